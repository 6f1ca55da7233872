"""Recommendations of an earlier evaluation, taken in from a workbook."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from evidence_checker.errors import UsageError
from evidence_checker.reports.plan import recommendations

AT = "2025-02-03T08:00:00+07:00"


def _book(*rows: tuple[Any, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _read(data: bytes) -> tuple[Any, ...]:
    return recommendations.records(data, ("16", "21"), AT, "lhe.xlsx", "id")


def test_a_recommendation_is_an_action_with_owner_and_day() -> None:
    data = _book(
        ("Hasil evaluasi 2024",),
        ("Indikator", "Rekomendasi", "OPD terkait", "Target waktu", "Tindak lanjut"),
        (16, "Menetapkan SOP pusat data", "Diskominfo", 2025, ""),
        ("Indikator 21", "Menetapkan pedoman risiko", "Inspektorat", "30/06/2025", "rapat"),
        (None, None, None, None, None),
    )
    first, second = _read(data)
    assert first.action.startswith("16/rekomendasi-")
    assert (first.owner, first.due, first.target_year) == ("Diskominfo", "2025-12-31", 2025)
    assert (second.indicator, second.due, second.follow_up) == ("21", "2025-06-30", "rapat")
    assert [each.action for each in _read(data)] == [first.action, second.action], "the same row, the same action"


def test_an_unknown_indicator_is_named_by_row() -> None:
    with pytest.raises(UsageError, match="ES526") as raised:
        _read(_book(("Indikator", "Rekomendasi"), (16, "Baik"), (99, "Tidak ada")))
    assert "baris 3" in str(dict(raised.value.facts)["rows"])


def test_other_columns_are_no_recommendations() -> None:
    with pytest.raises(UsageError, match="ES525"):
        _read(_book(("Nomor", "Uraian"), (1, "x")))
