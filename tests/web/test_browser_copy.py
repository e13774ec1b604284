"""The key under which a browser keeps unsaved text."""

from __future__ import annotations

import base64
import hashlib
import hmac

from flask import Flask

from cea_helper.people import Account
from cea_helper.web import browser_copy


def test_key_is_the_persons_and_the_sites(app: Flask, account: Account) -> None:
    with app.app_context():
        key = browser_copy.key_of(account)
        assert browser_copy.key_of(account) == key
        secret = app.extensions["settings"].secret_key
    other = browser_copy._derived(secret, account.id + 1)
    elsewhere = browser_copy._derived(secret + "x", account.id)
    assert len({key, other, elsewhere}) == 3


def test_key_is_derived_as_hkdf_says() -> None:
    # RFC 5869, with what the two steps are told.
    salt, info = b"cea-helper copy in the browser", b"account 7"
    extracted = hmac.new(salt, b"secret", hashlib.sha256).digest()
    expected = hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()
    assert base64.b64decode(browser_copy._derived("secret", 7)) == expected
