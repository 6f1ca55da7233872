"""What units typed into the workbook of a plan, read back as records: all rows or none."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl

from evidence_checker.errors import UsageError
from evidence_checker.messages import planning
from evidence_checker.model import Action, ActionPlan, ActionRecord, ActionStatus
from evidence_checker.reports.plan.workbook import COLUMNS, TYPED

_KEYS = tuple(key for key, _ in COLUMNS)
_ASKED = (_KEYS[0], *_KEYS[-TYPED:])
_STATUS = {word.casefold(): name for name in ActionStatus.TYPED for word in planning.STATUS[name]}
_PRIORITY = {word.casefold(): number for number, pair in planning.PRIORITY.items() for word in pair}


def records(
    data: bytes, plan: ActionPlan, at: str, by: str, lang: str, units: Sequence[str] = (), path: str = ""
) -> tuple[ActionRecord, ...]:
    """A record for each action in whose row something differs from the plan.

    `at`: ISO 8601; `by`: who or which file. `units`: units that are known; empty = any name will do.
    Raises UsageError: ES525 when it is no such workbook, ES526 with each row that cannot be taken; then nothing is.
    """
    rows = _rows(data, lang, path)
    actions = {action.id: action for action in plan.actions}
    known = {unit.casefold() for unit in units}
    wrong: list[str] = []
    made: list[ActionRecord] = []
    seen: dict[str, int] = {}
    for number, cells in rows:
        name = cell_text(cells["code"])
        if not name:
            if any(cell_text(cells[key]) for key in _ASKED[1:]):
                wrong.append(_at(number, "row_no_code", lang))
            continue
        if name in seen:
            wrong.append(_at(number, "row_twice", lang, name=name, other=seen[name]))
            continue
        seen[name] = number
        action = actions.get(name)
        if action is None:
            wrong.append(_at(number, "row_unknown", lang, name=name))
            continue
        try:
            record = _record(action, cells, at, by, known)
        except CellError as error:
            wrong.append(_at(number, error.key, lang, **error.facts))
            continue
        if record is not None:
            made.append(record)
    if wrong:
        raise UsageError("ES526", path=path, rows="; ".join(wrong[:12]))
    return tuple(made)


class CellError(ValueError):
    """A cell that cannot be taken: which sentence says why, with its facts."""

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts


def _at(number: int, key: str, lang: str, **facts: object) -> str:
    return planning.text("row", lang, number=number, what=planning.text(key, lang, **facts))


def _rows(data: bytes, lang: str, path: str) -> list[tuple[int, Mapping[str, Any]]]:
    """(row number, cells by key), wherever the heading stands in the first rows and in whatever order."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [list(each.iter_rows(values_only=True)) for each in book.worksheets]
    except Exception as error:  # openpyxl lets every error of zip, XML and its own types through
        raise UsageError("ES525", path=path, why=type(error).__name__) from None
    names = {word.casefold(): key for key in _KEYS for word in planning.TEXT[key]}
    for rows in sheets:
        for place, row in enumerate(rows[:20]):
            columns = {names[text]: at for at, cell in enumerate(row) if (text := cell_text(cell).casefold()) in names}
            if "code" in columns:
                missing = [planning.text(key, lang) for key in _ASKED if key not in columns]
                if missing:
                    raise UsageError(
                        "ES525", path=path, why=planning.text("columns_missing", lang, names=", ".join(missing))
                    )
                return [
                    (number, {key: cells[at] if at < len(cells) else None for key, at in columns.items()})
                    for number, cells in enumerate(rows[place + 1 :], place + 2)
                ]
    raise UsageError("ES525", path=path, why=planning.text("columns_missing", lang, names=planning.text("code", lang)))


def _record(action: Action, cells: Mapping[str, Any], at: str, by: str, known: set[str]) -> ActionRecord | None:
    """What differs from the plan; None when nothing does. Raises CellError with what is wrong."""
    owner, status, priority = (cell_text(cells[key]) for key in ("owner", "status", "priority"))
    if owner and known and owner.casefold() not in known:
        raise CellError("row_unit", value=owner)
    if status and status.casefold() not in _STATUS | {word.casefold(): "" for word in planning.STATUS[action.status]}:
        raise CellError("row_status", value=status)
    if priority and priority.casefold() not in _PRIORITY:
        raise CellError("row_priority", value=priority)
    due, year = cell_day(cells["due"]), _year(cells["target_year"])
    helpers = tuple(part.strip() for part in cell_text(cells["co_owners"]).split(";") if part.strip())
    new_status = _STATUS.get(status.casefold(), "")
    given = {
        "owner": owner if owner != action.owner else "",
        "co_owners": helpers if helpers != action.co_owners else None,
        "priority": _PRIORITY.get(priority.casefold(), 0) if priority else 0,
        "due": due if due != action.due else "",
        "target_year": year if year != action.target_year else 0,
        "status": new_status if new_status != action.status else "",
        "follow_up": follow if (follow := cell_text(cells["follow_up"])) != action.follow_up else "",
    }
    if given["priority"] == action.priority:
        given["priority"] = 0
    if not any(value for value in given.values()) and given["co_owners"] is None:
        return None
    return ActionRecord(action.id, at, by, **given)  # type: ignore[arg-type]  # each by its name


def cell_text(value: Any) -> str:
    """What stands in a cell, as text in one line."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(str(value).split())


def cell_day(value: Any) -> str:
    """The day in a cell as an ISO date, "" for an empty one. Raises CellError for a day that there is not."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = cell_text(value)
    if not text:
        return ""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return datetime.datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    raise CellError("row_day", value=text)


def _year(value: Any) -> int:
    text = cell_text(value)
    if not text:
        return 0
    if text.isdecimal() and 1990 <= int(text) <= 2100:
        return int(text)
    raise CellError("row_year", value=text)
