"""What the program wrote comes back to the character."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper import text
from cea_helper.application import Application
from cea_helper.schemes import shipped
from cea_helper.word import Parts, WordComment, write_document
from cea_helper.word.form import own_texts
from tests.strategies import applications
from tests.word.examples import NOW, example, make_application, make_report
from tests.word.reading.building import edited, read, run, swap, texts, tracked
from tests.word.test_office import convert

SNIPPETS = (
    "Nothing written yet",
    "37 of 1,350 characters",
    "This domain is weak",
    "Domain 5: Teaching and training",
    "Annex: evidence schedule",
    "\n",
    "\n\n",
    "\t",
    "  ",
    "\u00ad",
    "\u2011",
    "\u00a0",
    "e\u0301",
    "\u2028",
    "<w:t>&amp;]]>",
    "\U0001f44d\U0001f3fd",
    "\u0645\u0631",
    "\u2018quoted\u2019",
    "x",
)


def hostile_texts() -> st.SearchStrategy[str]:
    """Texts that look like what the program itself writes, and any others."""
    looks_like = st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=5).map("".join)
    return (looks_like | st.text(max_size=30)).map(text.normalise)


@st.composite
def hostile_applications(draw: st.DrawFn) -> Application:
    """An application with hostile texts in any of its boxes."""
    scheme = shipped().get(draw(st.sampled_from(("cea-national-2019", "ncia-2027"))))
    boxes = [box.id for box in scheme.boxes()]
    return filled(draw(st.dictionaries(st.sampled_from(boxes), hostile_texts())), scheme.id)


def filled(written: dict[str, str], scheme: str = "cea-national-2019") -> Application:
    known = shipped().get(scheme)
    return make_application(
        scheme=known,
        statements={box: words for box, words in written.items() if known.domain(box)},
        fields={box: words for box, words in written.items() if known.field(box)},
    )


def draft(
    application: Application,
    *comments: WordComment,
    parts: Parts = Parts(),  # noqa: B008 (frozen)
) -> bytes:
    return write_document(application, make_report(application), parts, NOW, comments)


def as_written(application: Application) -> dict[str, str]:
    written = own_texts(application, application.scheme)
    return {box_id: words for box_id, words in written.items() if words}


@settings(max_examples=60)
@given(hostile_applications(), st.builds(Parts, st.booleans(), st.booleans(), st.booleans()))
def test_any_text_comes_back_with_any_parts(application: Application, parts: Parts) -> None:
    document = draft(application, parts=parts)
    assert texts(document, application.scheme.id) == as_written(application)


@settings(max_examples=25)
@given(applications())
def test_whole_applications_come_back_without_a_warning(application: Application) -> None:
    document = draft(application)
    assert texts(document, application.scheme.id) == as_written(application)
    assert read(document, application.scheme.id).notices == ()


@settings(max_examples=40)
@given(hostile_texts().filter(bool), st.data())
def test_comments_come_back_on_their_words(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    said = data.draw(st.text(min_size=1, max_size=20).map(text.normalise))
    at = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
    comment = WordComment("research", "Dr A", said, start, end, written_at=at)
    (remark,) = read(draft(filled({"research": words}), comment)).remarks
    assert (remark.box, remark.start, remark.end) == ("research", start, end)
    assert (remark.anchor, remark.text) == (words[start:end], said)
    assert (remark.author, remark.date) == ("Dr A", "2026-03-02T10:30:00Z")


def test_comment_on_an_empty_box_is_beside_it() -> None:
    document = draft(make_application(), WordComment("citation", "A", "Who writes it?"))
    (remark,) = read(document).remarks
    assert (remark.box, remark.start, remark.anchor) == ("citation", None, "Citation")


def test_draft_for_another_round_is_read_by_its_headings() -> None:
    document = draft(filled({"research": "Trial.", "leading": "Led."}))
    assert texts(document, "ncia-2027") == {"leadership": "Led.", "innovation": "Trial."}
    assert read(document, "ncia-2027").notices[0].code == "other-scheme"


@pytest.mark.office
def test_texts_come_back_after_libreoffice_saved_them(tmp_path: Path) -> None:
    application = filled(
        {
            "research": "One\u00adtrial.\n\n\tIts R&D share: <10%, caf\u00e9\u2011bar.\n",
            "teaching": "\u2018Quoted\u2019  words \u0645\u0631\u062d\u0628\u0627",
            "personal_statement": "  \n",
            "delivering": "Nothing written yet",
        }
    )
    path = tmp_path / "draft.docx"
    path.write_bytes(draft(application, WordComment("teaching", "Dr A", "Why?", 1, 7)))
    saved = convert(convert(path, "odt", tmp_path), "docx", tmp_path / "again").read_bytes()
    assert texts(saved) == as_written(application)
    assert read(saved).remarks[0].anchor == "Quoted"


@pytest.mark.office
def test_tracked_changes_come_back_after_libreoffice_saved_them(tmp_path: Path) -> None:
    marked = run("I ") + tracked("del", run("taught", name="delText")) + tracked("ins", run("led"))
    old = '<w:r><w:t xml:space="preserve">I taught.</w:t></w:r>'
    document = edited(draft(filled({"teaching": "I taught."})), swap(old, marked))
    path = tmp_path / "draft.docx"
    path.write_bytes(document)
    found = read(convert(path, "docx", tmp_path).read_bytes())
    assert found.boxes["teaching"].text == "I led"
    assert [(c.kind, c.text, c.author, c.box) for c in found.changes] == [
        ("deletion", "taught", "Dr Sample Editor", "teaching"),
        ("insertion", "led", "Dr Sample Editor", "teaching"),
    ]


@pytest.mark.office
def test_example_is_known_again_after_libreoffice_saved_it(tmp_path: Path) -> None:
    application = example("medical-director")
    path = tmp_path / "draft.docx"
    path.write_bytes(draft(application))
    saved = convert(path, "docx", tmp_path).read_bytes()
    assert texts(saved) == as_written(application)
    assert read(saved).notices == ()
