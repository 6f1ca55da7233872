"""One assessment with what pages look up in it: documents by hash, uses of a document, units, decisions of today."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from evidence_checker.model import (
    Assessment,
    Decision,
    DocumentResult,
    Evidence,
    IndicatorResult,
    NearMiss,
    Passage,
)
from evidence_checker.reports.show import line

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit:
    """A quote that the viewer marks. `of`: "evidence" or "near"; `number`: 1-based among the hits of the document under
    that indicator."""

    indicator: str
    of: str
    number: int
    passage: Passage


@dataclass(slots=True)
class Snapshot:
    """`version`: grows with every judgement of the folder while the server runs; 0 = of an earlier run."""

    assessment: Assessment
    version: int
    by_hash: dict[str, DocumentResult] = field(init=False, default_factory=dict)
    by_path: dict[str, DocumentResult] = field(init=False, default_factory=dict)
    indicators: dict[str, IndicatorResult] = field(init=False, default_factory=dict)
    uses: dict[str, list[tuple[IndicatorResult, Evidence]]] = field(init=False, default_factory=dict)
    misses: dict[str, list[tuple[IndicatorResult, NearMiss]]] = field(init=False, default_factory=dict)
    _worked_out: dict[Hashable, Any] = field(init=False, default_factory=dict)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, worked out once for this assessment: fifty readers of a page ask for the same. `key` names
        everything it depends on besides the assessment. Two threads may both work it out; the values are equal."""
        if key not in self._worked_out:
            self._worked_out[key] = make()
        found: T = self._worked_out[key]
        return found

    def __post_init__(self) -> None:
        for document in self.assessment.documents:
            self.by_path[document.path] = document
            held = self.by_hash.get(document.sha256)
            # Of equal files the one that is judged; hashes of files that could not be opened are empty.
            if document.sha256 and (held is None or (held.duplicate_of and not document.duplicate_of)):
                self.by_hash[document.sha256] = document
        for indicator in self.assessment.indicators:
            self.indicators[indicator.id] = indicator
            for evidence in indicator.evidence:
                self.uses.setdefault(evidence.path, []).append((indicator, evidence))
            for miss in indicator.near_misses:
                self.misses.setdefault(miss.path, []).append((indicator, miss))

    def hits(self, document: DocumentResult, indicator: str = "") -> tuple[Hit, ...]:
        """The quotes of a document in the order of their pages; with `indicator`, of that one only."""
        found: list[tuple[str, str, Passage]] = []
        for result, evidence in self.uses.get(document.path, ()):
            if not indicator or result.id == indicator:
                found += [(result.id, "evidence", passage) for passage in evidence.passages]
        for result, miss in self.misses.get(document.path, ()):
            if not indicator or result.id == indicator:
                found += [(result.id, "near", passage) for passage in miss.passages]
        found.sort(key=lambda each: (each[2].page, each[2].start))
        return tuple(Hit(who, of, number, passage) for number, (who, of, passage) in enumerate(found, 1))

    def evidence(self, indicator: str, path: str) -> Evidence | None:
        """The evidence of a document for an indicator; None when it is none."""
        result = self.indicators.get(indicator)
        return next((each for each in result.evidence if each.path == path), None) if result else None

    def near_miss(self, indicator: str, path: str) -> NearMiss | None:
        """The near miss of a document for an indicator; None when it is none."""
        result = self.indicators.get(indicator)
        return next((each for each in result.near_misses if each.path == path), None) if result else None


def units_of(result: IndicatorResult, decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Who prepares an indicator: the unit it was assigned to, else whom the rule pack names."""
    of_it = [each for each in decisions if each.action == "assign" and each.indicator == result.id]
    assigned = [each.note for each in of_it if each.note]
    named = assigned[-1] if assigned else result.responsible
    return tuple(unit for unit in (line(part).replace("|", "/") for part in re.split(r"\s*\+\s*", named)) if unit)


def due(identifier: str, decisions: Sequence[Decision]) -> str:
    """ISO date until which the indicator's unit has time ("" = none given): the expiry of its assignment."""
    given = [each.expires for each in decisions if each.action == "assign" and each.indicator == identifier]
    return given[-1] if given else ""


def decision_for(decisions: Sequence[Decision], indicator: str, sha256: str) -> Decision | None:
    """The decision that holds for a document under an indicator, be it stale."""
    for each in decisions:
        if each.indicator == indicator and each.sha256 == sha256 and each.action in ("accept", "reject"):
            return each
    return None
