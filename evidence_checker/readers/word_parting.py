"""Words that OCR read without the blanks between them ("PENGADUANMASYARAKAT"), parted where every part is known.

The cheapest way to cut the letters into known words wins (dynamic programming over the positions). A word stays whole
when it is known itself, is short, or leaves any part that is no word by itself: "kinerjanya", "subbidang".
"""

from __future__ import annotations

import re
from functools import lru_cache

from evidence_checker.readers.text_quality import known_words

_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST_WORD, _LONGEST_WORD = 3, 24
_UNKNOWN, _WORD = 2.0, 1.0  # what a letter outside known words costs, and each known word
_LEAST_JOINED = 9  # letters: shorter ones are compounds more often than words that ran together (username, hardware)
_LEAST_PART, _LONG_PART = 4, 6
_SHORT_WORDS = frozenset(
    {"dan", "ini", "itu"}
)  # shorter ones that are words by themselves; "nya", "sub", "per" are none


def known_parts(letters: str) -> list[tuple[str, bool]]:
    """The letters cut into known words (True) and stretches that are none (False)."""
    lowered = letters.lower()
    known = known_words()
    best: list[tuple[float, int, bool]] = [(0.0, 0, True)]
    for end in range(1, len(letters) + 1):
        choice = (best[end - 1][0] + _UNKNOWN, end - 1, False)
        for start in range(max(0, end - _LONGEST_WORD), end - _LEAST_WORD + 1):
            cost = best[start][0] + _WORD
            if cost < choice[0] and lowered[start:end] in known:
                choice = (cost, start, True)
        best.append(choice)
    cuts: list[tuple[str, bool]] = []
    end = len(letters)
    while end:
        _cost, start, is_word = best[end]
        if not is_word and cuts and not cuts[-1][1]:
            cuts[-1] = (letters[start:end] + cuts[-1][0], False)
        else:
            cuts.append((letters[start:end], is_word))
        end = start
    return cuts[::-1]


def parted(text: str) -> str:
    """The text with a blank wherever known words ran together; everything else is as it was."""
    return _LETTERS.sub(lambda found: _parted(found[0]), text)


@lru_cache(maxsize=4096)
def _parted(word: str) -> str:
    if len(word) < _LEAST_JOINED or word.lower() in known_words():
        return word
    parts = known_parts(word)
    if not all(is_word and _stands_alone(part) for part, is_word in parts):
        return word
    return " ".join(part for part, _is_word in parts) if any(len(part) >= _LONG_PART for part, _ in parts) else word


def _stands_alone(part: str) -> bool:
    return len(part) >= _LEAST_PART or part.lower() in _SHORT_WORDS
