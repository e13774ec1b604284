"""The whole way through, and the ways in which it goes wrong, with JavaScript and without."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import Visiting
from tests.conftest import EMAIL, PASSWORD
from tests.word.by_bookmark import box_texts

pytestmark = pytest.mark.browser

BOX = "/applications/{application}/boxes/teaching"
LEADING = "I brought three trusts to one crisis pathway.\n\nWaits fell from 9 to 3 hours."
TEACHING = 'I teach "R&D" to <10% of trainees: caf\u00e9, \u0645\u0631\u062d\u0628\u0627.'

either_way = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@either_way
def test_from_the_first_account_to_the_word_document(
    new_site: Visiting, script: bool, tmp_path: Path
) -> None:
    with new_site(script=script) as visit:
        # Given a medical director with an account, a profile and eight items of evidence
        page = visit.open("/")
        steps.make_first_account(page)
        steps.say_that_i_am_medical_director(page)
        steps.sign_out_and_in_again(page)
        for achievement in steps.ACHIEVEMENTS:
            steps.add_evidence(page, achievement)
        # When they start an application and ask how strong it is
        steps.start_application(page)
        page.get_by_role("link", name="See how strong your evidence is").click()
        # Then research is empty and teaching weak, which is usual, and a question leads on
        steps.see_research_empty_and_teaching_weak(page)
        steps.answer_a_question(page)
        # When they write two statements and download the document
        steps.open_application(page)
        steps.write_statement(page, "Leadership and managing", LEADING)
        steps.write_statement(page, "Teaching and training", TEACHING)
        document = steps.download_word(page, tmp_path)
    # Then it opens and holds both to the letter
    assert len(Document(str(document)).paragraphs) > 20
    texts = box_texts(document.read_bytes())
    assert (texts["leading"], texts["teaching"]) == (LEADING, TEACHING)


@either_way
def test_stale_tab_shows_both_texts(used_site: Visiting, script: bool) -> None:
    with used_site(person="owner", script=script) as visit:
        # Given the same statement in two tabs, saved in the first
        first, second = visit.open(BOX), visit.open(BOX)
        steps.save(first, "What the first tab says.")
        # When the second saves another text
        steps.save(second, "What the second tab says.")
        # Then it shows both, and nothing is overwritten before the person decides
        expect(second.get_by_role("heading", name="This text was changed")).to_be_visible()
        visit.expect_only("status of 409")
        expect(second.get_by_text("What the first tab says.")).to_be_visible()
        expect(second.get_by_label("Your text")).to_have_value("What the second tab says.")
        second.get_by_role("button", name="Save mine as the new version").click()
        expect(second.get_by_text("Saved as version 2", exact=True)).to_be_visible()


def test_text_is_kept_without_scripts_when_the_session_is_over(used_site: Visiting) -> None:
    with used_site(person="owner", script=False) as visit:
        # Given somebody who writes for so long that they are signed out
        page = visit.open(BOX)
        page.get_by_label("Your statement").fill("An hour of thought.")
        visit.sign_out_behind_the_back()
        # When they save, and sign in again
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("What you typed is kept")).to_be_visible()
        visit.expect_refusal(401)
        steps.sign_in(page, EMAIL, PASSWORD)
        page.get_by_role("button", name="Send it again").click()
        # Then the text is saved
        expect(page.get_by_text("Saved as version 1", exact=True)).to_be_visible()
        expect(page.get_by_label("Your statement")).to_have_value("An hour of thought.")


@either_way
def test_application_of_an_old_round_becomes_one_of_a_new_round(
    used_site: Visiting, script: bool
) -> None:
    with used_site(person="owner", script=script) as visit:
        # Given an application of 2019, whose round was corrected, with two statements on services
        page = visit.open("/applications/{application}")
        page.get_by_role("button", name="I have seen this").click()
        expect(page.get_by_text("The rules of this round were corrected")).to_have_count(0)
        steps.write_statement(page, "1. Delivering", LEADING)
        steps.write_statement(page, "2. Developing", TEACHING)
        old = page.url
        # When its owner takes it into the round of 2026 and tries another place for one text
        page.get_by_role("link", name="Take this into another round").click()
        page.get_by_role("link", name="National Clinical Impact Award, 2026 round").click()
        goes_to = page.get_by_label("Domain 2: Developing a high quality service goes to")
        goes_to.select_option("Nowhere: leave it in the old application")
        page.get_by_role("button", name="Show how this fits").click()
        stays = page.get_by_role("heading", name="What stays in the old application")
        expect(stays).to_be_visible()
        goes_to.select_option("Domain 1: Service delivery and development")
        page.get_by_role("button", name="Make the new application").click()
        # Then both statements stand in the one domain that now draws on both
        expect(page.get_by_text("The old one is as it was.")).to_be_visible()
        page.get_by_role("link", name="1. Service delivery and development").click()
        expect(page.get_by_label("Your statement")).to_have_value(f"{LEADING}\n\n{TEACHING}")
        # And the old application still has each in its place
        page.goto(old)
        page.get_by_role("link", name="2. Developing").click()
        expect(page.get_by_label("Your statement")).to_have_value(TEACHING)
