"""`diff OLD.json NEW.json`: what changed between two assessments, and why; `diff FOLDER`: the same of its last two
checks, after the trend of all that are kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import LANG, STATE
from evidence_checker.cli.screen import screen
from evidence_checker.errors import UsageError

if TYPE_CHECKING:
    from evidence_checker.assessment.compare import Comparison, IndicatorChange
    from evidence_checker.model import Assessment, IndicatorResult
    from evidence_checker.reports.screen import Screen

TREND = 12


@click.command(
    help="Bandingkan LAMA dan BARU (berkas --report json=...): apa yang berubah dan mengapa. Dengan satu FOLDER: "
    "perkembangan pemeriksaan yang tersimpan dan perubahan terakhirnya."
)
@click.argument("old", metavar="LAMA|FOLDER", type=click.Path())
@click.argument("new", metavar="[BARU]", required=False, type=click.Path())
@click.option("--report", "reports", multiple=True, metavar="BENTUK=JALUR", help="html= dan xlsx= memuat perubahannya.")
@STATE
@LANG
def diff(old: str, new: str | None, reports: tuple[str, ...], **flags: Any) -> int:
    from evidence_checker.assessment import compare
    from evidence_checker.cli.language import asked
    from evidence_checker.cli.report_files import earlier, requested, write

    wanted = requested(reports)
    lang = asked(flags)
    said: list[str] = []
    if new is None:
        before, after = _kept(Path(old), said, flags)
    else:
        before, after = earlier(old), earlier(new)
    changes = compare.compare(before, after)
    if wanted:
        write(after, wanted, lang, changes=changes)
    if not any(target == "-" for _, target in wanted):
        sys.stdout.write("\n".join([*said, *lines(changes, lang, screen())]) + "\n")
    return 0


def _kept(folder: Path, said: list[str], flags: dict[str, Any]) -> tuple[Assessment, Assessment]:
    """The last two assessments that the folder's memory keeps; `said` takes the lines of the trend.

    Raises UsageError: the folder is none, ES165 when fewer than two are kept."""
    from evidence_checker.cli.options import settings
    from evidence_checker.messages import forms, labels
    from evidence_checker.model import Status
    from evidence_checker.readers import files
    from evidence_checker.store import Store

    settled = settings(folder, flags)
    files.discover(folder)
    with Store.open(folder, settled.state_folder) as store:
        rows = store.assessments()[-TREND:]
        found = [(row, store.assessment(row.id)) for row in rows]
    kept = [(row, each) for row, each in found if each is not None]
    if len(kept) < 2:
        raise UsageError("ES165", folder=files.shown(folder), count=len(kept))
    said.append(labels.text("trend", settled.lang))
    heads = [labels.pick(labels.STATUS[each], settled.lang) for each in (Status.COMPLETE, Status.WEAK, Status.MISSING)]
    said.append(f"{'':<38}" + "".join(f"{head[:9]:>10}" for head in (*heads, labels.text("index", settled.lang))))
    for row, each in kept:
        value = forms.number(each.index.value, 2, settled.lang) if each.index else "–"
        counts = (row.complete, row.weak, row.missing)
        said.append(f"{forms.moment(row.made_at, settled.lang):<38}" + "".join(f"{n:>10}" for n in (*counts, value)))
    said.append("")
    return kept[-2][1], kept[-1][1]


def lines(changes: Comparison, lang: str, shown: Screen) -> Iterator[str]:
    """The comparison as text, for a screen."""
    from evidence_checker import messages
    from evidence_checker.messages import forms, labels
    from evidence_checker.reports.show import line

    moments = [forms.moment(line(each), lang) for each in (changes.old_made_at, changes.new_made_at)]
    yield from shown.wrap(labels.text("changes_lead", lang, old=moments[0], new=moments[1]))
    if changes.old_index is not None and changes.new_index is not None:
        values = [forms.number(each, 2, lang) for each in (changes.old_index, changes.new_index)]
        yield f"{labels.text('index', lang)}: {values[0]} -> {values[1]}"
    for ground in changes.grounds:
        yield from shown.wrap(line(messages.message(ground, lang)))
    if changes.same:
        yield labels.text("identical", lang)
        return
    for each in changes.indicators:
        yield ""
        yield from _indicator(each, lang, shown)
    if changes.documents:
        yield ""
        yield labels.text("documents", lang)
    for paper in changes.documents:
        name = labels.pick(labels.CHANGE[paper.what], lang)
        origin = f" ({labels.text('from', lang)} {line(paper.old_path)})" if paper.old_path else ""
        yield from shown.wrap(f"{name}: {line(paper.path)}{origin}", 2, hang=2)
    for decision in changes.decisions:
        word = labels.pick(labels.ACTION.get(decision.action, (decision.action,) * 2), lang)
        text = f"{word}, {labels.text('indicator', lang).lower()} {line(decision.indicator)}: {line(decision.reason)}"
        yield from shown.wrap(f"{text} ({line(decision.name)})", hang=4)


def _indicator(change: IndicatorChange, lang: str, shown: Screen) -> Iterator[str]:
    from evidence_checker import messages
    from evidence_checker.messages import forms, labels
    from evidence_checker.reports.show import line

    def standing(each: IndicatorResult | None) -> str:
        if each is None:
            return "–"
        return f"{labels.pick(labels.STATUS[each.status], lang)} ({forms.plain(each.level, lang)})"

    word = {True: labels.text("better", lang), False: labels.text("worse", lang), None: ""}[change.better]
    yield from shown.wrap(f"{line(change.id)}. {labels.short(line(change.name))}", hang=4)
    yield f"    {standing(change.before)} -> {standing(change.after)}" + (f"  {word}" if word else "")
    for cause in change.causes[:6]:
        yield from shown.wrap(line(messages.message(cause, lang)), 4, hang=2)
