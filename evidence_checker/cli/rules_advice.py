"""`rules advice`: every advice of a pack in one table, to be read line by line."""

from __future__ import annotations

import sys
from typing import Any

import click

from evidence_checker.cli.language import chosen
from evidence_checker.cli.options import LANG, YEAR
from evidence_checker.cli.screen import printable
from evidence_checker.errors import Exit


@click.command("advice", help="Semua saran paket dalam satu tabel: indikator, tingkat, apa yang harus dibawa.")
@click.argument("pack", default="", metavar="[ID|DIR]")
@YEAR
@LANG
def advice(pack: str, year: int | None, **flags: Any) -> int:
    from evidence_checker.assessment.advice import everything
    from evidence_checker.messages import to_bring
    from evidence_checker.model import Context
    from evidence_checker.rules import load

    lang = str(flags.get("lang") or chosen())
    framework = load(pack)
    context = Context.of("", (), year or 0)
    for indicator in framework.indicators:
        highest = max((step.number for step in indicator.ladder), default=0.0)
        for told in to_bring.lines(everything(indicator, framework, context, highest), lang):
            level, _, text = told.partition(": ")
            row = (indicator.id, level, text)
            sys.stdout.write("\t".join(map(printable, row)) + "\n")
    return Exit.COMPLETE
