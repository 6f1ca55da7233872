"""Picture formats beyond the usual: photographs of phones (HEIC, AVIF) and JPEG 2000."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Sequence

from PIL import features

_BRANDS = {b"avif": "AVIF", b"avis": "AVIF"}


@functools.lru_cache(maxsize=1)
def _has_heif() -> bool:
    """Whether HEIC can be decoded here; the decoder registers itself with PIL."""
    try:
        importlib.import_module("pi_heif").register_heif_opener()
    except (ImportError, OSError):
        return False
    return True


def known(formats: Sequence[str]) -> tuple[str, ...]:
    """Those of the formats that can be decoded on this machine."""
    missing = {
        name
        for name, there in (
            ("AVIF", features.check("avif")), ("JPEG2000", features.check("jpg_2000")), ("HEIF", _has_heif()),
        )
        if not there
    }  # fmt: skip
    return tuple(name for name in formats if name not in missing)


def unsupported(data: bytes) -> str | None:
    """The name of a picture format that cannot be decoded here; None when the bytes are of none of them."""
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "HEIC")
    return "JPEG 2000" if data.startswith((b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51")) else None
