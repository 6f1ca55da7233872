"""The text of a document as one value: joined once, folded once, with the way from any place back to its page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from evidence_checker.text.folding import Folded, fold

BETWEEN_PAGES = "\n"  # one character; folding drops it


class DocumentText:
    """The whole text of a document. `pages`: the text of each page. `text`: all of them, joined by one line end.

    `starts[i]`: where page ``i`` begins in `text`. Positions are characters of `text`, spans are half-open. Everything
    that looks at a document's text takes this value; nothing else joins pages or folds them.
    """

    def __init__(self, pages: Iterable[str]) -> None:
        self.pages = tuple(pages)
        self.text = BETWEEN_PAGES.join(self.pages)
        starts, position = [], 0
        for page in self.pages:
            starts.append(position)
            position += len(page) + len(BETWEEN_PAGES)
        self.starts = tuple(starts)

    def __len__(self) -> int:
        """Characters of `text`."""
        return len(self.text)

    @cached_property
    def folded_pages(self) -> tuple[Folded, ...]:
        """Every page folded: the only place where a document's text is folded."""
        return tuple(fold(page) for page in self.pages)

    @cached_property
    def folded(self) -> str:
        """The folded text of all pages; equal to the folded `text`."""
        return "".join(page.text for page in self.folded_pages)

    def folded_first(self, pages: int) -> str:
        """The folded text of the first `pages` pages."""
        return "".join(page.text for page in self.folded_pages[:pages])

    def first(self, pages: int) -> str:
        """The text of the first `pages` pages."""
        return self.text if pages >= len(self.pages) else self.text[: max(0, self.starts[pages] - len(BETWEEN_PAGES))]

    def last(self, pages: int) -> str:
        """The text of the last `pages` pages."""
        return self.text if pages >= len(self.pages) else self.text[self.starts[-pages] :]

    def slice(self, start: int, end: int) -> str:
        """The text of a span; a span that begins before the text begins with it."""
        return self.text[max(0, start) : max(0, end)]

    def page_of(self, position: int) -> int:
        """Index of the page on which a position stands."""
        return bisect_right(self.starts, position) - 1

    def end_of(self, page: int) -> int:
        """Where the text of a page ends."""
        return self.starts[page] + len(self.pages[page])

    def place(self, page: int, position: int) -> int:
        """The position in the whole text of a position on a page."""
        return self.starts[page] + position

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of `text` behind a span of `folded` (not empty)."""
        spans = []
        for page, folded in enumerate(self.folded_pages):
            length = len(folded.text)
            if length and start < length and end > 0:
                first, last = folded.span(max(0, start), min(length, end))
                spans.append((self.starts[page] + first, self.starts[page] + last))
            start, end = start - length, end - length
        return spans[0][0], spans[-1][1]
