"""Action plan → bytes: workbook, paper, page, calendar, JSON. Each a pure function of the plan."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from evidence_checker.errors import UsageError
from evidence_checker.model import ActionPlan


class PlanReport(Protocol):
    """Renders a plan. `lang`: "id" or "en"."""

    def __call__(self, plan: ActionPlan, lang: str) -> bytes:
        """The plan as bytes."""


REGISTRY: dict[str, str] = {
    "xlsx": "evidence_checker.reports.plan.workbook:render",
    "docx": "evidence_checker.reports.plan.paper:render",
    "html": "evidence_checker.reports.plan.page:render",
    "json": "evidence_checker.reports.plan.as_json:render",
    "ics": "evidence_checker.reports.plan.calendar:render",
}


def render(name: str, plan: ActionPlan, lang: str) -> bytes:
    """The plan in that form. Raises UsageError (ES528) for an unknown one."""
    known(name)
    module, attribute = REGISTRY[name].split(":")
    return cast(PlanReport, getattr(import_module(module), attribute))(plan, lang)


def known(name: str) -> str:
    """The name of a form, as given. Raises UsageError (ES528) for an unknown one."""
    if name not in REGISTRY:
        raise UsageError("ES528", format=name, known=", ".join(REGISTRY))
    return name
