"""The action plan as a paper for signature: the facts, one table a unit, the place to sign."""

from __future__ import annotations

from evidence_checker.messages import forms, planning
from evidence_checker.messages import paper as said_on_paper
from evidence_checker.model import Action, ActionPlan, ActionStatus
from evidence_checker.reports.docx_paper import Paper
from evidence_checker.reports.plan import wording
from evidence_checker.reports.show import line


def render(plan: ActionPlan, lang: str, template: bytes | None = None) -> bytes:
    """The paper. `template`: an agency's letterhead. Raises UsageError (ES164) for one that is no DOCX."""
    paper = Paper(template)
    paper.title(planning.text("plan_title", lang), [line(plan.agency), f"{plan.year or ''}"])
    paper.table(wording.head(plan, lang), (5.5, 10.5), head=False)
    open_ones = [action for action in plan.actions if action.status != ActionStatus.CLOSED]
    if not open_ones:
        paper.text(planning.text("no_gaps", lang))
    for unit in sorted({wording.owner(action, lang) for action in open_ones}):
        paper.heading(unit, 2)
        rows = [("No.", *(planning.text(key, lang) for key in ("indicator", "document", "due", "status")))]
        own = sorted(
            (action for action in open_ones if wording.owner(action, lang) == unit),
            key=lambda action: (action.priority, action.due, action.id),
        )
        rows += [_row(number, action, lang) for number, action in enumerate(own, 1)]
        paper.table(rows, (1.3, 3.6, 6.9, 2.4, 2.4))
    if plan.half_years:
        paper.heading(planning.text("by_half_year", lang), 2)
        rows = [tuple(planning.text(key, lang) for key in ("half_year", "planned", "done", "overdue", "index_now"))]
        for each in plan.half_years:
            index = forms.number(each.index, 2, lang) if each.index is not None else "–"
            name = planning.text("semester", lang, number=each.half, year=each.year)
            rows.append((name, str(each.planned), str(each.done), str(each.overdue), index))
        paper.table(rows, (5.2, 2.8, 2.8, 2.8, 3.0))
    closed = [action for action in plan.actions if action.status == ActionStatus.CLOSED]
    if closed:
        paper.heading(planning.text("done", lang), 2)
        rows = [tuple(planning.text(key, lang) for key in ("indicator", "requirement", "closed_by"))]
        rows += [(action.indicator, line(action.title), line(action.closed_by)) for action in closed]
        paper.table(rows, (1.8, 7.4, 7.4))
    said = said_on_paper.text
    paper.signatures(
        "\n" + said("signed_1", lang) + said("signature", lang),
        said("place_date", lang) + "\n" + said("signed_2", lang) + said("signature", lang),
    )
    return paper.bytes(f"{planning.text('plan_title', lang)} {plan.agency}", plan.made_at)


def _row(number: int, action: Action, lang: str) -> tuple[str, ...]:
    said = [line(action.title)]
    kinds = wording.document(action, lang)
    if kinds != said[0]:
        said.append(f"{planning.text('kinds', lang)}: {kinds}")
    contents = wording.contents(action)
    if contents:
        said.append(f"{planning.text('must_contain', lang)}: {contents}")
    if action.signed_by:
        said.append(f"{planning.text('signed_by', lang)}: {line(action.signed_by)}")
    return (
        str(number),
        wording.indicator(action),
        "\n".join(said),
        forms.date(action.due, lang),
        wording.status(action, lang),
    )
