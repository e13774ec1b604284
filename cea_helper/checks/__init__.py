"""Read what was written, and point out what the writer should look at again."""

from __future__ import annotations

from cea_helper.checks.identifiers import application_texts, identifiers_in, item_texts

__all__ = ["application_texts", "identifiers_in", "item_texts"]
