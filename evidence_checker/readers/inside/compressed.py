"""One file (or one tar) compressed by gzip, bzip2 or xz: inflated within the limit, then listed like a tar."""

from __future__ import annotations

import bz2
import functools
import lzma
import zlib
from collections.abc import Iterator
from typing import Any

from evidence_checker.readers.files.failures import EntryDamaged, TooLarge
from evidence_checker.readers.inside import tarred
from evidence_checker.readers.inside.held import Held

MAX_INFLATED = 256 << 20
_BLOCK = 1 << 20
_ENDINGS = (".gz", ".gzip", ".bz2", ".xz")


def inner(data: bytes, path: str) -> Iterator[Held]:
    """Raises EntryDamaged or TooLarge when not even the start can be inflated."""
    head = _inflated(data, 4096, whole=False)
    if tarred.is_tar(head):
        yield from tarred.inner(_inflated(data, MAX_INFLATED), path)
        return
    name = path.replace("\0", "/").rsplit("/", 1)[-1]
    for ending in _ENDINGS:
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
            break
    else:
        name += " (isi)"
    yield Held(name, -1, functools.partial(_inflated, data, MAX_INFLATED))


def _inflated(data: bytes, limit: int, *, whole: bool = True) -> bytes:
    """The content, at most `limit` bytes. Raises TooLarge (`whole`), EntryDamaged."""
    reader: Any
    if data.startswith(b"\x1f\x8b"):
        reader = zlib.decompressobj(31)
    elif data.startswith(b"BZh"):
        reader = bz2.BZ2Decompressor()
    else:
        reader = lzma.LZMADecompressor(memlimit=256 << 20)
    parts, size, place = [], 0, 0
    try:
        while place < len(data) and size < limit and not reader.eof:
            fed, place = data[place : place + _BLOCK], place + _BLOCK
            while size < limit:
                part = reader.decompress(fed, limit - size + 1)
                parts.append(part)
                size += len(part)
                fed = reader.unconsumed_tail if hasattr(reader, "unconsumed_tail") else b""
                if reader.eof or (not fed and (hasattr(reader, "unconsumed_tail") or reader.needs_input)):
                    break
    except (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError) as error:
        if not parts:
            raise EntryDamaged(str(error)) from error
        if whole:
            raise EntryDamaged(str(error)) from error
    if whole and size > limit:
        raise TooLarge("compressed")
    return b"".join(parts)
