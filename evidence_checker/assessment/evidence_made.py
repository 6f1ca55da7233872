"""A document's claims on one indicator → the evidence it is: its strength, the reasons that weaken it, its quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidence_checker.assessment import measures
from evidence_checker.assessment.day_shortcomings import not_come_yet
from evidence_checker.assessment.folder_relations import RANK
from evidence_checker.assessment.lapse import judged_on, lapse
from evidence_checker.model import Claim, Evidence, Examination, Finding, Passage, Strength


def evidence_of(
    item: Examination,
    direct: Sequence[Claim],
    accepted: Sequence[Claim],
    superseded: Mapping[str, str],
    made_at: str,
    year: int,
) -> Evidence:
    """The evidence that a document is. `direct`: those of the accepted claims that could stand alone.

    `superseded`: path → the path that revokes it. `made_at`: when it is judged, ISO 8601; `year`: that is assessed.
    """
    best = min(direct, key=lambda claim: (RANK[claim.strength], -claim.tier, claim.requirement))
    strength, reasons = best.strength, list(best.reasons)
    if item.file.path in superseded:
        strength = Strength.WEAK
        reasons.append(Finding.of("EC217", by=superseded[item.file.path]))
    ending = lapse(item.identity, judged_on(made_at, year))
    if ending is not None and ending not in reasons:
        strength = Strength.WEAK if ending.code == "EC208" else strength
        reasons.append(ending)
    early = not_come_yet(item.identity, made_at)
    if early is not None:
        strength = strength if strength is Strength.WEAK else Strength.PARTIAL
        reasons.append(early)
    passages: list[Passage] = []
    seen = set()
    for claim in sorted(accepted, key=lambda claim: (claim is not best, claim.requirement)):
        # What only supports the claim is shown by where it stands: its contents prove nothing here by themselves.
        for passage in claim.passages if claim in direct else claim.passages[:1]:
            if (passage.page, passage.start) not in seen and len(passages) < 6:
                seen.add((passage.page, passage.start))
                passages.append(passage)
    contents = tuple(dict.fromkeys(content for claim in direct for content in claim.contents))
    similarity = max((passage.similarity for passage in best.passages), default=1.0)
    score = measures.SCORE[strength] + measures.SCORE_PER_TIER * best.tier
    score += measures.SCORE_OF_SIMILARITY * (similarity - 1)
    return Evidence(
        item.file.path,
        item.file.sha256,
        strength,
        round(min(1.0, max(0.0, score)), 3),
        (),
        tuple(dict.fromkeys(claim.requirement for claim in accepted)),
        tuple(passages),
        tuple(dict.fromkeys(reasons)),
        contents,
    )
