"""A general regulation of the field (one on SPBE as a whole) where no article of it is on an indicator's own subject:
the article that comes nearest is put before a person; where none comes near, nothing is left to decide.

An assessor judges such a regulation by its articles, never by its title (practice of the assessment of 2018-2025; the
source stands at the requirement in the rules).
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence_checker.assessment import measures
from evidence_checker.assessment.find_subject import PROVES_NOTHING, listed_only
from evidence_checker.assessment.occurrences import Occurrence, Occurrences
from evidence_checker.model import Claim, Finding, Framework, Indicator, Requirement, replace

_ARTICLE = 4  # level of an article among the parts of a document


def by_its_articles(
    occurrences: Occurrences, indicator: Indicator, claims: Sequence[Claim], framework: Framework
) -> tuple[list[Claim], list[Claim]]:
    """The accepted claims of one indicator that stay, and those that become near misses: where none could stand alone,
    one by a general regulation is told with the article that is nearest (EC267), or with none (EC268). A regulation on
    one matter of the field alone says nothing about the others, so nothing is told there."""
    requirements = {each.id: each for each in indicator.requirements}
    general = [claim for claim in claims if requirements[claim.requirement].near_article]
    if not general or any(not requirements[claim.requirement].supporting for claim in claims):
        return list(claims), []
    kept = [claim for claim in claims if claim not in general]
    if _narrow(occurrences, framework):
        return kept, []
    return kept, [_judged(occurrences, requirements[claim.requirement], claim) for claim in general]


def _judged(occurrences: Occurrences, requirement: Requirement, claim: Claim) -> Claim:
    found = nearest_article(occurrences, requirement.near_article)
    if found is None:
        why = Finding.of("EC268", requirement=requirement.title)
        return replace(claim, accepted=False, tier=0, reasons=(why,))
    label, place = found
    passage = occurrences.passage(place, label)
    why = Finding.of("EC267", requirement=requirement.title, article=label, page=passage.page)
    return replace(claim, accepted=False, tier=0, passages=(passage,), reasons=(why,))


def _narrow(occurrences: Occurrences, framework: Framework) -> bool:
    """Whether the title is about one matter of the field alone ("Rencana Induk SPBE"): every word of the field in it
    belongs to a phrase that names the subject of an indicator, or follows right upon one ("Manajemen Keamanan Informasi
    SPBE")."""
    general = {
        phrase
        for each in framework.indicators
        for way in each.requirements
        if way.near_article
        for phrase in way.subject
    }
    own = {phrase for each in framework.indicators for phrase in each.subject} - general
    fields = [place for _, place in occurrences.in_subjects(sorted(general))]
    matters = [place for _, place in occurrences.in_subjects(sorted(own))]
    return bool(matters) and all(any(_belongs(occurrences, field, each) for each in matters) for field in fields)


def _belongs(occurrences: Occurrences, field: Occurrence, matter: Occurrence) -> bool:
    if matter.start < field.end and field.start < matter.end:
        return True
    between = occurrences.text.slice(matter.end, field.start) if matter.end <= field.start else "."
    return len(between) <= measures.SAME_MATTER and not between.strip(" \n\t()-")


def nearest_article(occurrences: Occurrences, phrases: Sequence[str]) -> tuple[str, Occurrence] | None:
    """Label of the article whose clauses, or of the part whose heading, name one of the phrases, and the place where;
    None when there is none. Clauses that open with a phrase go first, those that only point to another regulation last;
    of equal ones the earlier phrase. A document without articles is looked at sentence by sentence (label "")."""
    order = {phrase: place for place, phrase in enumerate(phrases)}
    ranked = []
    for hit in occurrences.anywhere(phrases):
        told = _told(occurrences, hit) if occurrences.outside(hit, PROVES_NOTHING) else None
        if told is not None:
            rank, label = told
            term = order.get(occurrences.vocabulary.terms[hit.term], len(order))
            ranked.append(((rank, term, hit.start), label, hit))
    if not ranked:
        return None
    _, label, hit = min(ranked, key=lambda each: each[0])
    return label, hit


_OPENS, _NAMES, _HEADS, _DELEGATES = range(4)


def _told(occurrences: Occurrences, hit: Occurrence) -> tuple[int, str] | None:
    """Where a hit says what a part of the document is about: how plainly (`_OPENS` first), with the part's label. None
    elsewhere: in the run of a text, in a list."""
    parts = occurrences.analysis.parts
    if listed_only(occurrences, hit) or occurrences.refers(hit):
        return None
    article = next((part for part in parts if part.level == _ARTICLE and part.start <= hit.start < part.end), None)
    for start, end in occurrences.leads(article) if article is not None else ():
        if start <= hit.start < end and article is not None:
            before = occurrences.text.slice(start, hit.start).casefold()
            if any(phrase in before for phrase in occurrences.analysis.knowledge.phrases("pendelegasian")):
                return _DELEGATES, article.label
            return (_OPENS if hit.start - start < measures.DEDICATED else _NAMES), article.label
    above = next((part for part in parts if part.level < _ARTICLE and part.start <= hit.start < part.body), None)
    if above is not None:
        return _HEADS, above.label
    titles = (occurrences.subject_span(subject) for subject in occurrences.analysis.subjects)
    whole = all(part.level != _ARTICLE for part in parts) and not any(start <= hit.start < end for start, end in titles)
    return (_NAMES, "") if whole else None
