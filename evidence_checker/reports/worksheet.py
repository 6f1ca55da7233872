"""What an auditor typed into the workbook, read back as decisions."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl

from evidence_checker.analysis.days import iso_date
from evidence_checker.assessment import decisions
from evidence_checker.errors import UsageError
from evidence_checker.messages import labels, report_words
from evidence_checker.model import Decision

_ACTIONS = {word.casefold(): action for action, pair in labels.ACTION.items() for word in pair}
_KEYS = ("number", "document", "sha", "conclusion", "reviewer", "response", "recommendation", "due", "follow_up")


_TYPED = ("conclusion", "reviewer", "response", "due", "follow_up")
_HEADING_WITHIN = 40  # rows in which a heading is looked for: people write above it


@dataclass(frozen=True, slots=True)
class Row:
    """What was typed into one row. `place`: sheet and row, as a spreadsheet names them. `cells`: by their meaning."""

    place: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that came back. `rows`: those with something typed. `framework`, `folder`, `agency`: for which it was
    made, "" where it does not tell. `listed`: hashes of the documents it names."""

    rows: tuple[Row, ...]
    framework: str = ""
    folder: str = ""
    agency: str = ""
    listed: frozenset[str] = frozenset()


def _text(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _date(text: str) -> str:
    """A day as it may be typed: a real date, 2027-06-30, 30/06/2027, "30 Juni 2027". Anything else stays and is refused
    later."""
    return iso_date(text) or text


def _heading(rows: Sequence[Sequence[Any]]) -> tuple[int, dict[int, str]]:
    """Where the heading stands and what its columns mean; (-1, {}) where there is none."""
    names = {word.casefold(): key for key in _KEYS for word in report_words.TEXT[key]}
    for number, row in enumerate(rows[:_HEADING_WITHIN]):
        columns = {
            place: names[" ".join(_text(word).split()).casefold()]
            for place, word in enumerate(row)
            if " ".join(_text(word).split()).casefold() in names
        }
        if {"conclusion", "reviewer"} <= set(columns.values()):
            return number, columns
    return -1, {}


def read(data: bytes, path: str = "") -> Workbook:
    """The workbook. Raises UsageError: ES155 when it is no such workbook, ES183 when a sheet lost its
    heading."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = {str(sheet.title): list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    except Exception as error:  # openpyxl lets every error of zip, XML and its own types through
        raise UsageError("ES155", path=path, why=type(error).__name__) from None
    known = {word for key in ("sheet_gaps", "sheet_matrix") for word in report_words.TEXT[key]}
    rows: list[Row] = []
    listed: set[str] = set()
    headings = 0
    for title, lines in sheets.items():
        at, columns = _heading(lines)
        if at < 0 and title in known and lines:
            raise UsageError("ES183", path=path)
        if at < 0:
            continue
        headings += 1
        for number, line in enumerate(lines[at + 1 :], at + 2):
            cells = {key: _text(line[place]) for place, key in columns.items() if place < len(line)}
            listed.add(cells.get("sha", ""))
            if any(cells.get(key) for key in _TYPED):
                rows.append(Row(f"{title}!{number}", cells))
    if not headings:
        raise UsageError("ES155", path=path, why=", ".join(sheets)[:80])
    told = {_text(line[0]): _text(line[1]) for lines in sheets.values() for line in lines if len(line) > 1 and line[0]}

    def said(key: str) -> str:
        return next((told[word] for word in report_words.TEXT[key] if word in told), "")

    match = re.search(r"([\w.-]+) (?:versi|version) \S+$", said("rules"))
    summary = next((lines for title, lines in sheets.items() if title in report_words.TEXT["sheet_summary"]), [])
    agency = _text(summary[1][0]) if len(summary) > 1 and summary[1] else ""
    return Workbook(tuple(rows), match[1] if match else "", said("folder"), agency, frozenset(filter(None, listed)))


def typed(data: bytes, made_at: str, path: str = "") -> tuple[Decision, ...]:
    """The decisions in the auditor's columns, in the order of the rows. All or none.

    Raises UsageError: as `read`, ES181 rows whose date cannot be read, ES182 a date that has passed, ES163 with every
    other row that cannot be a decision: nothing that was typed is dropped in silence.
    """
    return decided(read(data, path), made_at, path)


def decided(workbook: Workbook, made_at: str, path: str = "") -> tuple[Decision, ...]:
    """The decisions of a workbook that was read; see `typed`."""
    made: list[Decision] = []
    wrong: list[str] = []
    undated: list[str] = []
    for row in workbook.rows:
        try:
            made.append(_decision(row.cells, made_at))
        except UsageError as refused:
            if refused.code == "ES182":
                raise
            due = refused.code == "ES159" and bool(row.cells.get("due"))
            (undated if due else wrong).append(row.place)
    if wrong:
        raise UsageError("ES163", path=path, rows=", ".join((wrong + undated)[:20]))
    if undated:
        raise UsageError("ES181", path=path, rows=", ".join(undated[:20]))
    return tuple(made)


def _decision(cells: dict[str, str], made_at: str) -> Decision:
    conclusion = cells.get("conclusion", "")
    action = _ACTIONS.get(conclusion.casefold(), conclusion)
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
