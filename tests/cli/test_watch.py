"""`watch` and `state` on the real command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_checker.cli.main import run
from evidence_checker.cli.watch_outputs import encoded
from evidence_checker.model import ReadStatus
from evidence_checker.watch.verdicts import Change, Verdict

OLD = (1_600_000_000, 1_600_000_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bukti"
    (made / "sub").mkdir(parents=True)
    for name, subject in (("notulen.txt", "RAPAT"), ("sub/catatan.txt", "PELATIHAN PETUGAS")):
        (made / name).write_text(f"PEMERINTAH KABUPATEN CEMARA RAYA\nNOTULEN {subject}\n", encoding="utf-8")
        os.utime(made / name, OLD)
    return made


def words(*more: object) -> list[str]:
    return [sys.executable, "-m", "evidence_checker", *map(str, more)]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}


def picture(folder: Path) -> list[tuple[str, int, bytes]]:
    return [
        (path.as_posix(), path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted([folder, *folder.rglob("*")])
    ]


def test_watch_judges_every_file_and_touches_nothing(folder: Path, tmp_path: Path) -> None:
    before = picture(folder)
    page, log, state = tmp_path / "status.html", tmp_path / "log.jsonl", tmp_path / "state"
    ended = subprocess.run(
        words("watch", folder, "--until-idle", "--status", page, "--log", log, "--state", state, "--no-ocr"),
        capture_output=True, text=True, encoding="utf-8", env=environment(), timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert picture(folder) == before
    told = [json.loads(line) for line in log.read_bytes().splitlines()]
    assert sorted(entry["path"] for entry in told) == ["notulen.txt", "sub/catatan.txt"]
    assert all(entry["path"] in ended.stdout for entry in told)
    assert "notulen.txt" in page.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM")
def test_watch_ends_cleanly_and_its_heartbeat_says_so(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    process = subprocess.Popen(
        words("watch", folder, "--state", state, "--no-ocr"),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8", env=environment(),
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    alive = subprocess.run(
        words("watch", folder, "--status-of", "--state", state), capture_output=True, env=environment(), check=False
    )
    assert f"pid {process.pid}".encode() in alive.stdout and alive.returncode == 0
    process.send_signal(signal.SIGTERM)
    assert process.wait(5) == 0
    process.stdout.close()
    after = subprocess.run(
        words("watch", folder, "--status-of", "--state", state), capture_output=True, env=environment(), check=False
    )
    assert b"selesai" in after.stdout and after.returncode == 1


def test_watch_of_what_is_no_folder_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["watch", str(tmp_path / "tidak ada"), "--state", str(tmp_path / "s")]) == 2
    assert "tidak ada" in capsys.readouterr().err


def test_a_folder_never_watched_has_no_heartbeat(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["watch", str(folder), "--status-of", "--state", str(tmp_path / "s")]) == 1
    assert "belum pernah" in capsys.readouterr().out


def test_no_name_forges_a_line_of_the_log() -> None:
    name = 'a\n{"event": "forged"}\r\x1b[2J\u202e.pdf'
    line = encoded("/bukti", "2026-11-24", Change("judged", name, Verdict(name, ReadStatus.READ, None, (), ())), "id")
    assert line.count(b"\n") == 1 and line.endswith(b"\n") and line.isascii()
    assert json.loads(line)["path"] == name


def test_state_shows_verifies_and_clears(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = ["--state", str(tmp_path / "state")]
    assert run(["state", "show", str(folder), *state]) == 0
    assert "Belum ada" in capsys.readouterr().out
    run(["check", str(folder), "--no-ocr", "--quiet", *state])
    assert run(["state", "show", str(folder), *state]) == 0
    shown = capsys.readouterr().out
    assert "2  berkas dikenal" in shown and "1  hasil periksa" in shown
    assert run(["state", "verify", str(folder), "--files", *state]) == 0
    (folder / "notulen.txt").write_text("PEMERINTAH KABUPATEN CEMARA RAYA\nNOTULEN RAPAX\n", encoding="utf-8")
    os.utime(folder / "notulen.txt", OLD)
    status = run(["state", "verify", str(folder), "--files", *state])
    # Where the system tells the time of the last change, the file is simply known to have changed.
    assert status == (2 if os.name == "nt" else 0)
    next((tmp_path / "state").glob("*/index.json")).write_bytes(b"{}")
    assert run(["state", "verify", str(folder), *state]) == 2
    assert "EC701" in capsys.readouterr().out
    assert run(["state", "clear", str(folder), *state]) == 0
    capsys.readouterr()
    run(["state", "show", str(folder), *state])
    assert "0  berkas dikenal" in capsys.readouterr().out
