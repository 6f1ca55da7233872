"""Objects embedded in RTF: hexadecimal bytes of an OLE 1 object (MS-OLEDS 2.2.5)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from evidence_checker.readers.files.failures import EntryDamaged
from evidence_checker.readers.inside import ole_objects
from evidence_checker.readers.inside.held import Held

_OBJECT = re.compile(rb"\\objdata\b")
_NOT_HEXADECIMAL = re.compile(rb"[^0-9A-Fa-f]+")
_EMBEDDED = 2
_MOST = 200


def inner(data: bytes, _path: str) -> Iterator[Held]:
    """The files embedded in an RTF document."""
    for number, match in enumerate(_OBJECT.finditer(data), 1):
        if number > _MOST:
            return
        end = data.find(b"}", match.end())
        digits = _NOT_HEXADECIMAL.sub(b"", data[match.end() : end if end >= 0 else len(data)])
        body = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
        name = f"objek {number}"
        try:
            class_name, native = _native(body)
            if native.startswith(ole_objects.OLE):
                yield from ole_objects.held_document(native, name)
            elif class_name.lower() == "package":
                label, packed = ole_objects.unpacked(native, sized=False)
                yield Held(label or name, len(packed), lambda packed=packed: packed)  # type: ignore[misc]
        except (EntryDamaged, struct.error, ValueError):
            yield Held(name, len(body), _damaged)


def _damaged() -> bytes:
    raise EntryDamaged("objdata")


def _native(body: bytes) -> tuple[str, bytes]:
    """(class name, data) of an embedded object. Raises struct.error, ValueError."""
    _version, kind = struct.unpack_from("<II", body, 0)
    place = 8
    names = []
    for _each in range(3):
        (length,) = struct.unpack_from("<I", body, place)
        names.append(body[place + 4 : place + 4 + length].rstrip(b"\0").decode("cp1252", "replace"))
        place += 4 + length
    if kind != _EMBEDDED:
        raise ValueError("no embedded object")
    (size,) = struct.unpack_from("<I", body, place)
    return names[0], body[place + 4 : place + 4 + size]
