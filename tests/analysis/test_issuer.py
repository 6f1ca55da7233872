"""Who issued a paper: heading and letterhead say it, the addressee never does."""

from __future__ import annotations

import pytest

from tests.makers.documents import analyze, document, paper


def issuer(text: str) -> str:
    return analyze(document(text)).identity.issuer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PERATURAN BUPATI CEMARA RAYA\nNOMOR 12 TAHUN 2023", "BUPATI CEMARA RAYA"),
        ("KEPUTUSAN\nBUPATI CEMARA RAYA\nNOMOR 12 TAHUN 2023", "BUPATI CEMARA RAYA"),
        (
            "KEPUTUSAN KEPALA DINAS KOMUNIKASI DAN INFORMATIKA\nKABUPATEN CEMARA RAYA\nNOMOR 3/4/2023",
            "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN CEMARA RAYA",
        ),
        ("PERATURAN PRESIDEN REPUBLIK INDONESIA\nNOMOR 95 TAHUN 2018", "PRESIDEN REPUBLIK INDONESIA"),
        ("UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 11 TAHUN 2008", "PRESIDEN REPUBLIK INDONESIA"),
    ],
)
def test_the_heading_of_a_legal_form(text: str, expected: str) -> None:
    assert issuer(text) == expected


def test_the_letterhead_and_not_the_addressee() -> None:
    seen = analyze(paper("letter", "Permohonan VPS")).identity.issuer
    assert "PEMERINTAH KABUPATEN CEMARA RAYA" in seen
    assert "Perhubungan" not in seen


def test_an_addressee_does_not_issue_what_is_sent_to_it() -> None:
    text = (
        "PEMERINTAH KABUPATEN TIRTA JAYA\nDINAS KOMINFO\nNomor : 5/2/2023\nHal : Permohonan\nYth. Bupati Cemara Raya\n"
    )
    assert "CEMARA" not in issuer(text).upper()


def test_nobody_is_named() -> None:
    assert issuer("Catatan harian operator.") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KABUPATEN CEMARA RAYA\nBADAN PENANGGULANGAN BENCANA\nDAERAH KABUPATEN CEMARA RAYA", "KABUPATEN CEMARA RAYA"),
        ("BADAN KOORDINASI DAERAH DAN\nPEMBANGUNAN WILAYAH", "BADAN KOORDINASI DAERAH DAN PEMBANGUNAN WILAYAH"),
        ("Dinas Kominfo Kabupaten Cemara Raya | LKIP 2022 | Daftar Isi", "Dinas Kominfo Kabupaten Cemara Raya"),
        ("DINAS KOMINFO KABUPATEN CEMARA RAYA TAHUN 2022", "DINAS KOMINFO KABUPATEN CEMARA RAYA"),
        ("DINAS KOMINFO\t10.868.992.450\t0", "DINAS KOMINFO"),
        ("kabupaten cemara raya\npeta jalan kota cerdas", "KABUPATEN CEMARA RAYA"),
        ("KABUPATEN CEMARA RAYA TERAPKAN ZONASI", "KABUPATEN CEMARA RAYA"),
        ("BUPATI CEMARA RAYA\nSAMBUTAN PADA HARI PENDIDIKAN", "BUPATI CEMARA RAYA"),
    ],
)  # fmt: skip
def test_the_name_and_nothing_that_stands_beside_it(text: str, expected: str) -> None:
    assert issuer(text).endswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Sekretariat, membawahi:\nSubbagian umum",
        "Biro pengawasan keuangan daerah",
        "Rumah Sakit Umum Daerah (Berita Daerah Tahun 2016 Nomor 9)",
        "PAGU PROVINSI DAN KABUPATEN",
        "Kepada Yth.\nBUPATI CEMARA RAYA",
    ],
)
def test_a_sentence_a_citation_or_an_addressee_is_no_letterhead(text: str) -> None:
    assert issuer(text) == ""


def test_an_office_without_its_region_gets_the_one_that_is_named_most() -> None:
    text = "INDIKATOR KINERJA UTAMA\nBadan Ketahanan Pangan\nse-Provinsi Nusa Lestari\nKantor Kabupaten Cemara Raya\n"
    more = "Luas lahan Kabupaten Cemara Raya bertambah\n"
    assert issuer(text + more) == "Badan Ketahanan Pangan KABUPATEN CEMARA RAYA"
    assert issuer(text) == "Badan Ketahanan Pangan"


def test_a_body_of_the_state_gets_no_region() -> None:
    text = "KOMISI APARATUR SIPIL NEGARA\nHal : Penilaian\nYth. Sekretaris Daerah Kabupaten Cemara Raya\n"
    assert issuer(text) == "KOMISI APARATUR SIPIL NEGARA"


def test_a_budget_of_a_region_is_its_own_and_not_the_province_s() -> None:
    text = (
        "BUPATI CEMARA RAYA\nPROVINSI NUSA LESTARI\nPERATURAN DAERAH KABUPATEN CEMARA RAYA\nNOMOR 6 TAHUN 2022\n"
        "TENTANG\nANGGARAN PENDAPATAN DAN BELANJA DAERAH\n"
    )
    assert issuer(text) == "DAERAH KABUPATEN CEMARA RAYA"


def test_a_joint_regulation_is_not_the_president_s() -> None:
    text = "PERATURAN BERSAMA\nSEKRETARIS UTAMA BADAN DATA CEMARA\nDAN\nSEKRETARIS JENDERAL BADAN UJI CEMARA\n"
    assert (
        issuer(text + "NOMOR 4 TAHUN 2015")
        == "SEKRETARIS UTAMA BADAN DATA CEMARA DAN SEKRETARIS JENDERAL BADAN UJI CEMARA"
    )


def test_a_circular_without_a_letterhead_is_whose_office_signs_it() -> None:
    text = (
        "Kepada Yth. Para Kepala Bidang\nSURAT EDARAN\nNOMOR 7 TAHUN 2022\nTENTANG\nJAM KERJA\nIsi edaran.\n"
        "Dikeluarkan di Kota Cemara\npada tanggal 14 Mei 2022\nSEKRETARIS DAERAH\nKABUPATEN CEMARA RAYA,\n"
    )
    assert issuer(text) == "SEKRETARIS DAERAH KABUPATEN CEMARA RAYA"


NAMED = (
    "Rencana kerja Kabupaten Cemara Raya disusun menurut rencana strategis yang berlaku bagi seluruh dinas daerah.\n"
)


def test_a_chapter_without_a_heading_names_its_own_region_again_and_again() -> None:
    assert issuer("BAB IV\nPENUTUP\n" + 2 * NAMED) == "KABUPATEN CEMARA RAYA"
    assert issuer("BAB IV\nPENUTUP\n" + NAMED) == ""


def test_a_letter_about_a_region_is_not_the_region_s() -> None:
    text = "Nomor : 5/2/2023\nSifat : Biasa\nHal : Rencana kerja\nDengan hormat\n"
    assert issuer(text + 2 * NAMED) == ""
