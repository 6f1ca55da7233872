"""Fakta, Analisis, Justifikasi: what an assessor writes names document, number, article and page."""

from __future__ import annotations

import re

from evidence_checker.messages import explanation
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


def test_the_same_is_told_in_english_with_the_documents_own_words_left() -> None:
    result = standing("5", paper("regulation", "Penyelenggaraan Pusat Data", WHOLE, number="12", year=2023))
    told = result.explained("en")
    assert told.facts.startswith("Shown by ")
    assert "PENYELENGGARAAN PUSAT DATA" in told.facts
    assert "(file: regulation.pdf)" in told.facts
    assert " holds penggunaan oleh perangkat daerah" in told.analysis
    assert "the maturity level supported is 3" in told.justification
    for paragraph in (told.facts, told.analysis, told.justification):
        assert not {"Dibuktikan", "adanya", "berkas", "halaman", "memuat", "tingkat"} & set(paragraph.split())
    assert result.explained("id") == result.prose


def test_every_sentence_stands_in_both_languages_with_the_same_facts() -> None:
    for key, (indonesian, english) in explanation.TEXT.items():
        assert set(re.findall(r"\{\w+\}", indonesian)) == set(re.findall(r"\{\w+\}", english)), key
        assert indonesian != english
    assert explanation.said("file", "en", document="{path}", path="a.pdf") == "{path} (file: a.pdf)"
