"""Decisions: they stand beside the verdict, follow the content of a document, expire, and are flagged when stale."""

from __future__ import annotations

import pytest

from evidence_checker.assessment import decisions
from evidence_checker.errors import UsageError
from evidence_checker.model import Decision, replace
from tests.reports.assessment_maker import MADE_AT, NOTULEN, document, golden, sha

IDS = ("1", "5", "20", "37")


def accept(**more: str) -> Decision:
    facts = {"name": "Rahayu", "reason": "lengkap", "made_at": MADE_AT, "path": NOTULEN, "sha256": sha(NOTULEN), **more}
    return decisions.made("accept", "20", **facts)


def held(*recorded: Decision, day: str = "2026-11-24") -> tuple[Decision, ...]:
    return decisions.current(recorded, golden().documents, IDS, day, "spbe-2020")


def test_a_decision_on_an_unchanged_document_holds() -> None:
    assert held(accept()) == (accept(),)


def test_it_follows_a_document_that_was_renamed() -> None:
    moved = replace(document("baru/Notulen.pdf", golden().documents[5].identity), sha256=sha(NOTULEN))
    (found,) = decisions.current([accept()], (moved,), IDS, "2026-11-24", "spbe-2020")
    assert found.path == "baru/Notulen.pdf" and found.stale is None


def test_a_changed_document_is_flagged() -> None:
    changed = tuple(replace(each, sha256="0" * 64) for each in golden().documents)
    (found,) = decisions.current([accept()], changed, IDS, "2026-11-24", "spbe-2020")
    assert found.stale is not None and found.stale.code == "EC601"


def test_a_document_that_is_gone_is_flagged() -> None:
    (found,) = decisions.current([accept()], (), IDS, "2026-11-24", "spbe-2020")
    assert found.stale is not None and found.stale.code == "EC603"


@pytest.mark.parametrize(("day", "code"), [("2027-06-30", None), ("2027-07-01", "EC602")])
def test_it_holds_to_the_end_of_its_last_day(day: str, code: str | None) -> None:
    (found,) = held(accept(expires="2027-06-30"), day=day)
    assert (found.stale.code if found.stale else None) == code


def test_an_indicator_of_another_framework_is_flagged() -> None:
    (found,) = decisions.current([accept()], golden().documents, ("1",), "2026-11-24", "spbe-2020")
    assert found.stale is not None and found.stale.code == "EC604"


def test_the_last_decision_on_the_same_matter_holds() -> None:
    later = decisions.made(
        "reject", "20", name="Bagus", reason="bukan notulen final", made_at=MADE_AT, path=NOTULEN, sha256=sha(NOTULEN)
    )
    assert held(accept(), later) == (later,)


def test_an_assignment_stands_beside_an_acceptance() -> None:
    assigned = decisions.made(
        "assign", "20", name="Bagus", reason="lengkapi", made_at=MADE_AT, path=NOTULEN, sha256=sha(NOTULEN)
    )
    assert held(accept(), assigned) == (accept(), assigned)


def test_a_decision_changes_no_verdict() -> None:
    before = replace(golden(), decisions=(accept(),))
    after = decisions.applied(before)
    assert after.indicators == before.indicators and after.documents == before.documents and after.index == before.index


@pytest.mark.parametrize(
    ("action", "more", "code"),
    [
        ("approve", {}, "ES156"),
        ("accept", {"name": "  "}, "ES157"),
        ("accept", {"reason": ""}, "ES157"),
        ("accept", {"sha256": ""}, "ES158"),
        ("waive", {"expires": ""}, "ES159"),
        ("waive", {"expires": "30-06-2027"}, "ES159"),
        ("waive", {"expires": "2027-02-30"}, "ES159"),
    ],
)
def test_what_cannot_be_a_decision_is_refused(action: str, more: dict[str, str], code: str) -> None:
    facts = {"name": "R", "reason": "r", "made_at": MADE_AT, "sha256": "a" * 64, **more}
    with pytest.raises(UsageError) as caught:
        decisions.made(action, "20", **facts)
    assert caught.value.code == code
