"""Whatever people type or paste comes back as they meant it, and does nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

import pytest

from cea_helper import text
from cea_helper.application import Application
from cea_helper.interchange import read_application, write_application
from cea_helper.people import Account
from cea_helper.schemes import Domain
from cea_helper.strength import analyse, as_json
from cea_helper.workspace import accounts
from tests.page_check import find, parse, words_of
from tests.pages.conftest import Worlds
from tests.pages.hostile import HOSTILE, SCHEME, hostile_application
from tests.pages.route_table import PAGES
from tests.pages.sharing import add_sharing
from tests.pages.world import (
    NOW,
    PUBLICATION,
    World,
    bring_back,
    import_all,
    leave_off_form,
    open_site,
    publish,
    seed_new,
)
from tests.pages.writing import UNCHECKED, Written, check_harmless, form_on
from tests.proof_files import PDF, PDF_DIGEST
from tests.word.by_bookmark import box_texts
from tests.word.examples import opened

ATTACH = "/evidence/{item}/files/add"
BOXES = [domain.id for domain in SCHEME.domains] + [field.id for field in SCHEME.fields]


@pytest.fixture(scope="module", params=list(HOSTILE.values()), ids=list(HOSTILE))
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, cache_folder: Path
) -> Iterator[Written]:
    """A new site into whose every form the same was typed, from the first account on."""
    folder = tmp_path_factory.mktemp("hostile")
    world = open_site(seed_new(folder / "seed"), folder / "site", cache_folder)
    site = Written(world, world.browser(), {}, {})
    for page in ("/setup", "/about-you", "/about-you/job-plan", "/about-you/job-plan/1/edit"):
        site.type_into(form_on(page), request.param)
    item = site.type_into(form_on("/evidence/add"), request.param)
    site.names["item"] = item.removeprefix("/evidence/")
    site.names.update(file=PDF_DIGEST, publication=PUBLICATION)
    site.send(ATTACH, {"file": (BytesIO(PDF), "x.pdf"), "name": request.param[:500]})
    for page in ("/evidence/{item}/edit", "/evidence", "/", "/note"):
        site.type_into(form_on(page), request.param)
    started = site.send(f"/rounds/{SCHEME.id}", {}, f"/rounds/{SCHEME.id}/start")
    site.names["application"] = started.removeprefix("/applications/")
    box = form_on("/applications/{application}/boxes/teaching")
    for name in BOXES:
        page = f"/applications/{{application}}/boxes/{name}"
        site.type_into(replace(box, page=page), request.param)
    leave_off_form_too(site, "first@example.org", request.param)
    owner = accounts.find_account(world.store, "first@example.org")
    publish(world.store, owner, text.one_line(f"Begin {request.param} end"))
    site.names.update(
        add_sharing(world.store, owner, int(site.names["application"]), NOW, request.param)
    )
    let_files_wait(site, owner, SCHEME.domains[0], request.param)
    yield site
    world.store.close()


def leave_off_form_too(site: Written, email: str, hostile: str) -> None:
    """Leave the same in a box that is no longer on the form."""
    owner = accounts.find_account(site.world.store, email)
    words = text.normalise(hostile)
    leave_off_form(site.world.store, owner, int(site.names["application"]), words, f"{words}.")


def let_files_wait(site: Written, owner: Account, domain: Domain, hostile: str) -> None:
    """Let a Word document and a list of evidence with the same wait, and add another list."""
    store, number = site.world.store, int(site.names["application"])
    loose = bring_back(store, owner, number, [domain], text.normalise(hostile))
    past_import = import_all(store, owner, "past.csv", list_of(f"{hostile} once"))
    site.names.update(returned_box=domain.id, loose_words=str(loose), past_import=past_import)
    site.send("/evidence/import", {"file": (BytesIO(list_of(hostile)), "list.csv")})


def list_of(hostile: str) -> bytes:
    """Return a sheet that holds the same in its header and in its cells."""
    sheet = io.StringIO()
    rows = [["Committee", "Role", f"X {hostile}"], [f"Begin {hostile} end"[:400]] * 3]
    csv.writer(sheet).writerows(rows)
    return sheet.getvalue().encode()


def test_every_page_is_whole_and_does_nothing(written: Written) -> None:
    pages = [route.sample for route in PAGES if route.who == "signed_in"]
    assert len(pages) > 15
    for sample in pages:
        written.page(sample)


SHOWN = {
    "/about-you": "/about-you",
    "/about-you/job-plan": "/about-you/job-plan/1/edit",
    "/about-you/job-plan/1/edit": "/about-you/job-plan/1/edit",
    "/evidence": "/evidence",
    "/evidence/{item}": "/evidence/{item}/edit",
    "/evidence/{item}/edit": "/evidence/{item}/edit",
    "/applications/{application}/boxes/teaching": "/applications/{application}/boxes/teaching",
    "/applications/{application}/boxes/form_d": "/applications/{application}/boxes/form_d",
}


@pytest.mark.parametrize("page", SHOWN)
def test_page_shows_what_was_typed(written: Written, page: str) -> None:
    tree = written.page(page)
    values = (element.get("value", "") for element in tree.iter("input"))
    shown = " ".join([words_of(tree), *values])
    for name, kept in written.kept[SHOWN[page]].items():
        assert " ".join(kept.split()) in " ".join(shown.split()), name


@pytest.mark.parametrize("page", ["/", "/applications/{application}/strength"])
def test_page_shows_the_titles_of_evidence(written: Written, page: str) -> None:
    title = written.kept["/evidence/{item}/edit"]["title"]
    assert title in words_of(written.page(page))


def test_box_holds_what_was_typed_to_the_letter(written: Written) -> None:
    for box in BOXES:
        page = f"/applications/{{application}}/boxes/{box}"
        assert find(written.page(page), "textarea", name="text").text == written.kept[page]["text"]


def strings_in(document: Any) -> Iterator[str]:
    """Yield every text in a JSON document."""
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict | list):
        inner = document.values() if isinstance(document, dict) else document
        yield from (found for one in inner for found in strings_in(one))


def test_exported_file_holds_what_was_typed(written: Written) -> None:
    exported = written.get("/applications/{application}/export")
    found = set(strings_in(json.loads(exported.data)))
    for page, texts in written.kept.items():
        assert set(texts.values()) <= found, page
    again = read_application(exported.data)
    assert write_application(again) == exported.data


def test_strength_of_the_exported_file_can_be_told(written: Written) -> None:
    exported = written.get("/applications/{application}/export")
    report = as_json(analyse(read_application(exported.data), NOW.date()))
    assert json.loads(json.dumps(report, ensure_ascii=False)) == report


def test_word_document_holds_what_was_typed(written: Written) -> None:
    document = written.get(
        "/applications/{application}/word/download?parts=weak-domains&parts=evidence-schedule"
    )
    texts = box_texts(document.data)
    for box in BOXES:
        kept = written.kept[f"/applications/{{application}}/boxes/{box}"]["text"]
        assert texts[box] == kept
    shown = "".join(opened(document.data).element.itertext())
    assert written.kept["/evidence/{item}/edit"]["title"] in shown


ADDRESSES = [
    "/evidence?words={0}&year={0}&reach={0}&used={0}",
    "/evidence/choose?words={0}&page=2",
    "/evidence/chosen/delete?item={0}",
    "/evidence?area={0}&lacks={0}&noted={0}&page={0}",
    "/evidence/add?area={0}&question={0}",
    "/evidence/{0}",
    "/evidence/{0}/edit",
    "/about-you/job-plan/{0}/edit",
    "/applications/{{application}}/boxes/{0}",
    "/applications/{{application}}/word/download?parts={0}",
    "/applications/{0}",
    "/rounds/{0}",
    "/rounds/ncia-2026/eligibility?answer-post={0}&{0}={0}",
    "/rounds/ncia-2027/calendar/download?before={0}",
    "/invitation/{0}",
    "/sign-in?next={0}",
    "/{0}?{0}={0}",
]


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_address_is_answered_in_words(world: World, hostile: str) -> None:
    browser = world.browser("owner")
    for address in ADDRESSES:
        path = world.named(address.format(quote(hostile[:200], safe="")))
        answer = browser.get(path, unchecked=UNCHECKED)
        assert answer.status_code in (200, 303, 308, 404), path
        if answer.mimetype == "text/html" and answer.status_code in (200, 404):
            check_harmless(parse(answer.text))


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_file_is_taken_shown_and_given_back(worlds: Worlds, hostile: str) -> None:
    given = hostile_application(hostile)
    world = worlds("signed_in")
    site = Written(world, world.browser("other"), {}, {})
    file = (BytesIO(write_application(given)), "application.json")
    started = site.send("/applications/import", {"file": file, "about_you": "replace"})
    site.names["application"] = started.removeprefix("/applications/")
    site.names["item"] = find_links(site.page("/evidence"))[0]
    site.names.update(file=PDF_DIGEST, publication=site.names["item"])
    site.send(ATTACH, {"file": (BytesIO(PDF), " ".join(hostile.split()))})
    leave_off_form_too(site, "other@example.org", hostile)
    other = accounts.find_account(world.store, "other@example.org")
    number = int(site.names["application"])
    site.names.update(add_sharing(world.store, other, number, NOW, hostile, "second@example.org"))
    let_files_wait(site, other, given.scheme.domains[0], hostile)
    for route in PAGES:
        if route.who == "signed_in":
            site.page(route.sample)
    exported = read_application(site.get("/applications/{application}/export").data)
    assert as_given(exported, len(given.evidence)) == given
    assert box_texts(site.get("/applications/{application}/word/download").data)


def as_given(exported: Application, count: int) -> Application:
    """Return the application with its first items alone, without the proof that was attached."""
    first, *others = exported.evidence[:count]
    return replace(exported, evidence=(replace(first, proof=first.proof[:-1]), *others))


def find_links(page: Element) -> list[str]:
    """Return how the list of evidence names its items in addresses."""
    links = (link.get("href", "") for link in page.iter("a") if "dir" in link.attrib)
    return [link.removeprefix("/evidence/") for link in links]
