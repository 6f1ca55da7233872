"""The due dates as an iCalendar file (RFC 5545): one all-day entry an open action."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator

from evidence_checker.messages import planning
from evidence_checker.model import Action, ActionPlan, ActionStatus
from evidence_checker.reports.plan import wording
from evidence_checker.reports.show import line

_LINE = 74  # octets; a longer line is folded (RFC 5545, 3.1)


def render(plan: ActionPlan, lang: str) -> bytes:
    """A calendar that mail and phone programs take in; an entry keeps its identity over exports."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//evidence-checker//plan//ID", "CALSCALE:GREGORIAN"]
    for action in plan.actions:
        if action.due and action.status not in (ActionStatus.CLOSED, ActionStatus.DROPPED):
            lines += _entry(action, plan, lang)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for each in lines for part in _folded(each)).encode("utf-8")


def _entry(action: Action, plan: ActionPlan, lang: str) -> Iterator[str]:
    day = datetime.date.fromisoformat(action.due)
    name = hashlib.sha256(f"{plan.agency}\x1f{plan.framework}\x1f{action.id}".encode()).hexdigest()[:32]
    stamp = "".join(c for c in plan.made_at[:19] if c.isdigit()).ljust(14, "0")
    said = [wording.document(action, lang), wording.contents(action), wording.owner(action, lang)]
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@evidence-checker"
    yield f"DTSTAMP:{stamp[:8]}T{stamp[8:14]}Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + datetime.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(planning.text('indicator', lang) + ' ' + action.indicator + ': ' + line(action.title))}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(filter(None, said)))}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Text as a value (RFC 5545, 3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(text: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, never within a character."""
    piece, size, first = "", 0, True
    for character in text:
        length = len(character.encode("utf-8"))
        if size + length > (_LINE if first else _LINE - 1):
            yield piece if first else f" {piece}"
            piece, size, first = "", 0, False
        piece, size = piece + character, size + length
    yield piece if first else f" {piece}"
