"""The order in which reports tell: domains with their aspects, gaps by what they cost, files not read.

Every report takes its order from here, so that all of them say the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.messages import forms, labels, to_bring
from evidence_checker.model import (
    Assessment,
    DocumentResult,
    Finding,
    IndicatorResult,
    NearMiss,
    Placed,
    ReadStatus,
    Status,
)

PLACED_SHOWN = 20
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
        """How many of its indicators have that status."""
        return sum(1 for each in self.indicators if each.status is status)


def close(indicator: IndicatorResult) -> tuple[NearMiss, ...]:
    """The near misses of an indicator but for those that a person filed there: these have a line of their own."""
    filed = {each.path for each in indicator.placed}
    return tuple(each for each in indicator.near_misses if each.path not in filed)


def placed(assessment: Assessment) -> list[tuple[IndicatorResult, Placed]]:
    """Every file that a person filed under an indicator and that does not count there."""
    return [(indicator, each) for indicator in assessment.indicators for each in indicator.placed]


def shares(assessment: Assessment, lang: str) -> str:
    """Which share of the weight was judged, and which was taken at the lowest level, in a sentence; "" where all was
    judged or there is no index."""
    index = assessment.index
    if index is None or not index.assumed:
        return ""
    told = {"covered": index.covered, "assumed": index.assumed}
    return labels.text("covered", lang, **{name: forms.number(100 * share, 0, lang) for name, share in told.items()})


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
            aspects = ()  # a framework without a second level: the aspect is the domain
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


def asked(indicator: IndicatorResult, lang: str, *, owner: bool = True) -> tuple[str, ...]:
    """What to bring, one line per level up to the target."""
    return to_bring.lines(indicator.lacking, lang, owner=owner)


@dataclass(frozen=True, slots=True)
class Asked:
    """A thing to bring, said once for all `indicators` that ask for it in the same words."""

    what: str
    indicators: tuple[IndicatorResult, ...]

    @property
    def owners(self) -> tuple[tuple[str, str], ...]:
        """(owner, its indicators as a range) in the order of the indicators."""
        return _owners(self.indicators)


def asked_once(found: Sequence[IndicatorResult], lang: str) -> tuple[Asked, ...]:
    """What is asked for, in the order of the gaps."""
    things: dict[str, list[IndicatorResult]] = {}
    for each in found:
        for what in asked(each, lang, owner=False):
            things.setdefault(what, []).append(each)
    return tuple(Asked(what, tuple(each)) for what, each in things.items())


def _owners(indicators: Sequence[IndicatorResult]) -> tuple[tuple[str, str], ...]:
    by_owner: dict[str, list[str]] = {}
    for each in indicators:
        by_owner.setdefault(each.responsible, []).append(each.id)
    return tuple((owner, numbers(ids)) for owner, ids in by_owner.items() if owner)


@dataclass(frozen=True, slots=True)
class SameGap:
    """Gaps that are told once: `indicators` for which `asked` holds word by word. `findings`: why, of all of them."""

    indicators: tuple[IndicatorResult, ...]
    asked: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def owners(self) -> tuple[tuple[str, str], ...]:
        """(owner, its indicators as a range) in the order of the indicators."""
        return _owners(self.indicators)


def same_gaps(found: Sequence[IndicatorResult], lang: str) -> tuple[SameGap, ...]:
    """Gaps in their order, those that ask for the very same things together."""
    groups: dict[tuple[tuple[str, ...], tuple[Finding, ...]], list[IndicatorResult]] = {}
    for each in found:
        told = asked(each, lang, owner=False)
        key = (told, reasons(each)) if told else ((each.id,), reasons(each))
        groups.setdefault(key, []).append(each)
    return tuple(
        SameGap(tuple(members), told if members[0].lacking else (), findings)
        for (told, findings), members in groups.items()
    )


def numbers(ids: Sequence[str]) -> str:
    """Ids as a reader writes them: "32–36, 38, 39"."""
    runs: list[list[str]] = []
    for each in sorted(ids, key=lambda name: (0, int(name), "") if name.isdigit() else (1, 0, name)):
        if runs and each.isdigit() and runs[-1][-1].isdigit() and int(each) == int(runs[-1][-1]) + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)
