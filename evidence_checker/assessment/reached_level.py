"""The ladder of levels: what evidence reaches, what the next level lacks, which levels it helps to prove."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from evidence_checker.model import Claim, Evidence, Examination, Finding, Indicator, Level, Need, Requirement, State


def requirement_of(indicator: Indicator, identifier: str) -> Requirement:
    return next(requirement for requirement in indicator.requirements if requirement.id == identifier)


def climb(
    indicator: Indicator, held: Mapping[str, list[tuple[Claim, Examination]]]
) -> tuple[float | None, tuple[str, ...], Mapping[float, frozenset[str]]]:
    """The highest level whose needs, and those of every level below it, are met; what the next one lacks; and which
    requirements serve each level. A draft serves only the floor."""
    reached: float | None = None
    lacking: tuple[str, ...] = ()
    serves: dict[float, frozenset[str]] = {}
    for step in indicator.ladder:
        named = requirements_named(step.need)
        serves[step.number] = named
        met, missing = _met(step, indicator, held)
        if lacking:
            continue
        if met:
            if any(held.get(identifier) for identifier in named) or step.need is None or step.floor:
                reached = step.number
        else:
            lacking = missing
    if not any(held.values()):
        reached = None
    return reached, lacking, serves


def same_for_several(
    indicator: Indicator, held: Mapping[str, list[tuple[Claim, Examination]]], level: float | None
) -> list[Finding]:
    """Requirements of one reached level that rest on one and the same document."""
    found = []
    for step in indicator.ladder:
        if level is None or step.number > level or step.need is None or step.need.operator != "all":
            continue
        alone: dict[str, list[str]] = defaultdict(list)
        for part in step.need.parts:
            paths = {item.file.path for _, item in held.get(part.requirement, ())}
            if len(paths) == 1:
                alone[paths.pop()].append(requirement_of(indicator, part.requirement).title)
        found += [
            Finding.of("EC407", path=path, requirements=tuple(titles))
            for path, titles in sorted(alone.items())
            if len(titles) > 1
        ]
    return list(dict.fromkeys(found))


def requirements_named(need: Need | None) -> frozenset[str]:
    if need is None:
        return frozenset()
    if need.operator == "requirement":
        return frozenset({need.requirement})
    return frozenset().union(*(requirements_named(part) for part in need.parts)) if need.parts else frozenset()


# What a level asks of coverage → what a document may say (`strength.coverage`), and what is lacking otherwise.
_COVERS = {"all": ("all",), "some": ("some", "all")}
_UNCOVERED = {
    "all": "cakupan seluruh unit kerja/perangkat daerah",
    "some": "unit kerja/perangkat daerah yang dicakup",
}


def _met(
    step: Level, indicator: Indicator, held: Mapping[str, list[tuple[Claim, Examination]]]
) -> tuple[bool, tuple[str, ...]]:
    missing: list[str] = []
    if step.need is not None and not step.floor:
        missing += _missing(step.need, indicator, held, step)
    if step.contents_at_least and not missing:
        everything = {
            content
            for claims in held.values()
            for claim, item in claims
            if item.identity.state is not State.DRAFT
            for content in claim.contents
        }
        needed = len(indicator.contents) if step.contents_at_least < 0 else step.contents_at_least
        if len(everything) < needed:
            absent = [item.label for item in indicator.contents if item.id not in everything]
            missing.append(f"{len(everything)}/{needed}: " + ", ".join(absent))
    if step.coverage and not missing:
        covered = any(
            claim.coverage in _COVERS[step.coverage]
            for claims in held.values()
            for claim, item in claims
            if item.identity.state is not State.DRAFT
        )
        if not covered:
            missing.append(_UNCOVERED[step.coverage])
    return not missing, tuple(missing)


def _missing(
    need: Need, indicator: Indicator, held: Mapping[str, list[tuple[Claim, Examination]]], step: Level
) -> list[str]:
    if need.operator == "requirement":
        good = [
            claim
            for claim, item in held.get(need.requirement, ())
            if item.identity.state is not State.DRAFT or step.floor
        ]
        return [] if good else [str(requirement_of(indicator, need.requirement).title)]
    parts = [_missing(part, indicator, held, step) for part in need.parts]
    if need.operator == "all":
        return [text for part in parts for text in part]
    wanted = need.count if need.operator == "n" else 1
    met = sum(1 for part in parts if not part)
    if met >= wanted:
        return []
    options = list(dict.fromkeys(text for part in parts for text in part))
    return [" atau ".join(options[:4])] if options else []


def levels_of(indicator: Indicator, item: Evidence, serves: Mapping[float, frozenset[str]]) -> tuple[int, ...]:
    """The levels that a piece of evidence helps to prove."""
    if any(reason.code == "EC202" for reason in item.reasons):
        return (1,)
    levels = [int(number) for number, named in serves.items() if named & set(item.requirements)]
    return tuple(levels) or (1,)
