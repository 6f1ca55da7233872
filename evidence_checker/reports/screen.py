"""What text is written for: its columns, and whether colour helps there. Nothing is told by colour alone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from evidence_checker.text.columns import columns, cut

NARROWEST, WIDEST = 60, 120  # a table does not fit in less; longer lines of prose are hard to read

Manner = Literal["good", "doubtful", "bad", "open", "heading", "first"]

# Select Graphic Rendition, ECMA-48 (1991), 8.3.117: 1 is bold, 3 and the number of a colour is the colour of letters.
_BOLD = "1"
_RED, _GREEN, _YELLOW, _CYAN = (f"3{colour}" for colour in (1, 2, 3, 6))
_SHOWN: dict[Manner, str] = {
    "good": _GREEN, "doubtful": _YELLOW, "bad": _RED, "open": _CYAN, "heading": _BOLD, "first": f"{_BOLD};{_RED}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Screen:
    """`width`: columns. `colours`: whether a terminal shows them and its user wants them."""

    width: int = 80
    colours: bool = False

    def shown(self, text: str, manner: Manner) -> str:
        """The text, in the colour of its manner where colours are shown."""
        return f"\x1b[{_SHOWN[manner]}m{text}\x1b[0m" if self.colours and text.strip() else text

    def wrap(self, text: str, indent: int = 0, hang: int = 0) -> Iterator[str]:
        """The text as lines of at most `width` columns, moved in by `indent`, all but the first by `hang` more."""
        first, rest = " " * indent, " " * (indent + hang)
        yield from textwrap.wrap(text, self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


PLAIN = Screen()


def fit(text: str, width: int) -> str:
    """Text cut ("…") or padded to exactly `width` columns."""
    kept = cut(text, width)
    return kept + " " * (width - columns(kept))
