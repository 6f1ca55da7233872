"""One process at a time at a filed folder: its lock, its journal, and the acts on it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from evidence_checker.errors import StateError
from evidence_checker.model import SourceFile
from evidence_checker.organize.apply import Outcome, Work, carry_out
from evidence_checker.organize.folder_tree import Folder, NotAFolder, Tree, split, write_all
from evidence_checker.organize.journal import NAME, PLACE, Entry, Journal, Run
from evidence_checker.organize.plan import Plan, Row, Standing
from evidence_checker.organize.undo import take_back
from evidence_checker.organize.write_index import write_indexes
from evidence_checker.readers.files import shown

Render = Callable[[Sequence[Row]], Mapping[str, bytes]]
Step = Callable[[int, int], None]


_RESERVED = "reserve"
_RESERVE, _RESERVE_EACH = 16_384, 256  # bytes


class Filing:
    """A filed folder at hand. `render`: index rows → file name → bytes, written beside the documents."""

    def __init__(self, tree: Tree, place: Folder, journal: Journal, render: Render) -> None:
        self.tree = tree
        self._place = place
        self.journal = journal
        self._render = render

    def recover(self, on_step: Step = lambda _d, _a: None) -> Outcome | None:
        """Finish what a killed run left half done, forwards or back as it was going. None when nothing was."""
        run = self.journal.unfinished
        if run is None:
            write_indexes(self.tree, self.journal, self._render)
            return None
        return self._forward(run, on_step) if run.status == "open" else self._back(run, on_step)

    def apply(
        self, plan: Plan, folder: Path, files: Mapping[str, SourceFile], at: str, on_step: Step = lambda _d, _a: None
    ) -> Outcome:
        """Carry out a plan for a folder. `files`: path as shown → the file as it is now; `at`: ISO 8601.

        Raises StateError ES403 before anything is done when a file is not as planned, ES408 when the disk refuses.
        """
        root = os.path.realpath(folder)
        names = {path: os.path.relpath(file.system_path, folder).replace(os.sep, "/") for path, file in files.items()}
        self._unchanged(plan, names, root)
        if not plan.moves:
            standing = {each.target for each in self.journal.standing}
            rows = [row for row in plan.rows if row.target in standing]
            if not set(rows) <= set(self.journal.rows()):
                self.journal.renew_rows(rows)
                write_indexes(self.tree, self.journal, self._render)
            return Outcome()
        entries = [
            Entry(
                move.number, names[move.source], move.source, move.target, move.act, move.of,
                move.sha256, move.bytes, move.indicator, move.level, move.turn, move.level_turn,
            )
            for move in plan.moves
        ]  # fmt: skip
        source = Tree(root)
        folders: dict[str, tuple[int, int]] = {}
        for path in {"/".join(split(entry.source)[0]) for entry in entries}:
            with source.folder(tuple(path.split("/")) if path else ()) as opened:
                folders[path] = opened.times()
        with _spoken(None):
            self._reserve(_RESERVE + _RESERVE_EACH * len(entries))
        run = Run(uuid.uuid4().hex[:12], at, root, plan.act, plan.id, entries, list(plan.rows), folders)
        self.journal.begin(run)
        return self._forward(self.journal.run(run.id), on_step)

    def undo(self, on_step: Step = lambda _d, _a: None, run_id: str = "") -> Outcome:
        """Take back the newest run that stands, or the one of that id. Raises StateError ES410 when there is none."""
        standing = (run for run in reversed(self.journal.runs) if run.status != "undone")
        run = next((run for run in standing if not run_id or run.id == run_id), None)
        if run is None:
            raise StateError("ES410", path=self.tree.root)
        return self._back(run, on_step)

    def redo(self, on_step: Step = lambda _d, _a: None) -> Outcome:
        """Undo the newest undo. Raises StateError ES411 when nothing was taken back since the newest run."""
        undone = [run for run in self.journal.runs if run.status == "undone"]
        after = [run.status for run in self.journal.runs]
        if not undone or "undone" not in after:
            raise StateError("ES411", path=self.tree.root)
        # The run that was taken back last is the oldest of the undone ones at the end.
        position = len(after) - next((n for n, status in enumerate(reversed(after)) if status != "undone"), len(after))
        if position == len(after):
            raise StateError("ES411", path=self.tree.root)
        run = self.journal.runs[position]
        self.journal.write(run.id, "open")
        self.journal.sync()
        return self._forward(run, on_step)

    def _reserve(self, size: int) -> None:
        """Hold as much of the disk as taking the run back will write, so that a full disk can be emptied again."""
        if self._place.status(_RESERVED) is not None:
            self._place.unlink(_RESERVED)
        if size:
            descriptor = self._place.create(_RESERVED)
            try:
                write_all(descriptor, bytes(size))
            finally:
                os.close(descriptor)

    def _forward(self, run: Run, on_step: Step) -> Outcome:
        work = Work(self.journal, run, Tree(run.folder), self.tree, on_step=on_step)
        with _spoken(work):
            carry_out(work)
            write_indexes(self.tree, self.journal, self._render)
            self.journal.write(run.id, "done")
            self.journal.sync()
        return work.outcome

    def _back(self, run: Run, on_step: Step) -> Outcome:
        work = Work(self.journal, run, Tree(run.folder), self.tree, on_step=on_step)
        with _spoken(work):
            self._reserve(0)
            take_back(work)
            write_indexes(self.tree, self.journal, self._render)
            self.journal.write(run.id, "undone")
            self.journal.sync()
        return work.outcome

    def _unchanged(self, plan: Plan, names: Mapping[str, str], root: str) -> None:
        source = Tree(root)
        changed = []
        for path, sha256 in sorted({move.source: move.sha256 for move in plan.moves}.items()):
            if path not in names or _digest(source, names[path]) != sha256:
                changed.append(path)
        if changed:
            raise StateError("ES403", count=len(changed), paths=", ".join(changed[:5]))


@contextlib.contextmanager
def filing(target: Path, render: Render, *, make: bool = False, wait: float = 30.0) -> Iterator[Filing]:
    """The filed folder at `target`, locked for this process; with `make` it is made when it does not exist.

    `wait`: seconds to wait for another process. Raises StateError: ES404 (another process works on it), ES405, ES406
    (no filed folder), ES409 (damaged journal), ES412 (cannot be written).
    """
    with contextlib.ExitStack() as held:
        try:
            if make:
                target.mkdir(parents=True, exist_ok=True)
            elif not (target / PLACE / NAME).is_file():
                raise StateError("ES406", path=shown(target))
            tree = Tree(str(target))
            place = held.enter_context(tree.folder((PLACE,), (lambda _: None) if make else None))
            lock = place.appendable("lock")
            held.callback(os.close, lock)  # lets go of it
            _hold(lock, target, wait)
            journal = Journal(place)
            held.callback(journal.close)
        except NotAFolder as error:
            raise StateError("ES405", path=shown(error.filename or "")) from error
        except OSError as error:
            raise StateError("ES412", path=shown(target), reason=error.strerror or str(error)) from error
        yield Filing(tree, place, journal, render)


def standing(target: Path) -> tuple[Standing, ...]:
    """What earlier runs filed at `target`, without taking its lock or changing anything. Raises StateError ES409."""
    try:
        with Tree(str(target)).folder((PLACE,)) as place:
            journal = Journal(place, reading=True)
    except OSError:
        return ()
    journal.close()
    return journal.standing


def _hold(lock: int, target: Path, wait: float) -> None:
    deadline = time.monotonic() + wait
    while not _locked(lock):
        if time.monotonic() >= deadline:
            raise StateError("ES404", path=shown(target))
        time.sleep(0.05)


if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int) -> bool:
        try:
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _locked(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextlib.contextmanager
def _spoken(work: Work | None) -> Iterator[None]:
    """A refusal of the disk becomes the error that says how far the run came, and that it can be finished."""
    try:
        yield
    except OSError as error:
        entries = work.run.entries if work else []
        done = len(work.outcome.placed) + len(work.outcome.back) if work else 0
        raise StateError("ES408", done=done, total=len(entries), reason=error.strerror or str(error)) from error


def _digest(tree: Tree, path: str) -> str:
    folders, name = split(path)
    try:
        with tree.folder(folders) as folder:
            return folder.digest(name)
    except OSError:
        return ""
