"""The key under which a browser keeps what is not saved yet: a signed-in person's own, and secret.

It is worked out anew from the site's secret and never stored, so that what lies in a browser is of
no use to whoever sits down at the computer next.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from functools import lru_cache

from cea_helper.people import Account
from cea_helper.web import current

_PURPOSE = b"cea-helper copy in the browser"
# One block of HKDF with SHA-256 (RFC 5869), which is as long as a key of AES-256.
_FIRST_BLOCK = b"\x01"


def key_of(account: Account) -> str:
    """Return the person's key of 256 bits, in base64."""
    return _derived(current.settings().secret_key, account.id)


@lru_cache(maxsize=256)
def _derived(secret: str, account_id: int) -> str:
    extracted = hmac.digest(_PURPOSE, secret.encode(), hashlib.sha256)
    person = b"account %d" % account_id
    return base64.b64encode(hmac.digest(extracted, person + _FIRST_BLOCK, hashlib.sha256)).decode()
