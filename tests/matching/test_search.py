"""Phrases on a page: found through scan noise, never where only something alike stands."""

from __future__ import annotations

import random

import pytest

from evidence_checker.matching.search import Vocabulary
from evidence_checker.text.folding import fold

WORDS = Vocabulary((
    "pusat data", "sistem penghubung layanan", "layanan pengadaan", "layanan pengaduan", "manajemen keamanan informasi",
    "LAPOR!", "SMART", "SOP", "SPBE", "audit infrastruktur SPBE", "reformasi", "arsitektur SPBE", "SLA",
))  # fmt: skip


def found(text: str, *, fuzzy: bool = True, words: Vocabulary = WORDS) -> list[tuple[str, str]]:
    """(phrase, the page's characters) of every hit."""
    return [(words.terms[hit.term], text[hit.start : hit.end]) for hit in words.find(text, fold(text), fuzzy=fuzzy)]


def terms(text: str, *, fuzzy: bool = True) -> set[str]:
    return {term for term, _ in found(text, fuzzy=fuzzy)}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Dinas mengelola Pusat Data daerah.", "Pusat Data"),
        ("PUSAT DATA", "PUSAT DATA"),
        ("mengelola pu sat da ta daerah", "pu sat da ta"),
        ("memakai pusat\ndata bersama", "pusat\ndata"),
        ("memakai pusat-data bersama", "pusat-data"),
        ("memakai pu-\nsat data bersama", "pu-\nsat data"),
        ("memakai pusatdata bersama", "pusatdata"),
        ("memakai Pu5at Data bersama", "Pu5at Data"),
        ("memakai pusat datanya", "pusat datanya"),
    ],
)
def test_a_phrase_is_found_however_it_is_set(text: str, quote: str) -> None:
    assert ("pusat data", quote) in found(text, fuzzy=False)


def test_a_long_phrase_is_found_where_words_ran_together() -> None:
    assert "sistem penghubung layanan" in terms("menggunakanSistem Penghubung Layanan pemerintah")
    assert "sistem penghubung layanan" in terms("menggunakan SistemPenghubungLayanan pemerintah")


def test_a_letter_spaced_heading_is_one_word() -> None:
    assert "reformasi" in terms("R E F O R M A S I  B I R O K R A S I")


def test_no_abbreviation_is_read_out_of_a_letter_spaced_heading() -> None:
    assert terms("S O P A N   D A N   S A N T U N") == set()


@pytest.mark.parametrize(
    "text", ["Wajib Lapor Harta Kekayaan", "kendaraan smart", "melapor kepada atasan", "lapor diri"]
)
def test_an_abbreviation_in_capitals_is_no_common_word(text: str) -> None:
    assert terms(text) == set()


def test_an_abbreviation_in_capitals_is_found_in_capitals() -> None:
    assert "LAPOR!" in terms("pengelolaan SP4N LAPOR! daerah")
    assert "SMART" in terms("APLIKASI SMART KEMENKEU")


@pytest.mark.parametrize("text", ["SOPAN", "KESOPANAN", "SO P 12", "TRANSLASI", "PSLAB"])
def test_a_short_abbreviation_stands_as_a_word_of_its_own(text: str) -> None:
    assert terms(text) == set()


def test_a_dotted_abbreviation_is_the_same_abbreviation() -> None:
    assert "SOP" in terms("menyusun S.O.P. pelayanan")


def test_one_service_is_no_misspelling_of_another() -> None:
    assert terms("aplikasi layanan pengaduan masyarakat") == {"layanan pengaduan"}
    assert terms("aplikasi layanan pengadaan barang") == {"layanan pengadaan"}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("sisten penghubung layanan", "sistem penghubung layanan"),
        ("sistem penghubumg layanan", "sistem penghubung layanan"),
        ("sistem penghubung layanam", "sistem penghubung layanan"),
        ("sistem pnghubung layanan", "sistem penghubung layanan"),
        ("manajemen kearnanan informasi", "manajemen keamanan informasi"),
        ("audit infrastuktur SPBE", "audit infrastruktur SPBE"),
    ],
)
def test_a_slip_in_a_long_phrase_is_borne(text: str, term: str) -> None:
    assert term in terms(text)
    assert term not in terms(text, fuzzy=False)


def test_an_abbreviation_inside_a_phrase_must_be_there_letter_by_letter() -> None:
    assert "audit infrastruktur SPBE" not in terms("audit infrastruktur SPIP")
    assert "arsitektur SPBE" not in terms("arsitektur SPIP")


def test_the_quote_of_a_slip_is_the_pages_own_words() -> None:
    text = "Bagian 2. Manajemen kearnanan informasi daerah"
    assert found(text) == [("manajemen keamanan informasi", "Manajemen kearnanan informasi")]


def test_similarity_is_one_letter_by_letter_and_less_with_a_slip() -> None:
    exact = WORDS.find("sistem penghubung layanan", fold("sistem penghubung layanan"))
    slip = WORDS.find("sistem penghubumg layanan", fold("sistem penghubumg layanan"))
    assert [hit.similarity for hit in exact] == [1.0]
    assert 0.9 <= slip[0].similarity < 1.0


@pytest.mark.parametrize("text", ["sistim pemghubumg lajanam", "sistex pexghxbung layanan", "sistem pxnghubung lyanen"])
def test_too_many_slips_are_another_phrase(text: str) -> None:
    """Three slips in 23 letters are less than 0.9 alike, wherever they stand."""
    assert "sistem penghubung layanan" not in terms(text)


def test_hits_come_in_the_order_of_the_page_without_overlap_of_one_phrase() -> None:
    text = "pusat data, layanan pengaduan, pusat data; pusat data"
    hits = WORDS.find(text, fold(text))
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
    assert [WORDS.terms[hit.term] for hit in hits].count("pusat data") == 3


def test_nothing_is_found_in_nothing() -> None:
    assert WORDS.find("", fold("")) == []
    assert Vocabulary(()).find("pusat data", fold("pusat data")) == []


@pytest.mark.parametrize(("noise", "least"), [(0.0, 1.0), (0.02, 0.9), (0.04, 0.75)])
def test_recall_under_the_noise_of_a_scan(noise: float, least: float) -> None:
    """Letters replaced, lost or doubled at random (seeded): most long phrases must still be found."""
    phrases = ("sistem penghubung layanan", "manajemen keamanan informasi", "audit infrastruktur SPBE")
    dice = random.Random(20260)
    tried = hits = 0
    for _ in range(150):
        phrase = dice.choice(phrases)
        text = "Setiap perangkat daerah " + _noisy(phrase, noise, dice) + " secara bertahap."
        tried += 1
        hits += phrase in terms(text)
    assert hits / tried >= least


def _noisy(phrase: str, noise: float, dice: random.Random) -> str:
    made = []
    for sign in phrase:
        chance = dice.random()
        if chance < noise * 0.6:
            made.append(dice.choice("cehnrtuv"))
        elif chance < noise * 0.8:
            continue
        else:
            made.append(sign * (2 if chance < noise else 1))
    return "".join(made)


def test_recall_is_no_gift_of_false_hits() -> None:
    """Running text that names none of the phrases gives no hit, however noisy."""
    dice = random.Random(7)
    plain = (
        "Kepala bidang melaporkan penyusunan laporan tahunan dan pembinaan pegawai, pengelolaan arsip, pemeliharaan "
        "jalan serta pelayanan perpustakaan kepada bupati melalui sekretaris daerah pada akhir tahun anggaran. "
    )
    assert terms(_noisy(plain * 20, 0.03, dice)) == set()


def on_page(term: str, text: str, *, damaged: bool) -> bool:
    return bool(Vocabulary((term,)).find(text, fold(text), damaged=damaged))


@pytest.mark.parametrize("damaged", [False, True])
def test_an_abbreviation_is_no_other_one_that_looks_alike(damaged: bool) -> None:
    """SPIP is internal control, SPLP the service bus: i and l are two letters, on a scan, too."""
    assert not on_page("SPLP", "Satuan Tugas SPIP", damaged=damaged)
    assert not on_page("pengelolaan SPLP", "pengelolaan SPIP", damaged=damaged)
    assert on_page("SPLP", "pemanfaatan SPLP", damaged=damaged)


def test_a_small_l_between_capitals_is_what_ocr_makes_of_an_i() -> None:
    assert on_page("aset TIK", "DAFTAR ASET TlK", damaged=True)
    assert on_page("SPBE", "Tim Koordinasi 5PBE", damaged=True)


def test_on_a_typed_page_letters_that_look_alike_are_two_letters() -> None:
    assert on_page("profil", "profll daerah", damaged=True)
    assert not on_page("profil", "profll daerah", damaged=False)


def test_on_a_typed_page_a_look_alike_is_a_slip_like_any_other() -> None:
    (hit,) = Vocabulary(("sistem penghubung layanan",)).find(
        "sistem penghubung Iayanan", fold("sistem penghubung Iayanan"), damaged=False
    )
    assert 0.9 < hit.similarity < 1


def test_slips_make_no_word_of_a_phrase_another_word() -> None:
    """Four slips in a long phrase are borne, but not where they swap one of its words."""
    words = Vocabulary(("audit teknologi informasi dan komunikasi",))
    text = "pemerintahan berbasis teknologi informasi dan komunikasi"
    assert words.find(text, fold(text)) == []
    scanned = "audlt teknologi inforrnasi dan komunikasi"
    assert len(words.find(scanned, fold(scanned))) == 1


def test_another_word_whose_end_is_alike_is_no_slip() -> None:
    words = Vocabulary(["keamanan sistem pemerintahan berbasis elektronik"])
    text = "TIM PELAKSANA PENGEMBANGAN SISTEM PEMERINTAHAN BERBASIS ELEKTRONIK"
    assert not words.find(text, fold(text), fuzzy=True)
    slipped = "kebijakan keamaran sistem pemerintaban berbasis elektronik"
    assert words.find(slipped, fold(slipped), fuzzy=True)
