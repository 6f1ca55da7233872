"""Headers and footers that a spreadsheet prints on every page: the text in their codes ("&C&\"Arial\"&12REGISTER")."""

from __future__ import annotations

import re

# Part, font, size, style, colour, and fields (page, date, time, file, sheet, picture) whose value is not text.
_CODE = re.compile(r'&(?:"[^"]*"|\d{1,3}|K[0-9A-Fa-f]{6}|K\d{2}[+-]\d{3}|[PNDTFAZGBIUESXYOH])')
_PARTS = re.compile(r"&[LCR]")


def printed(code: str) -> str:
    """The text of a header or footer, its left, middle and right part apart by tabs; "" when it has only fields."""
    ampersand = "\ue000"
    parts = _PARTS.split(code.replace("&&", ampersand))
    texts = [" ".join(_CODE.sub(" ", part).replace(ampersand, "&").split()) for part in parts]
    shown = "\t".join(text for text in texts if text)
    return shown if any(character.isalpha() for character in shown) else ""
