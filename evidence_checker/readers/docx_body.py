"""The lines and page breaks of a WordprocessingML part, from the events of its XML."""

from __future__ import annotations

from collections.abc import Callable

from evidence_checker.readers.base import Draft
from evidence_checker.readers.docx_numbering import Numbering, ParagraphNumber
from evidence_checker.readers.sections import Section
from evidence_checker.readers.xml_stream import attribute

WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml}"
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "http://purl.oclc.org/ooxml/wordprocessingml/main}",
    WORD_2003,
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "urn:schemas-microsoft-com:vml}"
_HEADINGS = ("heading", "judul", "title")
# Hidden and struck through: written, but not what the document says.
_UNSAID = frozenset({"vanish", "strike", "dstrike"})
_DELETED = frozenset({"del", "moveFrom", "Fallback"})
MAX_COLUMNS = 16_384
MAX_MERGED_ROWS = 1_000


class Body:
    """Collects lines from the events of a WordprocessingML part.

    A page break is kept as a mark in the list of lines: "rendered" (where Word last broke the page) or "asked" (a
    manual break or a section). When Word left its marks, only those count.

    `numbering`: makes the numbers that Word writes by itself. `related`: the lines of another part that is shown here
    (a diagram, a chart, a document inserted whole), by the id of its relation.
    """

    def __init__(
        self,
        draft: Draft | None,
        numbering: Numbering | None = None,
        related: Callable[[str], list[str]] | None = None,
    ) -> None:
        self._draft = draft
        self._numbering, self._related = numbering, related
        self._numbers: list[ParagraphNumber] = []
        self._in_tabs = self._in_run = 0
        self._is_hidden = False
        self.hidden_characters = 0
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
        """An element begins."""
        space, _, name = tag.rpartition("}")
        if name in _DELETED and (space + "}" in _WORD or space + "}" == _COMPATIBILITY):
            self._dropped += 1
        if self._dropped:
            return
        if space + "}" not in _WORD:
            self._drawn(space + "}", name, attributes)
        elif name == "t":
            self._in_text = True
        elif name == "p":
            self._open.append([])
            self._numbers.append(ParagraphNumber())
            self._is_heading = False
        elif name == "r":
            self._in_run, self._is_hidden = self._in_run + 1, False
        elif name == "tabs":
            self._in_tabs += 1
        elif name in ("tab", "ptab") and self._open and not self._in_tabs:
            self._open[-1].append("\t")
        elif name == "br" or name == "cr":
            self._break(attribute(attributes, "type"))
        elif name == "noBreakHyphen" and self._open:
            self._open[-1].append("-")
        elif name == "lastRenderedPageBreak":
            self._mark("rendered")
        elif name == "pStyle":
            self._is_heading = attribute(attributes, "val").lower().startswith(_HEADINGS)
            if self._numbers:
                self._numbers[-1].style = attribute(attributes, "val")
        elif name in ("numId", "ilfo") and self._numbers:
            self._numbers[-1].number = attribute(attributes, "val")
        elif name == "ilvl" and self._numbers:
            self._numbers[-1].level = attribute(attributes, "val")
        elif name in _UNSAID and self._in_run:
            self._is_hidden = self._is_hidden or attribute(attributes, "val") not in ("0", "false", "off")
        elif name == "altChunk":
            self._insert(attribute(attributes, "id"))
        elif name in ("footnoteReference", "endnoteReference", "commentReference"):
            self.lines.append((name.removesuffix("Reference"), attribute(attributes, "id")))
        elif name == "tc":
            self._cells.append([])
        elif name == "tr":
            self._rows.append([])
        elif name == "gridSpan":
            self._span(attribute(attributes, "val"))
        elif name == "vMerge":
            self._merge(attribute(attributes, "val"))
        elif name == "sectPr":
            self._section_ends = True
        elif name == "type" and self._section_ends and attribute(attributes, "val") == "continuous":
            self._section_ends = False

    def end(self, tag: str) -> None:
        """An element ends."""
        space, _, name = tag.rpartition("}")
        if name in _DELETED and (space + "}" in _WORD or space + "}" == _COMPATIBILITY):
            self._dropped -= 1
            return
        if self._dropped or space + "}" not in _WORD:
            return
        if name == "t":
            self._in_text = False
        elif name == "p" and self._open:
            self._paragraph(self._numbered("".join(self._open.pop())))
        elif name == "r":
            self._in_run, self._is_hidden = max(0, self._in_run - 1), False
        elif name == "tabs":
            self._in_tabs -= 1
        elif name == "tc" and self._cells:
            cell = "\n".join(line for line in self._cells.pop() if line.strip())
            (self._rows[-1] if self._rows else self._target()).append(cell)
        elif name == "tr" and self._rows:
            self._target().append("\t".join(self._rows.pop()))

    def text(self, data: str) -> None:
        """Characters within an element."""
        if self._in_text and not self._dropped:
            if self._is_hidden:
                self.hidden_characters += len(data.strip())
                return
            (self._open[-1] if self._open else self._target()).append(data)

    def _drawn(self, space: str, name: str, attributes: dict[str, str]) -> None:
        """What is shown though it is no text of the part itself: WordArt, diagrams, charts."""
        if name == "textpath" and space == _VML and (shown := attributes.get("string", "").strip()):
            self._target().append(shown)
        elif name == "relIds":
            self._insert(attribute(attributes, "dm"))
        elif name == "chart":
            self._insert(attribute(attributes, "id"))

    def _insert(self, relation: str) -> None:
        if self._related is not None and relation:
            self._target().extend(self._related(relation))

    def _numbered(self, line: str) -> str:
        """The line behind the number that Word puts before it."""
        told = self._numbers.pop() if self._numbers else ParagraphNumber()
        return self._numbering.before(told, line) if self._numbering is not None else line

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
            self._paragraph(self._numbered("".join(self._open.pop())))
        while self._cells:
            self.lines.extend(self._cells.pop(0))

    def take(self) -> list[str]:
        """The lines so far without marks, and begin again."""
        lines = [line for line in self.lines if isinstance(line, str)]
        self.lines.clear()
        return lines

    def pages(self, notes: dict[tuple[str, str], str]) -> list[Section]:
        """The text gathered into sections."""
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
