"""Titles typed with a blank after every letter ("K E P U T U S A N"): joined to words again.

Where the words are kept apart by wider gaps, those tell the words. Where the gaps are lost, the joined letters are cut
into known words by the cheapest way (dynamic programming over the positions); what is known by no word stays joined.
"""

from __future__ import annotations

import re

from evidence_checker.readers.text_quality import known_words
from evidence_checker.readers.word_parting import known_parts

_SPACED = re.compile(r"(?<!\S)(?:[^\s] {1,4}){5,}[^\s](?!\S)")
_GAP = re.compile(r" {2,}")
_PARTS = re.compile(r"[^\W\d_]+|[\W\d_]+")
_LEAST_LETTERS = 4
_LEAST_WORD = 3
_LONGEST_LINE = 300


def unspaced(text: str) -> str:
    """The text with letters that stand apart joined to words, line by line; other text is as it was."""
    if not _SPACED.search(text):
        return text
    return _SPACED.sub(lambda match: _joined(match[0]), text)


def _joined(spaced: str) -> str:
    if sum(character.isalpha() for character in spaced) < _LEAST_LETTERS or len(spaced) > 2 * _LONGEST_LINE:
        return spaced
    if _GAP.search(spaced):
        words = ["".join(word.split()) for word in _GAP.split(spaced)]
        return " ".join(words) if sum(map(len, words)) >= _LEAST_WORD * len(words) else spaced
    made, is_known = "", False
    before = ""
    for part in _PARTS.findall(spaced.replace(" ", "")):
        words = [word for word, _ in known_parts(part)] if part[0].isalpha() else [part]
        # "NOMOR188/HK" → "NOMOR 188/HK", but the HK of a number stays in its number.
        made += " " if part[0].isdigit() and before.lower() in known_words() else ""
        made += " ".join(words)
        before = words[-1]
        is_known = is_known or any(len(word) >= _LEAST_LETTERS and word.lower() in known_words() for word in words)
    return made if is_known else spaced
