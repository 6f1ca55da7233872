"""`init --shortcut`: a double click that opens the review pages, whatever the folder is called."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_checker.cli.shortcut import write
from tests.conftest import evidence_checker


@pytest.mark.parametrize("name", ["Bukti SPBE 2024", "100% bukti & 'lain'", "bukti $HOME `id`"])
def test_the_folder_reaches_the_program_as_it_is(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    cmd = write(folder, tmp_path, "win32").read_bytes().decode()
    assert f'serve "{folder}"'.replace("%", "%%") in cmd and cmd.count("\r\n") == cmd.count("\n")
    command = write(folder, tmp_path, "darwin")
    assert shlex.split(command.read_text().splitlines()[1])[-1] == str(folder)
    assert command.stat().st_mode & 0o111 or sys.platform == "win32"
    if sys.platform != "win32":
        shown = subprocess.run(["sh", "-n", str(command)], check=False)
        assert shown.returncode == 0
    entry = write(folder, tmp_path, "linux").read_text()
    assert "Terminal=true" in entry and "serve" in entry


def test_init_writes_it_where_it_is_asked_for_and_not_into_the_evidence(tmp_path: Path) -> None:
    folder, place = tmp_path / "bukti", tmp_path / "desktop"
    folder.mkdir()
    place.mkdir()
    run = evidence_checker("init", folder, "--shortcut-in", place)
    assert run.returncode == 0 and [path.name for path in folder.iterdir()] == ["evidence.toml"]
    assert len(list(place.iterdir())) == 1
    again = evidence_checker("init", folder, "--shortcut-in", place)
    assert again.returncode == 0 and len(list(place.iterdir())) == 1
