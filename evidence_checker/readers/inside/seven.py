"""Entries of a 7z, where py7zr is installed (extra `7z`, see docs/decisions/0021); else named as not opened."""

from __future__ import annotations

import functools
import importlib
import io
from collections.abc import Iterator
from typing import Any

from evidence_checker.readers.files.archives import MAX_ENTRY_BYTES
from evidence_checker.readers.files.failures import EntryDamaged, EntryMethod, EntryProtected, TooLarge
from evidence_checker.readers.inside.held import Held

MAX_UNPACKED = 256 << 20


def inner(data: bytes, _path: str) -> Iterator[Held]:
    """Raises EntryMethod where py7zr is not installed; EntryProtected, EntryDamaged, TooLarge."""
    try:
        library: Any = importlib.import_module("py7zr")
    except ImportError as error:
        raise EntryMethod("7-Zip") from error
    try:
        with library.SevenZipFile(io.BytesIO(data)) as archive:
            if archive.needs_password():
                raise EntryProtected("7z")
            files = [each for each in archive.list() if not each.is_directory]
            if sum(each.uncompressed or 0 for each in files) > MAX_UNPACKED:
                raise TooLarge("7z")
            factory = importlib.import_module("py7zr.io").BytesIOFactory(MAX_ENTRY_BYTES)
            archive.extractall(factory=factory)
            products = factory.products
    except (EntryProtected, TooLarge, MemoryError):
        raise
    except Exception as error:  # a library of many parts, each with errors of its own
        raise EntryDamaged(str(error)) from error
    for each in files:
        held = products.get(each.filename)
        if held is not None:
            yield Held(each.filename, each.uncompressed or 0, functools.partial(_content, held))


def _content(product: Any) -> bytes:
    product.seek(0)
    body: bytes = product.read()
    return body
