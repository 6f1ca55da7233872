"""How much of a page is quoted around a hit: a whole sentence, or a list item together with the line that opens its
list, because "Arsitektur SPBE;" alone says nothing."""

from __future__ import annotations

import re

from evidence_checker.text.folding import around

_REACH = 500  # characters a list is looked for on either side of its item
_ITEM = re.compile(r"\s*(?:\(?(?:[a-zA-Z]|\d{1,2}|[ivx]{1,4})[.)]|[-\u2022\u2013\u00b7])\s+")
_OPENS = re.compile(r":[ \t]*\n|:\s+(?=(?:\(?[a1][.)]|[-\u2022\u2013])\s)")
_NEW_PART = re.compile(r"\n\s*(?:pasal\s+\d|bab\s+[ivx]+\b|bagian\s+ke|\(\d{1,2}\)\s)|\n\s*\n", re.IGNORECASE)
_OVER = re.compile(r"\.[ \t]*(?:\n|$)|\n\s*\n")


def quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a page that is shown for the hit ``start:end``: a sentence, or, where the hit is an item of a
    list, the sentence that opens the list up to its last item (at most some 500 characters each side)."""
    left, right = around(text, start, end)
    if not _is_item(text, left, right):
        return left, right
    opening = _opening(text, left)
    if opening is None:
        return left, right
    over = _OVER.search(text, max(end, right - 1), min(len(text), right + _REACH))
    last = over.start() + (text[over.start()] == ".") if over else right
    return opening, max(right, min(last, opening + 2 * _REACH))


def listed(text: str, start: int, end: int) -> bool:
    """Whether the hit ``start:end`` is no more than an item of a list that a sentence opens."""
    left, right = around(text, start, end)
    return _is_item(text, left, right) and _opening(text, left) is not None


def _is_item(text: str, left: int, right: int) -> bool:
    """Whether a stretch is one item of a list: it ends with a semicolon, or a letter or number stands before it."""
    if text[right - 1 : right] == ";":
        return True
    line = text[text.rfind("\n", 0, left) + 1 : left]
    return bool(line.strip()) and _ITEM.fullmatch(line) is not None


def _opening(text: str, left: int) -> int | None:
    """Where the sentence begins whose colon opens the list before `left`; None where no list is open there."""
    near = max(0, left - _REACH)
    colons = list(_OPENS.finditer(text, near, left))
    if not colons:
        return None
    colon = colons[-1]
    between = text[colon.end() : left]
    if _NEW_PART.search(between) or not _ITEM.match(between or "a. "):
        return None
    first, _ = around(text, colon.start(), colon.start())
    return first
