"""Several assessments of one folder → document × framework: what each framework made of each document. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.model import Assessment, Finding, ReadStatus, Strength

_LAPSED = frozenset({"EC207", "EC208", "EC217", "EC251"})  # too old, expired, superseded, of an earlier year
_NEAREST = "EC351"  # no rule knows its subject: the framework does not ask for it


@dataclass(frozen=True, slots=True)
class Use:
    """What one framework made of one document.

    `verdict`: "valid" (strong evidence for one of its indicators) | "partial" | "weak" | "lapsed" (it is about them,
    but its time is over) | "refused" (it nearly counts) | "none" (nothing of it is asked for) | "unread" (it could not
    be read, so nobody knows) | "partly" (nothing that was read of it is asked for, but not all was read). A copy is
    what the document is that was judged for it. `indicators`: whose evidence it is, or nearly is. `why`: what weakens
    or refuses it.
    """

    verdict: str
    indicators: tuple[str, ...] = ()
    why: Finding | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A document and what each framework made of it, in the order of the assessments."""

    path: str
    uses: tuple[Use, ...]


def crosswalk(assessments: Sequence[Assessment]) -> tuple[Row, ...]:
    """Every document of the folder, sorted by path. `assessments`: of the same folder, one for each framework."""
    tables = [_uses(each) for each in assessments]
    paths = sorted({document.path for each in assessments for document in each.documents})
    return tuple(Row(path, tuple(table.get(path, Use("none")) for table in tables)) for path in paths)


def _uses(assessment: Assessment) -> dict[str, Use]:
    made: dict[str, Use] = {}
    evidence: dict[str, list[tuple[str, Strength, tuple[Finding, ...]]]] = {}
    near: dict[str, list[tuple[str, Finding]]] = {}
    for result in assessment.indicators:
        for item in result.evidence:
            evidence.setdefault(item.path, []).append((result.id, item.strength, item.reasons))
        for miss in result.near_misses:
            if miss.why.code == _NEAREST:
                continue
            near.setdefault(miss.path, []).append((result.id, miss.why))
    for document in assessment.documents:
        if document.status in ("unreadable", "unsupported"):
            made[document.path] = Use("unread", (), document.why)
        elif document.path in evidence:
            made[document.path] = _used(evidence[document.path])
        elif document.path in near:
            found = near[document.path]
            made[document.path] = Use("refused", tuple(dict.fromkeys(each for each, _ in found)), found[0][1])
        elif document.status == ReadStatus.PARTLY_READ:
            # of reading, and of nothing else, are the findings EC1xx
            reading = next((each for each in document.findings if each.code.startswith("EC1")), None)
            made[document.path] = Use("partly", (), document.why or reading)
    for document in assessment.documents:
        if document.duplicate_of and document.duplicate_of in made:
            made.setdefault(document.path, made[document.duplicate_of])
    return made


def _used(found: Sequence[tuple[str, Strength, tuple[Finding, ...]]]) -> Use:
    """The best that a document is to a framework: a document whose time is over for one indicator may be valid for
    another."""
    order = (Strength.STRONG, Strength.PARTIAL, Strength.WEAK)
    best = min((strength for _, strength, _ in found), key=order.index)
    of_best = [each for each in found if each[1] is best]
    lapsed = [next((reason for reason in reasons if reason.code in _LAPSED), None) for _, _, reasons in of_best]
    indicators = tuple(identifier for identifier, _, _ in of_best)
    if best is not Strength.STRONG and all(lapsed):
        return Use("lapsed", indicators, lapsed[0])
    why = None if best is Strength.STRONG else next((reasons[0] for _, _, reasons in of_best if reasons), None)
    return Use({Strength.STRONG: "valid", Strength.PARTIAL: "partial", Strength.WEAK: "weak"}[best], indicators, why)
