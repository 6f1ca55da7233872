"""Where the phrases of a framework stand in one document: hits, sorted into the zones that rules speak of."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from evidence_checker.analysis import MENU, NOTICE, OFFICE, Analysis, Once, Part, Subject
from evidence_checker.assessment import measures
from evidence_checker.matching.joint import JointVocabulary
from evidence_checker.matching.search import Hit, Vocabulary
from evidence_checker.model import Document, Passage, TextSource
from evidence_checker.text.document_text import DocumentText
from evidence_checker.text.folding import whole_words
from evidence_checker.text.quoting import clear_of_forms, quoted

_SURROUNDINGS = (OFFICE, NOTICE, MENU)
# of `Subject.place`: lines that are a title; those cut out of a sentence are quoted with their sentence
_TITLES = ("tentang", "sop", "hal", "sampul", "kepala", "lampiran")
_LIST_LETTER = re.compile(r"[^\W\d_]\s?[.)]\s")
_PREFIXED = re.compile(r"[^\W\d_][ \-\u2010-\u2013]")  # an application's name that begins with one letter
NAMED_KIND = -2  # the term of a place where a document of a wanted kind says what it is
NAMED_FURTHER = -3  # the terms from here down name the services documented beside the first, in their order
NAMED_SERVICE = -1  # the term of a place that names the electronic service a document documents


class Occurrence(NamedTuple):
    """A hit in the whole text. `start`, `end`: positions in the joined text; `page`: index."""

    term: int
    start: int
    end: int
    page: int
    similarity: float


@dataclass(slots=True)
class Occurrences:
    """Every hit of one document. `by_term`: hits of each phrase, in order of place. `once`: what was found in the
    document whatever the framework."""

    document: Document
    analysis: Analysis
    vocabulary: Vocabulary
    by_term: dict[int, list[Occurrence]] = field(default_factory=dict)
    once: Once = field(default_factory=Once)
    # The same few thousand questions are asked of every part of a document, so their answers are kept while it is
    # weighed.
    _merged: dict[tuple[str, ...], tuple[list[int], list[Occurrence]]] = field(default_factory=dict)
    _leads: dict[Part, list[tuple[int, int]]] = field(default_factory=dict)
    _titled: tuple[frozenset[int], frozenset[int]] | None = None
    _passages: dict[tuple[Occurrence, str], Passage] = field(default_factory=dict)

    @property
    def text(self) -> DocumentText:
        """The whole text of the document."""
        return self.analysis.text

    def add(self, page: int, hits: Iterable[Hit]) -> None:
        """Take up the hits of a page (index)."""
        base, text = self.text.starts[page], self.text.pages[page]
        for hit in hits:
            if _LIST_LETTER.match(text, hit.start) and _PREFIXED.match(self.vocabulary.terms[hit.term]):
                continue  # "e. Surat rekomendasi" is the fifth item of a list, not e-Surat
            self.by_term.setdefault(hit.term, []).append(
                Occurrence(hit.term, base + hit.start, base + hit.end, page, hit.similarity)
            )

    def within(self, phrases: Iterable[str], start: int, end: int) -> list[Occurrence]:
        """Hits of any of the phrases that begin in ``start:end``."""
        starts, occurrences = self._all(tuple(phrases))
        return occurrences[bisect_left(starts, start) : bisect_left(starts, end)] if starts else []

    def _all(self, phrases: tuple[str, ...]) -> tuple[list[int], list[Occurrence]]:
        """Every hit of the phrases in order of place, with where each begins."""
        known = self._merged.get(phrases)
        if known is None:
            here = self.by_term
            found = [place for term in self.vocabulary.numbers(phrases) if term in here for place in here[term]]
            found.sort(key=lambda place: (place.start, -place.end))
            known = self._merged[phrases] = ([place.start for place in found], found)
        return known

    def anywhere(self, phrases: Iterable[str]) -> list[Occurrence]:
        """Every place in the document where one of the phrases stands, in order."""
        return self.within(phrases, 0, self.analysis.length + 1)

    def subject_span(self, subject: Subject) -> tuple[int, int]:
        """Where a line of the subject stands in the joined text: (start, end)."""
        return self.text.place(subject.page, subject.start), self.text.place(subject.page, subject.end)

    def in_subjects(self, phrases: Sequence[str], *, offices: bool = False) -> list[tuple[Subject, Occurrence]]:
        """Hits in the stretches that name the document's subject, strongest stretch first. `offices`: whether the name
        of an office counts too ("Dinas Komunikasi dan Informatika" says what field a paper is of, not its subject)."""
        if self.titled(offices=offices).isdisjoint(self.vocabulary.numbers(tuple(phrases))):
            return []
        found = []
        for subject in self.analysis.subjects:
            for place in self.within(phrases, *self.subject_span(subject)):
                if offices or self.outside(place, _SURROUNDINGS):
                    found.append((subject, place))
        return found

    def present(self) -> set[str]:
        """The phrases that stand anywhere in the document, as the rules write them."""
        return {self.vocabulary.terms[term] for term in self.by_term}

    def titled(self, *, offices: bool = False) -> frozenset[int]:
        """The terms that stand in the stretches that name the document's subject; see `in_subjects`."""
        if self._titled is None:
            spans = [self.subject_span(subject) for subject in self.analysis.subjects]
            first, last = min((start for start, _ in spans), default=0), max((end for _, end in spans), default=0)
            inside = {
                place: self.outside(place, _SURROUNDINGS)
                for places in self.by_term.values()
                for place in places
                if first <= place.start < last and any(start <= place.start < end for start, end in spans)
            }
            own = frozenset(place.term for place, apart in inside.items() if apart)
            self._titled = own, frozenset(place.term for place in inside)
        return self._titled[offices]

    def outside(self, place: Occurrence, roles: Iterable[str]) -> bool:
        """Whether the hit stands outside the stretches that prove nothing."""
        return not any(
            stretch.start <= place.start < stretch.end for stretch in self.analysis.stretches if stretch.role in roles
        )

    def refers(self, place: Occurrence) -> bool:
        """Whether the hit only names what something rests on ("disusun berdasarkan Arsitektur SPBE"), or who is told of
        it ("disampaikan kepada Tim Koordinasi SPBE")."""
        before = " ".join(self.text.slice(place.start - measures.REFERENCE, place.start).casefold().split())
        knowledge = self.analysis.knowledge
        return before.endswith((*knowledge.phrases("rujukan"), *knowledge.phrases("penerima")))

    def leads(self, part: Part) -> list[tuple[int, int]]:
        """The spans of an article that state what it is about: the start of each of its sentences.

        A sentence begins with the article, with a numbered clause, and on a line after a full stop; clause numbers
        cannot be relied on, because OCR sets them in a column of their own.
        """
        known = self._leads.get(part)
        if known is None:
            known = self._leads[part] = self._read_leads(part)
        return known

    def _read_leads(self, part: Part) -> list[tuple[int, int]]:
        spans = []
        lines, line_starts = self.analysis.lines, self._line_starts()
        first = bisect_left(line_starts, part.body)
        ended = True
        for line_start, line in zip(line_starts[first:], lines[first:], strict=False):
            if line_start >= part.end:
                break
            if ended or line.text.startswith("("):
                spans.append((line_start, min(part.end, line_start + measures.LEAD)))
            if len(line.text) > 8:
                ended = line.text.endswith((".", ";"))
        return spans or [(part.body, min(part.end, part.body + measures.LEAD, len(self.text)))]

    def _term(self, number: int) -> str:
        if number == NAMED_KIND:
            return self.analysis.kind.name
        if number <= NAMED_FURTHER:
            return self.analysis.further[NAMED_FURTHER - number].service.application
        if number != NAMED_SERVICE:
            return self.vocabulary.terms[number]
        served = self.analysis.served
        return served.service.application if served else ""

    def _screen(self, page: int) -> bool:
        """Whether a page (index) is a picture of fields rather than a text: few of its lines are prose."""
        kind = self.analysis.kind
        if kind.picture or kind.legal or self.document.pages[page].source is TextSource.TEXT:
            return kind.picture
        own = [line.prose for line in self.analysis.lines if line.page == page]
        return sum(own) < measures.PROSE_SHARE * len(own)

    def _line_starts(self) -> list[int]:
        if self._cached_starts is None:
            self._cached_starts = [self.text.place(line.page, line.start) for line in self.analysis.lines]
        return self._cached_starts

    _cached_starts: list[int] | None = None

    def _title(self, place: Occurrence) -> tuple[int, int] | None:
        """Where the line stands that names the document's subject and holds the hit: it is what decided, not the form
        or the letterhead printed around it. Characters on the page."""
        for subject in self.analysis.subjects:
            if (
                subject.place in _TITLES
                and subject.page == place.page
                and subject.end - subject.start <= measures.TITLE_QUOTE
            ):
                start, end = self.subject_span(subject)
                if start <= place.start and place.end <= end and end - start > place.end - place.start + 8:
                    text = self.document.pages[place.page].text
                    left, right = whole_words(text, subject.start, subject.end)
                    return left, left + len(text[left:right].rstrip(" \n\t:;,"))
        return None

    def passage(self, place: Occurrence, article: str = "") -> Passage:
        """The quote around a hit: exact text of its page, whole words."""
        known = self._passages.get((place, article))
        if known is None:
            known = self._passages[place, article] = self._quoted(place, article)
        return known

    def _quoted(self, place: Occurrence, article: str) -> Passage:
        page = self.document.pages[place.page]
        base = self.analysis.starts[place.page]
        start, end = place.start - base, min(len(page.text), place.end - base)
        start, end = whole_words(page.text, start, end)
        title = self._title(place)
        left, right = title or quoted(page.text, start, end)
        labels = _labels(self.analysis.knowledge.phrases("kepala_formulir"))
        left, right = clear_of_forms(
            page.text, left, right, start, end, labels, screen=self._screen(place.page), title=bool(title)
        )
        return Passage(
            page=page.number,
            start=left,
            end=right,
            quote=page.text[left:right],
            term=self._term(place.term),
            similarity=round(place.similarity, 3),
            printed_page=page.label,
            article=article,
            source=page.source,
            box=self.once.of(("boxes", place.page, left, right), lambda: page.boxes(left, right)),
            # The quote is cut out of the page's text, so it stands there; what is told is what that text is.
            proof="exact" if page.source is TextSource.TEXT else "ocr",
        )


@functools.lru_cache(maxsize=4)
def _labels(phrases: tuple[str, ...]) -> re.Pattern[str]:
    parted = [r"\s*".join(map(re.escape, phrase.split())) for phrase in phrases]
    return re.compile(rf"\b(?:{'|'.join(parted) or '(?!)'})", re.IGNORECASE)


_NOISY = frozenset("}{|\\~^_<>[]")


def _noisy(text: str) -> bool:
    """Whether a text layer looks like bad OCR: signs inside words, digits inside words."""
    words = text.split()
    if len(words) < 20:
        return False
    odd = 0
    for word in words:
        mixed = len(word) > 3 and word[0].isalpha() and not word.isalpha() and word.isalnum()
        odd += mixed or not _NOISY.isdisjoint(word[1:-1])
    return odd > 0.012 * len(words)


def damaged(document: Document) -> list[bool]:
    """For each page whether OCR or a bad text layer may have taken one letter for another that looks like it."""
    noisy = any(_noisy(page.text) for page in document.pages[:8])
    return [noisy or page.source != "text" or page.confidence < 0.99 for page in document.pages]


def locate(document: Document, analysis: Analysis, vocabulary: Vocabulary) -> Occurrences:
    """Find every phrase of the vocabulary."""
    occurrences = Occurrences(document, analysis, vocabulary)
    text = analysis.text
    for index, (bad, folded) in enumerate(zip(damaged(document), text.folded_pages, strict=True)):
        fuzzy = bad or index < measures.TITLE_PAGES
        occurrences.add(index, vocabulary.find(text.pages[index], folded, fuzzy=fuzzy, damaged=bad))
    return occurrences


def locate_each(
    document: Document, analyses: Sequence[Analysis], joint: JointVocabulary, once: Once
) -> list[Occurrences]:
    """Find every phrase of several vocabularies in one pass. `analyses`: of the document, one for each vocabulary."""
    made = [Occurrences(document, *each, once=once) for each in zip(analyses, joint.members, strict=True)]
    text = analyses[0].text
    for index, (bad, folded) in enumerate(zip(damaged(document), text.folded_pages, strict=True)):
        fuzzy = bad or index < measures.TITLE_PAGES
        found = joint.find_each(text.pages[index], folded, fuzzy=fuzzy, damaged=bad)
        for occurrences, hits in zip(made, found, strict=True):
            occurrences.add(index, hits)
    return made
