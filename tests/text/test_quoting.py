"""How much of a page is quoted around a hit."""

from __future__ import annotations

import re

from evidence_checker.text.quoting import clear_of_forms, listed, quoted


def quote(text: str, hit: str) -> str:
    start = text.index(hit)
    left, right = quoted(text, start, start + len(hit))
    return text[left:right]


LIST = (
    "Pasal 7\nTata kelola terdiri atas:\na. Rencana kerja;\nb. Gudang data;\nc. Jaringan kantor.\n"
    "Pasal 8\nKetentuan lain diatur kemudian.\n"
)


def test_an_item_of_a_list_is_quoted_with_the_line_that_opens_it() -> None:
    made = quote(LIST, "Gudang data")
    assert "Tata kelola terdiri atas:" in made
    assert "c. Jaringan kantor." in made
    assert "Pasal 8" not in made


def test_a_sentence_is_quoted_alone() -> None:
    assert quote(LIST, "Ketentuan lain").strip().endswith("Ketentuan lain diatur kemudian.")
    assert "Gudang" not in quote(LIST, "Ketentuan lain")


def test_an_item_whose_list_opens_nowhere_near_stands_alone() -> None:
    text = "Isi\n\nb. Gudang data;\n"
    assert quote(text, "Gudang data").strip() == "Gudang data;"


def test_an_item_of_an_open_list_is_listed_a_sentence_is_not() -> None:
    item, sentence = LIST.index("Gudang data"), LIST.index("Ketentuan lain")
    assert listed(LIST, item, item + len("Gudang data"))
    assert not listed(LIST, sentence, sentence + len("Ketentuan lain"))


LABELS = re.compile(r"nomor SOP|disahkan oleh", re.IGNORECASE)


def cut(text: str, hit: str, *, screen: bool = False, title: bool = False) -> str:
    start = text.index(hit)
    left, right = (0, len(text)) if title else quoted(text, start, start + len(hit))
    left, right = clear_of_forms(text, left, right, start, start + len(hit), LABELS, screen=screen, title=title)
    return text[left:right]


FORM = (
    "Nomor SOP 12\nDisahkan oleh Kepala Bagian\nWIRASENA ADINATA\nNIP 19700101 199501 1 001\n"
    "Nama SOP Verifikasi Data Arsip\nLangkah pertama"
)


def test_a_quote_is_no_head_of_a_form_and_shows_no_persons_name_or_number() -> None:
    made = cut(FORM, "Data Arsip")
    assert made == "Nama SOP Verifikasi Data Arsip"
    assert cut(FORM, "Data Arsip", title=True) == made
    one_line = "Disahkan oleh Kepala Bagian NIP 197001011995011001 Verifikasi Data Arsip Nomor SOP 12"
    assert cut(one_line, "Data Arsip") == "Verifikasi Data Arsip"


def test_on_a_screen_only_the_line_of_the_hit_is_quoted_or_the_title_that_leads_up_to_it() -> None:
    screen = "Aplikasi Sinar\nMasuk sebagai\nLARASATI PRAMESWARI\nCari arsip\nKeluar"
    assert cut(screen, "Cari", screen=True) == "Cari arsip"
    assert cut(screen, "Masuk", screen=True, title=True) == "Aplikasi Sinar\nMasuk sebagai"


def test_a_sentence_without_fields_around_it_stays_whole() -> None:
    assert cut("Arsip disimpan dua tahun. Data arsip\ndiperiksa setiap bulan.", "Data arsip") == (
        "Data arsip\ndiperiksa setiap bulan."
    )


def test_a_quote_shows_no_mobile_number_and_no_address_for_mail() -> None:
    title = "APLIKASI SINAR ARSIP\nBUKU PANDUAN\n0812 3456 7890\nlarasati.p@contoh.id\nPENGELOLA"
    assert cut(title, "SINAR", title=True) == "APLIKASI SINAR ARSIP"
    assert cut("Hubungi larasati.p@contoh.id untuk SINAR", "SINAR") == "untuk SINAR"
