"""Files inside OLE storages: what "Insert, Object" puts into a Word or Excel document."""

from __future__ import annotations

import functools
import io
import struct
from collections.abc import Iterator
from typing import Any

import olefile

from evidence_checker.readers.files.archives import MAX_ENTRY_BYTES
from evidence_checker.readers.files.failures import EntryDamaged, TooLarge
from evidence_checker.readers.inside.held import Held

OLE = olefile.MAGIC
_PACKER, _PACKAGES = "\x01Ole10Native", ("Package", "CONTENTS", "EmbeddedOdf")
_DOCUMENTS = {"WordDocument": ".doc", "Workbook": ".xls", "Book": ".xls", "PowerPoint Document": ".ppt"}
_MOST = 1_000
# What olefile raises on damaged storages, besides its own error.
DAMAGE = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error, OverflowError,
          RecursionError, UnicodeError)  # fmt: skip


def opened(data: bytes) -> Any:
    """The OLE file. Raises EntryDamaged."""
    try:
        return olefile.OleFileIO(io.BytesIO(data))
    except DAMAGE as error:
        raise EntryDamaged(str(error)) from error


def stream(ole: Any, path: str, limit: int = MAX_ENTRY_BYTES) -> bytes:
    """The bytes of a stream. Raises EntryDamaged, TooLarge."""
    try:
        if ole.get_size(path) > limit:
            raise TooLarge(path)
        body: bytes = ole.openstream(path).read()
    except TooLarge:
        raise
    except DAMAGE as error:
        raise EntryDamaged(str(error)) from error
    return body


def inner(data: bytes, _path: str) -> Iterator[Held]:
    """Objects below the storages of a .doc or .xls."""
    yield from objects(opened(data), "objek")


def objects(ole: Any, name: str) -> Iterator[Held]:
    """Every packed file, package and PDF in the streams of an OLE file. `name`: for those that carry none."""
    try:
        paths = ["/".join(path) for path in ole.listdir(streams=True, storages=False)][:_MOST]
    except DAMAGE as error:
        raise EntryDamaged(str(error)) from error
    number = 0
    for path in paths:
        last = path.rsplit("/", 1)[-1]
        if last == _PACKER:
            number += 1
            try:
                label, body = unpacked(stream(ole, path))
            except (EntryDamaged, TooLarge):
                label, body = f"{name} {number}", None
            yield Held(label or f"{name} {number}", -1, functools.partial(_packed, ole, path, body))
        elif last in _PACKAGES:
            number += 1
            yield Held(f"{name} {number}{_ending(ole, path)}", -1, functools.partial(stream, ole, path))


def held_document(data: bytes, name: str) -> Iterator[Held]:
    """What an object of an office file holds: a packed file, a package, or an old Office document as it stands."""
    ole = opened(data)
    for stream_name, ending in _DOCUMENTS.items():
        if ole.exists(stream_name):
            yield Held(name.rsplit(".", 1)[0] + ending, len(data), lambda: data)
            return
    yield from objects(ole, name.rsplit(".", 1)[0])


def _packed(ole: Any, path: str, body: bytes | None) -> bytes:
    return body if body is not None else unpacked(stream(ole, path))[1]


def unpacked(data: bytes, *, sized: bool = True) -> tuple[str, bytes]:
    """(name, bytes) of a file packed by Windows' Object Packager (MS-OLEDS 2.3.6). Raises EntryDamaged."""
    try:
        place = (4 if sized else 0) + 2
        label, place = _text(data, place)
        source, place = _text(data, place)
        place += 4
        (length,) = struct.unpack_from("<I", data, place)
        place += 4 + length
        (size,) = struct.unpack_from("<I", data, place)
        body = data[place + 4 : place + 4 + size]
    except (struct.error, ValueError, IndexError) as error:
        raise EntryDamaged("Ole10Native") from error
    if not body:
        raise EntryDamaged("Ole10Native")
    name = label or source.replace("\\", "/").rsplit("/", 1)[-1]
    return name, body


def _text(data: bytes, place: int) -> tuple[str, int]:
    end = data.index(b"\0", place, place + 1_024)
    return data[place:end].decode("cp1252", "replace"), end + 1


def _ending(ole: Any, path: str) -> str:
    try:
        head: bytes = ole.openstream(path).read(4_096)
    except DAMAGE:
        return ""
    if head.startswith(b"%PDF"):
        return ".pdf"
    for mark, ending in ((b"word/", ".docx"), (b"xl/", ".xlsx"), (b"ppt/", ".pptx")):
        if mark in head:
            return ending
    return ""
