"""One document → its examination: small, without its text."""

from __future__ import annotations

import hashlib

from evidence_checker.analysis import Analysis, analyze
from evidence_checker.assessment.evaluate import evaluate
from evidence_checker.assessment.faint_pages import trust_of
from evidence_checker.assessment.file_name_hints import hint_conflicts
from evidence_checker.assessment.occurrences import locate
from evidence_checker.matching.search import Vocabulary
from evidence_checker.model import (
    Context,
    Document,
    Examination,
    Finding,
    Framework,
    Identity,
    TextSource,
    Unread,
    replace,
)
from evidence_checker.text.fingerprint import fingerprint


def examine(document: Document, framework: Framework, vocabulary: Vocabulary, context: Context) -> Examination:
    """What the folder's judgement needs of a document that was read."""
    analysis = analyze(document, framework.knowledge)
    occurrences = locate(document, analysis, vocabulary)
    claims, findings = evaluate(occurrences, framework, context)
    folded = analysis.text.folded
    identity = replace(analysis.identity, zones=())
    noticed = [*document.findings, *findings, *_of_identity(analysis, document)]
    noticed += hint_conflicts(document.file.path, framework, claims)
    return Examination(
        file=document.file,
        status=document.status,
        format=document.format,
        pages=document.pages_total or len(document.pages),
        text_source=document.text_source,
        identity=identity,
        claims=claims,
        text_sha256=hashlib.sha256(folded.encode("utf-8")).hexdigest() if len(folded) > 40 else "",
        fingerprint=fingerprint(folded),
        findings=tuple(noticed),
        entries=document.entries,
        trust=trust_of(document),
    )


def unread_examination(failed: Unread) -> Examination:
    """The examination of a file that could not be read: its reason, and nothing that could count."""
    return Examination(
        file=failed.file,
        status=failed.status,
        format="",
        pages=0,
        text_source=TextSource.NONE,
        identity=Identity(),
        claims=(),
        text_sha256="",
        findings=(failed.why,),
        entries=failed.entries,
    )


def _of_identity(analysis: Analysis, document: Document) -> list[Finding]:
    identity = analysis.identity
    found = [signal for signal in identity.signals if signal.code == "EC201"]
    # An archive has no text of its own: what is inside speaks for itself.
    if not analysis.text.text.strip() and not document.entries and not _is_archive(document):
        found.append(Finding.of("EC216"))
    return found


def _is_archive(document: Document) -> bool:
    return any(finding.code == "EC137" for finding in document.findings)
