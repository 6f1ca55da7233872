"""The three clocks: told by the text, with the quote; what is not told stays unknown."""

from __future__ import annotations

import pytest

from evidence_checker.analysis.periods import dates_of
from evidence_checker.model import Document, Page, SourceFile


def document(text: str) -> Document:
    return Document(SourceFile("laporan.pdf", "laporan.pdf", 1, 0), "pdf", (Page(1, text),))


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("DPA TAHUN ANGGARAN 2026", "2026-01-01", "2026-12-31"),
        ("RKA TA 2025", "2025-01-01", "2025-12-31"),
        ("LAPORAN SEMESTER I TAHUN 2026", "2026-01-01", "2026-06-30"),
        ("Laporan Semester II 2025", "2025-07-01", "2025-12-31"),
        ("LAPORAN TRIWULAN II TAHUN 2026", "2026-04-01", "2026-06-30"),
        ("Laporan bulan Februari 2024", "2024-02-01", "2024-02-29"),
        ("Periode Januari–Juni 2026", "2026-01-01", "2026-06-30"),
        ("Periode Juli s.d. Desember 2025", "2025-07-01", "2025-12-31"),
        ("Rencana strategis tahun 2021-2026", "", ""),
        ("Laporan pengoperasian pusat data", "", ""),
    ],
)
def test_the_period_is_read_as_it_is_written(text: str, begins: str, ends: str) -> None:
    dates = dates_of(document(text), "")
    assert (dates.period_from, dates.period_to) == (begins, ends)
    assert all(quote.quote in text for quote in dates.quotes)


def test_day_of_receipt_and_of_the_document_are_two_clocks() -> None:
    text = "NOTA DINAS\nDiterima tanggal 5 Mei 2026\nKota Cemara, 2 Mei 2026"
    dates = dates_of(document(text), "2026-05-02")
    assert (dates.document, dates.received) == ("2026-05-02", "2026-05-05")
    assert [quote.of for quote in dates.quotes] == ["document", "received"]
