"""A reading that was paused after the first pages of a document, so that it can go on where it ended.

It holds the pages and all that was settled on them, so that going on gives the same document as reading in one go, and
no page is read twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from evidence_checker.model import Finding, Page
from evidence_checker.readers.ocr.settled import Settled


class Paused(Exception):
    """The first pages are read; the rest is for later."""


@dataclass(frozen=True, slots=True)
class Begun:
    """`sha256`: of the bytes that were read. `done`: the last page (1-based) that was looked at. `seconds`: spent.

    `pages`, `findings`, `compared`, `ocr`: as the draft held them then.
    """

    sha256: str
    done: int
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    compared: dict[str, list[bool]]
    ocr: Settled | None
    seconds: float
