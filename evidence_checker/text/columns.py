"""How wide a text is on a terminal, and a text cut to a width."""

from __future__ import annotations

import unicodedata


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )


def cut(text: str, width: int, *, at_word: bool = False) -> str:
    """The text, cut ("…") where it is wider than `width` columns. `at_word`: only between words, where the text has
    any."""
    if columns(text) <= width:
        return text
    kept = text[:width]  # cut first: the loop looks at all of it
    while columns(kept) > width - 1:
        kept = kept[:-1]
    if at_word and " " in kept.strip() and text[len(kept)] != " ":
        kept = kept[: kept.rindex(" ")]
    return kept.rstrip(" ,;:.(") + "…"
