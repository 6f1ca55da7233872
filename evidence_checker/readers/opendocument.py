"""ODT, ODS, ODP: one stream of XML; pages where the program left soft page breaks, sheets and slides as pages."""

from __future__ import annotations

from evidence_checker.readers import pictures, written_date
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.sections import Section, keep
from evidence_checker.readers.zip_package import Package

_MOST_REPEATS = 100
_NOT_TEXT = frozenset({"tracked-changes", "annotation", "scripts", "font-face-decls"})


def read(draft: Draft) -> None:
    package = Package(draft.data, "ODF")
    draft.written = written_date.of_package(package)
    if "content.xml" not in package:
        raise Unreadable("EC101", format="ODF", detail="content.xml")
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Unreadable("EC102", format="ODF")
    body = _Body()
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
    pictures.read_all(draft, package, "Pictures/")


def _margins(package: Package, first: Section) -> None:
    """Headers and footers stand in the master pages of the styles."""
    header, footer = _Body("header"), _Body("footer")
    for margin in (header, footer):
        package.parse("styles.xml", margin.start, margin.end, margin.text)
    first.lines[:0] = [line for section in header.sections for line in section.lines if line.strip()]
    first.notes.extend(line for section in footer.sections for line in section.lines if line.strip())


class _Body:
    """Collects the paragraphs of an OpenDocument part; `only`: just those inside elements of this name."""

    def __init__(self, only: str = "") -> None:
        self.sections = [Section()]
        self._only, self._inside = only, 0
        self._open: list[list[str]] = []
        self._row: list[str] | None = None
        self._cell: list[str] = []
        self._repeats = 1
        self._dropped = 0
        self._is_heading = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
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
        elif name == "soft-page-break" and self._row is None:
            self._next(self.sections[-1].heading)
        elif name == "table" and space.endswith("table:1.0") and "spreadsheet" in self._place:
            self._next(f"Sheet: {values.get('name', '')}")
        elif name == "page" and "presentation" in self._place:
            self._next(f"Slide: {values.get('name', '')}")
        elif name in ("spreadsheet", "presentation"):
            self._place = name
        elif name == "table-row":
            self._row = []
        elif name in ("table-cell", "covered-table-cell"):
            self._cell = []
            repeated = values.get("number-columns-repeated", "1")
            self._repeats = min(int(repeated), _MOST_REPEATS) if repeated.isdigit() else 1

    _place = ""

    def end(self, tag: str) -> None:
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
            (self.sections[-1].lines if self._row is None else self._cell).append(line)
        elif name == "table-cell" and self._row is not None:
            text = "\n".join(line for line in self._cell if line.strip())
            if text:
                self._row.extend([text] * self._repeats)
            self._cell = []
        elif name == "table-row" and self._row is not None:
            if self._row:
                self.sections[-1].lines.append("\t".join(self._row))
            self._row = None

    def text(self, data: str) -> None:
        if self._open and not self._dropped:
            self._open[-1].append(data)

    def _next(self, heading: str) -> None:
        if self.sections[-1].lines:
            self.sections.append(Section(heading=heading))
        else:
            self.sections[-1].heading = heading
