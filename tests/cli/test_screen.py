"""The screen a verb writes to: its width and whether colours are shown there."""

from __future__ import annotations

import os
import shutil
import sys
import types

import pytest

from evidence_checker.cli import screen as module
from evidence_checker.cli.screen import screen
from evidence_checker.reports.screen import NARROWEST, PLAIN, WIDEST, Screen


class _Terminal:
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(module, "sys", types.SimpleNamespace(stdout=_Terminal()))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return monkeypatch


@pytest.mark.parametrize(("columns", "width"), [(100, 100), (20, NARROWEST), (400, WIDEST)])
def test_as_wide_as_the_terminal_within_reason(
    terminal: pytest.MonkeyPatch, columns: int, width: int
) -> None:  # fmt: skip
    terminal.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((columns, 40)))
    assert screen() == Screen(width, True)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_refused(terminal: pytest.MonkeyPatch, name: str, value: str) -> None:
    terminal.setenv(name, value)
    assert not screen().colours


def test_a_file_or_pipe_is_plain() -> None:
    assert not sys.stdout.isatty() and screen() is PLAIN and module.screen is screen
