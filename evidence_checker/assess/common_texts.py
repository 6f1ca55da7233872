"""A text that agencies have in common, on its way into a worker that would else read the document.

The process that hands files out hashes the file and looks into the store; the worker unpacks what was found.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from evidence_checker import readers
from evidence_checker.model import Document, SourceFile, replace
from evidence_checker.readers import files, ocr

if TYPE_CHECKING:
    from evidence_checker.store.common_texts import CommonTexts

_MARK = b"T"  # what was begun of a file starts otherwise (zlib)


def reading_version(file: SourceFile, with_ocr: bool) -> str:
    """Everything a kept text depends on, besides the bytes: readers look at the ending and at temporary names."""
    temporary = files.is_temporary(file.system_path)
    return f"{readers.READER_VERSION} ocr={with_ocr} .{readers.ending(file.path)} {temporary}"


def common_version(file: SourceFile, with_ocr: bool) -> str:
    """The same for a text that comes from another machine: what reads pictures there counts too."""
    return f"{reading_version(file, with_ocr)} {ocr.versions() if with_ocr else ''}"


def is_entry(given: bytes) -> bool:
    """Whether what a worker is handed is such a text."""
    return given[:1] == _MARK


def asked(file: SourceFile, *, texts: CommonTexts, with_ocr: bool) -> bytes:
    """What the worker is handed of a file: its text as packed in the store, with hash, size and times of the bytes that
    were hashed; b"" where it is to be read. Runs where files are handed out, on a cluster on the node."""
    if file.path == files.SETTINGS_FILE:
        return b""
    try:
        hashed = files.with_hash(file)
    except OSError:
        return b""
    body = texts.entry(hashed.sha256, common_version(file, with_ocr)) if hashed.sha256 else b""
    if not body:
        return b""
    stamp = f"{hashed.sha256} {hashed.bytes} {hashed.modified_ns} {hashed.inode} {hashed.changed_ns}"
    return _MARK + stamp.encode() + b"\n" + body


def source(texts: CommonTexts | None, with_ocr: bool) -> Callable[[SourceFile], bytes] | None:
    """What asks the store, where there is one; it may be pickled."""
    return functools.partial(asked, texts=texts, with_ocr=with_ocr) if texts is not None else None


def document_of(given: bytes, file: SourceFile, with_ocr: bool) -> Document | None:
    """In a worker: the document that was handed over, None where it must be read."""
    if not is_entry(given):
        return None
    from evidence_checker.store.common_texts import unpacked

    stamp, _, body = given[1:].partition(b"\n")
    sha256, *numbers = stamp.decode().split()
    size, modified, inode, changed = map(int, numbers)
    known = replace(file, sha256=sha256, bytes=size, modified_ns=modified, inode=inode, changed_ns=changed)
    return unpacked(body, known, common_version(file, with_ocr))
