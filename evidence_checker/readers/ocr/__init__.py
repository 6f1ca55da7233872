"""OCR, a tool of readers: engines behind one small protocol. What is read how often is decided in `session`."""

from __future__ import annotations

import importlib
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from evidence_checker.readers.ocr.image_text import Reading

if TYPE_CHECKING:
    from PIL import Image

    from evidence_checker.readers.base import ReadingOptions

# Below this a reader of the report is told that the page was read faintly.
LOW_CONFIDENCE = 0.6

# In the order in which "auto" tries them.
ENGINES = {
    "paddle": "evidence_checker.readers.ocr.paddle",
    "tesseract": "evidence_checker.readers.ocr.tesseract",
    "rapidocr": "evidence_checker.readers.ocr.rapid",
}


class Engine(Protocol):
    """Reads an image of a page that stands upright. `name`: with its version, as `doctor` shows it.

    `levels_lines`: whether it reads tilted lines as well as level ones.
    """

    name: str
    levels_lines: bool

    def read(self, image: Image.Image, letters: float = 0.0) -> Reading:
        """The text of the image, "" for none. `letters`: height of a line of letters in pixels, 0 = unknown."""


class NoEngine(Exception):
    """The engine is not on this machine; the text says what is missing."""


def chosen(options: ReadingOptions) -> str:
    """The name of the engine that would run first, "" for none; found without loading any model."""
    return next(iter(present(options.engine, options.languages)), "")


@lru_cache(maxsize=8)
def present(wanted: str, languages: str) -> tuple[str, ...]:
    """The engines on this machine that `wanted` ("auto" or a name) allows, best first."""
    return tuple(
        name
        for name, module in ENGINES.items()
        if wanted in ("auto", name) and importlib.import_module(module).is_here(languages)
    )


def voices(options: ReadingOptions) -> tuple[str, ...]:
    """Who is asked, one after the other, while a page reads poorly: names for `engine`; () for nobody."""
    here = present(options.engine, options.languages)
    if not here:
        return ()
    if here[0] != "paddle":
        return here[:1]
    return ("paddle-tiny", "paddle-small", *(["tesseract"] if "tesseract" in here else []))


@lru_cache(maxsize=6)
def engine(voice: str, languages: str) -> Engine | None:
    """The engine of one voice, loaded once a process; None when it does not load."""
    name, _, size = voice.partition("-")
    module = importlib.import_module(ENGINES[name])
    try:
        made: Engine = (
            module.Paddle(size) if name == "paddle" else
            module.Tesseract(languages) if name == "tesseract" else module.Rapid(languages)
        )  # fmt: skip
    except (NoEngine, ImportError):
        return None
    return made
