"""The plan by half-years: what was due, what was done, what is overdue, and how the index moved."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_checker.model import Action, ActionRecord, ActionStatus, HalfYear
from evidence_checker.planning.schedule import half_year

Check = tuple[str, float]  # (ISO date or time, index) of an earlier check


def half_years(
    actions: Sequence[Action], records: Sequence[ActionRecord], checks: Sequence[Check], today: str
) -> tuple[HalfYear, ...]:
    """Every half-year in which something was due, done or checked, oldest first. `today`: ISO date."""
    due = {action.id: action.due for action in actions if action.due and action.status != ActionStatus.DROPPED}
    for record in records:
        if record.due and record.action in {action.id for action in actions}:
            due[record.action] = record.due
    done = {action.id for action in actions if action.status == ActionStatus.CLOSED}
    known = {half_year(day) for day in due.values()} | {half_year(at) for at, _ in checks if at[:4].isdigit()}
    found = []
    for year, half in sorted(known):
        here = [name for name, day in due.items() if half_year(day) == (year, half)]
        late = [name for name in here if name not in done and due[name] < today[:10]]
        indexes = [value for at, value in sorted(checks) if at[:4].isdigit() and half_year(at) == (year, half)]
        closed = sum(name in done for name in here)
        found.append(HalfYear(year, half, len(here), closed, len(late), indexes[-1] if indexes else None))
    return tuple(found)
