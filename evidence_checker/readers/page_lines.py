"""Lines of a page with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.model.places import Box, part_of


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text and its box (left, top, right, bottom of the page as shown, points).

    `seen`: its words as OCR saw them, (start in the text, end, box) each; () for a line of the text layer.
    """

    text: str
    box: Box
    seen: tuple[tuple[int, int, Box], ...] = ()

    def words(self) -> tuple[tuple[int, int, Box], ...]:
        """(start in the text, end, box) of each word; where none was seen, on its share of the line's width (or height,
        where the line runs up or down)."""
        spans = (match.span() for match in re.finditer(r"\S+", self.text))
        return self.seen or tuple((start, end, part_of(self.text, self.box, start, end)) for start, end in spans)


def lines_of(text: str, words: Sequence[tuple[int, int, Box]]) -> list[Line]:
    """The lines of a text whose words have boxes (start and end in the text, box); lines without words are left out."""
    found: list[Line] = []
    start = index = 0
    for line in text.split("\n"):
        end = start + len(line)
        inside: list[tuple[int, int, Box]] = []
        while index < len(words) and words[index][0] < end:
            first, last, box = words[index]
            inside.append((first - start, last - start, box))
            index += 1
        if inside:
            found.append(Line(line, _around([box for _s, _e, box in inside]), tuple(inside)))
        start = end + 1
    return found


def _around(boxes: list[Box]) -> Box:
    return (
        min(each[0] for each in boxes), min(each[1] for each in boxes), max(each[2] for each in boxes),
        max(each[3] for each in boxes),
    )  # fmt: skip
