"""The text of a PDF page as pdfium gives it, cleaned of what pdfium adds."""

from __future__ import annotations

import re

# pdfium writes U+FFFE where a hyphen ends a line, and leaves the line end out.
_HYPHEN = re.compile("\ufffe(?:\r?\n)?|\u0002(?:\r?\n)?")
_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029\f\v]")
_DROPPED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, *range(0x80, 0xA0), 0xFEFF, 0xFFFF))
# Typing-in of a common ligature or space costs a phrase nothing, an exact search much.
_ODD_BLANKS = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u200b": None, "\u00ad": "-"})


def clean(text: str) -> str:
    """Plain text: "\\n" line ends, hyphens where the page has them, no control characters."""
    if "\ufffe" in text or "\u0002" in text:
        text = _HYPHEN.sub("-\n", text)
    text = _LINE_END.sub("\n", text) if "\r" in text or not text.isprintable() else text
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return text.translate(_DROPPED).translate(_ODD_BLANKS)
