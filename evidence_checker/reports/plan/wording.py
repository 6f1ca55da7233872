"""How an action is said on paper: its document, its contents, its level, its owner."""

from __future__ import annotations

from evidence_checker import messages
from evidence_checker.messages import forms, labels, planning
from evidence_checker.model import Action, ActionPlan, ActionStatus, Finding
from evidence_checker.reports.show import line


def document(action: Action, lang: str) -> str:
    """The kinds of document that would do, as a reader names them; the requirement itself where the rule names none."""
    kinds = list(dict.fromkeys(labels.kind(each, lang) for each in action.documents))
    joined = forms.series(kinds[:4], forms.OR, lang)
    choice = f" ({planning.text('choice', lang)})" if action.choice else ""
    return (joined[:1].upper() + joined[1:] if joined else line(action.title)) + choice


def indicator(action: Action) -> str:
    """Number and name of its indicator, without the words that begin every name."""
    return f"{line(action.indicator)}. {line(labels.short(action.indicator_name), 90)}"


def contents(action: Action) -> str:
    """What it must contain, one after another."""
    return "; ".join(line(each) for each in action.must_contain)


def status(action: Action, lang: str) -> str:
    """Its state."""
    return labels.pick(planning.STATUS[action.status], lang)


def remark(action: Action, lang: str) -> str:
    """What has to be said beside its state: overtaken by other rules, or mended on paper only."""
    if action.outdated:
        return messages.message(Finding.of("EC800", action=action.id), lang)
    if action.paper_only:
        return messages.message(Finding.of("EC801", path=action.paper_only), lang)
    return ""


def priority(action: Action, lang: str) -> str:
    """High, medium or low."""
    return labels.pick(planning.PRIORITY[action.priority], lang)


def step(action: Action, lang: str) -> str:
    """The step of the schedule; a step that only the pack knows by its own name."""
    return labels.pick(planning.STEP[action.step], lang) if action.step in planning.STEP else line(action.step)


def owner(action: Action, lang: str) -> str:
    """Who brings it."""
    return line(action.owner) or planning.text("no_owner", lang)


def late(action: Action, day: str) -> bool:
    """Whether it is open and its due date has passed."""
    return (
        action.status not in (ActionStatus.CLOSED, ActionStatus.DROPPED) and bool(action.due) and action.due < day[:10]
    )


def counts(plan: ActionPlan) -> dict[str, int]:
    """How many actions are open, late and closed."""
    closed = sum(action.status == ActionStatus.CLOSED for action in plan.actions)
    dropped = sum(action.status == ActionStatus.DROPPED for action in plan.actions)
    overdue = sum(late(action, plan.made_at) for action in plan.actions)
    return {"open": len(plan.actions) - closed - dropped, "late": overdue, "closed": closed}


def head(plan: ActionPlan, lang: str) -> list[tuple[str, str]]:
    """The facts at the top of every form of the plan."""
    return [
        (labels.text("agency", lang), line(plan.agency) or "–"),
        (labels.text("year", lang), str(plan.year or "–")),
        (labels.text("framework", lang), f"{line(plan.title)} ({line(plan.framework)})"),
        (
            planning.text("index_now", lang),
            f"{forms.number(plan.index, 2, lang)}, {planning.text('preliminary', lang)}",
        ),
        (planning.text("index_then", lang), forms.number(plan.expected, 2, lang)),
        *(
            (planning.text("year_end", lang, year=target.year), forms.number(target.index, 2, lang))
            for target in plan.targets
        ),
        (planning.text("plan", lang), planning.text("summary", lang, **counts(plan))),
    ]
