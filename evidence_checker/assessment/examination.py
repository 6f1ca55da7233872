"""One document → its examination: small, without its text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from evidence_checker.analysis import Analysis, Once, analyze, first_step, of_forms, of_governments
from evidence_checker.assessment.evaluate import evaluate
from evidence_checker.assessment.faint_pages import trust_of
from evidence_checker.assessment.file_name_hints import hint_conflicts
from evidence_checker.assessment.occurrences import NAMED_SERVICE, Occurrence, Occurrences, locate, locate_each
from evidence_checker.assessment.ownership import Belonging, belonging
from evidence_checker.matching.joint import JointVocabulary
from evidence_checker.matching.search import Vocabulary
from evidence_checker.model import (
    Context,
    Document,
    Examination,
    Finding,
    Framework,
    Identity,
    Passage,
    TextSource,
    Unread,
    replace,
)
from evidence_checker.text.fingerprint import fingerprint


def examine(document: Document, framework: Framework, vocabulary: Vocabulary, context: Context) -> Examination:
    """What the folder's judgement needs of a document that was read."""
    occurrences = locate(document, analyze(document, framework.knowledge), vocabulary)
    owner = _owner(occurrences.analysis, framework, context)
    return _examination(occurrences, framework, context, owner)


def examine_each(
    document: Document, judges: Sequence[tuple[Framework, Context]], joint: JointVocabulary
) -> tuple[Examination, ...]:
    """What `examine` gives for each framework, in order: the document is searched once for the phrases of all, and
    frameworks that know the same of documents share what is known of this one. `joint`: of their vocabularies."""
    known: dict[str, Analysis] = {}
    analyses, once = [], Once()
    for framework, _ in judges:
        held = framework.knowledge.sha256
        if held not in known:
            known[held] = analyze(document, framework.knowledge, once)
        analyses.append(known[held])
    located = locate_each(document, analyses, joint, once)
    return tuple(
        _examination(occurrences, framework, context, _owner(occurrences.analysis, framework, context, once))
        for occurrences, (framework, context) in zip(located, judges, strict=True)
    )


def _owner(
    analysis: Analysis, framework: Framework, context: Context, once: Once | None = None
) -> tuple[Belonging, str]:
    knowledge = framework.knowledge
    if once is None:
        return belonging(analysis, context, knowledge.regions)
    asked = (context.agencies, context.former, analysis.kind.id, analysis.identity.issuer)
    step = ("owner", of_forms(knowledge), of_governments(knowledge), repr(asked))
    return once.of(step, lambda: belonging(analysis, context, knowledge.regions))


def _examination(
    occurrences: Occurrences, framework: Framework, context: Context, owner: tuple[Belonging, str]
) -> Examination:
    document, analysis, once = occurrences.document, occurrences.analysis, occurrences.once
    claims, findings = evaluate(occurrences, framework, context, owner)
    sha256, marks = once.of(("text",), lambda: _of_text(analysis.text.folded))
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
        text_sha256=sha256,
        fingerprint=marks,
        findings=tuple(noticed),
        shown=_shown(occurrences, framework),
        entries=document.entries,
        trust=once.of(("trust",), lambda: trust_of(document)),
    )


def _of_text(folded: str) -> tuple[str, tuple[int, ...]]:
    """The hash of a folded text, "" where there is hardly any, and its fingerprint."""
    told = len(folded) > 40
    return hashlib.sha256(folded.encode("utf-8")).hexdigest() if told else "", fingerprint(folded)


def _shown(occurrences: Occurrences, framework: Framework) -> Passage | None:
    """Where a manual or picture that names no service shows a step of its use: a bundle may name the service for it."""
    analysis, services = occurrences.analysis, framework.knowledge.services
    if analysis.served is not None or not (analysis.kind.picture or analysis.kind.id == services.kinds.manual):
        return None
    line = first_step(analysis.lines, services)
    if line is None:
        return None
    start = analysis.starts[line.page]
    return occurrences.passage(Occurrence(NAMED_SERVICE, start + line.start, start + line.end, line.page, 1.0))


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
