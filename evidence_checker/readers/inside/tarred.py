"""Entries of a tar: regular files only; links, devices and folders are nothing to read."""

from __future__ import annotations

import functools
import io
import tarfile
from collections.abc import Iterator

from evidence_checker.readers.files.archives import MAX_ENTRY_BYTES
from evidence_checker.readers.files.failures import EntryDamaged, TooLarge
from evidence_checker.readers.inside.held import Held

_DAMAGE = (tarfile.TarError, OSError, ValueError, EOFError, OverflowError)


def is_tar(head: bytes) -> bool:
    """Whether the bytes begin with the header of a tar (POSIX and GNU carry "ustar" at byte 257)."""
    return head[257:262] == b"ustar"


def inner(data: bytes, _path: str) -> Iterator[Held]:
    """Raises EntryDamaged when it is no tar; a tar that is cut gives what comes before the cut."""
    try:
        archive = tarfile.open(fileobj=io.BytesIO(data), mode="r:")  # noqa: SIM115 - closed below
    except _DAMAGE as error:
        raise EntryDamaged(str(error)) from error
    with archive:
        while True:
            try:
                info = archive.next()
            except _DAMAGE:
                return
            if info is None:
                return
            if info.isreg():
                yield Held(info.name, info.size, functools.partial(_content, archive, info))
            archive.members = []  # type: ignore[attr-defined]  # else every header stays in memory


def _content(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    if info.size > MAX_ENTRY_BYTES:
        raise TooLarge(info.name)
    try:
        stream = archive.extractfile(info)
        return stream.read() if stream is not None else b""
    except _DAMAGE as error:
        raise EntryDamaged(info.name) from error
