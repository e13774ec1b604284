"""Writing the text of a box: count, excess, versions, and two people at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper import counting, text
from cea_helper.evidence import Impact
from cea_helper.people import Account
from cea_helper.schemes import Fact, Limit
from cea_helper.storage import Store
from cea_helper.web.forms.statements import LONGEST_TEXT
from cea_helper.web.presenters.statements import compare, excess_of, how_counted
from cea_helper.workspace import applications
from tests.page_check import CheckingClient, find, find_all, find_form, held_by, parse, words_of
from tests.web.applying import bring_in, errors_of, example, link, main_words

HOSTILE = '<script>alert(1)</script>\r\n"R&D" <10% \u202e \u0645\u0631\u062d\u0628\u0627 {{ 7*7 }}'
LIMIT = Limit(20, "utf16_crlf", Fact("verified"))


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """The number of the application of the example's medical director."""
    return bring_in(store, account, now, example())


@pytest.fixture
def path(number: int) -> str:
    """Where the statement for domain 5 is written."""
    return f"/applications/{number}/boxes/teaching"


def area(page: Element) -> str:
    """Return what stands in the box."""
    return find(page, "textarea", name="text").text or ""


def marked(page: Element) -> list[str]:
    """Return what is marked on the page."""
    return ["".join(found.itertext()) for found in page.iter("mark")]


def test_page_says_what_the_domain_should_show(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page(path)
    words = main_words(page)
    assert words_of(find(page, "h1")).endswith("Domain 5: Teaching and training")
    assert "Clinicians who are better trained because of you. What fits: feedback" in words
    assert "Our words, not the scheme's." in words
    assert "0 of 1,350 characters" in words
    assert "This limit is not confirmed: check this year's guide" in words
    assert "Nothing saved yet" in words


def test_personal_statement_says_what_to_keep_to(signed_in: CheckingClient, number: int) -> None:
    words = main_words(signed_in.page(f"/applications/{number}/boxes/personal_statement"))
    assert "mention only what one of your domains also says" in words


def test_evidence_stands_beside_the_statement(
    signed_in: CheckingClient, path: str, number: int
) -> None:
    page = signed_in.page(path)
    words = words_of(find(page, "aside"))
    assert "Lectures on leadership Thin" in words
    carried = f"application={number}&domain=teaching&writing=yes"
    assert link(page, "Add evidence") == f"/evidence/add?area=teaching&{carried}"
    assert link(page, "What would make it stronger").endswith("/strength#domain-teaching")


def test_evidence_opened_beside_the_statement_leads_back_to_it(
    signed_in: CheckingClient, path: str
) -> None:
    item = signed_in.page(link(signed_in.page(path), "Lectures on leadership"))
    (back,) = find_all(item, "a", **{"class": "nhsuk-back-link"})
    assert words_of(back) == "Back to your statement for domain 5"
    assert back.get("href") == path


def test_evidence_shows_the_words_to_draw_on(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    item = next(item for item in example().evidence if item.id == "restraint")
    impact = Impact("Wards are calmer", "rate", 41, 9.5, "%", "national median 30%")
    application = replace(example(), evidence=(replace(item, impact=impact),))
    number = bring_in(store, account, now, application)
    words = words_of(find(signed_in.page(f"/applications/{number}/boxes/developing"), "aside"))
    assert "February 2023 to June 2025" in words
    assert "I designed and led a programme on 14 wards" in words
    assert "Wards are calmer rate: from 41 to 9.5% Benchmark: national median 30%" in words


def test_domain_without_evidence_says_so(signed_in: CheckingClient, number: int) -> None:
    words = words_of(find(signed_in.page(f"/applications/{number}/boxes/research"), "aside"))
    assert "Empty There is none for this domain yet." in words


def test_box_that_is_no_domain_has_a_hint_and_no_evidence(
    signed_in: CheckingClient, number: int
) -> None:
    page = signed_in.page(f"/applications/{number}/boxes/citation")
    assert "You do not write this yourself." in main_words(page)
    assert not list(page.iter("aside"))


def test_text_without_a_known_limit_is_only_counted(signed_in: CheckingClient, number: int) -> None:
    page = signed_in.page(f"/applications/{number}/boxes/form_d")
    assert "0 characters The limit of this box is not known: check this year's guide" in (
        main_words(page)
    )
    group = next(found for found in page.iter("div") if "data-app-count" in found.attrib)
    assert "data-app-maximum" not in group.attrib


def test_box_of_a_few_words_is_small(signed_in: CheckingClient, number: int) -> None:
    for box, rows in (("award_sought", "3"), ("personal_statement", "16")):
        page = signed_in.page(f"/applications/{number}/boxes/{box}")
        assert find(page, "textarea", name="text").get("rows") == rows


def test_box_that_the_form_does_not_have_is_not_found(
    signed_in: CheckingClient, number: int
) -> None:
    assert signed_in.get(f"/applications/{number}/boxes/nonsense").status_code == 404


def test_every_save_makes_a_version(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    for written in ("First words", "Second words"):
        answer = signed_in.send(path, {"text": written})
        assert (answer.status_code, answer.location) == (303, path)
    versions = applications.list_versions(store, account, number, "teaching")
    assert [version.text for version in versions] == ["Second words", "First words"]
    page = signed_in.page(path)
    assert area(page) == "Second words"
    assert "Saved as version 2" in main_words(page)
    assert "Saved on 21 November 2026 at 12:00pm, version 2" in main_words(page)


def test_post_without_a_text_adds_no_empty_version(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    signed_in.send(path, {"text": "I led it."})
    fields = {"csrf_token": signed_in.token(path), "began_from": "1"}
    assert signed_in.post(path, data=fields).status_code == 400
    box = path.rpartition("/")[2]
    assert applications.newest_version(store, account, number, box).text == "I led it."


def test_the_longest_text_is_taken_whatever_it_is_written_in(
    signed_in: CheckingClient, path: str
) -> None:
    assert signed_in.send(path, {"text": "\U0001f44d" * LONGEST_TEXT}).status_code == 303
    answer = signed_in.send(path, {"text": "\U0001f44d" * (LONGEST_TEXT + 1)})
    assert answer.status_code == 200
    assert "\U0001f44d" * (LONGEST_TEXT + 1) in answer.text


def test_text_that_a_full_disk_cannot_take_is_shown_and_can_be_saved_later(
    signed_in: CheckingClient, store: Store, path: str
) -> None:
    with store.data.read_tx() as db:
        pages = db.execute("pragma page_count").fetchone()[0]
    db.execute(f"pragma max_page_count={pages}")
    written = "Dear to me, and long. " * 3000
    answer = signed_in.send(path, {"text": written})
    assert answer.status_code == 503
    assert "Your work could not be saved just now" in main_words(parse(answer.text))
    assert written in answer.text
    db.execute("pragma max_page_count=1000000")
    assert signed_in.send(path, {"text": written}).status_code == 303


def test_page_says_how_it_counts(signed_in: CheckingClient, path: str) -> None:
    assert "How this is counted A line end counts as 2" in main_words(signed_in.page(path))
    signed_in.send(path, {"text": "One line\r\nand another\n"})
    told = "Your saved text has 19 characters and 2 line ends."
    assert told in main_words(signed_in.page(path))
    assert "23 of 1,350 characters" in main_words(signed_in.page(path))


@pytest.mark.parametrize("rule", counting.RULES)
def test_every_rule_is_told_of_a_text(rule: str) -> None:
    told = how_counted("One line\nand 1 more", rule)
    found = "5 words." if rule == "words" else "18 characters and 1 line end."
    assert told == f"{counting.IN_SENTENCES[rule]} Your saved text has {found}"
    assert how_counted("", rule) == counting.IN_SENTENCES[rule]


def test_breaks_made_in_word_become_line_ends(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    signed_in.send(path, {"text": "one\x0btwo\x0cthree"})
    stored = applications.newest_version(store, account, number, "teaching")
    assert stored.text == "one\ntwo\nthree"


def test_save_of_the_same_text_makes_none(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    signed_in.send(path, {"text": "The same"})
    signed_in.page(path)
    signed_in.send(path)
    assert "There was nothing new to save" in main_words(signed_in.page(path))
    assert len(applications.list_versions(store, account, number, "teaching")) == 1


def test_text_comes_back_as_it_was_typed(signed_in: CheckingClient, path: str) -> None:
    signed_in.send(path, {"text": f"\n  {HOSTILE} \n"})
    page = signed_in.page(path, unchecked=("leaks",))
    assert area(page) == text.typed(f"\n  {HOSTILE} \n")
    assert not [found for found in page.iter("script") if "alert" in (found.text or "")]


def test_text_that_is_too_long_is_kept_and_its_excess_marked(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    written = "a\r\n" * 600 + "<b>" + "z" * 200
    signed_in.send(path, {"text": written})
    page = signed_in.page(path)
    assert area(page) == text.normalise(written)
    assert "2,003 of 1,350 characters: 653 over" in main_words(page)
    assert "653 characters over" in main_words(page)
    assert marked(page) == ["a\n" * 150 + "<b>" + "z" * 200]
    stored = applications.newest_version(store, account, number, "teaching")
    assert stored.text == text.normalise(written)


def test_text_past_all_reason_is_shown_again_unsaved(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    answer = signed_in.send(path, {"text": "x" * 100_001})
    page = parse(answer.text)
    assert errors_of(page) == ["Your text must be 100,000 characters or fewer"]
    assert len(area(page)) == 100_001
    assert not applications.list_versions(store, account, number, "teaching")


def test_old_page_shows_both_texts_and_saves_neither(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    old_form = find_form(signed_in.page(path), path)
    signed_in.send(path, {"text": "Theirs came first, with <b>"})
    answer = signed_in.send_form(old_form, {"text": "Mine came first, with <i>"})
    page = parse(answer.text)
    assert answer.status_code == 409
    assert area(page) == "Mine came first, with <i>"
    assert "Theirs came first, with <b>" in main_words(page)
    assert marked(page) == ["Theirs", "<b>"]
    assert len(applications.list_versions(store, account, number, "teaching")) == 1


def test_both_texts_become_versions_once_mine_is_saved(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    old_form = find_form(signed_in.page(path), path)
    signed_in.send(path, {"text": "Theirs"})
    refused = find_form(parse(signed_in.send_form(old_form, {"text": "Mine"}).text), path)
    assert held_by(refused)["began_from"] == "1"
    assert signed_in.send_form(refused).status_code == 303
    versions = applications.list_versions(store, account, number, "teaching")
    assert [version.text for version in versions] == ["Mine", "Theirs"]


def test_page_counts_and_saves_by_itself_only_where_it_has_scripts(
    signed_in: CheckingClient, path: str
) -> None:
    page = signed_in.page(path)
    sources = [found.get("src") or "" for found in find_all(page, "script", type="module")]
    for name in ("count.js", "autosave.js"):
        assert len([src for src in sources if name in src]) == 1


@given(st.text(alphabet="ab \né\U0001f469\u200d", max_size=40))
def test_marked_text_is_the_whole_text(written: str) -> None:
    normalised = text.normalise(written)
    excess = excess_of(normalised, LIMIT)
    if excess:
        assert "".join(stretch.words for stretch in excess.stretches) == normalised
        assert [stretch.is_marked for stretch in excess.stretches] == [False, True]


def test_text_that_fits_has_no_excess() -> None:
    assert excess_of("x" * 20, LIMIT) is None
    assert excess_of("x" * 2000, replace(LIMIT, maximum=None)) is None


@given(st.text(alphabet="ab \n", max_size=60), st.text(alphabet="ab \n", max_size=60))
def test_comparison_shows_the_whole_saved_text(theirs: str, yours: str) -> None:
    stretches = compare(theirs, yours)
    assert "".join(stretch.words for stretch in stretches) == theirs
    if theirs == yours:
        assert not any(stretch.is_marked for stretch in stretches)
