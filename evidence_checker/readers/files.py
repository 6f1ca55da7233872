"""Files of the checked folder: found without following links, opened only if regular, hashed, and written whole.

An entry of a ZIP is a file too: its `SourceFile.system_path` is the archive's path, a NUL (which no real path can hold)
and the entry's name.
"""

from __future__ import annotations

import contextlib
import fnmatch
import hashlib
import io
import os
import re
import stat
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from evidence_checker.errors import UsageError
from evidence_checker.model import Finding, SourceFile, replace

ENTRY = "\0"
MAX_ENTRIES = 5_000
MAX_ENTRY_BYTES = 100 << 20
MAX_FILE_BYTES = 200 << 20
_BLOCK = 1 << 20

# Direction marks and isolates can make a name read as another; zero-width characters hide in it.
_HIDING = frozenset("\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\ufeff") | {
    chr(c) for c in (*range(0x202A, 0x202F), *range(0x2060, 0x206A))
}

_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)

# What programs leave beside documents while they are open, half copied, or shown as thumbnails.
_TEMPORARY = (
    "~$*", ".~lock.*#", "*.part", "*.ocTransferId*", ".syncthing.*.tmp", "*.crdownload", "*.partial", "*.download",
    "*.tmp", ".DS_Store", "._*", "Thumbs.db", "ehthumbs.db", "desktop.ini",
)  # fmt: skip
_TEMPORARY_FOLDERS = frozenset({"@eaDir", "__MACOSX", ".Trash", "$RECYCLE.BIN", "System Volume Information"})


# The program's own settings at the top of a checked folder (see `configuration`): no evidence, so never listed.
SETTINGS_FILE = "evidence.toml"
# What `organize` writes into a filed folder besides the documents (see `placing`).
FILING = ".evidence-checker"
_FILED_INDEX = re.compile(r"Indeks Bukti(?: \(\d+\))?\.(?:html|xlsx)")


class NotRegular(OSError):
    """The path is a link, a folder, a pipe, a socket or a device: never opened for reading."""


class TooLarge(OSError):
    """The file, or an entry while it was inflated, is over the limit."""


class Changing(OSError):
    """The file changed while it was read."""


class EntryDamaged(OSError):
    """An entry of an archive that cannot be inflated."""


class EntryProtected(OSError):
    """An entry of an archive that asks for a password."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds. `files`: sorted by path. `skipped`: what was not opened, and why."""

    files: tuple[SourceFile, ...]
    skipped: tuple[Finding, ...] = ()


def shown(path: str | bytes | os.PathLike[str]) -> str:
    """A path as it is reported: "/" separators, bytes that are no UTF-8 as ``\\xNN``, hiding characters escaped."""
    text = os.fsdecode(path)
    if os.sep != "/":
        text = text.replace(os.sep, "/")
    if text.isascii() and text.isprintable():
        return text.replace(ENTRY, "/")
    return "".join(map(_shown_character, text))


def _shown_character(character: str) -> str:
    code = ord(character)
    if character == ENTRY:
        return "/"
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if character in _HIDING or 0xD800 <= code <= 0xDFFF or unicodedata.category(character) == "Cc":
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return character


def is_temporary(path: str) -> bool:
    """Whether the name is one that programs give to files that are not there to stay."""
    *folders, name = path.replace(ENTRY, "/").replace(os.sep, "/").split("/")
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in _TEMPORARY) or any(
        folder in _TEMPORARY_FOLDERS for folder in folders
    )


def discover(folder: Path, exclude: Sequence[str] = ()) -> Listing:
    """Every regular file below the folder, and the entries of its ZIP archives. Links are never followed.

    `exclude`: shell patterns, tried on the relative path and on the name. Raises UsageError when the folder itself
    cannot be listed; a folder inside it that cannot be listed is a finding.
    """
    root = os.fspath(folder)
    _must_be_folder(root)
    files: list[SourceFile] = []
    skipped: list[Finding] = []
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
                if relative == FILING or (filed and _FILED_INDEX.fullmatch(relative)):
                    continue  # what `organize` wrote beside the documents of a filed folder is no evidence
                if relative == SETTINGS_FILE or any(
                    fnmatch.fnmatch(relative, one) or fnmatch.fnmatch(entry.name, one) for one in exclude
                ):
                    continue
                _sort_entry(entry, relative, files, skipped, waiting)
    files.sort(key=lambda file: file.path)
    skipped.sort(key=lambda finding: finding.facts)
    return Listing(tuple(files), tuple(skipped))


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
) -> None:
    try:
        if entry.is_dir(follow_symlinks=False) and not _is_junction(entry):
            waiting.append((relative + "/", entry.path))
            return
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        skipped.append(Finding.of("EC126", path=relative, reason=error.strerror or "?"))
        return
    if not stat.S_ISREG(status.st_mode) or _is_junction(entry):
        skipped.append(Finding.of("EC111", path=relative, what=_what(status.st_mode)))
        return
    file = _source(relative, entry.path, status)
    files.append(file)
    if entry.name.lower().endswith(".zip"):
        files.extend(entries_of(file))


def _is_junction(entry: os.DirEntry[str]) -> bool:
    test = getattr(entry, "is_junction", None)  # Python 3.12; only Windows has junctions
    return bool(test and test())


def _what(mode: int) -> str:
    tests = (
        (stat.S_ISLNK, "link"), (stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISDIR, "folder"),
        (stat.S_ISBLK, "device"), (stat.S_ISCHR, "device"),
    )  # fmt: skip
    return next((name for test, name in tests if test(mode)), "other")


def _source(relative: str, path: str, status: os.stat_result) -> SourceFile:
    changed = status.st_ctime_ns if os.name == "posix" else 0
    return SourceFile(relative, path, status.st_size, status.st_mtime_ns, "", status.st_ino, changed)


def source_of(path: Path, shown_as: str = "") -> SourceFile:
    """One file by itself (for `read FILE`). Raises UsageError when it is none or cannot be seen."""
    name = os.fspath(path)
    try:
        status = os.lstat(name)
    except FileNotFoundError as error:
        raise UsageError("ES130", path=shown(name)) from error
    except OSError as error:
        raise UsageError("ES103", path=shown(name), reason=error.strerror or "?") from error
    if not stat.S_ISREG(status.st_mode):
        raise UsageError("ES131", path=shown(name))
    return _source(shown_as or shown(path.name), name, status)


def entries_of(archive: SourceFile) -> tuple[SourceFile, ...]:
    """The files inside a ZIP, from its table of contents; empty for what is no plain archive (damaged, a DOCX).

    At most MAX_ENTRIES; the reader of the archive itself reports what is over the limits.
    """
    try:
        with open_evidence(archive.system_path) as stream, zipfile.ZipFile(stream) as opened:
            infos = opened.infolist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError):
        return ()
    names = {info.filename for info in infos}
    if "[Content_Types].xml" in names or "mimetype" in names:
        return ()
    found: dict[str, SourceFile] = {}
    for info in infos[:MAX_ENTRIES]:
        if info.is_dir() or info.filename in ("", "."):
            continue
        path = f"{archive.path}/{shown(info.filename.replace(ENTRY, '?'))}"
        found.setdefault(path, replace(
            archive, path=path, system_path=archive.system_path + ENTRY + info.filename, bytes=info.file_size,
        ))  # fmt: skip
    return tuple(found.values())


def open_evidence(system_path: str) -> BinaryIO:
    """Open a regular file for reading, without following a link and without waiting on a pipe.

    An entry of an archive is inflated into memory, counted while inflating. Raises NotRegular, TooLarge, EntryDamaged,
    EntryProtected or another OSError.
    """
    if ENTRY in system_path:
        return io.BytesIO(_inflate(*system_path.split(ENTRY, 1)))
    before = os.lstat(system_path)
    if not stat.S_ISREG(before.st_mode):
        raise NotRegular(system_path)
    descriptor = os.open(system_path, _OPEN_FLAGS)
    try:
        after = os.fstat(descriptor)
        if not stat.S_ISREG(after.st_mode) or (after.st_ino, after.st_dev) != (before.st_ino, before.st_dev):
            raise NotRegular(system_path)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        with contextlib.suppress(OSError):
            os.close(descriptor)
        raise


def _inflate(archive: str, name: str) -> bytes:
    with open_evidence(archive) as stream:
        try:
            with zipfile.ZipFile(stream) as opened, opened.open(name) as entry:
                data = entry.read(MAX_ENTRY_BYTES + 1)
        except RuntimeError as error:  # zipfile's way of saying "encrypted"
            raise EntryProtected(name) from error
        except (zipfile.BadZipFile, KeyError, EOFError, ValueError, NotImplementedError, zlib.error) as error:
            raise EntryDamaged(name) from error
    if len(data) > MAX_ENTRY_BYTES:
        raise TooLarge(name)
    return data


def content(file: SourceFile, limit: int = MAX_FILE_BYTES) -> tuple[SourceFile, bytes]:
    """The bytes of a file and the file with the hash, size and time of what was actually read.

    Read again up to three times when it changes meanwhile. Raises TooLarge, Changing, NotRegular or another OSError.
    """
    for _attempt in range(3):
        with open_evidence(file.system_path) as stream:
            if isinstance(stream, io.BytesIO):
                data = stream.getvalue()
                return replace(file, bytes=len(data), sha256=hashlib.sha256(data).hexdigest()), data
            before = os.fstat(stream.fileno())
            if before.st_size > limit:
                raise TooLarge(file.system_path)
            data = stream.read(limit + 1)
            after = os.fstat(stream.fileno())
        if len(data) > limit:
            raise TooLarge(file.system_path)
        if len(data) == after.st_size and _stamp(before) == _stamp(after):
            known = _source(file.path, file.system_path, after)
            return replace(known, sha256=hashlib.sha256(data).hexdigest()), data
    raise Changing(file.system_path)


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ino


def with_hash(file: SourceFile, limit: int = MAX_FILE_BYTES) -> SourceFile:
    """The file with the sha256 of its bytes, read in blocks. Raises OSError (TooLarge over the limit)."""
    if ENTRY in file.system_path:
        return content(file)[0]
    for _attempt in range(3):
        digest, count = hashlib.sha256(), 0
        with open_evidence(file.system_path) as stream:
            before = os.fstat(stream.fileno())
            if before.st_size > limit:
                raise TooLarge(file.system_path)
            for block in _blocks(stream):
                digest.update(block)
                count += len(block)
                if count > limit:
                    raise TooLarge(file.system_path)
            after = os.fstat(stream.fileno())
        if count == after.st_size and _stamp(before) == _stamp(after):
            return replace(_source(file.path, file.system_path, after), sha256=digest.hexdigest())
    raise Changing(file.system_path)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    while block := stream.read(_BLOCK):
        yield block


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is either the old one or the new one, never a part. Raises OSError; the old one is
    intact.

    A pipe or device (/dev/null, /dev/stdout) is written to, never put away for a file.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)
        return
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if os.name == "posix":
            Path(name).chmod(_mode_of(path))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _mode_of(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name durable (POSIX; Windows keeps names itself and cannot open a folder)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
