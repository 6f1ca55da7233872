"""ODT, ODS, ODP: one stream of XML; pages where the program left soft page breaks, sheets and slides as pages."""

from __future__ import annotations

from evidence_checker.readers import pictures
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.sections import Section, keep
from evidence_checker.readers.zip_package import Package

_MOST_REPEATS = 100
_NOT_TEXT = frozenset({"tracked-changes", "annotation", "scripts", "font-face-decls"})


def read(draft: Draft) -> None:
    """Read an OpenDocument file into the draft."""
    package = Package(draft.data, "ODF")
    if "content.xml" not in package:
        raise Unreadable("EC101", format="ODF", detail="content.xml")
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Unreadable("EC102", format="ODF")
    body = Body()
    stopped: Stopped | None = None
    try:
        package.parse("content.xml", body.start, body.end, body.text)
    except Stopped as limit:
        stopped = limit
    if "styles.xml" in package and stopped is None:
        _margins(package, body.sections[0])
    keep(draft, body.sections)
    if stopped is not None:
        raise stopped
    pictures.read_inside(draft, package, "Pictures/", ["content.xml"])


def _margins(package: Package, first: Section) -> None:
    """Headers and footers stand in the master pages of the styles."""
    header, footer = Body("header"), Body("footer")
    for margin in (header, footer):
        package.parse("styles.xml", margin.start, margin.end, margin.text)
    first.lines[:0] = [line for section in header.sections for line in section.lines if line.strip()]
    first.notes.extend(line for section in footer.sections for line in section.lines if line.strip())


class Body:
    """Collects the paragraphs of an OpenDocument part; `only`: just those inside elements of this name."""

    def __init__(self, only: str = "") -> None:
        self.sections = [Section()]
        self._only, self._inside = only, 0
        self._open: list[list[str]] = []
        # One row and one cell for each table that is open: a cell may hold a table of its own.
        self._rows: list[list[str]] = []
        self._cells: list[list[str]] = []
        self._repeats: list[int] = []
        self._dropped = 0
        self._is_heading = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        space, _, name = tag.rpartition("}")
        values = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        if name in _NOT_TEXT:
            self._dropped += 1
        if name == self._only:
            self._inside += 1
        if self._dropped or (self._only and not self._inside):
            return
        if name in ("p", "h") and space.endswith("text:1.0"):
            self._open.append([])
            self._is_heading = name == "h"
        elif name == "s" and self._open:
            count = values.get("c", "1")
            self._open[-1].append(" " * min(int(count) if count.isdigit() else 1, 200))
        elif name == "tab" and self._open:
            self._open[-1].append("\t")
        elif name == "line-break" and self._open:
            self._open[-1].append("\n")
        elif name == "soft-page-break" and not self._rows:
            self._next(self.sections[-1].heading)
        elif name == "table" and space.endswith("table:1.0") and "spreadsheet" in self._place:
            self._next(f"Sheet: {values.get('name', '')}")
        elif name == "page" and self._place in ("presentation", "drawing"):
            self._next(f"{'Slide' if self._place == 'presentation' else 'Gambar'}: {values.get('name', '')}")
        elif name in ("spreadsheet", "presentation", "drawing"):
            self._place = name
        elif name == "table-row":
            self._rows.append([])
        elif name == "table-cell":
            self._cells.append([])
            repeated = values.get("number-columns-repeated", "1")
            self._repeats.append(min(int(repeated), _MOST_REPEATS) if repeated.isdigit() else 1)

    _place = ""

    def end(self, tag: str) -> None:
        """An element ends."""
        space, _, name = tag.rpartition("}")
        if name in _NOT_TEXT:
            self._dropped -= 1
            return
        if name == self._only:
            self._inside -= 1
        if self._dropped:
            return
        if name in ("p", "h") and self._open and space.endswith("text:1.0"):
            line = "".join(self._open.pop())
            if self._is_heading and line.strip() and not self.sections[-1].heading:
                self.sections[-1].heading = line.strip()
            self._target().append(line)
        elif name == "table-cell" and self._cells:
            text = "\n".join(line for line in self._cells.pop() if line.strip())
            repeats = self._repeats.pop()
            if text and self._rows:
                self._rows[-1].extend([text] * repeats)
        elif name == "table-row" and self._rows and (row := self._rows.pop()):
            self._target().append("\t".join(row))

    def _target(self) -> list[str]:
        return self._cells[-1] if self._cells else self.sections[-1].lines

    def text(self, data: str) -> None:
        """Characters within an element."""
        if self._open and not self._dropped:
            self._open[-1].append(data)

    def _next(self, heading: str) -> None:
        if self.sections[-1].lines:
            self.sections.append(Section(heading=heading))
        else:
            self.sections[-1].heading = heading
