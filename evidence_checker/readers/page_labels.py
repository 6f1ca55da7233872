"""The page numbers printed on the pages, which an auditor sees on paper, beside the numbers a viewer counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from evidence_checker.model import Page, replace

_ALONE = re.compile(
    r"[-–—|\s.]*(?:(?:halaman|hal|page)\b[.:\s]*)?(\d{1,4}|[ivxl]{1,7})(?:\s*(?:dari|of|/)\s*\d{1,4})?[-–—|\s.]*\Z",
    re.I,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def labelled(pages: Sequence[Page]) -> list[Page]:
    """The pages with the labels that hang together: at least two whose distance from the page's number is the same."""
    found = {page.number: _candidates(page.text) for page in pages}
    offsets = Counter(
        (value - number, roman) for number, candidates in found.items() for _label, value, roman in set(candidates)
    )
    result = []
    for page in pages:
        likely = [c for c in found[page.number] if offsets[c[1] - page.number, c[2]] >= 2]
        best = max(likely, key=lambda c: offsets[c[1] - page.number, c[2]], default=None)
        result.append(replace(page, label=best[0]) if best and not page.label else page)
    return result


def _candidates(text: str) -> list[tuple[str, int, bool]]:
    lines = [line for line in text[:400].split("\n") + text[-400:].split("\n") if line.strip()]
    found = []
    for line in lines[:2] + lines[-2:]:
        match = _ALONE.match(line) if len(line) < 40 else None
        if match:
            label = match[1]
            value = int(label) if label.isdigit() else _roman(label.lower())
            if value:
                found.append((label, value, not label.isdigit()))
    return found


def _roman(text: str) -> int:
    """The value of a small Roman numeral; 0 for letters that only look like one."""
    total = 0
    for this, following in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN[this]
        total += -value if _ROMAN.get(following, 0) > value else value
    return total
