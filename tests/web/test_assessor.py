"""All statements on one page, as an assessor reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.web.presenters.assessor import reading_time
from tests.page_check import CheckingClient
from tests.web.applying import bring_in, example, link, main_words


def test_every_domain_is_read_in_order(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    texts = {"research": "I tried it.", "delivering": "I did it."}
    number = bring_in(store, account, now, replace(example(), statements=texts, claims=()))
    page = signed_in.page(f"/applications/{number}/read")
    words = main_words(page)
    assert "6 words: a minute or less to read, at 240 words a minute." in words
    assert words.index("I did it.") < words.index("Domain 2") < words.index("I tried it.")
    assert link(page, "Write it: Domain 2") == f"/applications/{number}/boxes/developing"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (1, "1 word: a minute or less to read"),
        (240, "240 words: a minute or less to read"),
        (1_200, "1,200 words: about 5 minutes to read"),
        (1_201, "1,201 words: about 6 minutes to read"),
    ],
)
def test_reading_time_is_rounded_up(words: int, told: str) -> None:
    assert reading_time(words) == told
