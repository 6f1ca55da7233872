"""Documents embedded in an office file (DOCX, XLSX, PPTX, ODF). The sheets behind charts are no documents."""

from __future__ import annotations

import functools
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator

from evidence_checker.readers.files.archives import MAX_ENTRY_BYTES, read_entry
from evidence_checker.readers.files.failures import EntryDamaged, EntryMethod, EntryProtected, TooLarge
from evidence_checker.readers.inside import ole_objects
from evidence_checker.readers.inside.held import Held

_TARGET = re.compile(rb'Target="([^"]+)"')
_ODF_OBJECT = re.compile(r"Object \d+\Z")
_MOST = 1_000
_MOST_RELATIONS = 1 << 20


def inner(data: bytes, _path: str) -> Iterator[Held]:
    """Raises EntryDamaged when it is no package."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        infos = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error) as error:
        raise EntryDamaged(str(error)) from error
    with package:
        wanted = [info for info in infos if _is_embedded(info.filename)][:_MOST]
        if not wanted:
            return
        behind_charts = _behind_charts(package, infos)
        for info in wanted:
            name = info.filename.rsplit("/", 1)[-1]
            if info.filename in behind_charts:
                continue
            if name.lower().endswith(".bin") or _ODF_OBJECT.match(info.filename):
                yield from _ole(package, info, name)
            else:
                yield Held(name, info.file_size, functools.partial(read_entry, package, info))


def _is_embedded(name: str) -> bool:
    return ("/embeddings/" in name and not name.endswith("/")) or bool(_ODF_OBJECT.match(name))


def _behind_charts(package: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> set[str]:
    found: set[str] = set()
    for info in infos:
        folder, base = posixpath.split(info.filename)
        if not folder.endswith("/charts/_rels") or not base.endswith(".rels") or info.file_size > _MOST_RELATIONS:
            continue
        try:
            relations = read_entry(package, info)
        except (EntryDamaged, EntryProtected, EntryMethod, TooLarge):
            continue
        home = posixpath.dirname(folder)
        for target in _TARGET.findall(relations):
            found.add(posixpath.normpath(posixpath.join(home, target.decode("utf-8", "replace"))).lstrip("/"))
    return found


def _ole(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[Held]:
    if info.file_size > MAX_ENTRY_BYTES:
        yield Held(name, info.file_size, functools.partial(read_entry, package, info))
        return
    try:
        body = read_entry(package, info)
    except (EntryDamaged, EntryProtected, EntryMethod, TooLarge):
        yield Held(name, info.file_size, functools.partial(read_entry, package, info))
        return
    if body.startswith(ole_objects.OLE):
        try:
            yield from ole_objects.held_document(body, name)
        except EntryDamaged:
            yield Held(name, len(body), lambda: body)
