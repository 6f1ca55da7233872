"""The index files beside the filed documents: ours to renew, unless someone has worked on them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence

from evidence_checker.organize import transfer
from evidence_checker.organize.folder_tree import Folder, Tree, write_all
from evidence_checker.organize.journal import Journal
from evidence_checker.organize.plan import Row
from evidence_checker.organize.safe_names import numbered


def write_indexes(tree: Tree, journal: Journal, render: Callable[[Sequence[Row]], Mapping[str, bytes]]) -> None:
    """Bring the index files up to what stands; remove them when nothing does. An edited index is kept."""
    rows = journal.rows()
    files: Mapping[str, bytes] = render(rows) if rows else {}
    with tree.folder(()) as root:
        for name in sorted({*files, *_first_names(journal)}):
            _renew(root, journal, name, files.get(name))
        root.sync()


def _first_names(journal: Journal) -> set[str]:
    return {name for name in journal.indexes if not _is_numbered(name, journal)}


def _is_numbered(name: str, journal: Journal) -> bool:
    return any(name == numbered(first, n) for first in journal.indexes for n in range(2, 100))


def _renew(root: Folder, journal: Journal, name: str, data: bytes | None) -> None:
    number, at = 1, name
    wanted = hashlib.sha256(data).hexdigest() if data is not None else ""
    while True:
        ours = journal.indexes.get(at, [])
        aside = f".{at}.aside.part"
        for sha256 in ours:
            transfer.settle_aside(root, at, sha256, aside)
        standing = root.digest(at)
        if root.status(at) is None or standing in ours:
            break
        number += 1
        at = numbered(name, number)
    temporary = f".{at}.part"
    if root.status(temporary) is not None:
        root.unlink(temporary)  # of a run that was killed
    if standing == wanted:
        return
    if data is None:
        _take_away(root, at, standing, aside)
        return
    journal.write("", "index", name=at, sha256=wanted)
    journal.sync()
    descriptor = root.create(temporary)
    try:
        write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if standing:
        _take_away(root, at, standing, aside)
    root.rename(temporary, root, at)


def _take_away(root: Folder, name: str, sha256: str, aside: str) -> None:
    if sha256:
        transfer.remove(root, name, sha256, aside)
