"""A reviewer's decision as one line of text: what, on which document, why, by whom and when, for whom, until when."""

from __future__ import annotations

from evidence_checker import messages
from evidence_checker.messages import forms, labels
from evidence_checker.model import Decision
from evidence_checker.reports.show import line


def text(decision: Decision, owner: str, lang: str) -> str:
    """One line without its end. `owner`: usual unit of the indicator, "" when not known."""
    said = f"{line(decision.indicator)}: {labels.pick(labels.ACTION[decision.action], lang)}"
    said += f", {line(decision.path)}" if decision.path else ""
    said += f". {line(decision.reason)} ({line(decision.name)}, {forms.date(line(decision.made_at), lang)})"
    assigned = decision.action == "assign"
    unit = decision.note if assigned and decision.note else owner
    said += f"; {labels.text('of_unit', lang, unit=line(unit))}" if unit else ""
    if decision.expires:
        day = forms.date(line(decision.expires), lang)
        said += f"; {labels.text('due_on' if assigned else 'holds_until', lang, date=day)}"
    return said + (f" [{line(messages.message(decision.stale, lang))}]" if decision.stale else "")
