"""What an OCR engine read of one image."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from evidence_checker.model.places import Box, packed
from evidence_checker.readers.page_lines import Line, lines_of


@dataclass(frozen=True, slots=True)
class Reading:
    """`confidence`: 0..1, mean over the characters. `words`: (start, end, x0, y0, x1, y1) in `text` and in pixels.

    `engine`: which one read it. `sideways`: whether the lines ran up or down in the image. `passes`: how often the
    image was read to come to this.
    """

    text: str
    confidence: float
    words: tuple[tuple[int, int, float, float, float, float], ...] = ()
    engine: str = ""
    sideways: bool = False
    passes: int = 1

    def lines(self, scale: float = 1.0, left: float = 0.0, top: float = 0.0) -> list[Line]:
        """The lines, boxes in points, where a pixel is `scale` points and the image begins at `left`, `top`."""
        words = [
            (start, end, (x0 * scale + left, y0 * scale + top, x1 * scale + left, y1 * scale + top))
            for start, end, x0, y0, x1, y1 in self.words
        ]
        return lines_of(self.text, words)

    def places(self, width: float, height: float, scale: float = 1.0) -> str:
        """Where the words stand, for `Page.places`; a pixel is `scale` of what `width` and `height` are measured in."""
        boxes = ((x0 * scale, y0 * scale, x1 * scale, y1 * scale) for _start, _end, x0, y0, x1, y1 in self.words)
        return packed("w", boxes, width, height)

    def scaled(self, factor: float) -> Reading:
        """The same reading with boxes on an image `factor` times as large."""
        words = tuple((start, end, *(value * factor for value in box)) for start, end, *box in self.words)
        return Reading(self.text, self.confidence, words, self.engine, self.sideways, self.passes)  # type: ignore[arg-type]

    def turned_back(self, angle: float, size: tuple[int, int], original: tuple[int, int]) -> Reading:
        """The same reading with boxes on the image before it was turned counter-clockwise by `angle` degrees.

        `size`, `original`: of the turned image and of the one before, in pixels.
        """
        words = tuple(
            (start, end, *turned_box((x0, y0, x1, y1), -angle, size, original))
            for start, end, x0, y0, x1, y1 in self.words
        )
        return Reading(self.text, self.confidence, words, self.engine, self.sideways, self.passes)


def turned_box(box: Box, angle: float, size: tuple[int, int], turned: tuple[int, int]) -> Box:
    """What holds the box when its image (`size`) is turned counter-clockwise by `angle` degrees (then `turned`)."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    cx, cy, ox, oy = size[0] / 2, size[1] / 2, turned[0] / 2, turned[1] / 2
    corners = [(x - cx, y - cy) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [cosine * x + sine * y + ox for x, y in corners]
    ys = [-sine * x + cosine * y + oy for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


Word = tuple[str, float, float, float, float, float]


def assembled(lines: Iterable[tuple[bool, list[Word]]], engine: str = "") -> Reading:
    """A reading from lines of words (text, confidence 0..1, x0, y0, x1, y1); True = a gap stands before the line."""
    text: list[str] = []
    words = []
    length, weighed, total = 0, 0.0, 0
    for gap, line in lines:
        if length:
            text.append("\n\n" if gap else "\n")
            length += len(text[-1])
        for index, (word, confidence, *box) in enumerate(line):
            if index:
                text.append(" ")
                length += 1
            text.append(word)
            words.append((length, length + len(word), box[0], box[1], box[2], box[3]))
            length += len(word)
            weighed += confidence * len(word)
            total += len(word)
    return Reading("".join(text), weighed / total if total else 1.0, tuple(words), engine)
