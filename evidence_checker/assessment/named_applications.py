"""Papers whose title names an application that only another paper of the folder explains: a decree or minutes on
"Gerbang Rapi" beside the manual that says what Gerbang Rapi is."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from evidence_checker.assessment.held import View
from evidence_checker.model import PUBLIC, Claim, Examination, Finding, Framework, Indicator, Strength, replace

_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"\s+[-–]\s+|[(),;:/]")
_NAME_ENDS = re.compile(
    r"\b(?:pemerintah|kabupaten|kota|provinsi|dinas|badan|tahun|untuk|pada|di|oleh|gambar|versi|yang|sebagai)\b.*$",
    re.IGNORECASE,
)
_LEAST = 5  # letters of a name that is no common abbreviation
_MOST_WORDS = 5


class _Application(NamedTuple):
    """`name`: as its manual writes it; `sector`: id, "" where nothing tells it; `path`: of the manual."""

    name: str
    sector: str
    path: str


def with_named(originals: View, framework: Framework) -> View:
    """The examinations, in which every paper that counts nowhere and names an application of the folder is shown where
    that application's service stands."""
    known = _explained(originals, framework)
    changed = {}
    for number, item in enumerate(originals if known else ()):
        made = _shown(item, known, framework)
        if made is not item:
            changed[number] = made
    return originals.with_changed(changed)


def _explained(originals: Iterable[Examination], framework: Framework) -> dict[str, _Application]:
    """Joined letters of a name → the application, for every paper that names one; what shows an application prevails,
    then the first path."""
    shows = {framework.knowledge.services.kinds.manual, framework.knowledge.services.kinds.screen}
    best: dict[str, tuple[tuple[bool, str], _Application]] = {}
    for item in originals:
        rank = (item.identity.kind not in shows, item.file.path)
        for name, application in _named_by(item, framework):
            if name not in best or rank <= best[name][0]:
                best[name] = (rank, application)
    return {name: application for name, (_, application) in best.items()}


def _named_by(item: Examination, framework: Framework) -> Iterator[tuple[str, _Application]]:
    """The applications that a paper names."""
    services = framework.knowledge.services
    shows = {services.kinds.manual, services.kinds.screen}
    service = item.identity.service
    told = [service.application] if service else []
    told.append(_after(item.identity.title, services.named_by))
    if item.identity.kind in shows:
        told.append(_after(item.identity.title, (*services.guides, "manual book"), at_start=True))
    for name in dict.fromkeys(part.strip() for each in told for part in _PARTS.split(each)):
        words = _words(name)
        if not words or len(words) > _MOST_WORDS or len("".join(words)) < _LEAST:
            continue
        if all(word in _common(framework) for word in words):
            continue  # "Pengelolaan Surat" says what is done, not which application does it
        yield "".join(words), _Application(name, service.sector if service else "", item.file.path)


def _after(title: str, words: Sequence[str], *, at_start: bool = False) -> str:
    """The name that follows words like "Buku Panduan" or "Aplikasi" in a title; "" where none stands there."""
    any_of = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    lead = re.search(rf"{'^' if at_start else ''}\b(?:(?:{any_of})\b\s*)+", title, re.IGNORECASE)
    if lead is None:
        return ""
    return _NAME_ENDS.sub("", " ".join(title[lead.end() :].split()[: _MOST_WORDS + 2]))


def _shown(item: Examination, known: dict[str, _Application], framework: Framework) -> Examination:
    if item.identity.service is not None or any(claim.accepted for claim in item.claims):
        return item
    application = _named(item.identity.title, known)
    if application is None or application.path == item.file.path:
        return item
    named = {claim.indicator for claim in item.claims}
    made = []
    for indicator in _places(application, framework):
        way = next((each for each in indicator.requirements if not each.supporting), None)
        if indicator.id in named or way is None:
            continue
        if application.sector:
            why = Finding.of("EC350", application=application.name, path=application.path)
        else:
            why = Finding.of("EC348", term=application.name)
        quotes = (item.shown,) if item.shown is not None else ()
        made.append(Claim(indicator.id, way.id, False, Strength.WEAK, 0, quotes, reasons=(why,)))
    return replace(item, claims=(*item.claims, *made)) if made else item


def _places(application: _Application, framework: Framework) -> list[Indicator]:
    """Where the service of an application is judged: at its sector, else at the first of the public services."""
    own = [each for each in framework.indicators if each.service == application.sector and application.sector]
    return own or [each for each in framework.indicators if each.service == PUBLIC][:1]


def _named(title: str, known: dict[str, _Application]) -> _Application | None:
    """The application that a title names, its words parted or joined as they may be."""
    words = _words(title)
    for start in range(len(words)):
        joined = ""
        for word in words[start : start + _MOST_WORDS]:
            joined += word
            if joined in known:
                return known[joined]
    return None


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


@functools.lru_cache(maxsize=8)
def _common(framework: Framework) -> frozenset[str]:
    """Every word of the rules and of what is known of documents: none of them names one application."""
    services = framework.knowledge.services
    phrases: list[str] = [phrase for _, group in framework.knowledge.phrase_groups for phrase in group]
    for sector in services.sectors:
        phrases += [*sector.words, *sector.units, sector.name]
    phrases += [*services.electronic, *services.named_by, *services.guides, *services.using, *services.controls]
    phrases += [*services.flow, *services.flow_steps, *services.audience, *services.government]
    for indicator in framework.indicators:
        phrases += [indicator.name, *indicator.subject]
        phrases += [term for item in indicator.contents for term in item.terms]
    return frozenset(word for phrase in phrases for word in _words(phrase))
