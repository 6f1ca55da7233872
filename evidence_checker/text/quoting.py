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


# an employee's number, or as many digits as only such a number has; a mobile number; an address for mail
_LEADS_UP = 120  # characters of a title before the hit
_PERSON = re.compile(
    r"\bN[I1l][PK]\b|\d(?:[\d ]{14,}\d)|(?<!\d)(?:\+62|0)\s?8\d{2}[\s.-]?\d{4}[\s.-]?\d{3,4}(?!\d)|[\w.+-]+@\w[\w.-]+"
)


def clear_of_forms(
    text: str,
    left: int,
    right: int,
    start: int,
    end: int,
    labels: re.Pattern[str],
    *,
    screen: bool,
    title: bool = False,
) -> tuple[int, int]:
    """A quote ``left:right`` cut to the line of its hit ``start:end`` where a form's head (`labels`) or a person's
    number stands in the rest of it, and on a screen always: what is printed beside it there are other fields. Of a
    `title` the first words are kept where they lead up to the hit."""
    if not screen and not _in_a_form(text[left:start], labels) and not _in_a_form(text[end:right], labels):
        return left, right
    if not title or start - left > _LEADS_UP or _in_a_form(text[left:start], labels):
        left = max(left, text.rfind("\n", 0, start) + 1)
    line_end = text.find("\n", end)
    right = min(right, line_end if line_end >= 0 else len(text))
    for match in (*labels.finditer(text, left, start), *_PERSON.finditer(text, left, start)):
        left = max(left, match.end())
    for after in (labels.search(text, end, right), _PERSON.search(text, end, right)):
        right = min(right, after.start()) if after else right
    while left < start and not text[left].isalnum():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def _in_a_form(text: str, labels: re.Pattern[str]) -> bool:
    return labels.search(text) is not None or _PERSON.search(text) is not None


def listed(text: str, start: int, end: int) -> bool:
    """Whether the hit ``start:end`` is no more than an item of a list that a sentence opens."""
    left, right = around(text, start, end)
    return _is_item(text, left, right) and _opening(text, left) is not None


_ITEMS, _WORDS = 4, 6  # of an enumeration at least; of an item at most


def enumerated(text: str, start: int, end: int) -> bool:
    """Whether the hit ``start:end`` is one of several short items that a sentence lists between commas."""
    left, right = around(text, start, end)
    before, after = text[left:start].split(","), text[end:right].split(",")
    items = [*before[1:-1], before[-1] + text[start:end] + after[0], *after[1:]]
    return len(before) > 1 and len(items) >= _ITEMS and all(len(item.split()) <= _WORDS for item in items)


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
