"""The units of one agency: a mean where the pack says so, nothing where it says that or says nothing."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.assessment.units_together import units_together
from evidence_checker.messages.national import together
from evidence_checker.model import Finding, UnitsTogether, replace
from evidence_checker.model.agencies import AgencyResult

PACK = rules.load("sakip-2021")
# six units as the worksheet gives them: sum of grade/100 x weight of the twelve subcomponents
VALUES = (80.0, 74.05, 73.25, 66.8, 66.8, 0.0)


def _units(*values: float) -> list[AgencyResult]:
    return [
        AgencyResult(f"unit-{n}", f"Unit {n}", f"/b/{n}", framework=PACK.id, index=value)
        for n, value in enumerate(values)
    ]


def test_a_mean_counts_every_unit_once() -> None:
    (found,) = units_together(_units(*VALUES), [replace(PACK, units=UnitsTogether("mean", "pedoman"))])
    # 80 + 74,05 + 73,25 + 66,8 + 66,8 + 0 = 360,9; divided by six = 60,15, which is above 60: B
    assert found.value == pytest.approx(60.15)
    assert (found.units, found.of, found.predicate) == (6, 6, "B")
    assert together(found, "id") == "sakip-2021: rata-rata 6 dari 6 unit = 60,15 (B); cara: pedoman."


def test_a_unit_that_could_not_be_judged_is_told_and_is_no_zero() -> None:
    broken = AgencyResult("x", "X", "/b/x", failed=Finding.of("EC840", reason="rusak"), exit=2)
    (found,) = units_together([*_units(80.0, 60.0), broken], [replace(PACK, units=UnitsTogether("mean", "pedoman"))])
    assert (found.value, found.units, found.of) == (70.0, 2, 3)


@pytest.mark.parametrize("rule", [UnitsTogether("apart", "tiap unit dinilai sendiri"), UnitsTogether()])
def test_no_value_is_made_where_no_source_says_how(rule: UnitsTogether) -> None:
    (found,) = units_together(_units(*VALUES), [replace(PACK, units=rule)])
    assert (found.value, found.predicate) == (-1.0, "")
    told = together(found, "id")
    assert "rata-rata" not in told
    assert ("tiap unit dinilai sendiri" in told) is bool(rule.way)


@pytest.mark.parametrize("pack", ["sakip-2021", "zi-2021"])
def test_the_shipped_evaluations_of_units_are_not_put_together(pack: str) -> None:
    """Their worksheets are of one unit each; no source gives a way from units to the agency."""
    framework = rules.load(pack)
    assert framework.units.way == "apart"
    assert framework.units.source
