"""Call the program as a shell would, in this process or in one of its own."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cea_helper.cli import main

EXAMPLES = Path(__file__).parent.parent / "data"


TRUST_SCHEME = """
format = "cea-helper-scheme/1"
id = "st-elsewhere"
title = "St Elsewhere local award"

[rounds.st-elsewhere-2027]
title = "St Elsewhere local award, 2027"
kind = "local"
nations = ["England"]
awarding_body = "St Elsewhere NHS Trust"
status = "trust_defined"
form.order = ["care"]

[rounds.st-elsewhere-2027.domains.care]
number = 1
title = "Care"
areas = ["delivering"]
limit = { maximum = 900, counting_rule = "words" }
"""


@dataclass(frozen=True)
class Answer:
    """What a call left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output as the one JSON document that it must be."""
        return json.loads(self.out)


Call = Callable[..., Answer]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Return a function that runs the program with some words and bytes on standard input."""

    def run(*words: str | Path, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            status = main([str(word) for word in words])
        except SystemExit as done:
            status = int(done.code or 0)
        return Answer(status, *capsys.readouterr())

    return run


@pytest.fixture
def consultant(tmp_path: Path) -> Path:
    """Return a copy of the consultant's example that a test may change."""
    copy = tmp_path / "consultant.json"
    copy.write_bytes((EXAMPLES / "consultant.json").read_bytes())
    return copy


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return an application file with two faults."""
    document = json.loads((EXAMPLES / "consultant.json").read_bytes())
    document["evidence"][1]["start"] = "2023-13"
    document["statements"]["research"] = "x"
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.fixture
def trust_scheme(tmp_path: Path) -> Path:
    """Return the scheme file of a trust's own award with one domain."""
    path = tmp_path / "st-elsewhere.toml"
    path.write_text(TRUST_SCHEME, encoding="utf-8")
    return path


@pytest.fixture
def trust_application(tmp_path: Path) -> Path:
    """Return an application file for the trust's own award."""
    path = tmp_path / "application.json"
    tree = {
        "format": "cea-helper-application/1",
        "scheme": "st-elsewhere-2027",
        "as_of": "2026-11-21",
        "applicant": {"name": "Dr Avery Example"},
        "evidence": [{"id": "e1", "title": "A clinic made anew", "areas": ["delivering"]}],
        "statements": {"care": "I made the clinic anew."},
    }
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def program(*words: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "cea_helper", *words],
        capture_output=True,
        timeout=60,
        check=False,
        **options,
    )
