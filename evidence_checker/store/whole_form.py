"""An assessment as the bytes in which it is kept: compressed JSON behind a checksum.

Of a large folder, documents and evidence are lines of their own behind the rest, so that neither keeping nor recalling
it needs them as objects all at once.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from typing import Any, cast

import msgspec

from evidence_checker.model import Assessment, DocumentResult, Evidence, IndicatorResult, replace
from evidence_checker.model.packed import Packed, as_packed

_LINES = b"L1\n"  # an object in JSON begins otherwise


def digest(assessment: Assessment) -> str:
    """sha256 of all it says, but for the time at which it was made."""
    made = hashlib.sha256()
    for piece in _pieces(replace(assessment, made_at="")):
        made.update(piece)
    return made.hexdigest()


def packed(assessment: Assessment) -> Iterator[bytes]:
    """In pieces, so that those of a large folder never stand in memory together. Raises UnicodeEncodeError where some
    text is no UTF-8."""
    check = 0
    for piece in _pieces(assessment):
        check = zlib.crc32(piece, check)
    yield check.to_bytes(4, "big")
    press = zlib.compressobj(3)
    for piece in _pieces(assessment):
        yield press.compress(piece)
    yield press.flush()


def unpacked(data: bytes) -> Assessment | None:
    """None for bytes that are not whole."""
    try:
        lines = _lines(memoryview(data)[4:], int.from_bytes(data[:4], "big"))
        first = next(lines)
        if first != _LINES.rstrip():
            rest = b"\n".join((first, *lines))
            return msgspec.json.decode(rest, type=Assessment)
        return _from_lines(lines)
    except (zlib.error, msgspec.DecodeError, ValueError, StopIteration):
        return None


def _pieces(assessment: Assessment) -> Iterator[bytes]:
    documents, indicators = assessment.documents, assessment.indicators
    apart = [n for n, each in enumerate(indicators) if as_packed(each.evidence) is not None]
    if as_packed(documents) is None and not apart:
        yield msgspec.json.encode(assessment)
        return
    rest = replace(
        assessment,
        documents=(),
        indicators=tuple(replace(each, evidence=()) if n in apart else each for n, each in enumerate(indicators)),
    )
    yield _LINES + msgspec.json.encode(rest) + b"\n"
    for mark, values in ((-1, documents), *((n, indicators[n].evidence) for n in apart)):
        yield msgspec.json.encode((mark, len(values))) + b"\n"
        held = as_packed(values)
        lines = held.lines() if held is not None else map(msgspec.json.encode, values)
        yield from (line + b"\n" for line in lines)


def _from_lines(lines: Iterator[bytes]) -> Assessment:
    rest = msgspec.json.decode(next(lines), type=Assessment)
    documents: tuple[DocumentResult, ...] = ()
    indicators: list[IndicatorResult] = list(rest.indicators)
    for line in lines:
        if not line:
            continue
        mark, count = msgspec.json.decode(line, type=tuple[int, int])
        values: Packed[Any] = Packed(DocumentResult if mark < 0 else Evidence)
        for _ in range(count):
            values.append_line(next(lines))
        if mark < 0:
            documents = cast("tuple[DocumentResult, ...]", values)
        else:
            indicators[mark] = replace(indicators[mark], evidence=cast("tuple[Evidence, ...]", values))
    return replace(rest, documents=documents, indicators=tuple(indicators))


def _lines(data: memoryview, check: int) -> Iterator[bytes]:
    """The lines of compressed bytes. Raises ValueError, behind the last, where they do not hold their checksum."""
    press, found, rest = zlib.decompressobj(), 0, b""
    for at in range(0, len(data), 1 << 16):
        piece = press.decompress(data[at : at + (1 << 16)])
        found = zlib.crc32(piece, found)
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
    piece = press.flush()
    if zlib.crc32(piece, found) != check or not press.eof:
        raise ValueError("checksum")
    yield from (rest + piece).split(b"\n")
