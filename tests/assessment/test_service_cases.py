"""Documents about electronic services: what each is evidence for, what it must not be, and its kind.

The rows of `service_cases.yaml` as the readers would hand them over: a picture as the lines that OCR gives.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_checker import rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import Vocabulary, vocabulary
from evidence_checker.model import Assessment, Context, Document, TextSource
from tests.makers.documents import document

AGENCY, YEAR = "Pemerintah Kabupaten Cemara Raya", 2023
ROWS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("service_cases.yaml").read_text(encoding="utf-8"))
_PUBLIC = ("45", "46", "47")


def made(row: Mapping[str, Any]) -> Document:
    """The document of a row, read."""
    pages: list[list[str]] = [[]]
    for line in row["text"]:
        if line == "---":
            pages.append([])
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("| ").split("|")]
            pages[-1].append(("\t" if row["as"] in ("docx", "xlsx") else " ").join(cells))
        else:
            pages[-1].append(line.replace("[", "").replace("]", "") if row["as"] == "screen" else line)
    texts = ["\n".join(page) for page in pages]
    picture = row["as"] in ("screen", "poster")
    return document(
        *texts,
        name=row["name"],
        format="image" if picture else row["as"] if row["as"] in ("docx", "xlsx") else "pdf",
        source=TextSource.OCR if picture or row["as"] == "scan" else TextSource.TEXT,
        confidence=0.9 if picture or row["as"] == "scan" else 1.0,
    )


def judged(
    *documents: Document, applications: tuple[tuple[str, tuple[str, ...]], ...] = (), agency: str = AGENCY
) -> Assessment:
    """An assessment of these documents alone. `applications`: what the agency named."""
    framework = rules.load("spbe-2020")
    context = Context((agency,), YEAR, applications)
    words = _words(tuple(name for _, names in applications for name in names))
    examinations = [examine(each, framework, words, context) for each in documents]
    return judge(examinations, framework, context, folder="berkas", made_at="2024-01-01T00:00:00+07:00")


@functools.lru_cache(maxsize=2)
def _words(extra: tuple[str, ...]) -> Vocabulary:
    return vocabulary(rules.load("spbe-2020"), extra)


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in ROWS])
def test_case(row: dict[str, Any]) -> None:
    assessment = judged(made(row))
    taken = {45 if each.id in _PUBLIC else int(each.id) for each in assessment.indicators if each.evidence}
    assert set(row["evidence"]) <= taken, row["why"]
    assert not taken & set(row["never"]), row["why"]
    assert row["evidence"] or not taken, row["why"]
    if "kind" in row:
        assert assessment.documents[0].identity.kind == row["kind"]


_SECTORS = {
    "kesehatan": ("ANTREAN SEHAT", "RSUD", "pendaftaran pasien"),
    "pendidikan": ("DAFTAR SEKOLAH", "DINAS PENDIDIKAN", "penerimaan peserta didik"),
    "perizinan": ("IZIN CEPAT", "DPMPTSP", "permohonan izin"),
    "sosial": ("BANTU WARGA", "DINAS SOSIAL", "bantuan sosial"),
}


def _guide(sector: str, part: int = 1) -> Document:
    name, unit, word = _SECTORS[sector]
    return document(
        f"BUKU PANDUAN\nAPLIKASI {name}\n{unit} KABUPATEN CEMARA RAYA\nLayanan {word} bagi masyarakat",
        f"Bagian {part}. Klik menu Daftar, unggah berkas, klik Kirim. Petugas memberi persetujuan.",
        name=f"{sector}/panduan {part}.pdf",
    )


def _held(assessment: Assessment) -> dict[str, set[str]]:
    """Place → the sectors (folders) of its evidence."""
    return {
        each.id: {item.path.partition("/")[0] for item in each.evidence}
        for each in assessment.indicators
        if each.id in _PUBLIC
    }


def test_the_best_documented_sectors_take_the_places_and_the_report_proposes_them() -> None:
    parts = {"sosial": 1, "perizinan": 2, "kesehatan": 3, "pendidikan": 4}
    papers = [_guide(sector, part) for sector, most in parts.items() for part in range(1, most + 1)]
    assessment = judged(*papers)
    assert _held(assessment) == {"45": {"pendidikan"}, "46": {"kesehatan"}, "47": {"perizinan", "sosial"}}
    findings = {each.id: each.findings[0] for each in assessment.indicators if each.id in _PUBLIC}
    assert [(found.code, found.mapping["documents"]) for found in findings.values()] == [
        ("EC333", 4), ("EC333", 3), ("EC333", 2),
    ]  # fmt: skip
    fourth = next(item for each in assessment.indicators for item in each.evidence if item.path.startswith("sosial"))
    assert (fourth.strength.value, fourth.reasons[0].code) == ("weak", "EC332")


def test_the_proposal_does_not_depend_on_the_order_of_the_files() -> None:
    papers = [_guide(sector) for sector in _SECTORS]
    assert _held(judged(*papers)) == _held(judged(*reversed(papers)))


def test_what_the_agency_names_overrules_the_proposal() -> None:
    papers = [_guide("pendidikan"), _guide("kesehatan"), _guide("sosial")]
    applications = (("45", ("sosial",)), ("46", ("Antrean Sehat",)))
    assessment = judged(*papers, applications=applications)
    assert _held(assessment) == {"45": {"sosial"}, "46": {"kesehatan"}, "47": {"pendidikan"}}


def test_a_document_tells_the_service_it_documents() -> None:
    (paper,) = judged(_guide("kesehatan")).documents
    service = paper.identity.service
    assert service is not None
    assert (service.application, service.sector, service.named_at) == ("ANTREAN SEHAT", "kesehatan", 1)
    assert service.unit.startswith("RSUD")


_SLIDES = (
    ("LAYANAN DIGITAL\nKABUPATEN CEMARA RAYA\nDinas Komunikasi dan Informatika",),
    ("1. E-MUSRENBANG\nAplikasi e-Musrenbang: usulan musrenbang\nVerifikasi usulan oleh kecamatan, klik Setuju",),
    ("2. E-SURAT\nAplikasi e-Surat: surat masuk\nDisposisi surat dan tanda tangan elektronik",),
    ("3. LAPOR BUPATI\nAplikasi Lapor Bupati: aduan masuk\nTindak lanjut aduan",),
)


def test_slides_with_a_page_for_each_application_document_each_of_them() -> None:
    """What one page shows does not lift the service of another."""
    assessment = judged(document(*(page for (page,) in _SLIDES), name="paparan layanan.pdf", wide=True))
    held = {each.id: each.evidence[0] for each in assessment.indicators if each.evidence}
    assert set(held) == {"32", "37", "42"}
    assert held["37"].passages[0].page == 3
    assert {passage.page for item in held.values() for passage in item.passages} <= {2, 3, 4}


def test_a_manual_of_two_modules_documents_both_and_a_connected_system_is_none() -> None:
    cover = "BUKU PANDUAN\nAPLIKASI LAYANAN PEGAWAI\nBADAN KEPEGAWAIAN DAERAH KABUPATEN CEMARA RAYA"
    staff = "BAGIAN I APLIKASI SIMPEG\nKlik menu SIMPEG, pilih riwayat pangkat.\nData pegawai pada SIMPEG: klik Simpan."
    work = "BAGIAN II APLIKASI E-KINERJA\nKlik menu e-Kinerja, isi aktivitas harian.\nAtasan e-Kinerja klik Setuju."
    talks = "INTEGRASI DENGAN E-KINERJA\nData e-Kinerja diambil dari layanan web.\nAktivitas harian pada e-Kinerja."
    both = {each.id for each in judged(document(cover, staff, work)).indicators if each.evidence}
    assert {"36", "41"} <= both
    one = {each.id for each in judged(document(cover, staff, talks)).indicators if each.evidence}
    assert "36" in one
    assert "41" not in one


def test_a_telephone_full_of_words_is_a_screen() -> None:
    """A chat that takes complaints: its numbered list of villages is long, and figures are no garbled words."""
    villages = "\n".join(f"{number}. Desa Ngarai {number}" for number in range(1, 61))
    head = "09.41m .l 76%\nSAPA CEMARA\nBerikut format aduan via WhatsApp:"
    chat = f"{head}\n{villages}\nPemerintah Kabupaten Cemara Raya"
    picture = document(chat, name="bot.png", format="image", source=TextSource.OCR, confidence=0.9)
    assessment = judged(picture)
    assert assessment.documents[0].identity.kind == "tangkapan_layar"
    assert [each.id for each in assessment.indicators if each.evidence] == ["42"]
