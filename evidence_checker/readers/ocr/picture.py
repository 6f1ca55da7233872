"""A decoded picture (photograph, scan, screenshot) as the session reads it: on white, in colour, of bearable size."""

from __future__ import annotations

from collections.abc import Iterator

import numpy
from PIL import Image

from evidence_checker.readers.ocr.image_text import Reading
from evidence_checker.readers.ocr.session import Session

# The long side of an A4 page at 300 dpi is 3508 pixels.
LARGE = 3_600
# From here on letters may be lost by bringing the picture down, and that is said (EC182).
MUCH_LARGER = 2 * LARGE
_BAND_PIXELS = 4_000_000


def on_white(image: Image.Image) -> Image.Image:
    """In RGB, transparent places white, 16-bit greys brought down to 8."""
    if image.mode.startswith("I") or image.mode == "F":
        low, high = (float(each) for each in image.getextrema())  # type: ignore[arg-type]  # one channel: two numbers
        grey = Image.new("L", image.size)
        for band in _bands(image):
            values = numpy.asarray(image.crop(band), dtype=numpy.float32)
            grey.paste(Image.fromarray(((values - low) * (255.0 / max(high - low, 1.0))).astype(numpy.uint8)), band)
        image = grey
    if image.mode in ("RGBA", "LA", "P", "PA"):
        plain = Image.new("RGB", image.size)
        for band in _bands(image):
            part = image.crop(band).convert("RGBA")
            plain.paste(Image.alpha_composite(Image.new("RGBA", part.size, "white"), part).convert("RGB"), band)
        return plain
    return image if image.mode == "RGB" else image.convert("RGB")


def read(session: Session, image: Image.Image) -> Reading:
    """The reading, boxes in the picture's own pixels."""
    longest = max(image.size)
    scale = LARGE / longest if longest > LARGE else 1.0
    plain = brought_down(image, scale) if scale != 1.0 else on_white(image)
    reading = session.read(plain)
    return reading.scaled(1 / scale) if scale != 1.0 else reading


def brought_down(image: Image.Image, scale: float) -> Image.Image:
    """So many times as large (below 1), on white and in RGB. One-bit pages and greys become RGB only when they are
    small: a page of 100 million pixels takes 300 MB as RGB."""
    size = _sized(image, scale)
    if image.mode == "1":
        image = image.convert("L")
    if image.mode != "L":
        image = on_white(image)
    return image.resize(size, Image.Resampling.LANCZOS).convert("RGB")


def _bands(image: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """Boxes that cut the image into bands of few pixels, from top to bottom: copies of the whole cost too much."""
    width, height = image.size
    rows = max(1, _BAND_PIXELS // max(width, 1))
    for top in range(0, height, rows):
        yield 0, top, width, min(top + rows, height)


def _sized(image: Image.Image, factor: float) -> tuple[int, int]:
    return max(1, round(image.size[0] * factor)), max(1, round(image.size[1] * factor))
