"""Workbooks that come back from people: nothing typed is dropped in silence, and nothing strange is taken."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from evidence_checker.errors import UsageError
from evidence_checker.messages import report_words
from evidence_checker.model import replace
from evidence_checker.reports import render, worksheet
from tests.reports.assessment_maker import golden

MADE_AT = "2026-11-28T08:00:00+07:00"
FILLED = {
    "conclusion": "Dikecualikan", "reviewer": "Ani", "response": "Tidak ada layanan ini",
    "due": datetime.date(2027, 6, 30),
}  # fmt: skip


def filled(change: Callable[[Any, dict[str, int]], None] = lambda sheet, columns: None, **typed: Any) -> bytes:
    """The workbook with one row filled in, and changed as people do."""
    book = openpyxl.load_workbook(io.BytesIO(render("xlsx", replace(golden(), decisions=()), "id")))
    sheet = book[report_words.TEXT["sheet_gaps"][0]]
    columns = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    for key, value in {**FILLED, **typed}.items():
        sheet.cell(2, columns[report_words.TEXT[key][0]]).value = value
    change(sheet, columns)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def refused(data: bytes) -> UsageError:
    with pytest.raises(UsageError) as caught:
        worksheet.typed(data, MADE_AT, "hasil.xlsx")
    return caught.value


def _above(*rows: str) -> Callable[[Any, dict[str, int]], None]:
    def change(sheet: Any, _columns: dict[str, int]) -> None:
        for row in reversed(rows):
            sheet.insert_rows(1)
            sheet.cell(1, 1, row)

    return change


@pytest.mark.parametrize(
    "change",
    [
        _above("Diisi oleh Inspektorat"),
        _above("PEMERINTAH KABUPATEN CEMARA RAYA", "Inspektorat", "", "Tanggapan tahap I"),
        lambda sheet, _columns: sheet.insert_cols(1),
        lambda sheet, columns: setattr(sheet.cell(1, columns["Simpulan"]), "value", "  SIMPULAN  "),
        lambda sheet, _columns: sheet.move_range("A2:Z2", rows=3),
    ],
)
def test_a_row_is_found_wherever_its_heading_went(change: Callable[[Any, dict[str, int]], None]) -> None:
    (decision,) = worksheet.typed(filled(change), MADE_AT)
    assert (decision.action, decision.name, decision.expires) == ("waive", "Ani", "2027-06-30")


@pytest.mark.parametrize(
    "due",
    ["30 Juni 2027", "30 Jun 2027", "30-6-2027", "30/06/2027", "30.06.2027", "2027-06-30", "30-VI-2027",
     "tiga puluh Juni dua ribu dua puluh tujuh", datetime.datetime(2027, 6, 30, 8, 0)],
)  # fmt: skip
def test_a_due_date_as_people_write_it(due: Any) -> None:
    (decision,) = worksheet.typed(filled(due=due), MADE_AT)
    assert decision.expires == "2027-06-30"


@pytest.mark.parametrize("due", ["31/06/2027", "akhir Juni", "31 April 2027"])
def test_a_date_that_is_none_is_refused_as_a_date(due: str) -> None:
    error = refused(filled(due=due))
    assert (error.code, error.facts["rows"]) == ("ES181", "Kekurangan!2")


def test_a_due_date_that_has_passed_is_refused() -> None:
    assert refused(filled(due="30 Juni 2020")).code == "ES182"


@pytest.mark.parametrize("key", ["conclusion", "reviewer", "response"])
def test_a_row_that_is_only_half_filled_is_refused_and_never_dropped(key: str) -> None:
    assert refused(filled(**{key: None})).code == "ES163"


def test_a_heading_that_was_deleted_is_said() -> None:
    assert refused(filled(lambda sheet, _columns: sheet.delete_rows(1))).code == "ES183"


def test_what_a_workbook_tells_of_its_check() -> None:
    book = worksheet.read(filled())
    assessment = golden()
    assert (book.framework, book.folder, book.agency) == (
        assessment.framework.id, assessment.folder, assessment.agency,
    )  # fmt: skip
    assert book.listed <= {item.sha256 for item in assessment.documents}
    assert book.listed
