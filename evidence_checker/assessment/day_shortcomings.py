"""What a document's day says against it: one that no calendar has, that came after the year assessed, that is not of
the year in its number, or that has not come yet."""

from __future__ import annotations

from evidence_checker.model import Context, Finding, Identity, Kind


def day_shortcomings(identity: Identity, kind: Kind, context: Context) -> tuple[Finding, ...]:
    """Each weakens: EC240 (no calendar has it), EC243 (another year in the number), EC241 (after the year assessed)."""
    found = [
        Finding.of(signal.code, **{name: fact for name, fact in signal.facts if name != "legible"})
        for signal in identity.signals
        if signal.code == "EC240" or (signal.code == "EC243" and dict(signal.facts).get("legible"))
    ]
    if context.year and _year(identity.date) > context.year and not _looks_back(identity, kind, context.year):
        found.append(Finding.of("EC241", date=identity.date, year=context.year))
    return tuple(found)


def not_come_yet(identity: Identity, made_at: str) -> Finding | None:
    """EC242 for a day after that of the check. `made_at`: ISO 8601, "" = not told."""
    if made_at and identity.date > made_at[:10]:
        return Finding.of("EC242", date=identity.date)
    return None


def _looks_back(identity: Identity, kind: Kind, year: int) -> bool:
    """A paper on the year assessed is written in the year after it; a regulation or decree is of its own day."""
    return not kind.legal and identity.year <= year and _year(identity.date) == year + 1


def _year(date: str) -> int:
    return int(date[:4] or 0)
