"""The newest texts of an application are told at once as they are one by one."""

from __future__ import annotations

from datetime import datetime

from cea_helper.people import Account
from cea_helper.storage import Store, applications
from cea_helper.workspace import applications as use_cases


def test_newest_versions_are_those_of_each_box(
    store: Store, account: Account, now: datetime
) -> None:
    number = use_cases.start_application(store, account, "cea-national-2019", now)
    other = use_cases.start_application(store, account, "cea-national-2019", now)
    for began_from, text in enumerate(("One.", "Two.")):
        use_cases.save_text(store, account, number, "teaching", text, began_from, now)
    use_cases.save_text(store, account, number, "job_plan", "Three.", 0, now)
    use_cases.save_text(store, account, other, "research", "Four.", 0, now)
    with store.data.read_tx() as db:
        found = applications.newest_versions(db, number)
        assert found == {
            box: applications.newest_version(db, number, box) for box in ("teaching", "job_plan")
        }
