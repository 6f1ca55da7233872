"""The screen that a verb writes to."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from evidence_checker.model import Assessment
    from evidence_checker.reports.screen import Screen


def screen() -> Screen:
    """As wide as the terminal is, within reason, and in colour there; 80 columns and plain for a file or a pipe.

    NO_COLOR (no-color.org), when it is not empty, and TERM=dumb leave the colour away.
    """
    from evidence_checker.reports.screen import NARROWEST, PLAIN, WIDEST, Screen

    if not sys.stdout.isatty():
        return PLAIN
    width = shutil.get_terminal_size().columns
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(min(max(width, NARROWEST), WIDEST), wanted)


def printable(text: str) -> str:
    """The text with a blank for everything that a terminal would obey."""
    return "".join(each if each.isprintable() else " " for each in text)


def say(text: str, indent: int = 0) -> None:
    """A paragraph on standard output, wrapped for the screen, without anything that a terminal would obey."""
    plain = printable(text)
    told = plain.lstrip()
    marked = 2 if told[:2] in ("- ", "+ ", "~ ", "* ") else 0
    sys.stdout.write("\n".join(screen().wrap(told.rstrip(), indent + len(plain) - len(told), marked)) + "\n")


def show(assessment: Assessment, lang: str) -> None:
    """The summary of an assessment on standard output, for the screen that it is."""
    from evidence_checker import reports

    # click shows colours on consoles of Windows that do not know them by themselves
    click.echo(reports.render("terminal", assessment, lang, screen=screen()).decode("utf-8"), nl=False)
