"""What tests share: the command line as a user runs it, and the sample folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_HOME = tempfile.TemporaryDirectory(prefix="evidence-checker-tests-")
_OWN = ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")


def evidence_checker(
    *arguments: object, stdin: bytes = b"", env: dict[str, str] | None = None, timeout: int = 600
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own. Output is bytes; a traceback on standard error fails the test."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("EVIDENCE_CHECKER_")}
    environment |= dict.fromkeys(_OWN, _HOME.name)
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "80"}
    environment |= {"EVIDENCE_CHECKER_DEBUG": "1", **(env or {})}
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
def own_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's state, settings or language."""
    for name in [name for name in os.environ if name.startswith("EVIDENCE_CHECKER_")]:
        monkeypatch.delenv(name)
    for name in _OWN:
        monkeypatch.setenv(name, _HOME.name)


@pytest.fixture(scope="session")
def sample_evidence() -> Path:
    """The committed sample folder. Read-only, like any evidence."""
    return ROOT / "sample_evidence"
