"""What a document lacks of number, date, signature and final form: asked for by its kind, or by the requirement."""

from __future__ import annotations

from evidence_checker.model import Finding, Identity, Kind, Requirement, Signature, State

_CODES = {"number": "EC204", "signature": "EC203", "date": "EC205", "final": "EC219"}
# A paper that should have all three and has none was, for all that it shows, never issued: as weak as a draft.
NEVER_ISSUED = frozenset({"EC203", "EC204", "EC205"})


def formal_shortcomings(
    identity: Identity, kind: Kind, requirement: Requirement
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What is asked for and not there, and what is only told.

    Asked for: what the kind needs (`Kind.needs`) and what the requirement asks of any kind (`Requirement.formal`). An
    unknown signature (a scan that shows none, a format without one) is no lack.
    """
    there = {
        "number": bool(identity.number),
        "date": bool(identity.date),
        "signature": identity.signature is not Signature.NOT_SEEN,
        "final": identity.state is State.FINAL,
    }
    asked = [each for each in _CODES if each in kind.needs or each in requirement.formal]
    told = [each for each in _CODES if each in kind.should_have and each not in asked]
    return (
        tuple(Finding.of(_CODES[each]) for each in asked if not there[each]),
        tuple(Finding.of(_CODES[each]) for each in told if not there[each]),
    )
