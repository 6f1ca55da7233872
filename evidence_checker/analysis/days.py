"""Days as Indonesian papers write them: in figures, with names of months long, short, old and Roman, and in words.

Forms: "6 Februari 2023", "06 (enam) Februari 2023", "6/Februari/2023", "6 Peb 23", "6-II-2023", "06-02-2023",
"6.2.23", "2023-02-06", "enam bulan Februari tahun dua ribu dua puluh tiga". A day that no calendar has is found too,
and told apart from one that was not found.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1945, 2099
_DIGITS = str.maketrans("OolLI|!itZzSB", "0011111112258")
MONTHS = {name: number for number, names in enumerate([
    (), ("januari", "january"), ("februari", "pebruari", "february"), ("maret", "march"), ("april",), ("mei", "may"),
    ("juni", "june"), ("juli", "july"), ("agustus", "august"), ("september",), ("oktober", "october"),
    ("november", "nopember"), ("desember", "december")]) for name in names}  # fmt: skip
# As they are written short in letters and tables, with the old spellings.
_SHORT = {name: number for number, names in enumerate([
    (), ("jan",), ("feb", "peb", "pebr", "febr"), ("mar", "mrt"), ("apr",), (), ("jun",), ("jul",),
    ("agt", "ags", "agu", "agust", "aug"), ("sep", "sept"), ("okt", "oct"), ("nov", "nop"),
    ("des", "dec")]) for name in names}  # fmt: skip
_ROMAN = {
    name: number
    for number, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)
}
_UNITS = {name: number for number, name in enumerate(
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"])}  # fmt: skip

# A named month, long (as OCR may misread it) or short.
_MONTH = (
    r"(?:Jan\w{3,5}|[FP]eb\w{4,6}|Mar\w{2,3}|Apr\w{2}|Me[i1l]|Jun[i1l]|Jul[i1l]|Agu\w{3,5}|Sep\w{5,7}|Okt\w{4}|No[vp]\w{5,6}|Des\w{5}"
    r"|May|June|July|Oct\w{4}|Dec\w{5}|(?:Jan|[FP]ebr?|Mar|Mrt|Apr|Jun|Jul|Agt|Ags|Agust?|Aug|Sept?|Okt|Oct|No[vp]|Des|Dec)\b\.?)"
)
_YEAR = r"(?:[2Zz1Il][0Oo9][0-9OIlt|]{2})(?!\w)"
_ATOM = (
    r"(?:se(?:puluh|belas|ratus|ribu)|(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(?:\s?(?:belas|puluh|ratus|ribu))?"
    r"|belas|puluh|ratus|ribu|nol)"
)
_WORDS = rf"{_ATOM}(?:[\s\-]*{_ATOM}){{0,8}}"
_IN_BRACKETS = r"(?:\s*\(\s*[^()\n]{2,40}\))?"
_NAMED = re.compile(
    rf"(?<![\w/.])(?P<day>[0-9OIl|]{{1,2}}){_IN_BRACKETS}[\s\-/.,]*(?:bulan\s+)?(?P<month>{_MONTH}){_IN_BRACKETS}"
    rf"[\s\-/.,]*(?:tahun\s+)?(?P<year>{_YEAR}|'?\d\d(?![\w/.,\-%]|\s*[%:]))",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"(?<![\w/.\-])(?P<day>\d{1,2})(?P<sign>\s?[-/.]\s?)(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)(?![\w/\-]|\.\w)"
)
_ISO = re.compile(r"(?<![\w/.\-])(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d\d)(?P=sign)(?P<day>\d\d)(?![\d/\-]|\.\d)")
_ROMANS = re.compile(
    r"(?<![\w/.\-])(?P<day>\d{1,2})\s?(?P<sign>[-/. ])\s?(?P<month>X?I{1,3}|I?[VX]|VI{1,3})\s?(?P=sign)\s?(?P<year>\d{4})(?![\w/\-])"
)
_SPELT = re.compile(
    rf"(?<!\w)(?P<day>{_WORDS}|\d{{1,2}}){_IN_BRACKETS}[\s,]*(?:bulan\s+(?:ke\s*)?(?P<nth>{_WORDS}|\d{{1,2}}(?=\W))|(?:bulan\s+)?(?P<month>{_MONTH})){_IN_BRACKETS}"
    rf"[\s,]*(?:tahun\s+)?(?P<year>(?:dua\s*ribu|seribu\s+sembilan\s+ratus)(?:[\s\-]*{_ATOM}){{0,4}}|{_YEAR})",
    re.IGNORECASE,
)


class Day(NamedTuple):
    """One day in a text. `iso`: ISO 8601, "" when no calendar has such a day. `start`, `end`: its characters in the
    text. `plain`: whether its form can be nothing but a day ("6 Februari 2023", "2023-02-06"; not "6.2.23")."""

    iso: str
    start: int
    end: int
    plain: bool


def digits(text: str) -> str:
    """Digits as meant, in a field that can only hold digits."""
    return text.translate(_DIGITS)


def days(text: str) -> Iterator[Day]:
    """Every day of a text in reading order, impossible ones too; none lies within another."""
    found = [*_found(text)]
    found.sort(key=lambda day: (day.start, -day.end))
    until = 0
    for day in found:
        if day.start >= until:
            yield day
            until = day.end


def iso_date(text: str, *, field: bool = True) -> str:
    """The first day of a text that a calendar has, as ISO 8601, or "". `field`: whether the text stands where a day is
    written, so that forms count which are something else elsewhere ("6.2.23")."""
    return next((day.iso for day in days(text) if day.iso and (field or day.plain)), "")


def _found(text: str) -> Iterator[Day]:
    for match in _NAMED.finditer(text):
        month = _month(match["month"])
        short = len(match["year"]) < 4
        if month and not (short and _is_long(match["month"])):
            yield _day(match, digits(match["day"]), month, digits(match["year"].strip("'")), True)
    for match in _FIGURES.finditer(text):
        # the same sign on both sides; two figures of a year are a day only where a day is asked for
        yield _day(match, match["day"], int(match["month"]), match["year"], len(match["year"]) == 4)
    for match in _ISO.finditer(text):
        yield _day(match, match["day"], int(match["month"]), match["year"], True)
    for match in _ROMANS.finditer(text):
        if match["month"] in _ROMAN:
            yield _day(match, match["day"], _ROMAN[match["month"]], match["year"], match["sign"] == "-")
    for match in _SPELT.finditer(text):
        nth = match["nth"]
        month = (int(nth) if nth.isdigit() else _number(nth)) if nth else _month(match["month"])
        day = match["day"] if match["day"].isdigit() else str(_number(match["day"]))
        year = digits(match["year"])
        yield _day(match, day, month, year if year.isdigit() else str(_number(match["year"])), True)


def _day(match: re.Match[str], day: str, month: int, year: str, plain: bool) -> Day:
    if len(year) == 2:
        year = f"20{year}"
    iso = ""
    if day.isdigit() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR:
        try:
            iso = datetime.date(int(year), month, int(day)).isoformat()
        except ValueError:
            iso = ""
    return Day(iso, match.start(), match.end(), plain)


def _is_long(word: str) -> bool:
    return word.casefold().rstrip(".") not in _SHORT


def _month(word: str) -> int:
    word = word.casefold().rstrip(".").replace("1", "i")
    if word in MONTHS or word in _SHORT:
        return MONTHS.get(word) or _SHORT[word]
    for name, number in MONTHS.items():
        if name[:3] == word[:3] and word[:3] != "mei":
            return number
    return 5 if word.startswith("me") else 0


def _number(words: str) -> int:
    """The number that Indonesian words name, below ten thousand: "dua ribu dua puluh tiga" → 2023; 0 = none."""
    total = last = 0
    for atom in re.findall(r"se(?=puluh|belas|ratus|ribu)|belas|puluh|ratus|ribu|[a-z]+?(?=belas|puluh|ratus|ribu|\b)",
                           words.casefold()):  # fmt: skip
        if atom == "se":
            last = 1
        elif atom == "belas":
            total, last = total + 10 + last, 0
        elif atom in ("puluh", "ratus", "ribu"):
            total, last = total + (last or 1) * {"puluh": 10, "ratus": 100, "ribu": 1000}[atom], 0
        else:
            total, last = total + last, _UNITS.get(atom, 0)
    return total + last
