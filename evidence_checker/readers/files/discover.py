"""What a folder holds: every regular file below it, and the entries of its archives. Links are never followed."""

from __future__ import annotations

import fnmatch
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evidence_checker.errors import UsageError
from evidence_checker.model import Finding, SourceFile
from evidence_checker.model.packed import many
from evidence_checker.readers.files import left_out
from evidence_checker.readers.files.archives import entries_of
from evidence_checker.readers.files.names import FILED_INDEX, FILING, SETTINGS_FILE, shown
from evidence_checker.readers.files.regular import source_from

_EXAMPLES = 5  # left out files that are named; all are counted


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds. `files`: sorted by path (many are packed). `skipped`: what was not opened, and why."""

    files: tuple[SourceFile, ...]
    skipped: tuple[Finding, ...] = ()


@dataclass(slots=True)
class NoDocuments:
    """What is no document: counted, and named by a few examples."""

    count: int = 0
    groups: set[str] = field(default_factory=set)
    examples: list[str] = field(default_factory=list)

    def add(self, group: str, path: str, files: int = 1) -> None:
        """`files`: how many the path stands for; an empty bin counts nothing."""
        if files:
            self.count += files
            self.groups.add(group)
            self.examples.append(path)

    def finding(self) -> Finding:
        """EC170: one line for all of them."""
        examples = tuple(sorted(self.examples)[:_EXAMPLES])
        return Finding.of("EC170", count=self.count, examples=examples, left_out=tuple(sorted(self.groups)))


def discover(folder: Path, exclude: Sequence[str] = ()) -> Listing:
    """Every regular file below the folder, and the entries of its ZIP archives. Links are never followed.

    `exclude`: shell patterns, tried on the relative path and on the name. Raises UsageError when the folder itself
    cannot be listed; a folder inside it that cannot be listed is a finding.
    """
    root = os.fspath(folder)
    _must_be_folder(root)
    files: list[SourceFile] = []
    skipped: list[Finding] = []
    aside = NoDocuments()
    waiting = [("", root)]
    filed = os.path.isdir(os.path.join(root, FILING))  # noqa: PTH112, PTH118
    while waiting:
        prefix, place = waiting.pop()
        try:
            entries = os.scandir(place)
        except OSError as error:
            if not prefix:
                raise UsageError("ES103", path=shown(root), reason=error.strerror or "?") from error
            skipped.append(Finding.of("EC126", path=prefix.rstrip("/"), reason=error.strerror or "?"))
            continue
        with entries:
            for entry in entries:
                relative = prefix + shown(entry.name)
                if relative == FILING or (filed and FILED_INDEX.fullmatch(relative)):
                    continue  # what `organize` wrote beside the documents of a filed folder is no evidence
                if relative == SETTINGS_FILE or any(
                    fnmatch.fnmatch(relative, one) or fnmatch.fnmatch(entry.name, one) for one in exclude
                ):
                    continue
                _sort_entry(entry, relative, files, skipped, waiting, aside)
    if aside.count:
        skipped.append(aside.finding())
    files.sort(key=lambda file: file.path)
    skipped.sort(key=lambda finding: finding.facts)
    return Listing(many(SourceFile, files, len(files)), tuple(skipped))


def _must_be_folder(root: str) -> None:
    try:
        mode = Path(root).stat().st_mode
    except FileNotFoundError as error:
        raise UsageError("ES101", path=shown(root)) from error
    except OSError as error:
        raise UsageError("ES103", path=shown(root), reason=error.strerror or "?") from error
    if not stat.S_ISDIR(mode):
        raise UsageError("ES102", path=shown(root))


def _sort_entry(
    entry: os.DirEntry[str],
    relative: str,
    files: list[SourceFile],
    skipped: list[Finding],
    waiting: list[tuple[str, str]],
    aside: NoDocuments,
) -> None:
    try:
        if entry.is_dir(follow_symlinks=False) and not _is_junction(entry):
            if group := left_out.folder_group(entry.name):
                aside.add(group, relative + "/", left_out.count_below(entry.path))
                return
            waiting.append((relative + "/", entry.path))
            return
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        skipped.append(Finding.of("EC126", path=relative, reason=error.strerror or "?"))
        return
    if not stat.S_ISREG(status.st_mode) or _is_junction(entry):
        skipped.append(Finding.of("EC111", path=relative, what=_what(status.st_mode)))
        return
    if group := left_out.file_group(entry.name):
        aside.add(group, relative)
        return
    file = source_from(relative, entry.path, status)
    files.append(file)
    if entry.name.lower().endswith(".zip"):
        for inner in entries_of(file):
            if group := left_out.group_of(inner.path.removeprefix(f"{relative}/")):
                aside.add(group, inner.path)
            else:
                files.append(inner)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    test = getattr(entry, "is_junction", None)  # Python 3.12; only Windows has junctions
    return bool(test and test())


def _what(mode: int) -> str:
    tests = (
        (stat.S_ISLNK, "link"), (stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISDIR, "folder"),
        (stat.S_ISBLK, "device"), (stat.S_ISCHR, "device"),
    )  # fmt: skip
    return next((name for test, name in tests if test(mode)), "other")
