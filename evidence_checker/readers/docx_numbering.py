"""Numbers that Word writes by itself ("BAB II", "Pasal 3", "(2)", "a."), made again from numbering.xml and the styles.

ECMA-376 Part 1, 17.9: a list (`num`) uses the levels of an abstract list; lists of one abstract list count on together
unless one of them begins anew (`startOverride`); a level begins anew when a higher one counts (`lvlRestart`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence_checker.readers.xml_stream import attribute
from evidence_checker.readers.zip_package import Package

_LEVELS = 9
_MOST = 1_000_000
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_MOST_ROMAN = 4_000
_MOST_STYLES = 20


@dataclass(slots=True)
class ParagraphNumber:
    """What a paragraph says of its number: list, level and style, each "" when it says nothing."""

    number: str = ""
    level: str = ""
    style: str = ""


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    abstract: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._styles: dict[str, tuple[str, str, str]] = {}  # style → (list, level, style it is based on)
        self._style_levels: dict[tuple[str, str], int] = {}
        self._default_style = ""
        self._counts: dict[str, list[int]] = {}

    @classmethod
    def of(cls, package: Package, related: Mapping[str, list[str]]) -> Numbering:
        """The lists of a package. `related`: kind of relation → parts. Raises Unreadable, Stopped."""
        made = cls()
        for part in related.get("numbering", ()):
            made._read_lists(package, part)
        if made._lists:
            for part in related.get("styles", ()):
                made._read_styles(package, part)
        return made

    def before(self, told: ParagraphNumber, line: str) -> str:
        """The line with its number before it; counts on."""
        number, level = told.number, told.level
        style, steps = told.style or self._default_style, 0
        while style and not number and steps < _MOST_STYLES:
            number, styled_level, above = self._styles.get(style, ("", "", ""))
            level = level or styled_level
            if number and not level:
                level = str(self._style_levels.get((self._lists.get(number, _List()).abstract, style), 0))
            style, steps = above, steps + 1
        found = self._lists.get(number)
        if found is None or not self._abstract.get(found.abstract):
            return line
        depth = min(int(level), _LEVELS - 1) if level.isdigit() else 0
        one = self._level(found, depth)
        if one.format == "bullet" and not line.strip():
            return line
        label = self._label(found, depth)
        blank = {"space": " ", "nothing": ""}.get(one.suffix, "\t" if one.format == "bullet" else " ")
        return f"{label}{blank}{line}" if label and line.strip() else label or line

    def _level(self, found: _List, depth: int) -> _Level:
        return found.levels.get(depth) or self._abstract[found.abstract].get(depth, _Level())

    def _label(self, found: _List, depth: int) -> str:
        counts = self._counts.setdefault(found.abstract, [0] * _LEVELS)
        if not found.begun:
            found.begun = True
            for place, start in found.starts.items():
                counts[place] = start - 1 if place <= depth else 0
        one = self._level(found, depth)
        started = found.starts.get(depth, one.start)
        counts[depth] = min(counts[depth] + 1, _MOST) if counts[depth] else started
        for deeper in range(depth + 1, _LEVELS):
            restart = self._level(found, deeper).restart
            # 0: never; n: only when level n (1-based) or a higher one counts; not said: whenever any higher one does.
            if restart is None or (restart and restart > depth):
                counts[deeper] = 0

        def written(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = self._level(found, place)
            count = counts[place] or other.start
            return shown(count, "decimal" if one.legal and other.format != "none" else other.format)

        if one.format == "bullet":
            return "•"
        return _PLACE.sub(written, one.text)

    def _read_lists(self, package: Package, part: str) -> None:
        abstract, number, level, overridden = "", "", -1, False

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal abstract, number, level, overridden
            name, value = tag.rpartition("}")[2], attribute(attributes, "val")
            if name == "abstractNum":
                abstract, number = attribute(attributes, "abstractNumId"), ""
                self._abstract[abstract] = {}
            elif name == "num":
                number, abstract = attribute(attributes, "numId"), ""
                self._lists[number] = _List()
            elif name == "abstractNumId" and number:
                self._lists[number].abstract = value
            elif name == "lvlOverride" and number:
                level, overridden = _number(attribute(attributes, "ilvl")), True
            elif name == "startOverride" and number and 0 <= level < _LEVELS:
                self._lists[number].starts[level] = _number(value)
            elif name == "lvl":
                level = _number(attribute(attributes, "ilvl"))
                self._levels(abstract, number)[level] = _Level()
            elif level >= 0 and (abstract or overridden):
                self._detail(self._levels(abstract, number).get(level), name, value, abstract, level)

        def end(tag: str) -> None:
            nonlocal level, overridden
            name = tag.rpartition("}")[2]
            if name in ("lvl", "lvlOverride"):
                level = -1 if name == "lvlOverride" or not overridden else level
                overridden = overridden and name != "lvlOverride"

        package.parse(part, start, end, lambda _text: None)

    def _levels(self, abstract: str, number: str) -> dict[int, _Level]:
        return self._lists[number].levels if number else self._abstract.setdefault(abstract, {})

    def _detail(self, one: _Level | None, name: str, value: str, abstract: str, level: int) -> None:
        if one is None:
            return
        if name == "start":
            one.start = _number(value)
        elif name == "numFmt":
            one.format = value
        elif name == "lvlText":
            one.text = value[:200]
        elif name == "suff":
            one.suffix = value
        elif name == "lvlRestart":
            one.restart = _number(value)
        elif name == "isLgl":
            one.legal = value not in ("0", "false")
        elif name == "pStyle":
            self._style_levels[abstract, value] = level

    def _read_styles(self, package: Package, part: str) -> None:
        style = ""

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal style
            name, value = tag.rpartition("}")[2], attribute(attributes, "val")
            if name == "style":
                style = attribute(attributes, "styleId")
                self._styles[style] = ("", "", "")
                if attribute(attributes, "type") == "paragraph" and attribute(attributes, "default") in ("1", "true"):
                    self._default_style = style
            elif style and name in ("numId", "ilvl", "basedOn"):
                number, level, above = self._styles[style]
                self._styles[style] = (
                    value if name == "numId" else number,
                    value if name == "ilvl" else level,
                    value if name == "basedOn" else above,
                )

        package.parse(part, start, lambda _tag: None, lambda _text: None)


def shown(count: int, format_name: str) -> str:
    """A number as a list writes it (ST_NumberFormat): "IV", "d", "04"; decimal where the format is not known."""
    if format_name == "none":
        return ""
    if format_name in ("upperRoman", "lowerRoman") and 0 < count < _MOST_ROMAN:
        written = ""
        for value, sign in _ROMAN:
            while count >= value:
                written, count = written + sign, count - value
        return written if format_name == "upperRoman" else written.lower()
    if format_name in ("upperLetter", "lowerLetter") and 0 < count < _MOST_ROMAN:
        letter = chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if format_name == "upperLetter" else letter.lower()
    return f"{count:02d}" if format_name == "decimalZero" else str(count)


def _number(value: str) -> int:
    return int(value) if value.isdigit() and len(value) < 7 else 0
