"""The assessment as it stands after the reviewers' decisions: what is filed, packed, planned and called a strength.

The verdict itself is never changed by a decision (the contract): this is a second reading of it, beside the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from evidence_checker.assessment.decisions import of_indicator
from evidence_checker.assessment.held import Altered
from evidence_checker.model import (
    Assessment,
    Decision,
    Examination,
    Finding,
    IndicatorResult,
    NearMiss,
    Status,
    Strength,
    replace,
)

# Above every tier: what a reviewer said of a document leads the indicator's near misses.
_FIRST = 9
# What a verdict says of its evidence and its level holds no more when evidence is taken away.
_OF_LEVEL = frozenset({"EC404", "EC406"})


def as_decided(assessment: Assessment) -> Assessment:
    """Without the evidence that a reviewer rejected, and without the indicators that were waived.

    A rejected document is a near miss with the reviewer's reason (EC810). A check judges anew what a rejection
    touches (`IndicatorResult.decided`); for a decision made since, the level falls to the highest that the evidence
    left helps to prove: an upper bound. Decisions that need another look (document changed, expired) do not count.
    """
    if not any(each.action in ("reject", "waive") and each.stale is None for each in assessment.decisions):
        return assessment
    total = sum(each.weight for each in assessment.indicators)
    decided = tuple(_decided(assessment, each, total) for each in assessment.indicators)
    used: dict[str, list[str]] = {}
    for result in decided:
        for evidence in result.evidence:
            used.setdefault(evidence.path, []).append(result.id)
    documents = tuple(
        document if document.duplicate_of else replace(document, indicators=tuple(used.get(document.path, ())))
        for document in assessment.documents
    )
    note = Finding.of("EC812", before=_counted(assessment.indicators), after=_counted(decided))
    anew = all(
        mine is old or mine is old.decided or mine.status is Status.NOT_APPLICABLE
        for mine, old in zip(decided, assessment.indicators, strict=True)
    )
    # The index follows where a check judged everything anew; what was decided since then waits for the next check.
    index = assessment.index_decided if anew and assessment.index_decided is not None else assessment.index
    return replace(assessment, indicators=decided, documents=documents, notes=(note, *assessment.notes), index=index)


def _counted(indicators: tuple[IndicatorResult, ...]) -> tuple[str, ...]:
    """How many indicators are complete, weak, missing, under review: in this order, as text."""
    order = (Status.COMPLETE, Status.WEAK, Status.MISSING, Status.REVIEW)
    return tuple(str(sum(each.status is status for each in indicators)) for status in order)


def rejected(assessment: Assessment, indicator: str) -> dict[str, Finding]:
    """Path of each document rejected for the indicator → the finding that says by whom and why."""
    return refusals(assessment.decisions).get(indicator, {})


def _decided(assessment: Assessment, result: IndicatorResult, total: float) -> IndicatorResult:
    waived = next(
        (each for each in of_indicator(assessment, result.id) if each.action == "waive" and each.stale is None), None
    )
    if waived is not None:
        why = Finding.of("EC811", name=waived.name, reason=waived.reason)
        return replace(result, status=Status.NOT_APPLICABLE, gain=0.0, lacking=(), findings=(why,))
    refused = rejected(assessment, result.id)
    if result.decided is not None and refused.keys() == _refused(result.decided):
        return result.decided
    left = tuple(each for each in result.evidence if each.path not in refused)
    if len(left) == len(result.evidence):
        return result
    misses = tuple(
        NearMiss(each.path, refused[each.path], each.passages[:2]) for each in result.evidence if each.path in refused
    )
    floor = min((step.level for step in result.ladder), default=1.0)
    proven = max((level for each in left for level in each.levels), default=floor)
    level = result.level if result.level is None else min(result.level, max(floor, float(proven)))
    status = result.status
    if not left:
        status, level = Status.MISSING, None if result.level is None else floor
    elif status is Status.COMPLETE and (
        (level or 0.0) < result.target_level or all(each.strength is Strength.WEAK for each in left)
    ):
        status = Status.WEAK
    rise = max(0.0, result.target_level - (level or 0.0))
    gain = result.weight * rise / total if total and level is not None else 0.0
    return replace(
        result,
        status=status,
        level=level,
        gain=round(gain, 6),
        evidence=left,
        near_misses=(*misses, *result.near_misses),
        findings=(*(miss.why for miss in misses), *(each for each in result.findings if each.code not in _OF_LEVEL)),
    )


def _refused(result: IndicatorResult) -> set[str]:
    """Paths of the documents that a reviewer rejected, as the indicator's near misses tell."""
    return {miss.path for miss in result.near_misses if miss.why.code == "EC810"}


def refusals(settled: Sequence[Decision]) -> dict[str, dict[str, Finding]]:
    """Indicator → path of each document that a reviewer rejected for it → the finding that says by whom and why.

    `settled`: decisions as of the day of the check (`decisions.current`); those that need another look do not count.
    """
    found: dict[str, dict[str, Finding]] = defaultdict(dict)
    for each in settled:
        if each.action == "reject" and each.stale is None and each.path:
            found[each.indicator][each.path] = Finding.of("EC810", name=each.name, reason=each.reason)
    return found


def without(
    examinations: Sequence[Examination], indicator: str, refused: Mapping[str, Finding]
) -> Sequence[Examination]:
    """The examinations, with every claim of the indicator refused where a reviewer rejected the document."""

    def without_it(item: Examination) -> Examination:
        claims = tuple(
            replace(claim, accepted=False, tier=_FIRST, reasons=(refused[item.file.path],))
            if claim.indicator == indicator
            else claim
            for claim in item.claims
        )
        return replace(item, claims=claims)

    return Altered(examinations, lambda item: item.file.path in refused, without_it)
