"""Where phrases may stand with slips: a phrase with k errors holds one of its k+1 pieces unharmed.

The pigeonhole filter of Wu & Manber (1992): the pieces of all phrases are one Aho–Corasick automaton, and each piece
found tells where the phrases that have it would begin. Pieces are short and shared by many phrases, so a page has
thousands of such places; they are reckoned as arrays.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ahocorasick

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.int64]]

_BITS = 32  # of a place; the term stands above them
_BEFORE = 1 << 20  # a phrase may begin before the page, by less than its length


class Pieces:
    """The pieces of phrases that bear errors, ready to be found. `folded`: every phrase, folded; `errors`: how many
    each bears, 0 for those that are not looked for."""

    def __init__(self, folded: Sequence[str], errors: Sequence[int]) -> None:
        pieces: dict[str, list[tuple[int, int]]] = {}
        for number, (phrase, slips) in enumerate(zip(folded, errors, strict=True)):
            if slips:  # from the last letter of the piece back to where the phrase would begin
                for offset, piece in _pieces(phrase, slips + 1):
                    pieces.setdefault(piece, []).append((number, offset + len(piece) - 1))
        self._automaton = automaton({piece: place for place, piece in enumerate(pieces)})
        self._owners = list(pieces.values())
        self._errors = errors
        self._laid_out: tuple[Numbers, Numbers, Numbers, Numbers] | None = None
        self._room: Numbers | None = None

    def places(self, page: str, but: Collection[tuple[int, int]]) -> tuple[Numbers, Numbers]:
        """The (terms, characters of the folded page) where a phrase would begin that has a piece there; each pair once.
        `but`: pairs that are known already. Where a phrase would begin before the page the character is negative."""
        import numpy as np  # only workers search pages; the command itself starts without it

        found = list(self._automaton.iter(page)) if self._automaton is not None else []
        if not found:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        first, many, terms, backs = self._layout()
        ends, pieces = np.array(found, dtype=np.int64).T
        each = many[pieces]
        runs = np.repeat(first[pieces] - np.cumsum(each) + each, each) + np.arange(each.sum())
        keys = np.unique((terms[runs] << _BITS) + np.repeat(ends, each) - backs[runs] + _BEFORE)
        known = np.array([(term << _BITS) + place + _BEFORE for term, place in but], dtype=np.int64)
        keys = keys[~np.isin(keys, known)]
        return keys >> _BITS, (keys & ((1 << _BITS) - 1)) - _BEFORE

    def room(self, terms: Numbers) -> Numbers:
        """How far from its phrase each may be where it would begin: letters put in or left out before the piece shift
        the beginning, so twice the errors."""
        import numpy as np

        if self._room is None:
            self._room = 2 * np.array(self._errors, dtype=np.int64)
        room: Numbers = self._room[terms]
        return room

    def _layout(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """For each piece where its owners begin and how many they are; of all owners terms and letters back."""
        import numpy as np

        if self._laid_out is None:
            many = np.array([len(owners) for owners in self._owners], dtype=np.int64)
            terms, backs = np.array([pair for owners in self._owners for pair in owners], dtype=np.int64).T
            self._laid_out = np.cumsum(many) - many, many, terms, backs
        return self._laid_out


def automaton(entries: Mapping[str, Any]) -> Any:
    """An automaton that finds the keys; each gives its entry. None without keys."""
    if not entries:
        return None
    made = ahocorasick.Automaton()
    for key, value in entries.items():
        made.add_word(key, value)
    made.make_automaton()
    return made


def _pieces(folded: str, count: int) -> list[tuple[int, str]]:
    """A folded phrase cut into `count` pieces of about equal length: (offset, piece)."""
    width = len(folded) // count
    ends = [width * number for number in range(1, count)] + [len(folded)]
    return [(end_before, folded[end_before:end]) for end_before, end in zip([0, *ends], ends, strict=False)]
