"""What has lapsed on the day of the judgement, and what will within ninety days."""

from __future__ import annotations

import datetime

from evidence_checker.model import Finding, Identity

_SOON = (30, 90)  # days


def judged_on(made_at: str, year: int) -> str:
    """The day that validity is judged by: of the check, but no later than the last day of the year assessed. ISO 8601,
    "" = not told."""
    day = made_at[:10]
    return f"{year}-12-31" if year and day > f"{year}-12-31" else day


def lapse(identity: Identity, day: str) -> Finding | None:
    """EC208 when the validity that the document tells ended before the day; EC250 when it ends within 30 or 90 days."""
    until = identity.valid_until
    if not until or not day:
        return None
    if until < day:
        return Finding.of("EC208", until=until)
    try:
        left = (datetime.date.fromisoformat(until) - datetime.date.fromisoformat(day)).days
    except ValueError:
        return None
    within = next((days for days in _SOON if left <= days), 0)
    return Finding.of("EC250", until=until, within=within) if within else None
