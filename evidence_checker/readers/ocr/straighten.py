"""What a small copy of a page image tells before it is read: its ink, its tilt, the height of its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy
from PIL import Image, ImageChops, ImageFilter

if TYPE_CHECKING:
    Ink = numpy.ndarray[Any, numpy.dtype[numpy.bool_]]

_WORKING_SIDE = 1000
_MOST_TILT = 10.0
_LEAST_TILT = 0.4
_STRIP = 24
# Lines of letters lower than SMALL_LETTERS pixels are drawn larger where that shows more of them; those higher than
# LARGE_LETTERS are read from a smaller image (grain only shows when they are large): WANTED_LETTERS high.
SMALL_LETTERS, WANTED_LETTERS, LARGE_LETTERS = 11.0, 14.0, 20.0


def ink(image: Image.Image) -> Ink:
    """Where the page is clearly darker than its surroundings, on a small copy (so shadows of a photograph do not
    count)."""
    small = image.copy() if image.mode == "L" else image.convert("L")
    small.thumbnail((_WORKING_SIDE, _WORKING_SIDE), Image.Resampling.BOX, reducing_gap=2.0)
    around = small.filter(ImageFilter.BoxBlur(12))
    dark = numpy.asarray(ImageChops.subtract(around, small)) > 18
    # Rulings and black edges of a scan are longer than letters and would outvote them.
    rows, columns = dark.mean(axis=1), dark.mean(axis=0)
    dark[rows > 0.6, :] = False
    dark[:, columns > 0.6] = False
    return dark


def _sharpness(places: Any, size: int) -> float:
    """How clearly lines and gaps alternate when the ink is counted along one direction."""
    counts = numpy.bincount(numpy.clip(places, 0, size - 1), minlength=size).astype(numpy.float64)
    return float(((counts[1:] - counts[:-1]) ** 2).sum())


def tilt(dark: Ink) -> float:
    """Degrees by which the page must be turned counter-clockwise so that its lines are level; 0.0 when they are."""
    ys, xs = numpy.nonzero(dark)
    if len(xs) < 200:
        return 0.0
    if len(xs) > 60_000:
        every = len(xs) // 60_000 + 1
        ys, xs = ys[::every], xs[::every]
    height = dark.shape[0] + dark.shape[1] // 2
    best, score = 0.0, 0.0
    level = 0.0
    for span, pace in ((_MOST_TILT, 0.5), (0.5, 0.1)):
        middle = best
        for offset in numpy.arange(-span, span + pace / 2, pace):
            angle = middle + offset
            slope = numpy.tan(numpy.radians(angle))
            places = (ys - (xs - dark.shape[1] / 2) * slope + dark.shape[1] / 4).astype(numpy.int64)
            found = _sharpness(places, height)
            if abs(angle) < 1e-9:
                level = found
            if found > score:
                best, score = float(angle), found
    # A page of pictures has no lines: then no angle is much better than level.
    if abs(best) < _LEAST_TILT or score < 1.15 * level or abs(best) > _MOST_TILT:
        return 0.0
    return round(best, 2)


def rotated(grey: Image.Image, angle: float) -> Image.Image:
    """The page turned counter-clockwise by a few degrees, on white."""
    return grey.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def letters(dark: Ink, longest: int) -> float:
    """The middling height of a line of letters in pixels of an image whose long side is `longest`; 0.0 = not seen."""
    found = _heights(dark)
    return float(numpy.median(found)) * longest / max(dark.shape) if len(found) >= 12 else 0.0


def runs(dark: Ink) -> int:
    """How many pieces of lines of letters the ink seems to hold."""
    return len(_heights(dark))


def _heights(dark: Ink) -> Any:
    """The page cut into narrow upright strips: in each, a line of text is a run of rows with ink; how high they are."""
    rows = dark.shape[0]
    strips = dark.shape[1] // _STRIP
    if strips < 2 or rows < 20:
        return numpy.zeros(0)
    marked = dark[:, : strips * _STRIP].reshape(rows, strips, _STRIP).any(axis=2)
    edges = numpy.diff(numpy.pad(marked, ((1, 1), (0, 0))).astype(numpy.int8), axis=0)
    starts, ends = numpy.nonzero(edges.T == 1), numpy.nonzero(edges.T == -1)
    found = ends[1] - starts[1]
    return found[(found >= 3) & (found <= rows // 8)]
