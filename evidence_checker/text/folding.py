"""Fold text for matching, and find the way back to the original characters.

Folding keeps letters and digits only, in lower case, without accents, and writes look-alikes of bad OCR as one sign
(``0 O`` → ``o``, ``1 l i |`` → ``l``, ``5 S`` → ``s``, ``8 B`` → ``b``). What is left has no blanks, so broken words
("dimaksu d"), joined words and hyphens at a line end do not matter. `Folded.origin` leads each folded character back to
the character of the page it came from, so that a quote is always the page's own text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_LOOKALIKES = {"0": "o", "1": "l", "i": "l", "|": "l", "5": "s", "8": "b", "ı": "l", "º": "o", "°": "o"}
_DROPPED = "\x00"


def _fold_character(character: str) -> str:
    """What a character becomes: "" (dropped), one character, or several (ligatures)."""
    folded = []
    for part in unicodedata.normalize("NFKD", character):
        lowered = part.lower()
        lowered = _LOOKALIKES.get(lowered, lowered)
        if lowered.isalnum() and not unicodedata.combining(part):
            folded.append(lowered)
    return "".join(folded)


class _Table(dict[int, str]):
    """A translation table that fills itself; a dropped character becomes NUL so that lengths stay equal."""

    def __missing__(self, codepoint: int) -> str:
        folded = _fold_character(chr(codepoint)) or _DROPPED
        self[codepoint] = folded
        return folded


_TABLE = _Table()


class Folded:
    """A folded text. `text`: its characters. `origin[i]`: index in the original text of folded character ``i``."""

    __slots__ = ("_origin", "_translated", "text")

    def __init__(self, text: str, translated: str = "", origin: Sequence[int] | None = None) -> None:
        """`translated`: the original with every dropped character as NUL; the origin is read off it when it is asked
        for, because most pages are only searched."""
        self.text, self._translated, self._origin = text, translated, origin

    @property
    def origin(self) -> Sequence[int]:
        """For each folded character, where it stood in the original."""
        if self._origin is None:
            import numpy as np  # only workers search pages; the command itself starts without it

            signs = np.frombuffer(self._translated.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            self._origin = np.flatnonzero(signs).tolist()
        return self._origin

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original text behind the folded span ``start:end`` (not empty)."""
        origin = self.origin
        return origin[start], origin[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text. The origin is strictly growing except inside a ligature, whose letters share one origin."""
    translated = text.translate(_TABLE)
    if len(translated) == len(text):
        return Folded(translated.replace(_DROPPED, ""), translated)
    folded: list[str] = []
    origin = []
    for index, character in enumerate(text):
        for part in _TABLE[ord(character)]:
            if part != _DROPPED:
                folded.append(part)
                origin.append(index)
    return Folded("".join(folded), origin=origin)


def fold_term(term: str) -> str:
    """The folded characters of a phrase, without the way back."""
    return term.translate(_TABLE).replace(_DROPPED, "")


class _Letters(dict[int, str]):
    """A translation table that fills itself: letters and digits in lower case without accents, nothing else."""

    def __missing__(self, codepoint: int) -> str:
        parts = (part.lower() for part in unicodedata.normalize("NFKD", chr(codepoint)))
        kept = self[codepoint] = "".join(part for part in parts if part.isalnum() and not unicodedata.combining(part))
        return kept


_LETTERS = _Letters()
_MISREAD_CAPITALS = str.maketrans({"l": "I", "1": "I", "|": "I", "!": "I", "0": "O", "5": "S", "8": "B"})
_MARKED_WORD = re.compile(r"[^\s.,;:()/\-]+")


def spelled(text: str) -> str:
    """The letters and digits of a text as they are spelled: look-alikes stay apart ("SPIP" is not "SPLP")."""
    return text.translate(_LETTERS)


def restored(text: str) -> str:
    """As `spelled`, with what OCR reads for a capital put right inside words of capitals ("TlK" → "tik", "5PBE" →
    "spbe"). A capital L stays one."""
    return spelled(capitals_restored(text))


def capitals_restored(text: str) -> str:
    """A text in which what OCR reads for a capital is put right inside words of capitals ("0PERASl0NAL" →
    "OPERASIONAL"); of the same length."""
    return _MARKED_WORD.sub(_restored_word, text)


def _restored_word(found: re.Match[str]) -> str:
    word = found.group()
    capitals = sum(map(str.isupper, word))
    odd = sum(character in "l1|!058" for character in word)
    return word.translate(_MISREAD_CAPITALS) if capitals and capitals + odd == len(word) else word


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the whole words it touches."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


# "188. 45 / 1186" and "NOMOR : 35 TAHUN 2014" are one number, however they are set.
_SENTENCE_END = re.compile(
    r";\s|(?<!\d)\.\s|(?<=\d)\.\s(?!\s*\d)|(?<!nomor)(?<!nomor\s):\s|\n\s*\n", re.IGNORECASE
)


def around(text: str, start: int, end: int, room: int = 180) -> tuple[int, int]:
    """The sentence-like stretch around a span: at most `room` characters each side, cut at sentence or whole-word
    bounds."""
    left = max(0, start - room)
    for match in _SENTENCE_END.finditer(text, left, start):
        left = match.end()
    right = min(len(text), end + room)
    found = _SENTENCE_END.search(text, end, right)
    if found:
        right = found.start() + 1
    left, right = whole_words(text, min(left, start), max(right, end))
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f]+")
_SPACED_CAPITALS = re.compile(r"\b(?:[A-Z] ){3,}[A-Z]\b")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | {
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00ad": None, "\u200b": None, "\u200c": None,
    "\u200d": None, "\ufeff": None, "\ufffe": None,
})  # fmt: skip


def tidy(text: str) -> str:
    """Lines made regular for reading their meaning: blanks as one, spaced capitals closed, plain dashes and quotes.

    Line ends stay where they are; blanks before them too.
    """
    if not text.isascii():
        text = text.translate(_DASHES)
    # while the wide gaps between spaced-out words still stand: "P E R A T U R A N  B U P A T I" is two words
    closed = _SPACED_CAPITALS.sub(_closed, text)
    plain = _BLANKS.sub(" ", closed)
    return plain if plain == closed else _SPACED_CAPITALS.sub(_closed, plain)


def _closed(spaced: re.Match[str]) -> str:
    return spaced.group().replace(" ", "")
