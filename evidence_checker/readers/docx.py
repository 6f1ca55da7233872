"""DOCX: the parts of the package in document order, without building objects (ten times as fast, and nothing is left
out).

Read: paragraphs, tables, text boxes, content controls, tracked insertions, headers, footers, footnotes, endnotes,
comments. Left out: tracked deletions, the old place of moved text, the copy of a text box for old programs.
"""

from __future__ import annotations

from evidence_checker.readers import pictures, written_date
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.sections import Section, keep
from evidence_checker.readers.zip_package import Package

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADINGS = ("heading", "judul", "title")
_DELETED = frozenset({"del", "moveFrom", "Fallback"})
MAX_COLUMNS = 16_384
MAX_MERGED_ROWS = 1_000


def read(draft: Draft) -> None:
    package = Package(draft.data, "DOCX")
    draft.written = written_date.of_package(package)
    main = next((target for kind, target in package.relations("").values() if kind == "officeDocument"), "")
    if main not in package:
        main = "word/document.xml"
    if main not in package:
        raise Unreadable("EC101", format="DOCX", detail="word/document.xml")
    _metadata(draft, package)
    related: dict[str, list[str]] = {}
    for kind, target in package.relations(main).values():
        related.setdefault(kind, []).append(target)
    notes = {}
    for kind in ("footnotes", "endnotes", "comments"):
        for part in related.get(kind, ()):
            notes.update(_notes(package, part, kind))
    body = _Body(draft)
    stopped: Stopped | None = None
    try:
        package.parse(main, body.start, body.end, body.text)
    except Stopped as limit:
        stopped = limit
    body.finish()
    sections = body.pages(notes)
    _margins(package, related, sections)
    keep(draft, sections)
    if stopped is not None:
        raise stopped
    if not draft.pages:
        raise Unreadable("EC101", format="DOCX", detail="no body")
    pictures.read_all(draft, package, "word/media/")


def _metadata(draft: Draft, package: Package) -> None:
    values: dict[str, str] = {}
    tags: list[str] = []

    def text(data: str) -> None:
        if tags:
            values[tags[-1]] = values.get(tags[-1], "") + data

    def begun(tag: str, _attributes: dict[str, str]) -> None:
        tags.append(tag.rsplit("}", 1)[-1])

    def ended(_tag: str) -> None:
        tags.pop()

    for part in ("docProps/core.xml", "docProps/app.xml"):
        if part in package:
            package.parse(part, begun, ended, text)
    draft.title, draft.producer = values.get("title", ""), values.get("Application", "")


def _notes(package: Package, part: str, kind: str) -> dict[tuple[str, str], str]:
    """The notes of a part: (kind, id) → text."""
    found: dict[tuple[str, str], str] = {}
    body = _Body(None)
    identifier = ""
    wanted = kind.removesuffix("s")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal identifier
        name = tag.rsplit("}", 1)[-1]
        if name == wanted:
            identifier = next((value for key, value in attributes.items() if key.endswith("}id")), "")
        body.start(tag, attributes)

    def end(tag: str) -> None:
        body.end(tag)
        if tag.rsplit("}", 1)[-1] == wanted:
            text = "\n".join(line for line in body.take() if line.strip())
            if text:
                found[wanted, identifier] = text

    package.parse(part, start, end, body.text)
    return found


def _margins(package: Package, related: dict[str, list[str]], sections: list[Section]) -> None:
    """Headers before the first page's lines and footers after them; a text that repeats is taken once."""
    if not sections:
        return
    for kind in ("header", "footer"):
        texts: list[str] = []
        for part in sorted(related.get(kind, ())):
            body = _Body(None)
            package.parse(part, body.start, body.end, body.text)
            text = "\n".join(line for line in body.take() if line.strip())
            if text and text not in texts:
                texts.append(text)
        if kind == "header":
            sections[0].lines[:0] = texts
        else:
            sections[0].notes.extend(texts)


class _Body:
    """Collects lines from the events of a WordprocessingML part.

    A page break is kept as a mark in the list of lines: "rendered" (where Word last broke the page) or "asked" (a
    manual break or a section). When Word left its marks, only those count.
    """

    def __init__(self, draft: Draft | None) -> None:
        self._draft = draft
        self.lines: list[str | tuple[str, str]] = []
        # One buffer per open paragraph: a text box holds paragraphs inside a paragraph.
        self._open: list[list[str]] = []
        self._cells: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._in_text = False
        self._dropped = 0
        self._is_heading = False
        self._merged = 0
        self._section_ends = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition("}")
        if name in _DELETED and (space + "}" in _WORD or space + "}" == _COMPATIBILITY):
            self._dropped += 1
        if self._dropped or space + "}" not in _WORD:
            return
        if name == "t":
            self._in_text = True
        elif name == "p":
            self._open.append([])
            self._is_heading = False
        elif name in ("tab", "ptab") and self._open:
            self._open[-1].append("\t")
        elif name == "br" or name == "cr":
            self._break(_value(attributes, "type"))
        elif name == "noBreakHyphen" and self._open:
            self._open[-1].append("-")
        elif name == "lastRenderedPageBreak":
            self._mark("rendered")
        elif name == "pStyle":
            self._is_heading = _value(attributes, "val").lower().startswith(_HEADINGS)
        elif name in ("footnoteReference", "endnoteReference", "commentReference"):
            self.lines.append((name.removesuffix("Reference"), _value(attributes, "id")))
        elif name == "tc":
            self._cells.append([])
        elif name == "tr":
            self._rows.append([])
        elif name == "gridSpan":
            self._span(_value(attributes, "val"))
        elif name == "vMerge":
            self._merge(_value(attributes, "val"))
        elif name == "sectPr":
            self._section_ends = True
        elif name == "type" and self._section_ends and _value(attributes, "val") == "continuous":
            self._section_ends = False

    def end(self, tag: str) -> None:
        space, _, name = tag.rpartition("}")
        if name in _DELETED and (space + "}" in _WORD or space + "}" == _COMPATIBILITY):
            self._dropped -= 1
            return
        if self._dropped or space + "}" not in _WORD:
            return
        if name == "t":
            self._in_text = False
        elif name == "p" and self._open:
            self._paragraph("".join(self._open.pop()))
        elif name == "tc" and self._cells:
            cell = "\n".join(line for line in self._cells.pop() if line.strip())
            (self._rows[-1] if self._rows else self._target()).append(cell)
        elif name == "tr" and self._rows:
            self._target().append("\t".join(self._rows.pop()))

    def text(self, data: str) -> None:
        if self._in_text and not self._dropped:
            (self._open[-1] if self._open else self._target()).append(data)

    def _target(self) -> list[str]:
        return self._cells[-1] if self._cells else self.lines  # type: ignore[return-value]

    def _paragraph(self, line: str) -> None:
        if self._is_heading and line.strip() and not self._cells:
            self.lines.append(("heading", line.strip()))
            self._is_heading = False
        self._target().append(line)
        if self._section_ends and not self._open:
            self._section_ends = False
            self.lines.append(("page", "asked"))

    def _break(self, kind: str) -> None:
        if kind == "page":
            self._mark("asked")
        elif self._open:
            self._open[-1].append("\n")

    def _mark(self, kind: str) -> None:
        if self._cells or len(self._open) > 1:
            # Inside a table or a text box: the break is counted, the row stays whole on the page where it begins.
            self.lines.append(("page", kind))
            return
        if self._open and self._open[-1]:
            self.lines.append("".join(self._open[-1]))
            self._open[-1].clear()
        self.lines.append(("page", kind))

    def _span(self, value: str) -> None:
        if self._draft is not None and value.isdigit() and int(value) > MAX_COLUMNS:
            self._draft.note("EC121", what="columns", limit=MAX_COLUMNS)

    def _merge(self, value: str) -> None:
        self._merged = 0 if value == "restart" else self._merged + 1
        if self._draft is not None and self._merged == MAX_MERGED_ROWS:
            self._draft.note("EC121", what="merged", limit=MAX_MERGED_ROWS)

    def finish(self) -> None:
        """Keep what was open when the part ended too early."""
        while self._open:
            self._paragraph("".join(self._open.pop()))
        while self._cells:
            self.lines.extend(self._cells.pop(0))

    def take(self) -> list[str]:
        """The lines so far without marks, and begin again."""
        lines = [line for line in self.lines if isinstance(line, str)]
        self.lines.clear()
        return lines

    def pages(self, notes: dict[tuple[str, str], str]) -> list[Section]:
        rendered = ("page", "rendered") in self.lines
        sections = [Section()]
        heading = ""
        for line in self.lines:
            if isinstance(line, str):
                sections[-1].lines.append(line)
            elif line[0] == "heading":
                heading = line[1]
                sections[-1].heading = sections[-1].heading or heading
            elif line[0] == "page":
                if (line[1] == "rendered") == rendered:
                    sections.append(Section(heading=heading))
            elif line in notes:
                sections[-1].notes.append(notes[line])
        while len(sections) > 1 and not sections[-1].text.strip():
            sections.pop()
        return sections


def _value(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), "")
