"""Whether the end of a file is there: a copy that paused looks settled, but not whole."""

from __future__ import annotations

from typing import BinaryIO

_TAIL = 65_600


def lacking(stream: BinaryIO, size: int) -> str:
    """What the file lacks ("%%EOF", "ZIP", "JPEG", "nol"), "" when nothing that can be told. Reads head and tail only.

    Raises OSError. "nol": empty, or zeros where a format should begin (its space was set aside before copying)."""
    if size == 0:
        return "nol"
    head = stream.read(8)
    if head.strip(b"\0") == b"":
        return "nol"
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    if head.startswith(b"%PDF-"):
        # Viewers look for the mark in the last kilobyte; some writers append more.
        return "" if b"%%EOF" in tail[-4096:] else "%%EOF"
    if head.startswith(b"PK\x03\x04"):
        return "" if b"PK\x05\x06" in tail else "ZIP"
    if head.startswith(b"\xff\xd8\xff"):
        return "" if b"\xff\xd9" in tail else "JPEG"
    if head.startswith(b"\x89PNG"):
        return "" if b"IEND" in tail[-64:] else "PNG"
    return "nol" if len(tail) >= 4096 and tail[-4096:].count(0) == 4096 else ""
