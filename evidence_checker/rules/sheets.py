"""A rule pack as a workbook and back, for auditors who live in Excel. Nothing is lost: the fingerprint stays the same.

Three sheets hold the tree of each file flattened, one value per row: every value is a cell to edit, every list item a
row to insert or remove; a fourth says how. Texts that look like a formula stay texts.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Mapping

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from evidence_checker.model import Finding
from evidence_checker.rules.tree import HEAD, LocatedValue, Mistakes, Plain, Scalar
from evidence_checker.rules.writing import written

_COLUMNS = ("berkas", "kunci", "jenis", "nilai")
_WIDTHS = (32, 48, 10, 100)
_SHEETS = (("Aturan", ""), ("Contoh", "examples"), ("Kerangka", HEAD))
_HELP = (
    "Satu baris = satu nilai. Ubah kolom nilai; jangan ubah tiga kolom lainnya kecuali menambah baris.",
    "Butir daftar bernomor di ujung kunci, misalnya subject/#3.",
    "Nomor baris sisipan bebas asal belum dipakai; urutan baris yang berlaku.",
    "Kolom jenis: teks, angka, bulat, ya-tidak, daftar (daftar kosong), pasangan (pasangan kosong).",
    "Sesudah mengubah: evidence-checker rules import BUKU.xlsx --into FOLDER, lalu rules check FOLDER.",
)
_UNPACKED = 64 * 1024 * 1024  # bytes; the largest shipped pack unpacks to 4 MiB
_CELL = 32_000  # characters; a cell holds 32,767


def rows(files: Mapping[str, Plain]) -> list[tuple[str, str, str, Scalar]]:
    """(file, key path, kind of value, value) of every value, in order."""
    found: list[tuple[str, str, str, Scalar]] = []
    for name, content in files.items():
        _flatten(name, "", content, found)
    return found


def _flatten(name: str, at: str, value: Plain, found: list[tuple[str, str, str, Scalar]]) -> None:
    if isinstance(value, dict):
        if not value:
            found.append((name, at, "pasangan", ""))
        for key, inner in value.items():
            step = key.replace("~", "~0").replace("/", "~1")
            step = f"~2{step[1:]}" if step.startswith("#") else step
            _flatten(name, f"{at}/{step}" if at else step, inner, found)
    elif isinstance(value, list):
        if not value:
            found.append((name, at, "daftar", ""))
        for number, inner in enumerate(value, 1):
            _flatten(name, f"{at}/#{number}", inner, found)
    elif isinstance(value, bool):
        found.append((name, at, "ya-tidak", "ya" if value else "tidak"))
    elif isinstance(value, int):
        found.append((name, at, "bulat", value))
    elif isinstance(value, float):
        found.append((name, at, "angka", value))
    else:
        found.append((name, at, "teks", value or ""))


def workbook(grown: Mapping[str, LocatedValue]) -> bytes:
    """The pack as XLSX. The same pack gives the same cells."""
    book = openpyxl.Workbook()
    if book.active is not None:
        book.remove(book.active)
    plain = {name: tree.plain() for name, tree in grown.items()}
    every = rows(plain)
    alignment = Alignment(wrap_text=True, vertical="top")
    for title, part in _SHEETS:
        sheet = book.create_sheet(title)
        sheet.append(_COLUMNS)
        last = 1
        for name, key, kind, value in every:
            head, example = name == HEAD, key.split("/")[0] == "examples"
            wanted = head if part == HEAD else not head and example if part else not head and not example
            if not wanted:
                continue
            pieces = _pieces(str(value)) if kind == "teks" else [value]
            for number, piece in enumerate(pieces):
                last += 1
                for column, entry in enumerate((name, key, "lanjutan" if number else kind, piece), 1):
                    cell = sheet.cell(last, column, entry)
                    if isinstance(entry, str):
                        cell.data_type = "s"  # "=1+1" and "+62" are words here, never a formula
                cell.alignment = alignment
        for letter, width in zip("ABCD", _WIDTHS, strict=True):
            sheet.column_dimensions[letter].width = width
            sheet[f"{letter}1"].font = Font(bold=True)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:D{last}"
    guide = book.create_sheet("Petunjuk")
    for line in _HELP:
        guide.append((line,))
    guide.column_dimensions["A"].width = 120
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _pieces(text: str) -> list[Scalar]:
    """Cells eat carriage returns, control characters and long texts: a text is written escaped, and in pieces."""
    escaped = text.replace("\\", "\\\\").replace("\r", "\\r").replace("\t", "\\t")
    escaped = "".join(c if c.isprintable() or c == "\n" else f"\\u{{{ord(c):x}}}" for c in escaped)
    if escaped != escaped.strip() or not escaped:
        escaped = f"“{escaped}”" if escaped else ""
    elif escaped[0] == "“":
        escaped = f"“{escaped}”"
    return [escaped[at : at + _CELL] for at in range(0, len(escaped), _CELL)] or [""]


def _text(cell: str) -> str:
    if len(cell) >= 2 and cell[0] == "“" and cell[-1] == "”":
        cell = cell[1:-1]
    out: list[str] = []
    at = 0
    while at < len(cell):
        if cell[at] == "\\" and at + 1 < len(cell):
            sign = cell[at + 1]
            if sign == "u" and cell[at + 2 : at + 3] == "{" and "}" in cell[at:]:
                end = cell.index("}", at)
                out.append(chr(int(cell[at + 3 : end], 16)))
                at = end + 1
                continue
            out.append({"r": "\r", "t": "\t"}.get(sign, sign))
            at += 2
            continue
        out.append(cell[at])
        at += 1
    return "".join(out)


def files(data: bytes) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The YAML files that a workbook describes, and the mistakes of its cells (`line` is the row)."""
    mistakes = Mistakes()
    trees: dict[str, dict[str, Plain]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
        if unpacked > _UNPACKED:
            mistakes.add("ES202", "buku kerja", 1, f"{unpacked} bita", f"paling banyak {_UNPACKED} bita")
            return {}, tuple(mistakes.found)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as wrong:
        mistakes.add("ES203", "buku kerja", 1, str(wrong), "buku kerja XLSX dari rules export")
        return {}, tuple(mistakes.found)
    order = {name: number for number, name in enumerate(title for title, _ in _SHEETS)}
    for sheet in sorted((s for s in book.worksheets if s.title in order), key=lambda s: order[s.title]):
        kept: list[tuple[int, str, str, str, object]] = []
        for number, row in enumerate(sheet.iter_rows(min_row=2, max_col=4, values_only=True), 2):
            name, key, kind, value = (*row, None, None, None, None)[:4]
            if name is None and key is None and value is None:
                continue
            if kind == "lanjutan" and kept:
                first = kept[-1]
                kept[-1] = (*first[:4], str(first[4] or "") + str(value or ""))
            else:
                kept.append((number, str(name or ""), str(key or ""), str(kind or "teks"), value))
        for number, name, key, kind, cell in kept:
            place = f"{sheet.title}!{name}"
            if not _safe(name):
                mistakes.add(
                    "ES208", sheet.title, number, f"berkas: {name}", "nama berkas .yaml tanpa folder", at="berkas"
                )
                continue
            found = _value(kind, cell, place, number, mistakes)
            _plant(trees.setdefault(name, {}), key, found, place, number, mistakes)
    if not trees and not mistakes.found:
        mistakes.add("ES209", "buku kerja", 1, "buku kerja", "lembar Aturan dan Kerangka", missing="Aturan")
    made = {name: written(name, _lists(tree)) for name, tree in trees.items()}
    return made, tuple(mistakes.found)


def _safe(name: str) -> bool:
    return (
        name.endswith((".yaml", ".yml"))
        and not any(sign in name for sign in '/\\:*?"<>|')
        and name[0] != "."
        and name.isprintable()
    )


def _value(kind: str, value: object, place: str, row: int, mistakes: Mistakes) -> Plain:
    if kind == "daftar":
        return []
    if kind == "pasangan":
        return {}
    if kind == "ya-tidak":
        if isinstance(value, bool):
            return value
        word = str(value or "").strip().casefold()
        if word not in ("ya", "tidak"):
            mistakes.add("ES208", place, row, str(value), "ya atau tidak", at="nilai")
        return word == "ya"
    if kind in ("angka", "bulat"):
        if isinstance(value, str):
            with contextlib.suppress(ValueError):
                value = float(value.replace(",", "."))
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or (kind == "bulat" and float(value) != int(value))
        ):
            mistakes.add("ES208", place, row, str(value), "bilangan bulat" if kind == "bulat" else "angka", at="nilai")
            return 0
        return int(value) if kind == "bulat" else float(value)
    if kind != "teks":
        mistakes.add(
            "ES208", place, row, f"jenis: {kind}", "teks, angka, bulat, ya-tidak, daftar, atau pasangan", at="jenis"
        )
    if isinstance(value, float) and value == int(value):
        value = int(value)  # a number typed over a text cell: "16", not "16.0"
    return _text("" if value is None else str(value))


class _List(dict[str, "Plain"]):
    """A list while rows are still being read: its items keyed by their numbers, in order of rows."""


def _plant(tree: dict[str, Plain], key: str, value: Plain, place: str, row: int, mistakes: Mistakes) -> None:
    """Put a value at its key path. A step "#n" is an item of a list; a key that begins with "#" is written "~2..."."""
    steps = key.split("/")
    if not all(steps):
        mistakes.add("ES208", place, row, f"kunci: {key}", "kunci seperti subject/#1", at="kunci")
        return
    here: dict[str, Plain] = tree
    for step, following in zip(steps, [*steps[1:], ""], strict=True):
        name = step if step.startswith("#") else step.replace("~2", "#").replace("~1", "/").replace("~0", "~")
        if not following:
            if name in here:
                mistakes.add("ES206", place, row, key, "kunci satu kali saja", first=0)
            here[name] = value
            return
        fresh: dict[str, Plain] = _List() if following.startswith("#") else {}
        inner = here.setdefault(name, fresh)
        if not isinstance(inner, dict) or isinstance(inner, _List) is not isinstance(fresh, _List):
            mistakes.add(
                "ES208", place, row, f"kunci: {key}", "kunci yang tidak bertentangan dengan baris lain", at="kunci"
            )
            return
        here = inner


def _lists(value: Plain) -> Plain:
    if isinstance(value, _List):
        return [_lists(inner) for inner in value.values()]
    if isinstance(value, dict):
        return {key: _lists(inner) for key, inner in value.items()}
    return value
