"""`rules check` warns of terms of two indicators that a scan or one slip makes the same."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.model import Framework, replace
from evidence_checker.rules.collisions import collisions


def _told(*terms: str, pair: str = "") -> list[tuple[str, str, str]]:
    """What is told of indicators of which each has one of the terms as its only subject."""
    shipped = rules.load("spbe-2020")
    bare = replace(shipped.indicators[0], applications=(), lookalikes=(), requirements=(), pair="")
    made = tuple(
        replace(bare, id=str(number), subject=(term,), pair=pair if number == 2 else "")
        for number, term in enumerate(terms, 1)
    )
    pack: Framework = replace(shipped, indicators=made)
    return [
        (finding.code, str(dict(finding.facts)["first"]), str(dict(finding.facts)["second"]))
        for finding in collisions(pack)
    ]


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("SPIP", "SPLP", "EC352"),  # i and l
        ("S1KD", "SIKD", "EC352"),
        ("SIPD", "SIPKD", "EC353"),  # a letter more
        ("SPBE", "SPSE", "EC353"),  # another letter
    ],
)
def test_terms_that_are_easily_swapped(first: str, second: str, code: str) -> None:
    assert _told(first, second) == [(code, first, second)]


@pytest.mark.parametrize(
    ("first", "second"),
    [("SIPD", "SIRUP"), ("SIPD", "PSID"), ("pusat data", "pusat dana"), ("LPSE", "LPSE")],
)
def test_terms_that_are_not(first: str, second: str) -> None:
    assert _told(first, second) == []


def test_a_policy_and_its_implementation_share_terms_on_purpose() -> None:
    assert _told("SPIP", "SPLP", pair="1") == []


def test_the_shipped_packs_are_known_for_theirs() -> None:
    told = {(dict(each.facts)["first"], dict(each.facts)["second"]) for each in collisions(rules.load("spbe-2020"))}
    assert ("SPLP", "SPIP") in told
