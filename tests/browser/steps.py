"""What a person does on the pages, step by step, in the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

EMAIL = "first.director@example.org"
PASSWORD = "seven quiet herons wading"
SCHEME = "National Clinical Excellence Award, 2019 round"


@dataclass(frozen=True)
class Achievement:
    """What a person enters about one thing they did; an area alone is noted in one line."""

    title: str
    area: str
    role: str = ""
    result: str = ""


ACHIEVEMENTS = (
    Achievement(
        "Weekly clinic for people in crisis",
        "Delivering a service",
        "I began the clinic and run it every week.",
        "People are seen within 2 days instead of 9.",
    ),
    Achievement("Out of hours rota that works", "Delivering a service"),
    Achievement(
        "Programme to cut restrictive practice on 14 wards",
        "Developing a service",
        "I designed and led the programme and coached the ward teams every week.",
        "Prone restraint fell from 41 to 12 a month and stayed down for a year.",
    ),
    Achievement("Electronic handover", "Developing a service"),
    Achievement(
        "One crisis pathway for three trusts",
        "Leading and managing",
        "I brought the trusts together and wrote the clinical model.",
        "People in crisis wait 3 hours instead of 9.",
    ),
    Achievement("Executive medical director", "Leading and managing"),
    Achievement("Mentoring of new clinical leads", "Leading and managing"),
    Achievement("Lectures on leadership", "Teaching and training", "I give lectures."),
)


def make_first_account(page: Page) -> None:
    """Make the first account and arrive at the page about oneself."""
    page.get_by_label("Full name").fill("Dr First Director")
    page.get_by_label("Email address").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("heading", name="About you", level=1)).to_be_visible()


def say_that_i_am_medical_director(page: Page) -> None:
    """Fill in the profile, and one line of the job plan."""
    page.get_by_label("Post").fill("Executive medical director")
    page.get_by_label("Employer").fill("Example Mental Health NHS Foundation Trust")
    page.get_by_label("Medical director", exact=True).check()
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Activity").fill("Executive medical director")
    page.get_by_label("Category").select_option("Management")
    page.get_by_label("Programmed activities (PAs) a week").fill("7.5")
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Add this line").click()
    expect(page.get_by_text("Added Executive medical director")).to_be_visible()


def sign_out_and_in_again(page: Page) -> None:
    """Leave, and come back with the password."""
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You have signed out")).to_be_visible()
    sign_in(page)
    expect(page.get_by_role("heading", name="What to do next")).to_be_visible()


def sign_in(page: Page, email: str = EMAIL, password: str = PASSWORD) -> None:
    """Fill in the form with which one signs in, wherever it stands."""
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def add_evidence(page: Page, achievement: Achievement) -> None:
    """Note an achievement in one line, or with what there is to say about it."""
    page.get_by_role("link", name="Evidence", exact=True).first.click()
    if not achievement.role:
        page.get_by_label("Note something you did").fill(achievement.title)
        page.get_by_label("Area", exact=True).first.select_option(achievement.area)
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_text(f'Saved "{achievement.title}".')).to_be_visible()
    else:
        page.get_by_role("link", name="Add with all details").click()
        page.get_by_label("Title").fill(achievement.title)
        main_area = page.get_by_role("group", name="Main area")
        main_area.get_by_label(achievement.area).check()
        page.get_by_label("When it began").fill("March 2023")
        page.get_by_label("When it ended").fill("present")
        page.get_by_label("I led it", exact=True).check()
        page.get_by_label("What you did yourself").fill(achievement.role)
        page.get_by_label("What came of it").fill(achievement.result)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("heading", name=achievement.title, level=1)).to_be_visible()


def start_application(page: Page) -> None:
    """Begin an application for the round of 2019, and arrive at its list of tasks."""
    page.get_by_role("link", name="Home").first.click()
    page.get_by_role("link", name="Start an application").first.click()
    page.get_by_text("older rounds").click()
    page.get_by_role("link", name=SCHEME).click()
    page.get_by_role("button", name="Start an application").click()
    expect(page.get_by_role("heading", name=SCHEME, level=1)).to_be_visible()


def write_statement(page: Page, domain: str, words: str) -> None:
    """Open a domain from the list of tasks, write its statement, save it and go back."""
    page.get_by_role("link", name=domain).first.click()
    page.get_by_label("Your statement").fill(words)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved as version 1", exact=True)).to_be_visible()
    expect(page.get_by_label("Your statement")).to_have_value(words)
    page.get_by_role("link", name="Back to the application").click()


def download_word(page: Page, folder: Path) -> Path:
    """Download the Word document with all its parts, and return where it lies."""
    page.get_by_role("link", name="Download as a Word document").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def see_research_empty_and_teaching_weak(page: Page) -> None:
    """Read the strength: the two weakest domains, and that this is usual for this role."""
    expect(
        page.get_by_text(
            "Work on this first: Research and innovation (empty) and Teaching and training (weak)."
        )
    ).to_be_visible()
    for name in ("Research and innovation", "Teaching and training"):
        domain = page.get_by_role("region", name=name)
        expect(
            domain.get_by_text("often thin for a medical director. That is usual")
        ).to_be_visible()


def answer_a_question(page: Page) -> None:
    """Start an item from a question: its area is filled in and the question stands there."""
    domain = page.get_by_role("region", name="Research and innovation")
    link = domain.get_by_role("link", name="Add evidence for this").first
    question = (link.text_content() or "").removeprefix("Add evidence for this: ")
    link.click()
    expect(page.get_by_text(question)).to_be_visible()
    main_area = page.get_by_role("group", name="Main area")
    expect(main_area.get_by_label("Research and innovation")).to_be_checked()
    page.get_by_label("Title").fill("National trial of early treatment")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="National trial of early treatment")).to_be_visible()


def open_application(page: Page) -> None:
    """Go to the one application, from wherever one is."""
    page.get_by_role("link", name="Home").first.click()
    page.get_by_role("link", name=SCHEME).click()


def save(page: Page, words: str) -> None:
    """Write a text into the box of the page and save it."""
    page.get_by_label("Your statement").fill(words)
    page.get_by_role("button", name="Save").click()
