"""What the shape of the database itself holds to."""

from __future__ import annotations

import pytest
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from cea_helper.storage import Database, Store

TRIGGERS = {
    "box_version_is_kept",
    "box_version_goes_with_its_application",
    "scheme_revision_is_kept",
    "scheme_revision_stays",
    "evidence_takes_its_words_with_it",
}
# A full-text search keeps tables of its own, which it makes as it likes.
NOT_OURS = ("_", "sqlite_", "evidence_words")

TWO_PEOPLE = """
insert into account (id, email, name, is_admin, is_medical_director, created_at) values
    (1, 'a@example.org', 'A', 0, 0, '2026'), (2, 'b@example.org', 'B', 0, 0, '2026');
insert into evidence (owner_id, id, position, version, created_at, updated_at, title, areas, proof)
    values (1, 'e1', 0, 1, '2026', '2026', 'An item', '["research"]', '[]');
insert into application (id, owner_id, scheme, created_at) values
    (10, 1, 'ncia-2026', '2026'), (20, 2, 'ncia-2026', '2026');
insert into box_version (application_id, box, version, text, saved_at, saved_by) values
    (10, 'leadership', 1, 'I led it.', '2026', 1), (20, 'leadership', 1, '', '2026', 2);
"""
# The first person's application, shared with the second, who commented on it.
SHARED = """
insert into share (id, application_id, owner_id, reviewer_id, shows, ends_on, note)
    values (5, 10, 1, 2, '[]', '2026-12-01', '');
insert into shared_draft (share_id, draft, shared_at, evidence, strength)
    values (5, 1, '2026', '[]', '[]');
insert into shared_text (share_id, draft, application_id, box, version)
    values (5, 1, 10, 'leadership', 1);
insert into domain_mark (share_id, draft, domain, mark) values (5, 1, 'leadership', 6);
insert into comment
    (id, application_id, box, version, quote, account_id, author, share_id, text, state, created_at,
    sent_at)
    values (7, 10, 'leadership', 1, '', 2, 'B', 5, 'Since when?', 'open', '2026', '2026');
insert into comment_reply (comment_id, account_id, author, text, written_at)
    values (7, 1, 'A', 'March', '2026');
"""

REFUSED = {
    "a saved text is changed": "update box_version set text = 'Other words'",
    "a saved text is deleted alone": "delete from box_version where application_id = 10",
    "a saved text is replaced": "insert or replace into box_version"
    " values (10, 'leadership', 1, 'Other words', '2026', 1, 0)",
    "an item is placed in another person's application": "insert into placement"
    " values (20, 1, 'e1', 'leadership')",
    "a claim names another person's item": "insert into claim"
    " values (20, 'leadership', 1, 0, 0, 0, 0, 1, 'e1')",
    "a claim ends before it begins": "insert into claim"
    " values (10, 'leadership', 1, 0, 0, 5, 4, 1, 'e1')",
    "two accounts have one address": "update account set email = 'a@example.org' where id = 2",
    "an address has capitals": "update account set email = 'B@example.org' where id = 2",
    "an item has no area": "update evidence set areas = '[]'",
    "an item has no title": "update evidence set title = ''",
    "a reach is unknown": "update evidence set reach = 'galactic'",
    "a result is no document": "update evidence set impact = '[1]'",
    "a person reviews their own application": "insert into share (application_id,"
    " owner_id, reviewer_id, shows, ends_on, note) values (10, 1, 1, '[]', '', '')",
    "a person shares another person's application": "insert into share (application_id,"
    " owner_id, reviewer_id, shows, ends_on, note) values (20, 1, 2, '[]', '', '')",
    "a comment begins and does not end": "insert into comment (application_id, box, version, first,"
    " quote, author, text, state, created_at) values (10, 'a', 1, 0, '', 'A', 'A', 'open', '2026')",
    "a comment has no author": "insert into comment (application_id, box, version,"
    " quote, author, text, state, created_at) values (10, 'a', 1, '', '', 'A', 'open', '2026')",
    "a number stands for a text": "update evidence set version = 'two'",
}


@pytest.fixture
def two_people(store: Store) -> Store:
    with store.data.write_tx() as db:
        db.executescript(TWO_PEOPLE)
    return store


def count(db: Database, table: str) -> int:
    return int(db.execute(f"select count(*) from {table}").fetchone()[0])


def test_every_table_is_strict_and_every_trigger_is_there(store: Store) -> None:
    for file, triggers in ((store.data, TRIGGERS), (store.sessions, set[str]())):
        with file.read_tx() as db:
            own = [table for table in db.tables if not table.name.startswith(NOT_OURS)]
            assert own and all(table.strict for table in own)
            assert {trigger.name for trigger in db.triggers} == triggers


@pytest.mark.parametrize("sql", REFUSED.values(), ids=REFUSED.keys())
def test_the_database_refuses_that(two_people: Store, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError), two_people.data.write_tx() as db:
        db.execute(sql)


def test_an_application_takes_its_texts_and_claims_with_it(two_people: Store) -> None:
    with two_people.data.write_tx() as db:
        db.execute("insert into placement values (10, 1, 'e1', 'leadership')")
        db.execute("insert into claim values (10, 'leadership', 1, 0, 0, 0, 5, 1, 'e1')")
        db.execute("delete from application where id = 10")
        tables = ("box_version", "claim", "placement", "evidence")
        assert [count(db, table) for table in tables] == [1, 0, 0, 1]


def test_an_application_takes_its_shares_and_comments_with_it(two_people: Store) -> None:
    with two_people.data.write_tx() as db:
        db.executescript(SHARED)
        tables = ("share", "shared_draft", "shared_text", "domain_mark", "comment", "comment_reply")
        assert [count(db, table) for table in tables] == [1] * 6
        db.execute("delete from application where id = 10")
        assert [count(db, table) for table in tables] == [0] * 6


def test_comments_that_were_sent_outlast_the_account_of_their_author(two_people: Store) -> None:
    with two_people.data.write_tx() as db:
        db.executescript(SHARED)
        db.execute("delete from account where id = 2")
        assert [count(db, table) for table in ("share", "comment")] == [0, 1]
        (left,) = db.execute("select author, account_id, share_id from comment").fetchall()
        assert tuple(left) == ("B", None, None)


def test_an_account_takes_all_that_is_theirs_with_it(two_people: Store) -> None:
    with two_people.data.write_tx() as db:
        db.execute("delete from account where id = 1")
        tables = ("account", "evidence", "application", "box_version")
        assert [count(db, table) for table in tables] == [1, 0, 1, 1]


def test_the_number_of_a_deleted_application_is_never_used_again(two_people: Store) -> None:
    with two_people.data.write_tx() as db:
        db.execute("delete from application where id = 20")
        db.execute("insert into application (owner_id, scheme, created_at) values (1, 's', '2026')")
        assert db.execute("select max(id) from application").fetchone()[0] == 21
