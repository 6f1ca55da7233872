"""The three clocks of a document as its own text tells them: the day it was set down, the period it covers, the day it
was received. A file's own time is none of them; what the text does not tell stays unknown.

Periods are read in the heading of the document (its first page), as they are written in official papers: "Tahun
Anggaran 2026", "TA 2026", "Semester I Tahun 2026", "Triwulan II 2026", "Januari–Juni 2026", "Bulan November 2023".
"""

from __future__ import annotations

import calendar
import re

from evidence_checker.analysis.days import MONTHS, days, iso_date
from evidence_checker.model import DateQuote, Document, DocumentDates

_HEADING = 1500  # characters of the first page within which a document names its period
_ENDS = 3  # pages at either end of a document where its day is quoted from
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NAME = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=len, reverse=True))
_YEAR = r"(?P<year>20[0-4]\d)"
_FORMS = (
    re.compile(rf"\bsemester\s+(?P<half>ii|i|2|1)\b[^\n]{{0,30}}?{_YEAR}", re.IGNORECASE),
    re.compile(rf"\btri\s?wulan\s+(?P<quarter>iv|iii|ii|i|[1-4])\b[^\n]{{0,30}}?{_YEAR}", re.IGNORECASE),
    re.compile(
        rf"\b(?P<first>{_NAME})\s*(?:20[0-4]\d\s*)?(?:-|–|—|s\.?d\.?|s/d|sampai(?:\s+dengan)?)\s*(?P<last>{_NAME})"
        rf"\s+(?:tahun\s+)?{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(rf"\bbulan\s*:?\s*(?P<month>{_NAME})\s+(?:tahun\s+)?{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b(?:tahun\s+anggaran|t\.?\s?a\.?)\s*:?\s*{_YEAR}(?!\s*[-–/]\s*20)", re.IGNORECASE),
)
_RECEIVED = re.compile(
    r"\b(?:diterima(?:\s+(?:pada\s+)?(?:tanggal|tgl\.?))?|tanggal\s+(?:terima|diterima)|tgl\.?\s+terima)\s*:?\s*"
    r"(?P<day>[^\n]{4,40})",
    re.IGNORECASE,
)


def dates_of(document: Document, date: str) -> DocumentDates:
    """The clocks with their quotes. `date`: the day the document was set down, ISO 8601, "" = not told."""
    quotes: list[DateQuote] = []
    if date:
        quotes += _quote_of(document, date)
    first = next((page for page in document.pages if page.text.strip()), None)
    begins = ends = received = ""
    if first is not None:
        head = first.text[:_HEADING]
        for form in _FORMS:
            match = form.search(head)
            if match:
                begins, ends = _span(match)
                quotes += [
                    DateQuote("period_from", first.number, match[0]),
                    DateQuote("period_to", first.number, match[0]),
                ]
                break
        match = _RECEIVED.search(first.text)
        if match and (received := iso_date(match["day"])):
            quotes.append(DateQuote("received", first.number, match[0]))
    return DocumentDates(date, begins, ends, received, tuple(quotes))


def _quote_of(document: Document, date: str) -> list[DateQuote]:
    pages = document.pages
    for page in pages if len(pages) <= 2 * _ENDS else (*pages[:_ENDS], *pages[-_ENDS:]):
        for day in days(page.text):
            if day.iso == date:
                return [DateQuote("document", page.number, page.text[day.start : day.end])]
    return []


def _span(match: re.Match[str]) -> tuple[str, str]:
    """First and last day of a period, ISO 8601."""
    found = match.groupdict()
    year = int(found["year"])
    if found.get("half"):
        last = 6 * _ROMAN[found["half"].lower()]
        first = last - 5
    elif found.get("quarter"):
        last = 3 * _ROMAN[found["quarter"].lower()]
        first = last - 2
    elif found.get("first"):
        first, last = MONTHS[found["first"].casefold()], MONTHS[found["last"].casefold()]
    elif found.get("month"):
        first = last = MONTHS[found["month"].casefold()]
    else:
        first, last = 1, 12
    if first > last:
        first, last = 1, 12
    return f"{year}-{first:02d}-01", f"{year}-{last:02d}-{calendar.monthrange(year, last)[1]:02d}"
