"""Rows → XLSX: headers, help, words to choose from, seldom used columns folded, pages that can be printed."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from evidence_checker.rules.tree import Scalar
from evidence_checker.rules.workbook import left_over
from evidence_checker.rules.workbook.cells import Names
from evidence_checker.rules.workbook.layout import (
    FILE_COLUMN,
    GUIDE,
    HEAD_FIELDS,
    HEAD_TITLE,
    INDICATORS,
    KIND_COLUMNS,
    LEFT_OVER,
    LISTS,
    OWNER,
    TABLES,
    Column,
    Table,
)
from evidence_checker.rules.workbook.write import Rows

_HEAD = PatternFill("solid", fgColor="1F3864")
_HELP = PatternFill("solid", fgColor="EEF2F8")
_BAND = PatternFill("solid", fgColor="F7F7F7")
_TOP = Alignment(wrap_text=True, vertical="top")
_LINE, _HIGHEST = 13.0, 400.0  # points: a line of text, the highest row
_A4 = 190  # characters side by side that can still be read on A4 landscape
_SPARE = 500  # rows below the last one that still offer their words
_GUIDE = (
    "Buku kerja paket aturan. Satu baris = satu indikator, satu persyaratan, satu tingkat, satu contoh.",
    "Lembar Kerangka: nama, versi, dan ambang. Lembar Indikator: satu baris per indikator.",
    "Lembar Persyaratan: satu baris per cara sebuah dokumen menjadi bukti; kolom Indikator menyebut milik siapa.",
    "Baris pertama menamai kolom, baris kedua menjelaskannya; keduanya jangan diubah. Kolom boleh dipindah.",
    "Daftar kata: satu per baris di dalam sel (Alt+Enter; LibreOffice Ctrl+Enter). (kosong) = daftar tanpa butir.",
    "Jenis dokumen dipilih menurut namanya (lembar Daftar); @nama memanggil kelompok jenis atau kelompok frasa.",
    "Yang diperlukan tingkat: id persyaratan dengan dan, atau, tanda kurung; juga 2 dari (a; b; c)",
    "dan versi lama dan baru dari a.",
    "Baris baru: sisipkan di mana saja; urutan baris yang berlaku. Baris dihapus = butir itu dihapus.",
    "Kolom yang jarang dipakai dilipat di sebelah kanan; klik tanda + di atas lembar untuk membukanya.",
    "Lembar Lainnya memuat yang tidak berkolom, satu nilai per baris.",
    "Komentar (#) di berkas YAML tidak ikut; yang perlu disimpan ditulis di kolom Catatan atau Sumber.",
    "Sesudah mengubah: evidence-checker rules import --xlsx BUKU.xlsx --into FOLDER, lalu rules test FOLDER.",
    "Melihat apa yang berubah: evidence-checker rules diff PAKET FOLDER.",
)


def painted(rows: Rows, names: Names) -> bytes:
    """The workbook. The same rows give the same cells."""
    book = openpyxl.Workbook()
    assert book.active is not None
    guide = book.active
    guide.title = GUIDE
    for text in _GUIDE:
        guide.append((text,))
        guide.cell(guide.max_row, 1).alignment = _TOP
    guide.cell(1, 1).font = Font(bold=True, size=13)
    guide.column_dimensions["A"].width = 110
    _paper(guide, "portrait")
    _head(book, rows)
    for table in (INDICATORS, *TABLES):
        _table(book, table, rows.tables[table.title], names)
    rest = _sheet(book, LEFT_OVER, left_over.COLUMNS, (), (30, 50, 12, 90))
    for number, row in enumerate(rows.left_over, 2):
        _append(rest, number, row)
    lists = _sheet(book, LISTS, ("Jenis dokumen", "Id"), (), (50, 30))
    for number, (kind, name) in enumerate(sorted(names.kinds.items(), key=lambda item: item[1].casefold()), 2):
        _append(lists, number, (name, kind))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _paper(sheet: Worksheet, way: str) -> None:
    sheet.page_setup.orientation = way  # type: ignore[assignment]
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5


def _sheet(
    book: Workbook, title: str, headers: Sequence[str], help_texts: Sequence[str], widths: Sequence[int], fixed: int = 0
) -> Worksheet:
    sheet: Worksheet = book.create_sheet(title)
    for at, (header, width) in enumerate(zip(headers, widths, strict=True), 1):
        cell = sheet.cell(1, at, header)
        cell.font, cell.fill, cell.alignment = Font(bold=True, color="FFFFFF"), _HEAD, _TOP
        sheet.column_dimensions[get_column_letter(at)].width = width
    for at, text in enumerate(help_texts, 1):
        cell = sheet.cell(2, at, text)
        cell.font, cell.fill, cell.alignment = Font(italic=True, size=9, color="44546A"), _HELP, _TOP
    for row, texts in ((1, headers), (2, help_texts)):
        lines = max((_lines(sheet, at, text) for at, text in enumerate(texts, 1)), default=1)
        sheet.row_dimensions[row].height = lines * _LINE + 2
    below = 3 if help_texts else 2
    sheet.freeze_panes = f"{get_column_letter(fixed + 1)}{below}"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = f"A{below - 1}:{get_column_letter(len(headers))}{below - 1}"
    _paper(sheet, "landscape")
    return sheet


def _append(sheet: Worksheet, row: int, cells: Sequence[Scalar], shade: bool = False) -> None:
    """Write a row; its height is that of its fullest cell: not every program fits rows to wrapped text by itself."""
    lines = 1
    for at, value in enumerate(cells, 1):
        cell = sheet.cell(row, at)
        if value is not None:
            cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # "=1+1" and "+62" are words here, never a formula
            cell.number_format = "@"
        elif isinstance(value, float) and value == int(value):
            cell.number_format = "0.0"
        cell.alignment = _TOP
        if shade:
            cell.fill = _BAND
        lines = max(lines, _lines(sheet, at, value))
    sheet.row_dimensions[row].height = min(_HIGHEST, lines * _LINE + 2)


def _lines(sheet: Worksheet, column: int, value: Scalar) -> int:
    """The lines that a value takes in a column of its width."""
    text = "" if value is None else str(value)
    width = int(sheet.column_dimensions[get_column_letter(column)].width) - 1
    return sum(max(1, -(-len(part) // width)) for part in text.split("\n"))


def _head(book: Workbook, rows: Rows) -> None:
    sheet = _sheet(
        book,
        HEAD_TITLE,
        ("Hal", "Isi", "Penjelasan"),
        ("", "", "Isi boleh dikosongkan bila tidak perlu."),
        (34, 70, 50),
    )
    for number, (column, cell) in enumerate(zip(HEAD_FIELDS, rows.head, strict=True), 3):
        _append(sheet, number, (column.header, cell, column.say))
        sheet.cell(number, 1).font = Font(bold=True)
        sheet.cell(number, 2).alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        if column.words:
            _choices(sheet, f"B{number}", f'"{",".join(column.words)}"', column)


def _table(book: Workbook, table: Table, rows: list[list[Scalar]], names: Names) -> None:
    columns = [*table.columns, FILE_COLUMN] if table is INDICATORS else list(table.columns)
    first = [OWNER] if table.owned else []
    first += [table.key] if table.key else []
    help_texts = (
        [
            "Id dari lembar Indikator; kosong = seluruh kerangka."
            if table.at == "phrase_groups"
            else "Dari lembar Indikator."
        ]
        if table.owned
        else []
    )
    help_texts += (
        ["Angka tingkat." if table.key == "Tingkat" else "Nama, unik; dipakai di lembar lain."] if table.key else []
    )
    headers = [*first, *(column.header for column in columns)]
    widths = [*([11] if table.owned else []), *([18] if table.key else []), *(column.width for column in columns)]
    fixed = len(first) + (1 if table.owned and not table.single else 0) or 1
    sheet = _sheet(book, table.title, headers, [*help_texts, *(column.say for column in columns)], widths, fixed)
    shade, before = False, None
    for number, row in enumerate(rows, 3):
        shade, before = (not shade, row[0]) if table.owned and row[0] != before else (shade, row[0])
        _append(sheet, number, row, shade)
    end, shown = len(rows) + 2, len(headers)
    last = end + _SPARE
    if table.owned:
        _choices(sheet, f"A3:A{last}", f"={INDICATORS.title}!$A$3:$A$1000", None)
    for at, column in enumerate(columns, len(first) + 1):
        letter = get_column_letter(at)
        place = f"{letter}3:{letter}{last}"
        if column.part:
            if column.part <= KIND_COLUMNS:
                _choices(sheet, place, f"={LISTS}!$A$2:$A${len(names.kinds) + 1}", column)
        elif column.field == "node":
            _choices(sheet, place, "=Simpul!$A$3:$A$1000", column)
        elif column.field == "scale" and table is INDICATORS:
            _choices(sheet, place, "=Skala!$A$3:$A$100", column)
        elif column.words and column.shape.kind != "list":
            _choices(sheet, place, f'"{",".join(column.words)}"', column)
        if not column.rare:
            shown = at
        elif not any(len(row) >= at and row[at - 1] is not None for row in rows):
            dimension = sheet.column_dimensions[letter]
            dimension.outlineLevel, dimension.hidden = 1, True
    sheet.print_area = f"A1:{get_column_letter(shown)}{end}"
    if sum(widths[:shown]) > _A4:
        sheet.page_setup.paperSize = "8"  # A3


def _choices(sheet: Worksheet, place: str, source: str, column: Column | None) -> None:
    """Words to choose from. Others may be typed where a group (@name) may stand."""
    free = column is not None and bool(column.part)
    check = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=not free)
    check.errorTitle, check.error = "Nilai tidak dikenal", "Pilih salah satu dari daftar."
    sheet.add_data_validation(check)
    check.add(place)
