"""The sheets of a workbook → the trees of a pack's files. Every value remembers the sheet and row it comes from.

A line of a tree is here the number of a sheet times SHEET plus the row: the checks of rules know files and lines, and
`placed` turns those of their findings into sheets and rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from evidence_checker.model import Finding
from evidence_checker.rules.shapes import Shape
from evidence_checker.rules.tree import HEAD, LocatedValue, Mistakes, Plain, Scalar
from evidence_checker.rules.workbook import left_over
from evidence_checker.rules.workbook.cells import EMPTY, BadCell, Names, decoded, lines, word
from evidence_checker.rules.workbook.layout import (
    FILE,
    HEAD_FIELDS,
    HEAD_TITLE,
    INDICATORS,
    LEFT_OVER,
    OWNER,
    TABLES,
    Column,
    Table,
)
from evidence_checker.rules.workbook.texts import plain

SHEET = 10_000_000  # more rows than a sheet can have
TITLES = (HEAD_TITLE, INDICATORS.title, *(table.title for table in TABLES), LEFT_OVER)
_PLACE = re.compile(r"(?<!\d)([1-9]\d{0,2})(\d{7})(?!\d)")


@dataclass(slots=True)
class Cells:
    """A sheet as read: the headers of its first row and the rows below, each with its number (1 = the headers)."""

    headers: tuple[str, ...]
    rows: list[tuple[int, tuple[Scalar, ...]]] = field(default_factory=list)


def line(title: str, row: int) -> int:
    """The line that stands for a row of a sheet."""
    return (TITLES.index(title) + 1) * SHEET + row


def placed(finding: Finding) -> Finding:
    """The finding with sheet and row in the place of file and line."""
    facts = dict(finding.mapping)
    number = int(str(facts["line"]))
    if number >= SHEET:
        facts |= {"file": TITLES[number // SHEET - 1], "line": number % SHEET}
    for name, fact in facts.items():
        if isinstance(fact, str):
            facts[name] = _PLACE.sub(lambda m: f"{int(m[2])} ({TITLES[int(m[1]) - 1]})", fact)
    return Finding.of(finding.code, **facts)


def trees(sheets: Mapping[str, Cells], names: Names, mistakes: Mistakes) -> dict[str, LocatedValue]:
    """The files that the sheets describe. Mistakes of cells are added, with the title of the sheet and the row."""
    return _Reading(sheets, names, mistakes).files()


class _Reading:
    def __init__(self, sheets: Mapping[str, Cells], names: Names, mistakes: Mistakes) -> None:
        self.sheets, self.names, self.mistakes = sheets, names, mistakes
        self.made: dict[str, LocatedValue] = {}
        self.file_of: dict[str, str] = {}

    def files(self) -> dict[str, LocatedValue]:
        self._head()
        self._indicators()
        for table in TABLES:
            for number, cells in self._rows(table.title):
                self._row(table, number, cells)
        self._left_over()
        return self.made

    def wrong(self, title: str, row: int, column: str, bad: BadCell) -> None:
        """Note a cell that says no value."""
        found = f"{column}: {bad.found}" if column else bad.found
        self.mistakes.add("ES208", title, row, found, bad.expected, at=column)

    def _rows(self, title: str) -> Iterator[tuple[int, dict[str, Scalar]]]:
        """The rows below the headers and the help, as header → cell, those without any cell left out."""
        sheet = self.sheets.get(title)
        for number, cells in sheet.rows if sheet else ():
            named = {header: cell for header, cell in zip(sheet.headers, cells, strict=False) if header}  # type: ignore[union-attr]
            if any(word(cell).strip() for cell in named.values()):
                yield number, named

    def _head(self) -> None:
        at = line(HEAD_TITLE, 1)
        head = self.made[HEAD] = LocatedValue({}, at, at)
        known = {column.header: column for column in HEAD_FIELDS}
        for number, cells in self._rows(HEAD_TITLE):
            label = word(cells.get("Hal")).strip()
            if label not in known:
                self.wrong(
                    HEAD_TITLE, number, "Hal", BadCell(label, "salah satu hal yang sudah tertulis di lembar ini")
                )
                continue
            self._put(head, known[label], [cells.get("Isi")], HEAD_TITLE, number)

    def _indicators(self) -> None:
        for number, cells in self._rows(INDICATORS.title):
            identifier = plain(word(cells.get("Id"))).strip()
            if not identifier:
                self.wrong(INDICATORS.title, number, "Id", BadCell("-", "nomor indikator"))
                continue
            if identifier in self.file_of:
                self.mistakes.add("ES206", INDICATORS.title, number, identifier, "id satu kali saja", first=0)
                continue
            name = word(cells.get(FILE)).strip() or _file_name(identifier, word(cells.get("Nama pendek")))
            if not _safe(name) or name in self.made:
                self.wrong(INDICATORS.title, number, FILE, BadCell(name, "nama berkas .yaml tanpa folder, sekali saja"))
                continue
            at = line(INDICATORS.title, number)
            self.file_of[identifier] = name
            self.made[name] = LocatedValue({}, at, at)
            self._fill(self.made[name], INDICATORS, cells, number)

    def _fill(self, record: LocatedValue, table: Table, cells: dict[str, Scalar], number: int) -> None:
        """Put every field of a row into its record."""
        kinds: list[tuple[str, Scalar]] = []
        for column in table.columns:
            cell = cells.get(column.header)
            if not column.part:
                self._put(record, column, [cell], table.title, number)
            else:
                kinds.append((column.header, cell))
        if kinds:
            self._kinds(record, kinds, table.title, number)

    def _kinds(self, record: LocatedValue, cells: list[tuple[str, Scalar]], title: str, number: int) -> None:
        found: list[LocatedValue] = []
        given = False
        at = line(title, number)
        for header, cell in cells:
            for item in lines(cell):
                given = True
                if item == EMPTY:
                    continue
                try:
                    found.append(LocatedValue(self.names.meant(plain(item)), at, at))
                except BadCell as bad:
                    self.wrong(title, number, header, bad)
        if given and isinstance(record.value, dict):
            record.value["kinds"] = LocatedValue(found, at, at)

    def _put(self, record: LocatedValue, column: Column, cells: list[Scalar], title: str, number: int) -> None:
        try:
            value = decoded(column.field, column.shape, cells[0], self.names)
        except BadCell as bad:
            self.wrong(title, number, column.header, bad)
            return
        if value is None:
            return
        at = line(title, number)
        *above, last = column.path.split(".")
        for step in above:
            assert isinstance(record.value, dict)
            record = record.value.setdefault(step, LocatedValue({}, at, at))
        assert isinstance(record.value, dict)
        record.value[last] = located(value, at)

    def _row(self, table: Table, number: int, cells: dict[str, Scalar]) -> None:
        at = line(table.title, number)
        owner = plain(word(cells.get(OWNER))).strip() if table.owned else ""
        name = self.file_of.get(owner, "") if owner else HEAD
        if not name or (table.owned and not owner and table.at != "phrase_groups"):
            self.wrong(table.title, number, OWNER, BadCell(owner or "-", "id dari lembar Indikator"))
            return
        holder = self.made[name]
        for step in table.at.split(".")[:-1]:
            assert isinstance(holder.value, dict)
            holder = holder.value.setdefault(step, LocatedValue({}, at, at))
        assert isinstance(holder.value, dict)
        fresh = LocatedValue({} if table.form == "map" else [], at, at)
        part = holder.value.setdefault(table.at.split(".")[-1], fresh)
        record = LocatedValue({}, at, at)
        self._fill(record, table, cells, number)
        assert isinstance(record.value, dict)
        item = record.value.get(table.columns[0].path) if table.single else record
        if isinstance(part.value, list):
            part.value.append(record)
            return
        key = plain(word(cells.get(table.key))).strip()
        assert isinstance(part.value, dict)
        if not key:
            self.wrong(table.title, number, table.key, BadCell("-", "sebuah nama"))
        elif key in part.value:
            first = part.value[key].line % SHEET
            self.mistakes.add(
                "ES206", table.title, number, key, f"kunci satu kali saja (sudah ada di baris {first})", first=first
            )
        elif item is not None:
            part.value[key] = item

    def _left_over(self) -> None:
        kept: list[tuple[int, str, str, str, Scalar]] = []
        for number, cells in self._rows(LEFT_OVER):
            name, key, kind, value = (cells.get(header) for header in left_over.COLUMNS)
            if kind == left_over.MORE and kept:
                begun = kept[-1][4]
                kept[-1] = (*kept[-1][:4], word(begun) + word(value))
            else:
                kept.append((number, word(name), word(key), word(kind), value))
        for number, file, path, form, cell in kept:
            if file not in self.made:
                bad = BadCell(file, "framework.yaml atau berkas dari lembar Indikator")
                self.wrong(LEFT_OVER, number, FILE, bad)
                continue
            try:
                left_over.plant(self.made[file], path, left_over.valued(form, cell), line(LEFT_OVER, number))
            except BadCell as wrong:
                self.wrong(LEFT_OVER, number, "", wrong)


def located(value: Plain, at: int) -> LocatedValue:
    """A value, each part of which stands on that line."""
    if isinstance(value, dict):
        return LocatedValue({key: located(inner, at) for key, inner in value.items()}, at, at)
    if isinstance(value, list):
        return LocatedValue([located(inner, at) for inner in value], at, at)
    return LocatedValue(value, at, at)


def ordered(spot: LocatedValue, shape: Shape) -> LocatedValue:
    """The tree with the fields of each record in the order of its shape, as a person writes them."""
    if isinstance(spot.value, dict) and shape.kind == "record":
        known = [name for name in shape.fields if name in spot.value]
        rest = [name for name in spot.value if name not in shape.fields]
        made = {name: ordered(spot.value[name], shape.fields[name]) for name in known}
        made |= {name: spot.value[name] for name in rest}
        return LocatedValue(made, spot.line, spot.key_line)
    if isinstance(spot.value, dict) and shape.kind == "map" and shape.item is not None:
        inner = shape.item
        return LocatedValue({k: ordered(v, inner) for k, v in spot.value.items()}, spot.line, spot.key_line)
    if isinstance(spot.value, list) and shape.item is not None:
        return LocatedValue([ordered(each, shape.item) for each in spot.value], spot.line, spot.key_line)
    return spot


def _file_name(identifier: str, short_name: str) -> str:
    words = re.findall(r"[a-z0-9]+", f"{identifier} {short_name}".casefold())
    return "-".join(words)[:60].strip("-") + ".yaml"


def _safe(name: str) -> bool:
    return (
        name.endswith((".yaml", ".yml"))
        and name != HEAD
        and not any(sign in name for sign in '/\\:*?"<>|')
        and name[0] != "."
        and name.isprintable()
    )
