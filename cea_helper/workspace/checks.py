"""What an assessor would mind in a person's texts, and what they call fine as it is."""

from __future__ import annotations

import hashlib
import pickle
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime

from cea_helper import checks, text
from cea_helper.application import Application
from cea_helper.checks import Mark, Severity, Sorted
from cea_helper.errors import FindingNotFound
from cea_helper.people import Account
from cea_helper.schemes import Domain
from cea_helper.storage import Database, Store, findings
from cea_helper.workspace import applications

_DIGEST = re.compile("[0-9a-f]{64}")
_MOST_COUNTED = 512

# How many findings were open in what an application said, by a digest of all of that.
_counted: dict[bytes, Mapping[Severity, int]] = {}


@dataclass(frozen=True)
class Checked:
    """An application, and what was found in its texts or in one of them."""

    application: Application
    findings: Sorted


def check_all(store: Store, account: Account, application_id: int, today: date) -> Checked:
    """Return what was found in all texts as they are saved. Raises ApplicationNotFound."""
    with store.data.read_tx() as db:
        _, application = applications.load_within(store, db, account, application_id)
        dismissed = findings.list_dismissed(db, application_id)
    found = checks.check_statements(application, today)
    return Checked(application, checks.sort_out(found, application, dismissed))


def check_one(
    store: Store,
    account: Account,
    application_id: int,
    box_id: str,
    today: date,
    unsaved: str | None = None,
) -> Checked:
    """Return what was found in the text of one box: as it is saved, or as `unsaved` has it.

    Nothing is kept of the latter. Raises ApplicationNotFound or BoxNotFound.
    """
    with store.data.read_tx() as db:
        stored, application = applications.load_within(store, db, account, application_id)
        applications.check_box(stored, box_id)
        dismissed = findings.list_dismissed(db, application_id)
    if unsaved is not None:
        application = _with_text(application, box_id, text.normalise(unsaved))
    found = checks.check_box(application, box_id, today)
    return Checked(application, checks.sort_out(found, application, dismissed))


def count_open(
    store: Store, application_id: int, application: Application, today: date
) -> Mapping[Severity, int]:
    """Return how many findings are open in an application of the person's, by severity.

    A page may ask for this each time: where nothing has changed since, no text is read again.
    """
    dismissed = findings.list_dismissed(store.data.read_once(), application_id)
    # Pickled: the quickest way to all that an application says. It is never read back.
    said = pickle.dumps((application, today, sorted(map(astuple, dismissed))))
    key = hashlib.sha256(said).digest()
    if key not in _counted:
        found = checks.check_statements(application, today)
        still_open = checks.sort_out(found, application, dismissed).open
        if len(_counted) >= _MOST_COUNTED:
            _counted.clear()
        _counted[key] = Counter(finding.severity for finding, _ in still_open)
    return _counted[key]


def dismiss(
    store: Store, account: Account, application_id: int, finding: Mark, now: datetime
) -> None:
    """Keep that the finding is fine as it is, for as long as its words stay as they are.

    Raises ApplicationNotFound, BoxNotFound or FindingNotFound.
    """
    with store.data.write_tx() as db:
        _check_own(store, db, account, application_id, finding)
        findings.dismiss(db, application_id, finding, now)


def bring_back(store: Store, account: Account, application_id: int, finding: Mark) -> None:
    """Show a finding again that was dismissed.

    Raises ApplicationNotFound, BoxNotFound or FindingNotFound.
    """
    with store.data.write_tx() as db:
        _check_own(store, db, account, application_id, finding)
        findings.bring_back(db, application_id, finding)


def _check_own(
    store: Store, db: Database, account: Account, application_id: int, finding: Mark
) -> None:
    stored = applications.own_application(store, db, account, application_id)
    applications.check_box(stored, finding.box)
    # Whether the words stand in the text is not asked: it may not be saved yet.
    check = checks.checks().get(finding.check)
    if check is None or not check.can_be_fine or not _DIGEST.fullmatch(finding.digest):
        raise FindingNotFound


def _with_text(application: Application, box_id: str, written: str) -> Application:
    if isinstance(application.scheme.box(box_id), Domain):
        return replace(application, statements={**application.statements, box_id: written})
    return replace(application, fields={**application.fields, box_id: written})
