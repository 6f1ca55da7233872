"""A value of a rule and the cells that show it, and back. What a cell cannot show is left to the sheet *Lainnya*."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from evidence_checker.messages.rule_fields import CHOICES
from evidence_checker.rules.check import closest
from evidence_checker.rules.shapes import Shape
from evidence_checker.rules.tree import Plain, Scalar
from evidence_checker.rules.workbook import needs
from evidence_checker.rules.workbook.texts import CELL, escaped, line, plain, split

EMPTY = "(kosong)"  # a list that is there and has no items
YES, NO = "ya", "tidak"
_PAIR = " = "


class BadCell(ValueError):
    """A cell that says no value. `expected`: what should stand there, Indonesian; `found`: what does."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(found, expected)
        self.found, self.expected = found, expected


@dataclass(frozen=True, slots=True)
class Names:
    """Kinds of document: id → name as people know it."""

    kinds: Mapping[str, str]

    def shown(self, kind: str) -> str:
        """The name of a kind; a group (@name) and an id without a name stay."""
        return self.kinds.get(kind, kind)

    def meant(self, word: str) -> str:
        """The id of the kind that a word names. Raises BadCell."""
        if word.startswith("@") or word in self.kinds:
            return word
        low = " ".join(word.split()).casefold()
        for kind, name in self.kinds.items():
            if name.casefold() == low or kind == low:
                return kind
        names = list(self.kinds.values())
        near = closest(low, [name.casefold() for name in names])
        raise BadCell(word, "nama jenis dokumen dari lembar Daftar" + near)


def lines(cell: Scalar) -> list[str]:
    """The lines of a cell that hold something."""
    return [part.strip() for part in word(cell).split("\n") if part.strip()]


def word(cell: Scalar) -> str:
    """What stands in a cell, as text ("16" for a number typed over a text)."""
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return "" if cell is None else str(cell)


def number(cell: Scalar, *, whole: bool) -> int | float:
    """The number of a cell; a text is read with the comma or the point. Raises BadCell."""
    expected = "bilangan bulat" if whole else "angka"
    if isinstance(cell, str):
        said = cell.strip().replace(",", ".")
        try:
            cell = float(said) if "." in said or "e" in said.casefold() else int(said)
        except ValueError:
            raise BadCell(word(cell), expected) from None
    if isinstance(cell, bool) or not isinstance(cell, int | float) or abs(cell) == float("inf") or cell != cell:
        raise BadCell(word(cell), expected)
    if whole and cell != int(cell):
        raise BadCell(word(cell), expected)
    return int(cell) if whole else cell


def _truth(cell: Scalar) -> bool:
    said = word(cell).strip().casefold()
    if said not in (YES, NO):
        raise BadCell(word(cell), "ya atau tidak")
    return said == YES


def _text(cell: Scalar) -> str:
    return plain(word(cell))


def _listed(cell: Scalar, each: Callable[[str], Plain]) -> list[Plain]:
    if word(cell).strip() == EMPTY:
        return []
    return [each(item) for item in lines(cell)]


def _choice(field: str, shape: Shape) -> tuple[Callable[[str], str], Callable[[str], str]]:
    shown = CHOICES[field]

    def meant(said: str) -> str:
        low = " ".join(said.split()).casefold()
        for key in shape.choices:
            if low in (key, shown[key].casefold()):
                return key
        words = [shown[key] for key in shape.choices]
        raise BadCell(said, "salah satu dari " + ", ".join(words) + closest(low, words))

    return shown.__getitem__, meant


def _pair(item: str, what: str) -> tuple[str, str]:
    left, right = split(item, "=")
    if not left or not right:
        raise BadCell(item, f"{what}, satu per baris")
    return left, right


def _number_text(value: Scalar) -> str:
    return repr(value) if isinstance(value, float) else str(value)


def _bands(item: str) -> Plain:
    left, right = _pair(item, "batas bawah = tingkat")
    return [number(left, whole=False), number(right, whole=False)]


def encoded(field: str, shape: Shape, value: Plain, names: Names) -> Scalar:
    """The cell of a value. Raises BadCell for what no cell of this shape can show."""
    try:
        cell = _encoded(field, shape, value, names)
    except (TypeError, AttributeError, KeyError, ValueError):
        raise BadCell(str(value)[:60], shape.kind) from None
    if isinstance(cell, str) and (len(cell) > CELL or not cell):
        raise BadCell(cell[:60], shape.kind)
    return cell


def _encoded(field: str, shape: Shape, value: Plain, names: Names) -> Scalar:
    if shape.kind == "need":
        return needs.said(value)
    if shape.kind == "truth":
        return YES if value is True else NO if value is False else str(value)
    if shape.kind in ("number", "integer"):
        return value if isinstance(value, int | float) else None
    if shape.kind == "choice":
        return _choice(field, shape)[0](str(value))
    if shape.kind == "text":
        return names.shown(str(value)) if field in KIND_FIELDS else escaped(str(value))
    if shape.kind == "map":
        assert isinstance(value, dict)
        shown = names.shown if field in KIND_FIELDS else str
        return "\n".join(f"{line(shown(key))}{_PAIR}{_item(inner)}" for key, inner in value.items()) or EMPTY
    assert shape.item is not None and isinstance(value, list)
    if not value:
        return EMPTY
    if shape.item.kind == "choice":
        show = _choice(field, shape.item)[0]
        return "\n".join(show(str(item)) for item in value)
    if shape.item.kind == "record":  # two texts: a framework and an indicator of it
        first, second = shape.item.fields
        return "\n".join(f"{line(str(item[first]))}{_PAIR}{line(str(item[second]))}" for item in _records(value))
    if shape.item.kind == "list":
        return "\n".join(_PAIR.join(_number_text(each) for each in _numbers(item)) for item in value)
    return "\n".join(line(names.shown(str(item)) if field in KIND_FIELDS else str(item)) for item in value)


def _item(value: Plain) -> str:
    if isinstance(value, list):
        return "; ".join(_number_text(each) for each in _numbers(value))
    if isinstance(value, dict):
        raise BadCell("{}", "nilai")
    return line(value) if isinstance(value, str) else _number_text(value)


def _records(value: list[Plain]) -> list[dict[str, Plain]]:
    return [item for item in value if isinstance(item, dict)]


def _numbers(item: Plain) -> list[Scalar]:
    assert isinstance(item, list)
    return [each for each in item if isinstance(each, int | float)]


def decoded(field: str, shape: Shape, cell: Scalar, names: Names) -> Plain:
    """The value that a cell says; None for an empty one. Raises BadCell."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if shape.kind == "need":
        try:
            return needs.understood(word(cell))
        except needs.BadNeed as wrong:
            raise BadCell(word(cell), str(wrong)) from None
    if shape.kind == "truth":
        return _truth(cell)
    if shape.kind in ("number", "integer"):
        return number(cell, whole=shape.kind == "integer")
    if shape.kind == "choice":
        return _choice(field, shape)[1](word(cell))
    if shape.kind == "text":
        return names.meant(word(cell)) if field in KIND_FIELDS else _text(cell)
    if shape.kind == "map":
        return _map(field, shape, cell, names)
    assert shape.item is not None
    if shape.item.kind == "choice":
        return _listed(cell, _choice(field, shape.item)[1])
    if shape.item.kind == "record":
        first, second = shape.item.fields

        def both(item: str) -> Plain:
            left, right = _pair(item, "id paket = nomor indikator di sana")
            return {first: plain(left), second: plain(right)}

        return _listed(cell, both)
    if shape.item.kind == "list":
        return _listed(cell, _bands)
    if field in KIND_FIELDS:
        return _listed(cell, lambda item: names.meant(plain(item)))
    return _listed(cell, plain)


def _map(field: str, shape: Shape, cell: Scalar, names: Names) -> Plain:
    assert shape.item is not None
    if word(cell).strip() == EMPTY:
        return {}
    made: dict[str, Plain] = {}
    for item in lines(cell):
        left, right = _pair(item, "nama = nilai")
        key = names.meant(plain(left)) if field in KIND_FIELDS else plain(left)
        if key in made:
            raise BadCell(item, "tiap nama satu kali saja")
        if shape.item.kind == "list":
            made[key] = [number(part, whole=False) for part in right.split(";")]
            continue
        numeric = shape.item.kind in ("number", "integer")
        made[key] = number(right, whole=shape.item.kind == "integer") if numeric else plain(right)
    return made


KIND_FIELDS = ("kinds", "by_kind", "shown_in", "effort")
