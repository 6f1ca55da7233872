"""Text layer and OCR of one page, merged by place: what both read stands once, what only one read is not lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence_checker.model.places import Box
from evidence_checker.readers.page_lines import Line

_WORD = re.compile(r"\w{2,}")
# An OCR line counts as read already when so much of it lies on lines of the layer that hold so many of its words.
_LIES_ON, _SAME_WORDS = 0.5, 0.5
_AROUND = 2.5


@dataclass(frozen=True, slots=True)
class Merged:
    """`added`: characters that only OCR read. `text`: of the whole page. `boxes`: of its words, in order, points."""

    text: str
    boxes: tuple[Box, ...]
    added: int


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
    boxes = tuple(box for line in ordered for _start, _end, box in line.words())
    return Merged("\n".join(line.text for line in ordered), boxes, added)


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
