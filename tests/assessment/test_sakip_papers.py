"""Papers of performance accountability in the shapes in which agencies hand them in: pieces, bare tables, forms."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.analysis import analyze
from evidence_checker.assessment import examine
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Examination
from tests.makers.documents import document

OFFICE = "DINAS PERIKANAN KABUPATEN CEMARA RAYA"
CONTEXT = Context(("Pemerintah Kabupaten Cemara Raya",), 2023)
FACTS = "Produksi ikan meningkat 4 persen.\n" * 3
ACTIONS = (
    f"{OFFICE}\nNo Sasaran Strategis Indikator Kinerja Target\nRencana Aksi TW I TW II TW III TW IV\nPenanggung Jawab\n"
    "1 Meningkatnya produksi ikan Jumlah produksi 40 ton\nPembinaan kelompok 10 10 10 10\nBidang Budi Daya\n"
)
MEASURED = (
    f"{OFFICE}\nUrusan/Program/Kegiatan\nIndikator Kinerja Program (outcome)/Kegiatan (output)\n"
    "Target Renja Tahun 2023\nRealisasi Kinerja Pada Triwulan\nI II III IV\nPerangkat Daerah Penanggung Jawab\n"
    "Program Budi Daya 40 10 9 11 10\n"
)
PREFACE = (
    f"{OFFICE} | LKJIP 2023 | Kata Pengantar\nii\nKATA PENGANTAR\n"
    f"Laporan kinerja ini memuat capaian kinerja.\n{FACTS * 5}"
)
PIECE = (
    "I. PENDAHULUAN\n1.1 Latar Belakang\nLKIP Dinas Perikanan Kabupaten Cemara Raya Tahun 2023.\nLKIP memuat capaian.\n"
)
REGIONS = "No Kabupaten/Kota Target\n1 Kabupaten Melati 20\n2 Kabupaten Kenanga 30\n3 Kota Dahlia 10\n"
TRIED = (
    f"{OFFICE}\nPERJANJIAN KINERJA TAHUN 2023\nyang bertanda tangan di bawah ini :\nNama : tes\nJabatan : tes\n"
    "Selanjutnya disebut PIHAK PERTAMA\nPIHAK PERTAMA berjanji akan mewujudkan target kinerja.\n"
)


def examined(text: str) -> Examination:
    framework = rules.load("sakip-2021")
    return examine(document(text), framework, vocabulary(framework), CONTEXT)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (ACTIONS, "rencana_aksi"),
        (MEASURED, "laporan_evaluasi"),
        (f"REKAPITULASI EVALUASI HASIL PELAKSANAAN RENJA\nDAN PENCAPAIAN RENSTRA\n{OFFICE}\n", "laporan_evaluasi"),
        (f"REVIEW RENCANA STRATEGI (RENSTRA)\nTAHUN 2021-2023\n{OFFICE}\nBAB I\nPENDAHULUAN\n{FACTS}", "renstra"),
        (f"REVIU RENCANA KERJA\nTAHUN 2023\n{OFFICE}\nBAB I\nPENDAHULUAN\n{FACTS}", "renja"),
        (f"MEKANISME PENGUMPULAN DATA KINERJA\n{OFFICE}\nTahun 2023\n1. Petugas mencatat data.\n", "pedoman"),
        (PIECE, "lkjip"),
        (TRIED, "template"),
        (f"RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS\n{OFFICE}\nTAHUN 2023\nBAB I\n{FACTS}", "rencana_aksi"),
        (f"IDENTIFIKASI DAN PEMETAAN BENTURAN KEPENTINGAN\n{OFFICE}\nNo Proses Potensi Penanganan\n", "matriks"),
        (f"LAPORAN HASIL PANEN\n{OFFICE}\nPanen 40 ton.\nCemara, 12 Mei 2023\nKEPALA DINAS,\nttd\n", "laporan"),
        (f"LAPORAN HASIL PANEN\n{OFFICE}\nTAHUN 2023\n", "sampul"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert analyze(document(text), rules.shared_knowledge()).identity.kind == kind


@pytest.mark.parametrize("text", [PREFACE, PIECE], ids=["preface", "numbered chapter"])
def test_a_piece_of_a_report_is_not_the_report(text: str) -> None:
    claims = {claim.indicator: claim for claim in examined(text).claims}
    assert any(reason.code == "EC360" for reason in claims["3.a.1"].reasons)


def test_a_report_with_numbered_chapters_is_whole() -> None:
    later = f"II. PERENCANAAN KINERJA\n{FACTS}III. AKUNTABILITAS KINERJA\n{FACTS}"
    text = f"I. PENDAHULUAN\nLKIP Dinas.\nLKIP lengkap.\n{FACTS}{later}"
    claims = {claim.indicator: claim for claim in examined(text).claims}
    assert all(reason.code != "EC360" for claim in claims.values() for reason in claim.reasons)


def test_a_table_of_a_chapter_is_not_the_plan() -> None:
    columns = "Kode Program/Kegiatan Pagu Lokasi"
    text = f"Tabel III.2\nRENCANA PROGRAM DAN KEGIATAN TAHUN 2023\n{OFFICE}\n{columns}\n{FACTS * 5}"
    claims = {claim.indicator: claim for claim in examined(text).claims}
    assert any(reason.code == "EC360" for reason in claims["1.a.4"].reasons)


@pytest.mark.parametrize(
    "text",
    [
        REGIONS,
        "Target 5 unit (Hidro, Kecamatan Anggrek,\nKabupaten Melati);\nKolam 3 unit\n",
        "Kabupaten Melati\nKabupaten Kenanga\nKota Dahlia\n",
    ],
    ids=["rows", "item", "lines"],
)
def test_regions_that_are_listed_issue_nothing(text: str) -> None:
    assert analyze(document(f"LAMPIRAN PERJANJIAN KINERJA\n{text}"), rules.shared_knowledge()).identity.issuer == ""


def test_a_region_in_a_heading_issues() -> None:
    made = document("RENCANA AKSI\nKabupaten Melati\nTahun 2023\n")
    assert "MELATI" in analyze(made, rules.shared_knowledge()).identity.issuer
