"""Whose a paper is: the agency's own, another's, national, or nobody's by name."""

from __future__ import annotations

import pytest

from evidence_checker.assessment.agency import agency_of
from evidence_checker.assessment.ownership import Belonging, belonging
from evidence_checker.model import Context, Document
from evidence_checker.rules import shared_knowledge
from tests.assessment.small import AGENCY, OWN
from tests.makers.documents import analyze, document, paper


def whose(made: Document, context: Context = OWN) -> Belonging:
    return belonging(analyze(made), context, shared_knowledge().regions)[0]


@pytest.mark.parametrize("form", ["regulation", "decree", "sop", "letter", "report", "minutes", "agreement"])
def test_a_paper_of_the_agency_is_its_own(form: str) -> None:
    assert whose(paper(form, "Pusat Data")) is Belonging.OWN


@pytest.mark.parametrize("form", ["regulation", "decree", "sop", "report"])
def test_a_paper_of_another_region_is_another_agencys(form: str) -> None:
    assert whose(paper(form, "Pusat Data", other_region=True)) is Belonging.OTHER


def test_a_regulation_of_a_ministry_or_the_president_is_national() -> None:
    assert whose(paper("national", "Pusat Data")) is Belonging.NATIONAL
    text = "PERATURAN PRESIDEN REPUBLIK INDONESIA\nNOMOR 95 TAHUN 2018\nTENTANG\nSPBE"
    assert whose(document(text)) is Belonging.NATIONAL


def test_a_ministry_assessed_owns_its_own_regulation() -> None:
    ministry = Context(("Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",), 2023)
    assert whose(paper("national", "Pusat Data"), ministry) is Belonging.OWN


def test_a_city_and_a_regency_of_one_name_are_two_agencies() -> None:
    text = "PERATURAN WALIKOTA CEMARA RAYA\nNOMOR 1 TAHUN 2023\nTENTANG\nPUSAT DATA"
    assert whose(document(text)) is Belonging.OTHER


def test_a_misread_letterhead_is_still_the_agencys() -> None:
    text = "PERATURAN BUPATI CEMARA RAVA\nNOMOR 1 TAHUN 2023\nTENTANG\nPUSAT DATA\n"
    assert whose(document(text)) is Belonging.OWN


def test_an_office_of_the_agency_is_the_agency() -> None:
    text = (
        "KEPUTUSAN KEPALA DINAS KOMUNIKASI DAN INFORMATIKA\nKABUPATEN CEMARA RAYA\nNOMOR 1/2/2023\nTENTANG\nPUSAT DATA"
    )
    assert whose(document(text)) is Belonging.OWN


def test_a_paper_that_names_nobody() -> None:
    assert whose(document("Panduan singkat\nBuka menu utama lalu pilih perizinan.")) is Belonging.UNNAMED


def test_an_alias_names_the_agency_too() -> None:
    made = document("LAPORAN PUSAT DATA\nDISKOMINFO CERIA\nTahun 2023")
    assert whose(made, Context((AGENCY, "Diskominfo Ceria"), 2023)) is Belonging.OWN
    assert whose(made) is not Belonging.OWN


def test_without_an_agency_only_national_papers_are_told_apart() -> None:
    nobody = Context()
    assert not nobody.told
    assert whose(paper("regulation", "Pusat Data", other_region=True), nobody) is Belonging.OWN
    assert whose(document("UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 11 TAHUN 2008"), nobody) is Belonging.NATIONAL


def test_what_tells_agencies_apart_are_not_their_common_words() -> None:
    def words(name: str) -> tuple[str, ...]:
        return agency_of(name, ()).words

    assert words(AGENCY) == ("cemara", "raya")
    assert words("Kementerian Koordinator Bidang Kelautan") == words("Kementerian Koordinator Kelautan")
