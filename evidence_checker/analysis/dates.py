"""Dates as they are printed, typed and misread: the day a document was set down."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_checker.analysis.kinds import LEGAL
from evidence_checker.analysis.lines import Line

_DIGITS = str.maketrans(
    {
        "O": "0",
        "o": "0",
        "l": "1",
        "L": "1",
        "I": "1",
        "|": "1",
        "!": "1",
        "i": "1",
        "t": "1",
        "Z": "2",
        "z": "2",
        "S": "5",
        "B": "8",
    }
)
MONTHS = {name: number for number, names in enumerate([
    (), ("januari", "january"), ("februari", "pebruari", "february"), ("maret", "march"), ("april",), ("mei", "may"), ("juni", "june"),
    ("juli", "july"), ("agustus", "august"), ("september",), ("oktober", "october"), ("november", "nopember"),
    ("desember", "december")]) for name in names}  # fmt: skip
_DATE = re.compile(
    r"\b(?P<day>[0-9OIl|]{1,2})[\s\-]*(?P<month>Jan\w{3,5}|[FP]eb\w{4,6}|Mar\w{2,3}|Apr\w{2}|Me[i1l]|Jun[i1l]|Jul[i1l]|Agu\w{3,5}|Sep\w{5,7}|Okt\w{4}|No[vp]\w{5,6}|Des\w{5})[\s\-]*(?P<year>[2Zz1Il][0Oo9][0-9OIlt|]{2})(?!\w)",
    re.IGNORECASE,
)
_SET = re.compile(
    r"(?:Ditetapkan|Dikeluarkan|Ditandatangani|Disahkan)\s+(?:di|pada)\b[^\n]{0,60}\n?[^\n]{0,20}?p\s?ada\s+tang+al\s*:?\s*(?P<date>[^\n]{0,40})",
    re.IGNORECASE,
)
_CITING = re.compile(r"\b(?:Undang|Peraturan|Keputusan|Instruksi|Lembaran|Berita Negara)\b", re.IGNORECASE)


def digits(text: str) -> str:
    """Digits as meant, in a field that can only hold digits."""
    return text.translate(_DIGITS)


def iso_date(text: str) -> str:
    """The first date of a text as ISO 8601, or ""."""
    match = _DATE.search(text)
    if not match:
        return ""
    day = int(digits(match["day"]) or 0)
    year = digits(match["year"].replace("t", "1"))
    month = _month(match["month"])
    if not (1 <= day <= 31 and month and year.isdigit() and 1945 <= int(year) <= 2099):
        return ""
    return f"{year}-{month:02d}-{day:02d}"


def _month(word: str) -> int:
    word = word.casefold().replace("1", "i")
    if word in MONTHS:
        return MONTHS[word]
    for name, number in MONTHS.items():
        if name[:3] == word[:3] and word[:3] != "mei":
            return number
    return 5 if word.startswith("me") else 0


def enactments(text: str) -> list[str]:
    """What stands after each "Ditetapkan di … pada tanggal" of a text, "" where the place was left blank."""
    return [match["date"] for match in _SET.finditer(text)]


def date_of(enacted: Sequence[str], first: Sequence[Line], lines: Sequence[Line], kind: str) -> str:
    """The day as ISO 8601, "" when none is printed. `enacted`: of `enactments`. `first`: lines of the heading."""
    told = (iso_date(text) for text in enacted)
    date = next((day for day in told if day), "")
    if not date and kind not in LEGAL:
        date = next((day for line in first if not _CITING.search(line.text) and (day := iso_date(line.text))), "")
    if not date and kind in LEGAL and not enacted:
        date = next((day for line in lines[-30:] if (day := iso_date(line.text))), "")
    return date
