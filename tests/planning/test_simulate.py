"""The index if …: by hand and by the cheapest path, under the packs that ship."""

from __future__ import annotations

import functools
import json

import pytest

from evidence_checker import rules
from evidence_checker.assessment import judge
from evidence_checker.errors import UsageError
from evidence_checker.model import Assessment, Context, Evidence, Framework, Strength, replace
from evidence_checker.planning import simulate
from evidence_checker.reports import simulation


@functools.cache
def _pack(name: str = "spbe-2020") -> Framework:
    return rules.load(name)


def _bare(name: str = "spbe-2020") -> Assessment:
    """A folder without documents: every indicator on its floor."""
    return judge([], _pack(name), Context(("Pemerintah Kabupaten Cemara Raya",), 2024), folder="bukti", made_at="")


def test_levels_by_hand_move_the_index_by_their_weight() -> None:
    simulated = simulate.if_levels(_bare(), _pack(), {"11": 3.0, "12": 3.0})
    weights = sum(_pack().indicator(each).weight for each in ("11", "12"))
    assert simulated.index_before == pytest.approx(1.0)
    assert simulated.index_after == pytest.approx(1.0 + weights * 2 / 100)
    assert sum(move.gain for move in simulated.moves) == pytest.approx(simulated.index_after - simulated.index_before)
    assert all(move.requirements for move in simulated.moves)


def test_a_level_may_also_fall() -> None:
    risen = simulate.if_levels(_bare(), _pack(), {"11": 1.0})
    assert risen.moves == ()


@pytest.mark.parametrize(("levels", "code"), [({"99": 3.0}, "ES521"), ({"11": 7.0}, "ES522"), ({"11": 2.5}, "ES522")])
def test_levels_that_are_none(levels: dict[str, float], code: str) -> None:
    with pytest.raises(UsageError) as raised:
        simulate.if_levels(_bare(), _pack(), levels)
    assert raised.value.code == code
    with pytest.raises(UsageError) as raised:
        simulate.cheapest_path(_bare(), _pack(), 2.6, wished=levels)
    assert raised.value.code == code


@pytest.mark.parametrize(("asked", "value"), [("Baik", 2.6), ("baik", 2.6), ("3,5", 3.5), ("2.6", 2.6)])
def test_what_is_wanted_by_number_or_name(asked: str, value: float) -> None:
    assert simulate.wanted_index(_pack(), asked) == value


@pytest.mark.parametrize("asked", ["", "bagus", "9", "-1", "nan"])
def test_what_nobody_can_want(asked: str) -> None:
    with pytest.raises(UsageError, match="ES520"):
        simulate.wanted_index(_pack(), asked)


@pytest.mark.parametrize("wanted", [1.5, 2.6, 3.5, 5.0])
def test_the_path_reaches_what_is_wanted(wanted: float) -> None:
    simulated = simulate.cheapest_path(_bare(), _pack(), wanted)
    assert simulated.reachable
    assert simulated.index_after >= wanted - 1e-9
    assert simulated.effort > 0


def test_nothing_is_reached_beyond_the_ladders() -> None:
    short = replace(_pack(), indicators=tuple(replace(each, ladder=each.ladder[:3]) for each in _pack().indicators))
    simulated = simulate.cheapest_path(_bare(), short, 3.5)
    assert not simulated.reachable
    assert simulated.index_after == pytest.approx(3.0)
    assert "tidak tercapai" in simulation.text(simulated, "id")


def test_one_regulation_serves_the_policies_and_comes_in_one_year() -> None:
    simulated = simulate.cheapest_path(_bare(), _pack(), 5.0, by=2027)
    assert [target.year for target in simulated.targets] == [2025, 2026, 2027]
    assert [target.index for target in simulated.targets] == sorted(target.index for target in simulated.targets)
    assert simulated.targets[-1].index == pytest.approx(simulated.index_after)
    assert len({move.year for move in simulated.moves if move.indicator in {str(n) for n in range(1, 11)}}) == 1


def test_official_and_own_levels_stand_beside_the_moves() -> None:
    simulated = simulate.if_levels(_bare(), _pack(), {"11": 3.0}, official={"11": 2.0}, own={"11": 4.0})
    assert (simulated.moves[0].official, simulated.moves[0].own) == (2.0, 4.0)
    shown = simulation.text(simulated, "id")
    assert "Resmi: 2; Mandiri: 4" in shown
    assert all(len(each) <= 80 for each in shown.splitlines())
    assert json.loads(simulation.as_json(simulated))["index_after"] == pytest.approx(simulated.index_after)


def test_a_document_that_must_be_completed_is_not_had_for_nothing() -> None:
    """Evidence that meets a requirement but not its contents leaves the level below: reaching it has its price."""
    bare = _bare()
    one = next(each for each in bare.indicators if each.id == "4")
    (asked, *_) = [each for each in one.lacking if each.requirement == "kebijakan"]
    evidence = Evidence("perbup.pdf", "0" * 64, Strength.STRONG, 0.9, (), ("kebijakan",), ())
    standing = replace(one, evidence=(evidence,), lacking=(replace(asked, why="contents"),))
    assessment = replace(bare, indicators=tuple(standing if each.id == "4" else each for each in bare.indicators))
    assert simulate.held(assessment, "4") == frozenset()
    (move,) = simulate.if_levels(assessment, _pack(), {"4": 3.0}).moves
    assert move.requirements and move.effort > 0
    whole = replace(assessment, indicators=tuple(replace(each, lacking=()) for each in assessment.indicators))
    assert simulate.held(whole, "4") == {"kebijakan"}
