"""The document that every other starts from."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import get_args, get_type_hints
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm

from cea_helper.word import blocks

SCRIPT = Path(__file__).parents[2] / "scripts" / "make_base_document.py"
BASE = resources.files("cea_helper.word") / "base.docx"


@pytest.fixture
def base() -> WordDocument:
    with resources.as_file(BASE) as path:
        return Document(str(path))


def test_script_makes_the_same_document_again(tmp_path: Path) -> None:
    made = tmp_path / "base.docx"
    subprocess.run([sys.executable, SCRIPT, "-o", made], check=True, capture_output=True)
    with resources.as_file(BASE) as kept, ZipFile(kept) as before, ZipFile(made) as after:
        assert after.namelist() == before.namelist()
        for name in before.namelist():
            assert after.read(name) == before.read(name), name


def test_page_is_a4(base: WordDocument) -> None:
    section = base.sections[0]
    assert section.page_width is not None and section.page_height is not None
    assert abs(section.page_width - Mm(210)) < Mm(0.1)
    assert abs(section.page_height - Mm(297)) < Mm(0.1)


def test_language_is_british_everywhere(base: WordDocument) -> None:
    language = base.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language is not None and language.get(qn("w:val")) == "en-GB"
    assert base.core_properties.language == "en-GB"


def test_only_arial_is_named(base: WordDocument) -> None:
    fonts = [font.attrib for font in base.styles.element.iter(qn("w:rFonts"))]
    assert fonts and all(set(font.values()) == {"Arial"} for font in fonts)
    assert not any("heme" in name for font in fonts for name in font)


def test_nothing_of_the_default_document_is_left(base: WordDocument) -> None:
    names = {str(part.partname) for part in base.part.package.iter_parts()}
    assert not [name for name in names if "thumbnail" in name or "theme" in name]
    assert "python-docx" not in base.core_properties.author


def test_every_style_that_blocks_name_is_there(base: WordDocument) -> None:
    wanted = set(get_args(get_type_hints(blocks.Paragraph)["style"]))
    wanted |= {"Heading 1", "Heading 2", "Heading 3", "Header", "Footer", "Form table"}
    wanted |= {"Own words", "Not written", "Picture", "Table text", "Table heading"}
    wanted |= {"Row heading", "Table number", "Total number"}
    assert wanted <= {style.name for style in base.styles}


def test_what_is_over_the_limit_has_a_style_that_is_shaded(base: WordDocument) -> None:
    style = base.styles["Over the limit"].element
    assert style.get(qn("w:type")) == "character" and style.get(qn("w:styleId")) == "OverTheLimit"
    assert style.find(f".//{qn('w:shd')}") is not None


def test_comments_have_their_styles(base: WordDocument) -> None:
    ids = {style.style_id for style in base.styles}
    assert {"CommentReference", "CommentText"} <= ids


def test_headings_are_in_the_outline(base: WordDocument) -> None:
    for level in (1, 2, 3):
        heading = base.styles[f"Heading {level}"].element
        assert heading.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == str(level - 1)
        assert heading.find(f".//{qn('w:keepNext')}") is not None
