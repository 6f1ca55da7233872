"""`duplicates FOLDER`: doubles, near doubles and versions, with the one that counts. Nothing is deleted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import common, settings
from evidence_checker.errors import Exit, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence_checker.assess.configuration import Settings
    from evidence_checker.assessment.duplicates import Duplicate
    from evidence_checker.model import Examination

_WORDS = {
    "id": ("Tidak ada berkas kembar.", "berkas yang diwakili oleh yang lain. Tidak ada yang dihapus.", "yang dipakai"),
    "en": ("No doubles.", "files that another one stands for. Nothing was deleted.", "the one that counts"),
}


@click.command(help="Daftar berkas kembar, hampir kembar, dan versi lama di FOLDER. Tidak ada yang dihapus.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["tree", "json"]), default="tree", help="Bentuk keluaran.")
@common
def duplicates(folder: Path, form: str, **flags: Any) -> int:
    from evidence_checker.assessment.duplicates import doubles
    from evidence_checker.readers.files import shown

    if not folder.exists():
        raise UsageError("ES101", path=shown(folder))
    if not folder.is_dir():
        raise UsageError("ES102", path=shown(folder))
    settled = settings(folder, flags)
    found = doubles(_examined(folder, settled))
    click.echo(_json(found, settled.lang) if form == "json" else _tree(found, settled.lang), nl=False)
    return Exit.COMPLETE


def _examined(folder: Path, settled: Settings) -> Sequence[Examination]:
    """What a check learns of each file, from the memory where it has been read before."""
    from evidence_checker import rules
    from evidence_checker.assess.check import examinations_of
    from evidence_checker.assess.request import AssessmentRequest
    from evidence_checker.store import Store

    request = AssessmentRequest.of(settled, rules.load(settled.framework))
    with Store.open(folder, settled.state_folder) as store:
        return examinations_of(folder, request, store)


def _tree(found: Sequence[Duplicate], lang: str) -> str:
    from evidence_checker import messages

    none, count, chosen = _WORDS[lang]
    if not found:
        return none + "\n"
    lines: list[str] = []
    for n, each in enumerate(found):
        if n == 0 or found[n - 1].counts != each.counts:
            lines.append(f"{each.counts}  ({chosen})")
        lines.append(f"  {each.path}")
        lines.append(
            f"    {each.reason.code} {messages.message(each.reason, lang)} "
            f"{messages.advice(each.reason, lang)}".rstrip()
        )
    return "\n".join([*lines, "", f"{len(found)} {count}", ""])


def _json(found: Sequence[Duplicate], lang: str) -> str:
    from evidence_checker import messages

    rows = [
        {
            "path": each.path, "counts": each.counts, "likeness": round(each.likeness, 3), "code": each.reason.code,
            "message": messages.message(each.reason, lang), "facts": dict(each.reason.facts),
        }
        for each in found
    ]  # fmt: skip
    return json.dumps({"schema": "evidence-checker/duplicates/1", "duplicates": rows}, indent=2) + "\n"
