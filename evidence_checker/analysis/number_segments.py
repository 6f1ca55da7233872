"""The parts of a number between its strokes, and which of them were left to be filled in later."""

from __future__ import annotations

import re

# Strokes that word processors and fonts put for "/".
_STROKES = str.maketrans(dict.fromkeys("\u2044\u2215\u29f8\uff0f", "/"))
_PART = r"[0-9A-Za-z.\-!&]{1,28}"
# Parts go on over a stroke, a dot or a hyphen, and over a blank only where another stroke still follows
# ("188.45/Kep. 112-Huk/2023"), or between the word and the year ("…/Tahun 2023"). A year between strokes ends it.
_NUMBER = re.compile(
    rf"{_PART}(?:\s?[./\-]\s?{_PART}"
    rf"|(?<!/[12]\d\d\d)\s(?!(?:tanggal|tgl|tentang|tahun|kepada|yth|dan|atau|untuk|hal|perihal|lampiran|sifat)\b){_PART}(?=[0-9A-Za-z.\- ]{{0,30}}/)"
    r"|(?<=/TAHUN)\s(?:19|20)\d\d\b){1,10}",
    re.IGNORECASE,
)
_LEFT_BLANK = re.compile(
    r"""[\s.,_…\-*~:]*                                # nothing, dots, lines, strokes
    |x{2,}|[?#]+                                     # xxx, ???
    |\[[^\]]*\]?|<[^>]*>?|\$?\{[^}]*\}?|\([\s._…]*\) # [nomor], <nomor>, ${nomor}, (....)
    |@\w+|n{2,}|no(?:mor)?\.?(?:\s*(?:urut|surat|sk|register))?
    |20(?:\s*[._…x*]+|\s*) """,
    re.IGNORECASE | re.VERBOSE,
)
_ZEROS = re.compile(r"0{2,}")
_DRAWN = re.compile(r"\.{4,}|_{2,}|…")
_ENDS = re.compile(r"\s(?:tentang|tanggal|tgl)\b|\t", re.IGNORECASE)


def plain_strokes(text: str) -> str:
    """The text with every kind of stroke as "/"."""
    return text.translate(_STROKES)


def printed_number(text: str) -> str:
    """The number at the beginning of a text that has a text layer, whole and as printed; "" when none stands there."""
    match = _NUMBER.match(text)
    return match.group().strip(" .-") if match else ""


def left_blank(text: str) -> bool:
    """Whether a part between the strokes was left to be filled in: blanks, dots, lines, ``000``, ``xxx``, ``[nomor]``.

    `text`: what follows the word "Nomor". Zeros that stand first are a code of classification, not a blank.
    """
    cut = _ENDS.search(text)
    parts = text[: cut.start() if cut else len(text)].strip(" :;").split("/")
    if len(parts) < 2:
        return False
    if _DRAWN.search("/".join(parts)) or any(_ZEROS.fullmatch(part.strip()) for part in parts[1:-1]):
        return True
    # what is broken at a stroke goes on in the next line
    whole = parts if parts[-1].strip() else parts[:-1]
    return any(_LEFT_BLANK.fullmatch(part.strip()) for part in whole)
