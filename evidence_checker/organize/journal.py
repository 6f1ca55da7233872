"""The journal of a filed folder: what was meant is on disk before it is done, what was done follows.

JSON lines in ``.evidence-checker/journal.jsonl`` of the target, each with its turn and a checksum. A line that a kill
or a power cut tore is cut off when the journal is opened; a damaged line before the last good one is an error, because
what follows it could not be trusted.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from evidence_checker.errors import StateError
from evidence_checker.model import plain
from evidence_checker.organize.folder_tree import Folder, write_all
from evidence_checker.organize.plan import Act, Row, Standing

PLACE = ".evidence-checker"
NAME = "journal.jsonl"


@dataclass(slots=True)
class Entry:
    """One file to be placed, and how far it got.

    `source`, `target`: relative paths as the system knows them ("/" separators; may hold surrogates). `shown`: the
    source as reports show it. `of`: "" or the target this is hard-linked to. `inode`: of the file that got or gets the
    target name, 0 while unknown. `state`: planned | placed (by us) | found (the same content stood there) | dropped |
    back | kept (still there though the run was taken back). `gone`: whether the source was removed after placing.
    """

    number: int
    source: str
    shown: str
    target: str
    act: Act
    of: str
    sha256: str
    bytes: int
    indicator: str
    level: int
    turn: int
    level_turn: int
    inode: int = 0
    state: str = "planned"
    gone: bool = False

    @property
    def standing(self) -> Standing:
        """The entry as a later plan sees it."""
        return Standing(self.target, self.sha256, self.shown, self.indicator, self.level, self.turn, self.level_turn)


@dataclass(slots=True)
class Run:
    """A filing run. `status`: open → done → undoing → undone (→ open by redo). `folders`: source folder → its times."""

    id: str
    at: str
    folder: str
    act: Act
    plan: str
    entries: list[Entry]
    rows: list[Row]
    folders: dict[str, tuple[int, int]]
    status: str = "open"
    made: list[str] = field(default_factory=list)

    def entry(self, number: int) -> Entry:
        """The entry of that number. Raises KeyError."""
        return self.entries[number - 1]


class Journal:
    """The journal, open for appending. `runs`: in order. `indexes`: name of an index file → the hashes we gave it."""

    def __init__(self, folder: Folder, *, reading: bool = False) -> None:
        """Replays and, unless only `reading`, repairs. Raises StateError (ES409) for a damaged journal, OSError."""
        self.runs: list[Run] = []
        self.indexes: dict[str, list[str]] = {}
        self._turn = 0
        self._descriptor = folder.open(NAME) if reading else folder.appendable(NAME)
        try:
            good = self._replay(_whole(self._descriptor))
            if good is not None and not reading:
                os.ftruncate(self._descriptor, good)
        except BaseException:
            os.close(self._descriptor)
            raise
        if not reading:
            folder.sync()

    def close(self) -> None:
        """Close the file of the journal."""
        os.close(self._descriptor)

    def write(self, run: str, op: str, **facts: Any) -> None:
        """Append a record; it outlives this process, and a power cut once `sync` was called."""
        self._turn += 1
        body = json.dumps({"turn": self._turn, "run": run, "op": op, **facts}, sort_keys=True, separators=(",", ":"))
        write_all(self._descriptor, f"{zlib.crc32(body.encode()):08x} {body}\n".encode())
        self._heed(json.loads(body))

    def sync(self) -> None:
        """Wait until everything written is on the disk."""
        os.fsync(self._descriptor)

    def begin(self, run: Run) -> None:
        """Everything that is meant, on disk before anything is done."""
        facts = plain(run)
        del facts["status"], facts["made"], facts["id"]
        self.write(run.id, "begin", **facts)
        self.sync()

    def renew_rows(self, rows: Sequence[Row]) -> None:
        """What the index says of documents that already stand has changed."""
        run = next(run for run in reversed(self.runs) if run.status in ("open", "done"))
        self.write(run.id, "rows", rows=[plain(row) for row in rows])
        self.sync()

    def run(self, identifier: str) -> Run:
        """The run of that name. Raises KeyError."""
        return next(run for run in self.runs if run.id == identifier)

    @property
    def unfinished(self) -> Run | None:
        """The run that was not brought to its end, if there is one."""
        return next((run for run in self.runs if run.status in ("open", "undoing")), None)

    @property
    def standing(self) -> tuple[Standing, ...]:
        """What stands by our doing, from all runs that were not taken back."""
        return tuple(
            entry.standing for run in self.runs for entry in run.entries if entry.state in ("placed", "found", "kept")
        )

    def rows(self) -> tuple[Row, ...]:
        """The index of what stands: the newest row of each document under each indicator."""
        targets = {each.target for each in self.standing}
        newest = {
            (row.indicator, row.sha256): row
            for run in self.runs
            if run.status in ("open", "done")
            for row in run.rows
            if row.target in targets
        }
        return tuple(newest.values())

    def _replay(self, data: bytes) -> int | None:
        """Heed every good line. Returns where to cut the file when its end is torn, else None."""
        position = 0
        torn: int | None = None
        for number, line in enumerate(data.split(b"\n"), 1):
            if line:
                record = _record(line)
                ended = position + len(line) < len(data)
                if record is None or not ended:
                    torn = position if torn is None else torn
                elif torn is not None or record.get("turn") != self._turn + 1:
                    raise StateError("ES409", line=number - 1)
                else:
                    self._turn += 1
                    self._heed(record)
            position += len(line) + 1
        return torn

    def _heed(self, record: dict[str, Any]) -> None:
        op, identifier = record["op"], record["run"]
        if op == "begin":
            self.runs.append(_run(record))
            return
        if op == "index":
            self.indexes.setdefault(record["name"], []).append(record["sha256"])
            return
        run = self.run(identifier)
        if op == "rows":
            run.rows += [_row(each) for each in record["rows"]]
        elif op in ("done", "undoing", "undone", "open"):
            run.status = op
            if op == "open":  # taken up again after having been taken back
                for entry in run.entries:
                    if entry.state == "back":
                        entry.state, entry.gone, entry.inode = "planned", False, 0
        elif op == "made":
            run.made.append(record["path"])
        else:
            entry = run.entry(record["number"])
            if op == "inode":
                entry.inode = record["inode"]
            elif op == "gone":
                entry.gone = True
            else:
                entry.state = op


def _whole(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    blocks = []
    while block := os.read(descriptor, 1 << 20):
        blocks.append(block)
    return b"".join(blocks)


def _record(line: bytes) -> dict[str, Any] | None:
    """The record of a line; None for a torn or damaged one."""
    checksum, _, body = line.partition(b" ")
    if checksum != f"{zlib.crc32(body):08x}".encode():
        return None
    found = json.loads(body)
    return found if isinstance(found, dict) else None


def _row(record: dict[str, Any]) -> Row:
    return Row(**{**record, "levels": tuple(record["levels"])})


def _run(record: dict[str, Any]) -> Run:
    return Run(
        id=record["run"],
        at=record["at"],
        folder=record["folder"],
        act=Act(record["act"]),
        plan=record["plan"],
        entries=[Entry(**{**each, "act": Act(each["act"])}) for each in record["entries"]],
        rows=[_row(each) for each in record["rows"]],
        folders={path: (times[0], times[1]) for path, times in record["folders"].items()},
    )
