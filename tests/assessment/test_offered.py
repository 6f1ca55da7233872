"""What is offered for more than it is: each with its code, and the nearest document to which it does not apply."""

from __future__ import annotations

import pytest

from evidence_checker import messages, rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Document, Finding, IndicatorResult, Page, SourceFile, Status, Strength

PACKS = {name: rules.load(name) for name in ("spbe-2020", "pemdi-2026")}
WORDS = {name: vocabulary(pack) for name, pack in PACKS.items()}
CONTEXT = Context(("Pemerintah Kabupaten Cemara Raya",), 2024)

DECREE = """KEPUTUSAN {head}
NOMOR 188.45/77/KEP/2024
TENTANG
{title}
{head},
Menimbang : bahwa perlu menetapkan Keputusan;
MEMUTUSKAN:
Menetapkan : KEPUTUSAN TENTANG {title}.
KESATU : {first}
KEDUA : {second}
KETIGA : Keputusan ini mulai berlaku pada tanggal ditetapkan.
Ditetapkan di Kota Cemara
pada tanggal 3 April 2024
{head},
{signed}
WIRASENA ADINATA"""

REPORT = """LAPORAN
{title}
TAHUN 2024
PEMERINTAH KABUPATEN CEMARA RAYA
DINAS KOMUNIKASI DAN INFORMATIKA
BAB I
PENDAHULUAN
Latar Belakang
Laporan disusun setiap tahun.
BAB II
HASIL
{body}
BAB III
PENUTUP
Demikian laporan ini disusun.
Kota Cemara, 12 Desember 2024
Kepala Dinas,
ttd
WIRASENA ADINATA"""


def standing(pack: str, indicator: str, *texts: str) -> IndicatorResult:
    seen = []
    for place, text in enumerate(texts):
        pages = tuple(Page(number, page) for number, page in enumerate(text.split("\f"), 1))
        file = SourceFile(f"{place}.pdf", f"{place}.pdf", 1, 0, sha256=f"{place}" * 64)
        seen.append(examine(Document(file, "pdf", pages, pages_total=len(pages)), PACKS[pack], WORDS[pack], CONTEXT))
    result = judge(seen, PACKS[pack], CONTEXT, folder="", made_at="")
    return next(each for each in result.indicators if each.id == indicator)


def reasons(result: IndicatorResult) -> set[str]:
    return {reason.code for each in result.evidence for reason in each.reasons} | {
        miss.why.code for miss in result.near_misses
    }


def findings(result: IndicatorResult, code: str) -> list[Finding]:
    return [each for each in result.findings if each.code == code]


def decree(title: str, first: str, head: str = "BUPATI CEMARA RAYA", second: str = "", signed: str = "ttd") -> str:
    return DECREE.format(
        title=title, first=first, head=head, second=second or "Perangkat daerah melaksanakan.", signed=signed
    )


def test_a_decree_that_names_the_feature_is_told_so_with_its_page() -> None:
    title = "PENETAPAN PENGGUNAAN APLIKASI SIMPEG KEPEGAWAIAN"
    named = standing(
        "spbe-2020", "36", decree(title, "Pengguna mengunggah dan mengunduh dokumen pada aplikasi SIMPEG.")
    )
    (found,) = (each for each in findings(named, "EC265") if dict(each.facts)["contents"][0].startswith("Interaksi"))
    assert dict(found.facts)["page"] == 1
    assert dict(found.facts)["kind"] == "keputusan"
    sentence = messages.message(found)
    assert "disebut di 0.pdf hlm. 1" in sentence
    assert "dokumennya Keputusan" in sentence
    assert messages.advice(found) == "Lampirkan Buku panduan, daftar fitur, atau tangkapan layar aplikasi."
    silent = standing("spbe-2020", "36", decree(title, "Menetapkan penggunaan aplikasi SIMPEG."))
    assert not findings(silent, "EC265")


def test_minutes_that_name_the_feature_are_weak_and_say_that_the_kind_is_wrong() -> None:
    text = (
        "NOTULEN\nPEMERINTAH KABUPATEN CEMARA RAYA\nRapat : Pembahasan aplikasi SIMPEG kepegawaian\n"
        "Hari/Tanggal : Senin, 4 Maret 2024\nPembahasan:\n"
        "Pegawai mengunggah SK dan mengunduh slip pada aplikasi SIMPEG.\nNotulis,\nttd"
    )
    result = standing("spbe-2020", "36", text)
    (evidence,) = result.evidence
    assert (evidence.strength, result.level, result.status) == (Strength.WEAK, 1.0, Status.WEAK)
    assert any(found.code == "EC265" for found in result.findings)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("KEPALA DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN CEMARA RAYA", True),
        ("DIREKTUR RUMAH SAKIT UMUM DAERAH KABUPATEN CEMARA RAYA", True),
        ("BUPATI CEMARA RAYA", False),
    ],
)
def test_one_units_policy_is_none_for_all(head: str, told: bool) -> None:
    text = decree(
        "TIM KOORDINASI SISTEM PEMERINTAHAN BERBASIS ELEKTRONIK",
        "Membentuk Tim Koordinasi SPBE pada seluruh perangkat daerah.",
        head,
    )
    result = standing("spbe-2020", "10", text)
    assert result.evidence
    assert ("EC262" in reasons(result)) is told


def test_a_head_of_office_who_signs_for_the_regent_binds_all() -> None:
    head = "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN CEMARA RAYA"
    text = decree(
        "TIM KOORDINASI SISTEM PEMERINTAHAN BERBASIS ELEKTRONIK",
        "Membentuk Tim Koordinasi SPBE pada seluruh perangkat daerah.",
        head,
        signed="a.n. BUPATI CEMARA RAYA\nttd",
    )
    assert "EC262" not in reasons(standing("spbe-2020", "10", text))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Responden menilai petugas loket, ruang tunggu, dan waktu pelayanan. Tindak lanjut: menambah kursi.", True),
        ("Responden menilai aplikasi perizinan dan portal layanan. Tindak lanjut: perbaikan layanan.", False),
    ],
)
def test_a_survey_of_counters_is_none_of_a_digital_service(body: str, told: bool) -> None:
    result = standing("pemdi-2026", "20", REPORT.format(title="SURVEI KEPUASAN MASYARAKAT", body=body))
    assert result.evidence or result.near_misses
    assert ("EC263" in reasons(result)) is told


def test_a_survey_of_counters_offered_for_an_application_says_so() -> None:
    title = "SURVEI KEPUASAN MASYARAKAT LAYANAN PENGADUAN"
    result = standing("spbe-2020", "42", REPORT.format(title=title, body="Responden menilai petugas loket pengaduan."))
    assert not result.evidence
    assert reasons(result) == {"EC263"}


SOP = (
    "STANDAR OPERASIONAL PROSEDUR\nPENGOPERASIAN PUSAT DATA\nNomor SOP : 067/12/2024\n"
    "Tanggal Pembuatan : 4 Maret 2024\nPEMERINTAH KABUPATEN CEMARA RAYA\nDINAS KOMUNIKASI DAN INFORMATIKA\n"
    "Disahkan oleh\nKepala Dinas Komunikasi dan Informatika\nttd\nWIRASENA ADINATA\nKualifikasi Pelaksana\nMutu Baku"
)


@pytest.mark.parametrize("second", [False, True])
def test_one_document_for_some_and_for_all(second: bool) -> None:
    title = "PEMANFAATAN PUSAT DATA"
    everybody = REPORT.format(title=title, body="Pusat data dipakai seluruh perangkat daerah Kabupaten Cemara Raya.")
    some = REPORT.format(title=title, body="Pusat data dipakai dinas pendidikan dan dinas kesehatan.")
    result = standing("spbe-2020", "16", everybody, SOP, *([some] if second else []))
    assert result.level == 3
    assert bool(findings(result, "EC264")) is not second


def test_a_norm_binds_all_by_itself() -> None:
    text = decree(
        "PENYELENGGARAAN SISTEM PEMERINTAHAN BERBASIS ELEKTRONIK",
        "Tim Koordinasi SPBE melaksanakan arsitektur SPBE pada seluruh perangkat daerah.",
    )
    assert not findings(standing("spbe-2020", "10", text), "EC264")
