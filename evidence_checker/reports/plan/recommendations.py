"""Recommendations of an earlier evaluation (LHE) in a workbook, taken in as actions of the plan: all rows or none."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection, Mapping
from typing import Any

import openpyxl

from evidence_checker.errors import UsageError
from evidence_checker.messages import planning
from evidence_checker.model import RECOMMENDATION, ActionRecord
from evidence_checker.reports.plan.typed import CellError, cell_day, cell_text

# What offices head these columns with; the first two are needed (columns of a city's follow-up table, 2021).
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("indikator", "no indikator", "nomor indikator", "indicator"),
    "recommendation": ("rekomendasi", "saran", "recommendation"),
    "owner": ("opd terkait", "penanggung jawab", "unit", "pj", "owner"),
    "due": ("target waktu", "tenggat", "batas waktu", "due"),
    "follow_up": ("tindak lanjut", "ratl", "rencana aksi tindak lanjut", "follow-up"),
}


def records(
    data: bytes, indicators: Collection[str], at: str, by: str, lang: str, path: str = ""
) -> tuple[ActionRecord, ...]:
    """A record for each recommendation; the same row imported twice is the same action.

    `indicators`: ids of the framework. Raises UsageError: ES525 when it is no such workbook, ES526 with each row that
    cannot be taken.
    """
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [list(each.iter_rows(values_only=True)) for each in book.worksheets]
    except Exception as error:  # openpyxl lets every error of zip, XML and its own types through
        raise UsageError("ES525", path=path, why=type(error).__name__) from None
    names = {word: key for key, words in _COLUMNS.items() for word in words}
    for rows in sheets:
        for place, row in enumerate(rows[:20]):
            columns = {
                names[text]: at_ for at_, cell in enumerate(row) if (text := cell_text(cell).casefold()) in names
            }
            if {"indicator", "recommendation"} <= set(columns):
                below = list(enumerate(rows[place + 1 :], place + 2))
                return _records(below, columns, set(indicators), at, by, lang, path)
    missing = ", ".join((_COLUMNS["indicator"][0], _COLUMNS["recommendation"][0]))
    raise UsageError("ES525", path=path, why=planning.text("columns_missing", lang, names=missing))


def _records(
    rows: list[tuple[int, Any]],
    columns: Mapping[str, int],
    indicators: set[str],
    at: str,
    by: str,
    lang: str,
    path: str,
) -> tuple[ActionRecord, ...]:
    wrong: list[str] = []
    made: list[ActionRecord] = []
    for number, cells in rows:
        said = {key: cells[place] if place < len(cells) else None for key, place in columns.items()}
        text = cell_text(said["recommendation"])
        if not text:
            continue
        indicator = cell_text(said["indicator"]).removeprefix("Indikator ").lstrip("0")
        if indicator not in indicators:
            what = planning.text("row_indicator", lang, value=indicator or "–")
            wrong.append(planning.text("row", lang, number=number, what=what))
            continue
        due, year = _due(said.get("due"))
        name = hashlib.sha256(f"{indicator}\x1f{text.casefold()}".encode()).hexdigest()[:8]
        made.append(
            ActionRecord(
                f"{indicator}/{RECOMMENDATION}{name}/0",
                at,
                by,
                owner=cell_text(said.get("owner")),
                due=due,
                target_year=year,
                follow_up=cell_text(said.get("follow_up")),
                title=text,
                indicator=indicator,
            )
        )
    if wrong:
        raise UsageError("ES526", path=path, rows="; ".join(wrong[:12]))
    return tuple(made)


def _due(value: Any) -> tuple[str, int]:
    """A day, or the last day of a year; ("", 0) for anything else, which stays in the source."""
    text = cell_text(value)
    if text.isdecimal() and 1990 <= int(text) <= 2100:
        return f"{text}-12-31", int(text)
    try:
        day = cell_day(value)
    except CellError:
        return "", 0
    return day, int(day[:4]) if day else 0
