"""The workbook for auditors, opened by openpyxl, and the way back into decisions."""

from __future__ import annotations

import datetime
import io
from typing import Any

import openpyxl
import pytest

from evidence_checker.errors import UsageError
from evidence_checker.model import replace
from evidence_checker.reports import render
from evidence_checker.reports.worksheet import typed
from tests.reports.assessment_maker import MADE_AT, NOTULEN, golden, sha

SHEETS = ["Ringkasan", "Kekurangan", "Matriks", "Dokumen", "Kutipan", "Perubahan", "Metode"]


def book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(render("xlsx", golden(), "id")))


def column(sheet: Any, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def fill(sheet: Any, row: int, **values: object) -> None:
    names = {
        "conclusion": "Simpulan", "reviewer": "Nama penelaah", "response": "Tanggapan/alasan",
        "recommendation": "Rekomendasi", "due": "Batas waktu", "follow_up": "Tindak lanjut",
    }  # fmt: skip
    for name, value in values.items():
        sheet.cell(row, column(sheet, names[name])).value = value


def saved(workbook: Any) -> bytes:
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


def row_of(sheet: Any, number: int, path: str = "") -> int:
    place = column(sheet, "Dokumen") if path else 0
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, 1).value == number and (not path or sheet.cell(row, place).value == path):
            return row
    raise AssertionError((number, path))


def test_the_sheets_are_there_with_filters_and_fixed_headings() -> None:
    found = book()
    assert found.sheetnames == SHEETS
    for name in ("Kekurangan", "Matriks", "Dokumen", "Kutipan"):
        assert found[name].freeze_panes and found[name].auto_filter.ref, name


def test_numbers_and_dates_are_real() -> None:
    found = book()
    papers = found["Dokumen"]
    dates = [cell.value for cell in papers[_letter(papers, "Tanggal")][1:] if cell.value]
    assert datetime.datetime(2024, 5, 6) in dates
    gains = [cell.value for cell in found["Kekurangan"][_letter(found["Kekurangan"], "Tambahan indeks")][1:]]
    assert gains == [0.03, 0.026, 0.025, 0.025]


def _letter(sheet: Any, heading: str) -> str:
    return str(openpyxl.utils.get_column_letter(column(sheet, heading)))


def test_the_auditors_columns_have_their_validation() -> None:
    for name in ("Kekurangan", "Matriks"):
        kinds = sorted(each.type for each in book()[name].data_validations.dataValidation)
        assert kinds == ["date", "list"], name


def test_three_typed_decisions_come_back() -> None:
    found = book()
    matrix, gaps = found["Matriks"], found["Kekurangan"]
    fill(matrix, row_of(matrix, 20, NOTULEN), conclusion="Diterima", reviewer="Rahayu", response="lengkap")
    fill(
        gaps, row_of(gaps, 29), conclusion="Dikecualikan", reviewer="Bagus", response="audit tahun depan",
        due=datetime.date(2027, 6, 30),
    )  # fmt: skip
    fill(
        gaps, row_of(gaps, 5), conclusion="ditugaskan", reviewer="Bagus", response="tetapkan", due="31/12/2026",
        follow_up="Bagian Hukum",
    )  # fmt: skip
    made = {each.indicator: each for each in typed(saved(found), MADE_AT)}
    assert {number: each.action for number, each in made.items()} == {"20": "accept", "29": "waive", "5": "assign"}
    assert (made["20"].path, made["20"].sha256, made["20"].name) == (NOTULEN, sha(NOTULEN), "Rahayu")
    assert made["29"].expires == "2027-06-30"
    assert (made["5"].expires, made["5"].note) == ("2026-12-31", "Bagian Hukum")


def test_an_untouched_workbook_holds_no_decision() -> None:
    assert typed(render("xlsx", replace(golden(), decisions=()), "en"), MADE_AT) == ()


def test_what_was_decided_stands_in_the_next_workbook_as_it_was_typed() -> None:
    """Remarks, conclusions and due dates come back; what needs another look is not handed out to be signed again."""
    holding = [each for each in golden().decisions if each.stale is None]
    again = typed(render("xlsx", golden(), "id"), MADE_AT)
    assert again
    assert {(each.action, each.indicator, each.sha256, each.name, each.reason, each.expires) for each in again} <= {
        (each.action, each.indicator, each.sha256, each.name, each.reason, each.expires) for each in holding
    }


def test_incomplete_rows_are_named_and_nothing_is_taken() -> None:
    found = book()
    matrix, gaps = found["Matriks"], found["Kekurangan"]
    fill(matrix, row_of(matrix, 20, NOTULEN), conclusion="Diterima", reviewer="Rahayu", response="lengkap")
    fill(gaps, row_of(gaps, 29), conclusion="Dikecualikan", reviewer="Bagus", response="tanpa batas waktu")
    with pytest.raises(UsageError) as caught:
        typed(saved(found), MADE_AT, "a.xlsx")
    assert caught.value.code == "ES163" and caught.value.facts["rows"] == f"Kekurangan!{row_of(gaps, 29)}"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"hello"])
def test_what_is_no_workbook_is_said_so(data: bytes) -> None:
    with pytest.raises(UsageError) as caught:
        typed(data, MADE_AT, "a.xlsx")
    assert caught.value.code == "ES155"


def test_another_workbook_is_said_so() -> None:
    with pytest.raises(UsageError) as caught:
        typed(saved(openpyxl.Workbook()), MADE_AT, "a.xlsx")
    assert caught.value.code == "ES155"
