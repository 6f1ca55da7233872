"""The day a document was set down: where it stands, and whether a calendar has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evidence_checker.analysis.days import Day, days
from evidence_checker.analysis.lines import Line
from evidence_checker.model import Kind

_SET = re.compile(
    r"(?:Ditetapkan|Dikeluarkan|Ditandatangani|Disahkan)\s+(?:di|pada)\b[^\n]{0,60}\n?[^\n]{0,20}?p\s?ada\s+tang+al\s*:?\s*(?P<date>[^\n]{0,120})",
    re.IGNORECASE,
)
_CITING = re.compile(r"\b(?:Undang|Peraturan|Keputusan|Instruksi|Lembaran|Berita Negara)\b", re.IGNORECASE)
# Where a day is asked for: "Hari/Tanggal :", "Tgl. :", "Pada hari ini Senin tanggal …".
_LABEL = re.compile(r"\b(?:tanggal|tgl|hari)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_ENDING = 30  # lines below which a decree's place and day stand, where no words introduce them


class PrintedDate(NamedTuple):
    """`date`: ISO 8601, "" when no day is printed. `impossible`: as printed, where the place of the day holds one that
    no calendar has."""

    date: str = ""
    impossible: str = ""


def enactments(text: str) -> list[str]:
    """What stands after each "Ditetapkan di … pada tanggal" of a text, "" where the place was left blank. A day in
    words goes on in the next line."""
    found = []
    for match in _SET.finditer(text):
        told = match["date"]
        if _LETTER.search(told) and not any(days(told)):
            told = f"{told} {text[match.end() : match.end() + 80].lstrip().partition(chr(10))[0]}"
        found.append(told)
    return found


def date_of(enacted: Sequence[str], first: Sequence[Line], lines: Sequence[Line], kind: Kind) -> PrintedDate:
    """The day a document was set down. `enacted`: of `enactments`. `first`: lines of the heading."""
    impossible = ""
    for told in enacted:
        for day in days(told):
            if day.iso:
                return PrintedDate(day.iso)
            impossible = impossible or told[day.start : day.end]
    if kind.legal:
        if not enacted:
            ending = (day for line in lines[-_ENDING:] for day in days(line.text))
            return PrintedDate(next((day.iso for day in ending if day.iso and day.plain), ""))
        return PrintedDate("", impossible)
    for quote, day in _of_heading(first):
        if day.iso:
            return PrintedDate(day.iso, impossible)
        impossible = impossible or quote
    return PrintedDate("", impossible)


def _of_heading(first: Sequence[Line]) -> Iterator[tuple[str, Day]]:
    """The days of a heading as printed. In a row of a table, and without a label, figures are something else."""
    for position, line in enumerate(first):
        if _CITING.search(line.text):
            continue
        later = first[position + 1].text if position + 1 < len(first) else ""
        text = f"{line.text} {later}"
        for day in days(text):
            within = text[day.start : min(day.end, len(line.text))]
            if day.start >= len(line.text) or (day.end > len(line.text) and not _LETTER.search(within)):
                break  # of the next line; or only a figure at the end of this one
            labelled = _LABEL.search(line.text[: day.start]) is not None
            figures = not _LETTER.search(text[day.start : day.end])
            if not labelled and (not day.plain or not day.iso or (figures and line.cells > 2)):
                continue
            yield text[day.start : day.end], day
