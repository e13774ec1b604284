"""Normalise what was typed or pasted, before it is counted, compared or stored."""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 does not allow in a document (section 2.2), lone surrogates among them. Word files
# are XML, so a text that holds one of these could not be written out.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Characters that change the direction of what follows them, so that it can look like other words
# (Unicode Technical Report 36). Scripts that run from the right need none of them.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")

# Word puts these into what is copied from it, for a manual line break and for a page break.
_WORD_BREAKS = re.compile("[\x0b\x0c]")

# A place at which a word may be parted, seen only where it is.
_SOFT_HYPHEN = "\u00ad"

# The sign of a list in Word: one of its symbol fonts, or any that a tab follows. In a box nobody
# can type a tab.
_BULLETS = re.compile(
    "(?<![^\n])[ \t\u00a0]*"
    "(?:[\uf000-\uf0ff][ \t\u00a0]+|[\u00a7\u00b7\u2022\u25aa\u25cb\u25cfo]\t[ \t\u00a0]*)"
)
_NUMBERS = re.compile(
    "(?<![^\n])[ \t\u00a0]*(\\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxl]{2,5}|[IVXL]{2,5})[.)])\t[ \t\u00a0]*"
)

_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def normalise(text: str) -> str:
    r"""Return `text` without forbidden characters, with `\n` line ends, composed (NFC)."""
    allowed = _FORBIDDEN.sub("", text)
    return unicodedata.normalize("NFC", allowed.replace("\r\n", "\n").replace("\r", "\n"))


def typed(text: str) -> str:
    r"""Return what was typed or pasted into a box, normalised, without what only Word needs.

    Its breaks become `\n`, or the words on both sides would join. Its lists keep their numbers, and
    any other sign of a list becomes "- ". Soft hyphens go, and so do direction controls.
    """
    seen = without_direction(text.replace(_SOFT_HYPHEN, ""))
    plain = normalise(_WORD_BREAKS.sub("\n", seen))
    return _NUMBERS.sub(r"\1 ", _BULLETS.sub("- ", plain))


def without_direction(text: str) -> str:
    """Return `text` without the controls that turn the direction of what follows them.

    For what a person types and for lists from other programs. An application file keeps its words
    to the letter.
    """
    return _DIRECTION.sub("", text)


def one_line(text: str) -> str:
    """Return `text` normalised, every run of white space one blank, the outer ones gone.

    What shows nothing at all, such as a joiner by itself, is no text.
    """
    line = " ".join(normalise(text).split())
    return line if any(sign.isprintable() for sign in line if sign != " ") else ""


def name(text: str) -> str:
    """Return `text` as one line that cannot pose as another name: no direction controls."""
    return one_line(without_direction(text))


def visible(text: str) -> str:
    """Return `text` with each character that cannot be seen written as an escape; blanks stay."""
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in text)


def _escaped(sign: str) -> str:
    code = ord(sign)
    return _SHORT_ESCAPES.get(sign) or (f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
