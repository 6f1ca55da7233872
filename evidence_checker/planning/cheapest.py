"""The cheapest set of steps up the ladders that lifts the index to a wanted value: exact.

Algorithm: documents that serve more than one indicator are opened or not, all combinations in order of their cost
(branch and bound); for each combination a dynamic programme over the indicators keeps, of all (gain, cost) pairs, those
that no other beats in both. Gains are whole numbers (weight × levels, scaled), so nothing is lost to rounding.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evidence_checker.planning.needs import Document, Rung


@dataclass(frozen=True, slots=True)
class Ladder:
    """One indicator: its weight, the level it stands on, and the rungs above."""

    indicator: str
    weight: Fraction
    level: Fraction
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """`levels`: indicator → level reached, only where it rises. `documents`: all to be made. `effort`: working days."""

    levels: Mapping[str, float]
    documents: frozenset[Document]
    effort: int


@dataclass(frozen=True, slots=True)
class _Choice:
    """Up to a rung: what it gains, what it costs beside the opened shared documents, what it makes."""

    gain: int
    cost: int
    level: float
    private: frozenset[Document]
    shared: frozenset[str]


@dataclass(frozen=True, slots=True)
class _State:
    """After some indicators: what is gained, what it costs, how many rise, and how that came about."""

    gain: int
    cost: int
    risen: int
    back: _Back | None


@dataclass(frozen=True, slots=True)
class _Back:
    earlier: _State
    indicator: str
    choice: _Choice


def cheapest(ladders: Sequence[Ladder], wanted: Fraction) -> Path | None:
    """The least effort whose gain (Σ weight × levels risen) is at least `wanted`; None when nothing reaches it.

    Of paths with equal effort the one with more gain is taken, then the one that rises by fewer indicators.
    """
    if wanted <= 0:
        return Path({}, frozenset(), 0)
    used = Counter(
        key
        for ladder in ladders
        for key in {each.key for rung in ladder.rungs for o in rung.alternatives for each in o}
    )
    shared = {
        each.key: each
        for ladder in ladders
        for rung in ladder.rungs
        for option in rung.alternatives
        for each in option
        if used[each.key] > 1
    }
    scale = _scale(ladders)
    goal = math.ceil(wanted * scale)
    choices = {ladder.indicator: tuple(_choices(ladder, frozenset(shared), scale)) for ladder in ladders}
    best: tuple[int, int, int] | None = None
    found: tuple[dict[str, _Choice], frozenset[str]] | None = None
    for opened, opening in _openings(shared):
        if best is not None and opening > best[0]:
            break
        solved = _solve(ladders, choices, opened, goal, None if best is None else best[0] - opening)
        if solved is None:
            continue
        chosen, gain, cost = solved
        needed = frozenset(key for choice in chosen.values() for key in choice.shared)
        rank = (cost + sum(shared[key].effort for key in needed), -gain, len(chosen))
        if best is None or rank < best:
            best, found = rank, (chosen, needed)
    if best is None or found is None:
        return None
    chosen, needed = found
    private = frozenset(each for choice in chosen.values() for each in choice.private)
    made = private | {shared[key] for key in needed}
    return Path({name: choice.level for name, choice in sorted(chosen.items())}, made, best[0])


def _scale(ladders: Sequence[Ladder]) -> int:
    """The smallest number that makes every gain whole."""
    gains = [ladder.weight * (Fraction(str(rung.level)) - ladder.level) for ladder in ladders for rung in ladder.rungs]
    return math.lcm(*(gain.denominator for gain in gains)) if gains else 1


def _openings(shared: Mapping[str, Document]) -> Iterator[tuple[frozenset[str], int]]:
    """Every subset of the shared documents with its cost, cheapest first."""
    keys = sorted(shared)
    subsets = (some for size in range(len(keys) + 1) for some in itertools.combinations(keys, size))
    priced = [(sum(shared[key].effort for key in some), some) for some in subsets]
    for cost, some in sorted(priced):
        yield frozenset(some), cost


def _choices(ladder: Ladder, shared: frozenset[str], scale: int) -> Iterator[_Choice]:
    """Every way up the ladder: per rung, every combination of alternatives of it and the rungs below."""
    ways: set[frozenset[Document]] = {frozenset()}
    for rung in ladder.rungs:
        ways = {way | option for way in ways for option in rung.alternatives}
        gain = int(ladder.weight * (Fraction(str(rung.level)) - ladder.level) * scale)
        for way in sorted(ways, key=lambda way: sorted(each.key for each in way)):
            private = frozenset(each for each in way if each.key not in shared)
            opened = frozenset(each.key for each in way if each.key in shared)
            yield _Choice(gain, sum(each.effort for each in private), rung.level, private, opened)


def _solve(
    ladders: Sequence[Ladder],
    choices: Mapping[str, tuple[_Choice, ...]],
    opened: frozenset[str],
    wanted: int,
    most: int | None,
) -> tuple[dict[str, _Choice], int, int] | None:
    """With these shared documents opened: the cheapest choices; None when none reach, or none within `most`."""
    frontier: list[_State] = [_State(0, 0, 0, None)]
    for ladder in ladders:
        usable: dict[int, _Choice] = {}
        for choice in choices[ladder.indicator]:
            if choice.shared <= opened:
                known = usable.get(choice.gain)
                if known is None or choice.cost < known.cost:
                    usable[choice.gain] = choice
        grown = list(frontier)
        for state in frontier:
            for choice in usable.values():
                total = state.cost + choice.cost
                if most is None or total <= most:
                    grown.append(
                        _State(state.gain + choice.gain, total, state.risen + 1, _Back(state, ladder.indicator, choice))
                    )
        frontier = _unbeaten(grown, wanted)
    reaching = [state for state in frontier if state.gain >= wanted]
    if not reaching:
        return None
    best = min(reaching, key=lambda state: (state.cost, -state.gain, state.risen))
    chosen: dict[str, _Choice] = {}
    back = best.back
    while back is not None:
        chosen[back.indicator] = back.choice
        back = back.earlier.back
    return chosen, best.gain, best.cost


def _unbeaten(states: list[_State], wanted: int) -> list[_State]:
    """Of all states those that none beats in gain and cost at once."""
    kept: list[_State] = []
    for state in sorted(states, key=lambda state: (state.cost, -state.gain, state.risen)):
        if not kept or state.gain > kept[-1].gain:
            kept.append(state)
    # Once one state reaches what is wanted, dearer ones that only gain more are of no use.
    for place, state in enumerate(kept):
        if state.gain >= wanted:
            return kept[: place + 1]
    return kept
