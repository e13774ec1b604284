"""Drafts that are shared, in both directions, for the tests of all pages."""

from __future__ import annotations

from datetime import date, datetime

from cea_helper import text
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank, comments, files, reviewing, sharing, transfer
from cea_helper.workspace.reviewing import Place
from cea_helper.workspace.sharing import Terms
from tests.proof_files import PDF, PDF_DIGEST
from tests.web.applying import example
from tests.workspace.accounts import new_account

BOX = "leading"
WORDS = "I chair the board. Since 2023 its meetings are half as long."
_LAST = date(2026, 12, 1)


def add_sharing(
    store: Store,
    owner: Account,
    application_id: int,
    now: datetime,
    words: str = WORDS,
    email: str = "colleague@example.org",
) -> dict[str, str]:
    """Share a draft of the owner with a colleague who reviews it, and two of theirs with the owner.

    Return what addresses name: the share of the owner and a comment in it, a review that is under
    way and a comment in it, and one that the owner has not opened.
    """
    whole = text.normalise(words)
    terms = Terms(("statements", "evidence", "proof", "strength"), _LAST, whole[:2000])
    colleague = new_account(store, email)
    share = sharing.share(store, owner, application_id, email, terms, now)
    reviewing.declare(store, colleague, share, ("same-team",), now)
    read = reviewing.open_draft(store, colleague, share, now).text_of(BOX)
    place = Place(BOX, 0, read.text[:7]) if read.text.strip() else Place(BOX)
    comment = reviewing.add_comment(store, colleague, share, place, whole, now)
    reviewing.mark_domain(store, colleague, share, BOX, 6, now)
    reviewing.send(store, colleague, share, now)
    comments.answer(store, owner, application_id, comment, whole, now)
    review, asked = (_shared(store, colleague, owner, whole, terms, now) for _ in range(2))
    item = bank.list_evidence(store, colleague)[0].id
    reviewing.declare(store, owner, review, (), now)
    own = reviewing.add_comment(store, owner, review, Place(BOX, 0, whole[:7]), whole, now)
    names = {"share": share, "comment": comment, "review": review, "asked": asked, "own": own}
    return {
        **{name: str(number) for name, number in names.items()},
        "shared_item": item,
        "shared_file": PDF_DIGEST,
    }


def _shared(
    store: Store, colleague: Account, owner: Account, words: str, terms: Terms, now: datetime
) -> int:
    number = transfer.import_application(store, colleague, example(), now).application_id
    newest = applications.newest_version(store, colleague, number, BOX)
    applications.save_text(store, colleague, number, BOX, words, newest.version, now)
    item = bank.list_evidence(store, colleague)[0]
    if not any(proof.file for proof in item.proof):
        files.attach_file(store, colleague, item.id, words[:100], PDF, now)
    return sharing.share(store, colleague, number, owner.email, terms, now)
