"""Several vocabularies, one pass: what each would find alone, found together.

The phrases of all are one vocabulary and are searched once; the hits are then shared out, numbered as each vocabulary
numbers its phrases, and weighed within it alone: no phrase of one framework hides or helps a phrase of another.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence_checker.matching.search import Hit, Vocabulary, settled
from evidence_checker.text.folding import Folded


class JointVocabulary:
    """`members`: the vocabularies, in the order in which `find_each` gives their hits."""

    def __init__(self, members: Sequence[Vocabulary]) -> None:
        self.members = tuple(members)
        self._groups = [
            _Group([(place, each) for place, each in enumerate(self.members) if each.similarity == similarity])
            for similarity in dict.fromkeys(each.similarity for each in self.members)
        ]

    def find_each(self, text: str, folded: Folded, *, fuzzy: bool = True, damaged: bool = True) -> list[list[Hit]]:
        """For each member what its own `find` gives."""
        found: list[list[Hit]] = [[] for _ in self.members]
        for group in self._groups:
            for place, hits in group.find(text, folded, fuzzy, damaged):
                found[place] = hits
        return found


class _Group:
    """The members that bear slips alike. A term of the whole is (member, its number there), once for each that has
    it."""

    def __init__(self, members: Sequence[tuple[int, Vocabulary]]) -> None:
        self._members = members
        self._whole = Vocabulary((term for _, each in members for term in each.terms), members[0][1].similarity)
        self._owners = [
            [(place, each.index[term]) for place, (_, each) in enumerate(members) if term in each.index]
            for term in self._whole.terms
        ]

    def find(self, text: str, folded: Folded, fuzzy: bool, damaged: bool) -> list[tuple[int, list[Hit]]]:
        exact, near = (self._shared_out(each) for each in self._whole.found(text, folded, fuzzy=fuzzy, damaged=damaged))
        return [
            (place, settled(exact[number], near[number])) for number, (place, _) in enumerate(self._members)
        ]

    def _shared_out(self, hits: Sequence[Hit]) -> list[list[Hit]]:
        shares: list[list[Hit]] = [[] for _ in self._members]
        for hit in hits:
            for place, term in self._owners[hit.term]:
                shares[place].append(hit._replace(term=term))
        return shares
