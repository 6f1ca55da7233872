"""Pictures and drawings pasted into RTF, written as hexadecimal digits (RTF 1.9.1, "Pictures").

A program that writes a picture in its own form and once more for old readers (`nonshppict`) shows it once.
"""

from __future__ import annotations

import functools
import re

from evidence_checker.readers.picture_sources import Picture

_PICTURE = re.compile(rb"\\(pngblip|jpegblip|emfblip|wmetafile)(?![A-Za-z])[0-9]*")
_DRAWN = {b"emfblip": ".emf", b"wmetafile": ".wmf"}
_LEAST_DRAWN_DIGITS = 150
_BEFORE = 1_000
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
        if _is_for_old_readers(data, match.start()):
            continue
        ending = _DRAWN.get(match[1], "")
        least = _LEAST_DRAWN_DIGITS if ending else _LEAST_DIGITS
        runs = _DIGITS.finditer(data, match.end(), window)
        digits = next((run for run in runs if run.end() - run.start() >= least), None)
        if digits is None:
            continue
        start = _after_word(data, digits)
        end = data.find(b"}", start)
        span = (start, end if end >= 0 else len(data))
        name = f"gambar {len(pictures) + 1}{ending}"
        pictures.append(Picture(name, (span[1] - span[0]) // 2, functools.partial(_bytes, data, *span)))
    return pictures


def _after_word(data: bytes, digits: re.Match[bytes]) -> int:
    """Where the picture begins: digits that end a control word (`picscalex100`, `picscaled`) are none of it."""
    if not (data[digits.start() - 1 : digits.start()].isalpha() or data[digits.start() - 1] in b"-\\"):
        return digits.start()
    blank = re.compile(rb"\s").search(data, digits.start(), digits.end())
    return blank.end() if blank else digits.start()


def _is_for_old_readers(data: bytes, at: int) -> bool:
    start = data.rfind(b"\\pict", max(0, at - _BEFORE), at)
    return start >= 0 and b"\\nonshppict" in data[max(0, start - 40) : start]


def _bytes(data: bytes, start: int, end: int) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", data[start:end])
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
