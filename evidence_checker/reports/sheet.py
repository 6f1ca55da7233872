"""A worksheet that is safe and pleasant: text never becomes a formula, headings stay in sight, columns are filtered."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, TypeGuard

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from evidence_checker.reports.show import block

CELL_LIMIT = 32_767
TALLEST = 250.0  # points; a taller row cannot be scrolled past
PAPER_WIDTH = 175.0  # characters that are readable across one A4 sheet
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

Value = str | int | float | datetime.date | None

INK, ACCENT, LINE = "1B2430", "0D5A61", "D9D7CF"
HEAD_FILL = PatternFill("solid", fgColor=ACCENT)
TYPED_FILL = PatternFill("solid", fgColor="FFF8E1")
TYPED_HEAD = PatternFill("solid", fgColor="7D4E00")
STATUS_FILL = {
    "complete": PatternFill("solid", fgColor="E3F3EA"),
    "weak": PatternFill("solid", fgColor="FCF0D8"),
    "missing": PatternFill("solid", fgColor="FBE6E4"),
    "review": PatternFill("solid", fgColor="E7EAF8"),
    "not_applicable": PatternFill("solid", fgColor="EBECEE"),
}
_BORDER = Border(bottom=Side("thin", color=LINE))
_TOP = Alignment(vertical="top", wrap_text=True)
_BODY = Font(name="Calibri", size=10.5, color=INK)
_HEAD = Font(name="Calibri", size=10.5, bold=True, color="FFFFFF")


def put(cell: Cell | MergedCell, value: Value) -> None:
    """Write a value: numbers and dates as such, text as text whatever it begins with."""
    assert isinstance(cell, Cell)  # nothing is merged here
    if isinstance(value, str):
        text = block(value, CELL_LIMIT)
        cell.value = text
        cell.data_type = "s"
        if text.lstrip().startswith(_FORMULA_STARTS):
            cell.quotePrefix = True
    else:
        cell.value = value
        if isinstance(value, datetime.date):
            cell.number_format = "dd/mm/yyyy"


def _wraps(value: Value) -> TypeGuard[str]:
    """Whether a value is text that is broken into lines; a hash is better cut off by its neighbour."""
    return isinstance(value, str) and not (len(value) == 64 and value.isalnum())


def day(iso: str) -> Value:
    """A real date where the text is one, else the text."""
    try:
        return datetime.date.fromisoformat(iso)
    except ValueError:
        return iso or None


def link(cell: Cell, sheet: str, row: int) -> None:
    """A link inside the workbook; links are only ever built by us."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!A{row}")
    cell.font = Font(name="Calibri", size=10.5, color=ACCENT, underline="single")


def styles() -> tuple[NamedStyle, ...]:
    """The styles of a body cell and of a cell the auditor fills in, by name: far faster than a style for each cell."""
    body = NamedStyle("evidence", font=_BODY, border=_BORDER, alignment=_TOP)
    typed = NamedStyle("auditor", font=_BODY, border=_BORDER, alignment=_TOP, fill=TYPED_FILL)
    return body, typed


class Table:
    """A table on a worksheet: headings in the first row, one row after another.

    `columns`: (heading, width in characters). `typed`: how many of the last columns are for the auditor to fill in.
    """

    def __init__(self, sheet: Any, columns: Sequence[tuple[str, float]], typed: int = 0) -> None:
        self.sheet = sheet
        self.columns = len(columns)
        self.typed = typed
        self.row = 1
        for place, (heading, width) in enumerate(columns, 1):
            cell = sheet.cell(1, place)
            put(cell, heading)
            cell.font, cell.alignment = _HEAD, Alignment(vertical="center", wrap_text=True)
            cell.fill = TYPED_HEAD if place > self.columns - typed else HEAD_FILL
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.row_dimensions[1].height = 46
        sheet.freeze_panes = "C2" if self.columns > 4 else "A2"
        self.widths = [width for _, width in columns]
        page(sheet, wide=sum(self.widths) > PAPER_WIDTH)
        sheet.print_title_rows = "1:1"

    def add(self, values: Sequence[Value]) -> int:
        """A row; returns its number. Its height is set, because not every program fits wrapped text by itself."""
        self.row += 1
        needed = max(
            sum(1 + int(len(part) * 1.12 / width) for part in value.split("\n")) if _wraps(value) else 1
            for value, width in zip(values, self.widths, strict=False)
        )
        self.sheet.row_dimensions[self.row].height = min(TALLEST, 3 + 14.4 * needed)
        for place, value in enumerate(values, 1):
            cell = self.sheet.cell(self.row, place)
            cell.style = "evidence"
            put(cell, value)
            if isinstance(value, str) and not _wraps(value):
                cell.alignment = Alignment(vertical="top")
        for place in range(self.columns - self.typed + 1, self.columns + 1):
            self.sheet.cell(self.row, place).style = "auditor"
        return self.row

    def cell(self, column: int) -> Cell:
        """A cell of the newest row."""
        found: Cell = self.sheet.cell(self.row, column)
        return found

    def finish(self) -> None:
        """The filter over what was written."""
        self.sheet.auto_filter.ref = f"A1:{get_column_letter(self.columns)}{max(self.row, 2)}"

    def choose(self, column: int, choices: Sequence[str], prompt: str) -> None:
        """A list to choose from in that column."""
        self._validate(DataValidation("list", formula1='"' + ",".join(choices) + '"', allow_blank=True), column, prompt)

    def dates(self, column: int, prompt: str) -> None:
        """Only dates in that column."""
        check = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)
        self._validate(check, column, prompt)
        for row in range(2, self.row + 1):
            self.sheet.cell(row, column).number_format = "dd/mm/yyyy"

    def _validate(self, check: DataValidation, column: int, prompt: str) -> None:
        if self.row < 2:
            return
        check.showErrorMessage = check.showInputMessage = True
        check.prompt = check.error = prompt
        letter = get_column_letter(column)
        check.add(f"{letter}2:{letter}{self.row}")
        self.sheet.add_data_validation(check)


def page(sheet: Any, *, wide: bool = False) -> None:
    """Prints one page wide: A4 across, or A3 across for a `wide` sheet, which A4 would make too small to read."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8 if wide else 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.55
    sheet.oddFooter.right.text = "&P / &N"
    sheet.oddFooter.left.text = "&A"
    sheet.sheet_view.showGridLines = False
