"""`package FOLDER --into DIR`: ZIPs by indicator or domain, with manifest, cover and what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import common, settings
from evidence_checker.errors import Exit, UsageError

if TYPE_CHECKING:
    from evidence_checker.assess.configuration import Settings

_WORDS = {
    "id": (
        "{name}: {size}, SHA-256 {sha256}",
        "{name}: sudah ada dan sama",
        "Tidak ada bukti untuk dikemas.",
        "Belum ada bukti untuk indikator",
        "Perlu ditinjau, jadi belum dikemas, indikator",
    ),
    "en": (
        "{name}: {size}, SHA-256 {sha256}",
        "{name}: there already, the same",
        "No evidence to pack.",
        "No evidence yet for indicator",
        "In need of review, so not packed yet, indicator",
    ),
}


@click.command(help="Kemas bukti di FOLDER menjadi ZIP untuk diunggah; tiap paket diperiksa lagi setelah ditulis.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), metavar="DIR", help="Folder tujuan.")
@click.option(
    "--per", type=click.Choice(["indicator", "domain", "all"]), help="Satu paket per apa; semula per indikator."
)
@click.option(
    "--max-megabytes", type=click.FloatRange(min=0), metavar="MB", help="Batas portal untuk satu berkas dan paket."
)
@click.option("--max-files", type=click.IntRange(min=0), metavar="N", help="Batas banyaknya berkas dalam satu paket.")
@common
def package(
    folder: Path, into: Path | None, per: str | None, max_megabytes: float | None, max_files: int | None, **flags: Any
) -> int:
    from evidence_checker import messages, rules
    from evidence_checker.assessment.decided import as_decided
    from evidence_checker.cli.check import assess
    from evidence_checker.cli.organize import apart
    from evidence_checker.messages import forms
    from evidence_checker.organize import package, write_package
    from evidence_checker.organize.make_plan import plan
    from evidence_checker.organize.path_template import layout
    from evidence_checker.organize.plan import Nothing, SharedFiling
    from evidence_checker.readers.files import discover

    if into is None:
        raise UsageError("ES417")
    settled = settings(folder, flags)
    apart(folder, into)
    chosen = _choices(settled)
    limits = package.Limits(
        bytes=int((max_megabytes if max_megabytes is not None else chosen["max_megabytes"]) * 1_000_000),
        files=max_files if max_files is not None else int(chosen["max_files"]),
    )
    framework = rules.load(settled.framework)
    form = layout(str(chosen["pattern"]), framework.filing)
    assessment = as_decided(assess(folder, settled, quiet=bool(flags.get("quiet")), look=True, framework=framework))
    names = {indicator.id: indicator.short_name for indicator in framework.indicators}
    # As for an empty target: the packages' names do not depend on what was filed elsewhere.
    made = plan(
        assessment,
        form,
        Nothing(),
        serve=SharedFiling.COPIES,
        short_names=lambda i: names.get(i, ""),
        knowledge=framework.knowledge,
        node_names=dict(framework.node_names),
    )
    chosen_per = per or str(chosen["per"])
    files = {file.path: file for file in discover(folder, settled.exclude).files}
    packages = package.packages(made, assessment, chosen_per, limits)
    packed = write_package.write(packages, assessment, folder, files, into, settled.lang)
    line, same, none, missing, review = _WORDS[settled.lang]
    for name, size, sha256 in packed.written:
        click.echo(line.format(name=name, size=forms.size(size, settled.lang), sha256=sha256))
    for name in packed.found:
        click.echo(same.format(name=name))
    if not packed.written and not packed.found:
        click.echo(none)
    for status, words in (("missing", missing), ("review", review)):
        if lacking := [i.id for i in assessment.indicators if str(i.status) == status]:
            click.echo(f"{words}: {', '.join(lacking)}", err=True)
    findings = (*packed.findings, *package.inside_archives(made))
    for finding in findings:
        click.echo(f"{messages.message(finding, settled.lang)} {messages.advice(finding, settled.lang)}", err=True)
    return Exit.GAPS if findings else Exit.COMPLETE


def _choices(settled: Settings) -> dict[str, Any]:
    """per, limits and pattern from [filing] of evidence.toml, else defaults. Raises UsageError."""
    chosen: dict[str, Any] = {"per": "indicator", "max_megabytes": 0, "max_files": 0, "pattern": ""}
    expected = {
        "per": "indicator | domain | all",
        "max_megabytes": "bilangan / a number",
        "max_files": "bilangan / a number",
    }
    for key, value in settled.filing:
        if key in expected:
            sound = (
                value in ("indicator", "domain", "all")
                if key == "per"
                else isinstance(value, int) and not isinstance(value, bool) and value >= 0
            )
            if not sound:
                raise UsageError("ES416", key=key, found=str(value), expected=expected[key])
            chosen[key] = value
        elif key == "pattern" and isinstance(value, str):
            chosen[key] = value
    return chosen
