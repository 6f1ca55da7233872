"""What to bring: each gap of the ladder as document · contents · signer · year · owner."""

from __future__ import annotations

from collections.abc import Iterable

from evidence_checker.assessment.reached_level import Gap, climb
from evidence_checker.model import Context, Framework, Indicator, Kind, Lacking

_FEW = 4  # of more contents, of which some suffice, none is named


def lacking_of(
    indicator: Indicator, gaps: Iterable[Gap], framework: Framework, context: Context
) -> tuple[Lacking, ...]:
    """The gaps as what to bring, in the order of the ladder."""
    return tuple(_lacking(indicator, gap, framework, context) for gap in gaps)


def everything(indicator: Indicator, framework: Framework, context: Context, upto: float) -> tuple[Lacking, ...]:
    """What an empty folder lacks up to a level."""
    return lacking_of(indicator, climb(indicator, {}).lacking(upto), framework, context)


def _lacking(indicator: Indicator, gap: Gap, framework: Framework, context: Context) -> Lacking:
    requirement = gap.requirement
    first = framework.knowledge.kind(requirement.kinds[0]) if requirement.kinds else Kind("")
    year = requirement.for_year or ("berlaku" if first.lasting else "n")
    labels = {item.id: item.label for item in indicator.contents}
    asked = tuple(labels[each] for each in requirement.contents if each in labels)
    some = 0 < requirement.at_least < len(asked)
    return Lacking(
        requirement=requirement.id,
        title=requirement.title,
        level=gap.level,
        documents=requirement.kinds,
        must_contain=gap.contents or requirement.must_contain or (() if some and len(asked) > _FEW else asked),
        signed_by=requirement.signed_by or first.signed_by,
        year=_year(year, context),
        owner=dict(context.units).get(indicator.id) or indicator.responsible,
        choice=f"{gap.choice}:{gap.wanted}" if gap.choice else "",
        why=gap.why,
        for_year=year,
    )


def _year(wanted: str, context: Context) -> int:
    """The year as a number; 0 = as long as it is in force, or the year assessed was not told."""
    if not context.year or wanted == "berlaku":
        return 0
    return context.year - 1 if wanted == "n-1" else context.year
