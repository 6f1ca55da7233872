"""What a document is, by its own form; a cited regulation or a running head must not decide."""

from __future__ import annotations

import pytest

from tests.makers.documents import analyze, document, paper


def kind(*pages: str, **how: object) -> str:
    return analyze(document(*pages, **how)).identity.kind  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("PERATURAN BUPATI CEMARA RAYA", "peraturan_kepala_daerah"),
        ("PERATURAN WALIKOTA CEMARA", "peraturan_kepala_daerah"),
        ("PERATURAN GUBERNUR NUSA LESTARI", "peraturan_kepala_daerah"),
        ("PERATURAN DAERAH KABUPATEN CEMARA RAYA", "peraturan_daerah"),
        ("PERATURAN PRESIDEN REPUBLIK INDONESIA", "peraturan_presiden"),
        ("PERATURAN PEMERINTAH REPUBLIK INDONESIA", "peraturan_pemerintah"),
        ("PERATURAN MENTERI KOMUNIKASI DAN INFORMATIKA", "peraturan_menteri"),
        ("PERATURAN BADAN SIBER DAN SANDI NEGARA", "peraturan_lembaga"),
        ("KEPUTUSAN BUPATI CEMARA RAYA", "keputusan"),
        ("KEPUTUSAN KEPALA DINAS KOMUNIKASI DAN INFORMATIKA", "keputusan"),
        ("SALINAN KEPUTUSAN BUPATI CEMARA RAYA", "keputusan"),
        ("RANCANGAN PERATURAN BUPATI CEMARA RAYA", "peraturan_kepala_daerah"),
        ("SURAT EDARAN", "surat_edaran"),
        ("INSTRUKSI BUPATI CEMARA RAYA", "instruksi"),
    ],
)
def test_the_legal_form_of_the_heading(heading: str, expected: str) -> None:
    assert kind(f"{heading}\nNOMOR 12 TAHUN 2023\nTENTANG\nPUSAT DATA") == expected


def test_a_heading_broken_over_two_lines() -> None:
    assert kind("KEPUTUSAN\nBUPATI CEMARA RAYA\nNOMOR 3 TAHUN 2023\nTENTANG\nTIM KOORDINASI") == "keputusan"


def test_a_letter_spaced_heading() -> None:
    text = "P E R A T U R A N   B U P A T I   C E M A R A   R A Y A\nNOMOR 12 TAHUN 2023\nTENTANG\nPUSAT DATA"
    identity = analyze(document(text)).identity
    assert (identity.kind, identity.issuer) == ("peraturan_kepala_daerah", "BUPATI CEMARA RAYA")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("regulation", "peraturan_kepala_daerah"),
        ("decree", "keputusan"),
        ("circular", "surat_edaran"),
        ("sop", "sop"),
        ("minutes", "notulen"),
        ("report", "laporan"),
        ("audit_report", "laporan_audit"),
        ("terms_of_reference", "kak"),
        ("letter", "surat"),
        ("duty", "surat_tugas"),
        ("handover", "berita_acara"),
        ("agreement", "perjanjian"),
        ("budget", "rka_dpa"),
        ("screen", "tangkapan_layar"),
        ("certificate", "sertifikat"),
        ("national", "peraturan_menteri"),
    ],
)
def test_the_kind_of_each_form(form: str, expected: str) -> None:
    made = paper(
        form, "Pengoperasian Pusat Data", "Operator mencatat suhu ruang server.", "Server diperiksa setiap hari."
    )
    assert analyze(made).identity.kind == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("DAFTAR HADIR", "daftar_hadir"),
        ("NOTULEN RAPAT", "notulen"),
        ("KERANGKA ACUAN KERJA", "kak"),
        ("RENCANA STRATEGIS", "renstra"),
        ("RENCANA KERJA DINAS", "renja"),
        ("RENCANA KERJA DAN ANGGARAN", "rka_dpa"),
        ("RENCANA INDUK SPBE", "rencana_induk"),
        ("PETA RENCANA SPBE", "rencana_induk"),
        ("PANDUAN PENGGUNA APLIKASI CEMARA BERIZIN", "manual"),
        ("TOPOLOGI JARINGAN INTRA", "topologi"),
        ("DAFTAR INVENTARIS PERANGKAT", "laporan_aset"),
        ("LAPORAN HASIL EVALUASI SPBE", "laporan_evaluasi"),
        ("FORMULIR PERMINTAAN LAYANAN", "formulir"),
        ("PEDOMAN MANAJEMEN RISIKO", "pedoman"),
        ("BERITA ACARA UJI TERIMA", "berita_acara"),
        ("PERJANJIAN KINERJA TAHUN 2023", "perjanjian_kinerja"),
    ],
)
def test_the_title_of_a_paper_without_legal_form(title: str, expected: str) -> None:
    prose = "Dokumen ini disusun oleh Dinas sebagai acuan seluruh perangkat daerah dalam melaksanakan tugasnya."
    assert kind(f"{title}\nPEMERINTAH KABUPATEN CEMARA RAYA\nTAHUN 2023\n{prose}") == expected


def test_a_regulation_named_in_a_report_does_not_make_it_a_regulation() -> None:
    text = (
        "LAPORAN PELAKSANAAN PUSAT DATA\nTAHUN 2023\nDasar pelaksanaan adalah Peraturan Bupati Cemara Raya Nomor 12 "
        "Tahun 2022 tentang Pusat Data dan Peraturan Presiden Nomor 95 Tahun 2018."
    )
    assert kind(text) == "laporan"


def test_minutes_with_a_regulation_behind_them_are_minutes() -> None:
    text = "NOTULEN RAPAT\nAcara : Pembahasan\n1. Disepakati.\nPERATURAN BUPATI CEMARA RAYA\nNOMOR 12 TAHUN 2023"
    assert kind(text) == "notulen"


def test_an_annex_is_of_the_kind_of_its_decree() -> None:
    text = "LAMPIRAN I KEPUTUSAN BUPATI CEMARA RAYA\nNOMOR 188/45/2023\nTENTANG\nTIM KOORDINASI SPBE\nSUSUNAN TIM"
    assert kind(text) == "keputusan"


def test_pages_on_their_side_with_few_words_are_slides() -> None:
    pages = [f"Evaluasi SPBE {number}\nCapaian\nRencana" for number in range(5)]
    assert kind(*pages, wide=True) == "paparan"
    assert kind(*pages) != "paparan"


def test_a_wide_table_is_no_slide() -> None:
    row = "Server aplikasi rak dua milik Dinas Kominfo keadaan baik harga perolehan dua puluh juta rupiah\n"
    assert kind(*["DAFTAR INVENTARIS\n" + row * 20] * 5, wide=True) == "laporan_aset"


def test_slides_by_their_format() -> None:
    assert kind("LAPORAN SPBE", format="pptx") == "paparan"


def test_a_chapter_cut_from_a_plan() -> None:
    """The plan's title is only the running head; the page opens with a chapter."""
    head = "Rencana Induk SPBE Kabupaten Cemara Raya"
    pages = [
        f"{head}\n" + ("BAB II\nGAMBARAN UMUM DAERAH\n" if not number else "") + "Luas wilayah." for number in range(4)
    ]
    assert kind(*pages) == "potongan_bab"


def test_a_table_of_contents_alone() -> None:
    assert kind("DAFTAR ISI\nBAB I PENDAHULUAN .......... 1\nBAB II ARSITEKTUR .......... 9") == "daftar_isi"


def test_a_cover_alone_is_no_report() -> None:
    assert kind("LAPORAN\nPENGOPERASIAN PUSAT DATA\nTAHUN 2023") == "sampul"


def test_the_file_name_is_believed_only_where_the_text_says_nothing() -> None:
    assert kind("Halaman kosong", name="SOP pusat data.pdf") == "sop"
    assert kind("NOTULEN RAPAT\nAcara : Pusat Data", name="SOP pusat data.pdf") == "notulen"


def test_a_budget_by_its_regulation_is_a_budget() -> None:
    assert (
        kind(
            "PERATURAN DAERAH KABUPATEN CEMARA RAYA\nNOMOR 9 TAHUN 2022\nTENTANG\n"
            "ANGGARAN PENDAPATAN DAN BELANJA DAERAH"
        )
        == "apbd"
    )


TABLE = "3\tPenataan arsip\tPersentase\tHasil monitoring\tBidang\nDaftar arsip\n4\tLayanan\tWaktu\tData\tBidang\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BAB III\nISU STRATEGIS\nRenstra memuat tujuan. Tujuan 1 : layanan. Renja mengikuti Renstra.", "renstra"),
        ("BAB I\nPENDAHULUAN\nRencana Kerja disusun menurut Renstra. Renja memuat program. Renja ditetapkan.", "renja"),
        ("LKIP Dinas Cemara Raya Tahun 2022 Page 15\nBAB III\nAKUNTABILITAS KINERJA\nPerjanjian Kinerja", "lkjip"),
    ],
)  # fmt: skip
def test_a_chapter_is_of_the_plan_or_report_it_names_most(text: str, expected: str) -> None:
    assert kind(text, name="bab.pdf") == expected


def test_an_annex_of_a_report_is_what_it_is_called() -> None:
    rows = "NO SASARAN TARGET\n" + "1 Meningkatnya mutu layanan 100 persen triwulan satu\n" * 8
    assert kind(f"LKIP TAHUN 2022\nINSPEKTORAT\nLampiran 3\nRencana Aksi Tahun 2022\n{rows}") == "rencana_aksi"
    assert kind(f"LKIP TAHUN 2022\nINSPEKTORAT\nRencana Aksi Tahun 2022\n{rows}") == "lkjip"


def test_a_numbered_form_with_a_long_name() -> None:
    text = "Formulir J-1: Rekapitulasi evaluasi hasil pelaksanaan rencana kerja dinas dan pencapaian sasaran tahunan\n"
    assert kind(text + "REKAPITULASI EVALUASI HASIL\n") == "formulir"


def test_rows_of_a_table_without_a_title_are_no_titles() -> None:
    assert kind(TABLE, format="docx", name="lanjutan_iku.docx") == "iku"


def test_a_flow_of_work_with_its_columns_is_a_procedure() -> None:
    text = "Kegiatan\nMEKANISME PENGUMPULAN DATA\nPelaksana\nArsiparis\nMutu Baku\nKeterangan\nmengumpulkan data 3 hari"
    assert kind(text) == "sop"


def test_a_budget_realisation_that_its_name_and_its_lines_agree_on() -> None:
    text = "22.000.000,00\nTunjangan Keluarga 136.784.057,00\nTunjangan Jabatan 127.453.625,00\n"
    assert kind(text, name="PENJABARAN_LRA_dinas.pdf") == "laporan_keuangan"


COVER = "RENCANA STRATEGIS\nDINAS KOMUNIKASI DAN INFORMATIKA\nKABUPATEN CEMARA RAYA\n"
ADDRESS = "Website : www.cemararaya.example - e-mail : dinas@cemararaya.example - kode pos lima satu dua Kota Cemara\n"


@pytest.mark.parametrize("pages", [[COVER], [COVER + ADDRESS], [COVER, "RENCANA STRATEGIS\nCEMARA RAYA"]])
def test_a_cover_in_a_file_of_its_own(pages: list[str]) -> None:
    assert kind(*pages) == "sampul"


def test_a_cover_with_what_it_covers_is_none() -> None:
    assert kind(COVER, "Tujuan dan sasaran layanan") == "renstra"
    assert kind(COVER + "Rencana ini memuat tujuan dan sasaran dinas yang akan dicapai dalam lima tahun") == "renstra"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PEMERINTAH KOTA CEMARA PROSEDUR PENGELOLAAN RUANG SERVER", "sop"),
        ("PEMERINTAH KABUPATEN CEMARA RAYA LAPORAN KINERJA INSTANSI PEMERINTAH", "lkjip"),
        ("PEMERINTAH PROVINSI NUSA LESTARI TIMUR PANDUAN PENGGUNAAN APLIKASI", "manual"),
        ("PEMERINTAH KABUPATEN CEMARA RAYA DINAS KOMUNIKASI", ""),
    ],
)
def test_a_title_on_the_line_of_the_letterhead(line: str, expected: str) -> None:
    assert (
        kind(f"{line}\nTAHUN 2023\n1. Petugas mencatat setiap kegiatan yang dilaksanakan pada buku yang disediakan.")
        == expected
    )
