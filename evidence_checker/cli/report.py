"""`report ASSESSMENT.json`: renders an earlier assessment again, without reading any evidence."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import LANG
from evidence_checker.errors import UsageError

if TYPE_CHECKING:
    from evidence_checker.assessment.compare import Comparison
    from evidence_checker.model import Assessment

TEMPLATE = click.option(
    "--template", type=click.Path(), metavar="KOP.docx", help="Templat berkop surat untuk laporan docx dan pdf."
)


@click.command(help="Buat laporan dari ASSESSMENT (berkas --report json=...) tanpa membaca bukti lagi.")
@click.argument("assessment", type=click.Path(allow_dash=True))
@click.option(
    "--report", "reports", multiple=True, metavar="BENTUK=JALUR", help="Misalnya html=hasil.html; json=- ke layar."
)
@TEMPLATE
@LANG
def report(assessment: str, reports: tuple[str, ...], template: str | None, **flags: Any) -> int:
    from evidence_checker.cli.check import requested

    wanted = requested(reports)
    write(proved_again(earlier(assessment)), wanted, language(flags), template=template)
    return 0


def proved_again(assessment: Assessment, state: Path | None = None) -> Assessment:
    """The assessment with its quotes found again in the memory of its folder, where this machine has one. Raises
    UsageError ES168."""
    from evidence_checker.assess.configuration import settle
    from evidence_checker.store import Store

    state = state or settle(None, os.environ, {}).state_folder
    folder = Path(assessment.folder)
    if not assessment.folder or not folder.is_dir() or not Store.place(folder, state).is_dir():
        return assessment
    from evidence_checker.assess.proof import proved

    with Store.open(folder, state) as store:
        return proved(assessment, store)


def language(flags: dict[str, Any]) -> str:
    from evidence_checker.cli.language import chosen

    return flags.get("lang") or chosen()


def contents(path: str, code: str = "ES150") -> bytes:
    """The bytes of a file named on the command line; "-" is standard input. Raises UsageError."""
    from evidence_checker.readers.files import shown

    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError(code, path=shown(path), why=why) from error


def earlier(path: str) -> Assessment:
    """A saved assessment. Raises UsageError: ES150 cannot be read, ES151 is none."""
    from evidence_checker.readers.files import shown
    from evidence_checker.reports import json_report

    return json_report.load(contents(path), shown(path))


def write(
    assessment: Assessment,
    wanted: list[tuple[str, str]],
    lang: str,
    *,
    changes: Comparison | None = None,
    template: str | None = None,
) -> None:
    """Write each report whole or not at all, or the terminal summary when none is asked for. Raises UsageError."""
    from evidence_checker import reports
    from evidence_checker.cli.check import write_bytes

    letterhead = contents(template, "ES164") if template else None
    for name, target in wanted or [("terminal", "-")]:
        data = reports.render(name, assessment, lang, changes=changes, template=letterhead)
        write_bytes(data, target)
