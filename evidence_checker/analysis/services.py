"""The electronic service that a document documents: its application, its unit, its sector.

The sector follows from the words that name the service and from the unit that runs it (`rules/shared/sectors.yaml`).
What a title says weighs more than what a page says; pages count only where the document shows the use of an application
(a manual, a screen, a flow, a poster), because there every word is part of the service.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from evidence_checker.analysis.lines import Line
from evidence_checker.analysis.phrases import Named, Phrases, forms_of, words_of
from evidence_checker.analysis.shown import ADDRESS
from evidence_checker.analysis.subject import Subject
from evidence_checker.model import ElectronicService, Kind, ServiceKinds, ServiceKnowledge

_READ_PAGES, _READ_LINES, _HEAD_LINES = 24, 900, 12
_REGION_ONLY = re.compile(r"(?:\W+(?:pemerintah|kabupaten|kab|kota|provinsi|prov)\b.*)?\W*", re.IGNORECASE)
_APPLICATION, _WORD, _UNIT = 4, 3, 2  # what a hit in a title is worth
_BODY_MOST, _SHARE = 4, 3
_MANY = 4  # sectors that slides name in passing: they list services, they document none
_NAMING = re.compile(
    r"\b(?P<head>aplikasi|sistem\s+informasi|portal|sistem\s+elektronik)\s+(?P<name>(?:web\s+|mobile\s+|berbasis\s+web\s+)?[A-Z0-9][^,;:.(|\t]{2,70})(?P<short>\s*\([A-Z][\w\-. ]{2,20}\))?",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(
    r"\s+(?:kabupaten|kota|provinsi|pemerintah|pada|di|oleh|untuk|tahun|dinas|badan|rsud|uptd|bagi|sebagai|dalam|yang|ini|dengan|secara|versi|adalah)\b.*$|\s{2,}.*$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:ini|yang|tersebut|dan|atau|akan|dapat|browser|internet|web browser|adalah|kami|anda|lain|berbasis)\b",
    re.IGNORECASE,
)
_UNIT_LINE = re.compile(
    r"\b(?:DINAS|BADAN|RSUD?\b|RUMAH SAKIT|INSPEKTORAT|SEKRETARIAT|BAGIAN|UPTD?|KANTOR|KANWIL|PUSKESMAS|KECAMATAN|BKPSDM\w*|BAPPEDA|BKPP|POLITEKNIK|UNIVERSITAS)\b[\w ,&/.\-]{0,90}",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"(?:https?\s?:\s?//\s?)?((?:[a-z0-9][\w\-]*\.)+(?:go|ac|sch|or|co|desa)\.id|(?:[a-z0-9][\w\-]*\.)+id)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Served:
    """`service`: as kept. `places`: (page index, start, end) on which it is named, best first. `public`: it serves
    citizens or businesses. `by_name`: a title names the application."""

    service: ElectronicService
    places: tuple[tuple[int, int, int], ...]
    public: bool
    by_name: bool


@dataclass(frozen=True, slots=True)
class _Role:
    """What a kind shows. `in_use`: no further word is needed to say that the service is electronic."""

    shows: bool
    in_use: bool
    manual: bool
    slides: bool
    legal: bool

    @classmethod
    def of(cls, kind: Kind, kinds: ServiceKinds) -> _Role:
        manual, screen = kind.id == kinds.manual, kind.id == kinds.screen
        return cls(manual or kind.picture, manual or screen, manual, kind.id == kinds.slides, kind.legal)


@dataclass(slots=True)
class _Seen:
    """What a document says of one sector."""

    zone: Counter[str] = field(default_factory=Counter)  # application names in titles, then words
    body: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)  # applications anywhere
    unit_in_zone: bool = False
    unit: bool = False
    score: int = 0
    places: list[tuple[int, tuple[int, int, int]]] = field(default_factory=list)


@functools.lru_cache(maxsize=4)
def _phrases(knowledge: ServiceKnowledge) -> Phrases:
    phrases = Phrases(
        (name, phrase)
        for name in ("electronic", "audience", "paper", "companies", "government")
        for phrase in getattr(knowledge, name)
    )
    for sector in knowledge.sectors:
        for unit in sector.units:
            phrases.add(f"unit {sector.id}", unit, [word.text for word in words_of(unit)])
        for word in sector.words:
            phrases.add(f"word {sector.id}", word, [part.text for part in words_of(word)])
        for application in sector.applications:
            for form in forms_of(application):
                phrases.add(f"application {sector.id}", application, form, loose=True)
    return phrases


def served(
    lines: Sequence[Line],
    subjects: Sequence[Subject],
    kind: Kind,
    issuer: str,
    knowledge: ServiceKnowledge,
    apart: Callable[[Line, int], bool] = lambda line, at: False,
) -> Served | None:
    """The service a document documents; None when it names no electronic service, or no sector can be told. `apart`:
    whether what stands at a character of a line is an office's name, which on a paper that shows no application says
    nothing of its service."""
    if not knowledge.sectors:
        return None
    role = _Role.of(kind, knowledge.kinds)
    shows = role.shows
    offices = {(line.page, line.start) for line in office_lines(lines, kind, knowledge)}
    zone = [(subject.page, subject.start, subject.end) for subject in subjects]
    seen: dict[str, _Seen] = {}
    marks: dict[str, set[str]] = {}
    applications: list[tuple[bool, int, str]] = []
    for line in lines[:_READ_LINES]:
        if line.page >= _READ_PAGES:
            break
        titled = any(page == line.page and start <= line.start < end for page, start, end in zone)
        naming = shows and not line.prose and _NAMING.search(line.text) is not None
        if not (shows or titled or role.slides or line.page == 0):
            continue
        hits = _hits(line, knowledge)
        if (line.page, line.start) in offices:
            hits = [hit for hit in hits if not hit.name.startswith(("word ", "application "))]
        if not shows:
            hits = [hit for hit in hits if not (hit.name.startswith("application ") and apart(line, hit.start))]
        for hit in hits:
            what, _, sector = hit.name.partition(" ")
            if sector and what == "word" and any(other.name == "electronic" for other in hits):
                marks.setdefault(f"beside {sector}", set()).add(hit.phrase)
            if not sector:
                if titled or naming or line.page < 3:
                    marks.setdefault(what, set()).add(hit.phrase)
                if what == "electronic" and (titled or naming):
                    marks.setdefault("titled", set()).add(hit.phrase)
                continue
            _count(seen.setdefault(sector, _Seen()), what, hit, line, titled or naming, shows)
        if titled or naming:
            applications += [(naming, line.page, name) for name in _names(line.text)]
    for hit in _phrases(knowledge).find(issuer):
        what, _, sector = hit.name.partition(" ")
        if what == "unit":
            seen.setdefault(sector, _Seen()).unit_in_zone = True
    best = _best(seen, role, knowledge, marks)
    if best is None or not _electronic(role, best, seen[best], marks):
        return None
    public = any(sector.public for sector in knowledge.sectors if sector.id == best)
    if public and (marks.get("companies") and not marks.get("government")):
        return None
    found = seen[best]
    places = tuple(place for _, place in sorted(found.places, key=lambda item: item[0])[:3])
    if not places:
        return None
    name = _application(applications, found, subjects)
    service = ElectronicService(name, _unit(lines, issuer), best, places[0][0] + 1)
    by_name = bool(applications) or any(key.startswith("application") for key in found.zone)
    return Served(service, places, public, by_name)


def office_lines(lines: Sequence[Line], kind: Kind, knowledge: ServiceKnowledge) -> tuple[Line, ...]:
    """Lines of the head that name an office and nothing else ("LPSE KABUPATEN X"): whose paper it is, not what it is
    about; a unit may be called like its application. On what shows an application the same words are its name."""
    if not knowledge.sectors or _Role.of(kind, knowledge.kinds).shows:
        return ()
    found = []
    for line in lines[:_HEAD_LINES]:
        if line.page > 0:
            break
        hits = [hit for hit in _phrases(knowledge).find(line.text) if hit.name.startswith("unit ")]
        if hits and hits[0].start == 0 and _REGION_ONLY.fullmatch(line.text[max(hit.end for hit in hits) :]):
            found.append(line)
    return tuple(found)


def _hits(line: Line, knowledge: ServiceKnowledge) -> list[Named]:
    found = _phrases(knowledge).find(line.text)
    for host in _HOST.finditer(line.text):
        labels = host[1].replace(".", " ")
        found += [hit for hit in _phrases(knowledge).find(labels) if hit.name.startswith(("application", "unit"))]
        found.append(Named("government", "go.id", host.start(), host.end()) if ".go.id" in host[1].casefold() else
                     Named("electronic", "website", host.start(), host.end()))  # fmt: skip
    return found


def _count(seen: _Seen, what: str, hit: Named, line: Line, titled: bool, shows: bool) -> None:
    place = (line.page, line.start, line.end)
    if what == "unit":
        seen.unit = True
        seen.unit_in_zone |= titled
        seen.places.append((4, place))
        return
    if what == "application":
        seen.named[hit.phrase] += 1
    (seen.zone if titled else seen.body)[f"{what} {hit.phrase.casefold()}"] += 1
    seen.places.append((0 if titled and what == "application" else 1 if titled else 2, place))


def _best(seen: dict[str, _Seen], role: _Role, knowledge: ServiceKnowledge, marks: dict[str, set[str]]) -> str | None:
    """The sector that the document speaks of most; None when none is told well enough."""
    shows = role.shows
    hits = sum(sum(each.zone.values()) + sum(each.body.values()) for each in seen.values()) or 1
    if role.slides and sum(1 for each in seen.values() if each.body and not each.zone) >= _MANY:
        seen = {name: each for name, each in seen.items() if each.zone}  # slides that list the services of all offices
    order = {sector.id: place for place, sector in enumerate(knowledge.sectors)}
    ranked = []
    for identifier, each in seen.items():
        zone = sum(_APPLICATION if key.startswith("application") else _WORD for key in each.zone)
        body = min(_BODY_MOST, len(set(each.body) - set(each.zone))) if shows else 0
        each.score = zone + body + (_UNIT if each.unit_in_zone else 0)
        total = sum(each.zone.values()) + sum(each.body.values())
        if body:
            each.score += round(_SHARE * total / hits)  # of what, among all that is named, it speaks most
        told = (
            bool(each.zone)
            or (shows and (len(each.body) >= 2 or (each.unit and each.body) or bool(each.named)))
            or (role.manual and each.unit_in_zone and bool(marks.get("audience")))
            or (role.slides and sum(each.named.values()) >= 2)
        )
        if told and (each.score or role.slides):
            ranked.append((each.score, total, -order[identifier], identifier))
    return max(ranked)[3] if ranked else None


def _electronic(role: _Role, sector: str, seen: _Seen, marks: dict[str, set[str]]) -> bool:
    """Whether the service is done in an application, and not at a counter. What the title of a norm leaves out, one of
    its sentences may say."""
    if role.in_use:
        return True
    if any(key.startswith("application") for key in seen.zone) or (role.slides and seen.named):
        return True
    if role.shows:
        electronic = marks.get("electronic", set()) - {"digital"}
        return bool(electronic or seen.named) and not (marks.get("paper") and len(electronic) < 2)
    return bool(marks.get("titled") or (role.legal and marks.get(f"beside {sector}")))


def _names(text: str) -> list[str]:
    """The names of applications that a line gives ("Aplikasi X", "Sistem Informasi Y (SIY)")."""
    found = []
    for match in _NAMING.finditer(text):
        name = _NAME_ENDS.sub("", match["name"].strip())
        name = " ".join(name.split()[:7]).strip(" -–/&")
        if len(name) < 3 or _NO_NAME.match(name):
            continue
        if not match["head"].casefold().startswith("aplikasi"):
            name = f"{match['head']} {name}"
        found.append(" ".join(f"{name} {match['short'] or ''}".split()))
    return found


def _application(names: list[tuple[bool, int, str]], seen: _Seen, subjects: Sequence[Subject]) -> str:
    if names:
        return min(names, key=lambda item: (item[1], not item[0]))[2]
    if seen.named:
        return max(sorted(seen.named), key=lambda name: seen.named[name])
    for subject in subjects:
        for part in re.split(r"\s{2,}|\t", subject.text):
            if part.strip() and not ADDRESS.search(part):
                return " ".join(part.split()[:8])
    return ""


def _unit(lines: Sequence[Line], issuer: str) -> str:
    """Who runs it: the first office that a line of the first pages names, else the issuer."""
    for line in lines[:120]:
        if line.page > 3:
            break
        match = None if line.prose else _UNIT_LINE.search(line.text)
        if match and len(match.group().split()) >= 2:
            return " ".join(match.group().split())[:90]
    return issuer
