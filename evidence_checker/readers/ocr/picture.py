"""A decoded picture (photograph, scan, screenshot) as the session reads it: on white, in colour, of bearable size."""

from __future__ import annotations

import numpy
from PIL import Image

from evidence_checker.readers.ocr.image_text import Reading
from evidence_checker.readers.ocr.session import Session

# The long side of an A4 page at 300 dpi is 3508 pixels.
_LARGE = 3_600
_MOST_ENLARGED = 4_000


def on_white(image: Image.Image) -> Image.Image:
    """In RGB, transparent places white, 16-bit greys brought down to 8."""
    if image.mode.startswith("I") or image.mode == "F":
        values = numpy.asarray(image, dtype=numpy.float32)
        low, high = float(values.min()), float(values.max())
        image = Image.fromarray(((values - low) * (255.0 / max(high - low, 1.0))).astype(numpy.uint8))
    if image.mode in ("RGBA", "LA", "P", "PA"):
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image if image.mode == "RGB" else image.convert("RGB")


def read(session: Session, image: Image.Image) -> Reading:
    """The reading, boxes in the picture's own pixels."""
    plain = on_white(image)
    longest = max(plain.size)
    scale = _LARGE / longest if longest > _LARGE else 1.0
    if scale != 1.0:
        plain = plain.resize(_sized(plain, scale), Image.Resampling.LANCZOS)

    def enlarged(factor: float) -> Image.Image | None:
        most = min(factor, _MOST_ENLARGED / max(plain.size))
        return plain.resize(_sized(plain, most), Image.Resampling.LANCZOS) if most > 1.15 else None

    reading = session.read(plain, enlarged)
    return reading.scaled(1 / scale) if scale != 1.0 else reading


def _sized(image: Image.Image, factor: float) -> tuple[int, int]:
    return max(1, round(image.size[0] * factor)), max(1, round(image.size[1] * factor))
