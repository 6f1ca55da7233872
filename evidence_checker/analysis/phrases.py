"""Known phrases in a text, word by word: for words that tell what a document is, where no error needs to be borne.

One pass over the words; a phrase is looked up by its first word. Case and hyphens mean nothing, but an abbreviation of up
to four capitals must stand in capitals ("NOP", "PT").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_HYPHEN = re.compile(r"\s?[-\u2010-\u2013]\s?")
_PREFIXES = frozenset({"e", "i", "m", "si", "sim"})
_ABBREVIATION = 4
_NONE: dict[int, dict[tuple[str, ...], list[tuple[str, str, bool]]]] = {}


class Word(NamedTuple):
    """A word of a text, in small letters. `start`, `end`: characters of the text."""

    text: str
    start: int
    end: int


class Named(NamedTuple):
    """A phrase found. `name`: what it was given for; `phrase`: as written in the data; `start`, `end`: characters."""

    name: str
    phrase: str
    start: int
    end: int


@functools.lru_cache(maxsize=2048)  # a line is asked for phrases of several sorts, by several frameworks
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; a prefix of applications ("e-", "SI-", "e ") is one word with what follows it."""
    found: list[Word] = []
    prefix: Word | None = None
    for match in _WORD.finditer(text):
        word = Word(match.group().casefold(), match.start(), match.end())
        if prefix is not None:
            gap = text[prefix.end : word.start]
            if _HYPHEN.fullmatch(gap) or (prefix.text == "e" and gap == " "):
                found[-1] = Word(prefix.text + word.text, prefix.start, word.end)
                prefix = None
                continue
        found.append(word)
        prefix = word if word.text in _PREFIXES else None
    return tuple(found)


class Phrases:
    """Phrases under names, ready to be found."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """`named`: (name, phrase) pairs; one phrase may stand under several names."""
        # first word -> number of words, most first -> the words -> (name, phrase, whether it stands in capitals)
        self._by_first: dict[str, dict[int, dict[tuple[str, ...], list[tuple[str, str, bool]]]]] = {}
        for name, phrase in named:
            self.add(name, phrase, tuple(word.text for word in words_of(phrase)))

    def add(self, name: str, phrase: str, words: Sequence[str], *, loose: bool = False) -> None:
        """One more form of a phrase. `loose`: small letters will do."""
        if words:
            letters = "".join(filter(str.isalpha, phrase))
            capitals = letters.isupper() and len(letters) <= _ABBREVIATION and not loose
            known = self._by_first.setdefault(words[0], {})
            if len(words) not in known:
                known[len(words)] = {}
                self._by_first[words[0]] = dict(sorted(known.items(), reverse=True))
            self._by_first[words[0]][len(words)].setdefault(tuple(words), []).append((name, phrase, capitals))

    def find(self, text: str) -> list[Named]:
        """Every phrase, in order; of phrases of one name that begin at one word the longest."""
        words = words_of(text)
        found: list[Named] = []
        until: dict[str, int] = {}
        texts = [word.text for word in words]
        for position, word in enumerate(words):
            for length, forms in self._by_first.get(word.text, _NONE).items():
                matching = forms.get(tuple(texts[position : position + length]))
                for name, phrase, capitals in matching or ():
                    end = words[position + length - 1].end
                    if until.get(name, -1) > word.start or (capitals and not text[word.start : end].isupper()):
                        continue
                    found.append(Named(name, phrase, word.start, end))
                    until[name] = end
        return found


_PREFIXED = re.compile(r"(e|i|m|si|sim)\s?[-\u2010-\u2013]\s?(.+)", re.IGNORECASE)
_LEAST = 4  # letters of a name that may be told by its form


def forms_of(application: str) -> list[tuple[str, ...]]:
    """The forms in which people write the name of an application: e-X, si-X, SI X, X online, joined and parted.

    >>> ("siakip",) in forms_of("e-SAKIP")
    True
    """
    own = tuple(word.text for word in words_of(application))
    forms = [own]
    prefixed = _PREFIXED.fullmatch(application)
    base = "".join(_WORD.findall((prefixed[2] if prefixed else application).casefold()))
    if len(own) > 1:
        forms.append(("".join(own),))
    if len(base) >= _LEAST and len(own) == 1:
        bases = [base]
        if base.startswith("s") and len(base) > _LEAST and prefixed:
            bases.append(base[1:])  # e-SAKIP, SI-AKIP: the S stands for "sistem"
        for each in bases:
            forms += [(f"e{each}",), (f"si{each}",), ("si", each), (each, "online"), ("aplikasi", each)]
    return list(dict.fromkeys(forms))
