"""A copy of what counts is told where its original counts."""

from __future__ import annotations

from evidence_checker.model import Status
from tests.assessment.small import standing
from tests.makers.documents import paper


def test_a_copy_stands_under_the_indicator_with_its_original() -> None:
    twice = [paper("sop", "Pengoperasian Pusat Data", name=name) for name in ("a.pdf", "salinan/a.pdf")]
    result = standing("16", *twice)
    assert [each.path for each in result.evidence] == ["a.pdf"]
    assert [(each.path, each.why.code, each.why.mapping["original"]) for each in result.near_misses] == [
        ("salinan/a.pdf", "EC355", "a.pdf")
    ]
    assert result.status is not Status.REVIEW


def test_nothing_is_told_of_copies_of_what_does_not_count() -> None:
    twice = [paper("sop", "Perawatan Taman", name=name) for name in ("a.pdf", "salinan/a.pdf")]
    assert not [each for each in standing("16", *twice).near_misses if each.why.code == "EC355"]
