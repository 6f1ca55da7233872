"""What a document is about: several places say so, and each is read where it stands."""

from __future__ import annotations

import pytest

from evidence_checker.analysis import Analysis
from evidence_checker.model import Document
from tests.makers.documents import analyze, document, paper


def places(made: Document) -> dict[str, str]:
    """place → the words it gives (the last of several)."""
    return {subject.place: subject.text for subject in analyze(made).subjects}


def read_back(made: Document, analysis: Analysis) -> list[str]:
    return [made.pages[subject.page].text[subject.start : subject.end] for subject in analysis.subjects]


def test_the_clause_tentang_is_the_title_of_a_regulation() -> None:
    made = paper("regulation", "Penyelenggaraan Pusat Data Pemerintah Daerah")
    assert analyze(made).identity.title == "PENYELENGGARAAN PUSAT DATA PEMERINTAH DAERAH"
    assert {"tentang", "menetapkan", "pertimbangan"} <= set(places(made))


def test_a_title_over_several_lines_ends_before_the_opening_formula() -> None:
    heading = "PERATURAN BUPATI CEMARA RAYA\nNOMOR 1 TAHUN 2023\nTENTANG\n"
    text = heading + "PENYELENGGARAAN\nPUSAT DATA\nDENGAN RAHMAT TUHAN YANG MAHA ESA"
    assert analyze(document(text)).identity.title == "PENYELENGGARAAN PUSAT DATA"


@pytest.mark.parametrize("word", ["TENTANG", "T E N T A N G", "T ENTANG", "TENTANG :"])
def test_the_word_tentang_as_printed(word: str) -> None:
    text = f"KEPUTUSAN BUPATI CEMARA RAYA\nNOMOR 1/2/2023\n{word}\nTIM KOORDINASI SPBE\nBUPATI CEMARA RAYA,"
    assert analyze(document(text)).identity.title == "TIM KOORDINASI SPBE"


def test_a_lost_title_is_replaced_by_the_clause_of_enactment() -> None:
    """The scan swallowed TENTANG and the title; the considerations still say what is enacted."""
    made = paper("regulation", "Penyelenggaraan Pusat Data")
    text = (
        made.pages[0]
        .text.replace("TENTANG\n\nPENYELENGGARAAN PUSAT DATA\n", "\n")
        .replace("Menetapkan : PERATURAN BUPATI TENTANG PENYELENGGARAAN PUSAT DATA.", "")
    )
    assert "Pusat Data" in analyze(document(text)).identity.title


def test_the_first_dictum_names_the_subject() -> None:
    made = paper("decree", "Pembentukan Tim", "Membentuk Tim Koordinasi SPBE.", "Menugaskan Dinas.")
    assert "Tim Koordinasi SPBE" in places(made)["diktum"]
    assert "Menugaskan" not in places(made)["diktum"]


def test_the_name_of_an_sop_is_its_title() -> None:
    title = analyze(paper("sop", "Pengoperasian Pusat Data", "Operator mencatat suhu.")).identity.title
    assert "Pengoperasian Pusat Data" in title
    assert "Dasar Hukum" not in title


def test_the_matter_of_a_letter_is_its_title() -> None:
    assert "Permohonan VPS" in analyze(paper("letter", "Permohonan VPS")).identity.title


def test_labels_and_values_that_stand_in_columns_apart() -> None:
    """A form read column by column: first the labels, then the values."""
    text = (
        "SURAT DINAS\nNomor\nSifat\nHal\n: 555/12/2023\n: Biasa\n: Permohonan pembangunan aplikasi\nYth. Kepala Dinas"
    )
    assert "Permohonan pembangunan aplikasi" in places(document(text)).get("hal", "")


def test_the_cover_ends_where_prose_begins() -> None:
    text = (
        "LAPORAN\nPENGOPERASIAN PUSAT DATA\nLaporan ini disusun oleh dinas untuk memenuhi kewajiban pelaporan tahunan "
        "atas seluruh kegiatan pengelolaan sistem penghubung layanan di daerah.\n"
    )
    assert places(document(text))["sampul"] == "LAPORAN PENGOPERASIAN PUSAT DATA"


def test_an_address_is_no_part_of_a_title() -> None:
    text = "DINAS KOMINFO\nJalan Pinus Nomor 7\nLAPORAN PUSAT DATA\nwww.cemararaya.example"
    assert analyze(document(text)).identity.title == "DINAS KOMINFO LAPORAN PUSAT DATA"


def test_every_subject_leads_back_to_its_page() -> None:
    made = paper("regulation", "Penyelenggaraan Pusat Data")
    analysis = analyze(made)
    assert [text for text in read_back(made, analysis) if "PUSAT DATA" not in text.upper()] == []


def test_the_body_of_a_letter_is_no_subject_however_short_its_lines() -> None:
    made = paper("letter", "Undangan Upacara", "Peserta memakai aplikasi pusat data.")
    assert [text for text in read_back(made, analyze(made)) if "pusat data" in text] == []
