"""What is installed is whole: the program runs from the built wheel, away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest

import cea_helper
from cea_helper.web.assets import VENDORED
from tests.word.by_bookmark import box_texts

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "tests/data/consultant.json"
TIME_LIMIT = 120


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIME_LIMIT, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel."""
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as it is installed from the wheel; what it needs comes from this environment."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    for_it = [sys.executable, "-m", "pip", "--python", str(folder / "bin/python")]
    install = ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
    subprocess.run([*for_it, *install, str(wheel)], check=True, timeout=TIME_LIMIT)
    packages = next(folder.glob("lib/python*/site-packages"))
    needed = next(path for path in map(Path, sys.path) if path.name == "site-packages")
    (packages / "needed.pth").write_text(f"{needed}\n", encoding="utf-8")
    return folder / "bin/cea-helper"


def call(
    program: Path, folder: Path, *words: str | Path, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the installed program in `folder`, away from the checkout and from anybody's data."""
    return subprocess.run(
        [program, *words],
        cwd=folder,
        env=surroundings(folder),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )


def surroundings(folder: Path) -> dict[str, str]:
    """Return an environment in which `folder` is the person's own."""
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}


def test_source_archive_has_what_belongs_in_it_and_no_data(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"LICENSE", "README.md", "pyproject.toml", "templates/layouts/base.html"} <= names
    assert {"static/app.css", "cea_helper/word/base.docx", "tests/conftest.py"} <= names
    assert not [name for name in names if name.startswith(("instance", ".venv", "docs/pictures"))]
    assert not [name for name in names if name.endswith((".sqlite", ".pyc"))]


def test_wheel_has_every_file_of_the_program(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder, inside in (
        ("cea_helper", ""),
        ("templates", "cea_helper"),
        ("static", "cea_helper"),
    ):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert str(Path(inside) / path.relative_to(ROOT)) in names
    assert not [name for name in names if name.startswith(("tests", "instance", "scripts"))]


def test_installed_program_is_not_that_of_the_checkout(program: Path, tmp_path: Path) -> None:
    python = program.parent / "python"
    found = call(python, tmp_path, "-c", "import cea_helper; print(cea_helper.__file__)").stdout
    assert Path(found.strip()).is_relative_to(program.parent.parent)


def test_installed_program_answers(program: Path, tmp_path: Path) -> None:
    assert call(program, tmp_path, "--help").stdout.startswith("usage: cea-helper")
    assert call(program, tmp_path, "--version").stdout == f"CEA Helper {cea_helper.__version__}\n"
    schemes = json.loads(call(program, tmp_path, "schemes", "--json").stdout)["schemes"]
    assert {"cea-national-2019", "ncia-2026"} <= {scheme["id"] for scheme in schemes}
    assert call(program, tmp_path, "count", "--rule", "words", stdin="a b").stdout.strip() == "2"


def test_installed_program_judges_and_writes_an_application(program: Path, tmp_path: Path) -> None:
    assert call(program, tmp_path, "validate", EXAMPLE).returncode == 0
    strength = json.loads(call(program, tmp_path, "strength", EXAMPLE, "--json").stdout)
    assert len(strength["domains"]) == 5
    assert call(program, tmp_path, "draft", EXAMPLE, "-o", "out.docx").returncode == 0
    assert "education" in box_texts((tmp_path / "out.docx").read_bytes())


@contextmanager
def serving(program: Path, folder: Path, command: str) -> Iterator[str]:
    """Give the address at which the installed program serves."""
    words: list[str | Path] = [program, command, "--port", "0"]
    with subprocess.Popen(
        words, cwd=folder, env=surroundings(folder), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[-1]
        finally:
            process.terminate()


def read(address: str) -> tuple[int, str]:
    """Return the status and the text at an address."""
    with urllib.request.urlopen(address, timeout=TIME_LIMIT) as response:
        return response.status, response.read().decode()


def test_installed_program_serves_the_site(program: Path, tmp_path: Path) -> None:
    with serving(program, tmp_path, "serve") as address:
        status, body = read(f"{address}/healthz")
        assert (status, json.loads(body)["status"]) == (200, "ok")
        assert "Make the first account" in read(f"{address}/sign-in")[1]
        assert ".app-" in read(f"{address}/static/app.css")[1]
        assert ".nhsuk-" in read(f"{address}/static/{VENDORED}/nhsuk-frontend.min.css")[1]
    assert (tmp_path / ".local/share/cea-helper/cea.sqlite").is_file()


def test_installed_program_serves_the_demonstration(program: Path, tmp_path: Path) -> None:
    with serving(program, tmp_path, "demo") as address:
        assert "Dr Amara Specimen" in read(address)[1]
