"""Opening what lies several files deep: each holder on the way is opened, the last one kept for its neighbours."""

from __future__ import annotations

import os

from evidence_checker.readers.detect_format import sniff
from evidence_checker.readers.files.failures import EntryDamaged, TooLarge
from evidence_checker.readers.files.names import ENTRY
from evidence_checker.readers.files.regular import MAX_FILE_BYTES, open_regular
from evidence_checker.readers.inside import MAX_DEPTH, extracted

_KEPT_BYTES = 64 << 20


class _Kept:
    """The bytes of the holder opened last: its entries are usually asked for one after the other."""

    key: tuple[str, int, int] = ("", 0, 0)
    data = b""


def opened(system_path: str) -> bytes:
    """The bytes of an entry. Raises EntryDamaged, EntryProtected, EntryMethod, TooLarge, NotRegular or another
    OSError."""
    place, *names = system_path.split(ENTRY)
    if len(names) > MAX_DEPTH:
        raise EntryDamaged(system_path)
    holder = ENTRY.join((place, *names[:-1]))
    return _entry(_holder(holder), holder, names[-1])


def _holder(path: str) -> bytes:
    """The bytes of a file of the disk, or of an entry that holds others."""
    place, *names = path.split(ENTRY)
    with open_regular(place) as stream:
        status = os.fstat(stream.fileno())
        key = (path, status.st_mtime_ns, status.st_size)
        if _Kept.key == key:
            return _Kept.data
        data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise TooLarge(place)
    so_far = place
    for name in names:
        data = _entry(data, so_far, name)
        so_far += ENTRY + name
    if len(data) <= _KEPT_BYTES:
        _Kept.key, _Kept.data = key, data
    return data


def _entry(data: bytes, path: str, name: str) -> bytes:
    return extracted(data, sniff(data, path.replace(ENTRY, "/")).format, path, name)
