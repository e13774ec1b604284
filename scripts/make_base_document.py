"""Make cea_helper/word/base.docx: the page, the styles and the language of every Word document.

The document starts as the one that python-docx brings along and is rid of everything that is not
wanted: American page and language, theme fonts, unused styles, thumbnail, foreign author. Run it
again after a change here; the same script gives the same document.
"""

from __future__ import annotations

import argparse
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

BASE_DOCUMENT = Path(__file__).parent.parent / "cea_helper" / "word" / "base.docx"

BLUE = "003087"
GREY = "4C6272"
PALE = "E8EDEE"
AMBER = "FFB81C"
SHADE = "FFE3A3"
MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Look:
    """How a paragraph style looks; sizes and spaces in points."""

    name: str
    based_on: str = "Normal"
    next_style: str | None = None
    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    before: float | None = None
    after: float | None = None
    keep_with_next: bool | None = None
    right_aligned: bool = False


LOOKS = (
    Look("Title", next_style="Subtitle", size=28, bold=True, colour=BLUE, before=110, after=10),
    Look("Subtitle", next_style="Normal", size=18, colour=GREY, before=0, after=18),
    Look("heading 1", next_style="Normal", size=17, bold=True, colour=BLUE, before=26, after=6),
    Look("heading 2", next_style="Normal", size=13.5, bold=True, colour=BLUE, before=18, after=5),
    Look("heading 3", next_style="Normal", size=11.5, bold=True, colour=BLUE, before=14, after=4),
    Look("caption", size=9, colour=GREY, before=3, after=9),
    Look("header", size=9, colour=GREY, after=0, right_aligned=True),
    Look("footer", size=9, colour=GREY, after=0, right_aligned=True),
    Look("Draft state", size=12, bold=True, before=18, after=18, keep_with_next=True),
    Look("Own words", before=5, after=2),
    Look("Not written", next_style="Own words", colour=GREY, before=5, after=2),
    Look("Length", next_style="Normal", size=9.5, colour=GREY, before=5, after=8),
    Look("Picture", after=0, keep_with_next=True),
    Look("Box note", size=10, after=6, keep_with_next=True),
    Look("Box note heading", "Box note", next_style="Box note", bold=True),
    Look("Table text", size=9.5, before=0, after=2),
    Look("Table heading", "Table text", bold=True, keep_with_next=True),
    Look("Row heading", "Table text", next_style="Table text", bold=True),
    Look("Table number", "Table text", right_aligned=True),
    Look("Total number", "Row heading", right_aligned=True),
    Look("annotation text", size=10, after=0),
)
BUILT_IN = {"Normal", "Default Paragraph Font", "Normal Table", "No List"} | {
    look.name for look in LOOKS
}

# A bar at the left alone: with lines above and below, LibreOffice does not keep the box together.
BOX_BORDER = f"""<w:pBdr {nsdecls("w")}>
  <w:left w:val="single" w:sz="36" w:space="8" w:color="{AMBER}"/>
</w:pBdr>"""
STATE_BORDER = f"""<w:pBdr {nsdecls("w")}>
  <w:left w:val="single" w:sz="36" w:space="8" w:color="{BLUE}"/>
</w:pBdr>"""

TABLE_STYLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="FormTable">
  <w:name w:val="Form table"/>
  <w:basedOn w:val="TableNormal"/>
  <w:uiPriority w:val="59"/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="{BLUE}"/>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{BLUE}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="AEB7BD"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="60" w:type="dxa"/>
      <w:left w:w="90" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/>
      <w:right w:w="90" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tblPr/>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr>
  </w:tblStylePr>
</w:style>"""

REFERENCE_STYLE = f"""<w:style {nsdecls("w")} w:type="character" w:styleId="CommentReference">
  <w:name w:val="annotation reference"/>
  <w:basedOn w:val="DefaultParagraphFont"/>
  <w:uiPriority w:val="99"/>
  <w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>
</w:style>"""

# What stands over the limit: shaded, and underlined for a print in black and white.
EXCESS_STYLE = f"""<w:style {nsdecls("w")} w:type="character" w:customStyle="1"
    w:styleId="OverTheLimit">
  <w:name w:val="Over the limit"/>
  <w:basedOn w:val="DefaultParagraphFont"/>
  <w:uiPriority w:val="20"/>
  <w:rPr>
    <w:u w:val="dotted" w:color="{GREY}"/>
    <w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>
  </w:rPr>
</w:style>"""

DEFAULTS = f"""<w:docDefaults {nsdecls("w")}>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>
    <w:sz w:val="22"/><w:szCs w:val="22"/>
    <w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr>
    <w:spacing w:after="120" w:line="269" w:lineRule="auto"/>
  </w:pPr></w:pPrDefault>
</w:docDefaults>"""

SETTINGS = f"""<w:settings {nsdecls("w")}>
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="720"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode"
      w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:themeFontLang w:val="en-GB"/>
  <w:decimalSymbol w:val="."/>
  <w:listSeparator w:val=","/>
</w:settings>"""

APP_PROPERTIES = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>CEA Helper</Application></Properties>"""

PAGE_NUMBER = f"""<w:p {nsdecls("w")}>
  <w:pPr><w:pStyle w:val="Footer"/></w:pPr>
  <w:r><w:t xml:space="preserve">Page </w:t></w:r>
  <w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>
  <w:r><w:t xml:space="preserve"> of </w:t></w:r>
  <w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>
</w:p>"""


def build() -> bytes:
    """Return the base document as the bytes of a .docx file, always the same."""
    document = Document()
    drop_unwanted_parts(document)
    set_page(document)
    set_styles(document)
    set_settings(document)
    set_properties(document)
    written = BytesIO()
    document.save(written)
    return with_fixed_times(written.getvalue())


def drop_unwanted_parts(document: WordDocument) -> None:
    """Keep only the parts that the written documents need."""
    wanted = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS}
    rels = document.part.rels
    for key in [key for key, rel in rels.items() if rel.reltype not in wanted]:
        del rels[key]
    package_rels = document.part.package.rels
    for key, rel in list(package_rels.items()):
        if rel.reltype.endswith("/thumbnail"):
            del package_rels[key]


def set_page(document: WordDocument) -> None:
    """Make the page A4 with a header and a footer that counts the pages."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    section.header_distance, section.footer_distance = Mm(12), Mm(11)
    section.header.is_linked_to_previous = False
    section.footer.is_linked_to_previous = False
    footer = section.footer.paragraphs[0]._p
    footer.getparent().replace(footer, parse_xml(PAGE_NUMBER))


def set_styles(document: WordDocument) -> None:
    """Leave the styles that are used and give each the look it has here."""
    styles = document.styles.element
    for child in list(styles):
        name = child.find(qn("w:name"))
        if name is None or name.get(qn("w:val")) not in BUILT_IN:
            styles.remove(child)
    styles.insert(0, parse_xml(DEFAULTS))
    for look in LOOKS:
        set_look(document, look)
    for name, border in (("Box note", BOX_BORDER), ("Draft state", STATE_BORDER)):
        add_border(style_named(document, name), border)
    styles.append(parse_xml(TABLE_STYLE))
    styles.append(parse_xml(REFERENCE_STYLE))
    styles.append(parse_xml(EXCESS_STYLE))


def style_named(document: WordDocument, name: str) -> ParagraphStyle:
    """Return the paragraph style with this name, made where it is missing."""
    for style in document.styles:
        if style.element.find(qn("w:name")).get(qn("w:val")) == name:
            return cast(ParagraphStyle, style)
    built_in = name.startswith("annotation")
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=built_in)
    made.element.set(qn("w:styleId"), "CommentText" if built_in else name.title().replace(" ", ""))
    return cast(ParagraphStyle, made)


def set_look(document: WordDocument, look: Look) -> None:
    """Give the style this look and no other."""
    style = style_named(document, look.name)
    clear(style)
    style.base_style = style_named(document, look.based_on)
    style.next_paragraph_style = style_named(document, look.next_style or look.name)
    style.hidden, style.quick_style, style.unhide_when_used = False, True, False
    set_font(style, look)
    form = style.paragraph_format
    form.space_before = None if look.before is None else Pt(look.before)
    form.space_after = None if look.after is None else Pt(look.after)
    form.keep_with_next = look.name.startswith("heading") or look.keep_with_next
    if look.right_aligned:
        form.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if look.name.startswith("heading"):
        set_outline_level(style, int(look.name[-1]) - 1)


def clear(style: ParagraphStyle) -> None:
    """Take off what the default document says about the look, and its link to a run style."""
    for tag in ("w:rPr", "w:pPr", "w:link", "w:rsid"):
        for found in style.element.findall(qn(tag)):
            style.element.remove(found)


def set_font(style: ParagraphStyle, look: Look) -> None:
    """Set weight, colour and size, the size also for right-to-left text."""
    style.font.bold = look.bold
    style.font.cs_bold = look.bold
    if look.colour:
        style.font.color.rgb = RGBColor.from_string(look.colour)
    if look.size:
        style.font.size = Pt(look.size)
        size = style.element.rPr.find(qn("w:sz"))
        size.addnext(parse_xml(f'<w:szCs {nsdecls("w")} w:val="{round(look.size * 2)}"/>'))


def set_outline_level(style: ParagraphStyle, level: int) -> None:
    """Make the heading one that Word's navigation and screen readers list."""
    properties = style.element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level}"/>'))


def add_border(style: ParagraphStyle, border: str) -> None:
    """Draw the border round paragraphs of this style, with room for it on both sides."""
    indents = f'<w:ind {nsdecls("w")} w:left="227" w:right="227"/>'
    properties = style.element.get_or_add_pPr()
    properties.find(qn("w:spacing")).addprevious(parse_xml(border))
    properties.find(qn("w:spacing")).addnext(parse_xml(indents))


def set_settings(document: WordDocument) -> None:
    """Put the settings of a current Word in place of those of 2010."""
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.extend(parse_xml(SETTINGS))


def set_properties(document: WordDocument) -> None:
    """Name no person and no other program as the author; state the language."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = "CEA Helper"
    properties.title = "Application"
    properties.comments = properties.keywords = properties.subject = ""
    properties.language = "en-GB"
    properties.created = properties.modified = MADE_AT.replace(tzinfo=None)
    properties.revision = 1
    for part in document.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            set_blob(part, APP_PROPERTIES)


def set_blob(part: Part, blob: bytes) -> None:
    """Replace the content of a part that python-docx keeps as bytes."""
    part._blob = blob


def with_fixed_times(docx: bytes) -> bytes:
    """Return the same zip archive with every member dated alike."""
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(docx)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            member = zipfile.ZipInfo(name, MADE_AT.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return written.getvalue()


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the base document where the words of the call say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=BASE_DOCUMENT)
    output: Path = parser.parse_args(arguments).output
    output.write_bytes(build())
    print(f"Wrote {output}")


if __name__ == "__main__":
    main()
