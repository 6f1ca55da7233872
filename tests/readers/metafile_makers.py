"""Drawings of Windows programs, record by record ([MS-EMF], [MS-EMFPLUS], [MS-WMF])."""

from __future__ import annotations

import struct
from collections.abc import Sequence

Words = Sequence[tuple[int, int, str]]


def emf(records: Sequence[bytes]) -> bytes:
    """An EMF of these records, header and end added."""
    body = b"".join((*records, _record(14, struct.pack("<III", 0, 16, 20))))
    size = 88 + len(body)
    fields = struct.pack("<8i", 0, 0, 700, 900, 0, 0, 17000, 22000) + b" EMF"
    fields += struct.pack("<IIIHHIII2i2i", 0x10000, size, len(records) + 2, 1, 0, 0, 0, 0, 700, 900, 320, 240)
    return struct.pack("<II", 1, 88) + fields + body


def _record(kind: int, fields: bytes) -> bytes:
    fields += b"\0" * (-len(fields) % 4)
    return struct.pack("<II", kind, 8 + len(fields)) + fields


def written(x: int, y: int, text: str, *, is_wide: bool = True, step: int = 8, options: int = 0) -> bytes:
    """EMR_EXTTEXTOUTW or A: a text with the width of each letter."""
    raw = text.encode("utf-16-le" if is_wide else "cp1252")
    raw += b"\0" * (-len(raw) % 4)
    head = b"\0" * 16 + struct.pack("<Iff", 1, 1, 1)
    head += struct.pack("<iiIIIiiiiI", x, y, len(text), 76, options, 0, 0, 0, 0, 76 + len(raw))
    return _record(84 if is_wide else 83, head + raw + struct.pack(f"<{len(text)}i", *([step] * len(text))))


def small(x: int, y: int, text: str) -> bytes:
    """EMR_SMALLTEXTOUT: one byte a letter, no rectangle."""
    return _record(108, struct.pack("<iiIIIff", x, y, len(text), 0x300, 1, 1, 1) + text.encode("cp1252"))


def several(pieces: Words) -> bytes:
    """EMR_POLYTEXTOUTW: several texts in one record."""
    start = 40 + 40 * len(pieces)
    heads, texts = b"", b""
    for x, y, text in pieces:
        heads += struct.pack("<iiIIIiiiiI", x, y, len(text), start + len(texts), 0, 0, 0, 0, 0, 0)
        texts += text.encode("utf-16-le") + b"\0" * (len(text) % 2 * 2)
    return _record(97, b"\0" * 16 + struct.pack("<Iff", 1, 1, 1) + struct.pack("<I", len(pieces)) + heads + texts)


def origin(x: int, y: int) -> bytes:
    """EMR_SETVIEWPORTORGEX: what follows stands there."""
    return _record(12, struct.pack("<ii", x, y))


def bitmap(width: int, height: int, bits: bytes, kind: int = 81) -> bytes:
    """EMR_STRETCHDIBITS: a picture of 24 bits a pixel."""
    head = b"\0" * 16 + struct.pack("<6i", 0, 0, 0, 0, width, height)
    head += struct.pack("<IIIIIIii", 80, 40, 120, len(bits), 0, 0xCC0020, width, height)
    return _record(kind, head + dib(width, height) + bits)


def dib(width: int, height: int) -> bytes:
    """The header of a bitmap of 24 bits a pixel."""
    return struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)


def plus(pieces: Words, *, is_dual: bool = False) -> bytes:
    """A comment of EMF+ records: header, strings."""
    made = _plus(0x4001, int(is_dual), struct.pack("<IIII", 0xDBC01002, 1, 96, 96))
    for x, y, text in pieces:
        fields = struct.pack("<IIIffff", 0, 0, len(text), x, y, 0, 0) + text.encode("utf-16-le")
        made += _plus(0x401C, 0, fields + b"\0" * (len(text) % 2 * 2))
    return _record(70, struct.pack("<I", len(made) + 4) + b"EMF+" + made)


def _plus(kind: int, flags: int, fields: bytes) -> bytes:
    return struct.pack("<HHII", kind, flags, 12 + len(fields), len(fields)) + fields


def wmf(pieces: Words, *, is_placeable: bool = True, is_plain: bool = False) -> bytes:
    """A WMF that writes these texts, by META_EXTTEXTOUT or (`is_plain`) META_TEXTOUT."""
    body = b""
    for x, y, text in pieces:
        raw = text.encode("cp1252")
        padded = raw + b"\0" * (len(raw) % 2)
        if is_plain:
            fields = struct.pack("<H", len(raw)) + padded + struct.pack("<hh", y, x)
            body += struct.pack("<IH", 3 + len(fields) // 2, 0x0521) + fields
        else:
            steps = struct.pack(f"<{len(raw)}h", *([8] * len(raw)))
            fields = struct.pack("<hhHH", y, x, len(raw), 0) + padded + steps
            body += struct.pack("<IH", 3 + len(fields) // 2, 0x0A32) + fields
    body += struct.pack("<IH", 3, 0)
    head = struct.pack("<HHHIHIH", 1, 9, 0x300, 9 + len(body) // 2, 0, 100, 0)
    place = struct.pack("<IHhhhhHIH", 0x9AC6CDD7, 0, 0, 0, 700, 900, 96, 0, 0)
    return (place if is_placeable else b"") + head + body
