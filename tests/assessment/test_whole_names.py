"""Whose a paper is goes by whole names: every official name that stands within another, and names that no list has."""

from __future__ import annotations

import pytest

from evidence_checker.assessment import examine
from evidence_checker.assessment.agency import agency_of, issues_as
from evidence_checker.assessment.ownership import Belonging, belonging
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Rank, Region
from evidence_checker.rules import shared_knowledge
from tests.assessment.small import FRAMEWORK
from tests.makers.documents import analyze, document

REGIONS = shared_knowledge().regions
HEADS = {Rank.PROVINCE: "GUBERNUR", Rank.REGENCY: "BUPATI", Rank.CITY: "WALI KOTA"}


def _words(name: str) -> list[str]:
    return name.casefold().replace("-", " ").split()


def _within(short: str, long: str) -> bool:
    inner, outer = _words(short), _words(long)
    return len(inner) < len(outer) and any(
        outer[at : at + len(inner)] == inner for at in range(len(outer) - len(inner) + 1)
    )


PAIRS = [(one, other) for one in REGIONS for other in REGIONS if _within(one.name, other.name)]
TWINS = [(one, other) for one in REGIONS for other in REGIONS if one.name == other.name and one.rank is not other.rank]


def _agency(region: Region) -> str:
    return f"Pemerintah {region.rank.value.title()} {region.name}"


def _office(region: Region) -> str:
    return f"{HEADS[region.rank]} {region.name.upper()}"


def whose(text: str, *names: str) -> Belonging:
    return belonging(analyze(document(text)), Context(names, 2023), REGIONS)[0]


DECREE = """{office}
KEPUTUSAN {office}
NOMOR 188/2/2023
TENTANG
TIM PUSAT DATA
Menetapkan : KEPUTUSAN TENTANG TIM PUSAT DATA {rank} {name}.
Ditetapkan di Kota Cemara
pada tanggal 6 Februari 2023
{office},
ttd"""


def decree(region: Region) -> str:
    return DECREE.format(office=_office(region), rank=region.rank.value.title(), name=region.name)


def test_the_list_is_whole() -> None:
    counted = {rank: sum(1 for region in REGIONS if region.rank is rank) for rank in Rank}
    assert counted == {Rank.PROVINCE: 38, Rank.REGENCY: 416, Rank.CITY: 98}
    assert len({(region.rank, region.name) for region in REGIONS}) == 552
    assert (len(PAIRS), len(TWINS)) == (107, 60)


@pytest.mark.parametrize(
    ("province", "regencies", "cities"),
    [("Aceh", 18, 5), ("Sumatera Utara", 25, 8), ("Jawa Barat", 18, 9), ("Jawa Tengah", 29, 6), ("Jawa Timur", 29, 9),
     ("Daerah Khusus Ibukota Jakarta", 1, 5), ("Nusa Tenggara Timur", 21, 1), ("Sulawesi Selatan", 21, 3),
     ("Papua", 8, 1), ("Papua Barat Daya", 5, 1), ("Papua Pegunungan", 8, 0), ("Sulawesi Barat", 6, 0)],
)  # fmt: skip
def test_the_regions_of_a_province(province: str, regencies: int, cities: int) -> None:
    inside = [region.rank for region in REGIONS if region.province == province]
    assert (inside.count(Rank.REGENCY), inside.count(Rank.CITY)) == (regencies, cities)


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda region: f"{region.rank.value} {region.name}")
def test_a_name_that_stands_within_another_is_another_agency(one: Region, other: Region) -> None:
    ours, theirs = agency_of(_agency(one), REGIONS), agency_of(_agency(other), REGIONS)
    assert issues_as(ours, _office(one), REGIONS)
    assert issues_as(theirs, _office(other), REGIONS)
    assert not issues_as(ours, _office(other), REGIONS)
    assert not issues_as(theirs, _office(one), REGIONS)


@pytest.mark.parametrize(("one", "other"), TWINS, ids=lambda region: f"{region.rank.value} {region.name}")
def test_one_name_of_two_ranks_is_two_agencies(one: Region, other: Region) -> None:
    ours = agency_of(_agency(one), REGIONS)
    assert issues_as(ours, _office(one), REGIONS)
    assert not issues_as(ours, _office(other), REGIONS)


@pytest.mark.parametrize("number", range(0, 107, 8))
def test_the_decree_of_the_longer_name_is_another_agencys(number: int) -> None:
    one, other = PAIRS[number]
    assert whose(decree(other), _agency(one)) is Belonging.OTHER
    assert whose(decree(one), _agency(one)) is Belonging.OWN


OURS = "Pemerintah Kabupaten Cemara Raya"


@pytest.mark.parametrize(
    "office",
    ["BUPATI CEMARA RAYA UTARA", "BUPATI CEMARA RAYA BARAT DAYA", "BUPATI LEMBAH CEMARA RAYA", "BUPATI CEMARA",
     "WALI KOTA CEMARA RAYA", "GUBERNUR CEMARA RAYA", "BUPATI CEMARA RAYA HULU", "BUPATI KEPULAUAN CEMARA RAYA",
     "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN CEMARA RAYA SELATAN"],
)  # fmt: skip
def test_a_name_that_no_list_has_is_compared_whole_too(office: str) -> None:
    assert whose(DECREE.format(office=office, rank="", name=""), OURS) is Belonging.OTHER


@pytest.mark.parametrize(
    "office",
    ["BUPATI CEMARA RAYA", "BUPATI CEMARA RAYA PROVINSI JAWA SELATAN", "BUPATI CEMARA RAVA",
     "SEKRETARIS DAERAH CEMARA RAYA", "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN CEMARA RAYA",
     "KEPALA BADAN PERENCANAAN KAB. CEMARA RAYA",
     "CAMAT CEMARA TIMUR KABUPATEN CEMARA RAYA"],
)  # fmt: skip
def test_the_agencys_own_offices(office: str) -> None:
    assert whose(DECREE.format(office=office, rank="Kabupaten", name="Cemara Raya"), OURS) is Belonging.OWN


@pytest.mark.parametrize(
    "text",
    ["PEMERINTAH KABUPATEN CEMARA RAYA UTARA\nDINAS KOMUNIKASI\nLAPORAN PUSAT DATA\nTahun 2023",
     "LAPORAN PUSAT DATA\nKABUPATEN CEMARA RAYA\nUTARA\nTahun 2023\nKabupaten Cemara Raya Utara memiliki pusat data.",
     "PEMERINTAH KABUPATEN CEMARA RAYA UTARA\nPROFIL\nKabupaten Cemara Raya Utara berbatasan dengan "
     "Kabupaten Cemara Raya. Kabupaten Cemara Raya Utara dibentuk dari wilayah Bupati Cemara Raya Utara."],
)  # fmt: skip
def test_a_neighbours_paper_is_not_ours(text: str) -> None:
    assert whose(text, OURS) is Belonging.OTHER


NEW = "Pemerintah Kabupaten Batang Lomang"  # begins like the official "Batang"


@pytest.mark.parametrize(
    "text",
    ["PEMERINTAH KABUPATEN BATANG LOMANG\nDINAS KOMUNIKASI\nLAPORAN PUSAT DATA\nTahun 2023",
     "BUKU PANDUAN APLIKASI GERBANG\nBADAN KEUANGAN DAN ASET DAERAH\nKABUPATEN BATANG LOMANG\nTahun 2023",
     "GERBANG RAPI\nSetda Kab. Batang Lomang"],
)  # fmt: skip
def test_a_new_region_whose_name_begins_like_an_official_one(text: str) -> None:
    assert whose(text, NEW) is Belonging.OWN


def test_the_region_that_is_called_like_its_first_word_is_another() -> None:
    text = "PEMERINTAH KABUPATEN BATANG\nDINAS KOMUNIKASI\nLAPORAN PUSAT DATA\nKabupaten Batang memiliki pusat data."
    assert whose(text, NEW) is Belonging.OTHER
    assert whose("KEPUTUSAN BUPATI BATANG\nNOMOR 3 TAHUN 2023\nTENTANG\nTIM PUSAT DATA", NEW) is Belonging.OTHER


def test_a_paper_of_ours_that_names_its_neighbour() -> None:
    text = "PEMERINTAH KABUPATEN CEMARA RAYA\nPROFIL\nBerbatasan dengan Kabupaten Cemara Raya Utara dan Kota Cemara."
    assert whose(text, OURS) is Belonging.OWN


def test_other_spellings_of_a_name_are_the_same_region() -> None:
    for told in ("Pemkab Pangkep", "Kabupaten Pangkajene Kepulauan", "Pemerintah Kabupaten Pangkajene dan Kepulauan"):
        assert issues_as(agency_of(told, REGIONS), "BUPATI PANGKAJENE DAN KEPULAUAN", REGIONS)
    for told in ("Pemprov DKI Jakarta", "Pemerintah Provinsi Daerah Khusus Ibukota Jakarta"):
        assert issues_as(agency_of(told, REGIONS), "GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA", REGIONS)
    assert issues_as(agency_of("Pemerintah Aceh", REGIONS), "GUBERNUR ACEH", REGIONS)
    assert issues_as(agency_of("Pemerintah Kota Tanjung Pinang", REGIONS), "WALIKOTA TANJUNGPINANG", REGIONS)


@pytest.mark.parametrize(
    ("agency", "issuer", "own"),
    [
        ("Kementerian Perhubungan", "MENTERI PERHUBUNGAN REPUBLIK INDONESIA", True),
        ("Kementerian Perhubungan", "DIREKTUR JENDERAL PERHUBUNGAN DARAT", True),
        ("Kementerian Perhubungan", "KEPALA DINAS PERHUBUNGAN KOTA BANDUNG", False),
        ("Kementerian Pendidikan", "MENTERI PENDIDIKAN TINGGI REPUBLIK INDONESIA", False),
        ("Kementerian Pariwisata", "MENTERI PARIWISATA DAN EKONOMI KREATIF", False),
        ("Badan Pusat Statistik", "KEPALA BADAN PUSAT STATISTIK KABUPATEN BANDUNG", True),
        ("Badan Pengawas Obat dan Makanan", "KEPALA BADAN PENGAWAS OBAT DAN MAKANAN", True),
    ],
)
def test_bodies_are_compared_by_their_whole_names(agency: str, issuer: str, own: bool) -> None:
    assert issues_as(agency_of(agency, REGIONS), issuer, REGIONS) is own


@pytest.mark.parametrize("office", ["BUPATI CEMARA RAYA UTARA", "WALI KOTA CEMARA RAYA"])
def test_a_like_name_is_said(office: str) -> None:
    made = document(DECREE.format(office=office, rank="", name=""))
    seen = examine(made, FRAMEWORK, vocabulary(FRAMEWORK), Context((OURS,), 2023))
    (found,) = (finding for finding in seen.findings if finding.code == "EC244")
    assert str(found.mapping["issuer"]).upper() in office.replace("BUPATI", "KABUPATEN").replace("WALI KOTA", "KOTA")
