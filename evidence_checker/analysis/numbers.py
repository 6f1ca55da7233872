"""The number of a document, as its kind is numbered; OCR slips are repaired where only digits can stand.

A regulation: "NOMOR 12 TAHUN 2023". A decree or a letter: parts between strokes, "188.45/112/HK/2023". Only the heading
is looked at, and of a regulation no line below its considerations: there other regulations are cited by their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.analysis.days import digits
from evidence_checker.analysis.lines import Line
from evidence_checker.analysis.number_completion import completed
from evidence_checker.analysis.number_segments import left_blank, plain_strokes, printed_number
from evidence_checker.analysis.years import ANY_YEAR
from evidence_checker.model import Kind

_YEAR = r"(?:[12Il|][90Oo][0-9OoIlL|SBt]{2})"
_NUMBER_LABEL = re.compile(r"(?:NOMOR|NO(?![A-Z]))\s*\.?(?:\s+(?:SOP|SURAT|SK))?\s*[:;]?\s?", re.IGNORECASE)
_NUMBER_YEAR = re.compile(
    r"^(?:NOMOR|NO(?![A-Z])\.?)\s*[:.;]?\s*(?P<number>[0-9OIl|A-Z][0-9A-Za-z.\-/ |]{0,60}?)\s+TA[HN]UN\s*(?P<year>"
    + _YEAR
    + r")\b",
    re.IGNORECASE,
)
_NUMBER_DECREE = re.compile(
    r"^(?:NOMOR|NO(?![A-Z]))\s*\.?\s*[:.;]?\s*(?P<number>[0-9A-Za-z.]{1,14}(?:\s?[./\-]\s?[0-9A-Za-z.\-|!]{1,24}){1,8})",
    re.IGNORECASE,
)
_NUMBER_BARE = re.compile(
    r"^(?:NOMOR|NO(?![A-Z])\.?)(?:\s+SOP)?\s*[:.;]?\s*(?P<number>[0-9][0-9A-Za-z./\- ]{0,40})$", re.IGNORECASE
)
_NUMBER_BLANK = re.compile(r"^NOMOR\s*[:.]?\s*[._…\-\s]*TAHUN\s*(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_LETTER_NUMBER = re.compile(
    r"^N\s?omor\s*:\s*(?P<number>[0-9A-Za-z.]{1,18}(?:\s?-\s?[0-9A-Za-z.]{1,9}){0,2}(?:\s*/\s*[0-9A-Za-z.\-]+){1,7})",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:Sifat|Lampiran|Perihal|Hal|Tanggal)\s*:?", re.IGNORECASE)
_VALUE = re.compile(r"^:?\s*(?P<number>[0-9][0-9A-Za-z.\-]{0,17}(?:\s?/\s?[0-9A-Za-z.\-]+){1,7})(?!\S)")
_SLASHED = re.compile(r"\b[0-9][0-9A-Za-z.]*(?:\s?/\s?[0-9A-Za-z.\-]+){1,5}\s?/\s?20\d\d\b")
# "Nomor SOP 29": within one unit procedures often bear no more than a running number
_OF_PROCEDURE = re.compile(
    r"NOM\w{1,3}\s+SOP\s*[:.;]?\s*(?P<number>\d{1,4}(?:\s?[/.\-]\s?[0-9A-Za-z]{1,12})*)$", re.IGNORECASE
)
# From here on a regulation cites others.
_CONSIDERED = re.compile(r"(?:Menimbang|Mengingat)\W+\w|(?:\w\W+)?bahwa\b", re.IGNORECASE)
_CITED = re.compile(r"\btentang\s+[A-Z][a-z]")
_PLACEHOLDER = re.compile(r"X{2,}")


@dataclass(frozen=True, slots=True)
class Number:
    """`text`: as printed, "" when there is none or it cannot be read. `year`: the year in it, 0 when it has none.
    `completed`: whether a part that a scan does not show legibly was taken from the file's name. `blank`: the line whose
    number was left to be filled in, "" when none was."""

    text: str = ""
    year: int = 0
    completed: bool = False
    blank: str = ""


_NONE = Number()


def number_of(first: Sequence[Line], kind: Kind, scanned: bool, file_name: str) -> Number:
    """`first`: lines of the heading. `scanned`: whether the first page was read by OCR."""
    for position, line in enumerate(first):
        text = plain_strokes(line.text)
        if kind.legal and _CONSIDERED.match(text):
            break
        if _CITED.search(text):
            continue
        if re.fullmatch(r"NOMOR\s*:?", text, re.IGNORECASE) and position + 1 < len(first):
            text = f"NOMOR {plain_strokes(first[position + 1].text)}"
        label = _NUMBER_LABEL.match(text)
        if label and not scanned and (kind.legal or kind.numbered_as) and left_blank(text[label.end() :]):
            # on a scan a hand may have written there what OCR does not see
            return Number("", _last_year(text[label.end() :]), blank=text)
        found = _with_year(text)
        if found is None:
            if kind.numbered_as == "letter":
                found = _of_letter(text, first, position)
            elif kind.legal:
                found = _of_decree(text, scanned, file_name)
            elif kind.numbered_as == "procedure":
                found = _of_procedure(text)
        if found is not None:
            return found
    return _NONE


def _with_year(text: str) -> Number | None:
    """ "NOMOR 12 TAHUN 2023"."""
    blank = _NUMBER_BLANK.match(text)
    if blank:
        return Number("", int(blank["year"]))
    match = _NUMBER_YEAR.match(text)
    if not match:
        return None
    year = _as_year(match["year"])
    number = match["number"].strip(" .:-")
    if re.fullmatch(r"[0-9OIl|SB]{1,4}", number):
        number = digits(number).lstrip("0") or number
    return Number("" if _PLACEHOLDER.search(number) else f"{number} Tahun {year}", year)


def _of_decree(text: str, scanned: bool, file_name: str) -> Number | None:
    if scanned and (whole := completed(text, file_name)):
        return Number(whole, _last_year(whole), completed=True)
    label = _NUMBER_LABEL.match(text)
    if label and not scanned and (whole := printed_number(text[label.end() :])) and any(map(str.isdigit, whole)):
        return None if _PLACEHOLDER.search(whole) else Number(_segments(whole), _last_year(whole))
    match = _NUMBER_DECREE.match(text)
    if match and any(character.isdigit() for character in match["number"]) and not _PLACEHOLDER.search(match["number"]):
        number = _segments(match["number"])
        if scanned and "/" in text[match.end() :]:
            return Number("", _last_year(text))  # a part is illegible, and half a number would be another one
        return Number(number, _last_year(match["number"]))
    match = _NUMBER_BARE.match(text)
    if match and not _PLACEHOLDER.search(match["number"]):
        number = re.sub(r"\s*TAHUN[\s.]*$", "", match["number"], flags=re.IGNORECASE).strip(" .-")
        return Number(number.replace(" ", "") if "/" in number else number)
    return None


def _of_letter(text: str, first: Sequence[Line], position: int) -> Number | None:
    match = _LETTER_NUMBER.match(text)
    if (
        not match
        and text.casefold().startswith("nomor ")
        and any(_LABEL.fullmatch(line.text) for line in first[position + 1 : position + 2])
    ):
        # the labels stand in one column, what they mean in another
        match = next((found for line in first[position + 2 :] if (found := _VALUE.match(line.text))), None)
    label = _NUMBER_LABEL.match(text) if match else None
    if match and label:
        whole = printed_number(text[label.end() :])
        if whole.startswith(match["number"].rstrip(" .-")) and "/" in whole:
            return Number(_segments(whole), _last_year(whole))
    if match and any(character.isdigit() for character in match["number"]):
        return Number(_segments(match["number"]), _last_year(match["number"]))
    return None


def _of_procedure(text: str) -> Number | None:
    match = _SLASHED.search(text)
    if match and "peraturan" not in text.casefold():
        return Number(_segments(match.group()), _last_year(match.group()))
    if plain := _OF_PROCEDURE.match(text.strip()):
        return Number(_segments(plain["number"]), _last_year(plain["number"]))
    return None


def _segments(number: str) -> str:
    """A number in parts between strokes; a part that holds a digit and otherwise only look-alikes of digits is made
    digits, one that is a month in Roman numerals but for its strokes is made one."""
    return "/".join(map(_segment, number.strip(" .-").split("/")))


def _segment(part: str) -> str:
    part = re.sub(r"\s*-\s*", "-", part.strip())
    if re.fullmatch(r"[1lI|!]*[VX]{1,2}[1lI|!]*", part):
        return re.sub(r"[1l|!]", "I", part)
    return digits(part) if re.fullmatch(r"[0-9OoIl|!]*[0-9][0-9OoIl|!]*", part) else part


def _last_year(number: str) -> int:
    years = ANY_YEAR.findall(re.sub(r"[^0-9]", " ", digits(number)))
    return int(years[-1]) if years else 0


def _as_year(text: str) -> int:
    plain = digits(text)
    return int(plain) if plain.isdigit() else 0
