"""Pieces of text at their places, put together to the lines that are seen."""

from __future__ import annotations

import math
import statistics
import struct
from collections.abc import Sequence
from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]

_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Piece:
    """`x`, `y`: where it begins, down is more. `width`: 0 = not known. All in one unit, whatever it is."""

    x: float
    y: float
    width: float
    text: str


def matrix(record: bytes, at: int) -> Matrix:
    """Six numbers of 32 bits; the one that changes nothing where they are none. Raises struct.error."""
    a, b, c, d, e, f = struct.unpack_from("<6f", record, at)
    return (a, b, c, d, e, f) if all(map(math.isfinite, (a, b, c, d, e, f))) else _SAME


def moved(by: Matrix, x: float, y: float) -> tuple[float, float]:
    """The place after the matrix ([MS-EMF] 2.2.28)."""
    return x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5]


def modified(now: Matrix, given: Matrix, mode: int) -> Matrix:
    """`mode` as EMR_MODIFYWORLDTRANSFORM says: 1 = nothing, 2 = given first, 3 = given last, 4 = given alone."""
    if mode == 2:
        return _product(given, now)
    if mode == 3:
        return _product(now, given)
    return given if mode == 4 else _SAME


def joined(pieces: Sequence[Piece]) -> str:
    """The lines, from top to bottom; what stands beside each other is one line, the same at the same place once."""
    pieces = [each for each in pieces if math.isfinite(each.x + each.y + each.width)]
    if not pieces:
        return ""
    unit = _letter(pieces)
    rows: list[list[Piece]] = []
    for each in sorted(pieces, key=lambda piece: piece.y):
        if rows and each.y - rows[-1][0].y <= unit:
            rows[-1].append(each)
        else:
            rows.append([each])
    lines = (_line(sorted(row, key=lambda piece: piece.x), unit) for row in rows)
    return "\n".join(line for line in lines if line)


def _letter(pieces: Sequence[Piece]) -> float:
    """The usual width of a letter: lines stand further from each other than that."""
    widths = [each.width / len(each.text) for each in pieces if each.width > 0]
    if widths:
        return statistics.median(widths)
    return (max(each.y for each in pieces) - min(each.y for each in pieces)) / 200


def _line(row: Sequence[Piece], unit: float) -> str:
    text, end, before = "", -math.inf, None
    for each in row:
        if before is not None and each.text == before.text and abs(each.x - before.x) < unit:
            continue  # a shadow, or bold made by writing twice
        is_near = before is not None and before.width > 0 and each.x - end < unit / 4
        text += each.text if is_near or not text else " " + each.text
        end, before = each.x + each.width, each
    return " ".join(text.split())


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b = moved(then, first[0], first[1]), moved(then, first[2], first[3])
    c = moved(then, first[4], first[5])
    made = (a[0] - then[4], a[1] - then[5], b[0] - then[4], b[1] - then[5], c[0], c[1])
    return made if all(map(math.isfinite, made)) else _SAME
