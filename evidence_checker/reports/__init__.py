"""Assessment → bytes. Every report is a pure function of the assessment: the same assessment gives the same bytes.

A new report is one new module and one line of `REGISTRY`; a test fails when the line is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from evidence_checker.errors import UsageError
from evidence_checker.rules import shared_knowledge

if TYPE_CHECKING:
    from evidence_checker.assessment.compare import Comparison
    from evidence_checker.model import Assessment
    from evidence_checker.reports.screen import Screen


class Report(Protocol):
    """Renders an assessment. `lang`: "id" or "en"."""

    def __call__(self, assessment: Assessment, lang: str) -> bytes:
        """The report as bytes."""


# Imported when asked for, so that no verb pays for a format it does not write.
REGISTRY: dict[str, str] = {
    "json": "evidence_checker.reports.json_report:render",
    "terminal": "evidence_checker.reports.terminal:render",
    "html": "evidence_checker.reports.html_report:render",
    "xlsx": "evidence_checker.reports.xlsx_report:render",
    "docx": "evidence_checker.reports.docx_report:render",
    "brief": "evidence_checker.reports.docx_summary:render",
    "pdf": "evidence_checker.reports.pdf_report:render",
    "csv": "evidence_checker.reports.csv_report:render",
    "jsonl": "evidence_checker.reports.jsonl_report:render",
    "md": "evidence_checker.reports.md_report:render",
    "junit": "evidence_checker.reports.junit_report:render",
    "sarif": "evidence_checker.reports.sarif_report:render",
}


# Read by people who act on them: they follow the reviewers' decisions. The others hold the verdict as it was made.
DECIDED = ("terminal", "html", "xlsx", "docx", "brief", "pdf", "md")
WITH_CHANGES = ("html", "xlsx")
WITH_TEMPLATE = ("docx", "brief", "pdf")


def known(name: str) -> str:
    """The name of a report, as given. Raises UsageError (ES152) for an unknown one."""
    if name not in REGISTRY:
        raise UsageError("ES152", format=name, known=", ".join(REGISTRY))
    return name


def report(name: str) -> Report:
    """The report of that name. Raises UsageError (ES152) for an unknown one."""
    module, attribute = REGISTRY[known(name)].split(":")
    return cast(Report, getattr(import_module(module), attribute))


def pieces(name: str, assessment: Assessment, lang: str, **more: Any) -> Iterator[bytes]:
    """What `render` gives, in pieces: a report that grows with the documents is not held whole."""
    if name == "json":
        from evidence_checker.reports import json_report

        shared_knowledge()
        return json_report.pieces(assessment, lang)
    if name == "html":
        from evidence_checker.assessment.decided import as_decided
        from evidence_checker.reports import html_report

        shared_knowledge()
        return html_report.pieces(as_decided(assessment), lang, more.get("changes"))
    return iter((render(name, assessment, lang, **more),))


def render(
    name: str,
    assessment: Assessment,
    lang: str,
    *,
    changes: Comparison | None = None,
    template: bytes | None = None,
    dossier: str = "",
    screen: Screen | None = None,
) -> bytes:
    """The report as bytes. `changes`: for those that have a section of changes. `template`: letterhead of the paper.
    `dossier`: hash of the head of the dossier that the paper goes with. `screen`: what the terminal's summary is for.

    Raises UsageError for an unknown report, MissingToolError for one whose program is not there.
    """
    shared_knowledge()  # what kinds of documents are called
    more: dict[str, object] = {}
    if name in DECIDED:
        from evidence_checker.assessment.decided import as_decided

        assessment = as_decided(assessment)
    if changes is not None and name in WITH_CHANGES:
        more["changes"] = changes
    if screen is not None and name == "terminal":
        more["screen"] = screen
    if dossier and name == "docx":
        more["dossier"] = dossier
    if template is not None and name in WITH_TEMPLATE:
        more["template"] = template
    return cast(Callable[..., bytes], report(name))(assessment, lang, **more)
