"""The fields of forms: what they take, what they say where they do not, and what they show."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from cea_helper import text
from cea_helper.dates import PartialDate
from cea_helper.web.forms.evidence_item import form_with
from tests.page_check import CheckingClient, find, find_all, find_form, parse, words_of
from tests.web.sample_site import SampleForm

GOOD = {"title": "A title", "reach": "local"}


def filled(**fields: Any) -> SampleForm:
    """Return the form as if it had been sent with these fields, validated."""
    form = SampleForm(formdata=MultiDict({**GOOD, **fields}))
    form.validate()
    return form


def refused(client: CheckingClient, **fields: Any) -> Element:
    """Return the page that answers to these fields, which are not all good."""
    response = client.send("/sample", {**GOOD, **fields})
    assert response.status_code == 200
    return parse(response.text)


@pytest.fixture(autouse=True)
def request_at_hand(app: Flask) -> Any:
    with app.test_request_context("/sample"):
        yield


@pytest.mark.parametrize(
    ("field", "sent", "message"),
    [
        ("title", " \n ", "Enter a title"),
        ("title", "x" * 41, "Title must be 40 characters or fewer"),
        ("text", "x" * 101, "Text must be 100 characters or fewer"),
        ("statement", "x" * 5001, "Statement must be 5,000 characters or fewer"),
        ("pas", "many", "PAs must be a number, such as 12 or 7.5"),
        ("pas", "1,5", "PAs must be a number, such as 12 or 7.5"),
        ("pas", "-1", "PAs must be from 0 to 20"),
        ("pas", "20.5", "PAs must be from 0 to 20"),
        ("pas", "nan", "PAs must be a number, such as 12 or 7.5"),
        ("pas", "1e9", "PAs must be a number, such as 12 or 7.5"),
        ("start", "spring", "Start must be a real date, such as 2024, March 2024 or 18 March 2024"),
        ("start", "1850", "Start must have a year from 1900 to 2100"),
        ("reach", "", "Select how far it reached"),
        ("reach", "universal", "Reach must be one of the choices shown"),
        ("areas", "cooking", "Areas must be one of the choices shown"),
        ("area", "cooking", "Main area must be one of the choices shown"),
    ],
)
def test_wrong_answer_is_told_at_the_field_and_above(
    signed_in: CheckingClient, field: str, sent: str, message: str
) -> None:
    tree = refused(signed_in, **{field: sent})
    assert words_of(find(tree, "title")) == "Error: Edit the sample - CEA Helper"
    link = next(link for link in find(tree, "main").iter("a") if words_of(link) == message)
    target = next(e for e in tree.iter() if e.get("id") == (link.get("href") or "")[1:])
    assert target.tag in ("input", "textarea", "select")
    assert len(list(find_all(tree, "span", **{"class": "nhsuk-error-message"}))) <= 1


def test_refused_form_shows_what_was_typed(signed_in: CheckingClient) -> None:
    typed = {"title": "", "pas": "many <b>", "start": "spring", "end": "now", "text": "a\r\n b"}
    tree = refused(signed_in, **typed, areas=["teaching", "wider"], area="research", version="7")
    form = find_form(tree, "/sample")
    assert find(form, "input", name="pas").get("value") == "many <b>"
    assert find(form, "input", name="start").get("value") == "spring"
    assert find(form, "textarea", name="text").text == "a\n b"
    ticked = [box for box in find_all(form, "input", name="areas") if "checked" in box.attrib]
    assert [box.get("value") for box in ticked] == ["teaching", "wider"]
    chosen = next(option for option in form.iter("option") if "selected" in option.attrib)
    assert chosen.get("value") == "research"
    assert find(form, "input", name="version").get("value") == "7"


def test_text_is_normalised_before_it_is_counted() -> None:
    form = filled(text="a\r\nb" * 20 + "\x07\x00", title="  A\t title\u0007 ", name="A\u202eB")
    assert form.text.data == "a\nb" * 20
    assert form.title.data == "A title"
    assert form.name.data == "AB"
    assert not form.errors


def test_breaks_pasted_from_word_do_not_join_words() -> None:
    form = filled(text="one\x0btwo\x0cthree", title="one\x0btwo")
    assert form.text.data == "one\ntwo\nthree"
    assert form.title.data == "one two"


def test_area_keeps_the_blanks_around_a_text() -> None:
    assert filled(text="  a \n").text.data == "  a \n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=100))
def test_any_text_is_shown_again_as_the_core_normalises_it(written: str) -> None:
    kept = text.typed(written)
    form = filled(text=written)
    assert form.text.data == kept
    page = parse(f"<!doctype html><title>T</title>{form.text}")
    assert (find(page, "textarea").text or "") == kept


@pytest.mark.parametrize(
    ("sent", "number"), [("7.5", 7.5), ("0", 0.0), ("12", 12.0), ("", None), (" ", None)]
)
def test_number_is_read_as_it_is_typed(sent: str, number: float | None) -> None:
    form = filled(pas=sent)
    assert form.pas.data == number
    assert not form.errors


@pytest.mark.parametrize(
    ("sent", "number", "is_percent"), [("31%", 31, True), ("31 %", 31, True), ("31", 31, False)]
)
def test_figure_may_be_a_percentage(sent: str, number: float, is_percent: bool) -> None:
    form = form_with(1)
    form.before.process(MultiDict({"before": sent}))
    assert (form.before.data, form.before.is_percent) == (number, is_percent)


@pytest.mark.parametrize("sent", ["%", "31%%", "% 31"])
def test_percent_sign_alone_is_no_figure(sent: str) -> None:
    form = form_with(1)
    form.before.process(MultiDict({"before": sent}))
    assert form.before.process_errors == ["The figure before must be a number, such as 12 or 7.5"]


def test_number_may_have_commas_between_thousands() -> None:
    form = filled(pas="1,204.5")
    assert form.pas.data == 1204.5
    assert form.errors == {"pas": ["PAs must be from 0 to 20"]}


def test_date_may_be_the_present_where_that_is_asked() -> None:
    form = filled(end="ongoing", start="3/2024")
    assert form.end.data == "present"
    assert form.start.data == PartialDate(2024, 3)
    assert "Start" in str(filled(start="present").errors["start"])


def test_known_values_are_shown_as_people_write_them() -> None:
    form = SampleForm(formdata=None, pas=7.0, start=PartialDate(2024, 3), end="present")
    assert form.pas.value() == "7"
    assert form.start.value() == "March 2024"
    assert form.end.value() == "present"


def test_choices_not_made_are_none_even_where_one_was_known() -> None:
    form = SampleForm(formdata=MultiDict({"title": "A"}), data={"reach": "local", "areas": ("x",)})
    assert form.reach.data is None
    assert form.areas.data == ()


def test_boxes_come_in_the_order_of_the_choices() -> None:
    sent = MultiDict([*GOOD.items(), ("areas", "wider"), ("areas", "research")])
    assert SampleForm(formdata=sent).areas.data == ("research", "wider")


@pytest.mark.parametrize("sent", ["", "x", "-1", "9" * 5000, "\u0663"])
def test_hidden_number_that_is_none_is_0(sent: str) -> None:
    assert filled(version=sent).version.data == 0


def test_statement_over_its_maximum_is_taken_and_its_count_told() -> None:
    form = filled(statement="x" * 25)
    assert not form.errors
    assert "25 of 20 characters: 5 over" in str(form.statement)


def test_words_in_a_template_win_over_the_field() -> None:
    shown = str(filled().title(width=20, label={"text": "Other", "isPageHeading": True}))
    assert "nhsuk-input--width-20" in shown
    assert "<h1" in shown


@pytest.mark.parametrize("size", [0, 1, 1024 * 1024, 1024 * 1024 + 1])
def test_file_is_taken_up_to_its_limit(signed_in: CheckingClient, size: int) -> None:
    head = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    token = signed_in.token("/sample/upload").encode()
    own = b'\r\n--edge\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n' + token
    body = head + b"x" * size + own + b"\r\n--edge--\r\n"
    answer = signed_in.post(
        "/sample/upload", data=body, content_type="multipart/form-data; boundary=edge"
    )
    assert answer.status_code == (303 if size <= 1024 * 1024 else 200)


def test_form_without_its_file_says_so(signed_in: CheckingClient) -> None:
    tree = parse(signed_in.send("/sample/upload").text)
    assert find(find(tree, "main"), "form").get("enctype") == "multipart/form-data"
    assert "Choose a file" in words_of(find(tree, "main"))
