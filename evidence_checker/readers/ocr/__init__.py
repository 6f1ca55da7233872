"""OCR, a tool of readers: engines behind one protocol, pages turned upright and straight before they are read."""

from __future__ import annotations

import importlib
import time
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from evidence_checker.readers import progress, text_quality
from evidence_checker.readers.base import ReadingOptions
from evidence_checker.readers.ocr.image_text import Reading

if TYPE_CHECKING:
    from PIL import Image

# Below this a reader of the report is told that the page was read faintly.
LOW_CONFIDENCE = 0.6
_PAGE_SECONDS = 60.0
# Below this confidence, or this worth, of a page it is read a second time as scattered words; of those, words below
# _READABLE are specks and rules.
_SURE, _FEW, _READABLE = 0.8, 8, 0.35

# In the order in which "auto" tries them.
ENGINES = {
    "tesseract": "evidence_checker.readers.ocr.tesseract:Tesseract",
    "rapidocr": "evidence_checker.readers.ocr.rapid:Rapid",
}


class Engine(Protocol):
    """Reads a grey image of a page that stands upright. `name`: with its version, as `doctor` shows it.

    `has_sparse`: whether it can also look for scattered words instead of blocks of prose.
    """

    name: str
    has_sparse: bool

    def read(self, image: Image.Image, sparse: bool = False) -> Reading:
        """The text of the image, "" when there is none. `sparse`: as scattered words."""


class NoEngine(Exception):
    """The engine is not on this machine; the text says what is missing."""


def engine(options: ReadingOptions) -> Engine | None:
    """The engine that runs here; None when there is none. Loaded once a process."""
    return _engine(options.engine, options.languages)


def chosen(options: ReadingOptions) -> str:
    """The name of the engine that would run, "" for none; found without loading any model."""
    for name, target in ENGINES.items():
        if options.engine in ("auto", name) and importlib.import_module(target.split(":")[0]).is_here(
            options.languages
        ):
            return name
    return ""


@lru_cache(maxsize=4)
def _engine(wanted: str, languages: str) -> Engine | None:
    for name, target in ENGINES.items():
        if wanted not in ("auto", name):
            continue
        module, attribute = target.split(":")
        try:
            made: Engine = getattr(importlib.import_module(module), attribute)(languages)
        except (NoEngine, ImportError):
            continue
        return made
    return None


def recognise(image: Image.Image, reader: Engine, options: ReadingOptions, started: float = 0.0) -> Reading:
    """The text of a page image that may lie sideways, upside down or tilted; boxes in the image's own pixels."""
    from evidence_checker.readers.ocr import straighten

    started = started or time.monotonic()
    grey = image if image.mode == "L" else image.convert("L")
    ink = straighten.ink(grey)
    if ink.sum() < 40:
        return Reading("", 1.0)
    turned = 90 if straighten.lies_sideways(ink) else 0
    first = _turned(grey, turned, reader)
    if not _is_poor(first):
        return first
    best = first
    for angle in (turned + 180, turned + 90, turned + 270):
        if time.monotonic() - started > _PAGE_SECONDS:
            break
        progress.report()
        other = _turned(grey, angle % 360, reader)
        if text_quality.worth(other.text) * other.confidence > 1.2 * text_quality.worth(best.text) * best.confidence:
            best = other
            if not _is_poor(best):
                break
    return best


def _is_poor(reading: Reading) -> bool:
    """Whether the page may lie another way round: engines read upside-down lines as confident nonsense."""
    if reading.confidence < 0.55 or text_quality.worth(reading.text) < 8 or text_quality.oddness(reading.text) > 0.35:
        return True
    return (
        reading.confidence < 0.85 and len(reading.text.split()) >= 30 and text_quality.common_share(reading.text) < 0.06
    )


def _turned(grey: Image.Image, angle: int, reader: Engine) -> Reading:
    from evidence_checker.readers.ocr import straighten

    upright = grey.rotate(angle, expand=True) if angle else grey
    tilt = straighten.tilt(straighten.ink(upright))
    straight = straighten.rotated(upright, tilt) if tilt else upright
    reading = reader.read(straight)
    if reader.has_sparse and (reading.confidence < _SURE or text_quality.worth(reading.text) < _FEW):
        # Forms and flow charts with dotted rules hide their words from an engine that looks for prose.
        scattered = reader.read(straight, sparse=True).sure(_READABLE)
        if text_quality.worth(scattered.text) > 1.15 * text_quality.worth(reading.text):
            reading = scattered
    if tilt:
        reading = reading.turned_back(tilt, straight.size, upright.size)
    if angle:
        reading = reading.turned_back(angle, upright.size, grey.size)
    return reading
