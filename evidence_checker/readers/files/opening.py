"""Files opened for reading, whole and hashed; an entry of an archive is opened like a file."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from evidence_checker.errors import UsageError
from evidence_checker.model import Entry, SourceFile, replace
from evidence_checker.readers.files.archives import inflate
from evidence_checker.readers.files.failures import Changing, TooLarge
from evidence_checker.readers.files.names import ENTRY, shown
from evidence_checker.readers.files.regular import MAX_FILE_BYTES, open_regular, source_from

_BLOCK = 1 << 20


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
    return source_from(shown_as or shown(path.name), name, status)


def open_evidence(system_path: str) -> BinaryIO:
    """Open a regular file for reading, without following a link and without waiting on a pipe.

    An entry of a ZIP is inflated into memory, counted while inflating; what lies deeper, or in another holder, is
    opened step by step by the readers' own libraries, so only in a worker. Raises NotRegular, TooLarge, EntryDamaged,
    EntryProtected, EntryMethod or another OSError.
    """
    if ENTRY not in system_path:
        return open_regular(system_path)
    if is_plain_entry(system_path):
        return io.BytesIO(inflate(*system_path.split(ENTRY, 1)))
    from evidence_checker.readers.inside import chain

    return io.BytesIO(chain.opened(system_path))


def inner_file(holder: SourceFile, entry: Entry) -> SourceFile:
    """An entry as a file of its own: `surel.eml/SK.pdf`, with the time of the file that holds it."""
    return replace(
        holder,
        path=f"{holder.path}/{shown(entry.name)}",
        system_path=holder.system_path + ENTRY + entry.name,
        bytes=entry.bytes,
        sha256=entry.sha256,
    )


def is_plain_entry(system_path: str) -> bool:
    """Whether this is an entry of a ZIP that lies on the disk by itself: the standard library alone opens it."""
    holder, _, name = system_path.partition(ENTRY)
    return bool(name) and ENTRY not in name and holder.lower().endswith(".zip")


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
            known = source_from(file.path, file.system_path, after)
            return replace(known, sha256=hashlib.sha256(data).hexdigest()), data
    raise Changing(file.system_path)


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ino


def with_hash(file: SourceFile, limit: int = MAX_FILE_BYTES) -> SourceFile:
    """The file with the sha256 of its bytes, read in blocks. Raises OSError (TooLarge over the limit)."""
    if ENTRY in file.system_path:
        # What lies deeper was hashed by the worker that listed it, and is opened by no other process.
        return content(file)[0] if is_plain_entry(file.system_path) else file
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
            return replace(source_from(file.path, file.system_path, after), sha256=digest.hexdigest())
    raise Changing(file.system_path)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    while block := stream.read(_BLOCK):
        yield block
