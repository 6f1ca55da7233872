"""OCR, a tool of readers: engines behind one small protocol. What is read how often is decided in `session`."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from evidence_checker.readers.ocr.image_text import Reading

if TYPE_CHECKING:
    from PIL import Image

    from evidence_checker.readers.options import ReadingOptions

# Below this a reader of the report is told that the page was read faintly.
LOW_CONFIDENCE = 0.6

# In the order in which "auto" tries them.
ENGINES = {
    "paddle": "evidence_checker.readers.ocr.paddle",
    "tesseract": "evidence_checker.readers.ocr.tesseract",
    "rapidocr": "evidence_checker.readers.ocr.rapid",
}
# What pip installs for them; tesseract is a program of the system.
_PACKAGES = {"paddle": ("faster_paddle",), "rapidocr": ("rapidocr", "onnxruntime")}


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
    """The name of the engine that would run first, "" for none; found without loading any model or engine."""
    return next(present(options.engine, options.languages), "")


def present(wanted: str, languages: str) -> Iterator[str]:
    """The engines on this machine that `wanted` ("auto" or a name) allows, best first; each is looked for when it is
    its turn."""
    return (name for name in ENGINES if wanted in ("auto", name) and _is_here(name, languages))


@lru_cache(maxsize=16)
def _is_here(name: str, languages: str) -> bool:
    if name in _PACKAGES:
        return all(importlib.util.find_spec(each) is not None for each in _PACKAGES[name])
    from evidence_checker.readers.ocr import tesseract

    return tesseract.is_here(languages)


def versions(languages: str = "ind") -> str:
    """The engines that are here, best first, with the versions of their packages: what two machines must have alike to
    read a picture alike. Found without loading any of them."""
    return " ".join(
        "=".join((name, *(importlib.metadata.version(each.replace("_", "-")) for each in _PACKAGES.get(name, ()))))
        for name in present("auto", languages)
    )


def voices(options: ReadingOptions) -> tuple[str, ...]:
    """Who is asked, one after the other, while a page reads poorly: names for `engine`; () for nobody."""
    here = tuple(present(options.engine, options.languages))
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
