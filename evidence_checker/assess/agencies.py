"""The agencies of a run: one folder each below a root, or the list of an `agencies.toml`."""

from __future__ import annotations

import difflib
import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

from evidence_checker.assess.configuration import toml_table
from evidence_checker.errors import UsageError
from evidence_checker.model import Finding, replace
from evidence_checker.model.agencies import Agency
from evidence_checker.readers.files import SETTINGS_FILE, shown

LIST_FILE = "agencies.toml"
_KEYS: dict[str, type] = {"name": str, "folder": str, "year": int, "framework": str, "group": str}


def agencies_of(place: str, *, units: bool = False) -> tuple[tuple[Agency, ...], tuple[Finding, ...]]:
    """The agencies, by their place in the list or by name of their folder, and what was passed over.

    `place`: a folder, or a file of the form of `agencies.toml`; a root that holds such a file is read from it. `units`:
    the folders are units of one agency: each is one, by the name of its folder, whether it has settings or not. Raises
    UsageError: ES540 none there, ES541 a list that cannot be used, ES542 two with one folder or one name.
    """
    path = Path(place)
    listed = path / LIST_FILE if path.is_dir() else path
    passed: list[Finding] = []
    if listed.is_file():
        agencies = _listed(listed)
    elif path.is_dir():
        agencies, passed = _below(path, units)
    else:
        raise UsageError("ES101", path=shown(place))
    if not agencies:
        raise UsageError("ES540", path=shown(place))
    _distinct(agencies)
    return tuple(agencies), tuple(passed)


def store_of(place: str) -> str:
    """The common store of texts that the list names (`store = "…"`, a folder by the place of the list), "" for none.
    Raises UsageError (ES541)."""
    path = Path(place)
    listed = path / LIST_FILE if path.is_dir() else path
    if not listed.is_file():
        return ""
    told = _table(listed).get("store", "")
    if not isinstance(told, str):
        raise UsageError("ES541", file=shown(listed), line=0, reason=f"store = {told!r}")
    return told if not told or "://" in told else str(listed.parent / told)


def _table(path: Path) -> dict[str, object]:
    try:
        return toml_table(path, "ES541")
    except OSError as error:  # it was there when it was chosen
        raise UsageError("ES541", file=shown(path), line=0, reason=error.strerror or str(error)) from error


def _below(root: Path, units: bool) -> tuple[list[Agency], list[Finding]]:
    try:
        with os.scandir(root) as entries:
            names = sorted(each.name for each in entries if each.is_dir(follow_symlinks=False))
    except OSError as error:
        raise UsageError("ES103", path=shown(root), reason=error.strerror or "?") from error
    agencies, passed = [], []
    for name in names:
        if units and not name.startswith("."):
            agencies.append(Agency(short_name(name), str(root / name), shown(name)))
        elif (root / name / SETTINGS_FILE).is_file():
            agencies.append(Agency(short_name(name), str(root / name)))
        elif not name.startswith("."):
            passed.append(Finding.of("EC843", folder=shown(name)))
    return agencies, passed


def _listed(path: Path) -> list[Agency]:
    where = shown(path)
    table = _table(path)
    rows = table.get("agency", table.get("agencies"))
    if not isinstance(rows, list) or not rows:
        raise UsageError("ES541", file=where, line=0, reason='[[agency]] name = "…", folder = "…"')
    return _with_places([_one(path, number, row) for number, row in enumerate(rows, 1)])


def _with_places(agencies: Sequence[Agency]) -> list[Agency]:
    """Each with its place among the results: the last name of its folder, or its own name where folders share one."""
    last = [short_name(Path(each.folder).name) for each in agencies]
    return [
        replace(each, id=own if last.count(own) == 1 else short_name(f"{each.name} {each.folder}"))
        for each, own in zip(agencies, last, strict=True)
    ]


def _one(path: Path, number: int, row: object) -> Agency:
    where = shown(path)
    if not isinstance(row, dict) or not row.get("folder"):
        raise UsageError("ES541", file=where, line=0, reason=f"[[agency]] {number}: folder = ?")
    for key, value in row.items():
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, 1)
            reason = f"[[agency]] {number}: {key} = ?" + (f" ({near[0]}?)" if near else "")
            raise UsageError("ES541", file=where, line=0, reason=reason)
        if not isinstance(value, _KEYS[key]) or isinstance(value, bool):
            raise UsageError("ES541", file=where, line=0, reason=f"[[agency]] {number}: {key} = {value!r}")
    folder = str(row["folder"])
    if "://" not in folder:
        folder = str(path.parent / folder)
    name = str(row.get("name", ""))
    return Agency("", folder, name, int(row.get("year", 0)), str(row.get("framework", "")), str(row.get("group", "")))


def short_name(text: str) -> str:
    """A folder name that every system takes; what cannot be said in it is told by a hash."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60]
    if plain and plain == text.casefold():
        return plain
    digest = hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{plain or 'instansi'}-{digest}"


def _distinct(agencies: Sequence[Agency]) -> None:
    """Raises UsageError (ES542) for two with one folder, one name, or one place for their results."""
    folders: dict[str, str] = {}
    names: dict[str, str] = {}
    for each in agencies:
        folder = each.folder if "://" in each.folder else os.path.realpath(each.folder)
        for seen, key, label in ((folders, folder, shown(each.folder)), (names, each.name.casefold(), each.name)):
            if key and key in seen:
                raise UsageError("ES542", what=label, one=seen[key], other=each.name or each.id)
            seen[key] = each.name or each.id
    ids: dict[str, str] = {}
    for each in agencies:
        if each.id in ids:
            raise UsageError("ES542", what=each.id, one=ids[each.id], other=each.folder)
        ids[each.id] = each.folder
