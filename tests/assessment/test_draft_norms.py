"""A draft counts by its title only while it is the draft of the whole matter and none of its articles speaks."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.assessment.draft_norms import drafts_the_whole, openings
from evidence_checker.model import Claim, Framework, Identity, Requirement, State, Strength

DRAFT = Requirement("rancangan", "Rancangan", ("peraturan_daerah",), subject=("tata air desa",), drafts=True)


@pytest.mark.parametrize(
    ("title", "state", "counts"),
    [
        ("TATA AIR DESA DI LINGKUNGAN KABUPATEN", State.DRAFT, True),
        ("PERUBAHAN ATAS PERATURAN BUPATI NOMOR 2 TAHUN 2020 TENTANG TATA  AIR DESA", State.DRAFT, True),
        ("MANAJEMEN RISIKO TATA AIR DESA", State.DRAFT, False),
        ("TATA AIR DESA", State.FINAL, False),
        ("TATA AIR DESA", State.UNDETERMINED, False),
        ("", State.DRAFT, False),
    ],
)
def test_the_title_must_be_the_matter_itself(title: str, state: State, counts: bool) -> None:
    assert drafts_the_whole(Identity(kind="peraturan_daerah", title=title, state=state), DRAFT) is counts


@pytest.fixture(scope="module")
def framework() -> Framework:
    return rules.load("spbe-2020")


def _claim(indicator: str, requirement: str, accepted: bool = True) -> Claim:
    return Claim(indicator, requirement, accepted, Strength.WEAK, 3, ())


def test_an_article_of_its_own_ends_what_the_title_offers(framework: Framework) -> None:
    title = [_claim(str(number), "rancangan") for number in range(1, 11)]
    kept = openings([*title, _claim("5", "kebijakan")], framework)
    assert [(claim.indicator, claim.requirement) for claim in kept] == [("5", "kebijakan")]


def test_what_only_helps_or_is_refused_ends_nothing(framework: Framework) -> None:
    claims = [_claim("1", "rancangan"), _claim("1", "umum"), _claim("5", "kebijakan", accepted=False)]
    assert openings(claims, framework) == claims


def test_what_counts_elsewhere_ends_nothing(framework: Framework) -> None:
    claims = [_claim("1", "rancangan"), _claim("21", "pedoman")]
    assert openings(claims, framework) == claims
