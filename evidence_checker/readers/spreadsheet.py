"""XLSX: one page a sheet, one line a row, cells apart by tabs. Only cells that are there are read, however far away."""

from __future__ import annotations

import datetime
import re

from evidence_checker.readers import drawing_text, pictures
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.sections import Section, keep
from evidence_checker.readers.sheet_headers import printed
from evidence_checker.readers.zip_package import Package

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(45, 48), *range(27, 37), *range(50, 59)})
_DATE_LETTERS = re.compile(r"[dmyDMY]")
_LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST_DAY = datetime.datetime(1899, 12, 30)
_PRINTED = frozenset(f"{which}{where}" for which in ("odd", "even", "first") for where in ("Header", "Footer"))
_MOST_CELLS_CLAIMED = 100_000_000


def read(draft: Draft) -> None:
    """Read a workbook into the draft: one page a sheet."""
    package = Package(draft.data, "XLSX")
    sheets = _sheets(package)
    if not sheets:
        raise Unreadable("EC101", format="XLSX", detail="no sheet")
    strings, dates = _strings(package), _date_styles(package)
    first_day = _first_day(package)
    sections: list[Section] = []
    stopped: Stopped | None = None
    for name, part in sheets:
        sheet = _Sheet(draft, strings, dates, first_day)
        try:
            package.parse(part, sheet.start, sheet.end, sheet.text)
        except Stopped as limit:
            stopped = limit
        sections.append(Section([*sheet.above, *sheet.lines], [*sheet.below, *_drawn(package, part)], f"Sheet: {name}"))
        if stopped:
            break
    keep(draft, sections, len(sheets))
    if stopped:
        raise stopped
    pictures.read_inside(draft, package, "xl/media/", _drawings(package, [part for _, part in sheets]))


def _sheets(package: Package) -> list[tuple[str, str]]:
    """(name, part) of every sheet in the order of the workbook."""
    part = next(
        (target for kind, target in package.relations("").values() if kind == "officeDocument"), "xl/workbook.xml"
    )
    found: list[tuple[str, str]] = []
    if part in package:
        relations = package.relations(part)

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag.endswith("}sheet"):
                identifier = next((value for key, value in attributes.items() if key.endswith("}id")), "")
                if identifier in relations:
                    found.append((attributes.get("name", ""), relations[identifier][1]))

        package.parse(part, start, lambda _tag: None, lambda _text: None)
    return found or [(n.rsplit("/", 1)[-1], n) for n in package.names("xl/worksheets/", ".xml")]


def _first_day(package: Package) -> datetime.datetime:
    """The day that counts as 0: workbooks of old Excel for Mac count from 1904 (ECMA-376 part 1, 18.2.28)."""
    part = "xl/workbook.xml"
    of_mac = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal of_mac
        if tag.endswith("}workbookPr"):
            of_mac = attributes.get("date1904", "0") in ("1", "true", "on")

    if part in package:
        package.parse(part, start, lambda _tag: None, lambda _text: None)
    return datetime.datetime(1904, 1, 1) if of_mac else _FIRST_DAY


def _drawings(package: Package, sheets: list[str]) -> list[str]:
    """The drawings of the sheets: what pictures hang on."""
    return [target for part in sheets for kind, target in package.relations(part).values() if kind == "drawing"]


def _strings(package: Package) -> list[str]:
    part = "xl/sharedStrings.xml"
    found: list[str] = []
    if part not in package:
        return found
    wanted, phonetic = False, False

    def start(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal wanted, phonetic
        name = tag.rpartition("}")[2]
        if name == "si":
            found.append("")
        phonetic = phonetic or name == "rPh"
        wanted = name == "t" and not phonetic

    def end(tag: str) -> None:
        nonlocal wanted, phonetic
        wanted = False
        if tag.endswith("}rPh"):
            phonetic = False

    def text(data: str) -> None:
        if wanted and found:
            found[-1] += data

    package.parse(part, start, end, text)
    return found


def _date_styles(package: Package) -> set[int]:
    """The cell styles that show a number as a date."""
    part = "xl/styles.xml"
    formats: dict[str, str] = {}
    styles: set[int] = set()
    if part not in package:
        return styles
    inside, count = False, 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside, count
        name = tag.rpartition("}")[2]
        if name == "numFmt":
            formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            number = attributes.get("numFmtId", "0")
            code = _LITERALS.sub("", formats.get(number, ""))
            if (number.isdigit() and int(number) in _BUILT_IN_DATES) or _DATE_LETTERS.search(code):
                styles.add(count)
            count += 1

    def end(tag: str) -> None:
        nonlocal inside
        if tag.endswith("}cellXfs"):
            inside = False

    package.parse(part, start, end, lambda _text: None)
    return styles


def _drawn(package: Package, part: str) -> list[str]:
    """Texts of drawings (text boxes) and comments of a sheet."""
    texts: list[str] = []
    wanted = False

    def start(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal wanted
        wanted = tag.endswith("}t")

    def end(tag: str) -> None:
        nonlocal wanted
        wanted = False
        if tag.endswith(("}p", "}comment")):
            texts.append("\n")

    for kind, target in sorted(package.relations(part).values()):
        if kind in ("drawing", "comments"):
            package.parse(target, start, end, lambda data: texts.append(data) if wanted else None)
        if kind == "drawing":
            for inner, shown in sorted(package.relations(target).values()):
                if inner == "chart":
                    texts.extend(f"{line}\n" for line in drawing_text.chart_lines(package, shown))
                elif inner == "diagramData":
                    texts.extend(f"{line}\n" for line in drawing_text.lines(package, shown))
    return [line for line in "".join(texts).split("\n") if line.strip()]


class _Sheet:
    """Collects the rows of a sheet from its events."""

    def __init__(self, draft: Draft, strings: list[str], dates: set[int], first_day: datetime.datetime) -> None:
        self._draft, self._strings, self._dates, self._first_day = draft, strings, dates, first_day
        self.lines: list[str] = []
        self._row: list[str] = []
        self._type, self._style, self._value = "", 0, ""
        self._wanted = False
        self._size = 0
        # What is printed on every page of the sheet: the header above, the footer below; each text once.
        self.above: list[str] = []
        self.below: list[str] = []
        self._printed = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "c":
            self._type, self._value = attributes.get("t", ""), ""
            style = attributes.get("s", "")
            self._style = int(style) if style.isdigit() else 0
            self._claimed(attributes.get("r", ""))
        elif name == "v" or name == "t":
            self._wanted = True
        elif name in _PRINTED:
            self._printed, self._value, self._wanted = name, "", True
        elif name == "mergeCell":
            self._claimed(attributes.get("ref", "").rpartition(":")[2])

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name == "v" or name == "t":
            self._wanted = False
        elif name == self._printed:
            self._wanted, self._printed = False, ""
            place = self.above if name.endswith("Header") else self.below
            if (shown := printed(self._value)) and shown not in place:
                place.append(shown)
        elif name == "c":
            shown = self._shown()
            if shown:
                self._row.append(shown)
        elif name == "row" and self._row:
            line = "\t".join(self._row)
            self.lines.append(line)
            self._row = []
            self._size += len(line)
            if self._size > self._draft.options.max_page_characters:
                raise Stopped("EC121", what="characters", limit=self._draft.options.max_page_characters)

    def text(self, data: str) -> None:
        if self._wanted:
            self._value += data

    def _shown(self) -> str:
        value = self._value.strip()
        if self._type == "s":
            return self._strings[int(value)].strip() if value.isdigit() and int(value) < len(self._strings) else ""
        if self._type == "b":
            return "TRUE" if value == "1" else "FALSE"
        if self._type in ("", "n") and value:
            return self._number(value)
        return value

    def _number(self, value: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        if self._style in self._dates and 1 <= number < 2_958_466:
            moment = self._first_day + datetime.timedelta(days=number)
            return moment.strftime("%d-%m-%Y" if number == int(number) else "%d-%m-%Y %H:%M")
        if number == int(number) and abs(number) < 1e15:
            return str(int(number))
        return f"{number:.10g}"

    def _claimed(self, place: str) -> None:
        """A sheet that claims more cells than anyone can fill would stop programs that walk over all of them."""
        match = _PLACE.match(place)
        if match is None:
            return
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - 64
        if column * int(match[2]) > _MOST_CELLS_CLAIMED:
            self._draft.note("EC121", what="cells", limit=_MOST_CELLS_CLAIMED)
