"""The action plan as a workbook: one row an action, columns as real plans have them, room for what units type."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.worksheet.properties import PageSetupProperties

from evidence_checker.messages import labels, planning
from evidence_checker.model import Action, ActionPlan, ActionStatus
from evidence_checker.reports import sheet
from evidence_checker.reports.plan import wording
from evidence_checker.reports.show import line
from evidence_checker.reports.zipped import fixed

# (key of the heading, width in characters); the last TYPED columns are for the units.
COLUMNS = (
    ("code", 15), ("indicator", 26), ("level", 7), ("requirement", 34), ("document", 28), ("must_contain", 26),
    ("signed_by", 16), ("for_year", 8), ("worth", 9), ("effort", 7), ("closed_by", 22), ("note", 24),
    ("owner", 18), ("co_owners", 18), ("priority", 10), ("due", 12), ("target_year", 9), ("status", 18),
    ("follow_up", 34),
)  # fmt: skip
TYPED = 7


def render(plan: ActionPlan, lang: str) -> bytes:
    """Two sheets: the plan, and the facts it was made from. One page wide on paper."""
    book = openpyxl.Workbook()
    for style in sheet.styles():
        book.add_named_style(style)
    actions = book.active
    assert actions is not None
    actions.title = planning.text("plan", lang)
    actions.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    table = sheet.Table(actions, [(planning.text(key, lang), width) for key, width in COLUMNS], TYPED)
    for action in plan.actions:
        table.add(_row(action, lang))
    first = len(COLUMNS) - TYPED + 1
    table.choose(
        first + 2, [labels.pick(each, lang) for each in planning.PRIORITY.values()], planning.text("priority", lang)
    )
    table.dates(first + 3, planning.text("due", lang))
    choices = [labels.pick(planning.STATUS[each], lang) for each in ActionStatus.TYPED]
    table.choose(first + 5, choices, planning.text("status", lang))
    table.finish()
    about = book.create_sheet(planning.text("note", lang))
    about.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    facts = sheet.Table(about, [("", 34), ("", 70)])
    for name, value in (*wording.head(plan, lang), ("rules", plan.rules_sha256)):
        facts.add([name, value])
    book.properties.title = line(f"{planning.text('plan_title', lang)} {plan.agency}", 200)
    book.properties.creator = "evidence-checker"
    data = io.BytesIO()
    book.save(data)
    return fixed(data.getvalue(), plan.made_at)


def _row(action: Action, lang: str) -> list[sheet.Value]:
    return [
        action.id,
        wording.indicator(action),
        action.level,
        line(action.title),
        wording.document(action, lang),
        wording.contents(action),
        line(action.signed_by),
        action.year or None,
        action.worth or None,
        action.effort or None,
        line(action.closed_by),
        line(wording.remark(action, lang)),
        line(action.owner),
        "; ".join(line(each) for each in action.co_owners),
        wording.priority(action, lang),
        sheet.day(action.due),
        action.target_year or None,
        wording.status(action, lang),
        line(action.follow_up, 2000),
    ]
