"""How the pages of one document are read: which engine, which way round, how often.

Direction and the engine that reads best are matters of the document: they are settled on its first pages and kept, and
what did not help there is not tried on every page that follows. Each page and each document has a budget of readings.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PIL import Image

from evidence_checker.readers import memory_room, progress, text_quality
from evidence_checker.readers.ocr import Engine, engine, straighten, voices
from evidence_checker.readers.ocr.image_text import Reading
from evidence_checker.readers.ocr.settled import Remedy, Settled

if TYPE_CHECKING:
    from evidence_checker.readers.options import ReadingOptions

_LEAST_INK = 40
_PAGE_SECONDS = 60.0
_MOST_PASSES = 5
# A document may spend so many readings beyond one a page: some at once, and one for every fourth page.
_SPARE, _SPARE_EACH = 16, 4
# After so many tries without gain a remedy rests; it is tried again on every so-many-th page that reads poorly.
_TRIES, _AGAIN = 3, 10
# How much better another reading must be.
_BETTER = 1.1
_KEPT = 64
_UNSURE = 0.55
# So many pieces of lines are seen on a page of prose even where an engine finds no letter on it.
_LINES_OF_A_PAGE = 150
# No image is made smaller than that (long side, pixels).
_LEAST_SIDE = 1_000


def _worth_trying(remedy: Remedy) -> bool:
    if remedy.tried < _TRIES or 3 * remedy.helped >= remedy.tried:
        return True
    remedy.waited += 1
    return remedy.waited % _AGAIN == 0


@dataclass(slots=True)
class Session:
    """The OCR of one document. `settled`: what its pages showed so far."""

    options: ReadingOptions
    settled: Settled = field(default_factory=Settled)
    _voices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._voices = tuple(each for each in voices(self.options) if self._engine(each) is not None)
        if self.settled.voice not in self._voices:
            self.settled.voice = self._voices[0] if self._voices else ""

    def _engine(self, voice: str) -> Engine | None:
        return engine(voice, self.options.languages)

    @property
    def is_mute(self) -> bool:
        """Whether this machine has no engine."""
        return not self._voices

    def read(self, image: Image.Image, enlarged: Callable[[float], Image.Image | None] | None = None) -> Reading:
        """The text of a page image that may lie sideways, upside down or tilted; boxes in the image's own pixels.

        `enlarged(factor)`: the same image drawn up to so many times as large, None where that shows no more of it: a
        picture stretched beyond its own pixels reads worse and costs more.
        """
        dark = straighten.ink(image)
        if dark.sum() < _LEAST_INK:
            return Reading("", 1.0, passes=0)
        key = hashlib.sha256(image.tobytes()).hexdigest()
        if (known := self.settled.known.get(key)) is not None:
            return replace(known, passes=0)
        self.settled.pages += 1
        reading = self._read(image, dark, enlarged)
        if len(self.settled.known) < _KEPT:
            self.settled.known[key] = reading
        return reading

    def sample(self, image: Image.Image) -> Reading:
        """One quick reading of a small part of a page, to compare it with what is said to stand there."""
        reading = self._once(image, self.settled.voice, self.settled.angle, 0.0)
        self.settled.spent -= 1
        return reading

    def _read(
        self, image: Image.Image, dark: straighten.Ink, enlarged: Callable[[float], Image.Image | None] | None
    ) -> Reading:
        image, factor, letters = _at_reading_size(image, straighten.letters(dark, max(image.size)), enlarged)
        started = time.monotonic()
        best = self._once(image, self.settled.voice, self.settled.angle, letters)
        passes = 1
        if not best.text.strip() and straighten.runs(dark) < _LINES_OF_A_PAGE:
            return best  # a photograph or a drawing
        for name, voice, angle in self._others(best):
            if not is_poor(best) or passes >= _MOST_PASSES or time.monotonic() - started > _PAGE_SECONDS:
                break
            remedy = self.settled.remedies.setdefault(name, Remedy())
            if not _worth_trying(remedy):
                continue
            if self.settled.spent >= self.settled.pages + _SPARE + self.settled.pages // _SPARE_EACH:
                self.settled.left_poor += 1
                break
            progress.report()
            other = self._once(image, voice, angle, letters)
            passes += 1
            remedy.tried += 1
            if score(other) > _BETTER * score(best):
                best = other
                remedy.helped += 1
                self._settle(best, voice, angle, remedy)
        # Confident nonsense is no more to be trusted than what was read with little confidence.
        sure = min(best.confidence, _UNSURE) if best.text.strip() and is_poor(best) else best.confidence
        best = replace(best, passes=passes, confidence=sure)
        return best.scaled(1 / factor) if factor != 1.0 else best

    def _others(self, first: Reading) -> list[tuple[str, str, int]]:
        """What else can be tried on a page that reads poorly: name, engine, angle; likeliest first."""
        voice, angle = self.settled.voice, self.settled.angle
        turns = [angle + 90, angle + 270, angle + 180] if first.sideways else [angle + 180, angle + 270, angle + 90]
        if self._engine(voice).levels_lines and not first.sideways:  # type: ignore[union-attr]
            turns = turns[:1]
        elif first.sideways:
            turns = [angle + 270]
        turned = [(f"turn {turn % 360}", voice, turn % 360) for turn in turns]
        if not first.text.strip():
            turned = []
        asked = [(each, each, angle) for each in self._voices[self._voices.index(voice) + 1 :]]
        return [*turned, *asked] if _lies_wrong(first) else [*asked, *turned]

    def _settle(self, best: Reading, voice: str, angle: int, remedy: Remedy) -> None:
        """Keep for the following pages what helped twice (a direction: as soon as a page reads well in it)."""
        if not is_poor(best):
            self.settled.angle = angle
        if voice != self.settled.voice and remedy.helped >= 2 and 2 * remedy.helped > remedy.tried:
            self.settled.voice = voice

    def _once(self, image: Image.Image, voice: str, angle: int, letters: float) -> Reading:
        self.settled.spent += 1
        reader = self._engine(voice)
        assert reader is not None
        upright = image.rotate(angle, expand=True) if angle else image
        tilt = 0.0 if reader.levels_lines else straighten.tilt(straighten.ink(upright))
        straight = straighten.rotated(upright, tilt) if tilt else upright
        with memory_room.for_models():
            reading = reader.read(straight, letters)
        if tilt:
            reading = reading.turned_back(tilt, straight.size, upright.size)
        return reading.turned_back(angle, upright.size, image.size) if angle else reading


def _at_reading_size(
    image: Image.Image, letters: float, enlarged: Callable[[float], Image.Image | None] | None
) -> tuple[Image.Image, float, float]:
    """The image at the size at which letters of that height (pixels, 0.0 = not seen) are read best, how many times as
    large as before it is, and how high the letters now stand."""
    factor = 1.0
    if enlarged is not None and 0 < letters < straighten.SMALL_LETTERS:
        larger = enlarged(min(straighten.WANTED_LETTERS / letters, 3.0))
        if larger is not None:
            factor = larger.size[0] / image.size[0]
            image = larger
    elif letters > straighten.LARGE_LETTERS and max(image.size) > _LEAST_SIDE:
        factor = max(straighten.WANTED_LETTERS / letters, _LEAST_SIDE / max(image.size))
        size = max(1, round(image.size[0] * factor)), max(1, round(image.size[1] * factor))
        smaller = image.resize(size, Image.Resampling.HAMMING)
        factor = smaller.size[0] / image.size[0]
        image = smaller
    return image, factor, letters * factor


def score(reading: Reading) -> float:
    """For comparing readings of one image: how much sound text, and how sure."""
    return max(text_quality.worth(reading.text), 0.1) * reading.confidence


def _lies_wrong(reading: Reading) -> bool:
    """Whether the page may lie another way round: lines upside down are read with little confidence."""
    return reading.confidence < 0.75 and text_quality.known_share(reading.text) < 0.25


def is_poor(reading: Reading) -> bool:
    """Whether another reading may do better: little confidence, hardly a known word, or odd words.

    Confidence alone does not tell: small blurred letters are read as confident nonsense.
    """
    if not reading.text.strip():
        return True
    if reading.confidence < 0.7:
        return True
    words = reading.text.split()
    known = text_quality.known_share(reading.text)
    if reading.confidence < 0.92 and len(words) >= 12 and known < 0.3:
        return True
    if len(words) < 30:
        return False
    return text_quality.oddness(reading.text) > 0.35 or (known < 0.12 and reading.confidence < 0.96)
