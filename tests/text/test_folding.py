"""Folding: what bad scans change is folded away, and the way back to the page's own characters is never lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_checker.text.folding import around, fold, fold_term, tidy, whole_words

# letters with and without accents, look-alikes, ligatures, blanks of every width, marks that fold to nothing
PAGE_TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(" \n\t-–.,:;|0158lIiOSBﬁﬀ½№é\u00a0\u00ad\u0301\x00\U0001d400Ωıİ"), st.characters(codec="utf-8")
    ),
    max_size=80,
)


@given(PAGE_TEXT)
def test_origin_never_steps_back_and_grows_except_inside_a_ligature(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text)
    for one, other in zip(folded.origin, folded.origin[1:], strict=False):
        assert one < other or (one == other and len(fold_term(text[one])) > 1)


@given(PAGE_TEXT, st.data())
def test_a_span_returns_the_characters_whose_fold_is_the_folded_slice(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.span(start, end)
    behind = fold_term(text[first:last])
    assert folded.text[start:end] in behind
    if folded.origin.count(first) == 1 == folded.origin.count(last - 1):
        assert behind == folded.text[start:end]


@given(PAGE_TEXT)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(text).text == fold_term(text)
    assert fold_term(fold_term(text)) == fold_term(text)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("dimaksu d", "dimaksud"),
        ("peme-\nrintah", "pemerintah"),
        ("PeraturanBupati", "Peraturan Bupati"),
        ("2OL9", "2019"),
        ("Pasa1 I", "Pasal 1"),
        ("5PBE", "SPBE"),
        ("ﬁle", "file"),
        ("Café", "Cafe"),
        ("S.P.B.E.", "SPBE"),
        ("pusat\u00a0data", "pusat data"),
        ("ke\u00adamanan", "keamanan"),
    ],
)
def test_what_a_scan_or_a_line_end_changes_is_folded_away(printed: str, meant: str) -> None:
    assert fold_term(printed) == fold_term(meant)


def test_different_words_stay_different() -> None:
    assert fold_term("pengadaan") != fold_term("pengaduan")
    assert fold_term("audit") != fold_term("edit")


def test_a_quote_is_the_pages_own_text() -> None:
    page = "Setiap OPD wajib memakai Pu5at\nData daerah."
    folded = fold(page)
    at = folded.text.index(fold_term("pusat data"))
    start, end = folded.span(at, at + len(fold_term("pusat data")))
    assert page[start:end] == "Pu5at\nData"


@given(st.text(alphabet="ab1 .\n", min_size=2, max_size=40), st.data())
def test_a_widened_span_holds_the_old_one_and_ends_between_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    left, right = whole_words(text, start, end)
    assert left <= start < end <= right
    assert left == 0 or not (text[left - 1].isalnum() and text[left].isalnum())
    assert right == len(text) or not (text[right - 1].isalnum() and text[right].isalnum())
    assert "." not in text[left:start] + text[end:right]


def test_a_quote_is_widened_to_its_sentence_and_no_further() -> None:
    text = "Kalimat lama. Dinas mengelola pusat data daerah. Kalimat berikut."
    start = text.index("pusat data")
    left, right = around(text, start, start + len("pusat data"))
    assert text[left:right] == "Dinas mengelola pusat data daerah."


def test_a_quote_without_a_sentence_end_is_cut_at_whole_words() -> None:
    text = "kata " * 100 + "pusat data" + " kata" * 100
    start = text.index("pusat data")
    left, right = around(text, start, start + len("pusat data"), room=22)
    assert text[left:right].split() == ["kata"] * 5 + ["pusat", "data"] + ["kata"] * 5


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        ("M E M U T U S K A N :", "MEMUTUSKAN :"),
        ("P E R A T U R A N  B U P A T I", "PERATURAN BUPATI"),
        ("  BAB \u00a0 II ", "BAB II"),
        ("2022–2026", "2022-2026"),
        ("“SPBE”", '"SPBE"'),
        ("tang\u00adgal", "tanggal"),
        ("A B C", "A B C"),
    ],
)
def test_a_tidy_line_reads_as_it_was_meant(printed: str, line: str) -> None:
    assert tidy(printed).strip() == line


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "KEPUTUSAN WALI KOTA NOMOR 188. 45 / 1186 TENTANG ARSIP. Lain.",
            "KEPUTUSAN WALI KOTA NOMOR 188. 45 / 1186 TENTANG ARSIP.",
        ),
        ("Menimbang. NOMOR : 35 TAHUN 2014 TENTANG ARSIP", "NOMOR : 35 TAHUN 2014 TENTANG ARSIP"),
        ("Pertama. Kedua tentang ARSIP; ketiga", "Kedua tentang ARSIP;"),
        ("1. Pertama tentang ARSIP. 2. Kedua", "Pertama tentang ARSIP."),
        ("Siklus ARSIP terdiri atas: 1. satu", "Siklus ARSIP terdiri atas:"),
    ],
)
def test_a_quote_does_not_begin_within_a_number(text: str, quote: str) -> None:
    start = text.index("ARSIP")
    left, right = around(text, start, start + len("ARSIP"))
    assert text[left:right] == quote
