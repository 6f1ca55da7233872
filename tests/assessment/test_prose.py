"""Fakta, Analisis, Justifikasi: what an assessor writes names document, number, article and page."""

from __future__ import annotations

from tests.assessment.small import standing
from tests.makers.documents import paper

WHOLE = "Setiap perangkat daerah menggunakan pusat data dan terhubung dengan pusat data nasional."


def test_the_facts_name_document_number_title_article_and_page() -> None:
    prose = standing(
        "5", paper("regulation", "Penyelenggaraan SPBE", "## Ketentuan Lain", WHOLE, number="12", year=2023)
    ).prose
    assert "Nomor 12 Tahun 2023" in prose.facts
    assert "PENYELENGGARAAN SPBE" in prose.facts
    assert "Pasal 2, halaman 2" in prose.facts
    assert "regulation.pdf" in prose.facts


def test_the_analysis_names_what_is_met_and_what_lacks() -> None:
    prose = standing("5", paper("regulation", "Penyelenggaraan Pusat Data", WHOLE)).prose
    assert "memuat penggunaan oleh perangkat daerah, keterhubungan dengan pusat data nasional" in prose.analysis
    assert "Laporan reviu kebijakan pusat data" in prose.analysis


def test_the_justification_names_level_and_criteria() -> None:
    prose = standing("5", paper("regulation", "Penyelenggaraan Pusat Data", WHOLE)).prose
    assert "tingkat kematangan yang didukung adalah 3" in prose.justification
    assert "Kriteria: semua" in prose.justification


def test_a_floor_without_evidence_is_called_so() -> None:
    prose = standing("16").prose
    assert "Tidak ditemukan bukti dukung untuk indikator 16" in prose.facts
    assert "Nilai dasar 1 berlaku tanpa bukti" in prose.justification
    assert "Dibuktikan" not in prose.facts
