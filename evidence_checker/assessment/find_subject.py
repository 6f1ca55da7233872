"""Where a requirement's subject stands in a document: the zones of a rule, strongest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.analysis import CONTENTS, OFFICE, Part
from evidence_checker.assessment import measures
from evidence_checker.assessment.about_applications import in_a_row
from evidence_checker.assessment.contents import decisive
from evidence_checker.assessment.occurrences import NAMED_FURTHER, NAMED_KIND, NAMED_SERVICE, Occurrence, Occurrences
from evidence_checker.model import PUBLIC, ContentItem, Indicator, Requirement
from evidence_checker.text.quoting import enumerated, listed

PROVES_NOTHING = ("citation", "contents", "definition", "explanation")
# These show a service by being about it; on other papers a line with its name may be the letterhead of its unit.
_SHOWS_A_SERVICE = frozenset({"manual", "paparan", "standar_pelayanan", "perjanjian"})
_EXCERPT = "potongan_peraturan"
_NUMBERED = 5  # level of a numbered heading, where articles have none


@dataclass(frozen=True, slots=True)
class Found:
    """The subject of a requirement, found in a zone. `tier`: 3 subject, 2 heading, 1 lead, 0 body. `dedicated`: an
    article whose first words are the subject."""

    tier: int
    occurrences: tuple[Occurrence, ...]
    part: Part | None
    start: int
    end: int
    dedicated: bool = False
    in_sentence: bool = False


def seek(
    occurrences: Occurrences,
    indicator: Indicator,
    requirement: Requirement,
    extra: tuple[str, ...],
    *,
    titles_only: bool,
) -> Found | None:
    """Where the subject of a requirement stands, in the strongest zone that the rule allows; None when nowhere."""
    phrases = requirement.subject or (*indicator.subject, *indicator.applications)
    phrases = (*phrases, *extra)
    served = _service(occurrences, indicator, requirement, extra) or _further(occurrences, indicator, requirement)
    if served is not None:
        return served
    if _serves_another(occurrences, indicator, extra):
        return None
    by_kind = _by_kind(occurrences, requirement)
    if by_kind is not None:
        return by_kind
    if not occurrences.anywhere(phrases):
        return None
    for zone in requirement.zones:
        if zone == "subject":
            names = (*indicator.applications, *extra)
            found = _in_subject(occurrences, phrases, requirement.nearby, names, services_only=bool(indicator.service))
        elif titles_only:
            found = None
        elif zone == "article":
            found = _in_article(occurrences, indicator, requirement, phrases)
        else:
            found = _in_body(occurrences, indicator, requirement, phrases)
        if found is not None:
            return found
    return None


def _by_kind(occurrences: Occurrences, requirement: Requirement) -> Found | None:
    """The head of a document whose kind is all that the requirement asks for; of a norm its subject decides."""
    analysis = occurrences.analysis
    if not requirement.by_kind or analysis.kind.legal or not analysis.kind.accepted_by(requirement.by_kind):
        return None
    if not analysis.subjects:
        return None
    start, end = occurrences.subject_span(analysis.subjects[0])
    place = Occurrence(NAMED_KIND, start, end, analysis.subjects[0].page, 1.0)
    return Found(3, (place,), None, start, end)


def service_of(occurrences: Occurrences, indicator: Indicator) -> bool:
    """Whether the document documents an electronic service of the sector that the indicator judges."""
    served = occurrences.analysis.served
    if served is None or not indicator.service:
        return False
    return served.service.sector == indicator.service or (indicator.service == PUBLIC and served.public)


def _service(
    occurrences: Occurrences, indicator: Indicator, requirement: Requirement, extra: tuple[str, ...]
) -> Found | None:
    """The electronic service that the document documents, where it is of the sector that the indicator judges. `extra`:
    the agency's own names, which come first where the title has one."""
    served = occurrences.analysis.served
    if served is None or requirement.subject or "subject" not in requirement.zones:
        return None
    if not service_of(occurrences, indicator):
        return None
    starts = occurrences.analysis.starts
    named = [
        Occurrence(NAMED_SERVICE, starts[page] + start, starts[page] + end, page, 1.0)
        for page, start, end in served.places
    ]
    # what is quoted is the service's own name, rather than a unit that bears it or a line of a table of contents
    for banned in ((OFFICE,), (OFFICE, CONTENTS)):
        named = [place for place in named if occurrences.outside(place, banned)] or named
    application = served.service.application.casefold()
    named = sorted(named, key=lambda place: application not in occurrences.text.slice(*place[1:3]).casefold())[:2]
    kind = occurrences.analysis.kind
    if not (kind.picture or kind.id in _SHOWS_A_SERVICE) and not any(
        occurrences.outside(place, (OFFICE,)) for place in named
    ):
        return None  # the unit that a form or procedure belongs to is called like its service (LPSE)
    own = [place for _, place in occurrences.in_subjects(extra)[:1]] if extra else []
    return Found(3, (*own, *named), None, named[0].start, named[0].end)


def _further(occurrences: Occurrences, indicator: Indicator, requirement: Requirement) -> Found | None:
    """The pages on which the document documents a service of the indicator's sector beside its first; what they show
    counts, not what other pages do."""
    if not indicator.service or requirement.subject or "subject" not in requirement.zones:
        return None
    starts = (*occurrences.analysis.starts, occurrences.analysis.length)
    for number, served in enumerate(occurrences.analysis.further):
        if served.pages and (
            served.service.sector == indicator.service or (indicator.service == PUBLIC and served.public)
        ):
            page, start, end = served.places[0]
            place = Occurrence(NAMED_FURTHER - number, starts[page] + start, starts[page] + end, page, 1.0)
            last = min(served.pages[1], len(starts) - 1)
            return Found(2, (place,), None, starts[served.pages[0]], starts[last])
    return None


def _serves_another(occurrences: Occurrences, indicator: Indicator, extra: tuple[str, ...]) -> bool:
    """Whether the document's service is of another sector and its title names no application of this one: a word of it
    may stand in the name of the office ("Perpustakaan dan Kearsipan")."""
    served = occurrences.analysis.served
    if served is None or not indicator.service:
        return False
    return not occurrences.in_subjects((*indicator.applications, *extra))


def _in_subject(
    occurrences: Occurrences,
    phrases: Sequence[str],
    nearby: Sequence[str],
    applications: Sequence[str],
    services_only: bool = False,
) -> Found | None:
    """`services_only`: the indicator judges services, for which a line that names an office says nothing."""
    hits = occurrences.in_subjects(phrases)
    if services_only:
        offices = occurrences.analysis.offices
        hits = [hit for hit in hits if not any(start <= hit[1].start < end for start, end in offices)]
        hits = [each for each in hits if each[0].place != "diktum" or not _one_of_many(occurrences, each[1])]
    else:
        hits = [hit for hit in hits if not in_a_row(occurrences, hit[1])]
    if not hits:
        return None
    subject, place = hits[0]
    start, end = occurrences.subject_span(subject)
    first = tuple(item for _, item in hits[:2])
    # the name of an application says by itself that the service is electronic
    named = {name for name in applications if name in phrases}
    by_application = bool(named) and bool(occurrences.in_subjects(tuple(sorted(named))))
    if occurrences.analysis.kind.picture and occurrences.analysis.kind.id != "tangkapan_layar":
        by_application = False  # on a poster a name may be a common word ("AYO LAPOR")
    if nearby and not by_application and not occurrences.in_subjects(nearby, offices=True):
        # the title of a norm or a press release need not say that the service is electronic; one of its sentences may
        kind = occurrences.analysis.kind
        if not (kind.legal or kind.speaks_in_sentences):
            return None
        together = _together(occurrences, phrases, nearby)
        if together is None:
            return None
        return Found(3, (*first[:1], together), None, start, max(end, place.end), in_sentence=True)
    return Found(3, first or (place,), None, start, max(end, place.end))


def _together(occurrences: Occurrences, phrases: Sequence[str], nearby: Sequence[str]) -> Occurrence | None:
    """A hit of the subject with one of the nearby phrases within some sixty characters, where the document speaks
    for itself."""
    for hit in occurrences.anywhere(phrases):
        if occurrences.outside(hit, PROVES_NOTHING):
            close = occurrences.within(nearby, hit.start - measures.NEARBY_BEFORE, hit.end + measures.NEARBY_AFTER)
            if any(other.end <= hit.start or other.start >= hit.end for other in close):
                return hit
    return None


def _in_article(
    occurrences: Occurrences, indicator: Indicator, requirement: Requirement, phrases: Sequence[str]
) -> Found | None:
    """The part whose heading, or whose leading words, name the subject; of several the one with most contents,
    nearest the top."""
    best: tuple[tuple[int, int, bool, int], Found] | None = None
    standing = [hit for hit in occurrences.anywhere(phrases) if occurrences.outside(hit, PROVES_NOTHING)]
    begins = [hit.start for hit in standing]

    def within(start: int, end: int) -> list[Occurrence]:
        return standing[bisect_left(begins, start) : bisect_left(begins, end)]

    for part in occurrences.analysis.parts if standing else ():
        if (
            part.level == 1
            and part.end - part.start > measures.WHOLE_CHAPTER * occurrences.analysis.length
            and len(occurrences.analysis.parts) > measures.PARTS_OF_A_WHOLE
        ):
            continue
        if not within(part.start, part.end):
            continue
        tier, dedicated = 0, False
        hits = within(part.start, part.body)
        if hits and part.level != 4:
            tier = 2
            dedicated = part.level < _NUMBERED and _is_heading(hits[0], part)
        else:
            spans = occurrences.leads(part) if part.level >= 4 else []
            for start, end in spans:
                lead = [hit for hit in within(start, end) if not occurrences.refers(hit)]
                lead = [hit for hit in lead if not _one_of_many(occurrences, hit)]
                if occurrences.analysis.kind.id == _EXCERPT:  # a list of what other articles are about
                    lead = [hit for hit in lead if not listed_only(occurrences, hit)]
                if lead:
                    hits, tier = lead, 1
                    dedicated = start == spans[0][0] and lead[0].start - start < measures.DEDICATED
                    break
        if not tier:
            continue
        if requirement.nearby and not occurrences.within(requirement.nearby, part.start, part.end):
            continue
        found = Found(tier, tuple(hits[:2]), part, part.start, part.end, dedicated)
        contents = len(contents_of(occurrences, indicator, requirement, found))
        enough = min(contents, max(1, requirement.at_least)) if requirement.at_least else 1
        # an article that says something of the subject goes before a list that has the subject as one of its items
        rank = (enough, tier, not listed_only(occurrences, hits[0]), contents)
        if best is None or rank > best[0]:
            best = (rank, found)
    return best[1] if best else None


def listed_only(occurrences: Occurrences, hit: Occurrence) -> bool:
    """Whether the hit is one item of a list, as in an article that only says what a later one is about."""
    base = occurrences.analysis.starts[hit.page]
    return listed(occurrences.document.pages[hit.page].text, hit.start - base, hit.end - base)


def _one_of_many(occurrences: Occurrences, hit: Occurrence) -> bool:
    """Whether the hit is one of the fields that a sentence lists ("unsur perencanaan, keuangan, kearsipan")."""
    base = occurrences.analysis.starts[hit.page]
    return enumerated(occurrences.document.pages[hit.page].text, hit.start - base, hit.end - base)


def _is_heading(hit: Occurrence, part: Part) -> bool:
    """Whether the subject itself heads a section ("Bagian Kesatu, Arsitektur SPBE"), not more that names it."""
    return hit.end - hit.start >= 0.6 * len(part.heading)


def _in_body(
    occurrences: Occurrences, indicator: Indicator, requirement: Requirement, phrases: Sequence[str]
) -> Found | None:
    hits = [hit for hit in occurrences.anywhere(phrases) if occurrences.outside(hit, PROVES_NOTHING)]
    if not hits:
        return None
    if requirement.nearby and not occurrences.anywhere(requirement.nearby):
        return None
    return Found(0, tuple(hits[:3]), None, 0, occurrences.analysis.length)


def items(indicator: Indicator, requirement: Requirement) -> tuple[ContentItem, ...]:
    """The content items that a requirement asks for; all of the indicator where it names none. Of an electronic service
    each level's features are asked for by name: a decree that only names the application is not searched for them."""
    wanted = requirement.contents
    if indicator.service and not wanted and not requirement.at_least:
        return ()
    return tuple(item for item in indicator.contents if not wanted or item.id in wanted)


def contents_of(
    occurrences: Occurrences, indicator: Indicator, requirement: Requirement, found: Found
) -> tuple[str, ...]:
    """Ids of the content items present: in the part, or in the whole document when its subject is the subject."""
    start, end = (0, occurrences.analysis.length) if found.tier in (0, 3) else (found.start, found.end)
    present = []
    for item in items(indicator, requirement):
        if decisive(occurrences, item, start, end) is not None:
            present.append(item.id)
    return tuple(present)


def absent_labels(indicator: Indicator, requirement: Requirement, present: Sequence[str]) -> tuple[str, ...]:
    """Labels of the content items that were asked for and not found."""
    return tuple(item.label for item in items(indicator, requirement) if item.id not in present)
