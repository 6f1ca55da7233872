"""The plan on the terminal: what comes first, by unit, in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from evidence_checker.messages import forms, planning
from evidence_checker.model import ActionPlan, ActionStatus
from evidence_checker.reports.plan import wording
from evidence_checker.reports.show import line

MOST = 12  # actions that are named; the rest is counted


def text(plan: ActionPlan, lang: str, width: int = 80) -> str:
    """The head of the plan, the most urgent actions, and what closed."""
    return "\n".join(_lines(plan, lang, width)) + "\n"


def _lines(plan: ActionPlan, lang: str, width: int) -> Iterator[str]:
    yield planning.text("plan_title", lang)
    for name, value in wording.head(plan, lang):
        yield from wrap(f"{name}: {value}", width, subsequent_indent="  ")
    open_ones = [a for a in plan.actions if a.status not in (ActionStatus.CLOSED, ActionStatus.DROPPED)]
    if not open_ones:
        yield planning.text("no_gaps", lang)
    for action in open_ones[:MOST]:
        yield ""
        due = forms.date(action.due, lang)
        overdue = f" ({planning.text('overdue', lang).upper()})" if wording.late(action, plan.made_at) else ""
        yield from wrap(f"{action.indicator}. {line(action.indicator_name)}", width)
        yield from wrap(f"{line(action.title)}", width, initial_indent="   ", subsequent_indent="   ")
        owner = wording.owner(action, lang)
        yield from wrap(
            f"{owner}; {due}{overdue}; {wording.status(action, lang)}",
            width,
            initial_indent="   ",
            subsequent_indent="   ",
        )
    if len(open_ones) > MOST:
        yield ""
        yield f"   … +{len(open_ones) - MOST}"
    for action in plan.actions:
        if action.status == ActionStatus.CLOSED and action.closed_by:
            yield from wrap(planning.text("closed_now", lang, code=action.id, path=line(action.closed_by)), width)
