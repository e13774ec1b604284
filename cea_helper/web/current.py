"""What belongs to the request at hand: the store, the time, the settings, the person."""

from __future__ import annotations

from datetime import date, datetime

from flask import current_app, g, request

from cea_helper.config import Settings
from cea_helper.dates import uk_day
from cea_helper.people import Account
from cea_helper.schemes import Catalogue
from cea_helper.storage import Store
from cea_helper.workspace import accounts
from cea_helper.workspace import schemes as known_schemes


def store() -> Store:
    """The store that this site keeps its data in."""
    found: Store = current_app.extensions["store"]
    return found


def schemes() -> Catalogue:
    """The award rounds that this site knows."""
    return known_schemes.catalogue(store())


def settings() -> Settings:
    """The settings that this site was started with."""
    found: Settings = current_app.extensions["settings"]
    return found


def now() -> datetime:
    """The time, in UTC."""
    moment: datetime = current_app.extensions["clock"]()
    return moment


def today() -> date:
    """The day it is in the United Kingdom."""
    return uk_day(now())


def account() -> Account:
    """The person who is signed in. Only for views that ask for "signed_in"."""
    found = account_or_none()
    if found is None:
        raise RuntimeError("this view does not ask who is signed in")
    return found


def account_or_none() -> Account | None:
    """The person who is signed in, if anybody is."""
    if "account" not in g:
        known = token()
        g.account = accounts.account_for_token(store(), known, now()) if known else None
    found: Account | None = g.account
    return found


def token() -> str | None:
    """The session that the browser names, whether or not it still holds."""
    return request.cookies.get(cookie_name())


def cookie_name() -> str:
    """The name of the session's cookie; over https one that no other site can set."""
    return "__Host-cea" if request.is_secure else "cea"
