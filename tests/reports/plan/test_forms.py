"""The plan in every form: whole, safe, the same bytes each time; the workbook read back."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from evidence_checker.errors import UsageError
from evidence_checker.model import Action, ActionPlan, ActionRecord, YearTarget, replace
from evidence_checker.planning.letters import by_unit
from evidence_checker.reports.plan import REGISTRY, letter, render, terminal, typed

AT = "2025-02-03T08:00:00+07:00"
HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> \u202e"

ACTION = Action(
    "16/sop/2", "16", "Layanan Pusat Data", "sop", "SOP pengoperasian pusat data", 2.0, 0.02, 15, ("sop",),
    ("pemeliharaan", "cadangan"), "Kepala Dinas", 2024, "Diskominfo", ("Bagian Hukum",), due="2025-04-01",
    target_year=2025, step="analysis", since="2025-02-03",
)  # fmt: skip
PLAN = ActionPlan(
    AT, "Pemerintah Kabupaten Cemara Raya", 2024, "spbe-2020", "Pemantauan dan Evaluasi SPBE", "ab" * 32, 1.67, 2.4,
    (
        ACTION,
        replace(ACTION, id="21/pedoman/2", indicator="21", owner="Inspektorat", priority=2, due="2025-01-01"),
        replace(ACTION, id="30/laporan/2", indicator="30", status="closed", closed_by="Laporan.pdf"),
    ),
    (YearTarget(2025, 2.4, 2),),
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(REGISTRY))
@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_same_plan_gives_the_same_bytes(name: str, lang: str) -> None:
    assert render(name, PLAN, lang) == render(name, PLAN, lang)


def test_an_unknown_form_is_said() -> None:
    with pytest.raises(UsageError, match="ES528"):
        render("pptx", PLAN, "id")


def test_hostile_text_is_never_markup_nor_a_formula() -> None:
    hostile = replace(PLAN, agency=HOSTILE, actions=(replace(ACTION, title=HOSTILE, owner=HOSTILE, follow_up=HOSTILE),))
    page = render("html", hostile, "id").decode()
    assert "<script>" not in page
    assert "\u202e" not in page
    book = openpyxl.load_workbook(io.BytesIO(render("xlsx", hostile, "id")))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    calendar = render("ics", hostile, "id").decode()
    assert calendar.count("BEGIN:VEVENT") == 1
    assert "<script>" not in terminal.text(hostile, "id") or "\x1b" not in terminal.text(hostile, "id")


def test_the_page_asks_for_nothing_and_marks_what_is_late() -> None:
    page = render("html", PLAN, "id").decode()
    assert "default-src 'none'" in page
    assert page.count("Lewat tenggat") == 1
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_the_calendar_keeps_to_its_format() -> None:
    data = render("ics", replace(PLAN, actions=(replace(ACTION, title="ä" * 200),)), "id")
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert max(map(len, lines)) <= 75
    assert b"DTSTART;VALUE=DATE:20250401" in lines
    assert data.decode("utf-8")
    assert b"Laporan.pdf" not in render("ics", PLAN, "id"), "what is done is no date any more"


def test_the_json_is_whole() -> None:
    assert json.loads(render("json", PLAN, "id"))["actions"][0]["must_contain"] == ["pemeliharaan", "cadangan"]


def test_the_terminal_keeps_to_eighty_columns() -> None:
    assert max(map(len, terminal.text(PLAN, "id").splitlines())) <= 80


def test_letters_and_messages_per_unit() -> None:
    requests = by_unit(PLAN)
    assert [request.unit for request in requests] == ["Diskominfo", "Inspektorat"]
    with zipfile.ZipFile(io.BytesIO(letter.letter(PLAN, requests[0], "id"))) as package:
        assert "SOP pengoperasian pusat data" in package.read("word/document.xml").decode()
    many = replace(PLAN, actions=tuple(replace(ACTION, id=f"16/{n}/2", title="Dokumen " * 9) for n in range(60)))
    said = letter.message(many, by_unit(many)[0], "id")
    assert len(said) < letter.SHORT
    assert "lainnya" in said


# ---------------------------------------------------------------- the workbook that comes back


def _typed(change: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(render("xlsx", PLAN, "id")))
    change(book.worksheets[0])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _column(sheet: Any, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def _set(sheet: Any, row: int, heading: str, value: Any) -> None:
    sheet.cell(row, _column(sheet, heading)).value = value


def _read(data: bytes, units: tuple[str, ...] = ()) -> tuple[ActionRecord, ...]:
    return typed.records(data, PLAN, AT, "rencana.xlsx", "id", units)


def test_an_unchanged_workbook_says_nothing() -> None:
    assert _read(render("xlsx", PLAN, "id")) == ()


def test_what_was_typed_is_read() -> None:
    def change(sheet: Any) -> None:
        _set(sheet, 2, "Status", "Sedang dikerjakan")
        _set(sheet, 2, "Tenggat", "31/07/2025")
        _set(sheet, 2, "Tindak lanjut", "Draf dibahas")
        _set(sheet, 3, "Penanggung jawab", "Bagian Organisasi")
        _set(sheet, 3, "Prioritas", "Tinggi")

    first, second = _read(_typed(change))
    assert (first.action, first.status, first.due, first.follow_up) == (
        "16/sop/2",
        "in_progress",
        "2025-07-31",
        "Draf dibahas",
    )
    assert (second.owner, second.priority, second.by) == ("Bagian Organisasi", 1, "rencana.xlsx")


def test_a_row_above_the_heading_and_another_order_of_columns() -> None:
    def change(sheet: Any) -> None:
        _set(sheet, 2, "Status", "Sedang dikerjakan")
        sheet.insert_rows(1)
        sheet.cell(1, 1).value = "Rencana aksi kita"

    assert [record.status for record in _read(_typed(change))] == ["in_progress"]


@pytest.mark.parametrize(
    ("heading", "value", "said"),
    [
        ("Tenggat", "31 Februari 2025", "tanggal"),
        ("Status", "Selesai sekali", "status"),
        ("Prioritas", "Mendesak", "prioritas"),
        ("Tahun target", "tahun depan", "tahun"),
        ("Kode", "99/x/2", "bukan aksi"),
        ("Kode", "21/pedoman/2", "sudah ada di baris"),
        ("Kode", None, "Kode kosong"),
        ("Penanggung jawab", "Dinas Entah", "tidak dikenal"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_and_nothing_is(heading: str, value: Any, said: str) -> None:
    def change(sheet: Any) -> None:
        _set(sheet, 3, "Tindak lanjut", "baris lain yang benar")
        _set(sheet, 2, heading, value)

    with pytest.raises(UsageError, match="ES526") as raised:
        _read(_typed(change), ("Diskominfo", "Inspektorat"))
    assert said in str(dict(raised.value.facts)["rows"])


@pytest.mark.parametrize("heading", ["Status", "Tenggat", "Kode"])
def test_a_column_that_is_gone_is_named(heading: str) -> None:
    with pytest.raises(UsageError, match="ES525") as raised:
        _read(_typed(lambda sheet: sheet.delete_cols(_column(sheet, heading))))
    assert heading in str(dict(raised.value.facts)["why"])


def test_what_is_no_workbook_is_said() -> None:
    with pytest.raises(UsageError, match="ES525"):
        _read(b"PK\x03\x04 rusak")
