"""A unit that is no more issues papers of its own years, and of no others."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.assessment import examine
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Examination, FormerUnit
from tests.makers.documents import document

OLD = "Kantor Pengolahan Data Elektronik"
NEW = "Dinas Komunikasi dan Informatika"


def examined(year: int, *former: FormerUnit, unit: str = OLD, region: str = "Kabupaten Cemara Raya") -> Examination:
    framework = rules.load("sakip-2021")
    text = f"""RENCANA STRATEGIS
{unit.upper()}
{region.upper()}
TAHUN {year}
BAB I PENDAHULUAN
Rencana strategis ini memuat tujuan dan sasaran untuk lima tahun.
BAB II PENUTUP
Cemara, 6 Mei {year}
KEPALA,
ttd
"""
    agencies = ("Pemerintah Kabupaten Cemara Raya", NEW)
    return examine(document(text), framework, vocabulary(framework), Context(agencies, year, former=former))


def plan(seen: Examination) -> tuple[bool, list[str]]:
    (claim,) = (claim for claim in seen.claims if claim.indicator == "1.a.3")
    return claim.accepted, [reason.code for reason in claim.reasons]


@pytest.mark.parametrize(
    ("year", "former", "outside"),
    [
        (2015, FormerUnit(OLD, 2009, 2016), False),
        (2009, FormerUnit(OLD, 2009, 2016), False),
        (2016, FormerUnit(OLD, 2009, 2016), False),
        (2017, FormerUnit(OLD, 2009, 2016), True),
        (2008, FormerUnit(OLD, 2009, 2016), True),
        (2008, FormerUnit(OLD, 0, 2016), False),
        (2023, FormerUnit(OLD, 2009, 0), False),
    ],
)
def test_within_its_years(year: int, former: FormerUnit, outside: bool) -> None:
    accepted, reasons = plan(examined(year, former))
    assert (not accepted, "EC362" in reasons) == (outside, outside)


def test_its_paper_is_ours_where_no_region_is_named() -> None:
    unit = "Kantor Data Rumpun Bambu"
    within = examined(2015, FormerUnit(unit, 2009, 2016), unit=unit, region="")
    assert plan(within)[0]
    accepted, reasons = plan(examined(2018, FormerUnit(unit, 2009, 2016), unit=unit, region=""))
    assert not accepted and reasons == ["EC362"]


@pytest.mark.parametrize("unit", [NEW, f"{OLD} dan Statistik"])
def test_another_unit_is_not_held_to_its_years(unit: str) -> None:
    accepted, reasons = plan(examined(2023, FormerUnit(OLD, 2009, 2016), unit=unit))
    assert accepted and "EC362" not in reasons


def test_a_name_taken_up_twice_holds_in_either_time() -> None:
    twice = (FormerUnit(OLD, 2001, 2004), FormerUnit(OLD, 2009, 2016))
    assert [plan(examined(year, *twice))[0] for year in (2003, 2006, 2012)] == [True, False, True]
