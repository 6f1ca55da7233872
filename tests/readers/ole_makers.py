"""Old office files made byte by byte: the OLE container ([MS-CFB]), Word 97, PowerPoint 97, Outlook messages."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Mapping, Sequence

_SECTOR, _MINI, _CUTOFF = 512, 64, 4_096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]


def ole(tree: Tree) -> bytes:
    """An OLE file of version 3. `tree`: name → bytes of a stream, or the tree of a storage."""
    names: list[tuple[str, int, bytes, list[int]]] = [("Root Entry", 5, b"", [])]

    def add(parent: int, inside: Tree) -> None:
        for name, content in inside.items():
            number = len(names)
            is_stream = isinstance(content, bytes)
            names.append((name, 2 if is_stream else 1, content if isinstance(content, bytes) else b"", []))
            names[parent][3].append(number)
            if not isinstance(content, bytes):
                add(number, content)

    add(0, tree)
    sectors: list[bytes] = []
    chain: list[int] = []
    mini, mini_chain = b"", list[int]()

    def stored(data: bytes) -> int:
        if not data:
            return _END
        first = len(sectors)
        pieces = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
        sectors.extend(pieces)
        chain.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    starts: dict[int, int] = {}
    for number, (_name, kind, data, _children) in enumerate(names):
        if kind == 2 and len(data) >= _CUTOFF:
            starts[number] = stored(data)
        elif kind == 2 and data:
            first = len(mini) // _MINI
            count = -(-len(data) // _MINI)
            mini += data.ljust(count * _MINI, b"\0")
            mini_chain.extend([*range(first + 1, first + count), _END])
            starts[number] = first
    starts[0] = stored(mini)
    entries = b""
    siblings: dict[int, int] = {}
    for _name, _kind, _data, children in names:
        in_order = _ordered(children, names)
        siblings.update(itertools.pairwise(in_order))
    for number, (name, kind, data, children) in enumerate(names):
        wide = name.encode("utf-16-le")
        first_child = _ordered(children, names)[0] if children else _FREE
        size = len(mini) if kind == 5 else len(data)
        entries += wide.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ", len(wide) + 2, kind, 1, _FREE, siblings.get(number, _FREE), first_child, b"", 0, 0, 0,
            starts.get(number, _END if kind != 1 else 0), size,
        )  # fmt: skip
    empty = b"\0" * 64 + struct.pack("<HBBIII16sIQQIQ", 0, 0, 0, _FREE, _FREE, _FREE, b"", 0, 0, 0, 0, 0)
    entries += empty * (-len(entries) // 128 % 4)
    directory = stored(entries)
    table = b"".join(struct.pack("<I", each) for each in mini_chain)
    mini_table = stored(table.ljust(-(-len(table) // _SECTOR) * _SECTOR, b"\xff")) if table else _END
    count = 1
    while count * _SECTOR // 4 < len(sectors) + count:
        count += 1
    places = [len(sectors) + number for number in range(count)]
    fat = b"".join(struct.pack("<I", each) for each in [*chain, *[_FAT] * count]).ljust(count * _SECTOR, b"\xff")
    sectors.extend(fat[at : at + _SECTOR] for at in range(0, len(fat), _SECTOR))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, count,
        directory, 0, _CUTOFF, mini_table, -(-len(table) // _SECTOR), _END, 0, 0,
    )[:76]  # fmt: skip
    header = header.ljust(76, b"\0") + b"".join(struct.pack("<I", each) for each in places).ljust(436, b"\xff")
    return header + b"".join(sectors)


def _ordered(children: Sequence[int], names: Sequence[tuple[str, int, bytes, list[int]]]) -> list[int]:
    return sorted(children, key=lambda number: (len(names[number][0]), names[number][0].upper()))


def doc(lines: Sequence[str], objects: Tree | None = None) -> bytes:
    """A Word 97 file of one piece of text ([MS-DOC] 2.5.1 and 2.8.35). `objects`: what stands in its ObjectPool."""
    text = "\r".join(lines) + "\r"
    start = 0x800
    body = text.encode("cp1252")
    fib = bytearray(0x800)
    struct.pack_into("<HHHHHH", fib, 0, 0xA5EC, 0x00C1, 0, 0x0421, 0, 0x0200 | 0x1000)
    struct.pack_into("<II", fib, 0x18, start, start + len(body))
    struct.pack_into("<H", fib, 0x20, 14)
    struct.pack_into("<H", fib, 0x3E, 22)
    struct.pack_into("<I", fib, 0x4C, len(text))
    struct.pack_into("<H", fib, 0x98, 0x5D)
    piece = struct.pack("<IIHIH", 0, len(text), 0, start * 2 | 0x40000000, 0)
    clx = b"\x02" + struct.pack("<I", len(piece)) + piece
    struct.pack_into("<II", fib, 0x1A2, 0, len(clx))
    main = (bytes(fib) + body).ljust(_CUTOFF, b"\0")
    streams: dict[str, bytes | Tree] = {"WordDocument": main, "1Table": clx.ljust(_CUTOFF, b"\0")}
    if objects:
        streams["ObjectPool"] = objects
    return ole(streams)


def ppt(slides: Sequence[Sequence[str]]) -> bytes:
    """A PowerPoint 97 file whose texts stand in the outline ([MS-PPT] 2.4.14.3)."""

    def record(kind: int, data: bytes, instance: int = 0, version: int = 0) -> bytes:
        return struct.pack("<HHI", instance << 4 | version, kind, len(data)) + data

    outline = b""
    for number, lines in enumerate(slides, 1):
        outline += record(0x03F3, struct.pack("<IIiII", number + 1, 0, 1, 255 + number, 0))
        for kind, line in enumerate(lines):
            outline += record(0x0F9F, struct.pack("<I", min(kind, 1))) + record(0x0FA0, line.encode("utf-16-le"))
    document = record(0x03E8, record(0x03E9, b"\0" * 40, version=1) + record(0x0FF0, outline, version=15), version=15)
    places = [0]
    stream = document
    for _number in range(len(slides)):
        places.append(len(stream))
        stream += record(0x03EE, record(0x03EF, b"\0" * 24, version=2), version=15)
    directory = len(stream)
    table = struct.pack("<I", len(places) << 20 | 1) + b"".join(struct.pack("<I", each) for each in places)
    stream += record(0x1772, table)
    edit = len(stream)
    stream += record(0x0FF5, struct.pack("<IHBBIIIIHH", 0, 0, 0, 3, 0, directory, 1, len(places) + 1, 1, 0))
    user = record(0x0FF6, struct.pack("<IIIHHBBH", 20, 0xE391C05F, edit, 0, 0x03F4, 3, 0, 0) + struct.pack("<I", 8))
    return ole({"PowerPoint Document": stream.ljust(_CUTOFF, b"\0"), "Current User": user})


def packed(name: str, data: bytes) -> bytes:
    """A file as Windows' Object Packager keeps it ([MS-OLEDS] 2.3.6)."""
    label = name.encode("cp1252") + b"\0"
    body = b"\x02\0" + label + label + b"\0\0\x03\0" + struct.pack("<I", len(label)) + label
    body += struct.pack("<I", len(data)) + data
    return struct.pack("<I", len(body)) + body


def msg(
    texts: Mapping[str, str],
    files: Mapping[str, bytes] | None = None,
    messages: Sequence[Tree] = (),
    code_page: str = "",
) -> bytes:
    """An Outlook message. `texts`: property (four digits) → text, in UTF-16 or, with `code_page`, in that one."""
    return ole(message(texts, files, messages, code_page))


def message(
    texts: Mapping[str, str],
    files: Mapping[str, bytes] | None = None,
    messages: Sequence[Tree] = (),
    code_page: str = "",
    header: int = 32,
) -> Tree:
    """The storages of a message; one inside another has a header of 24 bytes."""
    made: dict[str, bytes | Tree] = {}
    for tag, text in texts.items():
        if code_page:
            made[f"__substg1.0_{tag}001E"] = text.encode(code_page)
        else:
            made[f"__substg1.0_{tag}001F"] = text.encode("utf-16-le")
    properties = b"\0" * header
    if code_page:
        number = int(code_page.removeprefix("cp")) if code_page.startswith("cp") else 65001
        properties += struct.pack("<HHIii", 3, 0x3FFD, 6, number, 0)
    properties += struct.pack("<HHIq", 0x40, 0x0039, 6, 133_206_120_000_000_000)
    made["__properties_version1.0"] = properties
    for number, (name, data) in enumerate((files or {}).items()):
        made[f"__attach_version1.0_#{number:08X}"] = {
            "__substg1.0_3707001F": name.encode("utf-16-le"), "__substg1.0_37010102": data,
            "__properties_version1.0": b"\0" * 8,
        }  # fmt: skip
    for number, inner in enumerate(messages, len(files or {})):
        made[f"__attach_version1.0_#{number:08X}"] = {
            "__substg1.0_3701000D": inner, "__properties_version1.0": b"\0" * 8,
        }  # fmt: skip
    return made
