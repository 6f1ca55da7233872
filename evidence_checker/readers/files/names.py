"""Names of files: how they are reported, and which of them are no evidence."""

from __future__ import annotations

import os
import re
import unicodedata

from evidence_checker.readers.files import left_out

# Between the path of an archive and the name of its entry: a NUL, which no real path can hold.
ENTRY = "\0"

# Direction marks and isolates can make a name read as another; zero-width characters hide in it.
_HIDING = frozenset("\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\ufeff") | {
    chr(c) for c in (*range(0x202A, 0x202F), *range(0x2060, 0x206A))
}

# The program's own settings at the top of a checked folder (see `configuration`): no evidence, so never listed.
SETTINGS_FILE = "evidence.toml"
# What `organize` writes into a filed folder besides the documents (see `placing`).
FILING = ".evidence-checker"
FILED_INDEX = re.compile(r"Indeks Bukti(?: \(\d+\))?\.(?:html|xlsx)")


def shown(path: str | bytes | os.PathLike[str]) -> str:
    """A path as it is reported: "/" separators, bytes that are no UTF-8 as ``\\xNN``, hiding characters escaped."""
    text = os.fsdecode(path)
    if os.sep != "/":
        text = text.replace(os.sep, "/")
    if text.isascii() and text.isprintable():
        return text.replace(ENTRY, "/")
    return "".join(map(_shown_character, text))


def _shown_character(character: str) -> str:
    code = ord(character)
    if character == ENTRY:
        return "/"
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if character in _HIDING or 0xD800 <= code <= 0xDFFF or unicodedata.category(character) == "Cc":
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return character


def is_temporary(path: str) -> bool:
    """Whether the name is one that programs give to files that are not there to stay."""
    plain = path.replace(ENTRY, "/").replace(os.sep, "/")
    return left_out.is_copying(plain.rsplit("/", 1)[-1]) or bool(left_out.group_of(plain))


def is_leftover(name: str) -> bool:
    """Whether an entry of an archive is what a file manager or sync client left there (`__MACOSX/…`, `.DS_Store`)."""
    return bool(left_out.group_of(name.replace("\\", "/")))
