"""LibreOffice, where it is installed: a document as PDF, and its pages as pictures.

It runs in a process of its own with a profile of its own, and is ended once its time is over.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from cea_helper.errors import NotConverted

_OFFICE, _PICTURES = "soffice", "pdftoppm"
_MOST_SECONDS = 60.0

# Dots an inch: sharp enough to read at the width of a column.
_RESOLUTION = "80"
_MOST_PAGES = 60


def can_write_pdf() -> bool:
    """Whether LibreOffice is installed here."""
    return shutil.which(_OFFICE) is not None


def can_draw_pages() -> bool:
    """Whether pages can be drawn as pictures here: for that, poppler is needed as well."""
    return can_write_pdf() and shutil.which(_PICTURES) is not None


def draw(document: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """Return a document of ours as PDF, and its pages as pictures where these can be drawn.

    Raises NotConverted.
    """
    pdf = as_pdf(document)
    return pdf, drawn_pages(pdf) if can_draw_pages() else ()


def as_pdf(document: bytes) -> bytes:
    """Return a document of ours as PDF. Raises NotConverted where LibreOffice does not manage."""
    with TemporaryDirectory(prefix="cea-helper-") as folder:
        source = Path(folder, "draft.docx")
        source.write_bytes(document)
        profile = Path(folder, "profile").as_uri()
        words = ["--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
        _run(_OFFICE, *words, "--outdir", folder, str(source))
        return _read(source.with_suffix(".pdf"))


def drawn_pages(pdf: bytes) -> tuple[bytes, ...]:
    """Return the pages as PNG pictures, at most sixty. Raises NotConverted."""
    with TemporaryDirectory(prefix="cea-helper-") as folder:
        source = Path(folder, "draft.pdf")
        source.write_bytes(pdf)
        words = ["-png", "-r", _RESOLUTION, "-l", str(_MOST_PAGES)]
        _run(_PICTURES, *words, str(source), str(Path(folder, "page")))
        return tuple(_read(page) for page in sorted(Path(folder).glob("page-*.png")))


def _run(program: str, *words: str) -> None:
    """Run the program to its end, and end it with all that it has started where that takes long."""
    found = shutil.which(program)
    if found is None:
        raise NotConverted
    with subprocess.Popen(
        (found, *words),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            failed = process.wait(_MOST_SECONDS)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise NotConverted from error
    if failed:
        raise NotConverted


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        # LibreOffice ends well, as it says, also where it has written nothing.
        raise NotConverted from error
