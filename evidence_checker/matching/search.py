"""Terms × page → hits; the only room that knows rapidfuzz.

Algorithm: all phrases of a framework are folded (`text.fold_term`) and put in one Aho–Corasick automaton, whole phrases
and, for phrases long enough to bear errors, k+1 pieces (a phrase with k errors holds one of k+1 pieces unharmed: the
pigeonhole filter of Wu & Manber 1992). One pass over the folded page gives exact hits and candidates; candidates are
measured in one batch (Levenshtein distance), and survivors aligned to find where they begin and end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio, partial_ratio_alignment

from evidence_checker.matching.pieces import Pieces, automaton
from evidence_checker.model import Framework
from evidence_checker.text.folding import Folded, fold_term, restored, spelled, whole_words

if TYPE_CHECKING:
    from evidence_checker.matching.pieces import Numbers

_SHORT = 6  # folded characters; shorter phrases must stand as a word of their own, letter by letter
_FREE = 13  # from this length on a phrase may begin or end inside joined words
_ENDINGS = ("nya", "an", "kan", "lah")
_LONG_WORD = 4  # letters; shorter words of a phrase must be there letter by letter
_WORD_THERE = 70  # least likeness (0..100) of each word of a phrase found with slips: none may be another word
_ABBREVIATION = 6  # letters; up to here an abbreviation must be there letter by letter, even where OCR read


class Hit(NamedTuple):
    """A phrase found on a page. `start`, `end`: whole words in the page's text. `similarity`: 0..1, 1 is letter by
    letter."""

    term: int
    start: int
    end: int
    similarity: float


_BY_PLACE = attrgetter("start", "end", "term")


class Vocabulary:
    """The phrases of a framework, ready to be found in one pass. Shared between documents."""

    def __init__(self, terms: Iterable[str], similarity: float = 0.9) -> None:
        """`similarity`: the least similarity of a fuzzy hit, 0..1 (the framework's threshold)."""
        self.terms: tuple[str, ...] = tuple(dict.fromkeys(terms))
        self.index: dict[str, int] = {term: number for number, term in enumerate(self.terms)}
        self._numbers: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._folded = [fold_term(term) for term in self.terms]
        self._errors = [
            int(len(folded) * (1 - similarity) + 1e-9) if len(folded) >= 10 else 0 for folded in self._folded
        ]
        # an abbreviation written in capitals ("LAPOR!", "SMART") is not the common word of the same letters
        self._capitals = [
            term.isupper() and len(folded) <= 9 for term, folded in zip(self.terms, self._folded, strict=True)
        ]
        # an abbreviation inside a phrase must be there letter by letter
        self._firm = [
            tuple(fold_term(word) for word in re.findall(r"[^\W_]+", term) if word.isupper() or len(word) <= 3)
            for term in self.terms
        ]
        # folding makes one of "SPIP" and "SPLP": how a phrase is spelled, which words are abbreviations
        self._spelled = [spelled(term) for term in self.terms]
        self._abbreviations = [
            tuple(
                spelled(word) for word in re.findall(r"[^\W_]+", term) if word.isupper() and len(word) <= _ABBREVIATION
            )
            for term in self.terms
        ]
        self._words = [
            tuple(word for word in map(fold_term, term.split()) if len(word) >= _LONG_WORD) for term in self.terms
        ]
        self.similarity = similarity
        self._most_room = 2 * max(self._errors, default=0)
        whole: dict[str, list[int]] = {}
        for number, folded in enumerate(self._folded):
            if len(folded) >= 2:
                whole.setdefault(folded, []).append(number)
        self._exact = automaton({folded: tuple(numbers) for folded, numbers in whole.items()})
        self._near = Pieces(self._folded, self._errors)

    def numbers(self, phrases: tuple[str, ...]) -> tuple[int, ...]:
        """The terms that some phrases are; a phrase that is none is passed over. Every document asks for the same."""
        known = self._numbers.get(phrases)
        if known is None:
            known = self._numbers[phrases] = tuple(self.index[phrase] for phrase in phrases if phrase in self.index)
        return known

    def find(self, text: str, folded: Folded, *, fuzzy: bool = True, damaged: bool = True) -> list[Hit]:
        """Every phrase on the page, sorted by place; of overlapping hits of one phrase the best stays.

        `fuzzy`: whether slips are borne in long phrases. `damaged`: whether letters that look alike are one letter, as
        OCR makes them; on a typed page they are two, and a slip like any other."""
        return settled(*self.found(text, folded, fuzzy=fuzzy, damaged=damaged))

    def found(self, text: str, folded: Folded, *, fuzzy: bool, damaged: bool) -> tuple[list[Hit], list[Hit]]:
        """Hits letter by letter, and hits with slips, before they are weighed against each other (`settled`)."""
        page = folded.text
        if self._exact is None or not page:
            return [], []
        hits: list[Hit] = []
        exact: set[tuple[int, int]] = set()
        for last, numbers in self._exact.iter(page):
            length = len(self._folded[numbers[0]])
            first = last + 1 - length
            start, end = folded.span(first, last + 1)
            standing = _bounded(text, start, end, length)
            for number in numbers:
                exact.add((number, first))
                if standing and (not self._capitals[number] or _in_capitals(text[start:end])):
                    likeness = self._as_spelled(number, text[start:end], fuzzy=fuzzy, damaged=damaged)
                    if likeness:
                        hits.append(Hit(number, *whole_words(text, start, end), likeness))
        if not fuzzy:
            return hits, []
        terms, places = self._near.places(page, exact)
        return hits, self._measure(text, folded, terms, places)

    def _as_spelled(self, number: int, found: str, *, fuzzy: bool, damaged: bool) -> float:
        """How similar a stretch that folds to a phrase is to the phrase as it is spelled; 0 where it is another word.

        On a damaged page look-alikes are one letter, but never inside an abbreviation.
        """
        wanted, letters = self._spelled[number], spelled(found)
        if letters == wanted:
            return 1.0
        if damaged:
            right = restored(found)
            return float(all(word in right for word in self._abbreviations[number]))
        slips = Levenshtein.distance(wanted, letters, score_cutoff=self._errors[number])
        if not fuzzy or slips > self._errors[number]:
            return 0.0
        return 1 - slips / len(wanted) if all(word in letters for word in self._abbreviations[number]) else 0.0

    def _measure(self, text: str, folded: Folded, numbers: Numbers, places: Numbers) -> list[Hit]:
        """Of terms and where they would begin the ones that are near enough."""
        page, terms = folded.text, self._folded
        wanted, begins = [terms[number] for number in numbers.tolist()], places.tolist()
        distances = process.cpdist(
            wanted,
            [page[first if first > 0 else 0 : first + len(term)] for term, first in zip(wanted, begins, strict=True)],
            scorer=Levenshtein.distance,
            score_cutoff=self._most_room,
        )
        near = ((distances > 0) & (distances <= self._near.room(numbers))).nonzero()[0].tolist()
        hits = []
        for number, first in ((int(numbers[place]), begins[place]) for place in near):
            errors, needle = self._errors[number], self._folded[number]
            begin = max(0, first - errors)
            window = page[begin : first + len(needle) + errors]
            found = partial_ratio_alignment(needle, window, score_cutoff=100 * (self.similarity - 0.1))
            if found is None or found.dest_end <= found.dest_start:
                continue
            away, left, right = _closest(needle, window, found.dest_start, found.dest_end, errors)
            if away > errors:
                continue
            if not all(word in window[left:right] for word in self._firm[number]):
                continue
            if any(partial_ratio(word, window[left:right]) < _WORD_THERE for word in self._words[number]):
                continue
            start, end = folded.span(begin + left, begin + right)
            inside = text[max(0, start - 1) : start].isalnum()
            if inside and not window[left:right].startswith(fold_term(self.terms[number].split()[0])):
                continue  # inside a word: "pengembangan sistem" holds no "keamanan sistem" with slips
            if self._abbreviations[number]:
                right_letters = restored(text[start:end])
                if not all(word in right_letters for word in self._abbreviations[number]):
                    continue
            if _bounded(text, start, end, right - left, loose=True):
                hits.append(Hit(number, *whole_words(text, start, end), 1 - away / len(needle)))
        return hits


def _in_capitals(found: str) -> bool:
    """Whether at least half of the letters are capitals."""
    letters = [character for character in found if character.isalpha()]
    return sum(map(str.isupper, letters)) * 2 >= len(letters)


def _bounded(text: str, start: int, end: int, length: int, *, loose: bool = False) -> bool:
    """Whether a hit stands as words of its own: short phrases must, long ones may be glued to their neighbours.

    `length`: folded letters of the hit.
    """
    left = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    right = end >= len(text) or not text[end].isalnum()
    if length >= _SHORT and _spaced_out(text[start:end]):
        # "R E F O R M A S I" is one word set with gaps; a phrase that begins or ends inside it is not there
        return left and right and not _single_letter_beside(text, start, end)
    if length >= _FREE:
        return left or right
    if loose or length >= _SHORT:
        return left and (right or text[end : end + 4].casefold().startswith(_ENDINGS))
    # a short abbreviation: its own word, and no blanks inside ("SO P" is noise, "S.O.P." is not)
    return left and right and not any(map(str.isspace, text[start:end].strip()))


def _spaced_out(found: str) -> bool:
    return len(words := found.split()) >= 4 and sum(len(word) == 1 for word in words) > 0.7 * len(words)


def _single_letter_beside(text: str, start: int, end: int) -> bool:
    """Whether another single letter stands one blank away from a spaced-out stretch."""
    before, after = text[max(0, start - 3) : start], text[end : end + 3]
    return bool(re.search(r"(?:^|[ ])[^\W\d_][ ]$", before) or re.match(r"[ ][^\W\d_](?:[ ]|$)", after))


def _closest(needle: str, window: str, start: int, end: int, errors: int) -> tuple[int, int, int]:
    """The stretch near an alignment that is nearest to the needle: (distance, start, end). An alignment is as long as
    the needle, so a letter too many or too few shifts its ends."""
    best = (errors + 1, start, end)
    for left in range(max(0, start - errors), min(len(window), start + errors) + 1):
        for right in range(max(left + 1, end - errors), min(len(window), end + errors) + 1):
            away = Levenshtein.distance(needle, window[left:right], score_cutoff=errors)
            if away < best[0]:
                best = (away, left, right)
    return best


def _another(hit: Hit, exactly: list[tuple[int, int]]) -> bool:
    """Whether the words are, letter by letter, another phrase: "layanan pengaduan" is no misspelt "layanan
    pengadaan"."""
    return any(min(end, hit.end) - max(start, hit.start) >= 0.8 * (hit.end - hit.start) for start, end in exactly)


def settled(exact: list[Hit], near: Iterable[Hit]) -> list[Hit]:
    """The hits of one vocabulary on a page, sorted by place: what is there letter by letter is no slip of another of
    its phrases, and of overlapping hits of one phrase the best stays."""
    exactly = [(hit.start, hit.end) for hit in exact]
    return _best([*exact, *(hit for hit in near if not _another(hit, exactly))])


def _best(hits: list[Hit]) -> list[Hit]:
    """Of overlapping hits of one phrase the most similar."""
    kept: list[Hit] = []
    last: dict[int, int] = {}
    for hit in sorted(hits):
        position = last.get(hit.term)
        if position is not None and kept[position].end > hit.start:
            if hit.similarity > kept[position].similarity:
                kept[position] = hit
            continue
        last[hit.term] = len(kept)
        kept.append(hit)
    return sorted(kept, key=_BY_PLACE)


def vocabulary(framework: Framework, extra: Iterable[str] = ()) -> Vocabulary:
    """All phrases that the rules of a framework ask for, and those an agency added."""

    def phrases() -> Iterable[str]:
        for indicator in framework.indicators:
            yield from indicator.subject
            yield from indicator.applications
            for item in indicator.contents:
                yield item.label
                yield from item.terms
                yield from item.beside
            for lookalike in indicator.lookalikes:
                yield from lookalike.terms
                yield from lookalike.unless
            for requirement in indicator.requirements:
                yield from requirement.subject
                yield from (*requirement.nearby, *requirement.near_article)
        yield from framework.instruments
        yield from framework.field
        for indicator in framework.indicators:
            yield indicator.name
        yield from extra

    return Vocabulary(phrases(), framework.thresholds.similarity)
