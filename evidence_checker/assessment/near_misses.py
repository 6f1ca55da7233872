"""What a document shows of an indicator that no requirement took from it: nothing vanishes without its reason.

Its subject is a named look-alike; its subject is the indicator's, but nothing says that the service is electronic; it
is a norm that holds the policy, and the indicator is the implementation of that policy (or the other way round the norm
is asked for); its title bears the indicator's name; it is about an application that nothing explains; no more than a
word of its title points somewhere; or its pages speak of it under another title. None of them is evidence, and none is
worth a level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence_checker.analysis import sector_spoken_of
from evidence_checker.assessment.draft_norms import stands_alone
from evidence_checker.assessment.file_name_hints import hinted
from evidence_checker.assessment.nearest import named_alike, nearest, shown_at, spoken_of
from evidence_checker.assessment.occurrences import NAMED_SERVICE, Occurrence, Occurrences
from evidence_checker.assessment.offered import survey_of_any_service
from evidence_checker.assessment.touched import LOOKED_AT, indicators_titled
from evidence_checker.model import PUBLIC, Claim, Finding, Framework, Indicator, Requirement, Strength

_QUOTES = 2


def nearly(occurrences: Occurrences, framework: Framework, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Refused claims on the indicators for which `claims` holds nothing, one for each at most."""
    named = {claim.indicator for claim in claims}
    policies = {claim.indicator: claim for claim in claims if claim.accepted and stands_alone(framework, claim)}
    norm = occurrences.analysis.kind.legal
    titled = {number for _, number in hinted(occurrences.analysis.identity.title.replace("/", " "))}
    alike = frozenset() if norm else named_alike(occurrences, framework)
    near = indicators_titled(occurrences, framework)
    for indicator in framework.indicators:
        if indicator.id in named:
            continue
        found = None
        if indicator.id in near:
            found = _look_alike(occurrences, indicator) or _not_electronic(occurrences, indicator)
        if found is None and norm:
            found = _norm_of(indicator, policies, occurrences.analysis.identity.kind)
        if found is None and indicator.id in titled:
            found = _named_in_title(indicator, occurrences)
        if found is None and indicator.id in alike:
            found = _named_alike(indicator)
        if found is not None:
            claims = (*claims, found)
            yield found
    if any(claim.accepted and claim.strength is not Strength.WEAK for claim in claims):
        return
    named = {claim.indicator for claim in claims}
    if not norm and not any(claim.accepted for claim in claims):
        yield from _of_the_field(occurrences, framework, named)
    if not claims and (stray := _unknown_application(occurrences, framework)) is not None:
        if stray.indicator not in named:
            yield stray
            named.add(stray.indicator)
    elif not claims:
        for indicator, word in nearest(occurrences, framework):
            if indicator.id not in named and (requirement := _asked_first(indicator)) is not None:
                named.add(indicator.id)
                yield shown_at(indicator, requirement, Finding.of("EC351", word=word, wanted=requirement.title))
    for indicator, hits in spoken_of(occurrences, framework, named) if not norm else ():
        if (requirement := _asked_first(indicator)) is not None:
            why = Finding.of("EC354", term=occurrences.vocabulary.terms[hits[0].term], wanted=requirement.title)
            yield _quoted(occurrences, indicator, requirement, why, hits)


def _quoted(
    occurrences: Occurrences, indicator: Indicator, requirement: Requirement, why: Finding, hits: Sequence[Occurrence]
) -> Claim:
    quotes = tuple(occurrences.passage(hit) for hit in hits[:_QUOTES])
    return Claim(indicator.id, requirement.id, False, Strength.WEAK, 0, quotes, reasons=(why,))


def _asked_first(indicator: Indicator) -> Requirement | None:
    """The requirement that a document would have to meet first."""
    return next((each for each in indicator.requirements if each.evidence in LOOKED_AT and not each.supporting), None)


def _look_alike(occurrences: Occurrences, indicator: Indicator) -> Claim | None:
    """The title names what the indicator is often mistaken for, whether or not its own words stand there too."""
    requirement = _asked_first(indicator)
    if requirement is None:
        return None
    for lookalike in indicator.lookalikes:
        hits = [hit for _, hit in occurrences.in_subjects(lookalike.terms)]
        if hits and not (lookalike.unless and occurrences.in_subjects(lookalike.unless)):
            why = Finding.of("EC320", why=lookalike.why, belongs=lookalike.indicator)
            return _quoted(occurrences, indicator, requirement, why, hits)
    return None


def _not_electronic(occurrences: Occurrences, indicator: Indicator) -> Claim | None:
    """The title is about the service, but neither an application nor an electronic word stands with it."""
    for requirement in indicator.requirements:
        if requirement.evidence not in LOOKED_AT or requirement.supporting or "subject" not in requirement.zones:
            continue
        if not requirement.nearby:
            continue
        phrases = requirement.subject or (*indicator.subject, *indicator.applications)
        hits = [hit for _, hit in occurrences.in_subjects(phrases)]
        if hits:
            term = occurrences.vocabulary.terms[hits[0].term]
            why = survey_of_any_service(occurrences, indicator) or Finding.of(
                "EC340", term=term, wanted=requirement.title
            )
            return _quoted(occurrences, indicator, requirement, why, hits)
    return None


def _named_in_title(indicator: Indicator, occurrences: Occurrences) -> Claim | None:
    """The title says which indicator the paper is for; its text shows nothing of it."""
    requirement = _asked_first(indicator)
    if requirement is None:
        return None
    why = Finding.of("EC341", title=occurrences.analysis.identity.title, wanted=requirement.title)
    return Claim(indicator.id, requirement.id, False, Strength.WEAK, 0, (), reasons=(why,))


def _named_alike(indicator: Indicator) -> Claim | None:
    """The title bears the indicator's own name; what the paper is, or what it shows, is not told."""
    requirement = _asked_first(indicator)
    if requirement is None:
        return None
    why = Finding.of("EC349", wanted=requirement.title)
    return shown_at(indicator, requirement, why)


def _unknown_application(occurrences: Occurrences, framework: Framework) -> Claim | None:
    """A paper on something electronic of which nothing tells the service: it stands at the public services, where the
    agency says which applications it has."""
    groups = dict(framework.knowledge.phrase_groups)
    words = (*groups.get("elektronik", ()), *groups.get("integrasi", ()))
    hits = [hit for _, hit in occurrences.in_subjects(words)]
    indicator = next((each for each in framework.indicators if each.service == PUBLIC), None)
    requirement = _asked_first(indicator) if indicator is not None else None
    if not hits or indicator is None or requirement is None or occurrences.analysis.kind.legal:
        return None
    why = Finding.of("EC348", term=occurrences.vocabulary.terms[hits[0].term])
    return _quoted(occurrences, indicator, requirement, why, hits)


def _of_the_field(occurrences: Occurrences, framework: Framework, named: set[str]) -> Iterator[Claim]:
    """The service whose field the pages speak of most, where no rule saw a service. `named`: indicators that are told
    of already; what is told here is added."""
    if all(each.id in named for each in framework.indicators if each.service):
        return
    analysis = occurrences.analysis
    services = framework.knowledge.services
    spoken = sector_spoken_of(analysis.lines, services)
    sector = services.sector(spoken.sector) if spoken is not None else None
    if spoken is None or sector is None:
        return
    wanted = PUBLIC if sector.public else sector.id
    indicator = next((each for each in framework.indicators if each.service == wanted), None)
    requirement = _asked_first(indicator) if indicator is not None else None
    if indicator is None or requirement is None or indicator.id in named:
        return
    named.add(indicator.id)
    start, end = (analysis.text.place(spoken.page, at) for at in (spoken.start, spoken.end))
    place = Occurrence(NAMED_SERVICE, start, end, spoken.page, 1.0)
    why = Finding.of("EC358", field=sector.name, term=spoken.word, wanted=requirement.title)
    yield _quoted(occurrences, indicator, requirement, why, (place,))


def _norm_of(indicator: Indicator, policies: dict[str, Claim], kind: str) -> Claim | None:
    """The norm counts as policy; here its implementation is asked for."""
    policy = policies.get(indicator.pair)
    requirement = _asked_first(indicator)
    if policy is None or requirement is None:
        return None
    why = Finding.of("EC311", kind=kind, wanted=requirement.title)
    return Claim(indicator.id, requirement.id, False, Strength.WEAK, 0, policy.passages[:_QUOTES], reasons=(why,))
