"""The settings of a site."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cea_helper import config
from cea_helper.errors import BrokenSettings, UnusableDataFolder

FROZEN = "2026-11-21T12:00:00+00:00"


def read(folder: Path, **environment: str) -> config.Settings:
    return config.read_settings({"DATA_FOLDER": folder}, environment)


def test_settings_are_safe_where_nothing_is_said(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert not settings.is_demo
    assert not settings.is_testing
    assert settings.trusted_hosts == ("localhost", "127.0.0.1")


def test_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first, second = read(tmp_path / "data"), read(tmp_path / "data")
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) == 64
    assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret_key"]


def test_two_folders_have_two_secrets(tmp_path: Path) -> None:
    assert read(tmp_path / "a").secret_key != read(tmp_path / "b").secret_key


def test_file_in_the_data_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        'organisation = "Plainly Invented Trust"\ntrusted_hosts = ["cea.example.org"]\n'
    )
    settings = read(tmp_path)
    assert settings.organisation == "Plainly Invented Trust"
    assert settings.trusted_hosts == ("cea.example.org",)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("organisation =", "it is not TOML"),
        ('colour = "blue"', '"colour" is not a setting'),
        ("demo = true", '"demo" is not a setting'),
        ("organisation = 7", 'the value of "organisation" is of the wrong kind'),
        ('trusted_hosts = "a"', 'the value of "trusted_hosts" is of the wrong kind'),
    ],
)
def test_broken_file_is_told_by_name_and_place(tmp_path: Path, written: str, reason: str) -> None:
    (tmp_path / "config.toml").write_text(written)
    with pytest.raises(BrokenSettings) as fault:
        read(tmp_path)
    assert f"config.toml: {reason}" in str(fault.value)


def test_clock_is_frozen_only_while_testing(tmp_path: Path) -> None:
    frozen = config.clock(read(tmp_path, CEA_HELPER_NOW=FROZEN, CEA_HELPER_TESTING="1"))
    running = config.clock(read(tmp_path, CEA_HELPER_NOW=FROZEN))
    assert frozen() == frozen() == datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert running() != frozen()
    assert running().tzinfo is UTC


def test_frozen_time_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenSettings, match="CEA_HELPER_NOW"):
        read(tmp_path, CEA_HELPER_NOW="noon", CEA_HELPER_TESTING="1")


def test_demonstration_answers_to_this_machine_alone(tmp_path: Path) -> None:
    given = {"DATA_FOLDER": tmp_path, "DEMO": True, "TRUSTED_HOSTS": ["cea.example.org"]}
    assert config.read_settings(given, {}).trusted_hosts == config.LOOPBACK


def test_environment_cannot_make_a_demonstration(tmp_path: Path) -> None:
    assert not read(tmp_path, CEA_HELPER_DEMO="1", DEMO="1").is_demo


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UnusableDataFolder, match="cannot be used for the data"):
        read(tmp_path / "file" / "data")


def test_data_lies_where_the_environment_says_else_in_the_checkout(tmp_path: Path) -> None:
    assert config.default_data_folder({"CEA_HELPER_DATA": str(tmp_path)}) == tmp_path
    assert config.default_data_folder({}).name == "instance"


def test_installed_program_keeps_data_with_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "_PACKAGE", tmp_path / "site-packages" / "cea_helper")
    folder = config.default_data_folder({"XDG_DATA_HOME": str(tmp_path / "home")})
    assert folder == tmp_path / "home" / "cea-helper"


@pytest.mark.parametrize("damaged", [b"", b"short", "geh\u00e4ssig".encode() * 20])
def test_damaged_secret_is_told_and_not_used(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "secret_key").write_bytes(damaged)
    with pytest.raises(BrokenSettings, match="secret_key: it is damaged: delete it"):
        read(tmp_path)


def test_secret_that_cannot_be_kept_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(UnusableDataFolder, match="No space left on device"):
        read(tmp_path)
    assert list(tmp_path.iterdir()) == []
