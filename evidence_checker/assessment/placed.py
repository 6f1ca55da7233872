"""Files that a person filed under an indicator, by folder or name, and that do not count there: one reason for each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from evidence_checker.assessment.file_name_hints import hinted
from evidence_checker.assessment.held import View, chosen
from evidence_checker.model import (
    Examination,
    Finding,
    Framework,
    Indicator,
    IndicatorResult,
    NearMiss,
    Placed,
    ReadStatus,
    replace,
)

_UNREAD = (ReadStatus.UNREADABLE, ReadStatus.UNSUPPORTED)


def with_placed(
    results: Iterable[IndicatorResult],
    framework: Framework,
    examinations: View,
    copies: Mapping[str, str],
) -> list[IndicatorResult]:
    """The results, each with the files that were filed under it in vain."""
    here = filed(examinations, {indicator.id for indicator in framework.indicators})
    made = []
    for result in results:
        counted = {evidence.path for evidence in result.evidence}
        indicator = framework.indicator(result.id)
        placed = not_counted(indicator, here.get(result.id, ()), counted, result.near_misses, copies)
        made.append(replace(result, placed=placed))
    return made


def filed(examinations: View, known: Collection[str]) -> dict[str, View]:
    """Indicator → the files whose name says it, else whose nearest folder does."""
    found: dict[str, list[int]] = {}
    for place, each in enumerate(examinations):
        numbers = [number for _, number in hinted(each.file.path) if number in known]
        if numbers:
            found.setdefault(numbers[0], []).append(place)
    return {indicator: chosen(examinations, places) for indicator, places in found.items()}


def not_counted(
    indicator: Indicator,
    here: Sequence[Examination],
    counted: Collection[str],
    near: Iterable[NearMiss],
    copies: Mapping[str, str],
) -> tuple[Placed, ...]:
    """The files filed under an indicator that are no evidence of it. `counted`: paths of its evidence. `copies`: path →
    the document that stands for it."""
    reasons = {miss.path: miss.why for miss in near}
    made = []
    for each in here:
        path = copies.get(each.file.path, each.file.path)
        if path in counted:
            continue
        if each.status in _UNREAD:
            why = each.findings[0]
        else:
            asked = next((way.title for way in indicator.requirements if not way.supporting), indicator.short_name)
            why = reasons.get(path) or Finding.of(
                "EC342", kind=each.identity.kind or "tidak dikenali", title=each.identity.title, wanted=asked
            )
        made.append(Placed(each.file.path, why))
    return tuple(made)
