"""The value of an external index → the level that its band gives (bands: `Requirement.bands`, from the rule)."""

from __future__ import annotations

from evidence_checker.model import Context, Finding, IndexValue, Indicator, Requirement


def measured(indicator: Indicator) -> Requirement | None:
    """The requirement that a number answers, if the indicator has one."""
    return next((each for each in indicator.requirements if each.evidence == "number"), None)


def level_of(requirement: Requirement, value: float) -> float | None:
    """The level of the highest band that begins at or below the value; None when the value lies below all of them."""
    held = [level for least, level in requirement.bands if value >= least]
    return held[-1] if held else None


def given(indicator: Indicator, context: Context) -> tuple[IndexValue | None, tuple[Finding, ...]]:
    """The value entered for an indicator with its level, and what is to be said of it."""
    requirement = measured(indicator)
    if requirement is None:
        return None, ()
    entered = dict(context.values).get(indicator.id)
    if entered is None:
        return None, (_add(indicator, requirement, context),)
    level = level_of(requirement, entered.value)
    value = IndexValue(entered.value, entered.publisher, entered.year, level)
    if level is None:
        least = requirement.bands[0][0] if requirement.bands else 0.0
        return value, (Finding.of("EC412", value=entered.value, least=least),)
    age = context.year - entered.year if context.year and entered.year else 0
    if requirement.valid_years and age > requirement.valid_years:
        return IndexValue(entered.value, entered.publisher, entered.year, None), (
            Finding.of("EC411", year=entered.year, age=age),
        )
    return value, (
        Finding.of("EC410", value=entered.value, publisher=entered.publisher, year=entered.year, level=_plain(level)),
    )


def _add(indicator: Indicator, requirement: Requirement, context: Context) -> Finding:
    return Finding.of(
        "EC405",
        indicator=indicator.id,
        index=requirement.title,
        publisher=requirement.publisher,
        year=context.year or "TAHUN",
    )


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number
