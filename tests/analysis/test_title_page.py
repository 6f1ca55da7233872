"""Where a title ends: what a paper goes on to list is not what it is about."""

from __future__ import annotations

import pytest

from evidence_checker.analysis import analyze
from evidence_checker.model import Document, Page, SourceFile
from evidence_checker.rules import shared_knowledge

HEAD = "PEMERINTAH KABUPATEN CEMARA RAYA\nDINAS PERPUSTAKAAN\n"


def title(*pages: str) -> str:
    file = SourceFile("berkas.pdf", "berkas.pdf", 1, 0, "0" * 64)
    read = Document(file, "text", tuple(Page(number, text) for number, text in enumerate(pages, 1)))
    return analyze(read, shared_knowledge()).identity.title


@pytest.mark.parametrize(
    "begins",
    [
        "A. Latar Belakang",
        "I. Gambaran Umum",
        "BAB I PENDAHULUAN",
        "Pendahuluan",
        "Dasar Hukum",
        "Peserta : pengelola arsip, pustakawan, dan manajemen data",
        "Materi pengelolaan risiko dan manajemen data",
        "Tata kelola 60, pengelolaan risiko 30, pengelolaan aset 80",
    ],
)
def test_a_title_in_capitals_ends_where_content_begins(begins: str) -> None:
    told = title(f"{HEAD}LAPORAN PELAKSANAAN PELATIHAN PUSTAKAWAN\nTAHUN 2023\n{begins}\nIsi manajemen data")
    assert "PELATIHAN PUSTAKAWAN" in told and "TAHUN 2023" in told
    assert "manajemen data" not in told and begins.split()[-1] not in told


@pytest.mark.parametrize(
    "goes_on",
    ["Sistem Informasi Perpustakaan Digital", "Pada Dinas Perpustakaan", "Semester I Tahun 2023", "Edisi Revisi"],
)
def test_what_is_set_as_a_title_belongs_to_it(goes_on: str) -> None:
    assert goes_on in title(f"{HEAD}BUKU PANDUAN APLIKASI PERPUSTAKAAN\n{goes_on}\nDisusun oleh bidang layanan")


def test_a_title_in_small_letters_under_a_letterhead_is_kept() -> None:
    told = title(f"{HEAD}Laporan pelaksanaan pelatihan\npengelolaan perpustakaan desa\nA. Pendahuluan\nmanajemen data")
    assert "perpustakaan desa" in told and "manajemen data" not in told


def test_a_title_that_only_tells_the_kind_is_no_end() -> None:
    assert "pelatihan pustakawan" in title(f"{HEAD}SURAT TUGAS\nUntuk mengikuti pelatihan pustakawan\nKepala Dinas")


def test_fields_in_capitals_name_no_subject() -> None:
    told = title(f"{HEAD}SURAT TUGAS\nNama : ANGGUN LESTARI\nUntuk : mengikuti pelatihan pustakawan")
    assert "pelatihan pustakawan" in told


def test_a_chapter_in_a_file_of_its_own_begins_with_its_heading() -> None:
    assert "Rencana Induk Perpustakaan" in title("BAB I\nPENDAHULUAN\nRencana Induk Perpustakaan Kabupaten 2022-2026")


def test_the_title_of_a_circular_ends_at_its_first_point() -> None:
    head = "SURAT EDARAN\nNOMOR 5 TAHUN 2023\nTENTANG\nHEMAT LISTRIK DI RUANG ARSIP\n"
    for speaks in ("1. Setiap unit mematikan server.", "Yth. Kepala Dinas Kearsipan", "Dalam rangka hemat listrik,"):
        assert title(head + speaks) == "HEMAT LISTRIK DI RUANG ARSIP"


def test_the_whole_page_of_a_certificate_says_what_it_is_about() -> None:
    told = title(
        "SERTIFIKAT\nMenyatakan bahwa\nDINAS PERPUSTAKAAN KABUPATEN CEMARA RAYA\ntelah menerapkan sistem manajemen "
        "keamanan informasi pada layanan arsip digital sesuai standar"
    )
    assert "manajemen keamanan informasi" in told


def test_a_short_report_is_no_cover() -> None:
    file = SourceFile("berkas.pdf", "berkas.pdf", 1, 0, "0" * 64)
    text = f"{HEAD}LAPORAN REVIU LAYANAN\nTAHUN 2023\nA. PENDAHULUAN\nB. HASIL REVIU\n"
    read = Document(file, "text", (Page(1, text),))
    assert analyze(read, shared_knowledge()).identity.kind.startswith("laporan")
    cover = Document(file, "text", (Page(1, f"{HEAD}LAPORAN REVIU LAYANAN\nTAHUN 2023\n"),))
    assert analyze(cover, shared_knowledge()).identity.kind == "sampul"
