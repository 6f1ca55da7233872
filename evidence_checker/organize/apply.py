"""Carry out a run of the journal from wherever it stands: each step looks at what is there, does what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from evidence_checker.errors import StateError
from evidence_checker.model import Finding
from evidence_checker.organize import transfer
from evidence_checker.organize.folder_tree import Folder, NotAFolder, Tree, split
from evidence_checker.organize.journal import Entry, Journal, Run
from evidence_checker.organize.plan import Act
from evidence_checker.readers.files import shown


@dataclass(slots=True)
class Outcome:
    """What a run came to: targets placed, found there already, taken back; and what was not done, with its reason."""

    placed: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    undone: list[tuple[str, Finding]] = field(default_factory=list)


@dataclass(slots=True)
class Work:
    """A run at hand: its journal, the tree it takes from and the tree it fills."""

    journal: Journal
    run: Run
    source: Tree
    target: Tree
    outcome: Outcome = field(default_factory=Outcome)
    on_step: Callable[[int, int], None] = lambda _done, _all: None

    def note(self, entry: Entry, state: str) -> None:
        """Write down a state of an entry."""
        self.journal.write(self.run.id, state, number=entry.number)

    def inode(self, entry: Entry) -> Callable[[int], None]:
        """What notes the file number of an entry once it is known."""
        return lambda number: self.journal.write(self.run.id, "inode", number=entry.number, inode=number)

    def made(self, parts: tuple[str, ...]) -> None:
        """Note a folder that was made."""
        self.journal.write(self.run.id, "made", path="/".join(parts))

    def temporary(self, entry: Entry) -> str:
        """The name under which a copy of the entry grows."""
        return f".{self.run.id}-{entry.number}.part"

    def aside(self, entry: Entry) -> str:
        """The name under which what stood there is kept aside."""
        return f".{self.run.id}-{entry.number}.aside.part"


def carry_out(work: Work) -> None:
    """Place what is planned, make it last, then remove the sources of what was moved. Raises StateError, OSError."""
    total = len(work.run.entries)
    for done, entry in enumerate(work.run.entries, 1):
        if entry.state == "planned":
            _place(work, entry)
            work.on_step(done, total)
    sync_folders(work.target, {split(entry.target)[0] for entry in work.run.entries if entry.state == "placed"})
    work.journal.sync()
    work.on_step(total, total)
    if work.run.act is Act.MOVE:
        _remove_sources(work)


def sync_folders(tree: Tree, folders: Iterable[tuple[str, ...]]) -> None:
    """Make the names in these folders, and the folders themselves, last through a power cut."""
    every = {folder[:depth] for folder in folders for depth in range(len(folder) + 1)}
    for parts in sorted(every):
        with suppress(FileNotFoundError), tree.folder(parts) as folder:
            folder.sync()


def _place(work: Work, entry: Entry) -> None:
    tree, origin = (work.target, entry.of) if entry.of else (work.source, entry.source)
    folders, name = split(entry.target)
    origin_folders, origin_name = split(origin)
    with in_the_way(), work.target.folder(folders, work.made) as goal:
        if goal.status(name) is not None:
            _meet(work, entry, goal, name)
            return
        try:
            with tree.folder(origin_folders) as home:
                _bring(work, entry, home, origin_name, goal, name)
        except (FileNotFoundError, NotAFolder, transfer.Changed):
            drop(work, entry, Finding.of("EC540", path=entry.shown))
        except FileExistsError:
            _meet(work, entry, goal, name)
        else:
            work.note(entry, "placed")
            work.outcome.placed.append(entry.target)


def _bring(work: Work, entry: Entry, home: Folder, origin: str, goal: Folder, name: str) -> None:
    if entry.of or entry.act is not Act.COPY:
        try:
            transfer.link(home, origin, goal, name, entry.sha256, work.inode(entry))
            return
        except transfer.Unlinkable as unlinkable:
            if entry.act is Act.LINK and not entry.of:
                raise StateError("ES407", path=entry.shown, reason=str(unlinkable)) from unlinkable
    transfer.copy(home, origin, goal, name, entry.sha256, work.temporary(entry), work.inode(entry))


def _meet(work: Work, entry: Entry, goal: Folder, name: str) -> None:
    """The name is taken: by this very act before a kill, by the same content, or by something that stays as it is."""
    with suppress(FileNotFoundError):
        goal.unlink(work.temporary(entry))
    standing = goal.status(name)
    if goal.digest(name) != entry.sha256:
        drop(work, entry, Finding.of("EC541", path=entry.target))
    elif standing is not None and entry.inode and standing.st_ino == entry.inode:
        work.note(entry, "placed")
        work.outcome.placed.append(entry.target)
    else:
        work.note(entry, "found")
        work.outcome.found.append(entry.target)


def drop(work: Work, entry: Entry, why: Finding) -> None:
    """Give an entry up, with its reason."""
    work.note(entry, "dropped")
    work.outcome.undone.append((entry.target, why))


def _remove_sources(work: Work) -> None:
    by_source: dict[str, list[Entry]] = {}
    for entry in work.run.entries:
        if not entry.of:
            by_source.setdefault(entry.source, []).append(entry)
    touched: set[tuple[str, ...]] = set()
    for source, entries in by_source.items():
        home = next((entry for entry in entries if entry.act is Act.MOVE), None)
        if home is None or home.gone or any(entry.state not in ("placed", "found") for entry in entries):
            continue
        folders, name = split(source)
        try:
            with work.source.folder(folders) as folder:
                if _removed(work, home, folder, name):
                    work.note(home, "gone")
                    touched.add(folders)
                else:
                    work.outcome.undone.append((home.target, Finding.of("EC544", path=home.shown)))
        except (FileNotFoundError, NotAFolder):
            continue
    sync_folders(work.source, touched)


def _removed(work: Work, home: Entry, folder: Folder, name: str) -> bool:
    """Remove the source of a moved file once its content was seen under its new name, just now."""
    aside = work.aside(home)
    transfer.settle_aside(folder, name, home.sha256, aside)
    if folder.status(name) is None:
        return True  # before a kill
    target_folders, target_name = split(home.target)
    with in_the_way(), work.target.folder(target_folders) as goal:
        standing = goal.status(target_name)
        if standing is None or goal.digest(target_name) != home.sha256:
            return False
        try:
            transfer.remove(folder, name, home.sha256, aside, standing)
        except transfer.Changed:
            return False
    return True


@contextmanager
def in_the_way() -> Iterator[None]:
    """FreeNumbers a link or file where a folder of the target should be into the error that says so."""
    try:
        yield
    except NotAFolder as error:
        raise StateError("ES405", path=shown(error.filename or "")) from error
