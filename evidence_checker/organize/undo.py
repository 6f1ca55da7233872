"""Take a run back: names and bytes as they were, except where someone has worked on since."""

from __future__ import annotations

import errno
from contextlib import suppress

from evidence_checker.model import Finding
from evidence_checker.organize import transfer
from evidence_checker.organize.apply import Work, in_the_way, sync_folders
from evidence_checker.organize.folder_tree import Folder, NotAFolder, split
from evidence_checker.organize.journal import Entry
from evidence_checker.organize.plan import Act


def take_back(work: Work) -> None:
    """Undo a run, newest entry first. What was changed, taken or lost since stays and is told.

    Raises StateError, OSError.
    """
    if work.run.status != "undoing":
        work.journal.write(work.run.id, "undoing")
        work.journal.sync()
    total = len(work.run.entries)
    for done, entry in enumerate(reversed(work.run.entries), 1):
        if entry.state not in ("back", "kept", "dropped", "found"):
            _take_back(work, entry)
        work.on_step(done, total)
    # First the names that came back last through a power cut, then the folders that were made for the others go.
    sync_folders(work.target, {split(entry.target)[0] for entry in work.run.entries})
    _remove_folders(work)
    _restore_times(work)


def _take_back(work: Work, entry: Entry) -> None:
    folders, name = split(entry.target)
    source_folders, source_name = split(entry.source)
    if entry.act is Act.MOVE:
        with suppress(FileNotFoundError, NotAFolder), work.source.folder(source_folders) as home:
            transfer.settle_aside(home, source_name, entry.sha256, work.aside(entry))
    try:
        with in_the_way(), work.target.folder(folders) as goal:
            transfer.settle_aside(goal, name, entry.sha256, work.aside(entry))
            with suppress(FileNotFoundError):
                goal.unlink(work.temporary(entry))
            status = goal.status(name)
            if entry.state == "planned" and (status is None or status.st_ino != entry.inode):
                work.note(entry, "back")  # never placed
                return
            why = _refusal(work, entry, goal, name)
            if why is None:
                why = _free(work, entry, goal, name)
    except FileNotFoundError:
        if entry.state == "planned":
            work.note(entry, "back")
            return
        why = Finding.of("EC543", path=entry.target)
    if why is not None and not (why.code == "EC543" and _safe(work, entry)):
        work.note(entry, "kept")
        work.outcome.undone.append((entry.target, why))
    else:
        work.note(entry, "back")
        work.outcome.back.append(entry.target)


def _refusal(work: Work, entry: Entry, goal: Folder, name: str) -> Finding | None:
    """Why the file under the target name must stay as it is, if so."""
    if goal.status(name) is None:
        return Finding.of("EC543", path=entry.target)
    if goal.digest(name) != entry.sha256:
        return Finding.of("EC540", path=entry.target)
    return None


def _free(work: Work, entry: Entry, goal: Folder, name: str) -> Finding | None:
    """Make sure that the content is safe at its source, then take it from the target. Returns why not, if not."""
    if not _safe(work, entry):
        if entry.act is not Act.MOVE:
            return Finding.of("EC542", path=entry.target, source=entry.shown)
        try:
            _give_back(work, entry, goal, name)
        except FileExistsError:
            return Finding.of("EC545", path=entry.shown)
        except (transfer.Changed, NotAFolder):
            return Finding.of("EC540", path=entry.target)
    try:
        transfer.remove(goal, name, entry.sha256, work.aside(entry))
    except transfer.Changed:
        return Finding.of("EC540", path=entry.target)
    return None


def _safe(work: Work, entry: Entry) -> bool:
    """Whether the very content stands at the source, or, for what was put beside a home, at that home."""
    places = [(work.source, entry.source)]
    if entry.of or entry.act is Act.COPY:
        places += [
            (work.target, other.target)
            for other in work.run.entries
            if other.source == entry.source and other.act is Act.MOVE and other.state == "placed"
        ]
    for tree, path in places:
        folders, name = split(path)
        with suppress(FileNotFoundError, NotAFolder), tree.folder(folders) as folder:
            if folder.digest(name) == entry.sha256:
                return True
    return False


def _give_back(work: Work, entry: Entry, goal: Folder, name: str) -> None:
    folders, source_name = split(entry.source)
    with work.source.folder(folders, lambda _: None) as home:
        try:
            transfer.link(goal, name, home, source_name, entry.sha256, lambda _: None)
        except transfer.Unlinkable:
            transfer.copy(goal, name, home, source_name, entry.sha256, work.temporary(entry), lambda _: None)
        home.sync()


def _remove_folders(work: Work) -> None:
    """The folders that the run made, deepest first, where nothing else is in them."""
    for path in sorted(set(work.run.made), key=lambda made: (-made.count("/"), made)):
        parents, name = split(path)
        try:
            with work.target.folder(parents) as folder:
                folder.remove_folder(name)
        except OSError as error:
            # Something else is in it, it is gone, or is no folder any more: then it is not ours to remove.
            if error.errno not in (
                errno.ENOTEMPTY,
                errno.EEXIST,
                errno.ENOENT,
                errno.ENOTDIR,
                errno.ELOOP,
                errno.EACCES,
            ):
                raise


def _restore_times(work: Work) -> None:
    """Source folders that are again as they were get their times back."""
    for path, times in sorted(work.run.folders.items(), reverse=True):
        entries = [e for e in work.run.entries if "/".join(split(e.source)[0]) == path and e.act is Act.MOVE]
        if entries and all(entry.state == "back" for entry in entries):
            parts = tuple(path.split("/")) if path else ()
            with suppress(FileNotFoundError, NotAFolder, PermissionError), work.source.folder(parts) as folder:
                folder.touch(times)
                folder.sync()
