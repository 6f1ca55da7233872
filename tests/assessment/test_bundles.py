"""Files that are one piece of evidence together, and what a part of them proves."""

from __future__ import annotations

from evidence_checker.model import Assessment, DocumentResult, Strength, TextSource
from tests.assessment.test_service_cases import judged
from tests.makers.documents import document

COVER = document(
    "BUKU PANDUAN\nAPLIKASI SIPEKERJA\nDINAS TENAGA KERJA KABUPATEN CEMARA RAYA\nPelayanan kartu pencari kerja",
    name="panduan/panduan bagian 1.pdf",
)
PART = document(
    "Admin\n1. Klik tombol Masuk, isi nama pengguna.\n2. Pilih menu Permohonan, klik Periksa.\n3. Klik Terima.",
    name="panduan/panduan bagian 2.pdf",
)
ELSEWHERE = document(*(page.text + "\nSelesai." for page in PART.pages), name="lain/catatan.pdf")


def of(assessment: Assessment, path: str) -> DocumentResult:
    return next(each for each in assessment.documents if each.path == path)


def test_a_part_that_names_no_application_has_the_one_that_its_bundle_names() -> None:
    assessment = judged(COVER, PART, ELSEWHERE)
    evidence = {item.path: item for each in assessment.indicators for item in each.evidence}
    assert set(evidence) == {COVER.file.path, PART.file.path}
    part = evidence[PART.file.path]
    assert (part.strength, [reason.code for reason in part.reasons][:1]) == (Strength.WEAK, ["EC337"])
    assert "Klik tombol Masuk" in part.passages[0].quote
    assert {of(assessment, each.file.path).bundle for each in (COVER, PART)} == {COVER.file.path}
    assert of(assessment, ELSEWHERE.file.path).bundle is None


def test_pictures_of_one_application_are_one_bundle() -> None:
    screens = [
        document(
            f"https://lakoni.cemararaya.go.id/{page}\nLAKONI Layanan Kependudukan Online\n{menu}\nCari Unduh Status",
            name=f"layar {page}.png",
            format="image",
            source=TextSource.OCR,
        )
        for page, menu in (("daftar", "Permohonan Akta Kelahiran"), ("periksa", "Verifikasi Akta Kematian Setujui"))
    ]
    assessment = judged(*screens)
    assert len({each.bundle for each in assessment.documents}) == 1
    slots = {
        each.id: [item.strength.value for item in each.evidence] for each in assessment.indicators if each.evidence
    }
    assert slots == {"45": ["partial", "weak"]}, "a step of level 3 is partial, a mere picture weak"


def test_chapters_of_one_plan_are_one_bundle_that_says_what_is_missing() -> None:
    chapters = [
        document(
            f"BAB {numeral}\n{heading}\nRencana Induk Pengembangan SPBE Kabupaten Cemara Raya 2022-2026\nUraian.",
            name=f"rencana/rencana induk bab {numeral}.pdf",
        )
        for numeral, heading in (("I", "PENDAHULUAN"), ("II", "KEADAAN SAAT INI"), ("IV", "PENUTUP"))
    ]
    assessment = judged(*chapters)
    lead = chapters[0].file.path
    assert {each.bundle for each in assessment.documents} == {lead}
    (missing,) = [found for found in of(assessment, lead).findings if found.code == "EC336"]
    assert missing.mapping["lacks"] == ("3",)


def test_the_papers_of_one_meeting_are_one_bundle() -> None:
    invitation = document(
        "Nomor : 005/12/2023\nHal : Undangan Rapat Evaluasi SPBE\nYth. Kepala Dinas\nKami mengundang Saudara hadir.",
        name="rapat/undangan.pdf",
    )
    minutes = document(
        "NOTULEN RAPAT EVALUASI SPBE\nPimpinan Rapat : Sekretaris\nHasil rapat : disepakati.\nNotulis",
        name="rapat/notulen.pdf",
    )
    stranger = document("NOTULEN RAPAT PEMILIHAN DUTA WISATA\nPimpinan Rapat : Kepala\nNotulis", name="rapat/lain.pdf")
    assessment = judged(invitation, minutes, stranger)
    assert (
        of(assessment, "rapat/undangan.pdf").bundle == of(assessment, "rapat/notulen.pdf").bundle == "rapat/notulen.pdf"
    )
    assert of(assessment, "rapat/lain.pdf").bundle is None
    (missing,) = [found for found in of(assessment, "rapat/notulen.pdf").findings if found.code == "EC336"]
    assert missing.mapping["lacks"] == ("daftar_hadir",)


def test_files_that_only_count_on_are_no_bundle() -> None:
    scans = [document(f"SURAT KETERANGAN\n{what}", name=f"scan {number}.pdf") for number, what in
             enumerate(("Tanah kas", "Rumah dinas", "Kendaraan"), 1)]  # fmt: skip
    assert {each.bundle for each in judged(*scans).documents} == {None}
