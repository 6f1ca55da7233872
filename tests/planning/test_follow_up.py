"""The plan by half-years."""

from __future__ import annotations

from evidence_checker.model import Action, ActionRecord, HalfYear
from evidence_checker.planning.follow_up import half_years


def _action(name: str, due: str, status: str = "open") -> Action:
    return Action(name, "16", "Layanan Pusat Data", "sop", "SOP", 2.0, 0.02, 15, due=due, status=status)


def test_planned_done_overdue_and_the_index_of_each_half_year() -> None:
    actions = [
        _action("a", "2025-03-01", "closed"),
        _action("b", "2025-05-01"),
        _action("c", "2025-09-01"),
        _action("d", "2025-04-01", "dropped"),
    ]
    checks = [
        ("2025-02-03T08:00:00+07:00", 1.67),
        ("2025-06-01T08:00:00+07:00", 1.9),
        ("2026-01-02T08:00:00+07:00", 2.1),
    ]
    assert half_years(actions, (), checks, "2025-07-10") == (
        HalfYear(2025, 1, 2, 1, 1, 1.9),
        HalfYear(2025, 2, 1, 0, 0, None),
        HalfYear(2026, 1, 0, 0, 0, 2.1),
    )


def test_what_closed_is_counted_where_it_was_due() -> None:
    closed = _action("a", "", "closed")
    records = (ActionRecord("a", "2025-02-03", due="2025-03-01"),)
    assert half_years([closed], records, (), "2025-07-10") == (HalfYear(2025, 1, 1, 1, 0, None),)
