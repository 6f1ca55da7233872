"""`plan FOLDER_OR_ASSESSMENT`: gaps → action plan, in several forms, with letters per unit; read back what was
typed."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import common
from evidence_checker.errors import UsageError

if TYPE_CHECKING:
    from evidence_checker.assess.configuration import Settings
    from evidence_checker.model import ActionPlan, Framework
    from evidence_checker.store import Store


@click.command(
    help="Susun rencana aksi dari kekurangan: dokumen yang diserahkan, penanggung jawab, tenggat, nilainya. "
    "SUMBER: folder bukti, atau berkas --report json=..."
)
@click.argument("source", metavar="SUMBER", type=click.Path(path_type=Path))
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="BENTUK=JALUR",
    help="Tulis rencana: xlsx, docx, html, json, atau ics; json=- ke keluaran standar.",
)
@click.option(
    "--letters", type=click.Path(path_type=Path), metavar="DIR", help="Tulis surat permintaan per unit ke DIR."
)
@click.option(
    "--import", "workbook", type=click.Path(), metavar="FILE.xlsx", help="Baca kembali rencana yang sudah diisi."
)
@click.option(
    "--recommendations", type=click.Path(), metavar="FILE.xlsx", help="Masukkan rekomendasi evaluasi lalu (LHE)."
)
@click.option("--start", metavar="TTTT-BB-HH", default="", help="Hari mulai rencana; semula hari ini.")
@click.option("--end", metavar="TTTT-BB-HH", default="", help="Hari akhir rencana; semula setahun kemudian.")
@common
def plan(
    source: Path,
    reports: tuple[str, ...],
    letters: Path | None,
    workbook: str | None,
    recommendations: str | None,
    start: str,
    end: str,
    **flags: Any,
) -> int:
    from evidence_checker.cli.report_files import requested, write_bytes
    from evidence_checker.cli.simulate import judged
    from evidence_checker.planning import actions
    from evidence_checker.planning.schedule import Calendar
    from evidence_checker.reports import plan as forms_of

    wanted = requested(reports, forms_of.known)
    # A plan is made from a check: what changed since the last one is the point.
    assessment, framework, settled = judged(source, flags, look=False)
    now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    steps = framework.planning.steps
    calendar = Calendar.of(start, end, assessment.made_at[:10] or now[:10], steps)
    store = _store(source, Path(assessment.folder), settled, needed=bool(workbook or letters or recommendations))
    try:
        if recommendations is not None and store is not None:
            count = _recommended(recommendations, framework, store, now, settled.lang)
            click.echo(_said("imported", settled.lang, count=count))
        records = store.action_records(framework.id) if store is not None else ()
        checks = _checks(store, framework.id) if store is not None else ()
        made = actions.plan(assessment, framework, calendar, records=records, checks=checks)
        if workbook is not None and store is not None:
            count = _import(workbook, made, _units(made, framework, settled), store, now, settled.lang)
            click.echo(_said("imported", settled.lang, count=count))
            records = store.action_records(framework.id)
            made = actions.plan(assessment, framework, calendar, records=records, checks=checks)
        if store is not None:
            fresh = actions.opened(made, store.action_records(framework.id), now, assessment)
            if fresh:
                store.record_actions(fresh, framework.id)
        if letters is not None and store is not None:
            _letters(made, letters, store, now, settled.lang)
    finally:
        if store is not None:
            store.close()
    for name, target in wanted:
        write_bytes(forms_of.render(name, made, settled.lang), target)
    if not any(target == "-" for _, target in wanted) and not flags.get("quiet"):
        from evidence_checker.cli.screen import screen
        from evidence_checker.reports.plan import terminal

        sys.stdout.write(terminal.text(made, settled.lang, screen().width))
    return 0


def _store(source: Path, folder: Path, settled: Settings, *, needed: bool) -> Store | None:
    """The memory in which the plan is kept. None for a saved assessment whose folder is not here, unless it is needed.

    Raises UsageError (ES527), StateError.
    """
    from evidence_checker.readers.files import shown
    from evidence_checker.store import Store

    if source.is_dir():
        folder = source
    elif not folder.is_dir():
        if needed:
            raise UsageError("ES527", path=shown(folder))
        return None
    return Store.open(folder, settled.state_folder)


def _checks(store: Store, framework: str) -> tuple[tuple[str, float], ...]:
    """(time, index) of the checks by that framework that are kept."""
    kept = (each for each in store.assessments() if each.framework.partition(" ")[0] == framework)
    return tuple((each.made_at, each.index) for each in kept if each.index is not None)


def _units(made: ActionPlan, framework: Framework, settled: Settings) -> list[str]:
    """The units that may own an action: those of the plan, of the rules, and of `[units]`."""
    found = {unit for action in made.actions for unit in (action.owner, *action.co_owners)}
    found |= {unit for each in framework.indicators for unit in (each.responsible, *each.supported_by)}
    found |= {unit for _, unit in settled.units}
    return sorted(filter(None, found))


def _import(
    workbook: str, made: ActionPlan, units: list[str], store: Store, now: str, lang: str
) -> int:
    """Record what was typed; how many actions were touched. Raises UsageError: ES525, ES526."""
    from evidence_checker.cli.report_files import contents
    from evidence_checker.readers.files import shown
    from evidence_checker.reports.plan import typed

    path = shown(workbook)
    found = typed.records(contents(workbook, "ES525"), made, now, Path(path).name, lang, units, path)
    if found:
        store.record_actions(found, made.framework)
    return len(found)


def _recommended(workbook: str, framework: Framework, store: Store, now: str, lang: str) -> int:
    """Record the recommendations that are new; how many. Raises UsageError: ES525, ES526."""
    from evidence_checker.cli.report_files import contents
    from evidence_checker.readers.files import shown
    from evidence_checker.reports.plan import recommendations

    path = shown(workbook)
    indicators = [each.id for each in framework.indicators]
    found = recommendations.records(contents(workbook, "ES525"), indicators, now, Path(path).name, lang, path)
    held = {record.action for record in store.action_records(framework.id)}
    fresh = [record for record in found if record.action not in held]
    if fresh:
        store.record_actions(fresh, framework.id)
    return len(fresh)


def _letters(made: ActionPlan, folder: Path, store: Store, now: str, lang: str) -> None:
    """A letter and a short text per unit. Raises UsageError (ES105)."""
    from evidence_checker.cli.report_files import write_bytes
    from evidence_checker.organize.safe_names import component
    from evidence_checker.planning.letters import asked, by_unit
    from evidence_checker.readers.files import shown
    from evidence_checker.reports.plan import letter

    requests = by_unit(made)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError("ES105", path=shown(folder), reason=error.strerror or str(error)) from error
    for request in requests:
        name = component(request.unit or _said("no_owner", lang))
        write_bytes(letter.letter(made, request, lang), str(folder / f"{name}.docx"))
        write_bytes(letter.message(made, request, lang).encode("utf-8") + b"\n", str(folder / f"{name}.txt"))
        click.echo(_said("written", lang, path=shown(folder / f"{name}.docx")))
    store.record_actions(asked(requests, now), made.framework)


def _said(key: str, lang: str, **facts: object) -> str:
    from evidence_checker.messages import planning

    return planning.text(key, lang, **facts)
