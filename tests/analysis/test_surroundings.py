"""Names of offices are set apart from the subject; a matter that is called "bidang" is none."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.analysis.lines import lines_of
from evidence_checker.analysis.surroundings import OFFICE, surroundings
from evidence_checker.model import Page


def _offices(text: str) -> list[str]:
    found = surroundings(lines_of([Page(1, text)]), [0, len(text)], rules.load("spbe-2020").knowledge)
    return [text[each.start : each.end] for each in found if each.role == OFFICE]


@pytest.mark.parametrize(
    "text",
    [
        "KERJA SAMA BIDANG TEKNOLOGI INFORMASI DAN KOMUNIKASI",
        "Pelatihan Bidang Keamanan Informasi",
        "KOMPETENSI DI BIDANG MANAJEMEN DATA",
    ],
)
def test_a_matter_is_no_office(text: str) -> None:
    assert _offices(text) == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("BIDANG STATISTIK DAN PERSANDIAN", "BIDANG STATISTIK DAN PERSANDIAN"),
        ("SOP LAYANAN BIDANG APLIKASI INFORMATIKA", "BIDANG APLIKASI INFORMATIKA"),
        ("LAPORAN DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN CEMARA RAYA", "DINAS KOMUNIKASI DAN INFORMATIKA"),
    ],
)
def test_an_office_is(text: str, office: str) -> None:
    assert _offices(text) == [office]


def test_the_end_of_an_office_name_that_columns_cut_off_belongs_to_it() -> None:
    """Two columns read as one line: "Dinas Komunikasi dan" goes on two lines further down."""
    text = "Kepala Bidang Integrasi pada   Kasubag Berita\nDinas Komunikasi dan   Setda Kota Ranu\nPersandian KotaRanu"
    assert "Persandian KotaRanu" in _offices(text)
    assert _offices("Persandian Kota Ranu") == []
