"""Which passwords are refused, and what is kept of the others."""

from __future__ import annotations

import pytest
from argon2 import extract_parameters
from argon2.low_level import Type

from cea_helper.errors import WeakPassword
from cea_helper.workspace import passwords

GOOD = "lantern mosaic tugboat"

COMMON = [
    *("password1234", "P@ssw0rd2026!", "Pa55word!Pa55word!", "passwordpasswordpassword"),
    *("qwertyuiop12", "1q2w3e4r5t6y", "zaq12wsxcde3", "abcdefghijkl", "poiuytrewq99"),
    *("123456789012", "2026-11-21-2026", "aaaaaaaaaaaa", "abcabcabcabc", "!!!!!!!!!!!!!"),
    *("Welcome2Hospital", "Summer2026!!!", "NHSpassword1!", "letmein12345", "ILoveYou12345"),
    *("manchesterunited99", "DoctorDoctor1", "We1c0me-T0-NH5", "correcthorsebatterystaple"),
]
NOT_COMMON = [
    *(GOOD, "brick-otter-violin-77", "Xk7#pQz9!mWe", "summer football doctor winter"),
    *(
        "\u043f\u0430\u0440\u043e\u043b\u044c\u0433\u043e\u0434\u0430\u0442\u0443\u0442",
        "tr0ub4dor&3-fjord",
    ),
]
PERSONAL = [
    "jane.doe@trust.nhs.uk",
    "Doe-Jane-Hospital",
    "Jane Doe 2026",
    "doe.jane.doe.1",
    "J4ne-D0e-NHS",
]


@pytest.mark.parametrize("password", COMMON)
def test_a_password_that_many_would_think_of_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword, match="easy to guess"):
        passwords.check_new_password(password, "a@b.example", "Imogen Fictional")


@pytest.mark.parametrize("password", NOT_COMMON)
def test_any_other_password_is_taken(password: str) -> None:
    passwords.check_new_password(password, "a@b.example", "Imogen Fictional")


@pytest.mark.parametrize("password", PERSONAL)
def test_a_password_made_of_the_persons_own_name_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword, match="name or email"):
        passwords.check_new_password(password, "jane.doe@trust.nhs.uk", "Dr Jane Doe")


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("otter-xq-77", "Password must be 12 characters or more"),
        ("otter-xq-77-" * 86, "Password must be 1,024 characters or fewer"),
    ],
)
def test_too_short_and_too_long_are_said(password: str, message: str) -> None:
    with pytest.raises(WeakPassword) as refused:
        passwords.check_new_password(password, "a@b.example", "Imogen Fictional")
    assert str(refused.value) == message


def test_a_long_passphrase_with_blanks_is_taken_and_checked_whole() -> None:
    long = "".join(f"lantern {number} tugboat " for number in range(60))[:1024]
    passwords.check_new_password(long, "a@b.example", "Imogen Fictional")
    assert not passwords.is_right(passwords.hash_password(long), long[:-1])


def test_the_right_password_and_no_other_belongs_to_the_hash() -> None:
    kept = passwords.hash_password(GOOD)
    assert GOOD not in kept
    assert passwords.is_right(kept, GOOD)
    assert not passwords.is_right(kept, GOOD.title())
    assert not passwords.is_right(None, GOOD)


def test_a_password_typed_on_another_machine_is_the_same() -> None:
    kept = passwords.hash_password("caf\u00e9 lantern mosaic")
    assert passwords.is_right(kept, "cafe\u0301 lantern mosaic")


def test_the_hash_of_nobody_costs_what_every_other_costs() -> None:
    kept = extract_parameters(passwords.hash_password(GOOD))
    assert extract_parameters(passwords._NOBODY) == kept
    assert (kept.type, kept.memory_cost, kept.time_cost, kept.parallelism) == (Type.ID, 19456, 2, 1)
    assert not passwords.needs_new_hash(passwords._NOBODY)
