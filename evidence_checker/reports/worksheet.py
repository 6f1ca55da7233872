"""What an auditor typed into the workbook, read back as decisions."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import openpyxl

from evidence_checker.assessment import decisions
from evidence_checker.errors import UsageError
from evidence_checker.messages import labels
from evidence_checker.model import Decision

_ACTIONS = {word.casefold(): action for action, pair in labels.ACTION.items() for word in pair}
_KEYS = ("number", "document", "sha", "conclusion", "reviewer", "response", "recommendation", "due", "follow_up")


@dataclass(frozen=True, slots=True)
class _Row:
    place: str
    cells: dict[str, str]


def _text(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _date(text: str) -> str:
    """A date as it may be typed: real date, 2027-06-30, 30/06/2027. Anything else stays and is refused later."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            return datetime.datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return text


def _rows(sheet: Any) -> Iterator[_Row]:
    rows = sheet.iter_rows(values_only=True)
    head = next(rows, ())
    names = {word.casefold(): key for key in _KEYS for word in labels.TEXT[key]}
    columns = {
        place: names[_text(word).casefold()] for place, word in enumerate(head) if _text(word).casefold() in names
    }
    if "conclusion" not in columns.values():
        return
    for number, row in enumerate(rows, 2):
        cells = {key: _text(row[place]) for place, key in columns.items() if place < len(row)}
        if cells.get("conclusion"):
            yield _Row(f"{sheet.title}!{number}", cells)


def typed(data: bytes, made_at: str, path: str = "") -> tuple[Decision, ...]:
    """The decisions in the auditor's columns of the sheets of gaps and of the matrix, in their order.

    All or none. Raises UsageError: ES155 when it is no such workbook, ES163 with every row that cannot be a decision.
    """
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        found = [row for sheet in book.worksheets for row in _rows(sheet)]
        heads = [str(sheet.title) for sheet in book.worksheets]
    except Exception as error:  # openpyxl lets every error of zip, XML and its own types through
        raise UsageError("ES155", path=path, why=type(error).__name__) from None
    known = {word for key in ("sheet_gaps", "sheet_matrix") for word in labels.TEXT[key]}
    if not known & set(heads):
        raise UsageError("ES155", path=path, why=", ".join(heads)[:80])
    made, wrong = [], []
    for row in found:
        try:
            made.append(_decision(row.cells, made_at))
        except UsageError:
            wrong.append(row.place)
    if wrong:
        raise UsageError("ES163", path=path, rows=", ".join(wrong[:20]))
    return tuple(made)


def _decision(cells: dict[str, str], made_at: str) -> Decision:
    action = _ACTIONS.get(cells["conclusion"].casefold(), cells["conclusion"])
    due = _date(cells.get("due", ""))
    notes = (cells.get("follow_up", ""), cells.get("recommendation", ""))
    return decisions.made(
        action,
        cells.get("number", ""),
        name=cells.get("reviewer", ""),
        reason=cells.get("response", ""),
        made_at=made_at,
        path=cells.get("document", ""),
        sha256=cells.get("sha", ""),
        expires=due,
        note="; ".join(filter(None, notes)),
    )
