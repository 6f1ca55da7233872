"""A page to be drawn, and what came of it."""

from __future__ import annotations

from msgspec import Struct

from evidence_checker.model.assessment import Box
from evidence_checker.model.documents import SourceFile
from evidence_checker.model.findings import Finding


class PageQuote(Struct, frozen=True):
    """A quote to be found. `at`: where on the page it stands, as a share of the page's characters (0..1), which tells
    equal quotes apart."""

    text: str
    at: float = 0.0


class PageOrder(SourceFile, frozen=True):
    """A page to draw of a file whose `sha256` is known. `page`: 1-based. `width`: pixels, 0 = only the boxes.
    `quotes`: to be found on it."""

    page: int = 1
    width: int = 0
    quotes: tuple[PageQuote, ...] = ()


class DrawnPage(Struct, frozen=True):
    """`image`: JPEG, b"" when none was asked for or `why` says why there is none. `pages`: of the file, 0 = unknown.
    `width`, `height`: of the page in points (pixels for pictures). `boxes`: for each quote, its lines."""

    image: bytes = b""
    pages: int = 0
    width: float = 0.0
    height: float = 0.0
    boxes: tuple[tuple[Box, ...], ...] = ()
    why: Finding | None = None
