"""Titles of services that no rule was made for: name and unit alone tell which indicator a guide reaches."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.assessment.test_service_cases import judged
from tests.makers.documents import document

_PUBLIC = ("45", "46", "47")
_FIRST_SERVICE = 32  # below stand policies and management
ROWS: list[tuple[str, str, int, str]] = [
    tuple(row) for row in yaml.safe_load(Path(__file__).with_name("title_cases.yaml").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("title", "unit", "indicator", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_a_guide_reaches_the_indicator_of_its_service(title: str, unit: str, indicator: int, why: str) -> None:
    owner = unit if unit.startswith("PT ") else f"{unit} Kabupaten Cemara Raya"
    guide = document(
        f"BUKU PANDUAN PENGGUNA\n{title.upper() if '-' not in title else title}\n{owner}",
        "1. Isi username dan password, klik Login.\n2. Klik menu Data, klik Tambah, isi kolom, klik Simpan.\n"
        "3. Klik menu Laporan, lalu klik Unduh.",
        name="panduan.pdf",
    )
    taken = {45 if each.id in _PUBLIC else int(each.id) for each in judged(guide).indicators if each.evidence}
    taken = {each for each in taken if each >= _FIRST_SERVICE}  # a portal of data also shows how data are managed
    assert taken == ({indicator} if indicator else set()), why
