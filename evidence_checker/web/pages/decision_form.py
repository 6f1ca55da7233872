"""The form to decide on a document under an indicator, wherever it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from evidence_checker import messages
from evidence_checker.messages.web import text
from evidence_checker.model import Decision, DocumentResult, Evidence, NearMiss
from evidence_checker.reports.show import line
from evidence_checker.web.snapshot import decision_for
from evidence_checker.web.visit import Visit


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """What a form to decide needs. `held`: the decision that stands. `seen`: how many acts the form's slot had when it
    was shown; a form that has seen less than there is now is asked again. `accept`, `reject`: reasons to begin with."""

    indicator: str
    document: DocumentResult
    held: Decision | None
    seen: int
    accept: str
    reject: str
    name: str
    blind: bool
    may: bool


def decision_form(visit: Visit, indicator: str, document: DocumentResult) -> DecisionForm:
    """The form for a document under an indicator, as it stands now."""
    snapshot = visit.snapshot
    evidence, near = snapshot.evidence(indicator, document.path), snapshot.near_miss(indicator, document.path)
    return DecisionForm(
        indicator,
        document,
        None if visit.session.blind else decision_for(visit.decisions(), indicator, document.sha256),
        visit.folder.seen_of(indicator, document.sha256),
        *_reasons(visit, evidence, near),
        visit.session.name,
        visit.session.blind,
        visit.session.may("decide"),
    )


def _reasons(visit: Visit, evidence: Evidence | None, near: NearMiss | None) -> tuple[str, str]:
    passages = evidence.passages if evidence else near.passages if near else ()
    page = passages[0].page if passages else 0
    accept = text("reason_accept", visit.lang, page=page) if page else text("reason_accept_plain", visit.lang)
    why = near.why if near else evidence.reasons[0] if evidence and evidence.reasons else None
    reject = line(messages.message(why, visit.lang), 300) if why else text("reason_reject", visit.lang)
    return accept, reject
