"""A trust's own scheme is made in the browser alone, and an application in it goes to Word."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import Visiting

pytestmark = pytest.mark.browser

either_way = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])

ROUND = "Far Valley local award 2027"
RULES = "https://far-valley.example/awards/rules"


def make_scheme(page: Page) -> None:
    """Make a scheme of the trust from the local award, and arrive at the rules of its round."""
    page.get_by_role("link", name="Award schemes").click()
    page.get_by_role("button", name="Make a scheme of your trust").click()
    page.get_by_label("Begin from the rules of").select_option("Local Clinical Excellence Award")
    page.get_by_label("Name of the scheme").fill("Far Valley local awards")
    page.get_by_label("Who runs it").fill("Far Valley NHS Trust")
    page.get_by_label("Title of its first round").fill(ROUND)
    page.get_by_role("button", name="Make the scheme").click()
    expect(page.get_by_role("heading", name=ROUND, level=1)).to_be_visible()


def say_where_and_save(page: Page) -> None:
    """Say that the trust's own rules say so, look at it first, then save it."""
    page.get_by_label("The body that runs the round says so").check()
    page.get_by_label("Where was it read?").fill(RULES)
    page.get_by_label("What did you read, or why do you change it?").fill("The rules of 2027")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", name="Not saved yet")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def add_sixth_domain(page: Page) -> None:
    """Add a domain with words of the trust's own."""
    page.get_by_role("link", name="Add a domain").click()
    page.get_by_label("Number").fill("6")
    page.get_by_label("Title").fill("Living our values")
    page.get_by_label("Wider NHS and national work").check()
    page.get_by_label("What should the text show?").fill("That colleagues work better with you.")
    page.get_by_label("How long may its text be?").fill("900")
    page.get_by_label("Words", exact=True).check()
    say_where_and_save(page)


def set_all_lengths(page: Page) -> None:
    """Let each domain take 900 words."""
    page.get_by_role("link", name="Change all lengths").click()
    page.get_by_label("How long may it be?").fill("900")
    page.get_by_label("Words", exact=True).check()
    say_where_and_save(page)


def set_closing_time(page: Page) -> None:
    """Say when the round closes."""
    page.get_by_role("link", name="Change closes").click()
    page.get_by_label("Closing day").fill("31 March 2027")
    page.get_by_label("Closing time").fill("noon")
    say_where_and_save(page)


def put_values_first(page: Page) -> None:
    """Move the new domain up by one place."""
    page.get_by_role("link", name="Change the order of the form").click()
    page.get_by_role("button", name="Up Living our values").click()
    above = page.locator("ol.app-order li").nth(6)
    expect(above).to_contain_text("Living our values")
    say_where_and_save(page)


def publish(page: Page) -> None:
    """Let everybody see the round."""
    page.get_by_role("button", name="Publish").click()
    page.get_by_label("Why do you do this?").fill("The rules are as the trust has set them")
    page.get_by_role("button", name="Publish the round").click()
    expect(page.get_by_text("The round has been published")).to_be_visible()


def start_in_own_round(page: Page) -> None:
    """Start an application in the round that was just made."""
    page.get_by_role("link", name="Home").first.click()
    page.get_by_role("link", name="Start an application").first.click()
    page.get_by_role("link", name=ROUND).click()
    page.get_by_role("button", name="Start an application").click()
    expect(page.get_by_role("heading", name=ROUND, level=1)).to_be_visible()


@either_way
def test_from_a_trust_s_own_scheme_to_the_word_document(
    new_site: Visiting, script: bool, tmp_path: Path
) -> None:
    with new_site(script=script) as visit:
        # Given an administrator who makes a scheme of six domains of 900 words
        page = visit.open("/")
        steps.make_first_account(page)
        make_scheme(page)
        add_sixth_domain(page)
        set_all_lengths(page)
        set_closing_time(page)
        put_values_first(page)
        publish(page)
        # When they start an application in it and write about the sixth domain
        start_in_own_round(page)
        steps.write_statement(page, "Living our values", "We listen to each other.")
        document = steps.download_word(page, tmp_path)
    # Then the document holds the text and tells the limit in words
    words = "\n".join(paragraph.text for paragraph in Document(str(document)).paragraphs)
    assert "Living our values" in words
    assert "We listen to each other." in words
    assert "of 900 words" in words
    assert all(f"Evidence for domain {number}: " in words for number in range(1, 7))


@either_way
def test_two_administrators_do_not_overwrite_each_other(used_site: Visiting, script: bool) -> None:
    with used_site(person="owner", script=script) as visit:
        # Given the same page in two tabs, saved in the first
        address = "/rounds/ncia-2026/rules/employer"
        first, second = visit.open(address), visit.open(address)
        for page, words in ((first, "It signs."), (second, "It confirms.")):
            page.get_by_label("What the employer does").fill(words)
            page.get_by_label("What did you read").fill("The guide of 2026")
        first.get_by_role("button", name="Save").click()
        # When the second saves too
        second.get_by_role("button", name="Save").click()
        # Then it says so and keeps what was typed, and can be saved again
        expect(second.get_by_role("heading", name="There is a problem")).to_be_visible()
        visit.expect_refusal(409)
        expect(second.get_by_label("What the employer does")).to_have_value("It confirms.")
        second.get_by_role("button", name="Save").click()
        expect(second.get_by_text("Saved", exact=True)).to_be_visible()
