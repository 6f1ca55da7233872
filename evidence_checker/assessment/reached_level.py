"""The ladder of levels: what the evidence reaches, and which requirement of which level is not met."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from evidence_checker.model import (
    Claim,
    Evidence,
    Examination,
    Finding,
    Indicator,
    Level,
    Need,
    Requirement,
    State,
)

_YEARS = 3  # "tiga tahun terakhir"

Held = Mapping[str, list[tuple[Claim, Examination]]]


class Gap(NamedTuple):
    """One requirement that a level lacks. `why`: "document" (none is there) | "contents" (some are, but they lack
    `contents`) | "coverage" (they do not tell that every unit is covered) | "pair" (the older or the newer version).
    `choice`: gaps of one level with the same non-empty choice are alternatives, of which `wanted` suffice."""

    level: float
    requirement: Requirement
    why: str = "document"
    contents: tuple[str, ...] = ()
    choice: str = ""
    wanted: int = 0


class LevelReached(NamedTuple):
    """`level`: the highest one whose needs, and those of every level below it, are met (None = not even the first).
    `gaps`: of every level above it, in order. `serves`: level → ids of the requirements that it names."""

    level: float | None
    gaps: tuple[Gap, ...]
    serves: Mapping[float, frozenset[str]]

    def lacking(self, upto: float) -> tuple[Gap, ...]:
        """The gaps up to a level, each requirement once: at the lowest level that asks for it."""
        gaps = [gap for gap in self.gaps if gap.level <= upto]
        # what a later level asks for anyway is no alternative on the way there
        musts = {gap.requirement.id for gap in gaps if not gap.choice and gap.why == "document"}
        gaps = [
            gap for gap in gaps if not gap.choice or gap.requirement.id not in musts or not _others(gap, gaps, musts)
        ]
        alone = Counter(gap.choice for gap in gaps)
        found: dict[tuple[str, str, tuple[str, ...]], Gap] = {}
        for gap in gaps:
            if gap.choice and alone[gap.choice] <= gap.wanted:
                gap = gap._replace(choice="", wanted=0)
            found.setdefault((gap.requirement.id, gap.why, gap.contents), gap)
        return tuple(found.values())


def _others(gap: Gap, gaps: list[Gap], musts: set[str]) -> bool:
    """Whether an alternative's choice has another option that no later level asks for anyway."""
    return any(each.choice == gap.choice and each.requirement.id not in musts for each in gaps)


def requirement_of(indicator: Indicator, identifier: str) -> Requirement:
    """The requirement of that id. Raises StopIteration when the indicator has none."""
    return next(requirement for requirement in indicator.requirements if requirement.id == identifier)


def climb(indicator: Indicator, held: Held, index_level: float | None = None) -> LevelReached:
    """Where the evidence stands on the ladder. A draft serves only the floor. `index_level`: the level that the given
    value of an external index stands for, if one was given."""
    reached: float | None = None
    stopped = False
    gaps: list[Gap] = []
    serves: dict[float, frozenset[str]] = {}
    for step in indicator.ladder:
        named = requirements_named(step.need)
        serves[step.number] = named
        missing = _missing_of(step, indicator, held, index_level)
        gaps += missing
        if missing:
            stopped = True
        elif not stopped and (step.need is None or step.floor or index_level or any(held.get(each) for each in named)):
            reached = step.number
    if not any(held.values()) and index_level is None:
        reached = None
    above = reached if reached is not None else 0.0
    return LevelReached(reached, tuple(gap for gap in gaps if gap.level > above), serves)


def same_for_several(indicator: Indicator, held: Held, level: float | None) -> list[Finding]:
    """Requirements of one reached level that rest on one and the same document."""
    found = []
    for step in indicator.ladder:
        if level is None or step.number > level or step.need is None or step.need.operator != "all":
            continue
        alone: dict[str, list[str]] = defaultdict(list)
        for part in step.need.parts:
            if part.operator != "requirement":
                continue
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
    """Ids of all requirements that a need names."""
    if need is None:
        return frozenset()
    if need.operator in ("requirement", "pair"):
        return frozenset({need.requirement})
    return frozenset().union(*(requirements_named(part) for part in need.parts)) if need.parts else frozenset()


# What a level asks of coverage → what a document may say (`strength.coverage`).
_COVERS = {"all": ("all",), "some": ("some", "all")}


def _missing_of(step: Level, indicator: Indicator, held: Held, index_level: float | None) -> list[Gap]:
    if step.floor or step.need is None:
        return []
    missing = _missing(step.need, indicator, held, step, f"{step.number:g}", index_level)
    # contents and coverage are asked of the documents that the level names and the one below it named already, or of
    # those that it names, or of those of the level below (a review is of no unit's)
    here = requirements_named(step.need)
    below = next((each for each in reversed(indicator.ladder) if each.number < step.number and each.need), None)
    before = requirements_named(below.need) if below is not None else frozenset()

    def of(ids: frozenset[str]) -> list[Requirement]:
        return [each for each in indicator.requirements if each.id in ids]

    named = of(here & before) or of(before) or of(here)
    if step.contents_at_least:
        counted = [item for item in indicator.contents if not step.contents or item.id in step.contents]
        present = {
            content
            for claims in held.values()
            for claim, item in claims
            if _final(claim, item)
            for content in claim.contents
        }
        needed = len(counted) if step.contents_at_least < 0 else step.contents_at_least
        if sum(1 for item in counted if item.id in present) < needed:
            absent = tuple(item.label for item in counted if item.id not in present)
            bearer = _bearer((*of(here), *of(before)), {item.id for item in counted if item.id not in present})
            if bearer is not None:
                missing.append(Gap(step.number, bearer, "contents", absent))
    if step.coverage:
        covered = any(
            claim.coverage in _COVERS[step.coverage]
            for claims in held.values()
            for claim, item in claims
            if _final(claim, item)
        )
        if not covered and named:
            missing.append(Gap(step.number, named[0], "coverage"))
    return missing


def _bearer(requirements: Sequence[Requirement], absent: set[str]) -> Requirement | None:
    """The document that should hold the absent contents: the first of those that are asked for most of them."""
    return max(requirements, key=lambda each: len(absent & set(each.contents)), default=None)


def _final(claim: Claim, item: Examination) -> bool:
    """Whether a document may lift a level: no draft, nor one that nothing shows was ever issued (EC266)."""
    return item.identity.state is not State.DRAFT and all(reason.code != "EC266" for reason in claim.reasons)


def _missing(
    need: Need, indicator: Indicator, held: Held, step: Level, place: str, index_level: float | None
) -> list[Gap]:
    """The gaps of a need. `place`: names it within the ladder, so that alternatives can be told apart."""
    if need.operator in ("requirement", "pair"):
        requirement = requirement_of(indicator, need.requirement)
        if requirement.evidence == "number":
            return [] if index_level is not None and index_level >= step.number else [Gap(step.number, requirement)]
        if requirement.for_year == "3" and len({_year(item) for item in good_of(held, need)} - {0}) < _YEARS:
            return [Gap(step.number, requirement)]
        good = good_of(held, need)
        if need.operator == "pair":
            return [] if _two_versions(good) else [Gap(step.number, requirement, "pair")]
        return [] if good else [Gap(step.number, requirement)]
    parts = [
        _missing(part, indicator, held, step, f"{place}.{number}", index_level)
        for number, part in enumerate(need.parts, 1)
    ]
    if need.operator == "all":
        return [gap for part in parts for gap in part]
    wanted = need.count if need.operator == "n" else 1
    met = sum(1 for part in parts if not part)
    if met >= wanted:
        return []
    options = [part for part in parts if part]
    if len(options) == wanted - met:
        return [gap for part in options for gap in part]
    return [gap._replace(choice=place, wanted=wanted - met) for part in options for gap in part]


def good_of(held: Held, need: Need) -> list[Examination]:
    """The documents in force that a leaf is answered by."""
    return [item for claim, item in held.get(need.requirement, ()) if _final(claim, item)]


def _year(item: Examination) -> int:
    period = item.identity.dates.period_to or item.identity.dates.period_from
    return int(period[:4]) if period else item.identity.year


def _two_versions(items: list[Examination]) -> bool:
    """Whether there is an older and a newer one: of different years or days, or one that amends or revokes another."""
    if len(items) < 2:
        return False
    stamps = {item.identity.date or str(item.identity.year or "") for item in items} - {""}
    numbers = {item.identity.number for item in items if item.identity.number}
    related = any({*item.identity.amends, *item.identity.revokes} & numbers for item in items)
    return related or len(stamps) > 1


def levels_of(item: Evidence, serves: Mapping[float, frozenset[str]]) -> tuple[int, ...]:
    """The levels that a piece of evidence helps to prove."""
    if any(reason.code in ("EC202", "EC266") for reason in item.reasons):
        return (1,)
    levels = [int(number) for number, named in serves.items() if named & set(item.requirements)]
    return tuple(levels) or (1,)
