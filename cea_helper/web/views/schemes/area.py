"""The area of the site in which an administrator looks after schemes, and its addresses."""

from __future__ import annotations

from flask import Blueprint

ONE_SCHEME = "/schemes/<family_id>"
ONE_ROUND = "/rounds/<round_id>/rules"

blueprint = Blueprint("schemes", __name__)
