"""Entries of archives: listed from the table of contents, inflated into memory within limits."""

from __future__ import annotations

import zipfile
import zlib

from evidence_checker.model import SourceFile, replace
from evidence_checker.readers.files.failures import EntryDamaged, EntryMethod, EntryProtected, TooLarge
from evidence_checker.readers.files.names import ENTRY, is_leftover, shown
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
        if info.is_dir() or info.filename in ("", ".") or is_leftover(info.filename):
            continue
        path = f"{archive.path}/{shown(info.filename.replace(ENTRY, '?'))}"
        found.setdefault(path, replace(
            archive, path=path, system_path=archive.system_path + ENTRY + info.filename, bytes=info.file_size,
        ))  # fmt: skip
    return tuple(found.values())


# Ways of compression that the standard library knows, and names of those it does not (APPNOTE.TXT 4.4.5).
_KNOWN_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
_AES = 99
_METHODS = {
    1: "Shrink", 6: "Implode", 9: "Deflate64", 10: "PKWARE DCL", 20: "Zstandard", 93: "Zstandard", 94: "MP3", 95: "XZ",
    96: "JPEG", 97: "WavPack", 98: "PPMd",
}  # fmt: skip
_ENCRYPTED = 1


def inflate(archive: str, name: str) -> bytes:
    """The bytes of one entry, counted while inflating. Raises TooLarge, EntryDamaged, EntryProtected, EntryMethod,
    OSError."""
    with open_regular(archive) as stream:
        try:
            with zipfile.ZipFile(stream) as opened:
                return read_entry(opened, opened.getinfo(name))
        except (zipfile.BadZipFile, KeyError, EOFError, ValueError, NotImplementedError, zlib.error) as error:
            raise EntryDamaged(name) from error


def read_entry(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of one entry of an opened ZIP. Raises TooLarge, EntryDamaged, EntryProtected, EntryMethod."""
    if info.flag_bits & _ENCRYPTED or info.compress_type == _AES:
        raise EntryProtected(info.filename)
    if info.compress_type not in _KNOWN_METHODS:
        raise EntryMethod(_METHODS.get(info.compress_type, f"ZIP {info.compress_type}"))
    try:
        with opened.open(info) as entry:
            data = entry.read(MAX_ENTRY_BYTES + 1)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error, OSError) as error:
        raise EntryDamaged(info.filename) from error
    if len(data) > MAX_ENTRY_BYTES:
        raise TooLarge(info.filename)
    return data
