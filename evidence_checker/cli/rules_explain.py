"""`rules explain ID FILE`: gate by gate, what hit, what failed, what would have been enough."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evidence_checker import messages, readers
from evidence_checker.assessment import examine, judge, rule_examples
from evidence_checker.errors import UsageError
from evidence_checker.matching.search import vocabulary
from evidence_checker.messages import kind_names
from evidence_checker.model import (
    Claim,
    Context,
    Document,
    Examination,
    Framework,
    Indicator,
    Requirement,
    SourceFile,
    Unread,
    replace,
)
from evidence_checker.readers import files
from evidence_checker.rules.page_words import WORDS
from evidence_checker.text.folding import fold

Line = tuple[int, str]  # indent, text


def explain(
    framework: Framework,
    identifier: str,
    path: Path,
    agency: tuple[str, ...],
    year: int,
    ocr: bool,
    words: dict[str, str],
    lang: str,
) -> Iterator[Line]:
    """Lines of the explanation; a file that cannot be read is explained as such. Raises UsageError for no file."""
    indicator = framework.indicator(identifier)
    read = readers.read(_source(path), readers.ReadingOptions(ocr=ocr))
    yield 0, f"{indicator.id}. {indicator.name}"
    if isinstance(read, Unread):
        yield 0, f"{messages.message(read.why, lang)} [{read.why.code}]"
        return
    terms = vocabulary(framework)
    context = Context(tuple(name for name in agency if name), year)
    seen = examine(read, framework, terms, context)
    kinds = {kind.id: kind_names.kind(kind.id, lang) for kind in framework.knowledge.kinds}
    identity = seen.identity
    kind = kinds.get(identity.kind, words["kind_unknown"])
    yield 0, words["document"].format(kind=kind, title=identity.title or "-", state=identity.state.value)
    for requirement in indicator.requirements:
        if requirement.evidence not in ("document", "image"):
            continue
        yield 0, ""
        alone = rule_examples.alone(read, framework, terms, context, identifier, requirement)
        yield from _requirement(framework, indicator, requirement, alone, seen, read, words, lang)
        if not alone and requirement.nearby:
            apart = rule_examples.alone(read, framework, terms, context, identifier, replace(requirement, nearby=()))
            if apart:
                yield (
                    2,
                    "- "
                    + words["apart"].format(term=apart[0].passages[0].term, terms=", ".join(requirement.nearby[:8])),
                )
    assessment = judge([seen], framework, context, folder="", made_at="")
    result = next(item for item in assessment.indicators if item.id == identifier)
    got = "nothing" if not result.evidence else "weak" if result.evidence[0].strength == "weak" else "evidence"
    yield 0, ""
    yield 0, words["verdict"].format(id=identifier, got=words[got])
    for reason in result.evidence[0].reasons if result.evidence else [miss.why for miss in result.near_misses[:1]]:
        yield 2, f"- {messages.message(reason, lang)} [{reason.code}]"


def _source(path: Path) -> SourceFile:
    try:
        stat = path.stat()
    except OSError as failed:
        raise UsageError("ES221", location=str(path), why=failed.strerror or type(failed).__name__) from failed
    return SourceFile(files.shown(path.name), str(path), stat.st_size, stat.st_mtime_ns)


def _requirement(
    framework: Framework,
    indicator: Indicator,
    requirement: Requirement,
    claims: list[Claim],
    seen: Examination,
    read: Document,
    words: dict[str, str],
    lang: str,
) -> Iterator[Line]:
    accepted = next((claim for claim in claims if claim.accepted), None)
    claim = accepted or (claims[0] if claims else None)
    verdict = words["accepted"] if accepted else words["refused"] if claim else words["no_hit"]
    yield 0, f"[{verdict}] {requirement.title} ({requirement.id})"
    kinds = {kind.id: kind_names.kind(kind.id, lang) for kind in framework.knowledge.kinds}
    kind = kinds.get(seen.identity.kind, words["kind_unknown"])
    wanted = ", ".join(kinds.get(item, item) for item in requirement.kinds)
    fits = framework.knowledge.kind(seen.identity.kind).accepted_by(requirement.kinds)
    yield 2, "- " + (words["kind_yes"].format(kind=kind) if fits else words["kind_no"].format(kind=kind, wanted=wanted))
    zones = ", ".join(WORDS[lang][f"{zone}_zone"] for zone in requirement.zones)
    phrases = requirement.subject or (*indicator.subject, *indicator.applications)
    if claim is not None:
        for passage in claim.passages[:3]:
            quote = " ".join(passage.quote.split())[:160]
            yield 2, "- " + words["term"].format(term=passage.term, page=passage.page, quote=quote)
        if requirement.at_least:
            labels = {item.id: item.label for item in indicator.contents}
            found = [labels[item] for item in claim.contents if item in requirement.contents]
            text = words["contents"].format(n=len(found), m=requirement.at_least)
            yield 2, f"- {text}" + (f"; {words['found'].format(items=', '.join(found))}" if found else "")
        for reason in claim.reasons:
            yield 2, f"- {messages.message(reason, lang)} [{reason.code}]"
    else:
        yield 2, "- " + words["no_term"].format(zones=zones)
        place = _anywhere(read, framework, phrases)
        yield 4, words["elsewhere"].format(term=place[0], page=place[1]) if place else words["nowhere"]
    if accepted is None:
        yield 2, words["enough"].format(kinds=wanted, zones=zones, terms=", ".join(phrases[:8]))


def _anywhere(read: Document, framework: Framework, phrases: tuple[str, ...]) -> tuple[str, int] | None:
    """The first of the phrases that stands anywhere in the document, and its page."""
    from evidence_checker.matching.search import Vocabulary

    terms = Vocabulary(phrases, framework.thresholds.similarity)
    for page in read.pages:
        hits = terms.find(page.text, fold(page.text))
        if hits:
            return terms.terms[hits[0].term], page.number
    return None
