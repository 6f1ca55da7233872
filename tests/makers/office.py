"""DOCX, XLSX and ZIP files with the same bytes every time: fixed dates inside and in the archive."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping, Sequence

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH

_DATE = datetime.datetime(2023, 5, 9, 9, 0)


def docx_file(pages: Sequence[Sequence[str]], table: Sequence[Sequence[str]] = (), header: str = "") -> bytes:
    """A Word file; lines that start with "^" stand centred, "^BAB" lines are headings. `table` follows the text."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = _DATE
    document.core_properties.author = "Diskominfo Kabupaten Cemara Raya"
    if header:
        document.sections[0].header.paragraphs[0].text = header
    for number, page in enumerate(pages):
        if number:
            document.add_page_break()
        for line in page:
            text = line.removeprefix("^")
            paragraph = document.add_paragraph(text, style="Heading 1" if line.startswith("^BAB ") else None)
            if line.startswith("^"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if table:
        grid = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
    target = io.BytesIO()
    document.save(target)
    return _same_dates(target.getvalue())


def xlsx_file(sheets: Mapping[str, Sequence[Sequence[str | int]]]) -> bytes:
    """A workbook: sheet name → rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return _same_dates(target.getvalue())


def zip_file(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _same_dates(package: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    if core in files:  # openpyxl writes the hour of saving
        files[core] = _stamped(files[core])
    return zip_file(files)


def _stamped(core: bytes) -> bytes:
    import re

    return re.sub(rb">\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<", b">2023-05-09T09:00:00Z<", core)
