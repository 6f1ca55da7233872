"""What is inside a file: entries of archives, attachments of PDF and e-mail, documents embedded in office files.

Each entry is a file of its own: named after the one that holds it (`surel.eml/SK.pdf`), read by itself, within limits.
NamedRegion in contained workers only: these formats are parsed by libraries that read hostile bytes.
"""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterator
from typing import Protocol

from evidence_checker.model import Entry
from evidence_checker.readers.files.archives import MAX_ENTRIES, MAX_ENTRY_BYTES
from evidence_checker.readers.files.failures import EntryDamaged, EntryMethod, EntryProtected, TooLarge
from evidence_checker.readers.files.names import is_leftover, shown

# Format, as told by the content → module of this package that lists what is inside.
HOLDERS: dict[str, str] = {
    "zip": "zipped", "tar": "tarred", "gzip": "compressed", "bzip2": "compressed", "xz": "compressed", "7z": "seven",
    "eml": "mail", "mbox": "mailbox", "msg": "outlook", "pdf": "pdf_attachments", "rtf": "rtf_objects",
    "doc": "ole_objects", "xls": "ole_objects",
    "docx": "embedded", "xlsx": "embedded", "pptx": "embedded", "odt": "embedded", "ods": "embedded", "odp": "embedded",
}  # fmt: skip
MAX_DEPTH = 5
MAX_TOTAL = 512 << 20


class Inner(Protocol):
    """One entry: its name as the holder gives it, its size in bytes (-1: not known before it is read), its bytes."""

    name: str
    size: int

    def read(self) -> bytes:
        """Raises EntryDamaged, EntryProtected, EntryMethod or TooLarge, never anything else of the bytes' making."""


class Listed:
    """The entries of one file, and how many were left out because of a limit."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.count = 0
        self.inflated = 0

    @property
    def left_out(self) -> int:
        """How many files inside were left out by a limit."""
        return self.count - len(self.entries)


def _inner(data: bytes, format: str, path: str) -> Iterator[Inner]:
    """What is inside, junk left out, every name once ("SK (2).pdf")."""
    module = importlib.import_module(f"{__name__}.{HOLDERS[format]}")
    given: dict[str, int] = {}
    for each in module.inner(data, path):
        if is_leftover(each.name):
            continue
        name = each.name.replace("\0", "?") or "tanpa nama"
        given[name] = given.get(name, 0) + 1
        if given[name] > 1:
            stem, dot, ending = name.rpartition(".")
            each.name = f"{stem} ({given[name]}).{ending}" if dot and stem else f"{name} ({given[name]})"
        else:
            each.name = name
        yield each


def listed(data: bytes, format: str, path: str, *, hashed: bool = True) -> Listed:
    """What is inside the bytes of a file of this format. `hashed`: read each entry for its hash too.

    An entry that cannot be read is listed without a hash: opening it says why. Raises EntryDamaged or EntryProtected
    when the table of contents itself cannot be read.
    """
    found = Listed()
    if format not in HOLDERS:
        return found
    for each in _inner(data, format, path):
        found.count += 1
        if len(found.entries) >= MAX_ENTRIES or found.inflated > MAX_TOTAL:
            continue
        size, sha256 = each.size, ""
        if hashed and size <= MAX_ENTRY_BYTES:
            try:
                body = each.read()
            except (EntryDamaged, EntryProtected, EntryMethod, TooLarge):
                found.inflated += max(size, 0)
            else:
                found.inflated += len(body)
                size, sha256 = len(body), hashlib.sha256(body).hexdigest()
        found.entries.append(Entry(each.name, max(size, 0), sha256))
    return found


def extracted(data: bytes, format: str, path: str, name: str) -> bytes:
    """The bytes of the entry of this name. Raises EntryDamaged (also: no such entry), EntryProtected, EntryMethod,
    TooLarge."""
    if format in HOLDERS:
        for number, each in enumerate(_inner(data, format, path)):
            if number >= MAX_ENTRIES:
                break
            if each.name == name:
                if each.size > MAX_ENTRY_BYTES:
                    raise TooLarge(shown(name))
                body = each.read()
                if len(body) > MAX_ENTRY_BYTES:
                    raise TooLarge(shown(name))
                return body
    raise EntryDamaged(name)
