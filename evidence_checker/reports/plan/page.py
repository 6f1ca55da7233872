"""The action plan as one self-contained HTML page with a timeline: no script, no request, fit for print."""

from __future__ import annotations

import base64
import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from evidence_checker.messages import forms, labels, planning
from evidence_checker.model import Action, ActionPlan, ActionStatus
from evidence_checker.reports.plan import wording
from evidence_checker.reports.show import line

_TEMPLATES = Path(__file__).parents[1] / "templates"
_LEFT, _RIGHT, _ROW = 250, 960, 22
_STYLE = """
.plan-first { grid-template-columns: 1fr 1fr; } .scroll { overflow-x: auto; }
.timeline { width: 100%; min-width: 640px; } .timeline .grid { stroke: var(--line); } .timeline text { font-size:
11px; fill: var(--soft); } .timeline .name { fill: var(--ink); } .timeline .p1 { fill: var(--accent); } .timeline .p2
{ fill: #4d9298; } .timeline .p3 { fill: #a9cbce; } .timeline .late { fill: var(--missing); }
table.plan td, table.plan th { padding: .55rem .6rem; border-bottom: 1px solid var(--line); } td.day { white-space:
nowrap; } .foot { padding: 2rem 0 3rem; } @media (max-width: 640px) { .plan-first { grid-template-columns: 1fr; } }
@media print { tr { break-inside: avoid; } .mast { color: #000; background: none; } }
"""


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    owner: str
    title: str
    x: int
    y: int
    width: int
    priority: int
    priority_name: str
    late: bool
    count: int


def render(plan: ActionPlan, lang: str) -> bytes:
    """The page. Everything that comes from outside is escaped; the policy allows the style of this page only."""
    style = (_TEMPLATES / "report.css").read_text(encoding="utf-8") + _STYLE
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True)
    environment.filters |= {
        "line": line,
        "decimal": lambda value: forms.number(value, 2, lang),
        "decimal3": lambda value: forms.number(value, 3, lang),
        "day": lambda value: forms.date(value, lang),
        "indicator": wording.indicator,
        "document": lambda action: wording.document(action, lang),
        "contents": wording.contents,
        "status": lambda action: wording.status(action, lang),
        "remark": lambda action: wording.remark(action, lang),
        "late": lambda action: wording.late(action, plan.made_at),
    }
    units: dict[str, list[Action]] = {}
    for action in sorted(plan.actions, key=lambda each: (each.status == ActionStatus.CLOSED, each.priority, each.due)):
        units.setdefault(wording.owner(action, lang), []).append(action)
    said = environment.get_template("plan.html").render(
        lang=lang,
        plan=plan,
        head=wording.head(plan, lang),
        summary=planning.text("summary", lang, **wording.counts(plan)),
        units=sorted(units.items()),
        chart=_chart(plan, lang),
        style=Markup(style),
        style_hash=Markup(f"'sha256-{digest}'"),
        t=lambda key, **facts: planning.text(key, lang, **facts),
    )
    return said.encode("utf-8")


def _chart(plan: ActionPlan, lang: str) -> dict[str, Any]:
    """One bar a unit and priority, from the day of the plan to the last due date."""
    open_ones = [
        action
        for action in plan.actions
        if action.due and action.status not in (ActionStatus.CLOSED, ActionStatus.DROPPED)
    ]
    start = datetime.date.fromisoformat(plan.made_at[:10]) if plan.made_at[:4].isdigit() else datetime.date(2000, 1, 1)
    days = [datetime.date.fromisoformat(action.due) for action in open_ones]
    start, end = min([start, *days]), max([start + datetime.timedelta(days=30), *days])
    whole = (end - start).days or 1

    def x(day: datetime.date) -> int:
        return _LEFT + round((_RIGHT - _LEFT) * (day - start).days / whole)

    rows: dict[tuple[str, int], list[Action]] = {}
    for action in open_ones:
        rows.setdefault((wording.owner(action, lang), action.priority), []).append(action)
    bars: list[_Bar] = []
    for place, ((owner, priority), actions) in enumerate(sorted(rows.items())):
        last = max(datetime.date.fromisoformat(action.due) for action in actions)
        titles = "; ".join(dict.fromkeys(f"{action.indicator}: {line(action.title, 60)}" for action in actions[:6]))
        bars.append(
            _Bar(
                line(owner, 38) if place == 0 or bars[-1].owner != owner else "",
                owner,
                titles,
                x(start),
                24 + place * _ROW,
                max(4, x(last) - x(start)),
                priority,
                labels.pick(planning.PRIORITY[priority], lang).lower(),
                any(wording.late(action, plan.made_at) for action in actions),
                len(actions),
            )
        )
    return {"height": 30 + len(rows) * _ROW, "bars": bars, "months": _months(start, end, x, lang)}


def _months(start: datetime.date, end: datetime.date, x: Any, lang: str) -> list[dict[str, Any]]:
    names = forms.MONTHS_ID if lang == "id" else forms.MONTHS_EN
    found, day = [], start.replace(day=1)
    while day <= end:
        if day >= start:
            found.append({"x": x(day), "name": f"{names[day.month - 1][:3]} {day.year % 100:02d}"})
        day = (day + datetime.timedelta(days=32)).replace(day=1)
    step = max(1, len(found) // 12)
    return found[::step]
