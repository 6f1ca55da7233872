"""Reviewers' decisions as they stand beside a verdict: which one holds, which one needs another look.

A decision never changes a verdict; it is shown beside it. It names a document by the hash of its content, so it follows
a renamed file; a changed file, a file that is gone and a passed expiry are said, never passed over.
The log itself (append-only, hash-chained) is kept by `store`; nothing here touches a disk or a clock.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from evidence_checker.errors import UsageError
from evidence_checker.model import Assessment, Decision, DocumentResult, Finding, replace

ACTIONS = ("accept", "reject", "waive", "assign", "withdraw", "blind_accept", "blind_reject")
# What a reviewer judged without seeing the other: recorded in the same log, holds for nothing by itself.
BLIND = ("blind_accept", "blind_reject")
_NEEDS_DOCUMENT = ("accept", "reject", *BLIND)


def made(
    action: str,
    indicator: str,
    *,
    name: str,
    reason: str,
    made_at: str,
    path: str = "",
    sha256: str = "",
    expires: str = "",
    note: str = "",
    framework: str = "",
) -> Decision:
    """A new decision, checked. `expires`: ISO date or "". `framework`: whose indicator it is about.

    Raises UsageError: ES156 unknown action, ES157 no name or reason, ES158 accept or reject without
    document, ES159 a date that is none or a waiver without one, ES182 a date that has passed.
    """
    if action not in ACTIONS:
        raise UsageError("ES156", action=action, known=", ".join(ACTIONS))
    if not name.strip() or not reason.strip():
        raise UsageError("ES157", action=action)
    if action in _NEEDS_DOCUMENT and not sha256:
        raise UsageError("ES158", action=action)
    if (expires and not _is_date(expires)) or (action == "waive" and not expires):
        raise UsageError("ES159", value=expires)
    if expires and expires < made_at[:10]:
        raise UsageError("ES182", value=expires)
    return Decision(
        action, indicator, path, sha256, name.strip(), reason.strip(), made_at, expires, note.strip(), None, framework
    )  # fmt: skip


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def _slot(decision: Decision) -> tuple[str, str, bool]:
    """Decisions of one slot follow each other: the last holds. An assignment stands beside accept, reject and waive."""
    return decision.indicator, decision.sha256, decision.action == "assign"


def of_framework(recorded: Iterable[Decision], framework: str) -> tuple[Decision, ...]:
    """Those that are about a framework: its own, and those of a log that did not tell frameworks apart yet."""
    return tuple(each for each in recorded if each.framework in ("", framework))


def held(
    recorded: Iterable[Decision], indicator: str, sha256: str, framework: str, *, assignment: bool = False
) -> Decision | None:
    """The decision that holds for a document under an indicator ("" = for the indicator itself), or its assignment."""
    return _held(of_framework(recorded, framework)).get((indicator, sha256, assignment))


def _held(recorded: Iterable[Decision]) -> dict[tuple[str, str, bool], Decision]:
    """Slot → the decision that holds there, in the order in which they were made."""
    found: dict[tuple[str, str, bool], Decision] = {}
    for decision in recorded:
        if decision.action in BLIND:
            continue
        if decision.action == "withdraw":
            # `note` "assign" withdraws the assignment, which has a slot of its own.
            found.pop((decision.indicator, decision.sha256, decision.note == "assign"), None)
            continue
        found.pop(_slot(decision), None)
        found[_slot(decision)] = decision
    return found


def current(
    recorded: Iterable[Decision],
    documents: Sequence[DocumentResult],
    indicators: Sequence[str],
    day: str,
    framework: str,
) -> tuple[Decision, ...]:
    """Of all that was recorded, in order, the decisions that hold, each with its path of today and its `stale` finding.
    What was withdrawn holds no more; what was judged blind never does.

    `indicators`: ids of the framework `framework`; decisions of another one are not among them. `day`: ISO date of the
    check.
    """
    held = tuple(_held(of_framework(recorded, framework)).values())
    if not held:
        return ()
    hashes, named = {each.sha256 for each in held}, {each.path for each in held}
    by_hash: dict[str, str] = {}
    paths: set[str] = set()
    for document in documents:
        if document.path in named:
            paths.add(document.path)
        if document.sha256 in hashes and (document.sha256 not in by_hash or document.duplicate_of is None):
            by_hash[document.sha256] = document.path
    known = set(indicators)
    return tuple(_today(decision, by_hash, paths, known, day) for decision in held)


def _today(decision: Decision, by_hash: dict[str, str], paths: set[str], known: set[str], day: str) -> Decision:
    stale = None
    path = decision.path
    if decision.expires and day and decision.expires < day:
        stale = Finding.of("EC602", expires=decision.expires)
    if decision.indicator not in known:
        stale = Finding.of("EC604", indicator=decision.indicator)
    if decision.sha256:
        found = by_hash.get(decision.sha256)
        if found is not None:
            path = found
        else:
            stale = Finding.of("EC601" if path in paths else "EC603", path=path)
    return replace(decision, path=path, stale=stale)


def applied(assessment: Assessment, day: str = "") -> Assessment:
    """The assessment with its recorded decisions settled as of a day (ISO; "" = its own date)."""
    ids = tuple(each.id for each in assessment.indicators)
    on = day or assessment.made_at[:10]
    held = current(assessment.decisions, assessment.documents, ids, on, assessment.framework.id)
    return replace(assessment, decisions=held)


def of_indicator(assessment: Assessment, indicator: str) -> tuple[Decision, ...]:
    """The decisions of one indicator, in order."""
    return tuple(each for each in assessment.decisions if each.indicator == indicator)
