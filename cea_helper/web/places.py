"""The addresses that the frame itself links to, whichever module answers there."""

from __future__ import annotations

from flask import request

PLACES = {
    "home": "/",
    "evidence": "/evidence",
    "note": "/note",
    "about_you": "/about-you",
    "schemes": "/schemes",
    "sign_in": "/sign-in",
    "sign_out": "/sign-out",
    "set_up": "/setup",
    "demo_people": "/demo-people",
}


def place(name: str) -> str:
    """Return the address of the place `name`, below the folder that the site is served from."""
    return request.script_root + PLACES[name]
