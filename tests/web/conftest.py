"""The site with the sample pages on it."""

from __future__ import annotations

import pytest
from flask import Flask

from cea_helper.people import Account
from tests.conftest import PASSWORD
from tests.web import sample_site


@pytest.fixture(autouse=True)
def sample_pages(app: Flask) -> None:
    """Add the sample pages to the site of the test."""
    app.register_blueprint(sample_site.blueprint)


@pytest.fixture
def sign_in_words(account: Account) -> dict[str, str]:
    """What the first account types to sign in."""
    return {"email": account.email, "password": PASSWORD}
