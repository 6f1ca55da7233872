"""The workbook of a check with a reviewer's columns filled in, as `decide --import` and `decide merge` take it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from evidence_checker.errors import UsageError

if TYPE_CHECKING:
    from evidence_checker.assess.configuration import Settings
    from evidence_checker.model import Decision
    from evidence_checker.reports.worksheet import Workbook
    from evidence_checker.store import Store


def decisions_in(workbook: str, folder: Path, settled: Settings, store: Store, at: str) -> tuple[Decision, ...]:
    """What was typed into the workbook, in the order of its rows; all or none.

    Raises UsageError: ES155 no such workbook, ES161 an unknown indicator, ES163 or ES181 rows that are no decisions,
    ES184 of another framework, agency or folder, ES185 rows whose documents are not here.
    """
    from evidence_checker.cli import decision_memory as memory
    from evidence_checker.cli.report_files import contents
    from evidence_checker.model import replace
    from evidence_checker.readers.files import shown
    from evidence_checker.reports import worksheet

    book = worksheet.read(contents(workbook, "ES155"), shown(workbook))
    _of_this_check(book, shown(workbook), settled)
    found = worksheet.decided(book, at, shown(workbook))
    made = tuple(replace(each, framework=memory.known(each.indicator, settled)) for each in found)
    _of_this_folder(book, shown(workbook), folder, store)
    return made


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
