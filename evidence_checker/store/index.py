"""The file index and the list of assessments: TinyDB over a storage that is written whole and checks itself.

The stock storage writes over the old bytes and tears when killed; this one writes beside, syncs, replaces, keeps the
previous generation, and carries a checksum. One save rewrites the file, so changes are collected and saved in batches.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as Row

from evidence_checker.store import durable

SCHEMA = "evidence-checker/index/1"
Tables = dict[str, dict[str, Any]]


def seal(tables: Tables, generation: int) -> bytes:
    """The index as bytes: JSON whose `sha256` is that of its `tables`."""
    body = msgspec.json.encode(tables)
    digest = hashlib.sha256(body).hexdigest()
    head = f'{{"schema":"{SCHEMA}","generation":{generation},"sha256":"{digest}","tables":'
    return head.encode("ascii") + body + b"}\n"


def unseal(data: bytes) -> tuple[Tables, int] | None:
    """Tables and generation, None when the bytes are not a whole index."""
    head, found, body = data.partition(b',"tables":')
    if not found or not body.endswith(b"}\n"):
        return None
    body = body[:-2]
    try:
        about = msgspec.json.decode(head + b"}")
        if about["schema"] != SCHEMA or about["sha256"] != hashlib.sha256(body).hexdigest():
            return None
        tables: Tables = msgspec.json.decode(body)
        return tables, int(about["generation"])
    except (msgspec.DecodeError, KeyError, TypeError, ValueError):
        return None


class WholeFile(Storage):
    """TinyDB reads and writes memory; `load` and `save` move it from and to the disk, both under the writer's lock.

    `generation`: counts saves. `damaged`: names of index files that failed their checksum (set aside, not deleted).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.previous = path.with_name(path.name + ".previous")
        self.generation = 0
        self.damaged: list[str] = []
        self._tables: Tables | None = None
        self._stamp: tuple[int, int, int] | None = None

    def read(self) -> Tables | None:
        """The tables; None when there are none yet."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Write the tables whole or not at all. Raises OSError."""
        self._tables = data

    def _now(self) -> tuple[int, int, int] | None:
        with contextlib.suppress(OSError):
            status = self.path.stat()
            return status.st_ino, status.st_mtime_ns, status.st_size
        return None

    def load(self) -> bool:
        """Take in what another process saved. Returns whether anything was taken in. Raises OSError."""
        stamp = self._now()
        if stamp is not None and stamp == self._stamp:
            return False
        for path in (self.path, self.previous):
            data = durable.read(path)
            if not data:
                continue
            whole = unseal(data)
            if whole is not None:
                self._tables, self.generation = whole
                self._stamp = stamp if path == self.path else None
                return True
            with contextlib.suppress(OSError):
                path.replace(path.with_name(path.name + ".damaged"))
            self.damaged.append(path.name)
        self._tables = None
        self._stamp = None
        return True

    def save(self) -> None:
        """Write the next generation. Raises OSError; then the saved one is intact."""
        data = seal(self._tables or {}, self.generation + 1)
        beside = self.path.with_name(f".{self.path.name}.new")
        durable.write_beside(beside, data)
        # Between the two renames only the previous generation exists: `load` finds it.
        if self.path.exists():
            durable.replace(self.path, self.previous)
        durable.replace(beside, self.path)
        durable.sync_folder(self.path.parent)
        self.generation += 1
        self._stamp = self._now()


def row_number(key: str) -> int:
    """TinyDB counts rows; ours are numbered by their key, so that two processes mean the same row."""
    return int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:7], "big")


class Index:
    """Rows of named tables, each found by its `key`. Changes wait in memory until `save`."""

    def __init__(self, path: Path) -> None:
        self.storage = WholeFile(path)
        self._database = TinyDB(storage=lambda: self.storage)
        self.rows: dict[str, dict[str, Mapping[str, Any]]] = {}
        self._put: dict[str, dict[str, dict[str, Any]]] = {}
        self._dropped: dict[str, set[str]] = {}

    @property
    def pending(self) -> int:
        """How many changes are not saved yet."""
        return sum(map(len, self._put.values())) + sum(map(len, self._dropped.values()))

    def table(self, name: str) -> Mapping[str, Mapping[str, Any]]:
        """Key → row, unsaved changes included."""
        return self.rows.setdefault(name, {})

    def put(self, table: str, key: str, row: Mapping[str, Any]) -> None:
        """Put a row, saved with the next save."""
        whole = {**row, "key": key}
        self.rows.setdefault(table, {})[key] = whole
        self._put.setdefault(table, {})[key] = whole
        self._dropped.get(table, set()).discard(key)

    def drop(self, table: str, keys: Iterable[str]) -> None:
        """Drop rows, saved with the next save."""
        for key in list(keys):
            if self.rows.get(table, {}).pop(key, None) is not None:
                self._put.get(table, {}).pop(key, None)
                self._dropped.setdefault(table, set()).add(key)

    def load(self) -> None:
        """Take in what is on the disk; unsaved changes of ours stay on top. Raises OSError."""
        if not self.storage.load():
            return
        self.rows = {}
        for name in self._database.tables():
            self.rows[name] = {row["key"]: row for row in self._database.table(name) if "key" in row}
        for name, gone in self._dropped.items():
            for key in gone:
                self.rows.get(name, {}).pop(key, None)
        for name, rows in self._put.items():
            self.rows.setdefault(name, {}).update(rows)

    def save(self) -> None:
        """Under the lock: take in what others saved, put our changes on top, write. On OSError the changes wait."""
        self.load()
        for name in {*self._put, *self._dropped}:
            table = self._database.table(name)
            put = self._put.get(name, {})
            table.remove(doc_ids=[row_number(key) for key in {*put, *self._dropped.get(name, ())}])
            table.insert_multiple(Row(row, row_number(key)) for key, row in put.items())
        self.storage.save()
        self._put = {}
        self._dropped = {}
