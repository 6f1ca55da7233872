"""Old .xls (Excel 97 to 2003) and .xlsb by python-calamine: one page a sheet, one line a row, cells apart by tabs.

Where it raises or finds nothing, LibreOffice is asked for .xls, if it is installed.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable

import python_calamine

from evidence_checker.readers import libreoffice
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.native import called
from evidence_checker.readers.sections import Section, keep

Cell = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def read(draft: Draft) -> None:
    """Raises Unreadable when no reader opens the workbook, Stopped at a limit of characters."""
    label = f".{draft.format}"
    try:
        workbook = called(label, lambda: python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(draft.data)))
        names = called(label, lambda: list(workbook.sheet_names))
        sections: list[Section] = []
        stopped: Stopped | None = None
        for index, name in enumerate(names):
            sheet = called(label, lambda index=index: workbook.get_sheet_by_index(index))  # type: ignore[misc]
            lines, stopped = _lines(called(label, sheet.iter_rows), draft.options.max_page_characters)
            sections.append(Section(lines, heading=f"Sheet: {name}"))
            if stopped:
                break
    except Unreadable as failure:
        _by_libreoffice(draft, failure)
        return
    if not any(section.text.strip() for section in sections):
        _by_libreoffice(draft, Unreadable("EC101", format=label, detail="no text"))
        return
    keep(draft, sections, len(names))
    if stopped:
        raise stopped


def _by_libreoffice(draft: Draft, failure: Unreadable) -> None:
    if draft.format != "xls" or not draft.options.second_opinion or libreoffice.office() is None:
        raise failure
    libreoffice.read(draft)


def _lines(rows: Iterable[list[Cell]], limit: int) -> tuple[list[str], Stopped | None]:
    """The rows that hold something, as lines; and why it stopped, where the sheet is over the limit of characters."""
    lines: list[str] = []
    size = 0
    for row in rows:
        line = "\t".join(shown for cell in row if (shown := _shown(cell)))
        if line:
            lines.append(line)
            size += len(line)
        if size > limit:
            return lines, Stopped("EC121", what="characters", limit=limit)
    return lines, None


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime.datetime):
        return cell.strftime("%d-%m-%Y" if cell.time() == datetime.time() else "%d-%m-%Y %H:%M")
    if isinstance(cell, datetime.date):
        return cell.strftime("%d-%m-%Y")
    if isinstance(cell, float):
        return str(int(cell)) if cell == int(cell) and abs(cell) < 1e15 else f"{cell:.10g}"
    return str(cell).strip()
