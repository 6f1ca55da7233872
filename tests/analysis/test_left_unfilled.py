"""Places of a template that nobody filled in, and words that only look like them."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.analysis.left_unfilled import left_unfilled
from evidence_checker.model import Page

KNOWLEDGE = rules.shared_knowledge()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tim bekerja.\nDitetapkan oleh [nama pejabat] di Cemara.", "[nama pejabat]"),
        ("Berlaku sejak <TANGGAL PENETAPAN> sampai dicabut", "<TANGGAL PENETAPAN>"),
        ("Tabel ini Data  Contoh untuk rapat", "Data  Contoh"),
        ("Uraian: isi disini", "isi disini"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
    ],
)
def test_a_place_left_as_it_was_is_told_with_its_page(text: str, place: str) -> None:
    assert left_unfilled([Page(1, "Laporan"), Page(2, text)], KNOWLEDGE) == (2, place)


@pytest.mark.parametrize(
    "text",
    [
        "Metadata contohnya dijelaskan",  # the words stand inside others
        "Pegawai mengganti dengannya berkas lama",
        "[1] nama pejabat; <b>tanggal</b>",  # brackets that hold something else
        "isi dinas",
        "",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert left_unfilled([Page(1, text)], KNOWLEDGE) is None
