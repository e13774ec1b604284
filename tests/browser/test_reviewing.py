"""Two people at once: one comments on words of a draft, the other reads it while writing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visiting
from tests.browser.test_axe import look_at

pytestmark = pytest.mark.browser

REVIEW = "/reviews/{review}/boxes/leading"
BOX = "/applications/{application}/boxes/leading"
# Selects these words of the paper, wherever a mark divides them.
SELECT = """words => {
  const paper = document.getElementById("paper");
  const start = paper.textContent.indexOf(words);
  const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inside = (place) => place >= at && place <= at + node.length;
    if (inside(start)) range.setStart(node, start - at);
    if (inside(start + words.length)) range.setEnd(node, start + words.length - at);
    at += node.length;
  }
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
}"""


def comments(page: Page) -> list[str]:
    """Return what each comment on the page is on."""
    return page.locator(".app-comment__quote").all_text_contents()


def test_words_that_are_selected_take_the_comment(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open(REVIEW)
        page.evaluate(SELECT, "board. Since 2023")
        expect(page.get_by_label("What it is about")).to_have_value("12-29")
        page.get_by_label("Your comment").fill("Where does that stand?")
        page.get_by_role("button", name="Save the comment").click()
        expect(page.get_by_text("The comment is kept")).to_be_visible()
        assert comments(page)[-1] == 'On "board. Since 2023"'


def test_button_pressed_while_a_comment_is_being_saved_keeps_it_once(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open(REVIEW)
        page.evaluate("document.getElementById('comment-form').dataset.appPause = '1'")
        slowly = "new Promise((done) => setTimeout(done, 400)).then(() => was(...all))"
        page.evaluate(f"() => {{ const was = fetch; window.fetch = (...all) => {slowly}; }}")
        page.get_by_label("Your comment").fill("Who counted?")
        page.wait_for_timeout(50)
        page.get_by_role("button", name="Save the comment").click()
        expect(page.get_by_text("The comment is kept")).to_be_visible()
        expect(page.get_by_text("Who counted?", exact=True)).to_have_count(1)


def test_comment_is_saved_by_itself_and_kept_once(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open(REVIEW)
        page.evaluate("document.getElementById('comment-form').dataset.appPause = '50'")
        page.get_by_label("Your comment").fill("Who counted")
        expect(page.get_by_text("Saved at 12:00pm")).to_be_visible()
        page.get_by_label("Your comment").fill("Who counted?")
        page.get_by_role("button", name="Save the comment").click()
        expect(page.get_by_text("The comment is kept")).to_be_visible()
        expect(page.get_by_text("Who counted", exact=True)).to_have_count(0)
        expect(page.get_by_text("Who counted?", exact=True)).to_have_count(1)
        again = visit.open(REVIEW)
        expect(again.get_by_text("Who counted?", exact=True)).to_have_count(1)


@pytest.mark.parametrize("script", [True, False])
def test_review_is_written_by_keyboard_and_without_script(
    used_site: Visiting, script: bool
) -> None:
    with used_site(person="owner", script=script) as visit:
        page = visit.open(REVIEW)
        page.get_by_label("What it is about").select_option("I chair the board.")
        page.get_by_label("Your comment").focus()
        page.keyboard.type("Since when?")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_text("The comment is kept")).to_be_visible()
        page.get_by_label("Excellent (10)").focus()
        page.keyboard.press("Space")
        page.get_by_role("button", name="Save the advice").press("Enter")
        page.get_by_role("link", name="Back to the draft").press("Enter")
        page.get_by_role("link", name="Send your review").or_(
            page.get_by_role("button", name="Send your review")
        ).press("Enter")
        page.get_by_role("button", name="Send your review").press("Enter")
        expect(page.get_by_text("Your review is sent to Colleague")).to_be_visible()
        expect(page.get_by_text("2 comments by you.")).to_be_visible()


def test_comment_follows_its_words_while_they_are_written(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open(BOX)
        said = page.get_by_role("region", name="What others said")
        expect(said.get_by_role("link", name="I chair")).to_be_visible()
        expect(page.get_by_role("link", name="Comments: 1 open comment")).to_be_visible()
        page.evaluate("document.querySelector('[data-app-comments]').dataset.appWait = '50'")
        area = page.get_by_label("Your statement")
        area.fill("In 2021 I began, and I chair the board.")
        expect(said.locator("a[href$='#words-21-28']")).to_be_visible()
        said.get_by_role("link", name="I chair").click()
        chosen = area.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
        assert chosen == "I chair"
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Saved as version")).to_be_visible()


def test_comments_beside_the_text_are_for_everybody(used_site: Visiting) -> None:
    with used_site(person="owner") as visit:
        page = visit.open(BOX)
        expect(page.get_by_role("region", name="What others said")).to_be_visible()
        look_at(page)
