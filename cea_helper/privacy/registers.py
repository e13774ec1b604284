"""Which register of people a number of ten digits belongs to.

NHS, CHI and Health and Care numbers share one check digit (NHS Data Dictionary, "NHS NUMBER"):
weights 10 to 2, modulus 11. Their ranges keep them apart: a CHI number begins with a date of
birth, a Health and Care number with 320 to 399, and NHS numbers are given from 4, 6 and 7;
those that begin with 9 are for examples and tests, and people copy them.
"""

from __future__ import annotations

from calendar import monthrange

from cea_helper.privacy.model import Kind

_LENGTH = 10
_GIVEN_FIRST_DIGITS = "4679"


def register(digits: str, named: str | None = None) -> Kind | None:
    """Return the kind of a number written in ASCII digits; None where it is in no register.

    `named` is the kind that the words before it give it. They decide where the range allows.
    """
    if len(set(digits)) == 1 or not has_check_digit(digits):
        return None
    if named == "nhs_number":
        return "nhs_number"
    if begins_with_date(digits):
        return "chi_number"
    if "320" <= digits[:3] <= "399":
        return "hc_number"
    is_given = digits[0] in _GIVEN_FIRST_DIGITS or "300" <= digits[:3] < "320"
    return "nhs_number" if is_given or named else None


def has_check_digit(digits: str) -> bool:
    """Return whether the tenth digit is the check digit of the nine before it."""
    if len(digits) != _LENGTH:
        return False
    weighted = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 0, -1), strict=True)
    )
    return weighted % 11 == 0


def begins_with_date(digits: str) -> bool:
    """Return whether the first six digits are a day, a month and a year, as in a CHI number."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    if not 1 <= month <= 12:
        return False
    return 1 <= day <= max(monthrange(century + year, month)[1] for century in (1900, 2000))
