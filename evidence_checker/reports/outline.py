"""The order in which reports tell: domains with their aspects, gaps by what they cost, files not read.

Every report takes its order from here, so that all of them say the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass

from evidence_checker.model import Assessment, DocumentResult, Finding, IndicatorResult, ReadStatus, Status

GAP = (Status.MISSING, Status.WEAK, Status.REVIEW)


@dataclass(frozen=True, slots=True)
class Group:
    """A domain or an aspect with its indicators. `value`: its index, None when it has none."""

    id: str
    name: str
    indicators: tuple[IndicatorResult, ...]
    parts: tuple[Group, ...] = ()
    value: float | None = None
    weight: float = 0.0

    @property
    def leaves(self) -> tuple[Group, ...]:
        """Its aspects, or itself when it has none."""
        return self.parts or (self,)

    def count(self, status: Status) -> int:
        return sum(1 for each in self.indicators if each.status is status)


def _names(assessment: Assessment) -> dict[str, str]:
    named = {node.id: node.name for node in assessment.nodes}
    if assessment.index is not None:
        for part in (*assessment.index.by_domain, *assessment.index.by_aspect):
            named.setdefault(part.id, part.name)
    return named


def groups(assessment: Assessment) -> tuple[Group, ...]:
    """Domains in the order of the indicators, each with its aspects."""
    named = _names(assessment)
    index = assessment.index
    # An indicator names its domain and aspect as the framework prints them, or by id.
    values = {}
    for part in (*index.by_domain, *index.by_aspect) if index else ():
        values[part.name] = values[part.id] = part

    def group(identifier: str, indicators: tuple[IndicatorResult, ...], parts: tuple[Group, ...]) -> Group:
        part = values.get(identifier)
        return Group(
            identifier,
            named.get(identifier, identifier),
            indicators,
            parts,
            part.value if part else None,
            part.weight if part else sum(each.weight for each in indicators),
        )

    found = []
    for domain in dict.fromkeys(each.domain for each in assessment.indicators):
        inside = tuple(each for each in assessment.indicators if each.domain == domain)
        aspects = tuple(
            group(aspect, tuple(each for each in inside if each.aspect == aspect), ())
            for aspect in dict.fromkeys(each.aspect for each in inside)
        )
        if len(aspects) == 1 and aspects[0].name == named.get(domain, domain):
            aspects = ()  # a framework without a second storey: the aspect is the domain
        found.append(group(domain, inside, aspects))
    return tuple(found)


def gaps(assessment: Assessment) -> tuple[IndicatorResult, ...]:
    """Indicators that are not complete, those whose target adds most to the index first."""
    places = {each.id: place for place, each in enumerate(assessment.indicators)}
    worst = {Status.MISSING: 0, Status.WEAK: 1, Status.REVIEW: 2}
    open_ones = [each for each in assessment.indicators if each.status in GAP]
    return tuple(sorted(open_ones, key=lambda each: (-each.gain, worst[each.status], places[each.id])))


def incomplete(assessment: Assessment) -> tuple[DocumentResult, ...]:
    """Files not read or not wholly read: the reason why a result is interim, with those of unsupported kinds last."""
    order = {ReadStatus.UNREADABLE: 0, ReadStatus.PARTLY_READ: 1, ReadStatus.UNSUPPORTED: 2}
    found = [each for each in assessment.documents if each.status in order]
    return tuple(sorted(found, key=lambda each: (order[each.status], each.path)))


def reasons(indicator: IndicatorResult) -> tuple[Finding, ...]:
    """Why it stands as it does: its findings without the notes about the rule pack (EC9xx), which are no gaps."""
    return tuple(each for each in indicator.findings if not each.code.startswith("EC9"))


def unsaid(indicator: IndicatorResult, said: str) -> tuple[str, ...]:
    """What is lacking and not named in `said` already."""
    return tuple(item.title for item in indicator.lacking if item.title not in said)
