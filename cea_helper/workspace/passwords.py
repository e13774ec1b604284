"""Which passwords are good enough, and how they are kept."""

from __future__ import annotations

import re
import string
import unicodedata
from functools import cache
from importlib import resources

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from cea_helper.errors import WeakPassword

SHORTEST = 12
LONGEST = 1024

# 19 MiB, two passes: OWASP's minimum for argon2id. The package's own defaults take 64 MiB for
# each sign-in, which eight at once on a small machine would feel.
_hasher = PasswordHasher(memory_cost=19456, time_cost=2, parallelism=1)

# The hash of a random password nobody knows. An unknown person's try is checked against it, so
# that the time of the answer does not tell who has an account.
_NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1$"
    "TrvCK5brxDm3sNaAzPUeWQ$GIn81wzcDHFwczEpC1pmM25++O8pGFI49+uSqCvokgs"
)

# What is tried to undo the swaps of a digit or sign for a letter: a 1 stands for i or for l.
_SWAPS = tuple(str.maketrans("013457@$!|", letters) for letters in ("oieastasii", "oleastasll"))
_KEYBOARD = (
    *("qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz"),
    *("qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm"),
)
_RUNS = (*_KEYBOARD, *(row[::-1] for row in _KEYBOARD))
_SHORTEST_RUN = 3
_LEAST_DISTINCT = 5
_LONGEST_REPEATED = 8
_FEW_WORDS = 3


def hash_password(password: str) -> str:
    """Return what is stored of a password, which differs each time."""
    return _hasher.hash(_prepared(password))


def is_right(password_hash: str | None, password: str) -> bool:
    """Whether the password belongs to the hash; as slow for no hash as for a wrong password."""
    try:
        return _hasher.verify(password_hash or _NOBODY, _prepared(password))
    except (VerifyMismatchError, InvalidHashError):
        return False


def needs_new_hash(password_hash: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(password_hash)


def check_new_password(password: str, email: str, name: str) -> None:
    """Raise WeakPassword where the password is too short, too long or easy to guess."""
    if len(password) < SHORTEST:
        raise WeakPassword(f"Password must be {SHORTEST} characters or more")
    if len(password) > LONGEST:
        raise WeakPassword(f"Password must be {LONGEST:,} characters or fewer")
    if is_common(password):
        raise WeakPassword("Password is too easy to guess. Try four or more unrelated words")
    if _is_personal(password, email, name):
        raise WeakPassword("Password must not be made of your name or email address")


def is_common(password: str) -> bool:
    """Whether the password is one that many people would think of.

    That is: few different characters, a short piece repeated, or, once digits and signs are left
    out, nothing but a few common words and runs of the keyboard.
    """
    folded = _folded(password)
    if len(set(folded)) < _LEAST_DISTINCT or _is_repeated(folded):
        return True
    return any(
        _is_repeated(letters) or _is_few_words(letters, _common_words())
        for letters in _spellings(folded)
    )


def _is_personal(password: str, email: str, name: str) -> bool:
    own = frozenset(re.findall("[a-z]+", _folded(f"{email} {name}")))
    return any(
        _fewest_words(letters, own) is not None or _is_few_words(letters, own | _common_words())
        for letters in _spellings(_folded(password))
    )


def _prepared(password: str) -> bytes:
    # The same password typed on another machine may be composed differently.
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def _folded(written: str) -> str:
    decomposed = unicodedata.normalize("NFKD", written.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _is_repeated(written: str) -> bool:
    longest = min(_LONGEST_REPEATED, len(written) // 2)
    return any(
        (written[:length] * len(written))[: len(written)] == written
        for length in range(1, longest + 1)
    )


def _spellings(folded: str) -> set[str]:
    """Return the letters of the password as it stands and with the usual swaps undone."""
    trimmed = folded.strip("0123456789" + string.punctuation + string.whitespace)
    swapped = {written.translate(swap) for written in (folded, trimmed) for swap in _SWAPS}
    return {"".join(filter(str.isalpha, written)) for written in (folded, *swapped)}


def _is_few_words(letters: str, words: frozenset[str]) -> bool:
    fewest = _fewest_words(letters, words)
    return fewest is not None and fewest <= _FEW_WORDS


def _fewest_words(letters: str, words: frozenset[str]) -> int | None:
    """Return how few words and keyboard runs spell the letters; None where they cannot."""
    longest = max(map(len, (*words, *_RUNS)))
    fewest: list[int | None] = [0]
    for end in range(1, len(letters) + 1):
        starts = range(max(0, end - longest), end)
        counts = [
            before + 1
            for start in starts
            if (before := fewest[start]) is not None and _is_piece(letters[start:end], words)
        ]
        fewest.append(min(counts, default=None))
    return fewest[-1]


def _is_piece(letters: str, words: frozenset[str]) -> bool:
    is_run = len(letters) >= _SHORTEST_RUN and any(letters in row for row in _RUNS)
    return is_run or letters in words


@cache
def _common_words() -> frozenset[str]:
    file = resources.files("cea_helper.workspace") / "data" / "common_password_words.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
