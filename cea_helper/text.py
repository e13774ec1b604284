"""Normalise what was typed or pasted, before it is counted, compared or stored."""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 does not allow in a document (section 2.2), lone surrogates among them. Word files
# are XML, so a text that holds one of these could not be written out.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Characters that change the direction of what follows them: in a name they can make it look like
# another name (Unicode Technical Report 36).
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")

# Word puts these into what is copied from it, for a manual line break and for a page break.
_WORD_BREAKS = re.compile("[\x0b\x0c]")

_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def normalise(text: str) -> str:
    r"""Return `text` without forbidden characters, with `\n` line ends, composed (NFC)."""
    allowed = _FORBIDDEN.sub("", text)
    return unicodedata.normalize("NFC", allowed.replace("\r\n", "\n").replace("\r", "\n"))


def typed(text: str) -> str:
    r"""Return what was typed or pasted into a box, normalised; breaks made in Word become `\n`.

    Else the words on both sides of such a break would join.
    """
    return normalise(_WORD_BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """Return `text` normalised, every run of white space one blank, the outer ones gone.

    What shows nothing at all, such as a joiner by itself, is no text.
    """
    line = " ".join(normalise(text).split())
    return line if any(sign.isprintable() for sign in line if sign != " ") else ""


def name(text: str) -> str:
    """Return `text` as one line that cannot pose as another name: no direction controls."""
    return one_line(_DIRECTION.sub("", text))


def visible(text: str) -> str:
    """Return `text` with each character that cannot be seen written as an escape; blanks stay."""
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in text)


def _escaped(sign: str) -> str:
    code = ord(sign)
    return _SHORT_ESCAPES.get(sign) or (f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
