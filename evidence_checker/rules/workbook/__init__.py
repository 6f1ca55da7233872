"""A rule pack as a workbook and back, for people who live in a spreadsheet. Nothing is lost on the way.

One row per indicator, requirement, level, example; columns as people name them; words to choose from where there are
few; lists one item per line. What has no column of its own stands on a sheet for the rest.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from evidence_checker.model import Finding, Framework, Knowledge
from evidence_checker.rules import packs
from evidence_checker.rules.framework_shape import FRAMEWORK
from evidence_checker.rules.shapes import INDICATOR
from evidence_checker.rules.tree import HEAD, LocatedValue, Mistakes, Scalar
from evidence_checker.rules.workbook.cells import Names
from evidence_checker.rules.workbook.layout import LEFT_OVER, LISTS
from evidence_checker.rules.workbook.paint import painted
from evidence_checker.rules.workbook.read import TITLES, Cells, ordered, placed, trees
from evidence_checker.rules.workbook.write import laid_out
from evidence_checker.rules.writing import written

__all__ = ["imported", "placed", "read", "workbook"]

_UNPACKED = 64 * 1024 * 1024  # bytes; the largest shipped pack unpacks to 6 MiB
_MOST_ROWS = 100_000


def workbook(grown: Mapping[str, LocatedValue], known: Knowledge) -> bytes:
    """The pack as XLSX. `known`: what the kinds of documents are called, those of the pack included."""
    names = Names({kind.id: kind.name for kind in known.kinds})
    return painted(laid_out({name: tree.plain() for name, tree in grown.items()}, names), names)


def read(data: bytes, known: Knowledge) -> tuple[dict[str, LocatedValue], tuple[Finding, ...]]:
    """The files that a workbook describes, as trees whose lines `placed` turns into sheets and rows, and the mistakes
    of its cells (`file`: the sheet; `line`: the row). `known`: the shared kinds; the pack's own are read from it."""
    mistakes = Mistakes()
    sheets = _sheets(data, mistakes)
    if mistakes.found:
        return {}, tuple(mistakes.found)
    if not {"Indikator", "Kerangka"} <= set(sheets):
        mistakes.add("ES209", "buku kerja", 1, "buku kerja", "lembar Kerangka dan Indikator", missing="Indikator")
        return {}, tuple(mistakes.found)
    names = _own_kinds(sheets.get(LEFT_OVER)) | {kind.id: kind.name for kind in known.kinds}
    names |= {kind: name for kind, name in _listed(sheets.get(LISTS)) if kind in names}
    made = trees(sheets, Names(names), mistakes)
    shapes = {name: FRAMEWORK if name == HEAD else INDICATOR for name in made}
    return {name: ordered(tree, shapes[name]) for name, tree in made.items()}, tuple(mistakes.found)


def imported(data: bytes) -> tuple[Framework, dict[str, bytes]]:
    """The framework that a workbook describes, and its YAML files. Raises InvalidRules, with sheet and row of each
    mistake, where the workbook or the rules in it are not sound."""
    grown, mistakes = read(data, packs.shared_knowledge())
    if not mistakes:
        _, found = packs.settled(grown)
        mistakes = tuple(placed(finding) for finding in found)
    if mistakes:
        order = {title: at for at, title in enumerate(TITLES)}
        facts = [(finding, finding.mapping) for finding in mistakes]
        facts.sort(key=lambda item: (order.get(str(item[1]["file"]), 0), int(str(item[1]["line"]))))
        raise packs.InvalidRules(tuple(finding for finding, _ in facts))
    files = {name: written(name, tree.plain()) for name, tree in grown.items()}
    return packs.parse(files), files


def _own_kinds(sheet: Cells | None) -> dict[str, str]:
    """Kinds that the pack adds itself: `kinds/nota = Nota` or `kinds/nota/name = Nota`."""
    found = {}
    for _, cells in sheet.rows if sheet else ():
        key, value = (str(cells[at] or "") if len(cells) > at else "" for at in (1, 3))
        steps = key.split("/")
        if steps[0] == "kinds" and (len(steps) == 2 or steps[2:] == ["name"]):
            found[steps[1].replace("~1", "/").replace("~0", "~")] = value
    return found


def _listed(sheet: Cells | None) -> list[tuple[str, str]]:
    """(id, name) of the kinds on the list from which the cells choose."""
    return [(str(cells[1] or ""), str(cells[0] or "")) for _, cells in (sheet.rows if sheet else ()) if len(cells) > 1]


def _sheets(data: bytes, mistakes: Mistakes) -> dict[str, Cells]:
    """The known sheets. A formula is no value of a rule: it is told."""
    found: dict[str, Cells] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
        if unpacked > _UNPACKED:
            mistakes.add("ES202", "buku kerja", 1, f"{unpacked} bita", f"paling banyak {_UNPACKED} bita")
            return {}
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        for sheet in book.worksheets:
            if sheet.title in (*TITLES, LISTS):
                found[sheet.title] = _cells(sheet, mistakes)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError) as wrong:
        mistakes.add("ES203", "buku kerja", 1, str(wrong), "buku kerja XLSX dari rules export")
    return found


def _cells(sheet, mistakes: Mistakes) -> Cells:  # type: ignore[no-untyped-def]
    made = Cells(())
    for number, row in enumerate(sheet.iter_rows(max_row=_MOST_ROWS), 1):
        if number == 1:
            made.headers = tuple(str(cell.value or "").strip() for cell in row)
            continue
        if number == 2 and sheet.title not in (LEFT_OVER, LISTS):
            continue  # the help below the headers
        values: list[Scalar] = []
        for at, cell in enumerate(row):
            value = cell.value
            if value is not None and (cell.data_type == "f" or not isinstance(value, str | int | float | bool)):
                header = made.headers[at] if at < len(made.headers) else ""
                if header:
                    mistakes.add(
                        "ES208",
                        sheet.title,
                        number,
                        f"{header}: {value}",
                        "sebuah nilai, bukan rumus atau tanggal",
                        at=header,
                    )
                value = None
            decimal = isinstance(value, int) and not isinstance(value, bool) and "." in str(cell.number_format)
            values.append(float(value) if decimal else value)
        made.rows.append((number, tuple(values)))
    return made
