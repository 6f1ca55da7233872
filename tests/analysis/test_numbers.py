"""The number of a document: where it stands, what is not one, and what a scan leaves of one written by hand."""

from __future__ import annotations

import pytest

from evidence_checker.analysis.number_completion import completed
from evidence_checker.model import Identity, TextSource
from tests.makers.documents import analyze, document

DECREE = "KEPUTUSAN\nKEPALA DINAS KOMUNIKASI DAN INFORMATIKA\n{number}\nTENTANG\nTIM PUSAT DATA\n{rest}"
CITES = (
    "Menimbang : a. bahwa perlu membentuk tim\nMengingat : 1. Peraturan Presiden\nNomor 95 Tahun 2018 tentang SPBE\n"
)
NAME = "Kepdin Nomor 145 VII Tahun 2023.pdf"


def identity(text: str, **how: object) -> Identity:
    return analyze(document(text, **how)).identity  # type: ignore[arg-type]


def scanned(line: str, name: str = NAME) -> Identity:
    return identity(DECREE.format(number=line, rest=""), source=TextSource.OCR, name=name)


@pytest.mark.parametrize("blank", ["", "NOMOR TAHUN 2022", "NOMOR ...... TAHUN 2022"])
def test_the_number_of_a_cited_regulation_is_not_its_own(blank: str) -> None:
    seen = identity(DECREE.format(number=blank, rest=CITES))
    assert seen.number == ""
    assert seen.year == (2022 if blank else 0)


def test_a_citation_broken_before_its_number_is_none_of_its_own() -> None:
    text = (
        "SURAT EDARAN\nSEKRETARIS DAERAH\nTENTANG\nSPBE\nsesuai Peraturan Presiden\nNomor 95 Tahun 2018 tentang Sistem"
    )
    assert identity(text).number == ""


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Nomor : UND - 12/SM1.KCR/8/2020 Kota Cemara, 21 Agustus 2020", "UND-12/SM1.KCR/8/2020"),
        ("Nomor : 555 / 12 / DISKOMINFO / 2023", "555/12/DISKOMINFO/2023"),
    ],
)
def test_the_number_of_a_letter(line: str, number: str) -> None:
    text = f"DINAS KOMUNIKASI DAN INFORMATIKA\n{line}\nSifat : Segera\nHal : Permohonan VPS\nYth. Kepala Dinas\n"
    assert identity(text).number == number


def test_labels_and_what_they_mean_in_two_columns() -> None:
    text = (
        "Nomor\nSifat\nLampiran\nPerihal\nPEMERINTAH KABUPATEN CEMARA RAYA\nSEKRETARIAT DAERAH\n"
        "Kota Cemara, 11 April 2019\n067/144 Kepada Yth. :\nSegera Camat\n1 (satu) lembar\nPelayanan Kantor\n"
    )
    seen = identity(text)
    assert (seen.kind, seen.number) == ("surat", "067/144")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("NOMOR: KEP/ 1!6 /1X/2023", "KEP/116/IX/2023"),
        ("Nomor : Kep/ I1O /V /2023", "Kep/110/V/2023"),
        ("NOMOR: 06 1/kep.04/perenc /diskominfo", "061/kep.04/perenc/diskominfo"),
    ],
)
def test_slips_of_a_number_that_was_read_whole(line: str, number: str) -> None:
    assert scanned(line).number == number


@pytest.mark.parametrize(
    "line", ["NOMOR :KEP/ 1€5 /VII/2023", "NOMOR: KEP/145 / wi 12023", "NOMOR : KEP 1/45 I VII / 2023"]
)
def test_what_a_hand_wrote_is_completed_from_the_name_of_the_file(line: str) -> None:
    seen = scanned(line)
    assert seen.number == "KEP/145/VII/2023"
    assert "EC222" in [found.code for found in seen.signals]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("NOMOR :KEP/ 1€5 /VII/2022", NAME),  # another year
        ("NOMOR :KEP/ 2-2 /IX/2023", NAME),  # most of what was read is something else
        ("NOMOR :KEP/ /VII/2023", "pindaian.pdf"),
        ("NOMOR :KEP/ 154 /VII/2023", NAME),  # read whole
        ("TENTANG TIM", NAME),
    ],
)
def test_a_name_that_does_not_fit_completes_nothing(line: str, name: str) -> None:
    assert completed(line, name) == ""


def test_half_a_number_is_none() -> None:
    assert scanned("Nomor : KEP/ 03 Y / M/2023", name="pindaian.pdf").number == ""


def test_a_page_with_a_text_layer_is_not_completed() -> None:
    assert identity(DECREE.format(number="NOMOR : KEP/ /VII/2023", rest=""), name=NAME).number == ""


PROCEDURE = (
    "PEMERINTAH KABUPATEN CEMARA RAYA\n{number}\nTanggal Pembuatan 4 Maret 2023\nDisahkan oleh Kepala Dinas\n"
    "Sub Bidang Mutasi dan Evaluasi Pegawai Nama SOP PERBAIKAN DATA PADA APLIKASI SIMPEG\n"
    "Kualifikasi Pelaksana\nMutu Baku\n"
)


@pytest.mark.parametrize(
    ("line", "number"), [("Nomor SOP 29", "29"), ("Nomor SOP : 067/14", "067/14"), ("Nomor SOP :", "")]
)
def test_a_procedure_may_bear_no_more_than_a_running_number(line: str, number: str) -> None:
    assert identity(PROCEDURE.format(number=line)).number == number


def test_what_stands_before_the_label_of_a_form_is_no_part_of_its_title() -> None:
    assert identity(PROCEDURE.format(number="Nomor SOP 29")).title.endswith("PERBAIKAN DATA PADA APLIKASI SIMPEG")
    assert "Mutasi" not in identity(PROCEDURE.format(number="Nomor SOP 29")).title
