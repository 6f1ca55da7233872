"""Excel 2003 XML, which many web applications export: one page a sheet, one line a row, cells apart by tabs."""

from __future__ import annotations

from evidence_checker.readers import plain_xml
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.sections import Section, keep
from evidence_checker.readers.sheet_headers import printed
from evidence_checker.readers.xml_stream import attribute

_SHEET = "urn:schemas-microsoft-com:office:spreadsheet}"


def read(draft: Draft) -> None:
    """Raises Unreadable (damaged, unsafe, empty) or Stopped."""
    book = _Book()
    stopped: Stopped | None = None
    try:
        plain_xml.parse(draft.data, "Excel XML", book.start, book.end, book.text)
    except Stopped as limit:
        stopped = limit
    except Unreadable:
        if not any(section.lines for section in book.sections):
            raise
        stopped = Stopped("EC120", pages=str(len(book.sections)), count=1)
    if not book.sections:
        raise Unreadable("EC101", format="Excel XML", detail="no sheet")
    keep(draft, book.sections)
    if stopped is not None:
        raise stopped


class _Book:
    """Collects rows from the events; `Data` holds a value, `Comment` a note, `Header` and `Footer` what is printed."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self._row: list[str] = []
        self._value: list[str] = []
        self._wanted = 0
        self._in_note = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "Worksheet" and tag.startswith(_SHEET):
            self.sections.append(Section(heading=f"Sheet: {attributes.get(_SHEET + 'Name', '')}"))
        elif name == "Comment":
            self._in_note += 1
        elif name == "Data" and self.sections:
            self._wanted += 1
            self._value = []
        elif name in ("Header", "Footer") and self.sections and (shown := printed(attribute(attributes, "Data"))):
            section = self.sections[-1]
            (section.lines.insert(0, shown) if name == "Header" else section.notes.append(shown))

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name == "Data" and self._wanted:
            self._wanted -= 1
            value = "".join(self._value).strip()
            if value and self._in_note:
                self.sections[-1].notes.append(value)
            elif value:
                self._row.append(value)
        elif name == "Comment" and self._in_note:
            self._in_note -= 1
        elif name == "Row" and self.sections:
            if self._row:
                self.sections[-1].lines.append("\t".join(self._row))
            self._row = []

    def text(self, data: str) -> None:
        if self._wanted:
            self._value.append(data)
