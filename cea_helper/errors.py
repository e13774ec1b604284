"""The errors a person can meet. Each carries the identity of the thing and one plain sentence."""

from __future__ import annotations

# Who typed something knows it by its beginning; all of it could fill the screen.
_LONGEST_QUOTE = 60


class CeaHelperError(Exception):
    """Base of every error whose message may be shown to a person."""


class SchemeNotFound(CeaHelperError):
    """No award scheme or round has this identifier."""

    def __init__(self, scheme_id: str) -> None:
        super().__init__(f'"{scheme_id}" is not an award scheme that CEA Helper knows')
        self.scheme_id = scheme_id


class TakesNoApplications(CeaHelperError):
    """The round is listed, but nobody can apply in it: its scheme has ended or is paused."""

    def __init__(self, title: str) -> None:
        super().__init__(f"No application can be made for {title}")
        self.title = title


class BrokenSchemeFile(CeaHelperError):
    """A scheme file breaks a rule of its format; `place` says where."""

    def __init__(self, file_name: str, place: str, reason: str) -> None:
        super().__init__(f"{file_name}: {place}: {reason}")
        self.file_name = file_name
        self.place = place
        self.reason = reason


class StaleScheme(CeaHelperError):
    """A scheme was saved from a revision that is no longer its newest; nothing is overwritten."""

    def __init__(self, saved_by: str, newest: int) -> None:
        super().__init__(f"{saved_by} saved this scheme while you were writing")
        self.newest = newest


class SchemeInUse(CeaHelperError):
    """What was to be saved would take a round or a box away that applications here use."""


class SchemeIdTaken(CeaHelperError):
    """A round of a scheme file has the identifier of a round of another scheme here."""


class InvalidApplicationFile(CeaHelperError):
    """An application file that cannot be used, with one sentence for each fault found."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class InvalidComments(InvalidApplicationFile):
    """A file of comments that does not fit its format or the application it speaks of."""


class UnreadableEvidenceFile(CeaHelperError):
    """A file of evidence from another program that cannot be read at all."""


class NotAWordFile(CeaHelperError):
    """A file that cannot be read as a Word document; the sentence goes on from the file's name."""


class NotConverted(CeaHelperError):
    """LibreOffice could not make a PDF or pictures of a document, or took too long."""

    def __init__(self) -> None:
        super().__init__("The document could not be drawn just now")


class PreviewNotFound(CeaHelperError):
    """The pages of a document were not drawn, or are drawn anew by now."""

    def __init__(self) -> None:
        super().__init__("This preview is gone. Open the preview again")


class AccountNotFound(CeaHelperError):
    """No account has this identifier or e-mail address."""

    def __init__(self, account: str) -> None:
        super().__init__(f"There is no account {account}")
        self.account = account


class EmailTaken(CeaHelperError):
    """Another account already has this e-mail address."""

    field_name = "email"

    def __init__(self, email: str) -> None:
        super().__init__(f"There is already an account for {email}")
        self.email = email


class NoAddress(CeaHelperError):
    """What should be an e-mail address cannot be one."""

    field_name = "email"

    def __init__(self, email: str) -> None:
        shown = email if len(email) <= _LONGEST_QUOTE else f"{email[: _LONGEST_QUOTE - 3]}..."
        super().__init__(f'"{shown}" is not an email address like name@example.com')
        self.email = email


class SetupDone(CeaHelperError):
    """The first account exists, so another first account cannot be made."""

    def __init__(self) -> None:
        super().__init__("The first account has already been made. Sign in instead")


class InvitationOver(CeaHelperError):
    """A one-time link was used already, is too old or never existed."""

    def __init__(self) -> None:
        super().__init__("This link has been used or is too old")


class WrongSignIn(CeaHelperError):
    """The e-mail address and password do not belong together."""

    def __init__(self) -> None:
        super().__init__("The email address or password is wrong")


class TooManyTries(CeaHelperError):
    """Sign-in is slowed down; `minutes` says for how long."""

    def __init__(self, minutes: int) -> None:
        unit = "minute" if minutes == 1 else "minutes"
        super().__init__(f"There were too many tries to sign in. Try again in {minutes} {unit}")
        self.minutes = minutes


class EvidenceNotFound(CeaHelperError):
    """The person has no evidence item with this identifier."""

    def __init__(self, evidence_id: str) -> None:
        super().__init__("There is no such evidence item")
        self.evidence_id = evidence_id


class NoImportWaiting(CeaHelperError):
    """Nothing waits that was found in a file: it was added, cancelled or left for a day."""

    def __init__(self) -> None:
        super().__init__("There is no import to look at. It may be done, cancelled or too old")


class NoDocumentWaiting(CeaHelperError):
    """No Word document waits for a choice: it is done with, or was left for a day."""

    def __init__(self) -> None:
        super().__init__("There is no document to look at. It may be done with, or too old")


class ProofFileNotFound(CeaHelperError):
    """The person has no such file, or not as proof of this item."""

    def __init__(self, digest: str) -> None:
        super().__init__("There is no such file")
        self.digest = digest


class FileRefused(CeaHelperError):
    """A file that cannot be kept as proof; the sentence says why and what to do."""

    field_name = "file"


class ApplicationNotFound(CeaHelperError):
    """The person has no application with this number."""

    def __init__(self, application_id: int) -> None:
        super().__init__("There is no such application")
        self.application_id = application_id


class BoxNotFound(CeaHelperError):
    """The scheme has no domain and no other box with this identifier."""

    def __init__(self, box_id: str) -> None:
        super().__init__(f'The form has no box "{box_id}"')
        self.box_id = box_id


class VersionNotFound(CeaHelperError):
    """No text of this box was saved under this number."""

    def __init__(self, box_id: str, version: int) -> None:
        super().__init__(f"There is no version {version} of this text")
        self.box_id = box_id
        self.version = version


class FindingNotFound(CeaHelperError):
    """No check finds anything that is known by this."""

    def __init__(self) -> None:
        super().__init__("There is no such finding")


class ShareNotFound(CeaHelperError):
    """Nothing is shared under this number that the person may know of, or may use in this way."""

    def __init__(self, share_id: int) -> None:
        super().__init__("There is no such draft, or it is no longer shared with you")
        self.share_id = share_id


class CommentNotFound(CeaHelperError):
    """There is no comment with this number that the person may do this with."""

    def __init__(self, comment_id: int) -> None:
        super().__init__("There is no such comment")
        self.comment_id = comment_id


class ReviewerRefused(CeaHelperError):
    """A draft that cannot be shared with this person; the sentence says why and what to do."""

    field_name = "email"


class NothingShared(CeaHelperError):
    """A draft was to be shared that holds nothing of what its reviewer would be let see."""

    field_name = "shows"


class StaleVersion(CeaHelperError):
    """A save began from a version that is no longer the newest; both texts are kept."""

    def __init__(self, yours: str, theirs: str, newest: int) -> None:
        super().__init__("This text was saved somewhere else while you were writing")
        self.yours = yours
        self.theirs = theirs
        self.newest = newest


class UnusableDataFolder(CeaHelperError):
    """The folder named for the data cannot be made or used."""

    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(f"{folder} cannot be used for the data: {reason}")
        self.folder = folder


class BrokenSettings(CeaHelperError):
    """A setting says something that the program cannot follow; `place` says where."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place


class StaleItem(CeaHelperError):
    """An evidence item was saved from an older version than `newest`; neither is lost.

    The page shows what was typed beside the item as the bank now has it.
    """

    def __init__(self, evidence_id: str, newest: int) -> None:
        super().__init__("This evidence was changed somewhere else while you were writing")
        self.evidence_id = evidence_id
        self.newest = newest


class WeakPassword(CeaHelperError):
    """A new password that is too short, too long or too easy to guess."""

    field_name = "password"


class NotAllowed(CeaHelperError):
    """The account, or this installation, has no right to do this."""


class NotSaved(CeaHelperError):
    """The data folder could not be written just now: full, read-only or in use for too long."""

    def __init__(self) -> None:
        super().__init__(
            "Your work could not be saved just now. Keep this page open and try again in a minute"
        )


class DatabaseRefused(CeaHelperError):
    """The data folder holds a database that this program must not open."""
