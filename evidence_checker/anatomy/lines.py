"""A document as numbered lines: the ground on which the other rooms of the anatomy stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_checker.model import Page
from evidence_checker.text import tidy

_PROSE_WORDS = 11
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `page`: index into the pages. `start`, `end`: characters in that page's text. `text`: tidied.
    `cells`: how many, where the line is a row of a table (cells are parted by tabs)."""

    page: int
    start: int
    end: int
    text: str
    cells: int = 1

    @property
    def shouted(self) -> bool:
        """Mostly capitals, as headings of regulations are set (OCR may slip a few small letters in)."""
        letters = [character for character in self.text if character.isalpha()]
        return len(letters) >= 3 and sum(character.isupper() for character in letters) >= 0.8 * len(letters)

    @property
    def prose(self) -> bool:
        """A line of running text: many words, mostly small letters."""
        return not self.shouted and len(_LETTERS.findall(self.text)) >= _PROSE_WORDS


def lines_of(pages: Sequence[Page]) -> list[Line]:
    """Every line that holds a letter or digit, in reading order."""
    found = []
    for index, page in enumerate(pages):
        position = 0
        for raw in page.text.split("\n"):
            text = tidy(raw)
            if any(character.isalnum() for character in text):
                found.append(Line(index, position, position + len(raw), text, raw.count("\t") + 1))
            position += len(raw) + 1
    return found


def running_lines(lines: Sequence[Line], pages: int) -> frozenset[str]:
    """Lines printed on many pages (running heads and feet), digits taken out, in small letters."""
    if pages < 3:
        return frozenset()
    seen: Counter[str] = Counter()
    for text in {(line.page, without_digits(line.text)) for line in lines if len(line.text) > 8}:
        seen[text[1]] += 1
    return frozenset(text for text, count in seen.items() if count >= max(3, pages // 2))


def without_digits(text: str) -> str:
    return re.sub(r"[\d\W]+", " ", text).strip().casefold()


def head(lines: Sequence[Line], most: int = 60, pages: int = 2) -> Iterator[Line]:
    """The lines of the first pages, at most `most`."""
    for number, line in enumerate(lines):
        if number >= most or line.page >= pages:
            return
        yield line
