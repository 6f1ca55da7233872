"""What each further level of an indicator needs: alternatives of documents to make, from the rule's own ladder."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from evidence_checker.model import Framework, Indicator, Need

# A rule with more alternatives than this is planned by the cheapest of them; none of the packs comes near.
MOST_ALTERNATIVES = 64
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Document:
    """A document to make. `key`: the same for two requirements that one document serves. `effort`: working days."""

    key: str
    requirement: str
    effort: int


@dataclass(frozen=True, slots=True)
class Rung:
    """One further level of an indicator. `alternatives`: sets of documents, any one of which proves the level."""

    level: float
    alternatives: tuple[frozenset[Document], ...]


def rungs(framework: Framework, indicator: Indicator, held: Iterable[str], level: float) -> tuple[Rung, ...]:
    """The levels above `level`, lowest first, each with what it needs that is not `held` (ids of requirements)."""
    having = frozenset(held)
    found = []
    for step in indicator.ladder:
        if step.number <= level:
            continue
        options = _alternatives(step.need, having) if step.need is not None and not step.floor else [frozenset()]
        made = {frozenset(_document(framework, indicator, each) for each in option) for option in options}
        found.append(Rung(step.number, tuple(sorted(_minimal(made), key=_order))))
    return tuple(found)


def _alternatives(need: Need, held: frozenset[str]) -> list[frozenset[str]]:
    """The sets of missing requirements that would meet the need; [∅] when it is met."""
    if need.operator in ("requirement", "pair"):
        return [frozenset() if need.requirement in held else frozenset({need.requirement})]
    parts = [_alternatives(part, held) for part in need.parts]
    if need.operator == "all":
        return _products(parts)
    wanted = need.count if need.operator == "n" else 1
    chosen = [each for some in itertools.combinations(parts, wanted) for each in _products(list(some))]
    return sorted(_minimal(chosen), key=lambda option: (len(option), sorted(option)))[:MOST_ALTERNATIVES]


def _products(parts: list[list[frozenset[str]]]) -> list[frozenset[str]]:
    met: set[frozenset[str]] = {frozenset()}
    for part in parts:
        met = {one | other for one in met for other in part}
        if len(met) > MOST_ALTERNATIVES:
            met = set(sorted(met, key=lambda option: (len(option), sorted(option)))[:MOST_ALTERNATIVES])
    return list(met)


def _minimal(options: Iterable[frozenset[T]]) -> list[frozenset[T]]:
    """Without the options that contain another one."""
    distinct = set(options)
    return [option for option in distinct if not any(other < option for other in distinct)]


def _order(option: frozenset[Document]) -> tuple[int, list[str]]:
    return sum(each.effort for each in option), sorted(each.key for each in option)


def _document(framework: Framework, indicator: Indicator, identifier: str) -> Document:
    requirement = next(each for each in indicator.requirements if each.id == identifier)
    serves = identifier in framework.planning.serves_many
    key = f"{indicator.node}/{identifier}" if serves else f"{indicator.id}/{identifier}"
    return Document(key, identifier, effort(framework, identifier, requirement.kinds))


def effort(framework: Framework, requirement: str, kinds: Iterable[str]) -> int:
    """Working days that the document of a requirement takes: the pack's own word on it, else of its easiest kind."""
    facts = framework.planning
    days = dict(facts.effort)
    usual = min((days[kind] for kind in kinds if kind in days), default=facts.usual_effort)
    return dict(facts.requirement_effort).get(requirement, usual)
