"""What a document claims, held against what it shows: figures without a count, and texts that were never filled in."""

from __future__ import annotations

import re

from evidence_checker.assessment import measures
from evidence_checker.assessment.find_subject import Found
from evidence_checker.assessment.occurrences import Occurrences
from evidence_checker.model import Finding

# "100 %", "> 90 %", "lebih dari 90 persen": a share that wants its numerator, its denominator and a list.
_SHARE = re.compile(
    r"(?:\b100\s?(?:%|persen)|(?:>|≥|lebih\s+dari|di\s?atas|minimal|sekurang-kurangnya)\s*\d{2}(?:[.,]\d+)?\s?(?:%|persen))",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b\d[\d.]*\s+(?:dari|dari\s+total|/)\s+\d[\d.]*\b", re.IGNORECASE)
_ROW = re.compile(r"\d{1,3}[.)]?\s+\S")


def claims_checked(occurrences: Occurrences, found: Found) -> tuple[Finding, ...]:
    """EC218 for a share beside the subject that nothing counts; EC252 for places of a template left as they were."""
    made = []
    claim = _uncounted(occurrences, found)
    if claim:
        made.append(Finding.of("EC218", claim=claim))
    if (left := occurrences.analysis.left_unfilled) is not None:
        page, quote = left
        made.append(Finding.of("EC252", page=page, quote=quote))
    return tuple(made)


def _uncounted(occurrences: Occurrences, found: Found) -> str:
    for place in found.occurrences:
        page = occurrences.document.pages[place.page]
        base = occurrences.analysis.starts[place.page]
        first = max(0, place.start - base - measures.CLAIM_AROUND)
        match = _SHARE.search(page.text, first, place.end - base + measures.CLAIM_AROUND)
        if match and not _COUNTED.search(
            page.text, max(0, match.start() - measures.CLAIM_AROUND), match.end() + measures.CLAIM_AROUND
        ):
            rows = sum(1 for line in occurrences.analysis.lines if _ROW.match(line.text))
            return " ".join(match[0].split()) if rows < measures.COUNTED_ROWS else ""
    return ""
