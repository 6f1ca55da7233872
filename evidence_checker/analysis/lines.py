"""A document as numbered lines: the ground on which the other rooms of the analysis stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evidence_checker.analysis.unbroken import UNBROKEN, pieces
from evidence_checker.model import Page
from evidence_checker.text.folding import tidy

_PROSE_WORDS = 11
WORKBOOKS = frozenset({"xlsx", "xls", "xlsb", "ods", "fods", "excel2003"})  # formats whose pages are sheets
_LETTERS = re.compile(r"[^\W\d_]+")
_SEEN = re.compile(r"[^\W_]")
_NO_LETTER = re.compile(r"[\d\W]")


class Line(NamedTuple):
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
        if self.text.islower():
            return False
        letters = sum(map(str.isalpha, self.text))
        return letters >= 3 and sum(map(str.isupper, self.text)) >= 0.8 * letters

    @property
    def prose(self) -> bool:
        """A line of running text: many words, mostly small letters."""
        return not self.shouted and len(_LETTERS.findall(self.text)) >= _PROSE_WORDS


def lines_of(pages: Sequence[Page]) -> list[Line]:
    """Every line that holds a letter or digit, in reading order."""
    found: list[Line] = []
    for index, page in enumerate(pages):
        position = 0
        # tidying keeps the line ends, so a whole page is tidied at once
        for raw, text in zip(page.text.split("\n"), tidy(page.text).split("\n"), strict=True):
            if _SEEN.search(text):
                if len(raw) > UNBROKEN:
                    found += _parted(index, position, raw, len(page.text))
                else:
                    found.append(Line(index, position, position + len(raw), text.strip(), raw.count("\t") + 1))
            position += len(raw) + 1
    return found


def _parted(page: int, position: int, raw: str, letters: int) -> Iterator[Line]:
    """The lines in a long one, where it is a page whose line ends were lost."""
    for start, end, name in pieces(raw, letters):
        text = tidy(raw[start:end]).strip()
        text = text.upper() if name else text
        if _SEEN.search(text):
            yield Line(page, position + start, position + end, text, raw[start:end].count("\t") + 1)


def running_lines(lines: Sequence[Line], pages: int) -> frozenset[str]:
    """Lines printed on many pages (running heads and feet), digits taken out, in small letters."""
    if pages < 3:
        return frozenset()
    seen = Counter(key for _, key in {(line.page, without_digits(line.text)) for line in lines if len(line.text) > 8})
    return frozenset(text for text, count in seen.items() if count >= max(3, pages // 2))


class _Letters(dict[int, str]):
    """A translation table that fills itself: whatever is no letter becomes a blank."""

    def __missing__(self, codepoint: int) -> str:
        character = chr(codepoint)
        kept = self[codepoint] = " " if _NO_LETTER.match(character) else character
        return kept


_ONLY_LETTERS = _Letters()


def without_digits(text: str) -> str:
    """The words of a line without digits and signs, in small letters."""
    return " ".join(text.translate(_ONLY_LETTERS).split()).casefold()


def head(lines: Sequence[Line], most: int = 60, pages: int = 2) -> Iterator[Line]:
    """The lines of the first pages, at most `most`."""
    for number, line in enumerate(lines):
        if number >= most or line.page >= pages:
            return
        yield line
