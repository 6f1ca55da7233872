"""Text layer and OCR of one page, merged by place: what both read stands once, what only one read is not lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence_checker.model import WordBox
from evidence_checker.readers.ocr.lines import advance
from evidence_checker.readers.pdf_text import Box

_WORD = re.compile(r"\w{2,}")
# An OCR line counts as read already when so much of it lies on lines of the layer that hold so many of its words.
_LIES_ON, _SAME_WORDS = 0.5, 0.5
_AROUND = 2.5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, its box (left, top, right, bottom of the page as shown, points), its words.

    `words`: (start in the text, end, box).
    """

    text: str
    box: Box
    words: tuple[tuple[int, int, Box], ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """`added`: characters that only OCR read; `text`, `words`: of the whole page."""

    text: str
    words: tuple[WordBox, ...]
    added: int


def lines_of(text: str, words: tuple[WordBox, ...]) -> list[Line]:
    """The lines of a text whose words have boxes; empty lines are left out."""
    found: list[Line] = []
    start = index = 0
    for line in text.split("\n"):
        end = start + len(line)
        inside: list[tuple[int, int, Box]] = []
        while index < len(words) and words[index].start < end:
            word = words[index]
            inside.append((word.start - start, word.end - start, (word.x0, word.y0, word.x1, word.y1)))
            index += 1
        if inside:
            found.append(Line(line, _around([box for _s, _e, box in inside]), tuple(inside)))
        start = end + 1
    return found


def typed_line(text: str, box: Box) -> Line:
    """A line of the text layer, its words each on its share of the width (or height, where it runs up or down)."""
    whole, words = advance(text) or 1.0, []
    x0, y0, x1, y1 = box
    standing = y1 - y0 > 2 * (x1 - x0) and len(text) > 3
    for match in re.finditer(r"\S+", text):
        from_, to = advance(text[: match.start()]) / whole, advance(text[: match.end()]) / whole
        if standing:
            placed = (x0, y1 - (y1 - y0) * to, x1, y1 - (y1 - y0) * from_)
        else:
            placed = (x0 + (x1 - x0) * from_, y0, x0 + (x1 - x0) * to, y1)
        words.append((match.start(), match.end(), placed))
    return Line(text, box, tuple(words))


def merged(layer: list[Line], seen: list[Line]) -> Merged:
    """`layer`: lines of the text layer in their own order; `seen`: of OCR, from top to bottom."""
    new = [line for line in seen if not _is_read(line, layer)]
    added, typed = sum(len(line.text) for line in new), sum(len(line.text) for line in layer)
    ordered: list[Line] = []
    if added >= typed:
        waiting = sorted(layer, key=_middle)
        for line in new:
            while waiting and _middle(waiting[0]) < _middle(line):
                ordered.append(waiting.pop(0))
            ordered.append(line)
        ordered += waiting
    else:
        left = list(new)
        for line in layer:
            while left and line.box[1] > left[0].box[3] - 1:
                ordered.append(left.pop(0))
            ordered.append(line)
        ordered += left
    text, words, length = [], [], 0
    for line in ordered:
        text.append(line.text)
        words += [WordBox(length + s, length + e, *(round(each, 1) for each in box)) for s, e, box in line.words]
        length += len(line.text) + 1
    return Merged("\n".join(text), tuple(words), added)


def _is_read(line: Line, layer: list[Line]) -> bool:
    over = [(other, share) for other in layer if (share := _covered(line.box, other.box)) > 0.02]
    if sum(share for _other, share in over) < _LIES_ON:
        return False
    held = {word for other, _share in over for word in _WORD.findall(other.text.lower())}
    words = _WORD.findall(line.text.lower())
    return not words or sum(word in held for word in words) >= _SAME_WORDS * len(words)


def _covered(box: Box, other: Box) -> float:
    """The share of the box that the other one, a little widened, covers."""
    wide = min(box[2], other[2] + _AROUND) - max(box[0], other[0] - _AROUND)
    high = min(box[3], other[3] + _AROUND) - max(box[1], other[1] - _AROUND)
    area = (box[2] - box[0]) * (box[3] - box[1])
    return wide * high / area if wide > 0 and high > 0 and area > 0 else 0.0


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _around(boxes: list[Box]) -> Box:
    return (
        min(each[0] for each in boxes), min(each[1] for each in boxes), max(each[2] for each in boxes),
        max(each[3] for each in boxes),
    )  # fmt: skip
