"""EMF+ records: strings and pictures that newer programs write into the comments of an EMF ([MS-EMFPLUS] 2.3)."""

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import dataclass, field

from evidence_checker.readers.metafile_lines import Matrix, Piece, matrix, modified, moved

_MOST_PIECES = 20_000
_MOST_PICTURES = 4
_LEAST_PICTURE = 4_000
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Plus:
    """`is_dual`: the plain records of the file show the same. `world`: what the places are turned by."""

    is_dual: bool = False
    world: Matrix = _SAME
    pieces: list[Piece] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)

    def play(self, records: bytes) -> None:
        """Take up the records of one comment; damaged ones end it."""
        at = 0
        while at + 12 <= len(records):
            kind, flags, size, data_size = struct.unpack_from("<HHII", records, at)
            if size < 12 or at + size > len(records):
                break
            with suppress(struct.error):
                self._record(kind, flags, records[at + 12 : at + min(size, 12 + data_size)])
            at += size

    def _record(self, kind: int, flags: int, data: bytes) -> None:
        if kind == 0x4001:  # Header
            self.is_dual = bool(flags & 1)
        elif kind == 0x401C:  # DrawString
            count, x, y = struct.unpack_from("<Iff", data, 8)
            self._write(data[28 : 28 + 2 * count].decode("utf-16-le", "ignore"), x, y)
        elif kind == 0x4036:  # DrawDriverString
            options, _, count = struct.unpack_from("<III", data, 4)
            if options & 1:  # characters, not glyphs of a font
                x, y = struct.unpack_from("<ff", data, 16 + 2 * count)
                self._write(data[16 : 16 + 2 * count].decode("utf-16-le", "ignore"), x, y)
        elif kind == 0x4008:  # Object
            self._show(data)
        elif kind == 0x402A:
            self.world = matrix(data, 0)
        elif kind == 0x402B:
            self.world = _SAME
        elif kind == 0x402C:
            self.world = modified(self.world, matrix(data, 0), 3 if flags & 0x2000 else 2)

    def _write(self, text: str, x: float, y: float) -> None:
        for place, line in enumerate(text.splitlines()):
            shown = "".join(c for c in line if c.isprintable())
            if shown.strip() and len(self.pieces) < _MOST_PIECES:
                left, top = moved(self.world, x, y)
                self.pieces.append(Piece(left, top + place, 0, shown))

    def _show(self, data: bytes) -> None:
        if len(self.pictures) >= _MOST_PICTURES or len(data) < _LEAST_PICTURE:
            return
        start = next((at for sign in _PICTURES if (at := data.find(sign, 0, 64)) >= 0), -1)
        if start >= 0:
            self.pictures.append(data[start:])
