"""Files of the checked folder: found without following links, opened only if regular, hashed, and written whole.

An entry of an archive is a file too: its `SourceFile.system_path` is the archive's path, a NUL (which no real path can
hold) and the entry's name.
"""

from __future__ import annotations

from evidence_checker.readers.files.archives import MAX_ENTRIES, MAX_ENTRY_BYTES, entries_of
from evidence_checker.readers.files.discover import Listing, discover
from evidence_checker.readers.files.failures import (
    Changing,
    EntryDamaged,
    EntryMethod,
    EntryProtected,
    NotDownloaded,
    NotRegular,
    TooLarge,
)
from evidence_checker.readers.files.names import ENTRY, FILING, SETTINGS_FILE, is_temporary, shown
from evidence_checker.readers.files.opening import (
    content,
    inner_file,
    open_evidence,
    source_of,
    with_hash,
)
from evidence_checker.readers.files.regular import MAX_FILE_BYTES
from evidence_checker.readers.files.remote import fetched, is_address, mirrored, objects
from evidence_checker.readers.files.writing import write_whole

__all__ = [
    "ENTRY", "FILING", "MAX_ENTRIES", "MAX_ENTRY_BYTES", "MAX_FILE_BYTES", "SETTINGS_FILE", "Changing",
    "EntryDamaged", "EntryMethod", "EntryProtected", "Listing", "NotDownloaded", "NotRegular", "TooLarge", "content",
    "discover", "entries_of", "fetched", "inner_file", "is_address", "is_temporary", "mirrored", "objects",
    "open_evidence", "shown",
    "source_of", "with_hash", "write_whole",
]  # fmt: skip
