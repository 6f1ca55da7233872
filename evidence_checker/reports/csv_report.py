"""CSV for spreadsheets: UTF-8 with mark, a cell that could be a formula is made text by a leading apostrophe."""

from __future__ import annotations

import csv
import io

from evidence_checker import messages
from evidence_checker.model import Assessment
from evidence_checker.reports.rows import rows
from evidence_checker.reports.show import line

# ASVS 1.2.10 and CWE-1236, full-width forms included.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
CELL_LIMIT = 32_766
HEAD = ("row", "indicator", "indicator_name", "status", "path", "strength", "page", "article", "quote", "code",
        "severity", "message", "advice")  # fmt: skip


def cell(text: str) -> str:
    """Safe text for a cell."""
    shown = line(text, CELL_LIMIT)
    return "'" + shown if shown.startswith(_FORMULA_STARTS) else shown


def render(assessment: Assessment, lang: str) -> bytes:
    """One row per finding, piece of evidence and near miss; the headings are English, as scripts read them."""
    data = io.StringIO()
    writer = csv.writer(data, lineterminator="\r\n")
    writer.writerow(HEAD)
    for row in rows(assessment):
        passage, finding = row.passage, row.finding
        values = (
            row.kind, row.indicator, row.name, row.status, row.path, row.strength,
            str(passage.page) if passage else "", passage.article if passage else "", passage.quote if passage else "",
            finding.code if finding else "", str(messages.severity(finding)) if finding else "",
            messages.message(finding, lang) if finding else "", messages.advice(finding, lang) if finding else "",
        )  # fmt: skip
        writer.writerow([cell(value) for value in values])
    return b"\xef\xbb\xbf" + data.getvalue().encode("utf-8")
