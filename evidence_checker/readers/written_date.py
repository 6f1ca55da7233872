"""The day a file says it was written: the weakest of all sources for the year of a document, and often the only one.

Office programs keep two days. The day of making is copied along with last year's file; the day of the last saving is
when the text got what it holds now, so that one is taken. A PDF is not edited: its day of making is taken first.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from evidence_checker.readers.base import Stopped, Unreadable

if TYPE_CHECKING:
    from evidence_checker.readers.zip_package import Package

_FIRST, _LAST = 1990, 2099  # years in which such files were written; 1601, 1970 and 1980 are clocks that were not set
_UNSET = frozenset({"2000-01-01", "2001-01-01"})  # where the clocks of scanners and of some libraries begin
# The property set "SummaryInformation" of old office files ([MS-OLEPS] 2.18 and 3.1): its format's id, its properties.
_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
_SUMMARY_AT = 28  # bytes before the id in the stream
_SAVED, _MADE = 13, 12
_FILETIME = 0x40
_MOST_PROPERTIES = 64


def of_pdf(information: Mapping[str, str]) -> str:
    """ISO 8601 date, "" when none is told. `information`: the document information dictionary."""
    return _first(information.get("CreationDate", ""), information.get("ModDate", ""))


def of_package(package: Package) -> str:
    """ISO 8601 date from the core properties of an office package, "" when none is told or they are damaged."""
    values: dict[str, str] = {}
    tag = ""

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal tag
        tag = name.rpartition("}")[2]

    def end(_name: str) -> None:
        nonlocal tag
        tag = ""

    def text(data: str) -> None:
        if tag:
            values[tag] = values.get(tag, "") + data

    for part in ("docProps/core.xml", "meta.xml"):
        if part in package:
            try:
                package.parse(part, start, end, text)
            except (Unreadable, Stopped):
                continue
    return _first(*(values.get(name, "") for name in ("modified", "date", "created", "creation-date")))


def of_ole(data: bytes) -> str:
    """ISO 8601 date from the summary of a .doc, .xls or .ppt, "" when none is told.

    The summary is looked for by its format's id instead of through the file's chains of sectors: it is small and lies
    in one piece in the files that office programs write.
    """
    found = data.find(_SUMMARY)
    if found < _SUMMARY_AT:
        return ""
    section = found - _SUMMARY_AT + _number(data, found + len(_SUMMARY))
    days = {}
    for position in range(min(_number(data, section + 4), _MOST_PROPERTIES)):
        entry = section + 8 + 8 * position
        at = section + _number(data, entry + 4)
        if _number(data, at) == _FILETIME:
            days[_number(data, entry)] = _day(int.from_bytes(data[at + 4 : at + 12], "little"))
    return _first(days.get(_SAVED, ""), days.get(_MADE, ""))


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def _day(ticks: int) -> str:
    """`ticks`: of 100 ns since 1601 (FILETIME)."""
    try:
        return (datetime.date(1601, 1, 1) + datetime.timedelta(days=ticks // 864_000_000_000)).isoformat()
    except OverflowError:
        return ""


def _first(*told: str) -> str:
    """The first day that can be one: "2021-03-04T…", "D:20210304…" → "2021-03-04"."""
    for text in told:
        match = re.match(r"\s*(?:D:)?(\d{4})-?(\d\d)-?(\d\d)", text)
        if match and _FIRST <= int(match[1]) <= _LAST:
            with contextlib.suppress(ValueError):
                day = datetime.date(*map(int, match.groups())).isoformat()
                if day not in _UNSET:
                    return day
    return ""
