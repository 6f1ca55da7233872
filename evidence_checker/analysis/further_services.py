"""Services that a document documents beside its first: slides or a list with a screen of each application, a manual of
two modules.

A page that begins with the name of an application and goes on about it documents it; in a manual the heading must be
that name and nothing else, because a manual speaks of the systems it is connected with, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from evidence_checker.analysis.lines import Line, without_digits
from evidence_checker.analysis.service_signs import Role
from evidence_checker.analysis.services import Served, signs_in
from evidence_checker.analysis.shown import ADDRESS
from evidence_checker.model import ElectronicService, Kind, ServiceKnowledge

_HEAD_LINES, _HEAD_WORDS = 4, 8
_LINES = 2  # of the page that are about the application, its heading among them; one more where it says more
_REPEATED = 3  # pages with the same first line: a running head
_READ_PAGES, _MOST = 60, 6
_NUMBERED = re.compile(r"\W*(?:(?:bagian|bab|modul|lampiran|unit)\s+\w{1,5}\b|[\dIVX]{1,4}\b|[A-Z]\b)?\W*", re.IGNORECASE)
_NAMING = re.compile(r"\W*(?:(?:penggunaan|panduan|aplikasi|sistem)\s+)*", re.IGNORECASE)


def further_services(
    lines: Sequence[Line],
    kind: Kind,
    knowledge: ServiceKnowledge,
    first: Served | None,
    menus: Collection[Line] = (),
) -> tuple[Served, ...]:
    """The services of other sectors than the first's, one for each sector, in order of their pages. `menus`: lines
    that only list services."""
    role = Role.of(kind, knowledge.kinds)
    if not knowledge.sectors or not (role.shows or role.slides or not kind.id):
        return ()
    pages = _by_page(lines)
    if len(pages) < 2:
        return ()
    repeated = Counter(text for page in pages.values() for text in {without_digits(line.text) for line in page})
    public = {sector.id for sector in knowledge.sectors if sector.public}
    taken = {first.service.sector} if first else set()
    has_public = bool(first and first.public)
    found: list[Served] = []
    listed = set(menus)
    begins: list[tuple[int, str]] = []
    for number, page in pages.items():
        named = _named_at_head(
            [line for line in page if repeated[without_digits(line.text)] < _REPEATED and line not in listed],
            role, knowledge,
        )  # fmt: skip
        for sector, application, line in named:
            begins.append((number, sector))
            if sector in taken or (sector in public and has_public):
                continue
            taken.add(sector)
            has_public |= sector in public
            service = ElectronicService(application, first.service.unit if first else "", sector, number + 1)
            place = (line.page, line.start, line.end)
            found.append(Served(service, (place,), sector in public, by_name=True, pages=(number, number + 1)))
    return tuple(_until_next(each, begins, max(pages) + 1) for each in found[:_MOST])


def headed_by_name(lines: Sequence[Line], sector: str, knowledge: ServiceKnowledge) -> bool:
    """Whether the first line is the name of an application of that sector and nothing else; an address is none."""
    if not lines or ADDRESS.search(lines[0].text):
        return False
    text = lines[0].text
    return any(
        sign.name == f"application {sector}" and _is_name(text, sign.start, sign.end)
        for sign in signs_in(text, knowledge)
    )


def _by_page(lines: Sequence[Line]) -> dict[int, list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        if line.page >= _READ_PAGES:
            break
        pages.setdefault(line.page, []).append(line)
    return pages


def _named_at_head(
    page: Sequence[Line], role: Role, knowledge: ServiceKnowledge
) -> Iterator[tuple[str, str, Line]]:
    """(sector, application, line) for every application that the head of a page names and the page goes on about."""
    signs = [(line, signs_in(line.text, knowledge)) for line in page]
    about: Counter[str] = Counter(
        sector
        for _, each in signs
        for sector in {sign.name.partition(" ")[2] for sign in each if sign.name.startswith(("word ", "application "))}
    )
    if len([sector for sector in about if about[sector] == 1]) >= knowledge.signs.listed:
        return  # the page lists applications
    for line, each in signs[:_HEAD_LINES]:
        if line.prose or len(line.text.split()) > _HEAD_WORDS:
            continue
        for sign in each:
            what, _, sector = sign.name.partition(" ")
            if what != "application":
                continue
            alone = _is_name(line.text, sign.start, sign.end)
            if about[sector] < (_LINES if alone else _LINES + 1) or not (alone or role.slides):
                continue
            yield sector, line.text[sign.start : sign.end], line


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a heading is the name of an application and nothing else, numbers apart."""
    lead = _NUMBERED.match(text)
    named = _NAMING.match(text, lead.end() if lead else 0)
    before = named.end() if named else 0
    return start <= before and not re.search(r"\w", text[end:])


def _until_next(served: Served, begins: Sequence[tuple[int, str]], pages: int) -> Served:
    """The service with the pages up to the one at whose head another begins."""
    start = served.pages[0] if served.pages else 0
    later = [page for page, sector in begins if page > start and sector != served.service.sector]
    return Served(
        served.service, served.places, served.public, served.by_name, pages=(start, min(later, default=pages))
    )
