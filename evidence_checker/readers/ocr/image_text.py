"""What an OCR engine read of one image."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from evidence_checker.model import WordBox


@dataclass(frozen=True, slots=True)
class Reading:
    """`confidence`: 0..1, mean over the characters. `words`: (start, end, x0, y0, x1, y1) in `text` and in pixels;
    `confidences`: one for each of them."""

    text: str
    confidence: float
    words: tuple[tuple[int, int, float, float, float, float], ...] = ()
    confidences: tuple[float, ...] = ()

    def boxes(self, scale: float) -> tuple[WordBox, ...]:
        """The boxes in points, where a pixel is `scale` points."""
        return tuple(
            WordBox(start, end, *(round(value * scale, 1) for value in box)) for start, end, *box in self.words
        )

    def sure(self, least: float) -> Reading:
        """The same reading without the words whose confidence is below `least`."""
        lines: list[tuple[bool, list[Word]]] = []
        last = 0
        for (start, end, *box), confidence in zip(self.words, self.confidences, strict=True):
            gap = self.text[last:start].count("\n")
            if gap or not lines:
                lines.append((gap > 1, []))
            if confidence >= least:
                lines[-1][1].append((self.text[start:end], confidence, box[0], box[1], box[2], box[3]))
            last = end
        return assembled((gap, line) for gap, line in lines if line)

    def turned_back(self, angle: float, size: tuple[int, int], original: tuple[int, int]) -> Reading:
        """The same reading with boxes on the image before it was turned counter-clockwise by `angle` degrees."""
        cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        cx, cy, ox, oy = size[0] / 2, size[1] / 2, original[0] / 2, original[1] / 2
        words = []
        for start, end, x0, y0, x1, y1 in self.words:
            corners = [(x - cx, y - cy) for x in (x0, x1) for y in (y0, y1)]
            xs = [cosine * x - sine * y + ox for x, y in corners]
            ys = [sine * x + cosine * y + oy for x, y in corners]
            words.append((start, end, min(xs), min(ys), max(xs), max(ys)))
        return Reading(self.text, self.confidence, tuple(words), self.confidences)


Word = tuple[str, float, float, float, float, float]


def assembled(lines: Iterable[tuple[bool, list[Word]]]) -> Reading:
    """A reading from lines of words (text, confidence 0..1, x0, y0, x1, y1); True = a gap stands before the line."""
    text: list[str] = []
    words = []
    confidences = []
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
            confidences.append(confidence)
            length += len(word)
            weighed += confidence * len(word)
            total += len(word)
    return Reading("".join(text), weighed / total if total else 1.0, tuple(words), tuple(confidences))
