"""Lines of a document that has no fixed pages, gathered into pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidence_checker.model import Page, TextSource
from evidence_checker.readers.base import Draft
from evidence_checker.readers.letter_spacing import unspaced
from evidence_checker.readers.pdf_text import clean


@dataclass(slots=True)
class Section:
    """One page to be: its lines in order, what comes before and after them, and the heading it stands under."""

    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    heading: str = ""

    @property
    def text(self) -> str:
        """The lines as one text."""
        # Where a word may be parted (U+00AD) is not seen but at the end of a line, and lines are not known here.
        told = "\n".join([*self.lines, *self.notes]).replace("\u00ad", "")
        return unspaced(clean(told)).strip("\n")


def keep(draft: Draft, sections: list[Section], pages_total: int = 0) -> None:
    """Add the sections as pages. Raises Stopped at a limit."""
    draft.pages_total = max(len(sections), pages_total)
    for number in draft.within(range(1, len(sections) + 1)):
        section = sections[number - 1]
        text = section.text
        source = TextSource.TEXT if text.strip() else TextSource.NONE
        draft.add(Page(number, text, source, heading=section.heading[:200]))
    draft.pages_total = len(sections)
