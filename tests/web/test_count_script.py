"""The count in the browser is the count of the server."""

from __future__ import annotations

import base64
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from tests.page_check import CheckingClient

ROOT = Path(__file__).parent.parent.parent
COUNT_ALL = """async ([address, cases]) => {
  const script = await import(address);
  return cases.map((one) => Object.fromEntries(
    Object.keys(one.lengths).map((rule) => [rule, script.length(one.text, rule)])));
}"""

pytestmark = pytest.mark.browser


@pytest.fixture
def browser() -> Iterator[Browser]:
    """The browser of the system, or the one that Playwright installed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the site of the test is served."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_browser_counts_as_the_server_does(browser: Browser) -> None:
    cases = json.loads((ROOT / "tests/data/counting_cases.json").read_text(encoding="utf-8"))
    script = base64.b64encode((ROOT / "static/count.js").read_bytes()).decode()
    url = f"data:text/javascript;base64,{script}"
    counted = browser.new_page().evaluate(COUNT_ALL, [url, cases])
    assert len(cases) > 50
    assert counted == [case["lengths"] for case in cases]


def test_count_is_shown_while_one_writes(
    browser: Browser, address: str, signed_in: CheckingClient
) -> None:
    cookie = signed_in.get_cookie("cea")
    assert cookie is not None
    context = browser.new_context()
    context.add_cookies([{"name": "cea", "value": cookie.value, "url": address}])
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto(f"{address}/sample")
    page.get_by_label("Statement").fill("x" * 21)
    page.get_by_text("21 of 20 characters: 1 over").first.wait_for(state="visible")
    page.get_by_label("Statement").fill("x" * 5 + "\n")
    page.get_by_text("6 of 20 characters").first.wait_for(state="visible")
    assert not faults
