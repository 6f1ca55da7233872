"""Entries of a ZIP. A password and a way of compression that is not known are told apart."""

from __future__ import annotations

import functools
import io
import zipfile
import zlib
from collections.abc import Iterator

from evidence_checker.readers.files.archives import MAX_ENTRY_BYTES, read_entry
from evidence_checker.readers.files.failures import EntryDamaged
from evidence_checker.readers.inside.held import Held

__all__ = ["MAX_ENTRY_BYTES", "inner"]


def inner(data: bytes, _path: str) -> Iterator[Held]:
    """Raises EntryDamaged when the table of contents cannot be read."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        infos = opened.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error) as error:
        raise EntryDamaged(str(error)) from error
    with opened:
        for info in infos:
            if not info.is_dir() and info.filename not in ("", "."):
                yield Held(info.filename, info.file_size, functools.partial(read_entry, opened, info))
