"""A file is written whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from cea_helper.cli import files
from cea_helper.interchange import json_file


def test_a_file_is_written_where_there_was_none(tmp_path: Path) -> None:
    files.write_whole(tmp_path / "new", b"new")
    assert (tmp_path / "new").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"the old one, which is longer")
    files.write_whole(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_new_file_is_for_its_owner_alone_and_an_old_one_keeps_its_rights(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"")
    old.chmod(0o640)
    for path, mode in ((old, 0o640), (tmp_path / "new", 0o600)):
        files.write_whole(path, b"words")
        assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_file_below_another_is_refused_by_the_name_that_was_given(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(files.UnusableFile, match=r"file/out: not a directory"):
        files.write_whole(tmp_path / "file" / "out", b"words")


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    files.write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "file"
    path.write_bytes(b"old")
    monkeypatch.setattr("cea_helper.cli.files.os.fsync", refuse)
    with pytest.raises(files.UnusableFile, match="file: no space left on device"):
        files.write_whole(path, b"new")
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"old"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere/file", "the folder does not exist"),
        (".", "is not a file that can be replaced"),
        ("/dev/null", "is not a file that can be replaced"),
        ("n" * 300, "file name too long"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_with_the_reason(
    tmp_path: Path, name: str, reason: str
) -> None:
    path = tmp_path / name
    with pytest.raises(files.UnusableFile) as caught:
        files.write_whole(path, b"new")
    assert str(caught.value) == f"{path}: {reason}"
    assert list(tmp_path.iterdir()) == []


def test_as_much_is_read_as_shows_that_a_file_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b" " * (json_file.MAX_BYTES + 9))
    assert len(files.read_bytes(path)) == json_file.MAX_BYTES + 1
