"""What needs a person, most worth first: the queue of the Telaah page. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.model import Decision, Evidence, IndicatorResult, NearMiss, Status, Strength
from evidence_checker.web.snapshot import Snapshot, decision_for

_NEAR_EACH = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A document under an indicator that a person should look at. `why`: "stale" (a decision lost its ground),
    "review", "weak", "partial", "near", "confirm". `worth`: what the indicator's target adds to the index."""

    indicator: IndicatorResult
    sha256: str
    path: str
    why: str
    worth: float
    evidence: Evidence | None = None
    near: NearMiss | None = None

    @property
    def key(self) -> str:
        """What tells one item of the queue from another."""
        return f"{self.indicator.id}~{self.sha256}"


_ORDER = {"stale": 0, "review": 1, "weak": 2, "partial": 3, "near": 4, "confirm": 5}


def queue(
    snapshot: Snapshot, decisions: Sequence[Decision], *, everything: bool = False, leave: frozenset[str] = frozenset()
) -> tuple[Item, ...]:
    """Undecided items, those of indicators that add most to the index first; within one, the surest first.

    `everything`: also strong evidence of complete indicators, to be confirmed. `leave`: keys that are not asked again
    (judged blind by this reviewer already).
    """
    found: list[Item] = []
    for result in snapshot.assessment.indicators:
        if result.status is Status.NOT_APPLICABLE:
            continue
        for evidence in result.evidence:
            decision = decision_for(decisions, result.id, evidence.sha256)
            why = _why(result, evidence)
            if decision is not None:
                if decision.stale is None:
                    continue
                why = "stale"
            if evidence.sha256 and (everything or why != "confirm"):
                found.append(Item(result, evidence.sha256, evidence.path, why, result.gain, evidence=evidence))
        if result.status is not Status.COMPLETE:
            found += _near(result, snapshot, decisions)
    found = [item for item in found if item.key not in leave]
    found.sort(key=lambda item: (-item.worth, _ORDER[item.why], -(item.evidence.score if item.evidence else 0.0)))
    return tuple(found)


def _why(result: IndicatorResult, evidence: Evidence) -> str:
    if result.status is Status.REVIEW:
        return "review"
    if evidence.strength is Strength.WEAK:
        return "weak"
    return "partial" if evidence.strength is Strength.PARTIAL else "confirm"


def _near(result: IndicatorResult, snapshot: Snapshot, decisions: Sequence[Decision]) -> list[Item]:
    found = []
    for miss in result.near_misses:
        document = snapshot.by_path.get(miss.path)
        if document is None or not document.sha256 or document.duplicate_of:
            continue
        decision = decision_for(decisions, result.id, document.sha256)
        if decision is None or decision.stale is not None:
            found.append(Item(result, document.sha256, miss.path, "near", result.gain, near=miss))
    return found[:_NEAR_EACH]
