"""Every advice of the shipped packs names a document to bring, never a feature alone."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.assessment.advice import everything
from evidence_checker.messages import to_bring
from evidence_checker.model import Context

_DOCUMENTS = (
    "alur", "analisis", "berita acara", "buku", "dasbor", "daftar", "dokumen", "dokumentasi", "formulir", "kak",
    "kebijakan", "keputusan", "laporan", "matriks", "nota", "notulen", "panduan", "pasal", "pedoman", "perjanjian",
    "peraturan",
    "peta", "program", "register", "rekap", "rencana", "rka", "sertifikat", "sk ", "sop", "surat", "tangkapan layar",
    "topologi", "undangan", "wawancara", "tanda",
)  # fmt: skip


@pytest.mark.parametrize("name", ["spbe-2020", "pemdi-2026"])
def test_each_names_a_document_and_who_prepares_it(name: str) -> None:
    framework = rules.load(name)
    for indicator in framework.indicators:
        asked = everything(indicator, framework, Context(year=2026), 5)
        assert asked, indicator.id
        for each in asked:
            assert any(word in each.title.casefold() for word in _DOCUMENTS), (indicator.id, each.title)
            assert each.owner, indicator.id
            assert not each.title.startswith(("Fitur", "Bukti")), (indicator.id, each.title)
        assert len(to_bring.lines(asked)) == len({each.level for each in asked})


def test_alternatives_are_told_as_such_and_musts_as_all() -> None:
    framework = rules.load("spbe-2020")
    told = to_bring.lines(everything(framework.indicator("16"), framework, Context(), 2))
    assert "Cukup satu dari: a)" in told[0]
    told = to_bring.lines(everything(framework.indicator("29"), framework, Context(year=2026), 2), "en")
    assert "Bring all of: (1)" in told[0] and "for 2026" in told[0] and "usually prepared by Inspektorat" in told[0]
