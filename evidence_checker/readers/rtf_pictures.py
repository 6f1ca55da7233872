"""Pictures pasted into RTF: PNG and JPEG written as hexadecimal digits (RTF 1.9.1, "Pictures")."""

from __future__ import annotations

import functools
import re

from evidence_checker.readers.pictures import Picture

_PICTURE = re.compile(rb"\\(?:pngblip|jpegblip)\b")
# The digits follow after control words and groups of properties; a picture that holds letters has thousands of them.
_DIGITS = re.compile(rb"[0-9A-Fa-f\r\n\t ]+")
_LEAST_DIGITS = 8_000
_WITHIN = 20_000
_MOST = 200


def found(data: bytes) -> list[Picture]:
    """The larger pictures in the order of the file."""
    pictures: list[Picture] = []
    for match in _PICTURE.finditer(data):
        if len(pictures) >= _MOST:
            break
        window = min(len(data), match.end() + _WITHIN)
        runs = _DIGITS.finditer(data, match.end(), window)
        digits = next((run for run in runs if run.end() - run.start() >= _LEAST_DIGITS), None)
        if digits is None:
            continue
        end = data.find(b"}", digits.start())
        span = (digits.start(), end if end >= 0 else len(data))
        name = f"gambar {len(pictures) + 1}"
        pictures.append(Picture(name, (span[1] - span[0]) // 2, functools.partial(_bytes, data, *span)))
    return pictures


def _bytes(data: bytes, start: int, end: int) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", data[start:end])
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
