"""The year of a document: when it was set down, or the year it is for where its cover says no more.

Sources, strongest first. A regulation: its number, its date, the line of its number, the place of its date. Any paper:
a year alone on the cover, the year in its heading, its number, its date, the name of the file, the year that the text
names most. A year that belongs to a cited regulation, or to a span of years, is none of them; nor is the day on which
the file was made or saved, which tells of a copy and not of the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from evidence_checker.analysis.days import digits
from evidence_checker.analysis.kinds import ADDRESS
from evidence_checker.analysis.lines import Line, without_digits
from evidence_checker.model import Document, Kind
from evidence_checker.text.document_text import DocumentText

_YEAR_WORD = re.compile(r"\b(?:tahun(?:\s+anggaran)?|T\.?A\.?)\s*:?\s*(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
ANY_YEAR = re.compile(r"(?<![\d/.])(?:19[6-9]\d|20[0-3]\d)(?!\d)")
_RANGE = re.compile(
    r"(?:19|20)\d\d\s*(?:-|/|s\.?/?d\.?|sampai(?: dengan)?)\s*(?:tahun\s*)?(?:19|20)\d\d", re.IGNORECASE
)
_NUMBER_LINE = re.compile(r"NOMOR\b.{0,40}(?:TAHUN\s*|/\s*)(20\d\d)\b(?!\s+tentang)", re.IGNORECASE)
_CITED = re.compile(
    r"\b(?:UU|PP|Undang|Peraturan|Perpres|Permen\w*|Perda|Pergub|Perbup|Perwal\w*|Instruksi|Keputusan|Edaran|Nomor|tentang)\b",
    re.IGNORECASE,
)
_EARLY = 150  # lines in which a head or foot of the first pages stands
_LISTS = re.compile(r"(?:D ?A ?F ?T ?A ?R ? I ?S ?I|KATA PENGANTAR)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\bNo\.|\bPasal\b", re.IGNORECASE)
_CITING = re.compile(
    r"\b(?:Undang|Peraturan|Keputusan|Instruksi|Edaran|Nomor)\b|(?:tahun\s+|^)\d{4}\s+tentang", re.IGNORECASE
)


def year_of(
    document: Document,
    whole: DocumentText,
    first: Sequence[Line],
    lines: Sequence[Line],
    kind: Kind,
    number_year: int,
    date: str,
    enacted: Sequence[str],
    running: frozenset[str],
) -> tuple[int, bool]:
    """The year, 0 when nothing tells; and whether only the name of the file tells it.

    `number_year`: the year in its number. `date`: its day (ISO 8601). `enacted`: of `enactments`. `running`: lines
    printed on many pages.
    """
    covers = _heading(first[:25])
    if kind.legal:
        year = number_year or _year(date) or _number_line(first) or _enacted(enacted)
    else:
        year = _alone(first) or _named(document, whole)
    printed = (
        year
        or _titled(covers)
        or _repeated(lines, running)
        or number_year
        or _year(date)
        or _on_cover(covers)
        or (_counted(lines) if kind.year_in_text else 0)
    )
    if printed:
        return printed, False
    told = _in_name(document)
    return (told, True) if told else (_counted(lines), False)


def _year(date: str) -> int:
    return int(date[:4] or 0)


def _number_line(first: Sequence[Line]) -> int:
    """The line of a number that was left blank: "NOMOR ... TAHUN 2023"."""
    return next((int(found[1]) for line in first[:25] if (found := _NUMBER_LINE.match(line.text))), 0)


def _enacted(enacted: Sequence[str]) -> int:
    """A year in the place of the date, whose day or month is blank or cannot be read."""
    return next((int(found[-1]) for text in enacted if (found := ANY_YEAR.findall(digits(text[:40])))), 0)


def _alone(first: Sequence[Line]) -> int:
    """The year that stands alone at the foot of a cover: when it was made, whatever year it is for."""
    cover = [line for line in first if line.page == 0]
    if len(cover) > 20 or any(line.prose for line in cover):
        return 0
    alone = {line.text for line in cover if ANY_YEAR.fullmatch(line.text)}
    return int(alone.pop()) if len(alone) == 1 else 0


def _in_name(document: Document) -> int:
    """The year in the file's name; a span of years is none."""
    name = document.file.path.rsplit("/", 1)[-1].replace("_", " ")
    named = ANY_YEAR.findall(_RANGE.sub(" ", name).replace("-", " "))
    return int(named[-1]) if named else 0


def _named(document: Document, whole: DocumentText) -> int:
    """The year in the file's name, where the first pages say the same year."""
    year = _in_name(document)
    return year if year and str(year) in whole.first(3) else 0


def _heading(first: Sequence[Line]) -> list[str]:
    """The lines above the running text, without those that go on with a citation ("… Nomor 25 Tahun / 2004 tentang").

    A long line is running text, unless it is an address or capitals follow.
    """
    made: list[str] = []
    cited = False
    for position, line in enumerate(first):
        if _LISTS.match(line.text):
            break
        if line.prose:
            if ADDRESS.search(line.text) or (position + 1 < len(first) and first[position + 1].shouted):
                continue
            break
        if not cited:
            made.append(line.text)
        cited = not line.shouted and bool(_CITED.search(line.text)) and not line.text.endswith((".", ";"))
    return made


def _repeated(lines: Sequence[Line], running: frozenset[str]) -> int:
    """The year in a line that is printed on many pages: the title, in chapters that do not name it otherwise."""
    if not running:
        return 0
    heads = (line.text for line in lines[:_EARLY] if line.page < 3 and without_digits(line.text) in running)
    return next((int(found[-1]) for text in heads if (found := ANY_YEAR.findall(_RANGE.sub(" ", text)))), 0)


def _titled(covers: Sequence[str]) -> int:
    """ "TAHUN 2023" in a heading that cites no regulation."""
    for text in covers:
        match = _YEAR_WORD.search(_RANGE.sub(" ", text))
        if match and not _CITED.search(text):
            return int(match["year"])
    return 0


def _on_cover(covers: Sequence[str]) -> int:
    """Any year in the heading. Several that stand alone are the columns of a table."""
    columns = len({text for text in covers if ANY_YEAR.fullmatch(text)}) > 1
    for text in covers:
        years = [year for year in ANY_YEAR.findall(_RANGE.sub(" ", text)) if int(year) >= 2000]
        if years and not _NUMBERED.search(text) and not _CITED.search(text) and not (columns and years[0] == text):
            return int(years[-1])
    return 0


def _counted(lines: Sequence[Line]) -> int:
    counted: Counter[int] = Counter()
    for line in lines[:400]:
        if not _CITING.search(line.text):
            counted.update(int(year) for year in ANY_YEAR.findall(_RANGE.sub(" ", line.text)) if int(year) >= 2000)
    return max(counted, key=lambda year: (counted[year], year)) if counted else 0
