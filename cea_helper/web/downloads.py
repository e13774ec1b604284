"""Answers that are files to be saved."""

from __future__ import annotations

from flask import Response


def attachment(body: bytes, media_type: str, file_name: str) -> Response:
    """Return the answer that is saved as `file_name`, a name of plain letters that we made."""
    response = Response(body, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response
