"""Why a document is not evidence although its subject was found: each refusal with its reason."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from evidence_checker.analysis import headed_by_name, kind_laid_down, shows_steps
from evidence_checker.assessment import measures
from evidence_checker.assessment.about_applications import not_on_its_service
from evidence_checker.assessment.find_subject import Found, service_of
from evidence_checker.assessment.occurrences import Occurrences
from evidence_checker.assessment.ownership import Belonging
from evidence_checker.model import Finding, Indicator, Kind, Knowledge, Lookalike, Requirement


def own_heading(occurrences: Occurrences, phrases: Sequence[str]) -> bool:
    """Whether a chapter cut from a plan names the subject in its own heading, not only in the title printed on every
    page."""
    chapters = [part for part in occurrences.analysis.parts if part.level == 1]
    return any(occurrences.within(phrases, part.start, part.body) for part in chapters)


def chapter(occurrences: Occurrences) -> str:
    """The chapter that a document is only a part of; "" when it is whole."""
    return next(
        (f"{part.label} {part.heading}".strip() for part in occurrences.analysis.parts if part.level == 1), "BAB"
    )


@functools.lru_cache(maxsize=4)
def _others(knowledge: Knowledge) -> re.Pattern[str]:
    phrases = dict(knowledge.phrase_groups).get("pokok_norma_lain", ())
    parted = [r"[\s,]+".join(map(re.escape, re.findall(r"\w+", phrase))) for phrase in phrases]
    return re.compile("|".join(parted) or "(?!)", re.IGNORECASE)


def other_subject(occurrences: Occurrences, knowledge: Knowledge) -> str:
    """What a norm is about when it is none of a framework's matters but names many; "" for every other document.

    Organisation and tasks, codes of conduct, budgets, prices: group `pokok_norma_lain` of `rules/shared/words.yaml`.
    """
    if not occurrences.analysis.kind.legal:
        return ""
    found = _others(knowledge).search(occurrences.analysis.identity.title)
    return " ".join(found.group().lower().split()) if found else ""


def _lookalike(occurrences: Occurrences, indicator: Indicator, found: Found) -> Lookalike | None:
    if found.tier == 3:

        def near(phrases: Sequence[str]) -> bool:
            return bool(occurrences.in_subjects(phrases))
    elif found.part is not None:
        start, end = found.part.start, min(found.part.end, found.part.body + measures.LOOKALIKE_IN_ARTICLE)

        def near(phrases: Sequence[str]) -> bool:
            return bool(occurrences.within(phrases, start, end))
    else:
        spans = [
            (place.start - measures.LOOKALIKE_AROUND, place.end + measures.LOOKALIKE_AROUND)
            for place in found.occurrences
        ]

        def near(phrases: Sequence[str]) -> bool:
            return any(occurrences.within(phrases, start, end) for start, end in spans)

    for lookalike in indicator.lookalikes:
        if near(lookalike.terms) and not (lookalike.unless and near(lookalike.unless)):
            return lookalike
    return None


def refusal(
    occurrences: Occurrences,
    indicator: Indicator,
    requirement: Requirement,
    found: Found,
    fits: bool,
    whose: Belonging,
    name: str,
    kind: Kind,
    instrument: int,
    field: Sequence[str] = (),
) -> Finding | None:
    """Why the document is not evidence although the subject was found; None when it is. `field`: the framework's words
    for its whole field."""
    if whose is Belonging.NATIONAL and requirement.issuer == "own":
        return Finding.of("EC301", issuer=name)
    if whose is Belonging.OTHER and requirement.issuer == "own":
        return Finding.of("EC302", issuer=name)
    if instrument and not kind.legal and found.tier < 3:
        return Finding.of("EC304", indicators=instrument)
    if found.tier < 3 and _denied(occurrences, found):
        return Finding.of("EC316")
    if found.tier == 3 and (why := not_on_its_service(occurrences, indicator, requirement)) is not None:
        return why
    lookalike = _lookalike(occurrences, indicator, found)
    if lookalike is not None:
        return Finding.of("EC320", why=lookalike.why, belongs=lookalike.indicator)
    if not fits:
        if kind.legal:
            return Finding.of("EC311", kind=kind.id, wanted=requirement.title)
        if (general := _general(occurrences, indicator, found, field)) is not None:
            return Finding.of("EC430", term=general, kind=kind.id or "tidak dikenali", wanted=requirement.title)
        return Finding.of("EC310", kind=kind.id or "tidak dikenali", wanted=requirement.title)
    return None


def _general(occurrences: Occurrences, indicator: Indicator, found: Found, field: Sequence[str]) -> str | None:
    """The word of the whole field ("e-government") that is all a document shares with a requirement; None where it
    names more, or where the word is the indicator's own subject ("pusat data"). Only the right kind of document (a
    budget) makes such a word the subject."""
    words = {occurrences.vocabulary.terms[each.term] for each in found.occurrences if each.term >= 0}
    whole = {word.casefold() for word in field} - {word.casefold() for word in indicator.subject}
    return min(words) if words and all(word.casefold() in whole for word in words) else None


def only_kind_unknown(occurrences: Occurrences, indicator: Indicator, requirement: Requirement) -> bool:
    """Whether nothing but the kind is unknown of a document whose title names the application the indicator judges and
    that is headed by that name alone or shows steps of its use: it then shows, weakly, that the service is there (the
    indicator's first way). An article, an offer or an exam paper that only names the application does not."""
    if occurrences.analysis.kind.id or requirement.id != indicator.requirements[0].id:
        return False
    served = occurrences.analysis.served
    if served is None or not served.by_name or not service_of(occurrences, indicator):
        return False
    analysis = occurrences.analysis
    services = analysis.knowledge.services
    return headed_by_name(analysis.lines, served.service.sector, services) or shows_steps(analysis.lines, services)


def lays_down(occurrences: Occurrences, indicator: Indicator, requirement: Requirement) -> bool:
    """Whether a norm sets, by its title, the very paper that is asked for: a decree on a procedure is the procedure; a
    regulation "Pedoman ..." is the guideline where no indicator of its own judges the norm (`Indicator.pair`)."""
    analysis = occurrences.analysis
    if not analysis.kind.legal or analysis.kind.national or not set(_LAID_DOWN) & set(requirement.kinds):
        return False
    laid = kind_laid_down(analysis.identity.title, analysis.knowledge)
    if laid == "sop":
        return laid in requirement.kinds
    if laid != "pedoman" or laid not in requirement.kinds or indicator.service:
        return False
    # a circular hands its guideline on as an annex; a regulation is judged as the norm where one is asked for
    return analysis.kind.id == _CIRCULAR or not indicator.pair


_CIRCULAR = "surat_edaran"
_LAID_DOWN = ("sop", "pedoman")  # kinds of paper that norms set
_DENIES = re.compile(
    r"\b(?:belum|tidak)\s+(?:ada|adanya|memiliki|tersedia|dilaksanakan|dilakukan|disusun|ditetapkan|dibentuk|mempunyai|menerapkan|terdapat|diterapkan|optimal)\b",
    re.IGNORECASE,
)


def _denied(occurrences: Occurrences, found: Found) -> bool:
    """Whether every sentence that names the subject says that it does not exist or has not been done."""
    quotes = [occurrences.passage(place).quote for place in found.occurrences]
    return bool(quotes) and all(_DENIES.search(quote) for quote in quotes)
