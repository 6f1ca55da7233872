"""A folder tree that is only entered step by step, so that a planted link cannot lead out of it.

Where the system knows paths relative to an open folder (POSIX), each step is opened from the one before without
following links, and every act is done relative to the last. Windows has no such calls; there each step is opened as
itself (a link or mount point is not followed), held open so that nobody can exchange it, and refused when it is a
reparse point.
"""

# ruff: noqa: PTH104, PTH116  (relative to an open folder, which pathlib cannot)

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from evidence_checker.organize import folder_handles, rename

BLOCK = 1 << 20
_TIMES_OF_OPEN = os.utime in os.supports_fd
_LINKS_THEMSELVES = os.link in os.supports_follow_symlinks
RELATIVE = os.open in os.supports_dir_fd and hasattr(os, "O_DIRECTORY")

_STEP = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_COMMON = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _COMMON
_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | _COMMON
_APPEND = os.O_RDWR | os.O_CREAT | os.O_APPEND | _COMMON
_NO_LINKS_HERE = frozenset(
    getattr(errno, name)
    for name in ("EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EINVAL")
    if hasattr(errno, name)
)


class NotAFolder(OSError):
    """A step of the path is a link, a mount point or a file: nothing was done through it."""


class NotAFile(OSError):
    """The name is there, but it is no regular file."""


class Folder:
    """One open folder of a tree. Names are single names; acts never replace what stands under a name."""

    def __init__(self, path: str, descriptor: int | None) -> None:
        self.path = path
        self.descriptor = descriptor

    def _at(self, name: str) -> str:
        if name in ("", ".", "..") or "/" in name or "\0" in name or os.sep in name:
            raise ValueError(f"not a single name: {name!r}")
        return name if self.descriptor is not None else str(Path(self.path) / name)

    def status(self, name: str) -> os.stat_result | None:
        """The status of the entry itself; None when there is none."""
        try:
            return os.stat(self._at(name), dir_fd=self.descriptor, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def names(self) -> list[str]:
        """Names of all entries of the folder."""
        return sorted(os.listdir(self.descriptor if self.descriptor is not None else self.path))

    def open(self, name: str) -> int:
        """A descriptor for reading a regular file. Raises NotAFile, or OSError."""
        try:
            found = os.open(self._at(name), _READ, dir_fd=self.descriptor)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.EMLINK, errno.EISDIR):
                raise NotAFile(error.errno, "not a regular file", name) from error
            raise
        status = os.fstat(found)
        if not stat.S_ISREG(status.st_mode) or (not RELATIVE and folder_handles.is_link(self._at(name))):
            os.close(found)
            raise NotAFile(errno.EINVAL, "not a regular file", name)
        return found

    def create(self, name: str, mode: int = 0o666) -> int:
        """A descriptor for writing a file that did not exist. Raises FileExistsError."""
        return os.open(self._at(name), _CREATE, mode, dir_fd=self.descriptor)

    def appendable(self, name: str) -> int:
        """A descriptor for appending to a regular file, made when it did not exist."""
        found = os.open(self._at(name), _APPEND, 0o666, dir_fd=self.descriptor)
        if not stat.S_ISREG(os.fstat(found).st_mode):
            os.close(found)
            raise NotAFile(errno.EINVAL, "not a regular file", name)
        return found

    def link(self, name: str, other: Folder, other_name: str) -> None:
        """Give a file of this folder a second name in another. Raises FileExistsError, or OSError (EXDEV, EPERM)."""
        os.link(
            self._at(name), other._at(other_name), src_dir_fd=self.descriptor, dst_dir_fd=other.descriptor,
            follow_symlinks=not _LINKS_THEMSELVES,
        )  # fmt: skip

    def rename(self, name: str, other: Folder, other_name: str) -> None:
        """Move within a disk without replacing. Raises FileExistsError."""
        if not RELATIVE:
            os.rename(self._at(name), other._at(other_name))  # Windows itself refuses to replace
            return
        if rename.exclusive(self.descriptor, name, other.descriptor, other_name):
            return
        try:
            self.link(name, other, other_name)
        except OSError as error:
            if error.errno in _NO_LINKS_HERE:
                raise OSError(
                    errno.ENOTSUP, "neither hard links nor exclusive renames on this disk", other_name
                ) from error
            raise
        os.unlink(self._at(name), dir_fd=self.descriptor)

    def replace(self, name: str, new_name: str) -> None:
        """Rename over a name that is our own. For the program's own files only, never for evidence."""
        os.replace(self._at(name), self._at(new_name), src_dir_fd=self.descriptor, dst_dir_fd=self.descriptor)

    def unlink(self, name: str) -> None:
        """Remove a file of the folder. Raises OSError."""
        os.unlink(self._at(name), dir_fd=self.descriptor)

    def make_folder(self, name: str) -> None:
        """Make a folder in the folder. Raises OSError."""
        os.mkdir(self._at(name), dir_fd=self.descriptor)

    def remove_folder(self, name: str) -> None:
        """Raises OSError when it is not empty."""
        os.rmdir(self._at(name), dir_fd=self.descriptor)

    def touch(self, nanoseconds: tuple[int, int]) -> None:
        """Set the folder's own times (access, modification)."""
        os.utime(self.descriptor if self.descriptor is not None else self.path, ns=nanoseconds)

    def set_times(self, name: str, descriptor: int, nanoseconds: tuple[int, int]) -> None:
        """Set the times (access, modification) of a file that is open for writing."""
        os.utime(descriptor if _TIMES_OF_OPEN else self._at(name), ns=nanoseconds)

    def times(self) -> tuple[int, int]:
        """Times of last access and change of the folder, in nanoseconds."""
        status = os.stat(self.descriptor if self.descriptor is not None else self.path)
        return status.st_atime_ns, status.st_mtime_ns

    def sync(self) -> None:
        """Make the names in this folder last through a power cut, where the system has a way to."""
        if self.descriptor is not None:
            try:
                os.fsync(self.descriptor)
            except OSError as error:
                if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):  # network shares know no such thing
                    raise

    def digest(self, name: str) -> str:
        """SHA-256 of the regular file of that name; "" when there is none or it is something else."""
        try:
            found = self.open(name)
        except (FileNotFoundError, NotAFile):
            return ""
        try:
            return digest(found)
        finally:
            os.close(found)


class Tree:
    """A root folder and the ways into it. The root itself may be reached through links: that is the user's choice."""

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)

    @contextlib.contextmanager
    def folder(self, parts: Sequence[str], made: Callable[[tuple[str, ...]], None] | None = None) -> Iterator[Folder]:
        """The folder at `parts`, open. With `made`, missing steps are made, each told to `made` before.

        Raises NotAFolder, FileNotFoundError, OSError.
        """
        with contextlib.ExitStack() as held:
            folder = self._enter(held, self.root, None)
            for depth, name in enumerate(parts, 1):
                if made is not None and folder.status(name) is None:
                    made(tuple(parts[:depth]))
                    with contextlib.suppress(FileExistsError):
                        folder.make_folder(name)
                folder = self._enter(held, folder._at(name), folder)
            yield folder

    def _enter(self, held: contextlib.ExitStack, step: str, parent: Folder | None) -> Folder:
        path = step if parent is None else str(Path(parent.path) / Path(step).name)
        if not RELATIVE:
            try:
                pin = folder_handles.pin(path)
            except NotADirectoryError as error:
                raise NotAFolder(errno.ENOTDIR, "not a folder", path) from error
            held.callback(folder_handles.release, pin)
            return Folder(path, None)
        try:
            descriptor = os.open(step, _STEP, dir_fd=parent.descriptor if parent else None)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENOTDIR, errno.EMLINK):
                raise NotAFolder(error.errno, "not a folder", path) from error
            raise
        held.callback(os.close, descriptor)
        return Folder(path, descriptor)


def digest(descriptor: int) -> str:
    """SHA-256 of an open file from its beginning."""
    summed = hashlib.sha256()
    os.lseek(descriptor, 0, os.SEEK_SET)
    while block := os.read(descriptor, BLOCK):
        summed.update(block)
    return summed.hexdigest()


def write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes, however many calls it takes. Raises OSError."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def split(path: str) -> tuple[tuple[str, ...], str]:
    """A relative path with "/" separators as (folders, name)."""
    *folders, name = path.split("/")
    return tuple(folders), name
