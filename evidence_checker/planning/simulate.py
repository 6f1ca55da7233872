"""The index if …: levels set by hand, or the cheapest path to a wanted index."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from evidence_checker.assessment.scoring import bounds, index
from evidence_checker.errors import UsageError
from evidence_checker.model import (
    Assessment,
    Framework,
    Indicator,
    Move,
    Requirement,
    Simulation,
    State,
    YearTarget,
    replace,
)
from evidence_checker.planning.cheapest import Ladder, Path, cheapest
from evidence_checker.planning.needs import Rung, rungs

Levels = Mapping[str, float]


def levels_now(assessment: Assessment) -> dict[str, float]:
    """The level each indicator stands on; those without one (no documents asked, no value given) are left out."""
    return {each.id: each.level for each in assessment.indicators if each.level is not None}


def held(assessment: Assessment, indicator: str) -> frozenset[str]:
    """Ids of the requirements that evidence meets. Drafts meet none, nor does a document that must still be completed
    before it carries the next level (`lacking`): to complete it costs as much as to make it."""
    drafts = {each.path for each in assessment.documents if each.identity.state is State.DRAFT}
    result = next(each for each in assessment.indicators if each.id == indicator)
    met = {name for each in result.evidence if each.path not in drafts for name in each.requirements}
    return frozenset(met - {each.requirement for each in result.lacking})


def wanted_index(framework: Framework, asked: str) -> float:
    """An index from "2.6", "2,6" or the name of a predicate. Raises UsageError (ES520) for anything else."""
    for band in framework.predicates:
        if band.label.casefold() == asked.strip().casefold():
            return band.minimum
    try:
        value = float(asked.replace(",", "."))
    except ValueError:
        value = -1.0
    least, most = bounds(framework)
    if not least <= value <= most:
        known = ", ".join(band.label for band in framework.predicates)
        raise UsageError("ES520", value=asked, known=known, least=f"{least:g}", most=f"{most:g}")
    return value


def if_levels(
    assessment: Assessment,
    framework: Framework,
    wished: Levels,
    official: Levels | None = None,
    own: Levels | None = None,
) -> Simulation:
    """The index if the indicators stood on the wished levels, up or down. Raises UsageError: ES521 unknown indicator,
    ES522 a level that its ladder does not have."""
    now = levels_now(assessment)
    after = dict(now)
    _accepted(framework, wished)
    after |= wished
    paths = {
        identifier: _rungs(assessment, framework, _indicator(framework, identifier), now.get(identifier, 0.0), level)
        for identifier, level in wished.items()
    }
    return _simulation(assessment, framework, after, paths, official or {}, own or {})


def _accepted(framework: Framework, wished: Levels) -> None:
    """Raises UsageError: ES521 unknown indicator, ES522 a level that its ladder does not have."""
    for identifier, level in wished.items():
        indicator = _indicator(framework, identifier)
        if not _has(framework, indicator, level):
            known = ", ".join(f"{step.number:g}" for step in indicator.ladder)
            raise UsageError("ES522", indicator=identifier, value=f"{level:g}", known=known)


def _has(framework: Framework, indicator: Indicator, level: float) -> bool:
    """Whether the ladder has the level; a scale without steps takes any value within its bounds."""
    for name, least, most, step in framework.scales:
        if name == indicator.scale and step == 0:
            return least <= level <= most
    return level in [each.number for each in indicator.ladder]


def _indicator(framework: Framework, identifier: str) -> Indicator:
    try:
        return framework.indicator(identifier)
    except KeyError:
        raise UsageError("ES521", indicator=identifier, framework=framework.id) from None


def _rungs(
    assessment: Assessment, framework: Framework, indicator: Indicator, level: float, top: float
) -> tuple[Rung, ...]:
    return tuple(
        rung for rung in rungs(framework, indicator, held(assessment, indicator.id), level) if rung.level <= top
    )


def cheapest_path(
    assessment: Assessment,
    framework: Framework,
    wanted: float,
    *,
    wished: Levels | None = None,
    official: Levels | None = None,
    own: Levels | None = None,
    by: int = 0,
) -> Simulation:
    """The least effort that lifts the index to `wanted`, over the ladders as the rules have them.

    `wished`: levels that are set already and cost nothing. `by`: year until which the moves are spread (0 = not).
    An indicator without documents (value of an external index) does not move. Raises UsageError as `if_levels`.
    """
    _accepted(framework, wished or {})
    now = levels_now(assessment) | dict(wished or {})
    scored = [each for each in framework.indicators if each.id in now]
    total = sum((Fraction(str(each.weight)) for each in scored), Fraction(0))
    reached = sum((Fraction(str(each.weight)) * Fraction(str(now[each.id])) for each in scored), Fraction(0))
    ladders = [
        Ladder(
            each.id,
            Fraction(str(each.weight)),
            Fraction(str(now[each.id])),
            rungs(framework, each, held(assessment, each.id), now[each.id]),
        )
        for each in scored
        if _needs_documents(each)
    ]
    path = cheapest(ladders, Fraction(str(wanted)) * total - reached)
    after = dict(now)
    if path is None:
        after |= {ladder.indicator: ladder.rungs[-1].level for ladder in ladders if ladder.rungs}
        simulated = _simulation(assessment, framework, after, {}, official or {}, own or {})
        return _with(simulated, wanted=wanted, reachable=False)
    after |= path.levels
    simulated = _simulation(assessment, framework, after, {}, official or {}, own or {}, path)
    simulated = _with(simulated, wanted=wanted, reachable=True)
    return _spread(simulated, framework, now, assessment.year, by) if by > assessment.year else simulated


def _needs_documents(indicator: Indicator) -> bool:
    return any(each.evidence in ("document", "image", "link") for each in indicator.requirements)


def _with(simulated: Simulation, *, wanted: float, reachable: bool) -> Simulation:
    return replace(simulated, wanted=wanted, reachable=reachable)


def _simulation(
    assessment: Assessment,
    framework: Framework,
    after: Levels,
    paths: Mapping[str, tuple[Rung, ...]],
    official: Levels,
    own: Levels,
    path: Path | None = None,
) -> Simulation:
    now = levels_now(assessment)
    before, then = index(framework, now), index(framework, after)
    total = sum(each.weight for each in framework.indicators if each.id in after)
    documents = set(path.documents) if path else set()
    moves = []
    for indicator in framework.indicators:
        start, end = now.get(indicator.id), after.get(indicator.id)
        if end is None or start == end:
            continue
        climbed = paths.get(indicator.id, ())
        if path is not None:
            needed = {each.requirement: each for each in path.documents if _serves(framework, indicator, each.key)}
        else:
            needed = {each.requirement: each for rung in climbed for each in rung.alternatives[0]}
            documents |= set(needed.values())
        moves.append(
            Move(
                indicator.id,
                indicator.short_name,
                start or 0.0,
                end,
                indicator.weight * (end - (start or 0.0)) / total if total else 0.0,
                tuple(f"{each.title}" for each in indicator.requirements if each.id in needed),
                sum(each.effort for each in needed.values()),
                official=official.get(indicator.id),
                own=own.get(indicator.id),
            )
        )
    effort = sum(each.effort for each in documents)
    return Simulation(before.value, before.predicate, then.value, then.predicate, tuple(moves), effort)


def _serves(framework: Framework, indicator: Indicator, key: str) -> bool:
    home, _, requirement = key.partition("/")
    if requirement in framework.planning.serves_many:
        return home == indicator.node
    return home == indicator.id


def _spread(simulated: Simulation, framework: Framework, now: Levels, year: int, by: int) -> Simulation:
    """The moves over the years up to `by`, most gain for effort first, so that each year bears its even share.

    Moves that rest on one document that serves several are of one year.
    """
    years = list(range(year + 1, by + 1))
    groups: dict[str, list[Move]] = {}
    for move in simulated.moves:
        node = framework.indicator(move.indicator).node
        shared = any(each.id in framework.planning.serves_many for each in _required(framework, move))
        groups.setdefault(f"{node}/" if shared else move.indicator, []).append(move)
    ranked = sorted(groups.values(), key=lambda moves: (_price(moves), moves[0].indicator))
    share = sum(_effort(moves) for moves in ranked) / len(years)
    placed: dict[str, int] = {}
    spent = 0
    for moves in ranked:
        place = min(int(spent / share), len(years) - 1) if share else 0
        placed |= {move.indicator: years[place] for move in moves}
        spent += _effort(moves)
    dated = tuple(replace(move, year=placed[move.indicator]) for move in simulated.moves)
    targets = []
    for each in years:
        reached = dict(now) | {move.indicator: move.after for move in dated if move.year <= each}
        targets.append(YearTarget(each, index(framework, reached).value, sum(move.year == each for move in dated)))
    return replace(simulated, moves=dated, targets=tuple(targets))


def _required(framework: Framework, move: Move) -> list[Requirement]:
    indicator = framework.indicator(move.indicator)
    return [each for each in indicator.requirements if each.title in move.requirements]


def _effort(moves: list[Move]) -> int:
    """Of moves that share a document, the dearest bears it."""
    return max(move.effort for move in moves)


def _price(moves: list[Move]) -> float:
    gain = sum(move.gain for move in moves)
    return _effort(moves) / gain if gain > 0 else 0.0
