"""What was read poorly is told page by page, and nothing is complete that rests on such pages alone."""

from __future__ import annotations

import pytest

from evidence_checker.assessment.faint_pages import reviewed_if_faint, trust_of
from evidence_checker.model import (
    Document,
    Evidence,
    Page,
    PageTrust,
    Passage,
    SourceFile,
    Status,
    Strength,
    TextSource,
)


def _document(*pages: Page) -> Document:
    return Document(SourceFile("sk.pdf", "sk.pdf", 1, 0), "pdf", pages)


def test_pages_read_poorly_are_listed_with_their_reason() -> None:
    found = trust_of(
        _document(
            Page(1, "sah"), Page(2, "samar", TextSource.OCR, 0.4), Page(3, "terang", TextSource.OCR, 0.9),
            Page(4, "", TextSource.OCR, 0.1), Page(5, "gabungan", TextSource.MIXED, 0.5),
        )
    )  # fmt: skip
    assert found == PageTrust((2, 5), "EC118")


def test_a_hidden_layer_that_nothing_confirms_is_low() -> None:
    assert trust_of(_document(Page(1, "lapisan", confidence=0.5, why="EC147"))) == PageTrust((1,), "EC147")
    assert trust_of(_document(Page(1, "lapisan", why="EC146"))) == PageTrust()


def _evidence(*pages: int) -> Evidence:
    return Evidence(
        "sk.pdf", "", Strength.STRONG, 0.9, (2,), (), tuple(Passage(page, 0, 1, "q", "t") for page in pages)
    )


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.WEAK])
def test_a_verdict_that_rests_on_low_pages_alone_is_for_review_and_names_them(status: Status) -> None:
    trust = {"sk.pdf": PageTrust((2, 3), "EC118")}
    reviewed, (why, *_rest) = reviewed_if_faint(status, (), [_evidence(3, 2, 3)], trust)
    assert (reviewed, why.code, dict(why.facts)) == (Status.REVIEW, "EC148", {"path": "sk.pdf", "pages": "2, 3"})


@pytest.mark.parametrize("evidence", [[_evidence(2, 4)], [_evidence(2), _evidence(4)], [_evidence()], []])
def test_one_quote_on_a_sound_page_is_enough(evidence: list[Evidence]) -> None:
    trust = {"sk.pdf": PageTrust((2, 3), "EC118")}
    assert reviewed_if_faint(Status.COMPLETE, (), evidence, trust) == (Status.COMPLETE, ())


def test_what_is_missing_stays_missing() -> None:
    assert reviewed_if_faint(Status.MISSING, (), [], {}) == (Status.MISSING, ())
