"""Indicators that share one rule but may not share evidence (public service sectors): which sector takes which place.

The services found in the folder are grouped by sector; the best-documented sectors take the places, in the pack's
order. It is a proposal: what the agency names in evidence.toml comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from evidence_checker.assessment.folder_relations import RANK
from evidence_checker.model import Claim, Context, Examination, Finding, Framework, Indicator, Strength

_WORTH = {Strength.STRONG: 3, Strength.PARTIAL: 2, Strength.WEAK: 1}


@dataclass(slots=True)
class Places:
    """`of`: path → the indicator that the document serves. `beyond`: path → name of its sector, where that sector has
    no place of its own. `told`: indicator → what was put there, as a finding."""

    of: dict[str, str] = field(default_factory=dict)
    beyond: dict[str, str] = field(default_factory=dict)
    told: dict[str, Finding] = field(default_factory=dict)


@dataclass(slots=True)
class _Group:
    """The documents of one sector (or of one service whose sector is not known)."""

    name: str
    documents: list[tuple[str, Strength]] = field(default_factory=list)
    applications: set[str] = field(default_factory=set)

    @property
    def rank(self) -> tuple[int, int, str]:
        """Best documented first: worth of all documents, then the strongest, then the first path."""
        worth = sum(_WORTH[strength] for _, strength in self.documents)
        return (-worth, min(RANK[strength] for _, strength in self.documents), min(path for path, _ in self.documents))


def places(claimed: Mapping[str, Sequence[Examination]], framework: Framework, context: Context) -> dict[str, Places]:
    """Indicator → the places of its group; nothing for indicators that stand alone. `claimed`: indicator → the
    documents that claim anything of it."""
    found: dict[str, Places] = {}
    for group in _groups(framework):
        made = _placed(group, _of_any(group, claimed), framework, context)
        found.update({indicator.id: made for indicator in group})
    return found


def _of_any(group: Sequence[Indicator], claimed: Mapping[str, Sequence[Examination]]) -> Iterator[Examination]:
    """What claims anything of the group, each document once, by path."""
    where: dict[str, tuple[str, int]] = {}
    for indicator in group:
        for number, item in enumerate(claimed.get(indicator.id, ())):
            where.setdefault(item.file.path, (indicator.id, number))
    for _path, (identifier, number) in sorted(where.items()):
        yield claimed[identifier][number]


def _groups(framework: Framework) -> list[list[Indicator]]:
    """Indicators that name each other in `reuse_not_with` and know the same applications."""
    groups: list[list[Indicator]] = []
    for indicator in framework.indicators:
        for group in groups:
            first = group[0]
            if (
                indicator.applications
                and first.applications == indicator.applications
                and indicator.id in first.reuse_not_with
            ):
                group.append(indicator)
                break
        else:
            groups.append([indicator])
    return [group for group in groups if len(group) > 1]


def _placed(
    group: Sequence[Indicator], originals: Iterable[Examination], framework: Framework, context: Context
) -> Places:
    ids = {indicator.id for indicator in group}
    named = {
        identifier: tuple(name.casefold() for name in names)
        for identifier, names in context.applications
        if identifier in ids
    }
    elsewhere = set(group[0].reuse_not_with) - ids
    made = Places()
    groups: dict[str, _Group] = {}
    own: dict[str, list[tuple[str, str]]] = {}
    for item in originals:
        claims = [claim for claim in item.claims if claim.indicator in ids and claim.accepted]
        if not claims or any(claim.accepted and claim.indicator in elsewhere for claim in item.claims):
            continue  # it stays with the other indicator and must not hold a place here
        best = min(claims, key=lambda claim: (RANK[claim.strength], claim.indicator))
        term = best.passages[0].term if best.passages else ""
        service = item.identity.service
        sector = framework.knowledge.services.sector(service.sector) if service else None
        public = sector is not None and sector.public
        key = sector.id if sector and public else term.casefold()
        application = service.application if service and public else term
        wanted = _named_by_agency(claims, named, (key, sector.name if sector and public else "", application))
        if wanted:
            made.of[item.file.path] = wanted
            own.setdefault(wanted, []).append((item.file.path, application))
            continue
        one = groups.setdefault(key, _Group(sector.name if sector and public else term))
        one.documents.append((item.file.path, best.strength))
        one.applications.add(application)
    free = [indicator.id for indicator in group if indicator.id not in named]
    for number, one in enumerate(sorted(groups.values(), key=lambda each: each.rank)):
        place = free[number] if number < len(free) else (free or [group[-1].id])[-1]
        made.of.update({path: place for path, _ in one.documents})
        if number < len(free):
            told = sorted(name for name in one.applications if name)
            made.told[place] = Finding.of(
                "EC333", sector=one.name, applications=tuple(told[:6]), documents=len(one.documents)
            )
        else:
            made.beyond.update({path: one.name for path, _ in one.documents})
    for identifier, held in own.items():
        told = sorted({application for _, application in held if application})
        made.told[identifier] = Finding.of(
            "EC334", named=", ".join(named[identifier]), applications=tuple(told[:6]), documents=len(held)
        )
    return made


def _named_by_agency(
    claims: Sequence[Claim], named: Mapping[str, tuple[str, ...]], called: tuple[str, str, str]
) -> str:
    """The place for which the agency named this sector or application, "" when it named none."""
    key, sector, application = (text.casefold() for text in called)
    terms = {passage.term.casefold() for claim in claims for passage in claim.passages}
    for identifier in sorted(named):
        for name in named[identifier]:
            if name in terms or name in (key, sector) or (len(name) > 3 and name in application):
                return identifier
    return ""
