"""One unit's list, and the text to send it: what to bring for which indicator, by when. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker import messages
from evidence_checker.messages import forms
from evidence_checker.messages.web import text
from evidence_checker.model import Decision, IndicatorResult, Status
from evidence_checker.reports import outline
from evidence_checker.reports.show import line
from evidence_checker.web.snapshot import Snapshot, due, units_of

MOST_CHARACTERS = 1_000
_OPEN = (Status.MISSING, Status.WEAK, Status.REVIEW)


@dataclass(frozen=True, slots=True)
class Unit:
    """`key`: for its address. `indicators`: those it prepares, open ones that are worth most first."""

    key: str
    name: str
    indicators: tuple[IndicatorResult, ...]

    @property
    def open(self) -> tuple[IndicatorResult, ...]:
        """The indicators of the unit that lack something."""
        return tuple(each for each in self.indicators if each.status in _OPEN)

    def count(self, status: Status) -> int:
        """How many of its indicators have that status."""
        return sum(1 for each in self.indicators if each.status is status)


def units(snapshot: Snapshot, decisions: Sequence[Decision]) -> tuple[Unit, ...]:
    """Every unit that prepares something, those with most open first; indicators of nobody under the name ""."""
    held: dict[str, list[IndicatorResult]] = {}
    for result in snapshot.assessment.indicators:
        for name in units_of(result, decisions) or ("",):
            held.setdefault(name, []).append(result)
    found = [
        Unit(hashlib.sha256(name.encode()).hexdigest()[:12], name, tuple(sorted(results, key=_first)))
        for name, results in held.items()
    ]
    return tuple(sorted(found, key=lambda unit: (not unit.name, -len(unit.open), unit.name)))


def _first(result: IndicatorResult) -> tuple[bool, float]:
    return result.status not in _OPEN, -result.gain


def wanted(result: IndicatorResult, lang: str) -> str:
    """What to bring for an indicator, in a clause: what its rule lacks, else the advice of its first finding."""
    titles = [line(each.title, 160) for each in result.lacking[:2]]
    if titles:
        return "; ".join(titles)
    for finding in outline.reasons(result):
        if said := messages.advice(finding, lang):
            return line(said, 200)
    return text("bring_any", lang)


def message(unit: Unit, agency: str, year: int, decisions: Sequence[Decision], lang: str) -> str:
    """A text to copy into a message, under 1,000 characters; what does not fit is counted."""
    addressed = line(unit.name, 80) or text("nobody", lang)
    head = text("message_head", lang, unit=addressed, agency=line(agency, 80), year=year)
    tail = text("message_tail", lang)
    lines: list[str] = []
    left = list(unit.open)
    while left:
        result = left[0]
        until = due(result.id, decisions)
        by = f" ({text('by', lang)} {forms.date(until, lang)})" if until else ""
        named = f"- {text('indicator', lang)} {line(result.id, 20)}"
        entry = f"{named}, {line(result.name, 90)}: {wanted(result, lang)}{by}"
        more = text("message_more", lang, count=len(left) - 1) if len(left) > 1 else ""
        length = sum(len(each) + 1 for each in (head, *lines, entry, more, tail)) + 2
        if length >= MOST_CHARACTERS:
            entry = f"{named}: {line(wanted(result, lang), 70)}{by}"
            length = sum(len(each) + 1 for each in (head, *lines, entry, more, tail)) + 2
            if length >= MOST_CHARACTERS:
                break
        lines.append(entry)
        left.pop(0)
    if left:
        lines.append(text("message_more", lang, count=len(left)))
    if not lines:
        lines.append(text("message_nothing", lang))
    return "\n".join((head, "", *lines, "", tail))[: MOST_CHARACTERS - 1]
