"""The electronic service that a document documents: its application, its unit, its sector.

The sector follows from the words that name the service and from the unit that runs it (`rules/shared/sectors.yaml`);
what each is worth where it stands is told by `service_signs`. Pages count only where the document shows the use of an
application (a manual, a screen, a flow, a poster), because there every word is part of the service.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from evidence_checker.analysis.lines import Line
from evidence_checker.analysis.phrases import Named, Phrases, forms_of, words_of
from evidence_checker.analysis.service_names import goes_on, named, names_application, parted, unit_named
from evidence_checker.analysis.service_signs import TITLED, Place, Role, Seen, best_sector, electronic
from evidence_checker.analysis.shown import ADDRESS, first_step
from evidence_checker.analysis.subject import Subject
from evidence_checker.model import ElectronicService, Kind, ServiceKnowledge

_READ_PAGES, _READ_LINES, _HEAD_LINES = 24, 900, 12
_REGION_ONLY = re.compile(r"(?:\W+(?:pemerintah|kabupaten|kab|kota|provinsi|prov)\b.*)?\W*", re.IGNORECASE)
_OFFICE = re.compile(r"\b(?:dinas|badan|kantor|biro)\b", re.IGNORECASE)
_OFFICE_NAME = 70  # characters that the name of an office takes
_HEADING_WORDS = 8
_PURPOSE_LINES = 3  # lines of a sentence that says what an application is for
# whose it is, said behind what it is for, names an office and no purpose ("... di lingkungan Kementerian X")
_SENTENCE_END = re.compile(r"[.;](?=\s|$)|\bdi\s+lingk(?:ung|up)|\bdi\s+(?:dinas|badan|kementerian)\b", re.IGNORECASE)
_PICTURE_TOP = 6  # lines of a picture above its rows
PICTURE_HEAD = 3  # lines of a picture in which the application gives its name
# government as a whole ("pemerintahan berbasis elektronik") and copies that are kept say nothing of this service
_OTHER_THINGS = re.compile(r"\b(?:pemerintahan\s+berbasis|data|arsip|dokumen|berkas|salinan)\s+$", re.IGNORECASE)
_HOST = re.compile(
    r"(?:https?\s?:\s?//\s?)?((?:[a-z0-9][\w\-]*\.)+(?:go|ac|sch|or|co|desa)\.id|(?:[a-z0-9][\w\-]*\.)+id)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Served:
    """`service`: as kept. `places`: (page index, start, end) on which it is named, best first. `public`: it serves
    citizens or businesses. `by_name`: a title names the application. `pages`: from which page (index) to before which it
    is about this service, None where it is as a whole."""

    service: ElectronicService
    places: tuple[tuple[int, int, int], ...]
    public: bool
    by_name: bool
    pages: tuple[int, int] | None = None


class _PurposeSentence:
    """The first sentence of a guide that says what its application is for ("X merupakan aplikasi untuk ...")."""

    def __init__(self) -> None:
        self._lines = _PURPOSE_LINES

    def on(self, text: str, hits: Sequence[Named]) -> range:
        """Which characters of the next line belong to it."""
        opened = 0 < self._lines < _PURPOSE_LINES
        start = 0 if opened else next((hit.end for hit in hits if hit.name == "purpose"), None)
        if start is None or not self._lines:
            return range(0)
        stop = _SENTENCE_END.search(text, start)
        self._lines = 0 if stop else self._lines - 1
        return range(start, stop.start() if stop else len(text))


@functools.lru_cache(maxsize=4)
def _phrases(knowledge: ServiceKnowledge) -> Phrases:
    phrases = Phrases(
        (name, phrase)
        for name in ("electronic", "audience", "paper", "internal", "companies", "government", "lists", "events", "in_application", "purpose")
        for phrase in getattr(knowledge, name)
    )
    for sector in knowledge.sectors:
        for unit in sector.units:
            words = [word.text for word in words_of(unit)]
            phrases.add(f"unit {sector.id}", unit, words)
            if len(words) > 1 and _OFFICE.fullmatch(words[0]):
                phrases.add(f"field {sector.id}", unit, words[1:])  # "Dinas Sosial dan Tenaga Kerja"
        for word in sector.name_words:
            phrases.add(f"inname {sector.id}", word, [part.text for part in words_of(word)])
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
    menus: Sequence[Line] = (),
    screens: bool = False,
) -> Served | None:
    """The service a document documents; None when it names no electronic service, or no sector can be told. `apart`:
    whether what stands at a character of a line is an office's name, which on a paper that shows no application says
    nothing of its service. `menus`: lines that only list services. `screens`: screens were pasted in, so that slides
    show the application."""
    if not knowledge.sectors:
        return None
    role = Role.of(kind, knowledge.kinds)
    if role.slides and screens:
        role = replace(role, shows=True, in_use=True)
    offices = {(line.page, line.start) for line in office_lines(lines, kind, knowledge)}
    listing = {(line.page, line.start) for line in menus}
    zone = [(subject.page, subject.start, subject.end) for subject in subjects]
    seen: dict[str, Seen] = {}
    marks: dict[str, set[str]] = {}
    applications: list[tuple[bool, int, str]] = []
    heads = {(line.page, line.start) for line in lines[:PICTURE_HEAD]}
    tops = {(line.page, line.start) for line in lines[:_PICTURE_TOP]}
    sentence, told_first = _PurposeSentence(), ""
    of_issuer = issuer.casefold() if kind.legal else ""
    begun = False  # a name was begun that goes on in this line
    for line in lines[:_READ_LINES]:
        if line.page >= _READ_PAGES:
            break
        text = parted(line.text) if role.shows else line.text
        titled = any(page == line.page and start <= line.start < end for page, start, end in zone)
        head = kind.picture and (line.page, line.start) in heads
        name = names_application(text, knowledge.naming) if (role.shows or titled) and not line.prose else None
        naming = role.shows and name is not None
        if not (role.shows or titled or role.slides or line.page == 0):
            continue
        hits = signs_in(text, knowledge)
        if (line.page, line.start) in offices or (line.page, line.start) in listing:
            hits = tuple(hit for hit in hits if not hit.name.startswith(("word ", "application ")))
        if not role.shows:
            hits = tuple(hit for hit in hits if not (hit.name.startswith("application ") and apart(line, hit.start)))
        if of_issuer:  # a ministry is called like a field ("Kebudayaan"); its norms are about others
            hits = tuple(hit for hit in hits if not (hit.name.startswith("word ") and hit.phrase.casefold() in of_issuer))
        purpose = sentence.on(text, hits) if role.manual or role.account else range(0)
        told_first = told_first or next(
            (hit.name.partition(" ")[2] for hit in hits if hit.start in purpose and hit.name.startswith(("word ", "application "))), ""
        )
        for hit in hits:
            what, _, sector = hit.name.partition(" ")
            in_name = begun or (name is not None and hit.start >= name.start())
            if what == "inname":
                before = text[0 if begun or name is None else name.start() : hit.start]
                if not in_name or not (titled or naming or begun) or _OFFICE.search(before):
                    continue
                what = "word"
            if sector and what == "word" and any(other.name == "electronic" for other in hits):
                marks.setdefault(f"beside {sector}", set()).add(hit.phrase)
            if not sector:
                if titled or naming or line.page < 3:
                    marks.setdefault(what, set()).add(hit.phrase)
                if what in ("electronic", "internal") and (titled or naming):
                    marks.setdefault(f"{what} titled", set()).add(hit.phrase)
                continue
            place = (
                Place.NAME if (in_name and (titled or naming or begun)) or (head and what == "application")
                else Place.HEADING if kind.picture and not head and what == "unit"
                else Place.TITLE if titled
                else Place.PURPOSE if what != "unit" and hit.start in purpose and sector == told_first
                else Place.HEADING if line.shouted and len(text.split()) <= _HEADING_WORDS
                else Place.PAGE
            )  # fmt: skip
            each = seen.setdefault(sector, Seen())
            each.add(what, hit.phrase, place)
            each.headed |= not kind.picture or (line.page, line.start) in tops
            rank = 4 if what == "unit" else 2 if place not in TITLED else 0 if what == "application" else 1
            each.places.append((rank, (line.page, line.start, line.end)))
        if titled or naming:
            applications += [(naming, line.page, each) for each in named(text, knowledge.naming)]
        begun = (titled or naming) and goes_on(text, knowledge.naming)
    for hit in _phrases(knowledge).find(issuer):
        what, _, sector = hit.name.partition(" ")
        if what == "unit":
            seen.setdefault(sector, Seen()).add("unit", hit.phrase, Place.ISSUER)
    best = best_sector(
        seen, role, knowledge, audience=bool(marks.get("audience")), internal=bool(marks.get("internal titled"))
    )
    if best is None or not electronic(role, best, seen[best], marks):
        return None
    if kind.id == knowledge.kinds.poster and marks.get("events") and first_step(lines, knowledge) is None:
        return None  # a photograph or banner of a meeting about an application
    public = any(sector.public for sector in knowledge.sectors if sector.id == best)
    if public and (marks.get("companies") and not marks.get("government")):
        return None
    found = seen[best]
    places = tuple(place for _, place in sorted(found.places, key=lambda item: item[0])[:3])
    if not places:
        return None
    service = ElectronicService(
        _application(applications, found, subjects), unit_named(lines, issuer, knowledge.naming), best, places[0][0] + 1
    )
    return Served(service, places, public, bool(applications) or found.has("application", *TITLED))


def office_lines(lines: Sequence[Line], kind: Kind, knowledge: ServiceKnowledge) -> tuple[Line, ...]:
    """Lines of the head that name an office and nothing else ("LPSE KABUPATEN X"): whose paper it is, not what it is
    about; a unit may be called like its application. On what shows an application the same words are its name."""
    if not knowledge.sectors or Role.of(kind, knowledge.kinds).shows:
        return ()
    found = []
    for line in lines[:_HEAD_LINES]:
        if line.page > 0:
            break
        hits = [hit for hit in _phrases(knowledge).find(line.text) if hit.name.startswith("unit ")]
        if hits and hits[0].start == 0 and _REGION_ONLY.fullmatch(line.text[max(hit.end for hit in hits) :]):
            found.append(line)
    return tuple(found)


@functools.lru_cache(maxsize=2048)  # a line is asked when the service is looked for, and again for its field
def signs_in(text: str, knowledge: ServiceKnowledge) -> tuple[Named, ...]:
    """What a line says of services: "word", "application" and "unit" with the sector's id, marks by their name."""
    found = []
    for hit in _phrases(knowledge).find(text):
        what, _, sector = hit.name.partition(" ")
        if what == "field":  # the second field of an office's name
            if _OFFICE.search(text[max(0, hit.start - _OFFICE_NAME) : hit.start]):
                found.append(Named(f"unit {sector}", hit.phrase, hit.start, hit.end))
        elif not (what == "electronic" and _OTHER_THINGS.search(text[: hit.start])):
            found.append(hit)
    offices = [(hit.start, hit.end) for hit in found if hit.name.startswith("unit ")]
    found = [
        hit
        for hit in found  # the field in an office's name says whose it is, not what it is about
        if not (hit.name.startswith("word ") and any(start < hit.end and hit.start < end for start, end in offices))
    ]
    found = [hit for hit in found if not _is_only_a_word(hit, text, knowledge)]
    for host in _HOST.finditer(text) if ".id" in text.casefold() else ():
        labels = host[1].replace(".", " ")
        found += [hit for hit in _phrases(knowledge).find(labels) if hit.name.startswith(("application", "unit"))]
        found.append(Named("government", "go.id", host.start(), host.end()) if ".go.id" in host[1].casefold() else
                     Named("electronic", "website", host.start(), host.end()))  # fmt: skip
    return tuple(found)


def _is_only_a_word(hit: Named, text: str, knowledge: ServiceKnowledge) -> bool:
    """Whether what was taken for a name is a word of the sentence ("siapkan dan lapor sebelum Kamis")."""
    if not hit.name.startswith("application ") or hit.phrase not in knowledge.common_names:
        return False
    return not (text[hit.start : hit.end].isupper() or text[hit.end : hit.end + 1] == "!")


def _application(names: list[tuple[bool, int, str]], seen: Seen, subjects: Sequence[Subject]) -> str:
    if names:
        return min(names, key=lambda item: (item[1], not item[0]))[2]
    if seen.named:
        return max(sorted(seen.named), key=lambda name: seen.named[name])
    for subject in subjects:
        for part in re.split(r"\s{2,}|\t", subject.text):
            if part.strip() and not ADDRESS.search(part):
                return " ".join(part.split()[:8])
    return ""
