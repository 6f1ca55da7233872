"""Fragments of lines, as a detector finds them on an image, put in reading order and cut into words."""

from __future__ import annotations

import math
import statistics

from evidence_checker.model.places import Box, advance
from evidence_checker.readers.ocr.image_text import Word, turned_box
from evidence_checker.readers.word_parting import parted

# Detected pieces whose reading is surer than this are kept; the others are specks, rules and stamps.
_LEAST = 0.5
# A gap of so many letter heights between two lines begins a new paragraph.
_PARAGRAPH = 0.9


def lie_sideways(fragments: list[Word]) -> bool:
    """Whether most letters stand in fragments that are taller than wide: the lines run up or down."""
    tall = wide = 0
    for text, _confidence, x0, y0, x1, y1 in fragments:
        if len(text) >= 3:
            tall += len(text) if y1 - y0 > 1.5 * (x1 - x0) else 0
            wide += len(text) if x1 - x0 > 1.2 * (y1 - y0) else 0
    return tall > wide and tall >= 12


def look_tilted(fragments: list[Word], letters: float) -> bool:
    """Whether the upright boxes around the longer lines are so tall that the lines may run askew.

    `letters`: the height of a line of letters, pixels, 0 = not known.
    """
    boxes = sorted((x1 - x0, y1 - y0) for text, _c, x0, y0, x1, y1 in fragments if len(text) > 3 and x1 - x0 > y1 - y0)
    if len(boxes) < 3:
        return False
    short, long = boxes[: len(boxes) // 2], boxes[len(boxes) // 2 :]
    height = statistics.median(h for _w, h in long)
    return height > 1.45 * letters if letters else height > 1.2 * statistics.median(h for _w, h in short)


def in_order(fragments: list[Word], tilt: float, size: tuple[int, int]) -> list[tuple[bool, list[Word]]]:
    """Lines of words from top to bottom; True = a gap stands before the line.

    `tilt`: degrees by which the image (`size`, pixels) must be turned counter-clockwise so that its lines are level.
    """
    level = [
        (text, sure, *_levelled((x0, y0, x1, y1), tilt, size))
        for text, sure, x0, y0, x1, y1 in fragments
        if text.strip() and sure >= _LEAST
    ]
    rows: list[list[Word]] = []
    for piece in sorted(level, key=lambda each: each[3] + each[5]):
        row = next((row for row in reversed(rows[-4:]) if _stands_in(piece, row)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    rows.sort(key=lambda row: row[0][3] + row[0][5])
    lines: list[tuple[bool, list[Word]]] = []
    bottom = 0.0
    for row in rows:
        top, height = min(piece[3] for piece in row), statistics.median(piece[5] - piece[3] for piece in row)
        words = [word for piece in sorted(row, key=lambda each: each[2]) for word in _cut(piece)]
        if tilt:
            words = [(text, sure, *turned_box((a, b, c, d), -tilt, size, size)) for text, sure, a, b, c, d in words]
        lines.append((bool(lines) and top - bottom > _PARAGRAPH * height, words))
        bottom = max(piece[5] for piece in row)
    return lines


def _levelled(box: Box, tilt: float, size: tuple[int, int]) -> Box:
    """The box of the line itself, turned level, from the upright box around the tilted line."""
    if not tilt:
        return box
    cosine, sine = math.cos(math.radians(tilt)), abs(math.sin(math.radians(tilt)))
    around, across = box[2] - box[0], box[3] - box[1]
    scale = cosine * cosine - sine * sine
    width, height = (around * cosine - across * sine) / scale, (across * cosine - around * sine) / scale
    height = max(height, 0.25 * across)
    across_at, down_at = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    x, y, _x, _y = turned_box((across_at, down_at, across_at, down_at), tilt, size, size)
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _stands_in(piece: Word, row: list[Word]) -> bool:
    """Whether the piece stands beside those of the row: as high as they, and over none of them."""
    middle, height = (piece[3] + piece[5]) / 2, piece[5] - piece[3]
    for other in row:
        reach = 0.5 * min(height, other[5] - other[3]) if other[4] - other[2] > 0 else 0.0
        if abs((other[3] + other[5]) / 2 - middle) > max(reach, 0.28 * max(height, other[5] - other[3])):
            return False
        if min(piece[4], other[4]) - max(piece[2], other[2]) > 0.3 * min(piece[4] - piece[2], other[4] - other[2]):
            return False
    return True


def _cut(piece: Word) -> list[Word]:
    """The words of a fragment, each on its share of the fragment's width."""
    read, sure, x0, y0, x1, y1 = piece
    text = parted(read)
    whole = advance(text) or 1.0
    words: list[Word] = []
    place = 0
    for word in text.split():
        start = text.index(word, place)
        place = start + len(word)
        left = x0 + (x1 - x0) * advance(text[:start]) / whole
        words.append((word, sure, left, y0, left + (x1 - x0) * advance(word) / whole, y1))
    return words
