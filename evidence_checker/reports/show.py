"""Text of documents, file names and rules made safe to be seen: nothing in it acts, hides or breaks a writer.

Control characters become U+FFFD; characters that reorder or hide text (bidi, zero width) and stray bytes become visible
escapes. Every report passes every outside text through `line` or `block`.
"""

from __future__ import annotations

import re

CUT = "…"
# Bidi controls, zero-width characters that hide text, line and paragraph separators, tag characters.
_HIDDEN = (
    "\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
_UNSAFE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_HIDDEN}\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")


def _escape(found: re.Match[str]) -> str:
    point = ord(found[0])
    if 0xDC80 <= point <= 0xDCFF:  # a byte that was no UTF-8 (surrogateescape)
        return f"\\x{point - 0xDC00:02x}"
    if 0xD800 <= point <= 0xDFFF:
        return f"\\u{point:04x}"
    if point < 0xA0 or point in (0xFFFE, 0xFFFF):
        return "\ufffd"
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"


def cut(text: str, limit: int) -> str:
    """At most `limit` characters (0 = no limit); a cut is seen by its "…"."""
    return text if not limit or len(text) <= limit else text[: limit - 1].rstrip() + CUT


def block(text: str, limit: int = 0) -> str:
    """Safe text that keeps its lines and tabs."""
    return cut(_UNSAFE.sub(_escape, text.replace("\r\n", "\n").replace("\r", "\n")), limit)


def line(text: str, limit: int = 0) -> str:
    """Safe text on one line; runs of white space become one blank."""
    return cut(_SPACES.sub(" ", _UNSAFE.sub(_escape, text)).strip(), limit)
