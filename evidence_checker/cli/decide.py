"""`decide`: records a reviewer's decision with name, reason and expiry; lists them; proves the log whole."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import FRAMEWORK, LANG, STATE, settings
from evidence_checker.errors import StateError, UsageError

if TYPE_CHECKING:
    from evidence_checker.assess.configuration import Settings
    from evidence_checker.model import Decision
    from evidence_checker.reports.worksheet import Workbook
    from evidence_checker.store import Store

_FOLDER = click.argument("folder", type=click.Path(path_type=Path))


@click.group(
    invoke_without_command=True, help="Catat keputusan penelaah di samping penilaian; penilaian tidak berubah."
)
@click.option(
    "--import", "workbook", type=click.Path(), metavar="FILE.xlsx", help="Baca kolom penelaah dari laporan XLSX."
)
@click.option(
    "--folder", "folder", type=click.Path(path_type=Path), default=Path(), help="Folder bukti untuk --import."
)
@STATE
@FRAMEWORK
@LANG
def decide(workbook: str | None, folder: Path, **flags: Any) -> int:
    if workbook is None:
        context = click.get_current_context()
        if context.invoked_subcommand is None:
            click.echo(context.get_help())
        return 0
    return _import(workbook, folder, flags)


def _now() -> str:
    import datetime

    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def _open(folder: Path, settled: Settings) -> Store:
    """The folder's memory. Raises UsageError for a folder that is none, StateError."""
    from evidence_checker.readers import files
    from evidence_checker.store import Store

    files.discover(folder)  # says what is wrong with the folder, in the words of `check`
    return Store.open(folder, settled.state_folder)


def _indicators(settled: Settings) -> set[str]:
    from evidence_checker import rules

    return {each.id for each in rules.load(settled.framework).indicators}


def _known(indicator: str, settled: Settings) -> None:
    if indicator not in _indicators(settled):
        raise UsageError("ES161", indicator=indicator, framework=str(settled.framework))


def _hash(folder: Path, document: str, store: Store) -> tuple[str, str]:
    """(path as reported, sha256) of a document of the folder: of its bytes today, else of the last check's entry."""
    from evidence_checker.readers import files
    from evidence_checker.readers.files.typed_names import meant

    listed = {file.path: file for file in files.discover(folder).files}
    for path in meant(document, listed):
        return path, files.with_hash(listed[path]).sha256
    latest = store.latest()
    known = {entry.path: entry for entry in latest.documents} if latest else {}
    for path in meant(document, known):
        return path, known[path].sha256
    raise UsageError("ES160", path=files.shown(document))


def _said(decision: Decision, lang: str) -> str:
    from evidence_checker.messages import labels
    from evidence_checker.reports.show import line

    path = f", {line(decision.path)}" if decision.path else ""
    action = labels.pick(labels.ACTION[decision.action], lang).lower()
    return labels.text("recorded", lang, action=action, indicator=line(decision.indicator), path=path)


def _record(
    action: str, folder: Path, indicator: str, document: str, name: str, reason: str, expires: str, note: str,
    flags: dict[str, Any],
) -> int:  # fmt: skip
    from evidence_checker.assessment import decisions

    settled = settings(folder, flags)
    _known(indicator, settled)
    with _open(folder, settled) as store:
        path, sha256 = _hash(folder, document, store) if document else ("", "")
        decision = decisions.made(
            action, indicator, name=name, reason=reason, made_at=_now(), path=path, sha256=sha256, expires=expires,
            note=note,
        )  # fmt: skip
        store.record(decision)
    click.echo(_said(decision, settled.lang))
    return 0


def _verb(action: str, help_text: str, note_name: str) -> Callable[..., int]:
    @decide.command(action, help=help_text)
    @_FOLDER
    @click.option("--indicator", required=True, metavar="NOMOR", help="Nomor indikator.")
    @click.option("--document", default="", metavar="JALUR", help="Jalur dokumen seperti dalam laporan.")
    @click.option("--name", default="", metavar="NAMA", help="Nama yang memutuskan.")
    @click.option("--reason", default="", metavar="ALASAN", help="Alasan keputusan.")
    @click.option("--expires", default="", metavar="TTTT-BB-HH", help="Berlaku sampai.")
    @click.option(note_name, "note", default="", help="Unit yang ditugasi, atau catatan.")
    @STATE
    @FRAMEWORK
    @LANG
    def verb(
        folder: Path, indicator: str, document: str, name: str, reason: str, expires: str, note: str, **flags: Any
    ) -> int:
        return _record(action, folder, indicator, document, name, reason, expires, note, flags)

    recorded: Callable[..., int] = verb.callback  # type: ignore[assignment]
    return recorded


accept = _verb("accept", "Terima dokumen sebagai bukti indikator.", "--note")
reject = _verb("reject", "Tolak dokumen sebagai bukti indikator.", "--note")
waive = _verb("waive", "Kecualikan indikator sampai tanggal tertentu.", "--note")
assign = _verb("assign", "Tugaskan indikator kepada satu unit.", "--to")


def _import(workbook: str, folder: Path, flags: dict[str, Any]) -> int:
    from evidence_checker.cli.report_files import contents
    from evidence_checker.messages import labels
    from evidence_checker.readers.files import shown
    from evidence_checker.reports import worksheet

    settled = settings(folder, flags)
    book = worksheet.read(contents(workbook, "ES155"), shown(workbook))
    _of_this_check(book, shown(workbook), settled)
    found = worksheet.decided(book, _now(), shown(workbook))
    for decision in found:
        _known(decision.indicator, settled)
    with _open(folder, settled) as store:
        _of_this_folder(book, shown(workbook), folder, store)
        # A workbook imported twice records nothing twice.
        held = {_content(each) for each in store.decisions()}
        fresh = [each for each in found if _content(each) not in held]
        for decision in fresh:
            store.record(decision)
            click.echo(_said(decision, settled.lang))
    key = "imported" if found else "nothing_typed"
    click.echo(labels.text(key, settled.lang, count=len(fresh)))
    return 0


def _of_this_check(book: Workbook, path: str, settled: Settings) -> None:
    """Raises UsageError (ES184) for a workbook of another framework or agency."""
    from evidence_checker import rules

    framework = rules.load(settled.framework).id
    if book.framework and book.framework != framework:
        raise UsageError("ES184", path=path, theirs=book.framework, ours=framework)
    ours = {name.casefold() for name in (settled.agency, *settled.aliases) if name}
    if ours and book.agency and not book.agency.startswith("(") and book.agency.casefold() not in ours:
        raise UsageError("ES184", path=path, theirs=book.agency, ours=settled.agency)


def _of_this_folder(book: Workbook, path: str, folder: Path, store: Store) -> None:
    """Raises UsageError: ES184 for a workbook of another folder, ES185 with the rows whose documents are not here."""
    from evidence_checker.readers import files

    latest = store.latest()
    known = {entry.sha256 for entry in latest.documents} if latest else set()
    strange = {row.cells.get("sha", "") for row in book.rows} - known - {""}
    if strange or (book.listed and not book.listed & known):
        known |= {files.with_hash(file).sha256 for file in files.discover(folder).files if file.bytes}
    if book.listed and not book.listed & known:
        raise UsageError("ES184", path=path, theirs=book.folder or "?", ours=files.shown(folder))
    rows = [row.place for row in book.rows if row.cells.get("sha") and row.cells["sha"] not in known]
    if rows:
        raise UsageError("ES185", path=path, rows=", ".join(rows[:20]))


def _content(decision: Decision) -> tuple[str, ...]:
    """A decision without the time it was recorded and without today's name of its document."""
    return (
        decision.action, decision.indicator, decision.sha256, decision.name, decision.reason, decision.expires,
        decision.note,
    )  # fmt: skip


@decide.command("list", help="Keputusan yang berlaku untuk FOLDER.")
@_FOLDER
@STATE
@LANG
def listed(folder: Path, **flags: Any) -> int:
    from evidence_checker import messages
    from evidence_checker.messages import forms, labels
    from evidence_checker.reports.show import line

    settled = settings(folder, flags)
    with _open(folder, settled) as store:
        latest = store.latest()
        recorded = store.decisions()
    if not recorded:
        click.echo(labels.text("no_decisions", settled.lang))
    held = recorded
    if latest is not None:
        from evidence_checker.assessment import decisions

        ids = [each.id for each in latest.indicators]
        held = decisions.current(recorded, latest.documents, ids, _now()[:10])
    for each in held:
        action = labels.pick(labels.ACTION[each.action], settled.lang)
        text = f"{line(each.indicator)}: {action}"
        text += f", {line(each.path)}" if each.path else ""
        text += f". {line(each.reason)} ({line(each.name)}, {forms.date(line(each.made_at), settled.lang)})"
        if each.stale:
            text += f" [{line(messages.message(each.stale, settled.lang))}]"
        click.echo(text)
    return 0


@decide.command("log", help="Catatan semua keputusan FOLDER; --verify membuktikan keutuhannya.")
@_FOLDER
@click.option("--verify", is_flag=True, help="Periksa rantai hash catatan.")
@STATE
@LANG
def log(folder: Path, verify: bool, **flags: Any) -> int:
    from evidence_checker.messages import labels
    from evidence_checker.store import Store
    from evidence_checker.store.decision_log import DecisionLog

    settled = settings(folder, flags)
    path = Store.place(folder, settled.state_folder) / "decisions.jsonl"
    if not verify:
        if path.is_file():
            # The log is JSON in ASCII-safe form; stray bytes are escaped rather than printed.
            sys.stdout.write(
                path.read_bytes().decode("utf-8", "backslashreplace").encode("ascii", "backslashreplace").decode()
            )
        return 0
    recorded_log = DecisionLog(path)
    recorded_log.load()
    if recorded_log.broken:
        raise StateError("ES162", lines=", ".join(map(str, recorded_log.broken[:20])))
    click.echo(labels.text("log_whole", settled.lang, count=len(recorded_log.decisions)))
    if recorded_log.torn:
        click.echo(labels.text("log_torn", settled.lang))
    return 0
