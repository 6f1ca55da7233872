"""Where a document stands nearest that no rule took: the indicator whose name its title bears, or whose own words it
shares. It proves nothing by that, but a person is told where to look.

Words weigh by how few indicators have them (inverse document frequency, Spärck Jones 1972, over the indicators).
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from evidence_checker.analysis import CONTENTS, NOTICE, OFFICE
from evidence_checker.assessment import measures
from evidence_checker.assessment.occurrences import Occurrence, Occurrences
from evidence_checker.assessment.touched import indicators_spoken_of, subject_of
from evidence_checker.model import PUBLIC, Claim, Finding, Framework, Indicator, Requirement, Strength

_WORD = re.compile(r"[^\W\d_]+")
_APART = (CONTENTS, NOTICE, OFFICE)
_REGION = re.compile(r"\b(?:PEMERINTAH|KABUPATEN|KOTA|PROVINSI)\b.*", re.IGNORECASE)


@functools.lru_cache(maxsize=8)
def _vocabulary(framework: Framework) -> dict[str, frozenset[str]]:
    """Word → the indicators whose name, subject, applications or sector have it, where these are few."""
    found: dict[str, set[str]] = defaultdict(set)
    public = next((each.id for each in framework.indicators if each.service == PUBLIC), None)
    for indicator in framework.indicators:
        if indicator.service == PUBLIC and indicator.id != public:
            continue  # slots of one kind are one
        for phrase in (indicator.short_name, *indicator.subject, *indicator.applications):
            for word in _words(phrase):
                found[word].add(indicator.id)
    for sector in framework.knowledge.services.sectors:
        own = next((each.id for each in framework.indicators if each.service == sector.id), None)
        place = own or (public if sector.public else None)
        if place is None:
            continue
        for phrase in (*sector.words, *sector.applications):
            for word in _words(phrase):
                found[word].add(place)
    return {word: frozenset(ids) for word, ids in found.items() if len(ids) <= measures.SHARED_WORD}


def _words(text: str) -> list[str]:
    """Words that tell something: of four letters or more, and abbreviations of three."""
    found = _WORD.findall(text)
    return [word.casefold() for word in found if len(word) > 3 or (len(word) == 3 and word.isupper())]


@functools.lru_cache(maxsize=8)
def _short_names(framework: Framework) -> tuple[tuple[str, frozenset[str]], ...]:
    """Ids of indicators with the words of their short names, where these are two or more."""
    named = ((indicator.id, frozenset(_words(indicator.short_name))) for indicator in framework.indicators)
    return tuple((identifier, words) for identifier, words in named if len(words) >= 2)


def named_alike(occurrences: Occurrences, framework: Framework) -> frozenset[str]:
    """Ids of the indicators of which the title bears every word of the short name, two or more of them, and close
    together."""
    titles = [_words(subject.text) for subject in occurrences.analysis.subjects]
    every = frozenset(word for title in titles for word in title)
    return frozenset(
        identifier
        for identifier, wanted in _short_names(framework)
        if wanted <= every and any(wanted <= set(title[: len(wanted) + 4]) for title in titles)
    )


@functools.lru_cache(maxsize=8)
def _unheard(framework: Framework) -> frozenset[str]:
    """Words of every title: what kinds of papers are called, marks of a government, meetings."""
    knowledge = framework.knowledge
    groups = dict(knowledge.phrase_groups)
    phrases = [*knowledge.services.government, *groups.get("nama_kantor", ()), *groups.get("kata_judul", ())]
    phrases += [kind.name for kind in knowledge.kinds]
    return frozenset(word for phrase in phrases for word in _words(phrase))


def nearest(occurrences: Occurrences, framework: Framework) -> Iterator[tuple[Indicator, str]]:
    """The one or two indicators whose own words the title shares, with the word that says so most. Names of offices
    and words of every title count for nothing."""
    known, unheard = _vocabulary(framework), _unheard(framework)
    scores: dict[str, float] = defaultdict(float)
    words: dict[str, tuple[float, str]] = {}
    for word in dict.fromkeys(_title_words(occurrences)):
        for identifier in known.get(word, ()) if word not in unheard else ():
            weight = 1 / len(known[word])
            scores[identifier] += weight
            words[identifier] = max(words.get(identifier, (0.0, "")), (weight, word))
    order = {indicator.id: place for place, indicator in enumerate(framework.indicators)}
    best = sorted(scores, key=lambda identifier: (-scores[identifier], order[identifier]))[: measures.NEAREST]
    for identifier in best:
        if scores[identifier] >= measures.NEAR_ENOUGH:
            yield framework.indicator(identifier), words[identifier][1]


def spoken_of(
    occurrences: Occurrences, framework: Framework, but: Collection[str]
) -> Iterator[tuple[Indicator, list[Occurrence]]]:
    """The indicators that the pages speak of most though the title is about something else, with where they do.
    `but`: indicators that are told of already. What cites others or names offices does not count."""
    public = next((each.id for each in framework.indicators if each.service == PUBLIC), None)
    ranked = []
    spoken = indicators_spoken_of(occurrences, framework)
    for order, indicator in enumerate(framework.indicators):
        if indicator.id not in spoken or indicator.id in but:
            continue
        if indicator.service == PUBLIC and indicator.id != public:
            continue
        hits = [
            hit
            for hit in occurrences.anywhere(subject_of(indicator))
            if occurrences.outside(hit, _APART) and not occurrences.refers(hit)
        ]
        if len(hits) >= measures.SPOKEN_OF:
            ranked.append((-len(hits), order, indicator, hits))
    for _, _, indicator, hits in sorted(ranked, key=lambda each: each[:2])[: measures.NEAREST]:
        yield indicator, hits


def _title_words(occurrences: Occurrences) -> list[str]:
    """The words that say what a paper is about, without the names of offices and regions around them."""
    found: list[str] = []
    apart = [stretch for stretch in occurrences.analysis.stretches if stretch.role in (OFFICE, NOTICE)]
    for subject in occurrences.analysis.subjects:
        start, end = occurrences.subject_span(subject)
        text = list(occurrences.text.slice(start, end))
        for stretch in apart:
            first, last = max(start, stretch.start) - start, min(end, stretch.end) - start
            if first < last:
                text[first:last] = " " * (last - first)
        found += _words(_REGION.sub(" ", "".join(text)))
    return found[: measures.TITLE_WORDS]


def shown_at(indicator: Indicator, requirement: Requirement, why: Finding) -> Claim:
    """What stands nearest, as a refused claim without a quote: the title says it all."""
    return Claim(indicator.id, requirement.id, False, Strength.WEAK, 0, (), reasons=(why,))
