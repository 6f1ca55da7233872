"""The year of a document, from the strongest source that tells one to the weakest."""

from __future__ import annotations

import pytest

from tests.makers.documents import analyze, document

PROSE = (
    "Rencana kerja ini disusun sebagai pedoman bagi seluruh pegawai dinas dalam melaksanakan tugas.\n"
    "Pelaksanaannya dievaluasi setiap triwulan oleh kepala bidang dan dilaporkan kepada kepala dinas.\n"
)
FOOT = "Renja Diskominfo Cemara Raya Tahun 2016 Halaman {}"


def year(*pages: str, name: str = "naskah.pdf") -> int:
    return analyze(document(*pages, name=name)).identity.year


def test_a_cover_that_says_when_it_was_made() -> None:
    cover = "RENCANA KERJA (RENJA)\nTAHUN 2017\nDINAS KOMUNIKASI DAN INFORMATIKA\nKABUPATEN CEMARA RAYA\n2016"
    assert year(cover, name="cover renja 2017.pdf") == 2016


def test_a_cover_that_only_says_the_year_it_is_for() -> None:
    cover = "RENCANA KERJA (RENJA)\nTAHUN 2017\nDINAS KOMUNIKASI DAN INFORMATIKA\nKABUPATEN CEMARA RAYA"
    assert year(cover) == 2017


def test_years_of_columns_are_no_year_of_a_cover() -> None:
    text = "PAGU ANGGARAN\n2014\n2015\n2016\n" + PROSE
    assert year(text, name="pagu 2018.pdf") == 2018


@pytest.mark.parametrize(
    "text",
    [
        "KATA PENGANTAR\nSesuai Undang-Undang Nomor 25 Tahun 2004\n" + PROSE,
        "BAB I\nPENDAHULUAN\nSesuai dengan amanat Undang-Undang Nomor 25 Tahun\n2004 tentang Sistem Perencanaan\n"
        + PROSE,
        "BAB I\nPENDAHULUAN\nSurat Edaran Kepala BKN 03 Tahun 2004\n" + PROSE,
        "BAB I\nPENDAHULUAN\nRencana strategis tahun 2013-2018\n" + PROSE,
        "DAFTAR ISI\nEvaluasi Renja Tahun 2014 ........ 6\nPENUTUP ........ 33",
    ],
)
def test_the_year_in_the_name_of_a_file_before_those_cited(text: str) -> None:
    assert year(text) != 2017
    assert year(text, name="bab 2017.pdf") == 2017


def test_a_foot_on_every_page_names_the_year_of_the_title() -> None:
    pages = [f"BAB {number}\nURAIAN\n{PROSE}{FOOT.format(number)}" for number in range(1, 5)]
    assert year(*pages) == 2016


def test_only_a_single_year_in_the_name_of_a_file() -> None:
    assert year("POHON KINERJA\nSASARAN 1 : Layanan", name="pohon kinerja th 2016.pdf") == 2016
    assert year("RENCANA STRATEGIS", name="renstra_2013-2018.pdf") == 0


def test_an_address_above_the_title_is_no_running_text() -> None:
    text = "Jalan Cemara Dalam No. 12 Telp. 555123 (hunting) Fax 555124 Kota Cemara Kode Pos 12345\nRencana Kerja\n"
    assert year(text + "Tahun 2016\n") == 2016


def test_a_date_in_a_cited_law_is_not_the_day_of_a_paper() -> None:
    text = f"BAB I\nDASAR HUKUM\nUndang-Undang Nomor 11 tanggal 4 Juli 1950\n{PROSE}"
    seen = analyze(document(text)).identity
    assert (seen.date, seen.year) == ("", 0)


def test_a_regulation_is_of_its_number_whatever_the_file_says() -> None:
    text = "PERATURAN BUPATI CEMARA RAYA\nNOMOR 12 TAHUN 2021\nTENTANG\nPUSAT DATA\n"
    assert year(text, name="perbup 2024.pdf") == 2021


def test_the_year_in_the_place_of_a_date_whose_day_is_not_legible() -> None:
    text = (
        "KEPUTUSAN BUPATI CEMARA RAYA\nTENTANG\nTIM KOORDINASI SPBE\n"
        "Mengingat : Peraturan Presiden Nomor 95 Tahun 2018\n"
        "Ditetapkan di Kota Cemara\npada tanggal ~~ Jnai 2022\n"
    )
    assert year(text) == 2022
