"""Drawings of Windows programs (EMF, EMF+, WMF; also packed: EMZ, WMZ): the words they show, and pictures in them.

Records: [MS-EMF] 2.3, [MS-EMFPLUS] 2.3.4 and [MS-WMF] 2.3. Nothing is drawn: the records that write letters are taken
with their places, and lines are put together from top to bottom, from left to right. Text given as glyph numbers of a
font, and letters drawn as outlines, hold no characters and are not read.
"""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass, field, replace

from evidence_checker.readers import metafile_lines, metafile_plus
from evidence_checker.readers.metafile_lines import Matrix, Piece

_MOST_RECORDS = 200_000
_MOST_PIECES = 20_000
_MOST_CHARACTERS = 500_000
_LONGEST = 10_000  # characters of one piece
_MOST_UNPACKED = 100 << 20
_MOST_PICTURES = 4
_LEAST_PICTURE = 4_000
_GLYPHS, _NO_RECTANGLE, _SMALL = 0x10, 0x100, 0x200
_FOLLOWS = 1  # text alignment: the place is where the pen stands
_MOST_SAVED = 100


@dataclass(frozen=True, slots=True)
class Drawing:
    """`text`: its lines. `pictures`: bitmaps in it, each a whole file (BMP, PNG, JPEG)."""

    text: str
    pictures: tuple[bytes, ...]


@dataclass(slots=True)
class _State:
    """What turns a place of the records into a place of the drawing, and where the pen stands."""

    world: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    window: tuple[int, int] = (0, 0)
    window_size: tuple[int, int] = (1, 1)
    view: tuple[int, int] = (0, 0)
    view_size: tuple[int, int] = (1, 1)
    pen: tuple[float, float] = (0, 0)
    follows: bool = False

    def place(self, x: float, y: float) -> tuple[float, float]:
        x, y = metafile_lines.moved(self.world, x, y)
        across = self.view_size[0] / (self.window_size[0] or 1)
        down = self.view_size[1] / (self.window_size[1] or 1)
        return (x - self.window[0]) * across + self.view[0], (y - self.window[1]) * down + self.view[1]


@dataclass(slots=True)
class _Player:
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    plus: metafile_plus.Plus = field(default_factory=metafile_plus.Plus)
    pictures: list[bytes] = field(default_factory=list)
    characters: int = 0

    def room(self, count: int) -> int:
        """How many of so many characters may be looked at: records may overlap, and so say more than they hold."""
        allowed = min(count, _LONGEST, _MOST_CHARACTERS - self.characters)
        self.characters += allowed
        return allowed

    def write(self, text: str, x: float, y: float, width: float) -> None:
        text = "".join(c for c in text if c.isprintable() and not "\ue000" <= c <= "\uf8ff")
        if self.state.follows:
            x, y = self.state.pen
            self.state.pen = (x + width, y)
        if text.strip() and len(self.pieces) < _MOST_PIECES:
            left, top = self.state.place(x, y)
            self.pieces.append(Piece(left, top, abs(self.state.place(x + width, y)[0] - left), text))

    def show(self, header: bytes, bits: bytes) -> None:
        if len(self.pictures) >= _MOST_PICTURES or len(header) < 40 or len(bits) < _LEAST_PICTURE:
            return
        if struct.unpack_from("<I", header, 16)[0] in (4, 5):  # BI_JPEG, BI_PNG: the bits are the file
            self.pictures.append(bits)
            return
        start = 14 + len(header)
        self.pictures.append(b"BM" + struct.pack("<IHHI", start + len(bits), 0, 0, start) + header + bits)

    def save(self) -> None:
        if len(self.saved) < _MOST_SAVED:
            self.saved.append(replace(self.state))

    def restore(self, place: int) -> None:
        kept = place if place < 0 else place - 1 - len(self.saved)
        if self.saved and -len(self.saved) <= kept < 0:
            self.state = self.saved[kept]
            del self.saved[kept:]


def is_metafile(data: bytes) -> bool:
    """Whether the bytes look like such a drawing, packed or not."""
    return data[40:44] == b" EMF" or data[:4] == b"\xd7\xcd\xc6\x9a" or _is_bare_wmf(data) or data[:2] == b"\x1f\x8b"


def read(data: bytes) -> Drawing:
    """What the drawing shows; empty where the bytes are none, or damaged from the start."""
    if data[:2] == b"\x1f\x8b":
        try:
            data = zlib.decompressobj(31).decompress(data, _MOST_UNPACKED)
        except zlib.error:
            return Drawing("", ())
    player = _Player()
    if data[40:44] == b" EMF":
        _play_emf(player, data)
    elif data[:4] == b"\xd7\xcd\xc6\x9a":
        _play_wmf(player, data, 22)
    elif _is_bare_wmf(data):
        _play_wmf(player, data, 0)
    plus = player.plus
    # A drawing written in both ways says everything twice.
    pieces = player.pieces if plus.is_dual and player.pieces else player.pieces + plus.pieces
    return Drawing(metafile_lines.joined(pieces), tuple(player.pictures or plus.pictures))


def _is_bare_wmf(data: bytes) -> bool:
    return data[:4] in (b"\x01\x00\x09\x00", b"\x02\x00\x09\x00") and data[4:6] in (b"\x00\x03", b"\x00\x01")


def _play_emf(player: _Player, data: bytes) -> None:
    at = 0
    for _ in range(_MOST_RECORDS):
        if at + 8 > len(data):
            break
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8 or at + size > len(data) or kind == 14:  # EMR_EOF
            break
        with suppress(struct.error):  # a record shorter than its kind: the next ones stand where its size says
            _emf_record(player, kind, data[at : at + size])
        at += size


def _emf_record(player: _Player, kind: int, record: bytes) -> None:
    unpack = struct.unpack_from
    if kind in (83, 84):  # EMR_EXTTEXTOUTA, W
        _emf_text(player, record, 36, is_wide=kind == 84)
    elif kind in (96, 97):  # EMR_POLYTEXTOUTA, W
        for place in range(min(unpack("<I", record, 36)[0], len(record) // 40)):
            _emf_text(player, record, 40 + 40 * place, is_wide=kind == 97)
    elif kind == 108:  # EMR_SMALLTEXTOUT
        x, y, count, options = unpack("<iiII", record, 8)
        count = player.room(count)
        start = 36 if options & _NO_RECTANGLE else 52
        if not options & _GLYPHS:
            player.write(_decoded(record, start, count, is_wide=not options & _SMALL), x, y, 0)
    elif kind == 70 and record[12:16] == b"EMF+":
        player.plus.play(record[16 : 12 + unpack("<I", record, 8)[0]])
    elif kind in (80, 81, 76, 77, 114):  # SETDIBITSTODEVICE, STRETCHDIBITS, BITBLT, STRETCHBLT, ALPHABLEND
        header, header_size, bits, bits_size = unpack("<IIII", record, 48 if kind in (80, 81) else 84)
        player.show(record[header : header + header_size], record[bits : bits + bits_size])
    elif kind in (9, 10, 11, 12):
        name = ("window_size", "window", "view_size", "view")[kind - 9]
        setattr(player.state, name, unpack("<ii", record, 8))
    elif kind == 35:
        player.state.world = metafile_lines.matrix(record, 8)
    elif kind == 36:
        given, mode = metafile_lines.matrix(record, 8), unpack("<I", record, 32)[0]
        player.state.world = metafile_lines.modified(player.state.world, given, mode)
    elif kind == 22:
        player.state.follows = bool(unpack("<I", record, 8)[0] & _FOLLOWS)
    elif kind in (27, 54):  # MOVETOEX, LINETO
        player.state.pen = unpack("<ii", record, 8)
    elif kind == 33:
        player.save()
    elif kind == 34:
        player.restore(unpack("<i", record, 8)[0])


def _emf_text(player: _Player, record: bytes, at: int, *, is_wide: bool) -> None:
    x, y, count, start, options = struct.unpack_from("<iiIII", record, at)
    count = player.room(count)
    if options & _GLYPHS or not count:
        return
    steps, each = struct.unpack_from("<I", record, at + 36)[0], 8 if options & 0x2000 else 4
    known = min(count, max(0, len(record) - steps) // each) if steps else 0
    width = sum(struct.unpack_from("<i", record, steps + each * place)[0] for place in range(known))
    player.write(_decoded(record, start, count, is_wide=is_wide), x, y, width)


def _decoded(record: bytes, start: int, count: int, *, is_wide: bool) -> str:
    raw = record[start : start + count * (2 if is_wide else 1)]
    return raw.decode("utf-16-le" if is_wide else "cp1252", "ignore")


def _play_wmf(player: _Player, data: bytes, at: int) -> None:
    at += 18
    for _ in range(_MOST_RECORDS):
        if at + 6 > len(data):
            break
        words, kind = struct.unpack_from("<IH", data, at)
        if words < 3 or at + 2 * words > len(data) or not kind:
            break
        with suppress(struct.error):
            _wmf_record(player, kind, data[at + 6 : at + 2 * words])
        at += 2 * words


def _wmf_record(player: _Player, kind: int, record: bytes) -> None:
    unpack = struct.unpack_from
    if kind == 0x0521:  # META_TEXTOUT
        (count,) = unpack("<H", record)
        y, x = unpack("<hh", record, 2 + count + count % 2)
        player.write(_decoded(record, 2, count, is_wide=False), x, y, 0)
    elif kind == 0x0A32:  # META_EXTTEXTOUT
        y, x, count, options = unpack("<hhHH", record)
        start = 16 if options & 0x6 else 8
        if not options & _GLYPHS:
            steps = start + count + count % 2
            known = min(count, max(0, len(record) - steps) // 2)
            width = sum(unpack(f"<{known}h", record, steps))
            player.write(_decoded(record, start, count, is_wide=False), x, y, width)
    elif kind in (0x0B41, 0x0F43, 0x0940):  # META_DIBSTRETCHBLT, META_STRETCHDIB, META_DIBBITBLT
        bitmap = record[{0x0B41: 20, 0x0F43: 22, 0x0940: 16}[kind] :]
        end = _header_size(bitmap)
        player.show(bitmap[:end], bitmap[end:])
    elif kind in (0x020B, 0x020C, 0x020D, 0x020E):
        name = ("window", "window_size", "view", "view_size")[kind - 0x020B]
        y, x = unpack("<hh", record)
        setattr(player.state, name, (x, y))
    elif kind == 0x012E:
        player.state.follows = bool(unpack("<H", record)[0] & _FOLLOWS)
    elif kind in (0x0214, 0x0213):  # META_MOVETO, META_LINETO
        y, x = unpack("<hh", record)
        player.state.pen = (x, y)
    elif kind == 0x001E:
        player.save()
    elif kind == 0x0127:
        player.restore(unpack("<h", record)[0])


def _header_size(bitmap: bytes) -> int:
    """Bytes of header and colours of a packed bitmap ([MS-WMF] 2.2.2.9)."""
    size, _, _, _, bits, compression, _, _, _, colours = struct.unpack_from("<IiiHHIIiiI", bitmap)
    used = min(colours, 256) or (1 << bits if bits <= 8 else 0)
    return min(len(bitmap), int(size) + 4 * used + (12 if compression == 3 else 0))
