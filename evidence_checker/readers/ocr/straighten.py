"""Turns a page image so that its lines lie level: tilted by a few degrees, or sideways by a quarter turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy
from PIL import Image, ImageChops, ImageFilter

if TYPE_CHECKING:
    Ink = numpy.ndarray[Any, numpy.dtype[numpy.bool_]]

_WORKING_SIDE = 1000
_MOST_TILT = 10.0
_LEAST_TILT = 0.4


def ink(grey: Image.Image) -> Ink:
    """Where the page is clearly darker than its surroundings, on a small copy (so shadows of a photograph do not
    count)."""
    small = grey.copy()
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


def lies_sideways(dark: Ink) -> bool:
    """Whether the lines run up and down rather than across."""
    ys, xs = numpy.nonzero(dark)
    if len(xs) < 400:
        return False
    height, width = dark.shape
    across, along = _best(ys, xs, height, width), _best(xs, ys, width, height)
    return along > 1.6 * across


def _best(ys: Any, xs: Any, height: int, width: int) -> float:
    size = height + width // 2
    return max(
        _sharpness((ys - (xs - width / 2) * numpy.tan(numpy.radians(angle)) + width / 4).astype(numpy.int64), size)
        for angle in (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)
    ) / max(height, 1)


def rotated(grey: Image.Image, angle: float) -> Image.Image:
    """The page turned counter-clockwise by a few degrees, on white."""
    return grey.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
