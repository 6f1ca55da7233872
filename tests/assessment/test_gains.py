"""The index at hand + every gain = the index at target, for each pack, with and without given values."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_checker import rules
from evidence_checker.assessment import judge, scoring
from evidence_checker.assessment.index_value import measured
from evidence_checker.model import Context, Framework, GivenValue, replace

PACKS = {name: rules.load(name) for name in ("spbe-2020", "pemdi-2026")}


def agree(framework: Framework, context: Context) -> float:
    result = judge([], framework, context, folder="", made_at="2026-06-01T08:00:00+07:00")
    assert result.index is not None
    gained = result.index.value + sum(each.gain for each in result.indicators)
    at_target = {each.id: max(each.level or 0.0, each.target_level) for each in result.indicators}
    assert gained == pytest.approx(scoring.index(framework, at_target).value, abs=1e-4)
    assert result.index.covered + result.index.assumed == pytest.approx(1.0)
    return result.index.covered


@pytest.mark.parametrize("name", PACKS)
def test_an_empty_folder_is_all_assumed(name: str) -> None:
    assert agree(PACKS[name], Context(year=2026)) == 0.0


def test_gains_add_up_where_an_index_is_a_weighted_mean_whatever_the_pack() -> None:
    """zi-2021 scores by weights; sakip-2021 grades whole nodes by the share of criteria met, so that what one criterion
    adds depends on the others: there no gain is promised to add up, and none is negative or more than the index."""
    assert agree(rules.load("zi-2021"), Context(year=2026)) == 0.0
    result = judge([], rules.load("sakip-2021"), Context(year=2026), folder="", made_at="2026-06-01T08:00:00+07:00")
    assert all(0 <= each.gain <= 100 for each in result.indicators)


@pytest.mark.parametrize("name", PACKS)
@given(values=st.lists(st.floats(0, 100), min_size=8, max_size=8), targets=st.lists(st.integers(1, 5), min_size=8))
@settings(max_examples=20, deadline=None)
def test_with_any_values_and_targets(name: str, values: list[float], targets: list[int]) -> None:
    framework = PACKS[name]
    framework = replace(
        framework,
        indicators=tuple(
            replace(each, target=float(targets[place % len(targets)]))
            for place, each in enumerate(framework.indicators)
        ),
    )
    asked = [each.id for each in framework.indicators if measured(each)]
    told = tuple((each, GivenValue(value, "Penerbit", 2026)) for each, value in zip(asked, values, strict=False))
    agree(framework, Context(year=2026, values=told))


def test_a_value_is_turned_into_the_level_of_its_band() -> None:
    framework = PACKS["pemdi-2026"]
    context = Context(year=2026, values=(("5", GivenValue(62.0, "Bappenas", 2025)),))
    result = judge([], framework, context, folder="", made_at="2026-06-01T08:00:00+07:00")
    indicator = next(each for each in result.indicators if each.id == "5")
    assert indicator.index_value is not None
    assert (indicator.level, indicator.index_value.level, indicator.gain) == (3, 3, 0.0)
    assert result.index is not None and result.index.covered == pytest.approx(0.05)
    old = Context(year=2026, values=(("5", GivenValue(62.0, "Bappenas", 2020)),))
    result = judge([], framework, old, folder="", made_at="2026-06-01T08:00:00+07:00")
    indicator = next(each for each in result.indicators if each.id == "5")
    assert (indicator.level, [each.code for each in indicator.findings][:1]) == (1, ["EC411"])
