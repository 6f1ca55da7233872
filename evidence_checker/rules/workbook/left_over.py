"""What no sheet has a column for, one value per row by its key path (`planning/steps/#1/share`, kinds of a pack)."""

from __future__ import annotations

from evidence_checker.rules.tree import LocatedValue, Plain, Scalar
from evidence_checker.rules.workbook.cells import NO, YES, BadCell, number, word
from evidence_checker.rules.workbook.texts import CELL, escaped, plain

COLUMNS = ("Berkas", "Kunci", "Macam", "Nilai")
MORE = "lanjutan"
_KINDS = ("teks", "angka", "bulat", "ya-tidak", "daftar", "pasangan")

Row = tuple[str, str, str, Scalar]


def rows(name: str, tree: Plain) -> list[Row]:
    """(file, key path, kind of value, value) of every value, in order. A long text goes on in rows of its own."""
    found: list[Row] = []
    _flatten(name, "", tree, found)
    return found


def _flatten(name: str, at: str, value: Plain, found: list[Row]) -> None:
    if isinstance(value, dict):
        if not value:
            found.append((name, at, "pasangan", None))
        for key, inner in value.items():
            step = key.replace("~", "~0").replace("/", "~1")
            step = f"~2{step[1:]}" if step.startswith("#") else step
            _flatten(name, f"{at}/{step}" if at else step, inner, found)
    elif isinstance(value, list):
        if not value:
            found.append((name, at, "daftar", None))
        for position, inner in enumerate(value, 1):
            _flatten(name, f"{at}/#{position}", inner, found)
    elif isinstance(value, bool):
        found.append((name, at, "ya-tidak", YES if value else NO))
    elif isinstance(value, int):
        found.append((name, at, "bulat", value))
    elif isinstance(value, float):
        found.append((name, at, "angka", value))
    elif value is not None:
        text = escaped(value)
        pieces = [text[start : start + CELL] for start in range(0, len(text), CELL)] or [""]
        found.append((name, at, "teks", pieces[0]))
        found += [(name, at, MORE, piece) for piece in pieces[1:]]


def valued(kind: str, cell: Scalar) -> Plain:
    """The value of a row. Raises BadCell."""
    if kind == "daftar":
        return []
    if kind == "pasangan":
        return {}
    if kind == "ya-tidak":
        if word(cell).strip().casefold() not in (YES, NO):
            raise BadCell(word(cell), "ya atau tidak")
        return word(cell).strip().casefold() == YES
    if kind in ("angka", "bulat"):
        found = number(cell, whole=kind == "bulat")
        return float(found) if kind == "angka" else found
    if kind != "teks":
        raise BadCell(kind, "teks, angka, bulat, ya-tidak, daftar, atau pasangan")
    return plain(word(cell))


def plant(tree: LocatedValue, key: str, value: Plain, line: int) -> None:
    """Put a value at its key path. "#n" is an item of a list: the n-th, or one more; "~2" begins a key with "#".

    Raises BadCell where the path contradicts what is there.
    """
    steps = key.split("/")
    here = tree
    for position, step in enumerate(steps):
        last = position == len(steps) - 1
        following = "" if last else steps[position + 1]
        fresh = LocatedValue(value if last else [] if following.startswith("#") else {}, line, line)  # type: ignore[arg-type]
        if step.startswith("#") and isinstance(here.value, list):
            items = here.value
            at = int(step[1:]) - 1 if step[1:].isdecimal() else len(items)
            if last or at >= len(items) or at < 0:
                items.append(fresh)
                here = fresh
            else:
                here = items[at]
        elif step and not step.startswith("#") and isinstance(here.value, dict):
            name = step.replace("~2", "#").replace("~1", "/").replace("~0", "~")
            if last and name in here.value:
                raise BadCell(key, "kunci satu kali saja")
            here = here.value.setdefault(name, fresh)
        else:
            raise BadCell(key, "kunci yang tidak bertentangan dengan baris lain")
