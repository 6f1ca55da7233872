"""The results of many agencies → the view over all of them: ranking, indicators and reasons that cost most, groups."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from evidence_checker.model import Assessment, Finding, IndicatorResult, Status
from evidence_checker.model.agencies import (
    Agency,
    AgencyResult,
    Change,
    GroupSpread,
    IndicatorColumn,
    ReasonCount,
    RollUp,
    SharedText,
    Standing,
)
from evidence_checker.text.natural_order import natural

_REASONS = 6  # of one indicator: the findings of its weakest evidence repeat themselves


def result_of(agency: Agency, assessment: Assessment, exit: int, fingerprint: str, report: str) -> AgencyResult:
    """What the view over all needs of one assessment."""
    documents = unreadable = 0
    for each in assessment.documents:
        documents += 1
        unreadable += each.status in ("unreadable", "partly_read")
    index = assessment.index
    return AgencyResult(
        agency.id,
        agency.name or assessment.agency or agency.id,
        agency.folder,
        agency.group,
        assessment.year,
        assessment.framework.id,
        None,
        exit,
        documents,
        unreadable,
        index.value if index else -1.0,
        index.predicate if index else "",
        index.covered if index else 0.0,
        tuple(
            Standing(each.id, str(each.status), each.level or 0.0, each.target_level, _reasons(each))
            for each in assessment.indicators
        ),
        fingerprint,
        assessment.made_at,
        report,
    )


def failed_of(agency: Agency, why: Finding, made_at: str) -> AgencyResult:
    """An agency that could not be judged."""
    name = agency.name or agency.id
    return AgencyResult(agency.id, name, agency.folder, agency.group, failed=why, exit=2, made_at=made_at)


def _reasons(result: IndicatorResult) -> tuple[str, ...]:
    codes = [each.code for each in result.findings]
    for item in result.evidence:
        codes += [reason.code for reason in item.reasons]
        if len(codes) > 4 * _REASONS:
            break
    return tuple(dict.fromkeys(codes))[:_REASONS]


def roll_up(
    results: Iterable[AgencyResult],
    names: Mapping[str, str],
    made_at: str,
    *,
    shared: Sequence[SharedText] = (),
    before: Iterable[AgencyResult] = (),
    tool_version: str = "",
) -> RollUp:
    """The view over all. `names`: indicator → its name. `before`: the results of the last run, for comparison."""
    ranked = sorted(results, key=lambda each: (each.failed is not None, -each.index, -each.covered, each.name, each.id))
    judged = [each for each in ranked if each.failed is None]
    frameworks = sorted({each.framework for each in judged})
    return RollUp(
        made_at,
        ", ".join(frameworks),
        tuple(ranked),
        _columns(judged, names),
        _most_frequent(judged),
        _groups(judged),
        tuple(shared),
        _changes(judged, {each.id: each for each in before}),
        tool_version,
    )


def _columns(judged: Sequence[AgencyResult], names: Mapping[str, str]) -> tuple[IndicatorColumn, ...]:
    held: dict[str, list[Standing]] = defaultdict(list)
    for each in judged:
        for standing in each.standings:
            if standing.status != Status.NOT_APPLICABLE:
                held[standing.id].append(standing)
    return tuple(
        IndicatorColumn(
            identifier,
            names.get(identifier, ""),
            round(statistics.fmean(each.level for each in held[identifier]), 3),
            sum(each.status != Status.COMPLETE for each in held[identifier]),
            sum(each.status == Status.MISSING for each in held[identifier]),
            len(held[identifier]),
        )
        for identifier in sorted(held, key=natural)
    )


def _most_frequent(judged: Sequence[AgencyResult]) -> tuple[ReasonCount, ...]:
    times: Counter[str] = Counter()
    agencies: Counter[str] = Counter()
    for each in judged:
        found = Counter(
            code for standing in each.standings if standing.status != Status.COMPLETE for code in standing.reasons
        )
        times += found
        agencies.update(found.keys())
    return tuple(ReasonCount(code, times[code], agencies[code]) for code in sorted(times, key=lambda c: (-times[c], c)))


def _groups(judged: Sequence[AgencyResult]) -> tuple[GroupSpread, ...]:
    held: dict[str, list[AgencyResult]] = defaultdict(list)
    for each in judged:
        if each.index >= 0:
            held[each.group].append(each)
    return tuple(
        GroupSpread(
            group,
            len(held[group]),
            min(each.index for each in held[group]),
            round(statistics.median(each.index for each in held[group]), 3),
            max(each.index for each in held[group]),
            round(statistics.fmean(each.covered for each in held[group]), 4),
        )
        for group in sorted(held)
    )


def _changes(judged: Sequence[AgencyResult], before: Mapping[str, AgencyResult]) -> tuple[Change, ...]:
    made = []
    for each in judged:
        old = before.get(each.id)
        if old is None or old.failed is not None or old.framework != each.framework:
            continue
        if old.fingerprint == each.fingerprint:
            continue
        levels = {standing.id: standing.level for standing in old.standings}
        steps = [standing.level - levels.get(standing.id, standing.level) for standing in each.standings]
        made.append(Change(each.id, old.index, each.index, sum(s > 0 for s in steps), sum(s < 0 for s in steps)))
    return tuple(sorted(made, key=lambda change: (change.before - change.now, change.id)))
