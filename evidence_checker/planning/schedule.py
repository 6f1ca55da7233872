"""The calendar of a plan: from when until when, in which step it is, and when an action is due."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from evidence_checker.errors import UsageError

_WORKING_DAYS, _WEEK = 5, 7


@dataclass(frozen=True, slots=True)
class Calendar:
    """`start`, `end`: first and last day (ISO dates). `today`: the day of the check. `steps`: (id, share of the time)
    in order, shares adding up to 1."""

    start: str
    end: str
    today: str
    steps: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, start: str, end: str, today: str, steps: tuple[tuple[str, float], ...]) -> Calendar:
        """From days as written; without an end, a year from the start. Raises UsageError (ES529) for a day that is
        none, or an end before its start."""
        begin = _day(start or today)
        finish = _day(end) if end else begin + datetime.timedelta(days=365)
        if finish <= begin:
            raise UsageError("ES529", value=end)
        return cls(begin.isoformat(), finish.isoformat(), _day(today).isoformat(), steps)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise UsageError("ES529", value=text) from None


def due(calendar: Calendar, effort: int, priority: int) -> str:
    """When an action is due: its working days after the start, later by a sixth of the time for each lower priority;
    never after the end (ISO date)."""
    start, end = datetime.date.fromisoformat(calendar.start), datetime.date.fromisoformat(calendar.end)
    wait = (end - start).days * (priority - 1) // 6
    wanted = start + datetime.timedelta(days=wait + max(1, effort) * _WEEK // _WORKING_DAYS)
    return min(end, wanted).isoformat()


def step(calendar: Calendar) -> str:
    """The id of the step that the calendar is in today; "" where it has none."""
    start, end, today = (datetime.date.fromisoformat(each) for each in (calendar.start, calendar.end, calendar.today))
    passed = min(1.0, max(0.0, (today - start).days / max(1, (end - start).days)))
    reached = 0.0
    for name, share in calendar.steps:
        reached += share
        if passed < reached:
            return name
    return calendar.steps[-1][0] if calendar.steps else ""


def days_of(calendar: Calendar) -> tuple[tuple[str, str, str], ...]:
    """(step, first day, last day) of each step."""
    start, end = datetime.date.fromisoformat(calendar.start), datetime.date.fromisoformat(calendar.end)
    whole = (end - start).days
    found, reached = [], 0.0
    for name, share in calendar.steps:
        first = start + datetime.timedelta(days=round(whole * reached))
        reached += share
        found.append((name, first.isoformat(), (start + datetime.timedelta(days=round(whole * reached))).isoformat()))
    return tuple(found)


def half_year(day: str) -> tuple[int, int]:
    """(year, 1 or 2) of an ISO date."""
    return int(day[:4]), 1 if int(day[5:7]) <= 6 else 2
