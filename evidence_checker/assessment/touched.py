"""Which requirements a document can touch at all: by the phrases that stand in it, its kind and its electronic service.

A framework asks for hundreds of things and a document is about few of them; requirements whose phrases stand nowhere in
it are never looked at. The index is made once for each framework (an inverted index of phrases).
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable

from evidence_checker.assessment.occurrences import Occurrences
from evidence_checker.model import Context, Framework, Indicator, Kind, Requirement

LOOKED_AT = ("document", "image")  # the evidence that a document may be; other evidence is no file


class _Index:
    """Places (of an indicator, of a requirement in it) by what touches them. `services`: of electronic services."""

    def __init__(self, framework: Framework) -> None:
        self.subjects: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.kinds: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.services: list[tuple[int, int]] = []
        self.own: dict[str, list[int]] = defaultdict(list)
        self.lookalikes: dict[str, list[int]] = defaultdict(list)
        for place, indicator in enumerate(framework.indicators):
            for phrase in subject_of(indicator):
                self.own[phrase].append(place)
            for lookalike in indicator.lookalikes:
                for phrase in lookalike.terms:
                    self.lookalikes[phrase].append(place)
            for number, requirement in enumerate(indicator.requirements):
                if requirement.evidence not in LOOKED_AT:
                    continue
                for phrase in requirement.subject or subject_of(indicator):
                    self.subjects[phrase].append((place, number))
                for kind in requirement.by_kind:
                    self.kinds[kind].append((place, number))
                if indicator.service:
                    self.services.append((place, number))


_index = functools.lru_cache(maxsize=8)(_Index)


def subject_of(indicator: Indicator) -> tuple[str, ...]:
    """The phrases that name what an indicator is about, names of its applications with them."""
    return (*indicator.subject, *indicator.applications)


def requirements_touched(
    occurrences: Occurrences, framework: Framework, context: Context
) -> list[tuple[Indicator, list[Requirement]]]:
    """The indicators with the requirements whose subject may stand in the document, in the order of the framework.
    What is not among them is not found by `find_subject.seek` either."""
    index, present = _index(framework), occurrences.present()
    touched: set[tuple[int, int]] = set()
    for phrase in present & index.subjects.keys():
        touched.update(index.subjects[phrase])
    for kind in _kinds(occurrences.analysis.kind):
        touched.update(index.kinds.get(kind, ()))
    if occurrences.analysis.served is not None or occurrences.analysis.further:
        touched.update(index.services)
    for place, indicator in enumerate(framework.indicators) if context.applications else ():
        names = {name for identifier, called in context.applications if identifier == indicator.id for name in called}
        if not present.isdisjoint(names):
            ways = enumerate(indicator.requirements)
            touched.update((place, number) for number, each in ways if each.evidence in LOOKED_AT)
    grouped: dict[int, list[int]] = defaultdict(list)
    for place, number in sorted(touched):
        grouped[place].append(number)
    return [
        (framework.indicators[place], [framework.indicators[place].requirements[number] for number in numbers])
        for place, numbers in grouped.items()
    ]


def _kinds(kind: Kind) -> Iterable[str]:
    return (kind.id, kind.counts_as) if kind.counts_as else (kind.id,)


def indicators_titled(occurrences: Occurrences, framework: Framework) -> set[str]:
    """Ids of the indicators of which the title names a subject or a look-alike."""
    index = _index(framework)
    titled = {occurrences.vocabulary.terms[term] for term in occurrences.titled()}
    places = {place for phrase in titled & index.subjects.keys() for place, _ in index.subjects[phrase]}
    places.update(place for phrase in titled & index.lookalikes.keys() for place in index.lookalikes[phrase])
    return {framework.indicators[place].id for place in places}


def indicators_spoken_of(occurrences: Occurrences, framework: Framework) -> set[str]:
    """Ids of the indicators of which the subject stands anywhere."""
    index, present = _index(framework), occurrences.present()
    return {framework.indicators[place].id for phrase in present & index.own.keys() for place in index.own[phrase]}
