"""What tests share: the command line as a user runs it, and the sample folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def evidence_checker(
    *arguments: object, stdin: bytes = b"", env: dict[str, str] | None = None, timeout: int = 600
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own. Output is bytes; a traceback on standard error fails the test."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "80", **(env or {})}
    run = subprocess.run(
        [sys.executable, "-m", "evidence_checker", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=environment,
        timeout=timeout,
        check=False,
    )
    assert b"Traceback (most recent call last)" not in run.stderr, run.stderr.decode("utf-8", "replace")
    return run


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reads or writes the user's state, settings or language."""
    for name in [name for name in os.environ if name.startswith("EVIDENCE_CHECKER_")]:
        monkeypatch.delenv(name)
    home = tmp_path_factory.getbasetemp() / "home"
    home.mkdir(exist_ok=True)
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    yield


@pytest.fixture(scope="session")
def sample_evidence() -> Path:
    """The committed sample folder. Read-only, like any evidence."""
    return ROOT / "sample_evidence"
