"""What the OCR of a document settled on its first pages, in a form that can be kept while the document waits."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidence_checker.readers.ocr.image_text import Reading


@dataclass(slots=True)
class Remedy:
    """Another engine or direction: how often it was tried and how often it gave the better reading.

    `waited`: how often it rested since.
    """

    tried: int = 0
    helped: int = 0
    waited: int = 0


@dataclass(slots=True)
class Settled:
    """`spent`: readings so far, on so many `pages`. `left_poor`: pages that read poorly when the budget was gone.
    `angle`: degrees by which pages are turned counter-clockwise. `voice`: the engine that is asked first, "" = none.
    `remedies`: what else was tried. `known`: readings by the SHA-256 of their image, in hexadecimal digits."""

    spent: int = 0
    pages: int = 0
    left_poor: int = 0
    angle: int = 0
    voice: str = ""
    remedies: dict[str, Remedy] = field(default_factory=dict)
    known: dict[str, Reading] = field(default_factory=dict)
