"""Make documents as other programs write them, and change ours as people do in Word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from cea_helper.schemes import shipped
from cea_helper.word.reading import ReadDocument, read_document

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)


def content_types(main_type: str = MAIN_TYPE) -> str:
    """Return the part that names the kinds of the others."""
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_PACKAGE}/relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'
    )


def relationships(*links: str) -> str:
    """Return a part of relationships: each of `links` is "kind target", external from "http"."""
    entries = ""
    for number, link in enumerate(links, 1):
        kind, target = link.split(" ", 1)
        mode = ' TargetMode="External"' if target.startswith(("http", "file")) else ""
        entries += (
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
        )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def package(
    body: str, parts: Mapping[str, str] | None = None, links: tuple[str, ...] = ()
) -> bytes:
    """Return a document with this body, and further parts to which it refers."""
    further = parts or {}
    whole = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships("officeDocument word/document.xml"),
        "word/document.xml": element("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": element("styles", WORD_STYLES),
        "word/_rels/document.xml.rels": relationships("styles styles.xml", *links),
        **further,
    }
    return zipped(whole)


def element(name: str, inside: str) -> str:
    """Return the root of a part with the namespaces that parts use."""
    return f"<w:{name} {_NAMESPACES}>{inside}</w:{name}>"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return the parts as a file."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def heading(words: str, style: str = "H1") -> str:
    """Return a heading."""
    return p(run(words), f'<w:pStyle w:val="{style}"/>')


def p(inside: str, properties: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def run(words: str, look: str = "", name: str = "t") -> str:
    """Return a run of words."""
    return (
        f'<w:r><w:rPr>{look}</w:rPr><w:{name} xml:space="preserve">{escape(words)}</w:{name}></w:r>'
    )


def tracked(kind: str, inside: str, author: str = "Dr Sample Editor", day: int = 1) -> str:
    """Return runs as Word marks them: `kind` is ins, del, moveTo or moveFrom."""
    return (
        f'<w:{kind} w:id="90{day}" w:author="{author}" w:date="2026-03-{day:02}T10:00:00Z">'
        f"{inside}</w:{kind}>"
    )


def paragraph_end(kind: str) -> str:
    """Return the properties of a paragraph whose end was put in or taken out."""
    return f"<w:rPr>{tracked(kind, '')}</w:rPr>"


def edited(document: bytes, change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """Return the document with the markup of one part changed."""
    with ZipFile(BytesIO(document)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    before = archive_text(parts[part])
    after = change(before)
    assert after != before, "the change finds nothing to change"
    return zipped({**parts, part: after})


def archive_text(part: str | bytes) -> str:
    """Return a part as text."""
    return part if isinstance(part, str) else part.decode()


def swap(old: str, new: str) -> Callable[[str], str]:
    """Return a change that puts one piece of markup in place of another."""
    return lambda markup: markup.replace(old, new, 1)


def read(document: bytes, scheme: str = "cea-national-2019") -> ReadDocument:
    """Return what is read for the boxes of the scheme."""
    return read_document(document, shipped().get(scheme))


def texts(document: bytes, scheme: str = "cea-national-2019") -> dict[str, str]:
    """Return the boxes that are not empty."""
    return {id: box.text for id, box in read(document, scheme).boxes.items() if box.text}


def research(inside: str) -> bytes:
    """Return a document whose one box is that of research."""
    return package(heading("Domain 4: Research and innovation") + inside)
