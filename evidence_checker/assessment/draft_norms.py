"""The draft of a general norm: what a folder holds of a policy that is still being written (the lowest level).

Once its articles are there to be read they speak for themselves; only an opening counts by its title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_checker.model import Claim, Framework, Identity, Requirement, State

_AMENDED = re.compile(r".*\btentang\s+", re.IGNORECASE | re.DOTALL)


def drafts_the_whole(identity: Identity, requirement: Requirement) -> bool:
    """Whether a paper is a draft whose title is the matter itself, not one part of it ("Manajemen Risiko ...")."""
    if identity.state is not State.DRAFT:
        return False
    title = " ".join(_AMENDED.sub("", identity.title).casefold().split())
    return title.startswith(tuple(phrase.casefold() for phrase in requirement.subject))


def stands_alone(framework: Framework, claim: Claim) -> bool:
    """Whether a claim needs no other beside it."""
    requirements = framework.indicator(claim.indicator).requirements
    return not any(each.supporting for each in requirements if each.id == claim.requirement)


def openings(claims: Sequence[Claim], framework: Framework) -> list[Claim]:
    """The claims without those by the title of a draft, where one of its articles is a claim of its own."""
    drafts = {
        (indicator.id, each.id) for indicator in framework.indicators for each in indicator.requirements if each.drafts
    }
    drafted = {indicator for indicator, _ in drafts}
    spoken = any(
        claim.accepted
        and claim.indicator in drafted
        and (claim.indicator, claim.requirement) not in drafts
        and stands_alone(framework, claim)
        for claim in claims
    )
    return [claim for claim in claims if not spoken or (claim.indicator, claim.requirement) not in drafts]
