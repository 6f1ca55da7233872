"""A pack's trees → the rows of its workbook, and what no row shows."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence_checker.rules.tree import HEAD, Plain, Scalar
from evidence_checker.rules.workbook import left_over
from evidence_checker.rules.workbook.cells import EMPTY, BadCell, Names, decoded, encoded
from evidence_checker.rules.workbook.layout import HEAD_FIELDS, INDICATORS, KIND_COLUMNS, TABLES, Column, Table
from evidence_checker.rules.workbook.texts import escaped


@dataclass(slots=True)
class Rows:
    """The rows of every sheet, by its title; `head`: the values of the head in the order of HEAD_FIELDS."""

    head: list[Scalar] = field(default_factory=list)
    tables: dict[str, list[list[Scalar]]] = field(default_factory=dict)
    left_over: list[left_over.Row] = field(default_factory=list)


def laid_out(files: Mapping[str, Plain], names: Names) -> Rows:
    """Every value of the files in one cell or, where none fits, in one row of the sheet for the rest."""
    rows = Rows(tables={table.title: [] for table in (INDICATORS, *TABLES)})
    for name, tree in files.items():
        assert isinstance(tree, dict)
        rest = copy.deepcopy(tree)
        owner = "" if name == HEAD else str(tree.get("id", ""))
        if name == HEAD:
            rows.head = [_taken(rest, column, names) for column in HEAD_FIELDS]
        else:
            cells = [_taken(rest, column, names) for column in INDICATORS.columns]
            rows.tables[INDICATORS.title].append([*cells, name])
        for table in TABLES:
            if table.owned == (name != HEAD) or (not owner and table.at == "phrase_groups"):
                rows.tables[table.title] += _part(rest, table, owner, names)
        rows.left_over += left_over.rows(name, rest) if rest else []
    return rows


def _part(tree: dict[str, Plain], table: Table, owner: str, names: Names) -> list[list[Scalar]]:
    """The rows of one part of a file; what they show is taken out of the tree."""
    *above, last = table.at.split(".")
    inner = tree
    for step in above:
        found = inner.get(step)
        if not isinstance(found, dict):
            return []
        inner = found
    part = inner.get(last)
    items = list(part.items()) if isinstance(part, dict) else [("", item) for item in part] if part else []  # type: ignore[union-attr]
    if not items or isinstance(part, dict) is not (table.form == "map"):
        return []
    rows: list[list[Scalar]] = []
    rest: list[tuple[str, Plain]] = []
    for key, item in items:
        record = {table.columns[0].path: item} if table.single else item
        if not isinstance(record, dict) or (table.form == "map" and not key.strip()):
            rest.append((key, item))
            rows.append(
                [*([owner] if table.owned else []), *([_key(key)] if table.key else []), *[None] * len(table.columns)]
            )
            continue
        left = dict(record)
        cells = [_taken(left, column, names) for column in table.columns]
        rows.append([*([owner] if table.owned else []), *([_key(key)] if table.key else []), *cells])
        rest.append((key, left.get(table.columns[0].path, {}) if table.single else left))
    kept: Plain
    if table.form == "map":
        kept = {key: value for key, value in rest if value or value == []}
    else:
        kept = [value or None for _, value in rest]  # an item that is shown whole keeps its place
    if kept if table.form == "map" else any(value for _, value in rest):
        inner[last] = kept
    else:
        del inner[last]
        for step in reversed(above):
            if not tree[step]:
                del tree[step]
    return rows


def _key(key: str) -> Scalar:
    return int(key) if key.isdecimal() and str(int(key)) == key and len(key) < 10 else escaped(key)


def _taken(record: dict[str, Plain], column: Column, names: Names) -> Scalar:
    """The cell of a field; the field is taken out of the record once its cell says it wholly."""
    *above, last = column.path.split(".")
    inner = record
    for step in above:
        found = inner.get(step)
        if not isinstance(found, dict):
            return None
        inner = found
    if last not in inner:
        return None
    value = inner[last]
    if column.part:
        return _kind_cell(inner, column, names)
    try:
        cell = encoded(column.field, column.shape, value, names)
        same = repr(decoded(column.field, column.shape, cell, names)) == repr(value)
    except BadCell:
        return None
    if not same:
        return None
    del inner[last]
    if above and not inner:
        del record[above[0]]
    return cell


def _kind_cell(record: dict[str, Plain], column: Column, names: Names) -> Scalar:
    """One of several cells that hold a list of kinds: a kind each, the last one all that are left."""
    value = record[column.field]
    if not isinstance(value, list) or not all(isinstance(kind, str) and "\n" not in kind for kind in value):
        return None
    shown = [names.shown(str(kind)) for kind in value] or [EMPTY]
    try:
        same = [names.meant(each) for each in shown if each != EMPTY] == value
    except BadCell:
        return None
    if not same:
        return None
    mine = shown[column.part - 1 : column.part] if column.part <= KIND_COLUMNS else shown[KIND_COLUMNS:]
    if column.part > KIND_COLUMNS:
        del record[column.field]
    return "\n".join(mine) or None
