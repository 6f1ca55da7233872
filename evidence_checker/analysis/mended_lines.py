"""Words of screens, posters and scans that OCR spelt wrong, mended against the words by which services are known.

Only for pages that OCR read and only towards those words: what stays unlike them stays as it was read. Two ways, both deterministic:
letters that look alike are one letter; a long word may lack, have or hold one letter wrong (one edit, Levenshtein 1966),
where no other known word is as near and the word is no inflection of it.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from evidence_checker.analysis.lines import Line
from evidence_checker.analysis.phrases import forms_of, words_of
from evidence_checker.model import ServiceKnowledge

_TOKEN = re.compile(r"[^\W_]+(?:(?<=\w)\|(?=\w)[^\W_]+)*")
_SHAPES = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "!": "l", "5": "s", "8": "b", "6": "b", "9": "g"})
_LEAST, _LONG = 4, 8  # letters of a word that is mended by its shapes; by one edit
_REMEMBERED = 20_000  # words of papers that are looked up once
_DIGIT = re.compile(r"\d")


class _Known:
    """The words by which services are known, and how a word that OCR spelt wrong finds the one it was."""

    def __init__(self, knowledge: ServiceKnowledge) -> None:
        words: set[str] = set()
        for name in ("electronic", "controls", "flow", "flow_steps", "audience", "using"):
            for phrase in getattr(knowledge, name):
                words |= {word.text for word in words_of(phrase)}
        for sector in knowledge.sectors:
            for phrase in (*sector.words, *sector.units):
                words |= {word.text for word in words_of(phrase)}
            for application in sector.applications:
                words |= {word for form in forms_of(application) for word in form}
        letters = {word for word in words if len(word) >= _LEAST and not _DIGIT.search(word)}
        self._words = frozenset(words)
        self._shapes: dict[str, str] = {}
        for word in sorted(letters):
            shape = word.translate(_SHAPES)
            self._shapes[shape] = "" if shape in self._shapes else word
        # a long word by itself and by all that is left of it when one letter is left out: words that are one edit
        # apart have one of these in common (the symmetric deletion of SymSpell, W. Garbe 2012)
        self._long: dict[str, list[str]] = defaultdict(list)
        for word in sorted(word for word in letters if len(word) >= _LONG):
            for form in _shortened(word):
                self._long[form].append(word)
        self.meant = functools.lru_cache(maxsize=_REMEMBERED)(self._meant)

    def _meant(self, token: str) -> str:
        """The token as it was meant; itself where it is like no known word, or like several."""
        small = token.casefold()
        if small in self._words or len(small) < _LEAST or not any(map(str.isalpha, small)):
            return token
        made = self._shapes.get(small.translate(_SHAPES), "")
        if not made and len(small) >= _LONG - 1:
            alike = {word for form in _shortened(small) for word in self._long.get(form, ())}
            near = [word for word in alike if _one_edit(small, word)]
            made = near[0] if len(near) == 1 and not _inflected(small, near[0]) else ""
        if not made:
            return token
        return made.upper() if sum(map(str.isupper, token)) > len(token) / 2 else made


@functools.lru_cache(maxsize=4)
def _known(knowledge: ServiceKnowledge) -> _Known:
    return _Known(knowledge)


def mended(lines: Sequence[Line], knowledge: ServiceKnowledge, pages: Collection[int]) -> list[Line]:
    """The lines with the words of these pages (indices: those that OCR read) mended; places stay those of the page, so
    that quotes are what was read."""
    meant = _known(knowledge).meant

    def mend(match: re.Match[str]) -> str:
        return meant(match.group())

    return [line._replace(text=_TOKEN.sub(mend, line.text)) if line.page in pages else line for line in lines]


def _shortened(word: str) -> set[str]:
    """The word, and what is left of it when any one letter is left out."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _inflected(word: str, other: str) -> bool:
    """Whether one word is the other with a letter before or behind it."""
    return word in other or other in word


def _one_edit(word: str, other: str) -> bool:
    """Whether one letter put in, left out or changed makes one word the other."""
    if abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    if len(word) == len(other):
        return word[start + 1 :] == other[start + 1 :]
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    return longer[start + 1 :] == shorter[start:]
