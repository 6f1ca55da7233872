"""Gaps → actions: what to bring, by whom, by when; what was recorded of each; what evidence closed it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evidence_checker.assessment.decided import as_decided
from evidence_checker.assessment.scoring import index
from evidence_checker.model import (
    RECOMMENDATION,
    Action,
    ActionPlan,
    ActionRecord,
    ActionStatus,
    Assessment,
    DocumentResult,
    Framework,
    IndicatorResult,
    Lacking,
    YearTarget,
    replace,
)
from evidence_checker.planning.follow_up import Check, half_years
from evidence_checker.planning.needs import effort
from evidence_checker.planning.schedule import Calendar, due, step
from evidence_checker.planning.simulate import levels_now
from evidence_checker.text.natural_order import natural

_FIRST, _SECOND = 1 / 3, 2 / 3  # shares of the actions, by worth for effort, that come first and second


def plan(
    assessment: Assessment,
    framework: Framework,
    calendar: Calendar,
    *,
    records: Sequence[ActionRecord] = (),
    checks: Sequence[Check] = (),
) -> ActionPlan:
    """The action plan of an assessment with what was recorded of its actions.

    `checks`: (day, index) of earlier checks. Actions that were recorded and are no longer asked for stay: closed by the
    evidence that came, or outdated where the rules changed.
    """
    assessment = as_decided(assessment)
    known = _recorded(records)
    asked = [
        _action(assessment, framework, result, each)
        for result in assessment.indicators
        for each in result.lacking
    ]
    ranked = _ranked(list({action.id: action for action in asked}.values()))
    current = [
        replace(_with_records(action, record, calendar), paper_only=_paper_only(assessment, action, record))
        for action in ranked
        for record in [known.get(action.id)]
    ]
    still_asked = {action.id for action in current}
    gone = [
        _closed(identifier, what, assessment, framework)
        for identifier, what in known.items()
        if identifier not in still_asked and what.first.title
    ]
    actions = tuple(current) + tuple(sorted(gone, key=lambda action: (natural(action.indicator), action.id)))
    levels = levels_now(assessment)
    expected = dict(levels)
    for result in assessment.indicators:
        open_here = [a for a in current if a.indicator == result.id and a.status != ActionStatus.DROPPED]
        if open_here and result.id in levels:
            expected[result.id] = max([levels[result.id], *(action.level for action in open_here)])
    return ActionPlan(
        # The plan depends on the day alone: two exports of one day are the same bytes.
        made_at=f"{assessment.made_at[:10]}T00:00:00Z" if assessment.made_at else "",
        agency=assessment.agency,
        year=assessment.year,
        framework=assessment.framework.id,
        title=assessment.framework.title,
        rules_sha256=assessment.framework.sha256,
        index=round(index(framework, levels).value, 6) if levels else 0.0,
        expected=round(index(framework, expected).value, 6) if expected else 0.0,
        actions=actions,
        targets=_targets(framework, levels, current),
        half_years=half_years(actions, records, checks, calendar.today),
    )


@dataclass(slots=True)
class _Known:
    """What was recorded of one action: the first record, and the last word on each of its fields."""

    first: ActionRecord
    last: ActionRecord
    asked: int = 0


def _recorded(records: Iterable[ActionRecord]) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for record in records:
        known = found.get(record.action)
        if known is None:
            known = found[record.action] = _Known(record, ActionRecord(record.action, record.at))
        given = {
            name: value
            for name in ("status", "owner", "co_owners", "due", "target_year", "priority", "follow_up", "closed_by")
            if (value := getattr(record, name)) or (name == "co_owners" and value is not None)
        }
        known.last = replace(known.last, **given)
        known.asked += record.asked
    return found


def identifier(indicator: str, lacking: Lacking) -> str:
    """The name of an action, the same in every check: "16/sop/3"; where the rule gives no id, words of the title."""
    name = lacking.requirement or "-".join(re.findall(r"[^\W_]+", lacking.title.casefold())[:6])
    return f"{indicator}/{name}/{lacking.level:g}"


def _action(assessment: Assessment, framework: Framework, result: IndicatorResult, lacking: Lacking) -> Action:
    total = sum(each.weight for each in framework.indicators)
    start = result.level or 0.0
    owner, *co_owners = _units(lacking.owner or result.responsible) or [""]
    return Action(
        id=identifier(result.id, lacking),
        indicator=result.id,
        indicator_name=result.name,
        requirement=lacking.requirement,
        title=lacking.title,
        level=lacking.level,
        worth=round(result.weight * max(0.0, lacking.level - start) / total, 6) if total else 0.0,
        effort=effort(framework, lacking.requirement, lacking.documents),
        documents=lacking.documents,
        must_contain=lacking.must_contain,
        signed_by=lacking.signed_by,
        year=lacking.year,
        owner=owner,
        co_owners=tuple(co_owners),
        choice=lacking.choice,
        since=assessment.made_at[:10],
    )


def _units(owners: str) -> list[str]:
    """The units that share a task, as the rules and `[units]` write them: "A + B", "A, B", "A; B", "A / B"."""
    return [unit.strip() for unit in re.split(r"\s\+\s|\s/\s|;|,(?=\s)", owners) if unit.strip()]


def _ranked(actions: list[Action]) -> list[Action]:
    """Most worth for effort first within the order of levels: nobody reaches level 3 without level 2."""
    first_level = {
        each: min(action.level for action in actions if action.indicator == each)
        for each in {action.indicator for action in actions}
    }

    def order(action: Action) -> tuple[bool, float, tuple[tuple[int, str], ...], str]:
        later = action.level > first_level[action.indicator]
        return later, -action.worth / max(1, action.effort), natural(action.indicator), action.id

    ranked = sorted(actions, key=order)
    count = len(ranked)
    return [
        replace(action, priority=1 if place < count * _FIRST else 2 if place < count * _SECOND else 3)
        for place, action in enumerate(ranked)
    ]


def _with_records(action: Action, known: _Known | None, calendar: Calendar) -> Action:
    last = known.last if known else ActionRecord(action.id, "")
    priority = last.priority or action.priority
    day = last.due or due(calendar, action.effort, priority)
    return replace(
        action,
        priority=priority,
        due=day,
        target_year=last.target_year or int(day[:4]),
        step=step(calendar),
        owner=last.owner or action.owner,
        co_owners=action.co_owners if last.co_owners is None else last.co_owners,
        # What closed once and is asked for again is open again.
        status=last.status if last.status in ActionStatus.TYPED else ActionStatus.OPEN,
        follow_up=last.follow_up,
        asked=known.asked if known else 0,
        since=known.first.at[:10] if known else action.since,
    )


def _near(assessment: Assessment, indicator: str) -> list[DocumentResult]:
    """The documents that stand near an indicator's gap: weak evidence, near misses, files placed there."""
    result = next(each for each in assessment.indicators if each.id == indicator)
    paths = {each.path for each in result.evidence}
    paths |= {each.path for each in result.near_misses} | {each.path for each in result.placed}
    return [document for document in assessment.documents if document.path in paths and document.text_sha256]


def _paper_only(assessment: Assessment, action: Action, known: _Known | None) -> str:
    """The file that came since the gap was found with the very text of one that was there: mended on paper only."""
    if known is None or not known.first.seen:
        return ""
    files = {sha256 for sha256, _ in known.first.seen}
    texts = {text for _, text in known.first.seen}
    near = _near(assessment, action.indicator)
    return next((each.path for each in near if each.sha256 not in files and each.text_sha256 in texts), "")


def _closed(action: str, known: _Known, assessment: Assessment, framework: Framework) -> Action:
    """An action that is no longer asked for: by which evidence it closed, or that the rules changed."""
    indicator, _, rest = action.partition("/")
    requirement, _, level = rest.rpartition("/")
    result = next((each for each in assessment.indicators if each.id == indicator), None)
    first, last = known.first, known.last
    asks = any(
        each.id == requirement for item in framework.indicators if item.id == indicator for each in item.requirements
    )
    evidence = result.evidence if result is not None else ()
    by = next((each.path for each in evidence if requirement in each.requirements), "")
    if (
        not by
        and not requirement.startswith(RECOMMENDATION)
        and evidence
        and result is not None
        and (result.level or 0.0) >= _number(level)
    ):
        by = evidence[0].path  # reached another way: by an alternative of the rule
    closed = bool(by) or last.status == ActionStatus.CLOSED
    return Action(
        id=action,
        indicator=indicator,
        indicator_name=result.name if result is not None else first.indicator,
        requirement=requirement,
        title=first.title,
        level=_number(level),
        worth=0.0,
        effort=0,
        owner=last.owner,
        co_owners=last.co_owners or (),
        due=last.due,
        status=ActionStatus.CLOSED if closed else last.status or ActionStatus.OPEN,
        follow_up=last.follow_up,
        closed_by=by or last.closed_by,
        asked=known.asked,
        since=first.at[:10],
        target_year=last.target_year,
        outdated=not closed and not asks and not requirement.startswith(RECOMMENDATION),
    )


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _targets(framework: Framework, levels: Mapping[str, float], actions: Sequence[Action]) -> tuple[YearTarget, ...]:
    """The index expected at the end of each year that actions are due in."""
    targets = []
    open_ones = [action for action in actions if action.status != ActionStatus.DROPPED]
    for year in sorted({action.target_year for action in open_ones}):
        reached = dict(levels)
        for name in {action.indicator for action in open_ones} & set(levels):
            own = [action for action in open_ones if action.indicator == name]
            done = [action.level for action in own if action.target_year <= year]
            # A level counts once all that it and the levels below it ask for is due.
            waiting = [action.level for action in own if action.target_year > year]
            good = [level for level in done if not waiting or level < min(waiting)]
            reached[name] = max([levels[name], *good])
        due_now = sum(action.target_year == year for action in open_ones)
        targets.append(YearTarget(year, round(index(framework, reached).value, 6), due_now))
    return tuple(targets)


def opened(
    plan_now: ActionPlan, records: Sequence[ActionRecord], at: str, assessment: Assessment
) -> tuple[ActionRecord, ...]:
    """Records to keep after a check: actions found for the first time, and those that closed since the last one."""
    seen = {record.action for record in records}
    closed = {record.action for record in records if record.status == ActionStatus.CLOSED}
    made = []
    for action in plan_now.actions:
        if action.id not in seen:
            near = tuple((each.sha256, each.text_sha256) for each in _near(assessment, action.indicator))
            made.append(ActionRecord(action.id, at, title=action.title, indicator=action.indicator_name, seen=near))
        elif action.status == ActionStatus.CLOSED and action.id not in closed:
            made.append(ActionRecord(action.id, at, status=ActionStatus.CLOSED, closed_by=action.closed_by))
    return tuple(made)
