"""The parts of a ZIP package (DOCX, XLSX, PPTX, ODF): inflated within limits, XML without document types.

Sizes are counted while inflating, because a package may lie about them. A document type declaration is refused whole:
office programs never write one, and entities are how XML bombs and file thieves are built.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from evidence_checker.readers.base import Unreadable
from evidence_checker.readers.xml_stream import End, Start, Text, stream

MAX_PART = 100 << 20
MAX_TOTAL = 256 << 20
MAX_PARTS = 5_000
_BLOCK = 1 << 18
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


class Package:
    """An opened package. Raises Unreadable when it is none."""

    def __init__(self, data: bytes, format_name: str) -> None:
        self._format = format_name
        self._total = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise Unreadable("EC101", format=format_name, detail=str(error)[:200]) from error
        infos = self._zip.infolist()
        if len(infos) > MAX_PARTS:
            raise Unreadable("EC121", what="parts", limit=MAX_PARTS)
        # A package may hold two parts of one name; which of them another program shows is not known, so both are read.
        self._infos: dict[str, list[zipfile.ZipInfo]] = {}
        for info in infos:
            self._infos.setdefault(info.filename.lstrip("/"), []).append(info)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def names(self, prefix: str = "", suffix: str = "") -> list[str]:
        """Names of the parts that begin and end so."""
        return sorted(name for name in self._infos if name.startswith(prefix) and name.endswith(suffix))

    def size(self, name: str) -> int:
        """Bytes of a part once inflated."""
        return max(info.file_size for info in self._infos[name])

    def read(self, name: str, limit: int = MAX_PART) -> bytes:
        """The bytes of a part. Raises Unreadable (damaged, over a limit) or KeyError."""
        return b"".join(self._blocks(self._infos[name][0], limit))

    def _blocks(self, info: zipfile.ZipInfo, limit: int) -> list[bytes]:
        if info.flag_bits & 1:
            raise Unreadable("EC102", format=self._format)
        blocks, size = [], 0
        try:
            with self._zip.open(info) as stream:
                while block := stream.read(_BLOCK):
                    size += len(block)
                    self._total += len(block)
                    if size > limit or self._total > MAX_TOTAL:
                        raise Unreadable("EC121", what="inflated", limit=limit >> 20)
                    blocks.append(block)
        except _DAMAGE as error:
            raise Unreadable("EC101", format=self._format, detail=str(error)[:200]) from error
        return blocks

    def parse(self, name: str, start: Start, end: End, text: Text) -> None:
        """Stream one XML part through the handlers; names come as ``namespace}local``.

        Of several parts with this name every one is parsed in order. Raises Unreadable (damaged, unsafe, over a limit),
        Stopped (nested too deep), KeyError (no such part).
        """
        for info in self._infos[name]:
            stream(self._blocks(info, MAX_PART), self._format, start, end, text)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relations of a part: id → (type, name of the target part). External and dangling ones are left out."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", base + ".rels")
        found: dict[str, tuple[str, str]] = {}
        if name not in self:
            return found

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag.endswith("}Relationship") and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                path = posixpath.normpath(whole)
                if path in self:
                    found[attributes.get("Id", "")] = (attributes.get("Type", "").rsplit("/", 1)[-1], path)

        self.parse(name, start, _nothing, _nothing)
        return found


def _nothing(_value: str) -> None:
    """Handler for what is not of interest."""
