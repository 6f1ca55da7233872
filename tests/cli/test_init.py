"""`init` writes settings that the next run reads back, and never over a file that is there."""

from __future__ import annotations

from pathlib import Path

from evidence_checker.assess.configuration import settle
from evidence_checker.errors import Exit
from tests.conftest import evidence_checker


def test_what_is_given_is_what_the_next_run_uses(tmp_path: Path) -> None:
    name = 'Dinas "Kominfo" \\ Cemara'
    run = evidence_checker("init", tmp_path, "--agency", name, "--agency", "Diskominfo", "--year", "2023")
    assert run.returncode == Exit.COMPLETE
    settings = settle(tmp_path, {}, {})
    assert (settings.agency, settings.aliases, settings.year) == (name, ("Diskominfo",), 2023)


def test_without_options_the_defaults_stay(tmp_path: Path) -> None:
    assert evidence_checker("init", tmp_path).returncode == Exit.COMPLETE
    assert settle(tmp_path, {}, {}).framework == "spbe-2020"


def test_existing_file_is_kept(tmp_path: Path) -> None:
    (tmp_path / "evidence.toml").write_text("year = 2020\n", encoding="utf-8")
    run = evidence_checker("init", tmp_path)
    assert run.returncode == Exit.USAGE
    assert (tmp_path / "evidence.toml").read_text(encoding="utf-8") == "year = 2020\n"


def test_folder_that_is_none(tmp_path: Path) -> None:
    assert evidence_checker("init", tmp_path / "none").returncode == Exit.USAGE
