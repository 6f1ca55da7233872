"""Plain text: form feeds end pages."""

from __future__ import annotations

from evidence_checker.readers.base import Draft
from evidence_checker.readers.html import decoded
from evidence_checker.readers.sections import Section, keep


def read(draft: Draft) -> None:
    """Read plain text into the draft."""
    text = decoded(draft.data).replace("\r\n", "\n").replace("\r", "\n")
    pages = text.split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    keep(draft, [Section(page.split("\n")) for page in pages])
