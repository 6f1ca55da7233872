"""Indikator and Dokumen: what stands for each, why, what nearly counted, what was decided."""

from __future__ import annotations

from starlette.responses import Response

from evidence_checker.model import DocumentResult, IndicatorResult, ReadStatus, State, Status
from evidence_checker.reports import html_words, outline
from evidence_checker.web.site import now
from evidence_checker.web.snapshot import due, units_of
from evidence_checker.web.visit import NotFound, Visit

_EACH_PAGE = 50
_EVIDENCE_SHOWN, _NEAR_SHOWN, _QUOTES_SHOWN = 40, 30, 4
_TRAITS = ("used", "unused", "draft", "unread", "double", "faint")


def indicators(visit: Visit) -> Response:
    """All of them by domain and aspect, narrowed by status or unit."""
    snapshot, decisions = visit.snapshot, visit.decisions()
    wanted, unit = visit.asked("status"), visit.asked("unit")
    unit_of = {each.id: units_of(each, decisions) for each in snapshot.assessment.indicators}

    def shown(result: IndicatorResult) -> bool:
        return (not wanted or result.status.value == wanted) and (not unit or unit in unit_of[result.id])

    return visit.page(
        "indicators.html",
        groups=outline.groups(snapshot.assessment),
        shown=shown,
        count=sum(1 for each in snapshot.assessment.indicators if shown(each)),
        total=len(snapshot.assessment.indicators),
        wanted=wanted,
        unit=unit,
        statuses=tuple(Status),
        units=sorted({name for names in unit_of.values() for name in names}),
        unit_of=unit_of,
        dues={each.id: due(each.id, decisions) for each in snapshot.assessment.indicators},
        today=now()[:10],
        nav="indikator",
    )


def indicator(visit: Visit) -> Response:
    """The page of one indicator."""
    snapshot, decisions = visit.snapshot, visit.decisions()
    result = snapshot.indicators.get(visit.path("indicator"))
    if result is None:
        raise NotFound
    order = list(snapshot.indicators)
    place = order.index(result.id)
    rule = next((each for each in visit.folder.request.framework.indicators if each.id == result.id), None)
    return visit.page(
        "indicator.html",
        i=result,
        rule=rule,
        documents=snapshot.by_path,
        reasons=outline.reasons(result),
        held={(each.sha256, each.action): each for each in decisions if each.indicator == result.id},
        decided=[each for each in decisions if each.indicator == result.id],
        seen=visit.folder.seen_of(result.id, ""),
        assigned=visit.folder.seen_of(result.id, "", assign=True),
        units=units_of(result, decisions),
        due=due(result.id, decisions),
        today=now()[:10],
        before=order[place - 1] if place else "",
        after=order[place + 1] if place + 1 < len(order) else "",
        evidence_shown=_EVIDENCE_SHOWN,
        near_shown=_NEAR_SHOWN,
        quotes_shown=_QUOTES_SHOWN,
        blind=visit.session.blind,
        nav="indikator",
    )


def _traits(document: DocumentResult) -> list[str]:
    found = html_words.traits(document)
    return [*found, "faint"] if document.trust.pages_low else found


def documents(visit: Visit) -> Response:
    """A page of the list, narrowed by words and by what the documents are."""
    snapshot = visit.snapshot
    words, trait = visit.asked("q").casefold().split()[:8], visit.asked("sifat")
    found = [
        each
        for each in snapshot.assessment.documents
        if (trait not in _TRAITS or trait in _traits(each)) and _holds(each, words)
    ]
    pages = max(1, -(-len(found) // _EACH_PAGE))
    number = visit.number("hal", 1, 1, pages)
    return visit.page(
        "documents.html",
        documents=found[(number - 1) * _EACH_PAGE : number * _EACH_PAGE],
        count=len(found),
        total=len(snapshot.assessment.documents),
        number=number,
        pages=pages,
        q=visit.asked("q"),
        trait=trait,
        traits=_TRAITS,
        indicators=snapshot.indicators,
        nav="dokumen",
    )


def _holds(document: DocumentResult, words: list[str]) -> bool:
    if not words:
        return True
    identity = document.identity
    text = f"{document.path} {identity.title} {identity.number} {identity.issuer} {identity.kind}".casefold()
    return all(word in text for word in words)


def found_document(visit: Visit) -> DocumentResult:
    """The document of the hash in the address; nothing else can be named. Raises NotFound."""
    found = visit.snapshot.by_hash.get(visit.path("sha256"))
    if found is None:
        raise NotFound
    return found


def document(visit: Visit) -> Response:
    """The page of one document."""
    found = found_document(visit)
    snapshot = visit.snapshot
    return visit.page(
        "document.html",
        d=found,
        uses=snapshot.uses.get(found.path, []),
        misses=snapshot.misses.get(found.path, []),
        twins=[snapshot.by_path[path] for path in found.duplicates if path in snapshot.by_path],
        original=snapshot.by_path.get(found.duplicate_of or ""),
        decided=[each for each in visit.decisions() if each.sha256 == found.sha256],
        placed=[
            (each, one) for each in snapshot.assessment.indicators for one in each.placed if one.path == found.path
        ],
        pages_shown=range(1, min(found.pages, 400) + 1),
        readable=found.status in (ReadStatus.READ, ReadStatus.PARTLY_READ),
        draft=found.identity.state is State.DRAFT,
        blind=visit.session.blind,
        nav="dokumen",
    )
