"""Terms of two indicators that a bad scan or one slip makes the same: what an author of rules should know of.

Neighbours at one insertion, deletion or exchange are found by what is left when one letter is taken out (deletion
neighbourhoods; Mor & Fraenkel 1982, "A hash code method for detecting and correcting spelling errors").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evidence_checker.model import Finding, Framework, Indicator
from evidence_checker.text.folding import fold_term, spelled

LONGEST_ABBREVIATION = 6  # letters; within them the matcher bears no slip (`matching`)


def collisions(framework: Framework) -> list[Finding]:
    """A finding for each pair of terms, EC352 for look-alike letters and EC353 for one slip, in order of the pack."""
    allowed = _allowed(framework)
    owners: dict[str, tuple[str, Indicator]] = {}
    for indicator in framework.indicators:
        for term in _terms(indicator):
            owners.setdefault(spelled(term), (term, indicator))
    found = []
    for one, other, alike in _neighbours(list(owners)):
        (first, of_first), (second, of_second) = owners[one], owners[other]
        if of_first.id == of_second.id or frozenset((of_first.id, of_second.id)) in allowed:
            continue
        code = "EC352" if alike else "EC353"
        found.append(Finding.of(code, first=first, of_first=of_first.id, second=second, of_second=of_second.id))
    return found


def _terms(indicator: Indicator) -> Iterator[str]:
    yield from indicator.subject
    yield from indicator.applications
    for lookalike in indicator.lookalikes:
        yield from lookalike.terms
    for requirement in indicator.requirements:
        yield from requirement.subject


def _allowed(framework: Framework) -> set[frozenset[str]]:
    """A policy and its implementation share their terms on purpose."""
    return {frozenset((indicator.id, indicator.pair)) for indicator in framework.indicators if indicator.pair}


def _neighbours(words: list[str]) -> list[tuple[str, str, bool]]:
    """(one, other, whether only look-alike letters part them), each pair once, in order."""
    order = {word: place for place, word in enumerate(words)}
    pairs: dict[tuple[str, str], bool] = {}
    folded: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for other in folded[fold_term(word)]:
            pairs[other, word] = True
        folded[fold_term(word)].append(word)
    short = [word for word in words if len(word) <= LONGEST_ABBREVIATION and word.isalpha()]
    left: dict[tuple[int, str] | str, list[str]] = defaultdict(list)
    for word in short:
        left[word].append(word)
        for place in range(len(word)):
            without = word[:place] + word[place + 1 :]
            left[place, without].append(word)  # an exchange leaves the same at the same place
            left[without].append(word)  # an insertion leaves the shorter word
    for rest, near in left.items():
        for place, one in enumerate(near):
            for other in near[place + 1 :]:
                exchanged = isinstance(rest, tuple) and len(one) == len(other)
                if one != other and (exchanged or (rest in (one, other) and len(one) != len(other))):
                    first, second = sorted((one, other), key=order.__getitem__)
                    pairs.setdefault((first, second), False)
    return [(*pair, pairs[pair]) for pair in sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))]
