"""The assessment as JSON (schema evidence-checker/assessment/1) and back, exactly.

`render` emits the contract's fields; what the contract does not name (spans, contents, thresholds, the framework's
tree) is there too, so that `load` gives back the same assessment and every other report can be rendered from the file.
Zones of a document's text are working matter of the judgement and are not reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from evidence_checker import messages
from evidence_checker.model import (
    Assessment,
    Decision,
    DocumentDates,
    DocumentResult,
    Evidence,
    Finding,
    Index,
    IndexPart,
    IndicatorResult,
    Node,
    Passage,
    ReadStatus,
    Status,
    plain,
)
from evidence_checker.reports.json_load import SCHEMA, load
from evidence_checker.reports.long_lists import Listed, Made, whole, written

__all__ = ["SCHEMA", "as_dict", "finding", "load", "render", "summary"]

TOOL = "evidence-checker"
INDEX_NOTE = "penilaian awal, bukan nilai resmi"

Json = dict[str, Any]
_PIECES = 64


def _plain(value: float | None) -> float | int | None:
    """3.0 → 3, so that levels and weights read as people write them."""
    return int(value) if value is not None and value == int(value) else value


def finding(found: Finding, lang: str) -> Json:
    """A finding with its sentence and advice in the reader's language."""
    return {
        "code": found.code,
        "severity": str(messages.severity(found)),
        "message": messages.message(found, lang),
        "facts": {name: list(value) if isinstance(value, tuple) else value for name, value in found.facts},
        "advice": messages.advice(found, lang),
    }


def _findings(found: Iterable[Finding], lang: str) -> list[Json]:
    return [finding(each, lang) for each in found]


def _passage(passage: Passage) -> Json:
    return {
        "page": passage.page,
        "printed_page": passage.printed_page or None,
        "article": passage.article or None,
        "quote": passage.quote,
        "term": passage.term,
        "similarity": _plain(passage.similarity),
        "source": str(passage.source),
        "start": passage.start,
        "end": passage.end,
        "box": [list(line) for line in passage.box] or None,
        "proof": passage.proof or None,
    }


def _document(document: DocumentResult, lang: str) -> Json:
    identity = document.identity
    return {
        "path": document.path,
        "sha256": document.sha256,
        "bytes": document.bytes,
        "status": str(document.status),
        "why": document.why.code if document.why else None,
        "why_finding": finding(document.why, lang) if document.why else None,
        "pages": document.pages,
        "text_source": str(document.text_source),
        "kind": identity.kind or None,
        "title": identity.title or None,
        "number": identity.number or None,
        "date": identity.date or None,
        "year": identity.year or None,
        "issuer": identity.issuer or None,
        "duplicate_of": document.duplicate_of,
        "state": str(identity.state),
        "signature": str(identity.signature),
        "valid_until": identity.valid_until or None,
        "amends": list(identity.amends),
        "revokes": list(identity.revokes),
        "signals": _findings(identity.signals, lang),
        "duplicates": list(document.duplicates),
        "indicators": list(document.indicators),
        "findings": _findings(document.findings, lang),
        "dates": _dates(identity.dates),
        "trust": plain(document.trust),
        "bundle": document.bundle,
        "text_sha256": document.text_sha256 or None,
        "service": plain(identity.service) if identity.service else None,
    }


def _dates(dates: DocumentDates) -> Json:
    return {
        "document": dates.document or None,
        "period_from": dates.period_from or None,
        "period_to": dates.period_to or None,
        "received": dates.received or None,
        "quotes": plain(dates.quotes),
    }


def _evidence(evidence: Evidence, lang: str) -> Json:
    return {
        "path": evidence.path,
        "sha256": evidence.sha256,
        "strength": str(evidence.strength),
        "score": _plain(evidence.score),
        "levels": list(evidence.levels),
        "requirements": list(evidence.requirements),
        "contents": list(evidence.contents),
        "passages": [_passage(passage) for passage in evidence.passages],
        "findings": _findings(evidence.reasons, lang),
    }


def _indicator(indicator: IndicatorResult, lang: str, listed: Listed) -> Json:
    return {
        "id": indicator.id,
        "name": indicator.name,
        "domain": indicator.domain,
        "aspect": indicator.aspect,
        "weight": _plain(indicator.weight),
        "status": str(indicator.status),
        "level": _plain(indicator.level),
        "target_level": _plain(indicator.target_level),
        "gain": _plain(indicator.gain),
        "evidence": listed(indicator.evidence, lambda each: _evidence(each, lang)),
        "near_misses": [
            {
                "path": miss.path,
                "why": miss.why.code,
                "finding": finding(miss.why, lang),
                "passages": [_passage(passage) for passage in miss.passages],
            }
            for miss in indicator.near_misses
        ],
        "findings": _findings(indicator.findings, lang),
        "lacking": [{**plain(each), "level": _plain(each.level)} for each in indicator.lacking],
        "index_value": plain(indicator.index_value) if indicator.index_value else None,
        "placed": [
            {"path": each.path, "why": each.why.code, "finding": finding(each.why, lang)} for each in indicator.placed
        ],
        "prose": plain(indicator.prose),
        "prose_en": plain(indicator.prose_en),
        "responsible": indicator.responsible or None,
        "ladder": [
            {
                "level": _plain(step.level),
                "criteria": step.criteria,
                "unverified": step.unverified or None,
                "source": step.source or None,
            }
            for step in indicator.ladder
        ],
        "decided": _indicator(indicator.decided, lang, listed) if indicator.decided is not None else None,
    }


def _part(part: IndexPart) -> Json:
    told = {"id": part.id, "name": part.name, "weight": _plain(part.weight), "value": _plain(part.value)}
    return told | ({"grade": part.grade} if part.grade else {})


def _range(index: Index) -> Json:
    """Between which values the index lies, where that is not from 1 to 5."""
    if (index.least, index.most) == (1, 5):
        return {}
    return {"least": _plain(index.least), "most": _plain(index.most)}


def _node(node: Node) -> Json:
    return {
        "id": node.id,
        "name": node.name,
        "label": node.label,
        "parent": node.parent or None,
        "weight": _plain(node.weight),
    }


def _decision(decision: Decision, lang: str) -> Json:
    return {
        "action": decision.action,
        "indicator": decision.indicator,
        "path": decision.path or None,
        "sha256": decision.sha256 or None,
        "name": decision.name,
        "reason": decision.reason,
        "made_at": decision.made_at,
        "expires": decision.expires or None,
        "note": decision.note or None,
        "stale": finding(decision.stale, lang) if decision.stale else None,
    }


def summary(assessment: Assessment) -> Json:
    """The standing numbers, derived: documents, unreadable, and indicators per status."""
    counts = {status: sum(1 for each in assessment.indicators if each.status is status) for status in Status}
    return {
        "documents": len(assessment.documents),
        "unreadable": sum(1 for each in assessment.documents if each.status is ReadStatus.UNREADABLE),
        "unsupported": sum(1 for each in assessment.documents if each.status is ReadStatus.UNSUPPORTED),
        "partly_read": sum(1 for each in assessment.documents if each.status is ReadStatus.PARTLY_READ),
        "final": assessment.final,
        **{str(status): count for status, count in counts.items()},
        "index": _index(assessment.index),
        "index_decided": _index(assessment.index_decided),
    }


def _index(index: Index | None) -> Json | None:
    if index is None:
        return None
    return {
        "value": _plain(index.value),
        "predicate": index.predicate,
        "note": INDEX_NOTE,
        "covered": _plain(index.covered),
        "assumed": _plain(index.assumed),
        "by_domain": [_part(part) for part in index.by_domain],
        "by_aspect": [_part(part) for part in index.by_aspect],
        **_range(index),
    }


def as_dict(assessment: Assessment, lang: str, listed: Listed = whole) -> Json:
    """The contract as plain values. `listed`: makes the lists that are long where the folder is large."""
    stamp = assessment.framework
    return {
        "schema": SCHEMA,
        "tool": {"name": TOOL, "version": assessment.tool_version},
        "made_at": assessment.made_at,
        "framework": {"id": stamp.id, "version": stamp.version, "sha256": stamp.sha256, "title": stamp.title},
        "agency": assessment.agency,
        "year": assessment.year,
        "folder": assessment.folder,
        "summary": summary(assessment),
        "documents": listed(assessment.documents, lambda each: _document(each, lang)),
        "indicators": listed(assessment.indicators, lambda each: _indicator(each, lang, listed)),
        "decisions": [_decision(decision, lang) for decision in assessment.decisions],
        "unread": [
            {
                "path": document.path,
                "status": str(document.status),
                "finding": finding(document.why, lang) if document.why else None,
            }
            for document in assessment.unread
        ],
        "notes": _findings(assessment.notes, lang),
        "nodes": [_node(node) for node in assessment.nodes],
        "thresholds": {
            "similarity": assessment.thresholds.similarity,
            "review_margin": assessment.thresholds.review_margin,
            "low_confidence": assessment.thresholds.low_confidence,
        },
    }


def render(assessment: Assessment, lang: str) -> bytes:
    """ASCII only (other characters as \\u escapes): safe in any terminal and any encoding, stray bytes included."""
    return b"".join(pieces(assessment, lang))


def pieces(assessment: Assessment, lang: str) -> Iterator[bytes]:
    """The same bytes in pieces: of a large folder neither the whole nor its values are held."""
    held: list[str] = []
    for piece in written(as_dict(assessment, lang, Made)):
        held.append(piece)
        if len(held) == _PIECES:
            yield "".join(held).encode("ascii")
            held = []
    yield "".join((*held, "\n")).encode("ascii")
