"""An administrator corrects rounds on pages: one task a page, and what was typed is kept."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest

from cea_helper import text
from cea_helper.people import Account
from cea_helper.schemes import Scheme
from cea_helper.storage import Store
from cea_helper.storage import schemes as stored
from cea_helper.workspace import applications, schemes
from tests.page_check import CheckingClient, find, find_all, parse, words_of
from tests.pages.hostile import HOSTILE
from tests.pages.writing import UNCHECKED, check_harmless
from tests.web.applying import errors_of, link, main_words
from tests.workspace.correcting import Change, correct

RULES = "/rounds/ncia-2026/rules"
SURE = {"how_sure": "verified", "source": "https://trust.example/rules", "note": "Read the rules"}


def scheme(store: Store, round_id: str = "ncia-2026") -> Scheme:
    with store.data.read_tx() as db:
        return store.schemes(db).get(round_id)


def save(client: CheckingClient, page: str, fields: dict[str, Any]) -> Any:
    return client.send(f"{RULES}/{page}", {**SURE, **fields})


def test_list_leads_to_every_round(signed_in: CheckingClient) -> None:
    page = signed_in.page("/schemes")
    assert link(page, "National Clinical Impact Award, 2026 round") == RULES
    assert "As supplied" in main_words(page)


def test_list_says_who_changed_what(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    correct(store, account, "ncia-2026", lambda tree: tree.update(title="Another"), now)
    words = main_words(signed_in.page("/schemes/ncia"))
    assert "Changed by Avery Example on 21 November 2026 at 12:00pm" in words
    assert "Corrected here" in words


def test_list_tells_of_a_correction_that_this_program_cannot_read(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    unreadable = {"id": "ncia", "rounds": {"ncia-2026": {"number_of_stars": 5}}}
    with store.data.write_tx() as db:
        stored.add_revision(db, account, unreadable, "A note", now)
    words = main_words(signed_in.page("/schemes"))
    assert "rounds.ncia-2026.number_of_stars: is not a name that a scheme file knows" in words
    assert signed_in.page("/rounds/ncia-2026")


@pytest.mark.parametrize("family", ["wales-commitment", "ni-cea"])
def test_a_round_can_be_added_to_a_scheme_without_a_form(
    signed_in: CheckingClient, store: Store, family: str
) -> None:
    path = f"/schemes/{family}/add-round"
    fields = {"base": family, "title": "Another round", "status": "provisional", "began_from": "0"}
    assert signed_in.page(path)
    assert signed_in.send(path, fields).status_code == 303
    with store.data.read_tx() as db:
        assert "Another round" in [one.title for one in store.schemes(db)]


def test_rules_say_how_many_applications_use_them(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    assert "No application uses this round yet" in main_words(signed_in.page(RULES))
    for _ in range(3):
        applications.start_application(store, account, "ncia-2026", now)
    words = main_words(signed_in.page(RULES))
    assert "3 applications use this round. Each will show its applicant what changed" in words


def test_closing_time_is_saved_with_its_evidence(signed_in: CheckingClient, store: Store) -> None:
    answer = save(signed_in, "closes", {"day": "21 May 2026", "clock": "noon"})
    assert answer.headers["Location"] == RULES
    now = scheme(store)
    assert now.closes_at and now.closes_at.isoformat() == "2026-05-21T12:00:00+01:00"
    fact = now.fact("closes_at")
    assert (fact.status, fact.source, str(fact.checked_on)) == (
        "verified",
        "https://trust.example/rules",
        "2026-11-21",
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("5pm", "17:00"), ("5:30 pm", "17:30"), ("12am", "00:00"), ("9.15", "09:15")],
)
def test_times_are_read_as_people_type_them(
    signed_in: CheckingClient, store: Store, typed: str, kept: str
) -> None:
    save(signed_in, "closes", {"day": "21 May 2026", "clock": typed})
    closes_at = scheme(store).closes_at
    assert closes_at and closes_at.strftime("%H:%M") == kept


@pytest.mark.parametrize("typed", ["5", "25:00", "13pm", "late", "5:99"])
def test_what_is_no_time_is_shown_again(signed_in: CheckingClient, typed: str) -> None:
    page = parse(save(signed_in, "closes", {"day": "21 May 2026", "clock": typed}).text)
    assert errors_of(page) == ["Closing time must be a time, such as 5pm or 17:00"]
    assert find(page, "input", name="clock").get("value") == typed


def test_a_day_needs_its_time(signed_in: CheckingClient) -> None:
    page = parse(save(signed_in, "closes", {"day": "21 May 2026", "clock": ""}).text)
    assert errors_of(page) == ["Enter the time at which it closes"]


def test_what_is_not_known_is_left_empty(signed_in: CheckingClient, store: Store) -> None:
    save(signed_in, "closes", {"day": "", "clock": "", "how_sure": "unconfirmed"})
    save(signed_in, "domains/service/length", {"maximum": "", "counting_rule": "words"})
    domain = scheme(store).domain("service")
    assert scheme(store).closes_at is None
    assert domain and domain.limit.maximum is None


def test_what_does_not_fit_is_told_at_its_field(signed_in: CheckingClient) -> None:
    page = parse(save(signed_in, "domains/service/change", {"number": "2"}).text)
    assert errors_of(page) == ["Number must be another one: 2 stands for two boxes"]


def test_dates_that_do_not_fit_are_told_in_words(signed_in: CheckingClient) -> None:
    page = parse(save(signed_in, "closes", {"day": "1 May 2020", "clock": "5pm"}).text)
    assert errors_of(page) == ["Closing day lies before the round opens"]


def test_a_stale_save_keeps_what_was_typed(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    old = signed_in.page(f"{RULES}/employer")
    correct(store, account, "ncia-2026", lambda tree: tree.update(title="Another"), now)
    form = find(find(old, "main"), "form")
    answer = signed_in.send_form(form, {**SURE, "part": "It signs."})
    page = parse(answer.text)
    assert answer.status_code == 409
    assert "Avery Example saved this scheme while you were writing" in errors_of(page)[0]
    assert find(page, "textarea", name="part").text == "It signs."
    again = signed_in.send_form(find(find(page, "main"), "form"))
    assert again.status_code == 303
    assert (scheme(store).employer_part, scheme(store).title) == ("It signs.", "Another")


def test_preview_keeps_nothing_and_tells_what_applicants_are_told(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    fields = {"maximum": "900", "counting_rule": "words", "preview": "yes"}
    page = parse(save(signed_in, "domains/service/length", fields).text)
    assert "was 2,000 characters and is now 900 words" in main_words(page)
    assert "Up to 900 words" in main_words(page)
    assert find(page, "input", name="maximum").get("value") == "900"
    assert schemes.open_round(store, account, "ncia-2026").known.revision == 0
    assert "2,000 characters" in main_words(signed_in.page(f"{RULES}/preview"))


def test_a_length_is_as_sure_as_all_lengths_until_it_says_otherwise(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    def verify(tree: dict[str, Any]) -> None:
        tree["facts"]["limits"] = {"status": "verified", "source": "https://trust.example/all"}

    correct(store, account, "ncia-2026", verify, now)
    page = signed_in.page(f"{RULES}/domains/service/length")
    assert find(page, "input", name="source").get("value") == "https://trust.example/all"
    assert "checked" in find(page, "input", name="how_sure", value="verified").attrib


def test_look_back_has_years_or_a_first_day(signed_in: CheckingClient, store: Store) -> None:
    save(signed_in, "look-back", {"years": "", "first_day": "1 April 2021"})
    assert scheme(store).look_back_years is None
    assert str(scheme(store).look_back_from) == "2021-04-01"
    assert not scheme(store).fact("look_back_from").needs_checking


def test_one_length_for_all_domains(signed_in: CheckingClient, store: Store) -> None:
    save(signed_in, "lengths", {"maximum": "900", "counting_rule": "words"})
    limits = {(one.limit.maximum, one.limit.counting_rule) for one in scheme(store).domains}
    assert limits == {(900, "words")}
    assert not any(one.limit.fact.needs_checking for one in scheme(store).domains)


def test_facts_that_were_checked_are_confirmed_together(
    signed_in: CheckingClient, store: Store
) -> None:
    rules = "/rounds/ncia-2027/rules"
    page = signed_in.page(rules)
    assert "facts are not confirmed: confirm what you have checked" in main_words(page)
    words = main_words(signed_in.page(link(page, "confirm what you have checked")))
    assert "Length of domain 1: 2,000 characters Title of domain 2" in words
    assert "Closing time" not in words
    ticked = ["domains.service.limit", "levels.N1.values", "guides.applicants", "facts.scale"]
    assert signed_in.send(f"{rules}/confirm", {**SURE, "facts": ticked}).status_code == 303
    later = scheme(store, "ncia-2027")
    facts = (
        later.domains[0].limit.fact,
        later.guides[0].fact,
        later.fact("scale"),
    )
    read = ("verified", "https://trust.example/rules", date(2026, 11, 21))
    assert [(one.status, one.source, one.checked_on) for one in facts] == [read] * 3
    level = next(one for one in later.levels if one.id == "N1")
    assert level.values[-1]["status"] == "verified"
    assert later.domains[1].limit.fact.needs_checking
    assert "Length of domain 1" not in main_words(signed_in.page(f"{rules}/confirm"))


def test_what_is_said_of_all_lengths_is_sure_once_each_of_them_is(
    signed_in: CheckingClient, store: Store
) -> None:
    boxes = scheme(store, "ncia-2027").boxes()
    kinds = {one.id: "domains" if hasattr(one, "number") else "fields" for one in boxes}
    known = [one.id for one in boxes if one.limit.maximum]
    ticked = [f"{kinds[one]}.{one}.limit" for one in known]
    page = "/rounds/ncia-2027/rules/confirm"
    signed_in.send(page, {**SURE, "facts": ticked[1:]})
    assert scheme(store, "ncia-2027").fact("limits").needs_checking
    signed_in.send(page, {**SURE, "facts": ticked[:1]})
    is_all = len(known) == len(boxes)
    assert scheme(store, "ncia-2027").fact("limits").needs_checking != is_all


def test_a_page_that_is_known_stays_where_none_is_named(
    signed_in: CheckingClient, store: Store
) -> None:
    before = scheme(store).fact("opens_on").source
    fields = {**SURE, "source": "", "facts": "facts.opens_on"}
    signed_in.send(f"{RULES}/confirm", fields)
    after = scheme(store).fact("opens_on")
    assert (after.status, after.source) == ("verified", before)
    assert before


def test_nothing_ticked_confirms_nothing(signed_in: CheckingClient) -> None:
    page = parse(save(signed_in, "confirm", {}).text)
    assert errors_of(page) == ["Select what you have checked"]
    told = parse(save(signed_in, "confirm", {"facts": "facts.limits.elsewhere"}).text)
    assert errors_of(told) == ["What you have checked must be one of the choices shown"]


def test_a_new_domain_gets_an_identifier_and_a_place(
    signed_in: CheckingClient, store: Store
) -> None:
    fields = {"number": "6", "title": "Values", "areas": "wider", "counting_rule": "words"}
    assert save(signed_in, "domains/add", fields).status_code == 303
    assert scheme(store).domains[-1].id == "values"
    assert "values" in scheme(store).form_order
    save(signed_in, "domains/values/change", {"title": "Our values"})
    assert [one.title for one in scheme(store).domains if one.id == "values"] == ["Our values"]


def test_a_domain_whose_evidence_goes_to_another_first_says_so(signed_in: CheckingClient) -> None:
    taken = {"number": "6", "title": "Values", "areas": ["leading"], "counting_rule": "words"}
    before = main_words(signed_in.page(RULES))
    save(signed_in, "domains/add", taken)
    words = main_words(signed_in.page(RULES))
    warning = 'Evidence of "Leading and managing" goes to domain 2 first'
    assert warning in words and warning not in before


SIXTH = {"number": "6", "title": "Values", "areas": "wider", "counting_rule": "words"}


def test_a_later_round_that_cannot_take_a_change_over_is_named_and_can_be_left_alone(
    signed_in: CheckingClient, store: Store
) -> None:
    earlier = "/rounds/ncia-2024/rules/domains/add"
    before = [scheme(store, one) for one in ("ncia-2025", "ncia-2026", "ncia-2027")]
    page = parse(signed_in.send(earlier, {**SURE, **SIXTH}).text)
    assert errors_of(page) == [
        "National Clinical Impact Award, 2025 round is built on this round and cannot take this "
        "change over: its form has an order of its own, in which each box must stand once. "
        'To change this round only, tick "Leave as they are"'
    ]
    form = find(find(page, "main"), "form")
    assert signed_in.send_form(form, {"alone": "alone"}).status_code == 303
    assert scheme(store, "ncia-2024").domain("values")
    assert [scheme(store, one.id) for one in before] == before


def test_a_round_on_which_nothing_is_built_does_not_offer_to_leave_any(
    signed_in: CheckingClient,
) -> None:
    page = signed_in.page("/rounds/ncia-2027/rules/domains/add")
    assert "Rounds that are built on this one" not in main_words(page)


@pytest.mark.parametrize("page", ["fields/add", "domains/add", "domains/service/change"])
def test_a_title_that_another_box_has_is_refused(signed_in: CheckingClient, page: str) -> None:
    fields = {**SIXTH, "number": "1", "title": "JOB plan"}
    told = errors_of(parse(save(signed_in, page, fields).text))
    assert told == ['There is a box called "JOB plan" already']


def test_a_box_can_keep_its_title(signed_in: CheckingClient) -> None:
    assert save(signed_in, "fields/job_plan/change", {"hint": "Posts"}).status_code == 303


def test_a_box_with_texts_is_removed_after_saying_so(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    number = applications.start_application(store, account, "ncia-2026", now)
    applications.save_text(store, account, number, "personal_statement", "A text", 0, now)
    words = main_words(signed_in.page(f"{RULES}/fields/personal_statement/remove"))
    assert "1 application has a text in it. No text is lost" in words
    save(signed_in, "fields/personal_statement/remove", {})
    assert scheme(store).box("personal_statement") is None


def test_boxes_move_by_buttons_and_are_saved_then(signed_in: CheckingClient, store: Store) -> None:
    before = scheme(store).form_order
    page = parse(save(signed_in, "order", {"down": before[0]}).text)
    assert scheme(store).form_order == before
    assert find(page, "textarea", name="note").text == "Read the rules"
    signed_in.send_form(find(find(page, "main"), "form"))
    assert scheme(store).form_order == (before[1], before[0], *before[2:])


def test_scale_is_a_line_for_each_mark(signed_in: CheckingClient, store: Store) -> None:
    save(signed_in, "scale", {"scale": "0 None\n\n5: Some\n10 - All of it"})
    assert [(one.mark, one.label) for one in scheme(store).scale] == [
        (0, "None"),
        (5, "Some"),
        (10, "All of it"),
    ]
    page = parse(save(signed_in, "scale", {"scale": "ten Excellent"}).text)
    assert errors_of(page) == ['Scale must have a number and a label on the line "ten Excellent"']


def test_a_later_value_of_a_level_joins_the_earlier_ones(
    signed_in: CheckingClient, store: Store
) -> None:
    before = scheme(store).levels[0].values
    save(signed_in, "levels/N1/change", {"gbp": "22,000", "since": "1 April 2027"})
    after = scheme(store).levels[0].values
    assert after[:-1] == before
    assert (after[-1]["gbp"], after[-1]["status"]) == (22000, "verified")


@pytest.mark.parametrize("page", ["eligibility", "guides", "notes", "fields", "levels"])
def test_more_can_be_added_and_removed(signed_in: CheckingClient, store: Store, page: str) -> None:
    fields = {
        "ask": "Do you work here?",
        "otherwise": "You cannot apply.",
        "title": "Something new",
        "url": "https://trust.example/guide",
        "text": "Something new",
        "counting_rule": "words",
    }
    before = scheme(store)
    assert save(signed_in, f"{page}/add", fields).status_code == 303
    assert scheme(store) != before
    name = "do-you-work-here" if page == "eligibility" else "something-new"
    assert save(signed_in, f"{page}/{name}/remove", {}).status_code == 303
    assert scheme(store) == before


@pytest.mark.parametrize(
    "page", ["elsewhere", "domains/none/change", "people/add", "fields/job_plan/length"]
)
def test_what_is_not_there_is_not_found(signed_in: CheckingClient, page: str) -> None:
    assert signed_in.get(f"{RULES}/{page}").status_code == 404


def made(client: CheckingClient) -> str:
    fields = {
        "title": "Far Valley local awards",
        "awarding_body": "Far Valley NHS Trust",
        "round_title": "Far Valley local award 2027",
    }
    return str(client.send("/new-scheme", fields).headers["Location"])


def test_a_scheme_and_its_next_round_are_made(signed_in: CheckingClient, store: Store) -> None:
    assert made(signed_in) == "/rounds/far-valley-local-awards-2027/rules"
    answer = signed_in.send(
        "/schemes/far-valley-local-awards/add-round", {"title": "Far Valley local award 2028"}
    )
    assert answer.headers["Location"] == "/rounds/far-valley-local-awards-2028/rules"
    later = scheme(store, "far-valley-local-awards-2028")
    assert later.carried_forward_from == "far-valley-local-awards-2027"


OWN = "/rounds/far-valley-local-awards-2027"


def test_a_scheme_that_was_made_is_a_draft_until_it_is_published(
    signed_in: CheckingClient,
) -> None:
    rules = made(signed_in)
    page = signed_in.page(rules)
    assert "This round is a draft. Only administrators see it" in main_words(page)
    assert "Far Valley" not in main_words(signed_in.page("/applications/start"))
    assert signed_in.get(OWN).status_code == 404
    assert "Draft" in main_words(signed_in.page("/schemes/far-valley-local-awards"))
    answer = signed_in.send(link(page, "Publish"), {"note": "The rules are right"})
    assert answer.headers["Location"] == rules
    assert "This round is a draft" not in main_words(signed_in.page(rules))
    assert "Far Valley" in main_words(signed_in.page("/applications/start"))
    assert "The rules are right" in main_words(
        signed_in.page("/schemes/far-valley-local-awards/history")
    )


def test_publishing_shows_what_is_missing_and_asks_why(signed_in: CheckingClient) -> None:
    made(signed_in)
    signed_in.send(f"{OWN}/rules/lengths", {**SURE, "maximum": "", "counting_rule": "words"})
    page = signed_in.page(f"{OWN}/rules/publish")
    words = main_words(page)
    assert "5 domains have no limit" in words
    assert "Who can apply is not said" not in words
    assert link(page, "There is no closing date") == f"{OWN}/rules/closes"
    answer = signed_in.send(f"{OWN}/rules/publish", {"note": ""})
    assert errors_of(parse(answer.text)) == ["Enter why you do this"]
    assert signed_in.get(OWN).status_code == 404


def test_publishing_a_round_that_changed_meanwhile_is_refused(
    signed_in: CheckingClient, store: Store
) -> None:
    made(signed_in)
    form = find(find(signed_in.page(f"{OWN}/rules/publish"), "main"), "form")
    signed_in.send(f"{OWN}/rules/employer", {**SURE, "part": "It signs."})
    answer = signed_in.send_form(form, {"note": "It is ready"})
    assert answer.status_code == 409
    assert "saved this scheme while you were writing" in errors_of(parse(answer.text))[0]
    assert scheme(store, "far-valley-local-awards-2027").is_draft


def test_what_is_published_is_not_published_again(signed_in: CheckingClient) -> None:
    answer = signed_in.get(f"{RULES}/publish")
    assert (answer.status_code, answer.headers["Location"]) == (303, RULES)


def test_signs_that_turn_the_reading_direction_do_not_get_into_a_title(
    signed_in: CheckingClient, store: Store
) -> None:
    fields = {"title": "Another \u202eround", "awarding_body": "Far Valley \u202eTrust"}
    assert signed_in.send("/schemes/cea-local/add-round", fields).status_code == 303
    started = signed_in.send("/new-scheme", {**fields, "round_title": "Its \u202efirst round"})
    first = scheme(store, started.headers["Location"].split("/")[2])
    assert (first.title, first.awarding_body) == ("Its first round", "Far Valley Trust")


def test_the_first_change_of_an_own_scheme_is_not_taken_back(signed_in: CheckingClient) -> None:
    made(signed_in)
    page = signed_in.page("/schemes/far-valley-local-awards/history")
    assert "Made from Local Clinical Excellence Award" in main_words(page)
    assert "Take back" not in main_words(page)


def test_history_says_what_each_change_changed(signed_in: CheckingClient) -> None:
    signed_in.send("/schemes/ncia/add-round", {"title": "NCIA, 2028 round"})
    save(signed_in, "domains/service/length", {"maximum": "900", "counting_rule": "words"})
    save(signed_in, "opens", {"opens_on": "1 April 2026"})
    words = main_words(signed_in.page("/schemes/ncia/history"))
    assert 'The round "NCIA, 2028 round" is new' in words
    assert "2026 round The limit of domain 1 was 2,000 characters and is now 900 words" in words
    read = "stated at https://trust.example/rules, read on 21 November 2026"
    assert f"Length of domain 1: {read}" in words
    assert f"Opening day: {read}" in words


def test_many_changes_of_one_save_are_folded(signed_in: CheckingClient) -> None:
    save(signed_in, "lengths", {"maximum": "900", "counting_rule": "words"})
    page = signed_in.page("/schemes/ncia/history")
    summaries = [words_of(one) for one in find(page, "main").iter("summary")]
    assert summaries == ["6 more changes"]


def titled(title: str) -> Change:
    return lambda tree: tree.update(title=title)


def test_long_history_comes_in_parts(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    for number in range(25):
        correct(store, account, "ncia-2026", titled(f"Title {number}"), now)
    page = signed_in.page("/schemes/ncia/history")
    assert 'is now "Title 5"' in main_words(page)
    assert 'is now "Title 4"' not in main_words(page)
    earlier = signed_in.page(link(page, "Earlier changes"))
    assert 'is now "Title 4"' in main_words(earlier)
    assert "Earlier changes" not in main_words(earlier)


def test_a_correction_is_taken_back(signed_in: CheckingClient, store: Store) -> None:
    save(signed_in, "employer", {"part": "It signs."})
    page = signed_in.page("/schemes/ncia/history")
    href = link(page, "Take back")
    assert "What your employer does was" in main_words(signed_in.page(href))
    assert signed_in.send(href, {"note": "It was wrong"}).status_code == 303
    assert scheme(store).employer_part != "It signs."
    assert "It was wrong" in main_words(signed_in.page("/schemes/ncia/history"))


def look_at(client: CheckingClient, document: bytes) -> Any:
    return client.send("/import-scheme", {"file": (BytesIO(document), "scheme.toml")})


def test_an_exported_scheme_is_known_when_it_comes_back(signed_in: CheckingClient) -> None:
    document = signed_in.get("/schemes/ncia/export").data
    words = main_words(parse(look_at(signed_in, document).text))
    assert "This scheme is known here, and the file says nothing else of it" in words


def test_a_file_is_shown_then_imported(signed_in: CheckingClient, store: Store) -> None:
    document = signed_in.get("/schemes/ncia/export").data.replace(b"= 2000", b"= 1999")
    page = parse(look_at(signed_in, document).text)
    assert "is now 1,999 characters" in main_words(page)
    form = find(find(page, "main"), "form")
    assert errors_of(parse(signed_in.send_form(form).text)) == [
        "Select how to import it",
        "Enter why you do this",
    ]
    said = {"note": "From a friend", "how": "correction"}
    assert signed_in.send_form(form, said).status_code == 303
    assert {one.limit.maximum for one in scheme(store).domains} == {1999}


def test_a_file_about_a_scheme_of_the_program_can_be_a_scheme_of_its_own(
    signed_in: CheckingClient, store: Store
) -> None:
    document = signed_in.get("/schemes/cea-local/export").data
    renamed = document.replace(b'"Local Clinical Excellence Awards"', b'"Our awards"')
    page = parse(look_at(signed_in, renamed).text)
    words = main_words(page)
    assert "a scheme that CEA Helper brings: Local Clinical Excellence Awards" in words
    assert 'would be "Our awards", and no longer "Local Clinical Excellence Awards"' in words
    form, said = find(find(page, "main"), "form"), {"how": "own", "note": "From a friend"}
    again = parse(signed_in.send_form(form, said).text)
    assert errors_of(again) == ["Enter the name of your own scheme"]
    answer = signed_in.send_form(form, {**said, "title": "Far Valley awards"})
    assert answer.headers["Location"] == "/schemes/far-valley-awards"
    with store.data.read_tx() as db:
        known = store.schemes(db)
    assert known.family("cea-local").title == "Local Clinical Excellence Awards"
    assert [one.is_draft for one in known.family("far-valley-awards").rounds] == [True]


def test_an_import_of_a_stale_look_is_refused(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    document = signed_in.get("/schemes/ncia/export").data.replace(b"= 2000", b"= 1999")
    page = parse(look_at(signed_in, document).text)
    correct(store, account, "ncia-2026", lambda tree: tree.update(title="Another"), now)
    said = {"note": "From a friend", "how": "correction"}
    answer = signed_in.send_form(find(find(page, "main"), "form"), said)
    assert answer.status_code == 409
    assert "saved this scheme while you were writing" in errors_of(parse(answer.text))[0]
    assert scheme(store).title == "Another"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b"cea-helper-scheme/1", b"other/1", "At format: it must be one of cea-helper-scheme/1"),
        (b"number = 1\n", b"number = 0\n", "domains.service.number: it must be 1 to 1,000"),
        (b'id = "ncia"', b'id = "mine"', "belongs to National Clinical Impact Awards here"),
    ],
)
def test_a_broken_file_is_refused_with_place_and_reason(
    signed_in: CheckingClient, old: bytes, new: bytes, told: str
) -> None:
    document = signed_in.get("/schemes/ncia/export").data
    page = parse(look_at(signed_in, document.replace(old, new, 1)).text)
    assert told in errors_of(page)[0]


def test_a_file_that_takes_a_used_box_away_is_refused(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    before = signed_in.get("/schemes/ncia/export").data
    save(signed_in, "fields/add", {"title": "Something new", "counting_rule": "words"})
    number = applications.start_application(store, account, "ncia-2026", now)
    applications.save_text(store, account, number, "something-new", "A text", 0, now)
    page = parse(look_at(signed_in, before).text)
    assert 'uses the box "Something new"' in errors_of(page)[0]


def test_only_an_administrator_is_led_to_the_schemes(signed_in: CheckingClient) -> None:
    links = [words_of(one) for one in find_all(signed_in.page("/"), "a", href="/schemes")]
    assert links == ["Award schemes"]


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_typed_is_shown_and_does_nothing(
    signed_in: CheckingClient, store: Store, hostile: str
) -> None:
    title = f"Begin {hostile} end"[:300]
    fields = {"number": "6", "title": title, "areas": "wider", "counting_rule": "words"}
    save(signed_in, "domains/add", {**fields, "note": f"Begin {hostile} end"[:500]})
    domain = scheme(store).domains[-1]
    for path in (
        RULES,
        f"{RULES}/preview",
        f"{RULES}/order",
        f"{RULES}/domains/{domain.id}/change",
        f"{RULES}/domains/{domain.id}/remove",
        "/schemes/ncia/history",
        "/schemes/ncia",
    ):
        check_harmless(parse(signed_in.get(path, unchecked=UNCHECKED).text))
    shown = words_of(parse(signed_in.get(RULES, unchecked=UNCHECKED).text))
    assert " ".join(text.name(title).split()) in shown
