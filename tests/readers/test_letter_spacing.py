"""Titles typed with a blank after every letter are words again; what only looks like it stays as it is."""

from __future__ import annotations

import pytest

from evidence_checker.readers.letter_spacing import unspaced
from tests.readers import makers
from tests.readers.reading import text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("T I M   K O O R D I N A S I   S P B E", "TIM KOORDINASI SPBE"),
        ("K E P U T U S A N  B U P A T I", "KEPUTUSAN BUPATI"),
        ("P E R A T U R A N B U P A T I", "PERATURAN BUPATI"),
        ("K E P U T U S A N", "KEPUTUSAN"),
        ("M E M U T U S K A N", "MEMUTUSKAN"),
        ("N O M O R 1 8 8 . 4 5 / 1 1 2 / H K / 2 0 2 3", "NOMOR 188.45/112/HK/2023"),
        ("P E M E R I N T A H K A B U P A T E N Q X W Z", "PEMERINTAH KABUPATEN QXWZ"),
        ("awal\nL A M P I R A N I\nakhir", "awal\nLAMPIRAN I\nakhir"),
    ],
)
def test_letters_that_stand_apart_are_joined_to_words(typed: str, words: str) -> None:
    assert unspaced(typed) == words


@pytest.mark.parametrize(
    "plain", ["1 2 3 4 5 6 7 8", "Kolom A B C D E F G nilai", "a b c", "A  B  C  D  E  F", "x\ty\tz"]
)
def test_what_only_looks_like_it_stays(plain: str) -> None:
    assert unspaced(plain) == plain


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (makers.pdf(["K E P U T U S A N B U P A T I\nTENTANG TIM KOORDINASI SPBE KABUPATEN CEMARA RAYA"]), "a.pdf"),
        (makers.docx(makers.p("K E P U T U S A N  B U P A T I")), "a.docx"),
        (b"K E P U T U S A N  B U P A T I", "a.txt"),
        (rb"{\rtf1 K E P U T U S A N  B U P A T I\par}", "a.rtf"),
    ],
)
def test_every_reader_joins_them(data: bytes, name: str) -> None:
    assert text(data, name).split("\n")[0] == "KEPUTUSAN BUPATI"
