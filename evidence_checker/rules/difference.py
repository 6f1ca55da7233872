"""What changed between two versions of a pack, value by value. Pure: the order of keys and of files never counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evidence_checker.rules.framework_shape import FRAMEWORK
from evidence_checker.rules.shapes import INDICATOR, Shape
from evidence_checker.rules.tree import HEAD, Plain
from evidence_checker.rules.workbook.needs import BadNeed, said
from evidence_checker.text.natural_order import natural

# The field that names an item of a list of records, best first.
_NAMES = ("id", "label", "title", "why")


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is not the same. `indicator`: its id, "" = the head. `path`: fields and names that lead to it.
    `way`: "added", "removed", "changed" or, of a list whose items only stand elsewhere, "moved". `before`, `after`: the
    value, None where there is none; of a list the item that was added or removed."""

    indicator: str
    path: tuple[str, ...]
    way: str
    before: Plain = None
    after: Plain = None


def changes(before: Mapping[str, Plain], after: Mapping[str, Plain]) -> list[Change]:
    """All changes from one pack's files to another's: first of the head, then by indicator."""
    found = list(_between("", (), before.get(HEAD), after.get(HEAD), FRAMEWORK))
    old, new = _by_id(before), _by_id(after)
    for identifier in sorted({**old, **new}, key=natural):
        found += _between(identifier, (), old.get(identifier), new.get(identifier), INDICATOR)
    return found


def _by_id(files: Mapping[str, Plain]) -> dict[str, Plain]:
    return {str(tree.get("id")): tree for name, tree in files.items() if name != HEAD and isinstance(tree, dict)}


def _between(indicator: str, path: tuple[str, ...], old: Plain, new: Plain, shape: Shape) -> Iterator[Change]:
    if old == new and type(old) is type(new):
        if isinstance(old, dict) and isinstance(new, dict) and shape.kind == "map" and list(old) != list(new):
            yield Change(indicator, path, "moved", list(old), list(new))
        return
    if old is None or new is None:
        yield Change(indicator, path, "added" if old is None else "removed", old, new)
    elif isinstance(old, dict) and isinstance(new, dict) and shape.kind in ("record", "map"):
        for key in {**old, **new}:
            inner = shape.fields.get(key) if shape.kind == "record" else shape.item
            yield from _between(indicator, (*path, key), old.get(key), new.get(key), inner or Shape("text"))
    elif isinstance(old, list) and isinstance(new, list) and shape.item is not None:
        yield from _lists(indicator, path, old, new, shape.item)
    else:
        yield Change(indicator, path, "changed", old, new)


def _lists(indicator: str, path: tuple[str, ...], old: list[Plain], new: list[Plain], item: Shape) -> Iterator[Change]:
    if item.kind == "record":
        first, second = _named(old), _named(new)
        for key in {**first, **second}:
            yield from _between(indicator, (*path, key), first.get(key), second.get(key), item)
        kept: list[Plain] = [key for key in first if key in second]
        now: list[Plain] = [key for key in second if key in first]
        if kept != now:
            yield Change(indicator, path, "moved", kept, now)
        return
    gone, come = [each for each in old if each not in new], [each for each in new if each not in old]
    for each in gone:
        yield Change(indicator, path, "removed", before=each)
    for each in come:
        yield Change(indicator, path, "added", after=each)
    if not gone and not come:
        yield Change(indicator, path, "moved", old, new)


def _named(items: list[Plain]) -> dict[str, Plain]:
    """The records of a list by what names them; of the same name: numbered."""
    found: dict[str, Plain] = {}
    for position, item in enumerate(items, 1):
        record = item if isinstance(item, dict) else {}
        name = next((str(record[field]) for field in _NAMES if field in record), str(position))
        while name in found:
            name += " *"
        found[name] = item
    return found


def in_words(value: Plain) -> str:
    """A value as a line of text; a need as people write it."""
    if isinstance(value, dict):
        try:
            return said(value)
        except BadNeed:
            pass
        named = next((str(value[field]) for field in ("title", "label", "criteria", "name") if field in value), "")
        return named or "; ".join(f"{key}: {in_words(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(in_words(each) for each in value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return f"{value:g}" if isinstance(value, float) else str(value)
