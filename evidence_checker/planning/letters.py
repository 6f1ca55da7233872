"""The plan by unit: what each is asked for, and the records of having asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.model import Action, ActionPlan, ActionRecord, ActionStatus


@dataclass(frozen=True, slots=True)
class UnitRequest:
    """What one unit is asked for. `unit`: "" where nobody owns it. `actions`: open ones, most urgent first. `asked`:
    the how-manieth request this is."""

    unit: str
    actions: tuple[Action, ...]
    asked: int


def by_unit(plan: ActionPlan) -> tuple[UnitRequest, ...]:
    """One request per unit that still has to bring something, units in the order of their names."""
    open_ones = [
        action
        for action in plan.actions
        if action.status in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS) and not action.outdated
    ]
    units: dict[str, list[Action]] = {}
    for action in open_ones:
        units.setdefault(action.owner, []).append(action)
    return tuple(
        UnitRequest(
            unit,
            tuple(sorted(actions, key=lambda action: (action.due, action.priority, action.id))),
            1 + max(action.asked for action in actions),
        )
        for unit, actions in sorted(units.items())
    )


def asked(requests: Sequence[UnitRequest], at: str) -> tuple[ActionRecord, ...]:
    """The records of having asked once for each action of the requests."""
    return tuple(
        ActionRecord(action.id, at, asked=1, title=action.title, indicator=action.indicator_name)
        for request in requests
        for action in request.actions
    )
