"""After the reviewers' decisions: what every paper, package and plan then says."""

from __future__ import annotations

from evidence_checker.assessment.decided import as_decided, rejected
from evidence_checker.model import Assessment, Decision, Finding, Status, replace
from tests.reports.assessment_maker import golden

AT = "2026-11-24T20:00:00+07:00"


def _complete(assessment: Assessment) -> tuple[str, str, str]:
    """(indicator, path, sha256) of a complete indicator's only strong document."""
    result = next(each for each in assessment.indicators if each.status is Status.COMPLETE)
    evidence = result.evidence[0]
    return result.id, evidence.path, evidence.sha256


def _with(action: str, assessment: Assessment, **changes: object) -> Assessment:
    indicator, path, sha256 = _complete(assessment)
    decision = Decision(action, indicator, path, sha256, "Auditor A", "bukan milik instansi ini", AT, "2030-01-01")
    return replace(assessment, decisions=(replace(decision, **changes),))


def _bare() -> Assessment:
    return replace(golden(), decisions=())


def test_without_decisions_nothing_changes() -> None:
    assert as_decided(_bare()) == _bare()


def test_rejected_evidence_is_a_near_miss_and_the_level_falls() -> None:
    before = _with("reject", _bare())
    indicator, path, _ = _complete(before)
    after = next(each for each in as_decided(before).indicators if each.id == indicator)
    verdict = next(each for each in before.indicators if each.id == indicator)
    assert path not in {each.path for each in after.evidence}
    assert after.near_misses[0].why == Finding.of("EC810", name="Auditor A", reason="bukan milik instansi ini")
    assert after.status is not Status.COMPLETE
    assert (after.level or 0) <= (verdict.level or 0)
    assert after.gain >= verdict.gain
    document = next(each for each in as_decided(before).documents if each.path == path)
    assert indicator not in document.indicators


def test_the_counts_before_and_after_are_noted() -> None:
    note = as_decided(_with("reject", _bare())).notes[0]
    assert note.code == "EC812"
    assert note.mapping["before"] != note.mapping["after"]


def test_a_waived_indicator_asks_for_nothing() -> None:
    before = _with("waive", _bare(), path="", sha256="")
    indicator, _, _ = _complete(_bare())
    after = next(each for each in as_decided(before).indicators if each.id == indicator)
    assert (after.status, after.lacking, after.gain) == (Status.NOT_APPLICABLE, (), 0.0)


def test_a_decision_that_needs_another_look_does_not_count() -> None:
    stale = _with("reject", _bare(), stale=Finding.of("EC602", expires="2020-01-01"))
    assert as_decided(stale) == stale
    assert rejected(stale, _complete(stale)[0]) == {}


def test_an_accepted_document_stays() -> None:
    accepted = _with("accept", _bare())
    assert as_decided(accepted) == accepted
