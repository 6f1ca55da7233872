"""The assessment as plain rows, one per piece of evidence, near miss, file filed
in vain, indicator finding and file finding.

CSV, JSON lines, JUnit and SARIF tell the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence_checker.model import Assessment, Finding, Passage
from evidence_checker.reports import outline


@dataclass(frozen=True, slots=True)
class Row:
    """`kind`: "evidence" | "near_miss" | "placed" | "finding" | "file"."""

    kind: str
    indicator: str = ""
    name: str = ""
    status: str = ""
    path: str = ""
    strength: str = ""
    finding: Finding | None = None
    passage: Passage | None = None


def rows(assessment: Assessment) -> Iterator[Row]:
    """In the order of the framework, then of the files."""
    for each in assessment.indicators:
        head = (each.id, each.name, str(each.status))
        for finding in each.findings:
            yield Row("finding", *head, finding=finding)
        for item in each.evidence:
            first = item.passages[0] if item.passages else None
            yield Row("evidence", *head, item.path, str(item.strength), None, first)
            for reason in item.reasons:
                yield Row("evidence", *head, item.path, str(item.strength), reason, first)
        for put in each.placed:
            yield Row("placed", *head, put.path, "", put.why)
        for miss in outline.close(each):
            yield Row("near_miss", *head, miss.path, "", miss.why, miss.passages[0] if miss.passages else None)
    for document in assessment.documents:
        for finding in (*((document.why,) if document.why else ()), *document.findings):
            yield Row("file", "", "", str(document.status), document.path, "", finding)
