"""faster-paddle (PP-OCRv6): comes by pip in one wheel with its models; works without any other program or network.

It finds the lines of an image, whatever their colour and tilt, and reads each. `tiny` is quick; `small` reads poor
pages better at four times the price.
"""

from __future__ import annotations

import io
import os
import re
from typing import Any

from PIL import Image

from evidence_checker.readers.ocr import NoEngine, lines, straighten
from evidence_checker.readers.ocr.image_text import Reading, Word, assembled, turned_box

# The longest side, in pixels, at which lines are looked for (they are read from the image itself); the next one is
# taken where letters would be lower than _LEAST_LETTERS.
_SIDES = (1_120, 1_600)
_LEAST_LETTERS = 8.0
# Letters whose small and capital forms look alike: at the head of an abbreviation they are capital ("sPBE").
_CAPITAL = re.compile(r"\b[cosuvwxz](?=[A-Z]{2,}\b)")


class Paddle:
    """One size of the models, "tiny" or "small". Raises NoEngine when the wheel is not installed or does not load."""

    levels_lines = True

    def __init__(self, size: str) -> None:
        # One thread a process: workers share the cores. Waiting in a loop would only cost the other workers time.
        os.environ.setdefault("OCR_DET_SPIN", "0")
        os.environ.setdefault("OCR_REC_SPIN", "0")
        try:
            import faster_paddle
        except ImportError as error:
            raise NoEngine("faster-paddle") from error
        self._make = faster_paddle.OcrEngine
        self._size = size
        self._engines: dict[int, Any] = {}
        self.name = f"faster-paddle {faster_paddle.__version__} {size}"

    def read(self, image: Image.Image, letters: float = 0.0) -> Reading:
        """Read one image. `letters`: their height in pixels where it is known. Raises RuntimeError."""
        pixels = io.BytesIO()
        (image if image.mode == "RGB" else image.convert("RGB")).save(pixels, "BMP")
        try:
            found = self._engine(max(image.size), letters).ocr(pixels.getbuffer().tobytes())["bounds"].values()
        except RuntimeError:
            return Reading("", 0.0, engine=self.name)
        fragments = [_fragment(each) for each in found]
        if not lines.lie_sideways(fragments):
            return assembled(lines.in_order(fragments, _tilt(image, fragments, letters), image.size), self.name)
        # Standing lines were read as if the page were turned counter-clockwise: so they are put in order.
        turned = image.rotate(90, expand=True)
        fragments = [
            (text, sure, *turned_box((x0, y0, x1, y1), 90, image.size, turned.size))
            for text, sure, x0, y0, x1, y1 in fragments
        ]
        read = assembled(lines.in_order(fragments, _tilt(turned, fragments, letters), turned.size), self.name)
        read = read.turned_back(90, turned.size, image.size)
        return Reading(read.text, read.confidence, read.words, self.name, sideways=True)

    def _engine(self, longest: int, letters: float) -> Any:
        side = next(
            (each for each in _SIDES if not letters or letters * min(1.0, each / longest) >= _LEAST_LETTERS), _SIDES[-1]
        )
        if side not in self._engines:
            self._engines[side] = self._make(model_size=self._size, threads=1, det_max_side=side)
        return self._engines[side]


def _fragment(found: dict[str, Any]) -> Word:
    (x0, y0), (x1, y1) = found["topLeftCoord"], found["bottomRightCoord"]
    return capitals(found["text"]), float(found["confidence"]), float(x0), float(y0), float(x1), float(y1)


def capitals(text: str) -> str:
    """The line with the first letter of abbreviations as large as the others."""
    return _CAPITAL.sub(lambda match: match[0].upper(), text)


def _tilt(image: Image.Image, fragments: list[Word], letters: float) -> float:
    """Measured only where the boxes around the lines look steep."""
    return straighten.tilt(straighten.ink(image)) if lines.look_tilted(fragments, letters) else 0.0
