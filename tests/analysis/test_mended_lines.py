"""Words that OCR spelt wrong, mended towards the words by which services are known, and nothing else."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.analysis.lines import Line, lines_of
from evidence_checker.analysis.mended_lines import mended
from evidence_checker.model import Page

SERVICES = rules.shared_knowledge().services


def _mended(text: str) -> str:
    (line,) = mended(lines_of([Page(1, text)]), SERVICES, {0})
    return line.text


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Kena1kan Pangkat", "kenaikan Pangkat"),  # a figure for a letter
        ("k|ik menu", "klik menu"),  # a stroke for a letter
        ("BARANG MlLIK DAERAH", "BARANG MILIK DAERAH"),  # small L for I, and capitals stay capitals
        ("Kepegawian Daerah", "kepegawaian Daerah"),  # a letter left out of a long word
        ("pengaduuan", "pengaduan"),  # one too many
    ],
)
def test_a_known_word_is_restored(read: str, meant: str) -> None:
    assert _mended(read) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Katalog kayu jati",  # common words stay
        "SIKAMU 2023",  # a name that is like no known word
        "No 10115 Rp 384.695.300",  # figures are no letters
        "pengaduannya",  # an inflection is no slip
        "lsi",  # too short to tell
        "Pengadan",  # as near to "pengaduan" as to "pengadaan"
    ],
)
def test_what_is_like_no_known_word_stays(text: str) -> None:
    assert _mended(text) == text


def test_a_typed_page_is_never_changed() -> None:
    lines = lines_of([Page(1, "Kena1kan Pangkat"), Page(2, "Kena1kan Pangkat")])
    assert [line.text for line in mended(lines, SERVICES, {1})] == ["Kena1kan Pangkat", "kenaikan Pangkat"]


def test_places_stay_those_of_the_page() -> None:
    """Quotes are what was read: a longer word does not move what follows."""
    (line,) = mended([Line(0, 5, 21, "Kepegawian Umum")], SERVICES, {0})
    assert line.text == "kepegawaian Umum"
    assert (line.start, line.end) == (5, 21)
