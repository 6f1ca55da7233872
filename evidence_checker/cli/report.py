"""`report ASSESSMENT.json`: renders an earlier assessment again, without reading any evidence."""

from __future__ import annotations

from typing import Any

import click

from evidence_checker.cli.options import LANG, TEMPLATE


@click.command(help="Buat laporan dari HASIL (berkas --report json=...) tanpa membaca bukti lagi.")
@click.argument("assessment", metavar="HASIL", type=click.Path(allow_dash=True))
@click.option(
    "--report", "reports", multiple=True, metavar="BENTUK=JALUR", help="Misalnya html=hasil.html; json=- ke layar."
)
@TEMPLATE
@LANG
def report(assessment: str, reports: tuple[str, ...], template: str | None, **flags: Any) -> int:
    from evidence_checker.cli import report_files
    from evidence_checker.cli.language import asked

    wanted = report_files.requested(reports)
    proved = report_files.proved_again(report_files.earlier(assessment))
    report_files.write(proved, wanted, asked(flags), template=template)
    return 0
