"""A reviewer reads what was shared with them, comments on it, and sends the review.

Each use case names the act that it is, and `review.rights` says who may do it. What a person may
not do with a share, they may not know of: it is "not found".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cea_helper import review, text
from cea_helper.application import Application, BoxVersion
from cea_helper.dates import uk_day
from cea_helper.errors import BoxNotFound, CommentNotFound, ShareNotFound
from cea_helper.evidence import files_of
from cea_helper.people import Account, Applicant
from cea_helper.review import Act, Comment, FrozenDraft, Share, Standing
from cea_helper.schemes import Scheme
from cea_helper.storage import Database, Store, comments, people, sharing
from cea_helper.workspace.files import ProofFile, find_file


@dataclass(frozen=True)
class Place:
    """The words that a comment is on; without a start it is on the whole box."""

    box: str
    start: int | None = None
    quote: str = ""


@dataclass(frozen=True)
class Request:
    """What a reviewer knows before they read anything: who asks, and for which award.

    `note` is what the applicant wrote to them.
    """

    share: Share
    standing: Standing
    scheme: Scheme
    applicant: Applicant


@dataclass(frozen=True)
class Draft:
    """A shared draft as its reviewer reads it, with the comments that they may see."""

    share: Share
    standing: Standing
    scheme: Scheme
    applicant: Applicant
    frozen: FrozenDraft
    comments: tuple[Comment, ...]

    @property
    def is_sent(self) -> bool:
        """Whether the review of this draft was sent."""
        return self.share.sent_at is not None

    def own_comments(self, box_id: str = "") -> tuple[Comment, ...]:
        """Return the reviewer's own comments, on one box or on all."""
        own = (one for one in self.comments if one.share_id == self.share.id)
        return tuple(one for one in own if not box_id or one.anchor.box == box_id)

    def as_application(self) -> Application:
        """Return the draft as an application that holds what was shared and nothing else."""
        texts = {box: version.text for box, version in self.frozen.texts.items()}
        scheme = self.scheme
        return Application(
            scheme=scheme,
            applicant=Applicant(
                self.share.owner_name,
                specialty=self.applicant.specialty,
                employer=self.applicant.employer,
            ),
            evidence=self.frozen.evidence,
            as_of=uk_day(self.share.shared_at),
            statements={one.id: texts[one.id] for one in scheme.domains if one.id in texts},
            fields={one.id: texts[one.id] for one in scheme.fields if one.id in texts},
        )

    def text_of(self, box_id: str) -> BoxVersion:
        """Return the frozen text of a box; the empty version 0 where nothing was shared of it."""
        return self.frozen.texts.get(box_id) or BoxVersion(box_id, 0, "", None, None)


def list_shared(store: Store, account: Account, now: datetime) -> tuple[Request, ...]:
    """Return what was ever shared with the person, however it ended, the latest first."""
    with store.data.read_tx() as db:
        schemes = store.schemes(db)
        return tuple(
            Request(
                share,
                review.standing(share, account.id, uk_day(now)),
                schemes.get(share.scheme),
                Applicant(share.owner_name),
            )
            for share in sharing.list_with(db, account.id)
        )


def open_request(store: Store, account: Account, share_id: int, now: datetime) -> Request:
    """Return who asks for a review, and for which award. Raises ShareNotFound."""
    with store.data.read_tx() as db:
        return _request(store, db, account, share_id, "read_request", now)


def declare(
    store: Store, account: Account, share_id: int, kinds: Sequence[str], now: datetime
) -> bool:
    """Note which conflicts of interest the reviewer has; say whether they may read on.

    One that ends access ends it at once, and what they had written and not sent is deleted.
    Raises ShareNotFound.
    """
    with store.data.write_tx() as db:
        share = _share(db, account, share_id, "declare_conflicts", now)
        is_over = review.ends_access(kinds)
        sharing.declare(db, share.id, kinds, is_over, now)
        if is_over:
            comments.delete_unsent(db, share.id)
            if share.sent_at is None:
                sharing.delete_marks(db, share)
    return not is_over


def open_draft(
    store: Store, account: Account, share_id: int, now: datetime, act: Act = "read_draft"
) -> Draft:
    """Return what the reviewer may read, where they may do this. Raises ShareNotFound."""
    with store.data.read_tx() as db:
        asked = _request(store, db, account, share_id, act, now)
        frozen = sharing.frozen(db, asked.share)
        listed = comments.list_for(db, asked.share.application_id)
    seen = review.seen_by_reviewer(listed, asked.share, asked.standing, frozen.texts)
    return Draft(asked.share, asked.standing, asked.scheme, asked.applicant, frozen, seen)


def add_comment(
    store: Store, account: Account, share_id: int, place: Place, written: str, now: datetime
) -> int:
    """Keep a comment, which only the reviewer reads until the review is sent; return its number.

    Raises ShareNotFound, BoxNotFound, or AnchorOutside where the words are not in the text.
    """
    with store.data.write_tx() as db:
        share = _share(db, account, share_id, "write_comments", now)
        comment = Comment(
            id=0,
            application_id=share.application_id,
            anchor=_anchor(store, db, share, place),
            author=account.name,
            text=text.normalise(written).strip(),
            created_at=now,
            account_id=account.id,
            share_id=share.id,
        )
        return comments.add(db, comment)


def change_comment(
    store: Store,
    account: Account,
    share_id: int,
    comment_id: int,
    place: Place,
    written: str,
    now: datetime,
) -> None:
    """Put other words in place of those of a comment that was not sent yet.

    Raises ShareNotFound, CommentNotFound, BoxNotFound or AnchorOutside.
    """
    with store.data.write_tx() as db:
        share = _share(db, account, share_id, "write_comments", now)
        _own_unsent(db, share, comment_id)
        anchor = _anchor(store, db, share, place)
        comments.change(db, comment_id, anchor, text.normalise(written).strip())


def delete_comment(
    store: Store, account: Account, share_id: int, comment_id: int, now: datetime
) -> None:
    """Delete a comment that was not sent yet. Raises ShareNotFound or CommentNotFound."""
    with store.data.write_tx() as db:
        share = _share(db, account, share_id, "write_comments", now)
        _own_unsent(db, share, comment_id)
        comments.delete(db, comment_id)


def mark_domain(
    store: Store, account: Account, share_id: int, domain_id: str, mark: int | None, now: datetime
) -> None:
    """Keep where the reviewer sees a domain on the scheme's scale; None takes it away.

    Raises ShareNotFound, or BoxNotFound where the scheme has no such domain or mark.
    """
    with store.data.write_tx() as db:
        asked = _request(store, db, account, share_id, "write_comments", now)
        known = {None, *(step.mark for step in asked.scheme.scale)}
        if asked.scheme.domain(domain_id) is None or mark not in known:
            raise BoxNotFound(domain_id)
        sharing.set_mark(db, asked.share, domain_id, mark)


def send(store: Store, account: Account, share_id: int, now: datetime) -> None:
    """Let the applicant read all comments and marks at once. Raises ShareNotFound."""
    with store.data.write_tx() as db:
        share = _share(db, account, share_id, "write_comments", now)
        comments.send(db, share.id, now)
        sharing.send(db, share, now)


def read_file(
    store: Store, account: Account, share_id: int, evidence_id: str, digest: str, now: datetime
) -> ProofFile:
    """Return a file that is proof in the shared draft. Raises ShareNotFound or ProofFileNotFound.

    A file that the applicant has removed since is no longer there.
    """
    with store.data.read_tx() as db:
        share = _share(db, account, share_id, "read_draft", now)
        items = sharing.frozen(db, share).evidence
        named = [one for one in items if one.id == evidence_id and digest in files_of(one)]
        return find_file(db, share.owner_id, named[0] if named else None, digest)


def _share(db: Database, account: Account, share_id: int, act: Act, now: datetime) -> Share:
    share = sharing.get(db, share_id)
    if share is None or not review.may(review.standing(share, account.id, uk_day(now)), act):
        raise ShareNotFound(share_id)
    return share


def _request(
    store: Store, db: Database, account: Account, share_id: int, act: Act, now: datetime
) -> Request:
    share = _share(db, account, share_id, act, now)
    applicant = people.get_applicant(db, share.owner_id) or Applicant(share.owner_name)
    stands = review.standing(share, account.id, uk_day(now))
    return Request(share, stands, store.schemes(db).get(share.scheme), applicant)


def _anchor(store: Store, db: Database, share: Share, place: Place) -> review.Anchor:
    if store.schemes(db).get(share.scheme).box(place.box) is None:
        raise BoxNotFound(place.box)
    texts = sharing.texts(db, share.id, share.draft)
    read = texts.get(place.box) or BoxVersion(place.box, 0, "", None, None)
    return review.anchor(read, place.start, place.quote)


def _own_unsent(db: Database, share: Share, comment_id: int) -> Comment:
    found = comments.get(db, comment_id)
    if found is None or found.share_id != share.id or found.sent_at is not None:
        raise CommentNotFound(comment_id)
    return found
