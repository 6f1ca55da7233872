"""The number of a document, as its kind is numbered; OCR slips are repaired where only digits can stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_checker.anatomy.dates import digits
from evidence_checker.anatomy.kinds import LEGAL
from evidence_checker.anatomy.lines import Line
from evidence_checker.anatomy.years import ANY_YEAR

_YEAR = r"(?:[12Il|][90Oo][0-9OoIlL|SBt]{2})"
_NUMBER_YEAR = re.compile(
    r"^(?:NOMOR|NO(?![A-Z])\.?)\s*[:.;]?\s*(?P<number>[0-9OIl|A-Z][0-9A-Za-z.\-/ |]{0,60}?)\s+TA[HN]UN\s*(?P<year>"
    + _YEAR
    + r")\b",
    re.IGNORECASE,
)
_NUMBER_DECREE = re.compile(
    r"^(?:NOMOR|NO(?![A-Z]))\s*\.?\s*[:.;]?\s*(?P<number>[0-9A-Za-z.]{1,14}(?:\s?[./\-]\s?[0-9A-Za-z.\-|]{1,24}){1,8})",
    re.IGNORECASE,
)
_NUMBER_BARE = re.compile(
    r"^(?:NOMOR|NO(?![A-Z])\.?)(?:\s+SOP)?\s*[:.;]?\s*(?P<number>[0-9][0-9A-Za-z./\- ]{0,40})$", re.IGNORECASE
)
_LETTER_NUMBER = re.compile(
    r"^N\s?omor\s*:\s*(?P<number>[0-9A-Za-z.\-]{1,18}(?:\s*/\s*[0-9A-Za-z.\-]+){1,7})", re.IGNORECASE
)


def number_of(first: Sequence[Line], kind: str) -> tuple[str, int]:
    for position, line in enumerate(first):
        text = line.text
        if re.fullmatch(r"NOMOR\s*:?", text, re.IGNORECASE) and position + 1 < len(first):
            text = f"NOMOR {first[position + 1].text}"
        match = _NUMBER_YEAR.match(text)
        if match:
            year = _as_year(match["year"])
            number = match["number"].strip(" .:-")
            if re.fullmatch(r"[0-9OIl|SB]{1,4}", number):
                number = digits(number).lstrip("0") or number
            if re.search(r"X{2,}", number):
                return "", year
            return f"{number} Tahun {year}", year
        if kind in _LETTERS:
            match = _LETTER_NUMBER.match(text)
            if match and any(character.isdigit() for character in match["number"]):
                return _segments(match["number"]), _last_year(match["number"])
        elif kind in LEGAL:
            match = _NUMBER_DECREE.match(text)
            if (
                match
                and any(character.isdigit() for character in match["number"])
                and not re.search(r"X{2,}", match["number"])
            ):
                return _segments(match["number"]), _last_year(match["number"])
            match = _NUMBER_BARE.match(text)
            if match and not re.search(r"X{2,}", match["number"]):
                return re.sub(r"\s*TAHUN[\s.]*$", "", match["number"], flags=re.IGNORECASE).strip(" .-"), 0
        elif kind == "sop":
            match = _SLASHED.search(text)
            if match and "peraturan" not in text.casefold():
                return _segments(match.group()), _last_year(match.group())
    return "", 0


_LETTERS = frozenset(
    {"surat", "undangan", "nota_dinas", "surat_tugas", "notulen", "perjanjian", "berita_acara", "telaahan"}
)
_SLASHED = re.compile(r"\b[0-9][0-9A-Za-z.]*(?:\s?/\s?[0-9A-Za-z.\-]+){1,5}\s?/\s?20\d\d\b")


def _segments(number: str) -> str:
    """A number in parts between strokes; a part that holds a digit and otherwise only look-alikes of digits is made
    digits."""
    parts = [part.strip() for part in number.strip(" .-").split("/")]
    return "/".join(digits(part) if re.fullmatch(r"[0-9OoIl|]*[0-9][0-9OoIl|]*", part) else part for part in parts)


def _last_year(number: str) -> int:
    years = ANY_YEAR.findall(re.sub(r"[^0-9]", " ", digits(number)))
    return int(years[-1]) if years else 0


def _as_year(text: str) -> int:
    plain = digits(text)
    return int(plain) if plain.isdigit() else 0
