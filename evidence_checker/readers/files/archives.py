"""Entries of archives: listed from the table of contents, inflated into memory within limits."""

from __future__ import annotations

import zipfile
import zlib

from evidence_checker.model import SourceFile, replace
from evidence_checker.readers.files.failures import EntryDamaged, EntryProtected, TooLarge
from evidence_checker.readers.files.names import ENTRY, shown
from evidence_checker.readers.files.regular import open_regular

MAX_ENTRIES = 5_000
MAX_ENTRY_BYTES = 100 << 20


def entries_of(archive: SourceFile) -> tuple[SourceFile, ...]:
    """The files inside a ZIP, from its table of contents; empty for what is no plain archive (damaged, a DOCX).

    At most MAX_ENTRIES; the reader of the archive itself reports what is over the limits.
    """
    try:
        with open_regular(archive.system_path) as stream, zipfile.ZipFile(stream) as opened:
            infos = opened.infolist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError):
        return ()
    names = {info.filename for info in infos}
    if "[Content_Types].xml" in names or "mimetype" in names:
        return ()
    found: dict[str, SourceFile] = {}
    for info in infos[:MAX_ENTRIES]:
        if info.is_dir() or info.filename in ("", "."):
            continue
        path = f"{archive.path}/{shown(info.filename.replace(ENTRY, '?'))}"
        found.setdefault(path, replace(
            archive, path=path, system_path=archive.system_path + ENTRY + info.filename, bytes=info.file_size,
        ))  # fmt: skip
    return tuple(found.values())


def inflate(archive: str, name: str) -> bytes:
    """The bytes of one entry, counted while inflating. Raises TooLarge, EntryDamaged, EntryProtected, OSError."""
    with open_regular(archive) as stream:
        try:
            with zipfile.ZipFile(stream) as opened, opened.open(name) as entry:
                data = entry.read(MAX_ENTRY_BYTES + 1)
        except RuntimeError as error:  # zipfile's way of saying "encrypted"
            raise EntryProtected(name) from error
        except (zipfile.BadZipFile, KeyError, EOFError, ValueError, NotImplementedError, zlib.error) as error:
            raise EntryDamaged(name) from error
    if len(data) > MAX_ENTRY_BYTES:
        raise TooLarge(name)
    return data
