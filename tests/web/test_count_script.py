"""The count in the browser is the count of the server."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent.parent
COUNT_ALL = """async ([address, cases]) => {
  const script = await import(address);
  return cases.map((one) => Object.fromEntries(
    Object.keys(one.lengths).map((rule) => [rule, script.length(one.text, rule)])));
}"""


@pytest.mark.browser
def test_browser_counts_as_the_server_does() -> None:
    cases = json.loads((ROOT / "tests/data/counting_cases.json").read_text(encoding="utf-8"))
    script = base64.b64encode((ROOT / "static/count.js").read_bytes()).decode()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        address = f"data:text/javascript;base64,{script}"
        counted = browser.new_page().evaluate(COUNT_ALL, [address, cases])
        browser.close()
    assert len(cases) > 50
    assert counted == [case["lengths"] for case in cases]
