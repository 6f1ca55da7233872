"""Pages that were read poorly, and verdicts that rest on nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidence_checker.model import Document, Evidence, Finding, PageTrust, Status, TextSource

# Below this confidence a page counts as read poorly; the same figure caps the strength of evidence (EC212).
LOW_CONFIDENCE = 0.6


def trust_of(document: Document) -> PageTrust:
    """The pages that were read poorly; why: the code of the first of them (EC118 faint, EC147 layer not confirmed)."""
    low = [
        page
        for page in document.pages
        if page.text.strip() and page.confidence < LOW_CONFIDENCE and (page.source is not TextSource.TEXT or page.why)
    ]
    if not low:
        return PageTrust()
    return PageTrust(tuple(page.number for page in low), low[0].why if low[0].why == "EC147" else "EC118")


def reviewed_if_faint(
    status: Status, findings: tuple[Finding, ...], evidence: Sequence[Evidence], trust: Mapping[str, PageTrust]
) -> tuple[Status, tuple[Finding, ...]]:
    """The status, "review" where every quote of all the evidence stands on a page that was read poorly.

    `trust`: of each document, by its path.
    """
    if not evidence or status not in (Status.COMPLETE, Status.WEAK):
        return status, findings
    pages: list[int] = []
    for item in evidence:
        low = trust.get(item.path, PageTrust()).pages_low
        quoted = [passage.page for passage in item.passages]
        if not quoted or any(page not in low for page in quoted):
            return status, findings
        pages += [] if pages else sorted(set(quoted))
    why = Finding.of("EC148", path=evidence[0].path, pages=", ".join(map(str, pages)))
    return Status.REVIEW, (why, *findings)
