"""A decision that overrules a verdict, as an example for the rules: what a reviewer said once is then guarded by
`rules test`.

The example holds the document's whole text, since less of it could be judged otherwise; numbers that tell of a person
(NIP, NIK) are blanked out digit by digit. Names stay: the example belongs into the agency's own pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence_checker.model import Assessment, Decision, Document, Example, TextSource

# NIP: 18 digits, written whole or as 8 6 1 3; NIK: 16 digits (Perka BKN 22/2007; UU 23/2006 article 13).
_PERSONAL = re.compile(r"(?<!\d)(?:\d{18}|\d{16}|\d{8}[ .\-]\d{6}[ .\-]\d[ .\-]\d{3})(?!\d)")
_DIGIT = re.compile(r"\d")


def overruling(assessment: Assessment) -> Iterator[Decision]:
    """Decisions that hold and say other than the verdict: a rejected document that counted, an accepted one that did
    not."""
    counted = {each.id: {item.path for item in each.evidence} for each in assessment.indicators}
    for decision in assessment.decisions:
        if decision.stale is not None or not decision.path or decision.action not in ("accept", "reject"):
            continue
        if (decision.path in counted.get(decision.indicator, ())) is (decision.action == "reject"):
            yield decision


def example(decision: Decision, document: Document, assessment: Assessment, title: str) -> Example:
    """The example that the decision asks for. `title`: what it is called in the rule file."""
    pages = [_readable(page.text).strip("\n") for page in document.pages]
    scanned = any(page.source is not TextSource.TEXT for page in document.pages if page.text.strip())
    return Example(
        title=without_personal_numbers(title),
        text=without_personal_numbers("\f".join(pages)),
        expect="evidence" if decision.action == "accept" else "nothing",
        file_name=without_personal_numbers(decision.path.rpartition("/")[2]),
        agency=assessment.agency,
        year=assessment.year,
        scanned=scanned,
    )


def without_personal_numbers(text: str) -> str:
    """The text with every digit of a NIP or NIK as 0; as long as before."""
    return _PERSONAL.sub(lambda found: _DIGIT.sub("0", found[0]), text)


def _readable(text: str) -> str:
    """Without what a YAML file cannot hold as plain text: control characters become blanks."""
    return "".join(each if each == "\n" or each.isprintable() else " " for each in text)
