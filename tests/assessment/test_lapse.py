"""Validity is judged by the day, no later than the last day of the year assessed."""

from __future__ import annotations

import pytest

from evidence_checker.assessment.lapse import judged_on, lapse
from evidence_checker.model import Finding, Identity


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-01-01", None),
        ("2026-06-01", Finding.of("EC250", until="2026-06-30", within=30)),
        ("2026-04-15", Finding.of("EC250", until="2026-06-30", within=90)),
        ("2026-12-31", Finding.of("EC208", until="2026-06-30")),
        ("", None),
    ],
)
def test_what_lapsed_and_what_will(day: str, found: Finding | None) -> None:
    assert lapse(Identity(valid_until="2026-06-30"), day) == found


def test_what_ended_after_the_year_assessed_had_not_lapsed_in_it() -> None:
    assert judged_on("2027-02-01T08:00:00+07:00", 2026) == "2026-12-31"
    assert judged_on("2026-01-01T08:00:00+07:00", 2026) == "2026-01-01"
