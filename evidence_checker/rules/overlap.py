"""Which documents serve indicators of two frameworks at once, by what the rules of both ask for.

A document can serve both where two requirements accept a common kind and one's phrase holds the other's: what speaks of
"rencana aksi kinerja" speaks of "rencana aksi" too. Contents, places and years are not compared: they say whether it
suffices, not whether it is the same document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence_checker.model import Framework, Indicator, Requirement

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Common:
    """What serves two indicators. `kinds`: of document, ids. `phrases`: the longer of each two, as written."""

    first: str
    second: str
    kinds: tuple[str, ...]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one requirement asks for: its kinds and its phrases (as words in small letters → as written)."""

    kinds: frozenset[str]
    phrases: dict[str, str]


def overlap(first: Framework, second: Framework) -> list[Common]:
    """Every pair of indicators that one document may serve, in the order of the first framework."""
    theirs = [(indicator, _asked(indicator, second)) for indicator in second.indicators]
    found: list[Common] = []
    for indicator in first.indicators:
        ours = _asked(indicator, first)
        for other, asked in theirs:
            kinds: dict[str, None] = {}
            phrases: dict[str, None] = {}
            for one in ours:
                for two in asked:
                    both = one.kinds & two.kinds
                    said = _shared(one.phrases, two.phrases) if both else []
                    if said:
                        kinds.update(dict.fromkeys(sorted(both)))
                        phrases.update(dict.fromkeys(said))
            if kinds:
                found.append(Common(indicator.id, other.id, tuple(kinds), tuple(phrases)))
    return found


def _asked(indicator: Indicator, framework: Framework) -> list[_Asked]:
    names = {kind.id: kind.name for kind in framework.knowledge.kinds}
    return [
        _Asked(frozenset(each.kinds), _phrases(each, indicator, names))
        for each in indicator.requirements
        if each.evidence not in ("manual", "number") and each.kinds
    ]


def _phrases(requirement: Requirement, indicator: Indicator, names: dict[str, str]) -> dict[str, str]:
    """A kind that is about the subject by itself counts as a phrase: its name."""
    written = [*(requirement.subject or indicator.subject), *(names.get(kind, kind) for kind in requirement.by_kind)]
    return {f" {' '.join(_WORD.findall(term.casefold()))} ": term for term in written}


def _shared(ours: dict[str, str], theirs: dict[str, str]) -> list[str]:
    found = []
    for one, written in ours.items():
        for two, other in theirs.items():
            if one in two or two in one:
                found.append(written if len(one) >= len(two) else other)
    return found
