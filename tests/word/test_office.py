"""The document as LibreOffice opens it."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from cea_helper.application import Application
from cea_helper.errors import NotConverted
from cea_helper.word import OwnLines, document_blocks, office, propose, read_document
from tests.word.by_bookmark import box_texts
from tests.word.examples import EVERYTHING, NOW, example, make_report, write

pytestmark = pytest.mark.office


def convert(document: Path, kind: str, folder: Path) -> Path:
    """Return the document converted by a LibreOffice of its own."""
    home = (folder / "home").as_uri()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={home}", "--convert-to", kind]
        + ["--outdir", str(folder / "out"), str(document)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / "out" / f"{document.stem}.{kind}"


def written_example() -> Application:
    words = {
        "research": "One trial.\n\n\tIts R&D share: <10%.",
        "teaching": "\u0645\u0631\u062d\u0628\u0627",
    }
    return replace(example("medical-director"), statements=words)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "draft.docx"
    path.write_bytes(write(written_example()))
    return path


def test_libreoffice_opens_it_with_all_its_words(document: Path, tmp_path: Path) -> None:
    converted = convert(document, "txt", tmp_path).read_text(encoding="utf-8-sig")
    for words in ("Dr Example Director", "Its R&D share: <10%.", "Annex: evidence schedule"):
        assert words in converted
    assert convert(document, "pdf", tmp_path).read_bytes().startswith(b"%PDF")


def test_texts_are_found_after_libreoffice_saved_it(document: Path, tmp_path: Path) -> None:
    saved = convert(document, "docx", tmp_path)
    assert box_texts(saved.read_bytes()) == box_texts(document.read_bytes())


def test_draft_that_went_through_another_format_proposes_nothing(
    document: Path, tmp_path: Path
) -> None:
    elsewhere = convert(document, "odt", tmp_path)
    back = convert(elsewhere, "docx", tmp_path / "again").read_bytes()
    application = written_example()
    read = read_document(back, application.scheme)
    assert [notice.code for notice in read.notices].count("unplaced-text") > 10
    blocks = document_blocks(application, make_report(application), EVERYTHING, NOW)
    proposal = propose(application, read, own_lines=OwnLines(application, blocks))
    assert (proposal.open, proposal.loose) == ((), ())
    assert "picture" not in [notice.code for notice in proposal.notices]


def test_pages_are_drawn_and_given_as_pdf(document: Path) -> None:
    pdf, pages = office.draw(document.read_bytes())
    assert pdf.startswith(b"%PDF")
    assert len(pages) > 3 and all(page.startswith(b"\x89PNG") for page in pages)


def test_what_libreoffice_cannot_open_is_refused_in_words() -> None:
    with pytest.raises(NotConverted):
        office.drawn_pages(b"no PDF")


def test_drawing_that_takes_too_long_is_ended(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_MOST_SECONDS", 0.05)
    with pytest.raises(NotConverted):
        office.as_pdf(document.read_bytes())
