"""Document → what it is: kind, number, date, issuer, draft, signature, subject, parts.

Pure reading of text; nothing here knows a rule. `examine` gives the whole analysis (used while the text is at hand),
of which `Identity` is the part that is kept and reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.analysis.amendments import amended, revoked
from evidence_checker.analysis.formal_attributes import Formality, formality
from evidence_checker.analysis.further_services import further_services, headed_by_name
from evidence_checker.analysis.issuer import issuer_of
from evidence_checker.analysis.kinds import (
    ADDRESS,
    CHAPTER,
    kind_laid_down,
    kind_of,
    numbered_chapter,
    only_front_and_contents,
)
from evidence_checker.analysis.left_unfilled import left_unfilled
from evidence_checker.analysis.lines import Line, lines_of, running_lines
from evidence_checker.analysis.mended_lines import mended
from evidence_checker.analysis.once import Once, of_forms, of_governments
from evidence_checker.analysis.parts import CONTENTS, CitingText, Part, parts, stretches
from evidence_checker.analysis.periods import dates_of
from evidence_checker.analysis.sector_hints import sector_spoken_of
from evidence_checker.analysis.service_menus import MENU, menu_lines
from evidence_checker.analysis.service_names import named as applications_named
from evidence_checker.analysis.services import PICTURE_HEAD, Served, office_lines, served
from evidence_checker.analysis.shown import first_step, holds_screens, kind_shown, shows_steps
from evidence_checker.analysis.subject import Subject, subjects, title_of
from evidence_checker.analysis.surroundings import NOTICE, OFFICE, names_office, surroundings, without_notices
from evidence_checker.analysis.title_page import holds_content
from evidence_checker.model import Document, DocumentDates, Identity, Kind, Knowledge, Page, Signature, TextSource
from evidence_checker.text.document_text import DocumentText

__all__ = [
    "CHAPTER",
    "CONTENTS",
    "MENU",
    "NOTICE",
    "OFFICE",
    "PICTURE_HEAD",
    "Analysis",
    "CitingText",
    "Line",
    "Once",
    "Part",
    "Served",
    "Subject",
    "analyze",
    "applications_named",
    "first_step",
    "headed_by_name",
    "kind_laid_down",
    "names_office",
    "numbered_chapter",
    "of_forms",
    "of_governments",
    "only_front_and_contents",
    "sector_spoken_of",
    "shows_steps",
]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document laid open. `kind`: what is known of its kind, out of `knowledge`. `text`: of the whole document; the positions of
    parts and stretches are places in it. `served`: the electronic service it documents; `further`: those it
    documents beside it, on some of its pages. `offices`:
    places of lines in the head that only name an office. `left_unfilled`: the first place of a template that was left as
    it was (number of its page, what stands there)."""

    identity: Identity
    kind: Kind
    knowledge: Knowledge
    lines: tuple[Line, ...]
    subjects: tuple[Subject, ...]
    parts: tuple[Part, ...]
    stretches: tuple[CitingText, ...]
    text: DocumentText
    served: Served | None = None
    further: tuple[Served, ...] = ()
    offices: tuple[tuple[int, int], ...] = ()
    left_unfilled: tuple[int, str] | None = None

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each page begins in the whole text."""
        return self.text.starts

    @property
    def length(self) -> int:
        """Characters of the whole text."""
        return len(self.text)


def _slides(document: Document) -> bool:
    """Pages on their side with few words each: what a presentation prints as."""
    pages = [page for page in document.pages if page.width and page.height]
    if len(pages) < 4 or document.format != "pdf":
        return False
    wide = sum(page.width > 1.2 * page.height for page in pages)
    words = sum(len(page.text.split()) for page in pages)
    # a page of a screen's shape is a slide even where pictures on it were read, too; a page on its side may be a table
    screens = sum(page.width > 1.6 * page.height for page in pages)
    few = 200 if screens >= 0.8 * len(pages) else 140
    return wide >= 0.8 * len(pages) and words < few * len(pages)


def _only_a_cover(lines: Sequence[Line], pages: Sequence[Page], knowledge: Knowledge) -> bool:
    """A few words, no chapter, table or running text but an address; further pages repeat them or are pictures of the cover."""
    first = pages[0]
    rest = [page for page in pages[1:] if first.source is TextSource.OCR or page.source is not TextSource.OCR]
    return (
        len(pages) <= 4
        and 0 < len(first.text.split()) < 45
        and not any(line.prose and not ADDRESS.search(line.text) for line in lines)
        and not any(line.cells > 2 or CHAPTER.match(line.text) for line in lines)
        and not holds_content(lines, knowledge)
        and all(_words(page) <= _words(first) for page in rest)
    )


def _tells_steps(lines: Sequence[Line], kind: Kind, knowledge: Knowledge) -> bool:
    """Whether the contents behind the cover of a manual tell what is done in the application."""
    behind = [line for line in lines if line.page > 0]
    return kind.id == knowledge.services.kinds.manual and first_step(behind, knowledge.services) is not None


def _signed(formal: Formality) -> bool:
    """Whether a paper is dated and signed, as a short report of one page is: a cover never is."""
    return bool(formal.date) and formal.signature in (Signature.SEEN, Signature.ELECTRONIC)


def _words(page: Page) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", page.text.casefold()))


def _by_title(kind: Kind, title: str, knowledge: Knowledge) -> Kind:
    """A kind that only its title tells from another of the same form (a budget from other regional regulations)."""
    upper = title.upper()
    for other in knowledge.kinds:
        if other.instead_of and other.instead_of == kind.id and any(phrase.upper() in upper for phrase in other.titles):
            return other
    return kind


@dataclass(frozen=True, slots=True)
class _Form:
    """What is known of a document before its electronic service is asked for; see `Analysis`."""

    kind: Kind
    title: str
    subjects: tuple[Subject, ...]
    formal: Formality
    stretches: tuple[CitingText, ...]
    parts: tuple[Part, ...]
    issuer: str
    offices: tuple[tuple[int, int], ...]
    amends: tuple[str, ...]
    revokes: tuple[str, ...]
    dates: DocumentDates
    left_unfilled: tuple[int, str] | None


def analyze(document: Document, knowledge: Knowledge, once: Once | None = None) -> Analysis:
    """The analysis of a document that was read. `knowledge`: the kinds of documents there are. `once`: what was found
    in the same document under other knowledge; it saves time and changes nothing."""
    forms = "" if once is None else of_forms(knowledge)  # alone, nothing need be told apart
    names = "" if once is None else knowledge.services.sha256
    once = once or Once()
    text, lines, running, slides = once.of(("lines",), lambda: _lines(document))
    first = once.of(("kind", forms), lambda: _kind(document, text, lines, running, slides, knowledge))
    seen = frozenset(place for place, page in enumerate(document.pages) if page.source is TextSource.OCR)
    # names of applications mend what was read from pictures
    by = names if seen else ""
    readable = once.of(("readable", forms, by), lambda: mended(lines, knowledge.services, seen) if seen else lines)
    kind = once.of(("shown", forms, by), lambda: kind_shown(first, document, readable, knowledge))
    form = once.of(
        ("form", forms, kind), lambda: _form(document, text, lines, running, knowledge.kind(kind), knowledge)
    )
    kind_known, services = form.kind, knowledge.services
    offices_at = [(each.start, each.end) for each in form.stretches if each.role == OFFICE]

    def in_office(line: Line, at: int) -> bool:
        place = text.starts[line.page] + line.start + at
        return any(start <= place < end for start, end in offices_at)

    told = once.of(("readable told", forms, by), lambda: without_notices(readable, knowledge))
    menus = menu_lines(told, kind_known, services)
    listed = [CitingText(MENU, text.place(each.page, each.start), text.place(each.page, each.end)) for each in menus]
    service = served(
        told, form.subjects, kind_known, form.issuer, services, in_office, menus, holds_screens(document, readable)
    )
    formal = form.formal
    identity = Identity(
        kind=kind_known.id,
        title=form.title,
        number=formal.number,
        date=formal.date,
        year=formal.year,
        issuer=form.issuer,
        state=formal.state,
        signature=formal.signature,
        valid_until=formal.valid_until,
        signals=formal.signals,
        amends=form.amends,
        revokes=form.revokes,
        service=service.service if service else None,
        dates=form.dates,
    )
    further = further_services(told, kind_known, services, service, menus)
    return Analysis(
        identity, kind_known, knowledge, tuple(lines), form.subjects, form.parts, (*form.stretches, *listed), text,
        service, further, form.offices, form.left_unfilled,
    )  # fmt: skip


def _lines(document: Document) -> tuple[DocumentText, list[Line], frozenset[str], bool]:
    """The text, its lines, those printed on many pages, and whether the pages are slides."""
    lines = lines_of(document.pages)
    text = DocumentText(page.text for page in document.pages)
    return text, lines, running_lines(lines, len(document.pages)), _slides(document)


def _kind(
    document: Document,
    text: DocumentText,
    lines: Sequence[Line],
    running: frozenset[str],
    slides: bool,
    knowledge: Knowledge,
) -> str:
    """The id of the kind that the words give."""
    name = document.file.path.rsplit("/", 1)[-1]
    told = without_notices(lines, knowledge)
    return kind_of(told, text.first(3), document.format, len(document.pages), knowledge, name, running, slides)


def _form(
    document: Document,
    text: DocumentText,
    lines: Sequence[Line],
    running: frozenset[str],
    kind: Kind,
    knowledge: Knowledge,
) -> _Form:
    """All that does not hang on an electronic service. `kind`: as the words and what is shown give it."""
    pages = document.pages
    found = subjects(without_notices(lines, knowledge), kind, document.format, running, len(pages), knowledge)
    formal = formality(document, text, lines, kind, running)
    title = title_of(found, kind)
    kind = _by_title(kind, title, knowledge)
    if (
        not knowledge.services.sectors
        and document.format == "image"
        and kind.id in {"", "laporan", "sampul"}
        and len(text.first(3).split()) < 90
        and not any(line.prose for line in lines)
    ):
        kind = knowledge.kind("tangkapan_layar")
    elif (
        kind.cover_apart
        and not _signed(formal)
        and _only_a_cover(lines, pages, knowledge)
        and not _tells_steps(lines, kind, knowledge)
    ):
        kind = knowledge.kind("sampul")
    skip = (*stretches(lines, text), *surroundings(lines, text.starts, knowledge))
    offices = tuple(
        (text.starts[line.page] + line.start, text.starts[line.page] + line.end)
        for line in office_lines(lines, kind, knowledge.services)
    )
    return _Form(
        kind=kind,
        title=title,
        subjects=tuple(found),
        formal=formal,
        stretches=skip,
        parts=tuple(parts(lines, text, list(skip), kind.legal or kind.articled)),
        issuer=issuer_of(lines, kind),
        offices=offices,
        amends=amended(title) if kind.legal else (),
        revokes=revoked(text.text) if kind.legal else (),
        dates=dates_of(document, formal.date),
        left_unfilled=left_unfilled(pages, knowledge),
    )
