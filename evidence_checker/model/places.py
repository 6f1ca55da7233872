"""Where the words of a page stand, kept small: eight bytes for a word (OCR) or for a line (text layer).

A page keeps its places as one short string, because a document has some hundred thousand words and only the few that
are quoted need a box. Format: "w" or "l", then base64 of four unsigned 16-bit numbers, little end first, for each word
(``\\S+`` of the text) or each line (between "\\n") in the order of the text: left, top, right, bottom as 65,535ths of
the page's width and height. Four zeros: no place known.
"""

from __future__ import annotations

import base64
import re
from array import array
from collections.abc import Iterable, Iterator

Box = tuple[float, float, float, float]

_WHOLE = 65_535
_WORD = re.compile(r"\S+")
_NARROW, _WIDE = frozenset("ijlItfr.,:;'|!()[]/ "), frozenset("mwMWOQGDN@%")


def packed(kind: str, boxes: Iterable[Box | None], width: float, height: float) -> str:
    """`kind`: "w" or "l". `boxes`: one for each word or line, left, top, right, bottom in the measure of `width`,
    `height`; None = not known. "" where the page has no size or no box is known."""
    if width <= 0 or height <= 0:
        return ""
    across, down = _WHOLE / width, _WHOLE / height
    given = list(boxes)
    numbers = array("H")
    for x0, y0, x1, y1 in (box or (0.0, 0.0, 0.0, 0.0) for box in given):
        four = (int(x0 * across + 0.5), int(y0 * down + 0.5), int(x1 * across + 0.5), int(y1 * down + 0.5))
        try:
            numbers.extend(four)
        except OverflowError:  # it reaches over the edge of the page
            del numbers[len(numbers) - len(numbers) % 4 :]
            numbers.extend(min(max(each, 0), _WHOLE) for each in four)
    if not any(given):
        return ""
    if numbers.itemsize != 2 or array("H", [1]).tobytes() != b"\1\0":
        numbers.byteswap()
    return kind + base64.b64encode(numbers.tobytes()).decode("ascii")


def stretches(text: str, places: str) -> Iterator[tuple[int, int, Box]]:
    """(start, end, box as fractions of the page) of each word, or line, whose place is known."""
    if not places:
        return
    try:
        numbers = array("H", base64.b64decode(places[1:], validate=True))
    except ValueError:
        return
    if array("H", [1]).tobytes() != b"\1\0":
        numbers.byteswap()
    spans = _words(text) if places[0] == "w" else _lines(text)
    for index, (start, end) in enumerate(spans):
        four = numbers[4 * index : 4 * index + 4]
        if len(four) < 4:
            return
        if any(four):
            yield start, end, (four[0] / _WHOLE, four[1] / _WHOLE, four[2] / _WHOLE, four[3] / _WHOLE)


def boxes_of(text: str, places: str, start: int, end: int) -> tuple[Box, ...]:
    """The boxes of the characters ``start:end``, one for each line that they touch, fractions rounded to 4 digits."""
    lines: dict[int, Box] = {}
    for first, last, box in stretches(text, places):
        if first >= end:
            break
        if last <= start:
            continue
        if places[0] == "l":
            box = part_of(text[first:last], box, max(start - first, 0), min(end, last) - first)
        number = text.count("\n", 0, first)
        before = lines.get(number)
        lines[number] = box if before is None else _around(before, box)
    return tuple(
        (round(x0, 4), round(y0, 4), round(x1, 4), round(y1, 4)) for _number, (x0, y0, x1, y1) in sorted(lines.items())
    )


def part_of(line: str, box: Box, start: int, end: int) -> Box:
    """The box of ``line[start:end]``: its share of the line's width, or of its height where it runs up the page."""
    whole = advance(line)
    if whole <= 0:
        return box
    from_, to = advance(line[:start]) / whole, advance(line[:end]) / whole
    x0, y0, x1, y1 = box
    if y1 - y0 > 2 * (x1 - x0) and len(line) > 3:
        return x0, y1 - (y1 - y0) * to, x1, y1 - (y1 - y0) * from_
    return x0 + (x1 - x0) * from_, y0, x0 + (x1 - x0) * to, y1


def advance(text: str) -> float:
    """About how wide the text is set, in widths of a middling letter."""
    return sum(0.55 if c in _NARROW else 1.5 if c in _WIDE else 1.0 for c in text)


def _words(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _WORD.finditer(text))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
