"""Whose evidence is judged, and for which year; whether a document is the agency's own.

Names are compared whole, as names of regions and bodies: the decree of a regency whose name only begins like ours is
another agency's.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum

from evidence_checker.analysis import Analysis
from evidence_checker.analysis.hosts import NamedHost, hosts, is_short_for
from evidence_checker.analysis.region_names import NamedRegion, calls, key, official, rank_of
from evidence_checker.assessment.agency import (
    Agency,
    agency_of,
    called_by,
    issues_as,
    own_calls,
    stand_together,
    with_own,
)
from evidence_checker.assessment.national_bodies import head_of, names_one, related
from evidence_checker.model import Context, Finding, Region
from evidence_checker.text.alternatives import any_of
from evidence_checker.text.folding import fold

_CENTRAL = re.compile(r"(?:MENTERI|BADAN|LEMBAGA|KOMISI|KEJAKSAAN|KEPOLISIAN|DEWAN)\b|KEPALA (?:BADAN|LEMBAGA)\b")
_BODY = re.compile(
    r"\b(?:KEMENTERIAN|MENTERI|BADAN|LEMBAGA|KOMISI)\s+[A-Z][A-Za-z\-]{3,}(?:\s+(?:DAN\s+)?[A-Z][A-Za-z\-]{2,}){0,4}"
)
_HEAD_LINES = 30
_LETTERHEAD_LINES = 12  # where the unit that issues stands
_SMALL = frozenset({"dan", "di", "untuk", "bagi", "serta"})  # words whose initial no abbreviation has
_EARLY = 40  # pages on which a document says whose it is


class Belonging(Enum):
    """Whose a document is."""

    OWN = "own"
    UNNAMED = "unnamed"
    NATIONAL = "national"
    OTHER = "other"


def belonging(analysis: Analysis, context: Context, regions: tuple[Region, ...]) -> tuple[Belonging, str]:
    """Whose the document is, and the name that says so ("" when nothing does). `regions`: the official list."""
    identity = analysis.identity
    issuer = identity.issuer
    if analysis.kind.national:
        return Belonging.NATIONAL, issuer or identity.kind
    if not context.told:
        return (Belonging.OWN, issuer) if analysis.kind.legal and issuer else (Belonging.UNNAMED, "")
    regions = with_own(regions, context.agencies)
    bodies = tuple(body for printed in context.agencies for body in related(printed, analysis.knowledge.bodies))
    names = [*context.agencies, *(unit.name for unit in context.former), *(body.name for body in bodies)]
    agencies = [agency_of(name, regions) for name in names if name.strip()]
    head = " ".join(line.text for line in analysis.lines[:_HEAD_LINES])
    if analysis.kind.legal and issuer:
        if any(issues_as(agency, issuer, regions) for agency in agencies):
            return Belonging.OWN, issuer
        named = any(name.casefold() in head.casefold() for name in _ranked(agencies))
        if named and not _alike(agencies, issuer, regions):
            return Belonging.OWN, issuer  # an office inside it, whose heading names several governments
        if rank_of(issuer) is not None:
            return Belonging.OTHER, issuer
        if _CENTRAL.match(issuer):
            return (Belonging.OWN, issuer) if _called(agencies, head, regions) else (Belonging.NATIONAL, issuer)
    text = analysis.text.first(_EARLY)
    if names_one(f"{issuer} {head_of(analysis)}", bodies):
        return Belonging.OWN, context.agencies[0]
    if any(_abbreviated(printed, text) for printed in context.agencies):
        return Belonging.OWN, context.agencies[0]
    of_issuer = own_calls(issuer, regions) if issuer else []
    if of_issuer and _outweighs(of_issuer, agencies, text, regions):
        return Belonging.OTHER, issuer
    if _called(agencies, head, regions):
        return Belonging.OWN, context.agencies[0]
    pages = tuple(zip(analysis.text.pages, analysis.text.folded_pages, strict=True))[:_EARLY]
    if any(called_by(agency, page, folded, regions) for page, folded in pages for agency in agencies):
        return Belonging.OWN, context.agencies[0]
    if issuer and (of_issuer or _BODY.search(issuer.upper())):
        return Belonging.OTHER, issuer
    named_hosts = list(hosts(text))
    if any(_hosts(agency, host, regions) for host in named_hosts for agency in agencies):
        return Belonging.OWN, context.agencies[0]
    if region := _most_named(text, regions):
        return Belonging.OTHER, region
    if any(stand_together(agency.words, analysis.text.folded_first(_EARLY)) for agency in agencies):
        return Belonging.OWN, context.agencies[0]
    of_others = {host.printed for host in named_hosts if host.rank is not None}
    if len(of_others) == 1:
        return Belonging.OTHER, min(of_others)
    return Belonging.UNNAMED, ""


def out_of_its_years(analysis: Analysis, context: Context) -> Finding | None:
    """EC362 where the issuer is a unit of the agency that was no more, or not yet, in the year of the document."""
    year = analysis.identity.year
    heading = (" ".join(line.text.split()) for line in analysis.lines[:_LETTERHEAD_LINES] if not line.prose)
    named = [analysis.identity.issuer, *(text.lstrip("#*. ") for text in heading)]
    issued_by = [unit for unit in context.former if any(_heads(unit.name, each) for each in named)]
    if not issued_by or any(unit.held(year) for unit in issued_by):
        return None
    return Finding.of("EC362", unit=issued_by[0].name, years=issued_by[0].years, year=year)


def _heads(name: str, line: str) -> bool:
    """Whether a heading begins with the whole name: "Dinas Komunikasi" is not "Dinas Komunikasi dan Informatika"."""
    whole = any_of((name,), gap=r"\W+")
    return re.match(rf"{whole}\b(?!\s*(?:,|&|dan\b|serta\b)\s*\w)", line, re.IGNORECASE) is not None


def _hosts(agency: Agency, host: NamedHost, regions: tuple[Region, ...]) -> bool:
    """Whether a host is the agency's own, by the whole name or by the beginnings of its words."""
    if agency.rank is None:
        abbreviations = {word.casefold() for word in re.findall(r"\b[A-Z]{3,}\b", agency.printed)}
        initials = "".join(word[0] for word in agency.printed.casefold().split() if word not in _SMALL)
        return host.rank is None and host.name in {"".join(agency.words), initials, *abbreviations}
    if host.rank is None:
        return key(host.name) in agency.keys
    if host.rank is not agency.rank:
        return False
    if key(host.name) in agency.keys:
        return True
    words = [word.casefold() for word in re.findall(r"[^\W_]+", agency.name)]
    return official(host.name, regions, host.rank) is None and is_short_for(host.name, words)


def near_name(name: str, context: Context, regions: tuple[Region, ...]) -> Finding | None:
    """EC244 where the other agency is called almost like ours: the same name with another rank, or a longer name."""
    regions = with_own(regions, context.agencies)
    for printed in context.agencies:
        agency = agency_of(printed, regions)
        for called in calls(name, regions):
            if agency.resembles(called):
                return Finding.of("EC244", agency=printed, issuer=f"{called.rank.value.title()} {called.name.title()}")
    return None


_MINISTRY = re.compile(r"\bkemen(?!terian)(?P<short>[a-z]{2,})\b", re.IGNORECASE)


def _abbreviated(agency: str, text: str) -> bool:
    """Whether a text calls a ministry by the letters of its name ("Kemenkumham"), as screens and addresses do."""
    if not agency.casefold().startswith("kementerian"):
        return False
    letters = "".join(re.findall(r"[^\W\d_]", agency.casefold().removeprefix("kementerian")))
    for match in _MINISTRY.finditer(text):
        left = iter(letters)
        if all(letter in left for letter in match["short"].casefold()):
            return True
    return False


def _ranked(agencies: list[Agency]) -> list[str]:
    return [agency.printed for agency in agencies if agency.rank is not None]


def _alike(agencies: list[Agency], issuer: str, regions: tuple[Region, ...]) -> bool:
    return any(agency.resembles(called) for agency in agencies for called in own_calls(issuer, regions))


def _called(agencies: list[Agency], head: str, regions: tuple[Region, ...]) -> bool:
    """Whether the head of a document, its first lines joined, calls one of the agencies."""
    folded = fold(head)
    return any(called_by(agency, head, folded, regions) for agency in agencies)


def _outweighs(others: list[NamedRegion], agencies: list[Agency], text: str, regions: tuple[Region, ...]) -> bool:
    """Whether a text calls another government, that of its heading, more often than the agency: a neighbour's paper
    that mentions ours."""
    if any(agency.is_called(other) for agency in agencies for other in others):
        return False
    theirs = {(other.rank, key(other.name)) for other in others}
    counted = Counter((called.rank, key(called.name)) for called in calls(text, regions))
    ours = sum(
        count for (rank, name), count in counted.items() if any(rank is a.rank and name in a.keys for a in agencies)
    )
    return sum(counted[each] for each in theirs) > ours


def _most_named(text: str, regions: tuple[Region, ...]) -> str:
    """The region a text names at least twice, where it names none of the agency's; "" when it names none so."""
    counted: Counter[str] = Counter()
    for called in calls(text, regions):
        counted[re.sub(r"\s+", " ", text[called.start : called.end]).upper()] += 1
    best = max(counted, key=lambda name: (counted[name], name), default="")
    return best if best and counted[best] >= 2 else ""
