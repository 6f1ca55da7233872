"""`simulate FOLDER_OR_ASSESSMENT`: the index if indicators stood elsewhere, or the cheapest path to a wanted one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import common, settings
from evidence_checker.cli.screen import screen
from evidence_checker.errors import UsageError

if TYPE_CHECKING:
    from evidence_checker.assess.configuration import Settings
    from evidence_checker.model import Assessment, Framework


@click.command(
    help="Andaikan: indeks bila indikator tertentu naik, atau jalan termurah ke indeks yang diinginkan. "
    "SUMBER: folder bukti, atau berkas --report json=..."
)
@click.argument("source", metavar="SUMBER", type=click.Path(path_type=Path))
@click.option(
    "--set", "wished", multiple=True, metavar="INDIKATOR=TINGKAT", help="Andaikan tingkat ini; boleh diulang."
)
@click.option("--reach", metavar="NILAI|PREDIKAT", help="Cari jalan termurah ke indeks atau predikat ini.")
@click.option(
    "--by", type=click.IntRange(1990, 2100), default=None, metavar="TAHUN", help="Bagi jalannya sampai tahun ini."
)
@click.option("--json", "target", metavar="JALUR", help="Tulis hasilnya sebagai JSON; - ke keluaran standar.")
@common
def simulate(
    source: Path, wished: tuple[str, ...], reach: str | None, by: int | None, target: str | None, **flags: Any
) -> int:
    from evidence_checker.assessment.decided import as_decided
    from evidence_checker.planning import simulate as simulation
    from evidence_checker.reports import simulation as shown_as

    levels = dict(_level(word) for word in wished)
    assessment, framework, settled = judged(source, flags)
    assessment = as_decided(assessment)
    official, own = (dict(given) for given in (settled.official, settled.own))
    if reach is None:
        simulated = simulation.if_levels(assessment, framework, levels, official, own)
    else:
        wanted = simulation.wanted_index(framework, reach)
        simulated = simulation.cheapest_path(
            assessment, framework, wanted, wished=levels, official=official, own=own, by=by or 0
        )
    if target is not None:
        from evidence_checker.cli.report_files import write_bytes

        write_bytes(shown_as.as_json(simulated), target)
    if target != "-":
        sys.stdout.write(shown_as.text(simulated, settled.lang, screen().width))
    return 0


def _level(word: str) -> tuple[str, float]:
    """("11", 3.0) from "11=3". Raises UsageError (ES523)."""
    name, sign, value = word.partition("=")
    try:
        if not sign or not name.strip():
            raise ValueError(word)
        return name.strip(), float(value.replace(",", "."))
    except ValueError:
        raise UsageError("ES523", value=word) from None


def judged(source: Path, flags: dict[str, Any], *, look: bool = True) -> tuple[Assessment, Framework, Settings]:
    """The assessment of a folder (checked now, with its memory) or of a saved file, its framework, the settings.

    `look`: a check made for it leaves no trace in the history. Raises UsageError: ES524 when the installed rules are
    not those of the saved assessment.
    """
    from evidence_checker import rules
    from evidence_checker.cli.check import assess
    from evidence_checker.cli.report_files import earlier
    from evidence_checker.readers.files import shown

    if source.is_dir():
        settled = settings(source, flags)
        framework = rules.load(settled.framework)
        quiet = bool(flags.get("quiet"))
        return assess(source, settled, quiet=quiet, look=look, framework=framework), framework, settled
    assessment = earlier(str(source))
    stamp = assessment.framework
    folder = Path(assessment.folder)
    settled = settings(folder if folder.is_dir() else None, flags)
    framework = rules.load(flags.get("framework") or stamp.id)
    if framework.sha256 != stamp.sha256:
        raise UsageError(
            "ES524", path=shown(source), framework=framework.id, made=stamp.sha256[:12], now=framework.sha256[:12]
        )
    return assessment, framework, settled
