"""How sound a text is: whether a text layer can be trusted, and which of two readings of a page is the better one."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import filterfalse
from pathlib import Path

_TOKEN = re.compile(r"\S+")
_LONG = re.compile(r"[^\W\d_]{4,}")
_EDGES = "\"'“”‘’()[]{}<>.,;:!?/-–—_*•·…|=+&%#°"
_WORD = re.compile(r"[^\W\d_]{2,}(?:[-/'’.][^\W\d_]{2,})*\.?\Z")
_ACRONYM = re.compile(r"[A-Z]{2,8}\Z")
_NUMBER = re.compile(r"(?:Rp\.?)?\d+(?:[.,:/x-]\d+)*(?:%|[a-z])?\Z")
_VOWEL = re.compile(r"[aiueoAIUEO]")
_RUN = re.compile(r"[^aiueoyAIUEOY\W\d_]{5,}")
_SAMPLE = 3_000
_NO_CHARACTERS = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x80-\x9f\ufdd0-\ufdef]")
_HINT = re.compile(
    r"[^\W\d_]\d|\d[^\W\d_]|[^\W\d_][|(){}\[\]!;:~^*<>][^\W\d_]|[^aiueoyAIUEOY\W\d_]{5,}|(?<!\S)[^\w\s]{2,3}(?!\S)"
)
_MIXED = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")

# The commonest words of Indonesian prose.
_COMMON_LISTED = """
    yang dan di dengan untuk dari pada dalam atau ke adalah sebagai oleh ini itu tentang tidak telah akan dapat
    pasal ayat nomor tahun peraturan daerah kabupaten kota bupati pemerintah huruf serta secara lain agar bahwa
    para the of and to in for is
"""
_COMMON = frozenset(_COMMON_LISTED.split())


def is_nonsense(text: str) -> bool:
    """Whether a text layer holds signs that no reader should get (fonts without a way back to characters)."""
    sample = text[:_SAMPLE]
    visible = sum(map(len, sample.split()))
    if visible < 20:
        return False
    plain = sample.isascii() and sample.replace("\n", "").isprintable()
    if not plain and len(_NO_CHARACTERS.findall(sample)) > 0.2 * visible:
        return True
    if sample.count("(cid:") * 5 > 0.2 * visible:
        return True
    # A font whose codes are shifted gives signs and digits where letters should be, or letters without vowels.
    vowels = sum(map(sample.count, "aiueoAIUEO"))
    if vowels >= 0.12 * visible:
        return False
    letters = sum(map(str.isalpha, sample))
    return letters > 40 and vowels < 0.12 * letters


def oddness(text: str) -> float:
    """The share of tokens, 0..1, that look like bad OCR ("2OL9", "l(O|A"; "menimbaag" is not seen). 0 for too few
    tokens.

    A sound text is told by one quick search; only where that hints at something is every token looked at.
    """
    sample = text[:_SAMPLE]
    tokens = sample.split()
    if len(tokens) < 15:
        return 0.0
    # words of letters only can hint at nothing but a long run of consonants
    hints = len(_RUN.findall(" ".join(filter(str.isalpha, tokens))))
    hints += len(_HINT.findall(" ".join(filterfalse(str.isalpha, tokens))))
    if hints < 0.02 * len(tokens):
        return 0.0
    return sum(map(_is_odd, tokens)) / len(tokens)


def _is_odd(token: str) -> float:
    core = token.strip(_EDGES)
    if not core:
        return 0.0 if len(token) == 1 or len(set(token)) == 1 else 0.5
    if _NUMBER.match(core) or _ACRONYM.match(core):
        return 0.0
    if _WORD.match(core):
        # Words without vowels, or with long runs of consonants, are no Indonesian words; mixed case inside one is OCR.
        if not _VOWEL.search(core) or _RUN.search(core):
            return 0.0 if len(core) <= 4 else 1.0
        lower = sum(c.islower() for c in core[1:])
        return 0.0 if lower in (0, len(core) - 1) or "/" in core or "-" in core else 0.3
    if len(core) == 1:
        return 0.3 if core.isalpha() else 0.5
    if _MIXED.search(core):
        return 1.0 if len(core) > 2 and not re.search(r"[-./]", core) else 0.3
    return 0.5


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Words that stand in official documents of any subject, lower case."""
    lines = Path(__file__).with_name("known_words.txt").read_text(encoding="utf-8").splitlines()
    return _COMMON.union(word for line in lines if not line.startswith("#") for word in line.split())


def known_share(text: str) -> float:
    """The share of words of three letters and more, 0..1, that stand in official documents of any subject.

    About 0.6 on sound pages; 1.0 for fewer than four words, of which nothing can be told.
    """
    known = known_words()
    words = [token.strip(_EDGES).lower() for token in text.split()]
    words = [word for word in words if len(word) > 2 and word.isalpha()]
    return sum(word in known for word in words) / len(words) if len(words) >= 4 else 1.0


def is_spaced(text: str) -> bool:
    """Whether a text layer has a blank after nearly every letter (layers of some OCR programs)."""
    tokens = text[:_SAMPLE].split()
    return len(tokens) >= 20 and sum(len(token) == 1 for token in tokens) > 0.6 * len(tokens)


def is_strange(text: str) -> bool:
    """Whether hardly any word of a text of some length is known: another alphabet, or letters swapped for others."""
    words = [token for token in text.split() if len(token) > 2 and token.strip(_EDGES).isalpha()]
    return len(words) >= 25 and known_share(text) < 0.06


def agreement(said: str, seen: str) -> float:
    """The share of the longer words of `said`, 0..1, that `seen` holds too; 1.0 where there are too few to tell."""
    words, held = set(_LONG.findall(said.lower())), set(_LONG.findall(seen.lower()))
    return len(words & held) / len(words) if len(words) >= 4 else 1.0


def worth(text: str) -> float:
    """A figure for comparing two readings of one page: how much sound text there is (words; common ones count more)."""
    total = 0.0
    known = known_words()
    for token in _TOKEN.findall(text):
        core = token.strip(_EDGES)
        if len(core) < 2:
            continue
        if core.lower() in known:
            total += 2.0
        elif _NUMBER.match(core):
            total += 0.7
        elif _WORD.match(core):
            total += 1.0 - _is_odd(token)
        else:
            total -= 0.5
    return total
