"""The index beside filed documents: HTML to read, XLSX to sort; the same rows give the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote

from evidence_checker.organize.plan import Row

HTML_NAME, XLSX_NAME = "Indeks Bukti.html", "Indeks Bukti.xlsx"
_HEADS: dict[str, tuple[str, ...]] = {
    "id": ("Indikator", "Nama indikator", "Dokumen", "Jenis", "Nomor", "Tanggal", "Kekuatan", "Tingkat", "Letak bukti",
           "Kutipan", "Berkas di sini", "Berkas asal", "Ukuran (bita)", "SHA-256"),
    "en": ("Indicator", "Indicator name", "Document", "Kind", "Number", "Date", "Strength", "Levels",
           "Where it says so", "Quote", "File here", "Original file", "Size (bytes)", "SHA-256"),
}  # fmt: skip
_WORDS = {
    "id": ("Indeks Bukti", "dokumen", "kuat", "sebagian", "lemah"),
    "en": ("Index of evidence", "documents", "strong", "partial", "weak"),
}
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
_CELL = 32_767
_WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say; the time of writing would make equal indexes differ


def render(rows: Sequence[Row], lang: str = "id") -> Mapping[str, bytes]:
    """File name → content of the index files."""
    lines = [_line(row, lang) for row in sorted(rows, key=_order)]
    return {HTML_NAME: _html(lines, lang), XLSX_NAME: _xlsx(lines, lang)}


def _order(row: Row) -> tuple[str, int, str, str, str]:
    number = int(row.indicator) if row.indicator.isdigit() else 0
    return "" if number else row.indicator, number, row.target, row.source, row.sha256


def _line(row: Row, lang: str) -> tuple[str | int, ...]:
    words = dict(zip(("strong", "partial", "weak"), _WORDS[lang][2:], strict=True))
    cells: tuple[str | int, ...] = (
        int(row.indicator) if row.indicator.isdigit() else row.indicator, row.indicator_name, row.title,
        row.kind.replace("_", " "), row.number, row.date, words.get(row.strength, row.strength),
        ", ".join(map(str, row.levels)), row.place, row.quote, row.target, row.source, row.bytes, row.sha256,
    )  # fmt: skip
    return tuple(_seen(cell) if isinstance(cell, str) else cell for cell in cells)


def _seen(text: str) -> str:
    """Nothing in it hides, turns the direction, or is no character at all; one line."""
    return " ".join(_UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text.replace("\n", " ")).split())


def _html(lines: Sequence[tuple[str | int, ...]], lang: str) -> bytes:
    title, documents = _WORDS[lang][:2]
    heads = _HEADS[lang]
    out = [
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>'
        "body{font:15px/1.45 system-ui,sans-serif;margin:2rem;color:#1b1b1b;background:#fff}"
        "table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.35rem .5rem;text-align:left;"
        "vertical-align:top}th{background:#eef2f6;position:sticky;top:0}"
        "td.hash{font:12px/1.3 monospace;word-break:break-all}"
        "q{quotes:none}</style></head><body>"
        f"<h1>{title}</h1><p>{len({line[-1] for line in lines})} {documents}</p><table><thead><tr>"
    ]
    out += [f'<th scope="col">{escape(head)}</th>' for head in heads]
    out.append("</tr></thead><tbody>\n")
    for line in lines:
        cells = [escape(str(cell)) for cell in line]
        # Only what we placed is linked to, by a relative address in which every sign is plain.
        address = "/".join(quote(part, safe="") for part in str(line[10]).split("/"))
        cells[10] = f'<a href="./{address}">{cells[10]}</a>'
        cells[9] = f"<q>{cells[9]}</q>"
        out.append(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells[:-1]) + f'<td class="hash">{cells[-1]}</td></tr>\n'
        )
    out.append("</tbody></table></body></html>\n")
    return "".join(out).encode("utf-8")


def _xlsx(lines: Sequence[tuple[str | int, ...]], lang: str) -> bytes:
    """A workbook of one sheet. Texts are written as texts (inlineStr), so none can become a formula."""
    widths = (9, 40, 45, 22, 18, 12, 10, 9, 22, 50, 60, 45, 13, 66)
    rows = [_cells(1, _HEADS[lang], style=1), *(_cells(n, line) for n, line in enumerate(lines, 2))]
    columns = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(widths, 1))
    sheet = (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols>'
        f'<sheetData>{"".join(rows)}</sheetData><autoFilter ref="A1:N{len(lines) + 1}"/></worksheet>'
    )
    name = escape(_WORDS[lang][0])
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
        '<fills count="1">'
        '<fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf quotePrefix="1"/>'
        '<xf fontId="1" applyFont="1"/></cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for path, text in parts.items():
            book.writestr(zipfile.ZipInfo(path, _WHEN), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _cells(number: int, values: Sequence[str | int], style: int = 0) -> str:
    cells = []
    for column, value in zip("ABCDEFGHIJKLMN", values, strict=True):
        at = f'r="{column}{number}" s="{style}"'
        if isinstance(value, int):
            cells.append(f"<c {at}><v>{value}</v></c>")
        else:
            text = escape(value[:_CELL], quote=False)
            cells.append(f'<c {at} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET}.worksheet+xml"/></Types>'
)
