"""One file from one open folder to another: whole and verified under its name, or not there at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Callable

from evidence_checker.organize.folder_tree import BLOCK, Folder, NotAFile, digest, write_all

_NO_LINK = frozenset(
    getattr(errno, name)
    for name in ("EXDEV", "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EINVAL", "EACCES")
    if hasattr(errno, name)
)


class Changed(Exception):
    """The file is not, or no longer, the one that was meant."""


class Unlinkable(Exception):
    """These two places cannot share a file (other disks, or a disk without hard links)."""


def copy(
    origin: Folder, name: str, goal: Folder, new_name: str, sha256: str, temporary: str, inode: Callable[[int], None]
) -> None:
    """Copy to a temporary name, sync, read it again, then give it its name without replacing; times are kept.

    `inode` is told the new file's number before the name is given. Raises Changed, FileExistsError, OSError; whatever
    it raises, nothing partial stands under `new_name`.
    """
    with contextlib.suppress(FileNotFoundError):
        goal.unlink(temporary)  # of a run that was killed; the name is ours
    reader = _opened(origin, name)
    try:
        before = os.fstat(reader)
        writer = goal.create(temporary)
        try:
            summed = hashlib.sha256()
            while block := os.read(reader, BLOCK):
                summed.update(block)
                write_all(writer, block)
            after = os.fstat(reader)
            if summed.hexdigest() != sha256 or _stamp(before) != _stamp(after):
                raise Changed
            os.fsync(writer)
            goal.set_times(temporary, writer, (before.st_atime_ns, before.st_mtime_ns))
            number = os.fstat(writer).st_ino
            # Read again what the disk will give: shares have been seen to lose writes that they acknowledged.
            if digest(writer) != sha256:
                raise OSError(errno.EIO, "what was written reads differently", new_name)
        finally:
            os.close(writer)
        inode(number)
        goal.rename(temporary, goal, new_name)
    except BaseException:
        with contextlib.suppress(OSError):
            goal.unlink(temporary)
        raise
    finally:
        os.close(reader)


def link(origin: Folder, name: str, goal: Folder, new_name: str, sha256: str, inode: Callable[[int], None]) -> None:
    """A second name for the same file. Raises Changed, Unlinkable, FileExistsError, OSError."""
    reader = _opened(origin, name)
    try:
        if digest(reader) != sha256:
            raise Changed
        status = os.fstat(reader)
        inode(status.st_ino)
        try:
            origin.link(name, goal, new_name)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno in _NO_LINK:
                raise Unlinkable(error.strerror) from error
            raise
        made = goal.status(new_name)
        if made is None or made.st_ino != status.st_ino:
            # Between opening and linking another file took the name; it still has that name, so ours can go.
            with contextlib.suppress(FileNotFoundError):
                goal.unlink(new_name)
            raise Changed
    finally:
        os.close(reader)


def remove(folder: Folder, name: str, sha256: str, aside: str, twin: os.stat_result | None = None) -> None:
    """Remove a file of that very content; a file that took its name in the last moment gets it back. Raises Changed.

    The caller has made sure that the content is safe elsewhere. `twin`: where that is; the same file by another name
    needs no second reading.
    """
    try:
        folder.rename(name, folder, aside)
    except FileNotFoundError:
        raise Changed from None
    if not _same(folder.status(aside), twin) and folder.digest(aside) != sha256:
        folder.rename(aside, folder, name)
        raise Changed
    folder.unlink(aside)


def settle_aside(folder: Folder, name: str, sha256: str, aside: str) -> None:
    """After a kill inside `remove`: the file gets its name back; where that is taken, only a known double goes."""
    if folder.status(aside) is None:
        return
    if folder.status(name) is None:
        folder.rename(aside, folder, name)
    elif folder.digest(aside) == sha256 == folder.digest(name):
        folder.unlink(aside)


def _opened(folder: Folder, name: str) -> int:
    try:
        return folder.open(name)
    except (FileNotFoundError, NotAFile) as error:
        raise Changed from error


def _same(one: os.stat_result | None, other: os.stat_result | None) -> bool:
    """Whether both are one file. A file number of 0 is none (some network disks)."""
    return (
        one is not None
        and other is not None
        and one.st_ino != 0
        and (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)
    )


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ino
