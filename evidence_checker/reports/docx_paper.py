"""The paper that a DOCX report is written on: an agency's own template, or a plain A4 page.

Data becomes text nodes only: no field, no link, no tag is ever made of it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from evidence_checker.errors import UsageError
from evidence_checker.reports.show import block
from evidence_checker.reports.zipped import fixed

INK, ACCENT = RGBColor(0x1B, 0x24, 0x30), RGBColor(0x0D, 0x5A, 0x61)
TEXT_LIMIT = 6000


class Paper:
    """A document being written. `template`: bytes of a DOCX whose letterhead, styles and page are kept.

    Raises UsageError (ES164) for a template that is no DOCX."""

    def __init__(self, template: bytes | None) -> None:
        try:
            self.document = docx.Document(io.BytesIO(template)) if template is not None else docx.Document()
        except Exception as error:  # python-docx lets every error of zip and XML through
            raise UsageError("ES164", why=type(error).__name__) from None
        self.plain = template is None
        self.styles = {style.name for style in self.document.styles}
        if self.plain:
            self._set_up()

    def _set_up(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin, section.right_margin = Cm(2.6), Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2.3)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size, normal.font.color.rgb = "Calibri", Pt(11), INK
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Calibri")
        normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
        for level, size, before in ((1, 14, 18), (2, 12, 12), (3, 11, 10)):
            style = self.document.styles[f"Heading {level}"]
            style.font.name, style.font.size, style.font.bold, style.font.color.rgb = "Calibri", Pt(size), True, ACCENT
            fonts = style.element.rPr.rFonts
            for name in [each for each in fonts.attrib if each.endswith("Theme")]:
                del fonts.attrib[name]  # the theme's own heading font would win
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
            style.paragraph_format.keep_with_next = True
        self._page_numbers(section)

    @staticmethod
    def _page_numbers(section: Any) -> None:
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)

    def heading(self, text: str, level: int) -> None:
        """A heading of that level, kept with what follows."""
        name = f"Heading {level}"
        paragraph = self.document.add_paragraph(block(text, TEXT_LIMIT), style=name if name in self.styles else None)
        if name not in self.styles:
            paragraph.runs[0].bold = True
            paragraph.paragraph_format.keep_with_next = True

    def title(self, text: str, below: Sequence[str]) -> None:
        """The title, and the lines below it."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(block(text))
        run.bold, run.font.size = True, Pt(16)
        for line in below:
            paragraph = self.document.add_paragraph(block(line, TEXT_LIMIT))
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_after = Pt(2)

    def text(self, text: str, *, bold: bool = False, box: str = "", with_next: bool = False) -> None:
        """A paragraph; with `box` (a colour as hex) on a tinted ground; `with_next`: on the page of what follows."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = with_next
        paragraph.add_run(block(text, TEXT_LIMIT)).bold = bold
        if box:
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), box)
            paragraph._p.get_or_add_pPr().append(shade)

    def bullet(self, text: str) -> None:
        """An item of a list."""
        style = "List Bullet" if "List Bullet" in self.styles else None
        paragraph = self.document.add_paragraph(("" if style else "• ") + block(text, TEXT_LIMIT), style=style)
        paragraph.paragraph_format.space_after = Pt(2)

    def numbered(self, number: int, text: str) -> None:
        """An item of a numbered list."""
        paragraph = self.document.add_paragraph(f"{number}.\t{block(text, TEXT_LIMIT)}")
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))

    def table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, head: bool = True, border: bool = True
    ) -> None:
        """A table; widths in cm. `head`: the first row is repeated on every page; else the first column is bold."""
        table = self.document.add_table(rows=0, cols=len(widths))
        if border and "Table Grid" in self.styles:
            table.style = "Table Grid"
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in enumerate(widths):
            table.columns[column].width = Cm(width)
        together = not head and sum(len(value) for row in rows for value in row) < 1800
        for place, row in enumerate(rows):
            cells = table.add_row().cells
            for column, value in enumerate(row):
                cell = cells[column]
                cell.width = Cm(widths[column])
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(1)
                paragraph.paragraph_format.keep_with_next = together and place < len(rows) - 1
                run = paragraph.add_run(block(value, TEXT_LIMIT))
                run.font.size = Pt(9.5)
                run.bold = (place == 0) if head else column == 0
                if head and place == 0:
                    self._shade(cell, "E3F0F0")
            self._whole(table.rows[-1], repeat=head and place == 0, keep=sum(map(len, row)) < 1200)
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def signatures(self, left: str, right: str) -> None:
        """Two places to sign, side by side."""
        table = self.document.add_table(rows=1, cols=2)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for cell, text in zip(table.rows[0].cells, (left, right), strict=True):
            cell.paragraphs[0].add_run(block(text))
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._whole(table.rows[0], repeat=False, keep=True)

    @staticmethod
    def _shade(cell: Any, colour: str) -> None:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), colour)
        cell._tc.get_or_add_tcPr().append(shade)

    @staticmethod
    def _whole(row: Any, *, repeat: bool, keep: bool) -> None:
        """Keep a short row on one page; a row longer than a page must be free to break."""
        properties = row._tr.get_or_add_trPr()
        for name, wanted in (("w:cantSplit", keep), ("w:tblHeader", repeat)):
            if wanted:
                properties.append(OxmlElement(name))

    def page_break(self) -> None:
        """What follows begins a page."""
        self.document.add_paragraph().paragraph_format.page_break_before = True

    def bytes(self, title: str, made_at: str) -> bytes:
        """The document, the same bytes for the same content."""
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = block(title, 200), "evidence-checker", ""
        properties.last_modified_by = "evidence-checker"
        data = io.BytesIO()
        self.document.save(data)
        return fixed(data.getvalue(), made_at)
