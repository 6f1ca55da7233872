"""What is lacking, as one line a level: each document once, with all that it must hold."""

from __future__ import annotations

from evidence_checker.messages import to_bring
from evidence_checker.model import Lacking


def lacking(requirement: str, title: str, why: str = "document", for_year: str = "n", **more: object) -> Lacking:
    return Lacking(requirement, title, 3, why=why, for_year=for_year, year=2026, **more)  # type: ignore[arg-type]


def test_a_document_and_its_contents_are_asked_for_once() -> None:
    asked = [
        lacking("sop", "SOP arsip", "document"),
        lacking("sop", "SOP arsip", "contents", must_contain=("Penyimpanan", "Pemusnahan")),
        lacking("sop", "SOP arsip", "coverage"),
    ]
    assert to_bring.lines(asked) == (
        "Tingkat 3: SOP arsip; memuat penyimpanan dan pemusnahan; tahun 2026; "
        "untuk seluruh unit: jumlah seluruhnya, jumlah yang sudah, dan daftar namanya.",
    )


def test_a_document_that_is_there_is_completed() -> None:
    asked = [lacking("sop", "SOP arsip yang ditetapkan", "contents", must_contain=("Penyimpanan",))]
    assert to_bring.lines(asked) == ("Tingkat 3: Lengkapi SOP arsip yang ditetapkan dengan penyimpanan.",)
    (english,) = to_bring.lines(asked, "en")
    assert english == "Level 3: Complete the existing SOP arsip yang ditetapkan with penyimpanan."


def test_what_is_laid_down_names_the_units_and_what_is_done_counts_them() -> None:
    norm = to_bring.piece(lacking("a", "Peraturan arsip", "coverage", for_year="berlaku"))
    assert norm == "Peraturan arsip; menyebut seluruh unit kerja sebagai cakupannya"
    assert "jumlah seluruhnya" in to_bring.piece(lacking("a", "Laporan arsip", "coverage"))


def test_series_within_a_series_stay_apart() -> None:
    def told(*what: str) -> str:
        return to_bring.piece(lacking("a", "Panduan", must_contain=what, for_year=""))

    assert told("cari, unggah, dan unduh", "alamat dan tanggal") == (
        "Panduan; memuat cari, unggah, dan unduh; serta alamat dan tanggal"
    )
    assert told("data dan informasi", "layanan", "TIK") == "Panduan; memuat data dan informasi, layanan, serta TIK"
    assert told("layanan", "TIK") == "Panduan; memuat layanan dan TIK"


def test_the_year_of_a_title_is_said_in_figures() -> None:
    assert to_bring.piece(lacking("a", "Rencana Kerja tahun n dan n-1")) == "Rencana Kerja; tahun 2025 dan 2026"
    assert to_bring.piece(lacking("a", "Nilai indeks tahun penilaian")) == "Nilai indeks; tahun 2026"
    unknown = Lacking("a", "Rencana Kerja tahun n", 3, for_year="n", year=0)
    assert to_bring.piece(unknown) == "Rencana Kerja tahun n; tahun penilaian"
