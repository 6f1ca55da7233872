"""Texts that many agencies have in common: what was read from the same bytes is read once, in whosever folder it lies.

A folder, or an address that fsspec understands (`s3://bucket/texts`). One entry for each content and reader, written
whole. It is a convenience, never a need: what is not there, not whole, not of this reader, or cannot be reached is read
from the document as if there were no store.

An entry is a line that names its form, an HMAC-SHA256 (RFC 2104) over its name and its bytes, and compressed JSON. The
key of the HMAC is the secret in EVIDENCE_CHECKER_STORE_KEY: with it, nobody who lacks it can put a text in. Without it
the sum shows damage only, and who may write to the store is trusted. The sum is verified before anything is unpacked;
unpacking is left to a contained worker.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
import stat
import threading
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import msgspec

from evidence_checker.errors import UsageError
from evidence_checker.model import Document, ReadStatus, SourceFile, replace
from evidence_checker.readers.files import is_address
from evidence_checker.readers.files.remote import file_system
from evidence_checker.store import durable
from evidence_checker.store.texts import anonymous

KEY = "EVIDENCE_CHECKER_STORE_KEY"
_FORM = b"evidence-checker text 1\n"
_SUM = 32  # bytes of SHA-256
_MOST_ENTRY = 32 << 20  # bytes of an entry, compressed
_MOST_TEXT = 96 << 20  # bytes it may unpack to: as much as a worker may send back
_MOST_FAILURES = 3  # in a row, after which the store is left alone for the rest of the run
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class _Place(Protocol):
    def read(self, name: str) -> bytes:
        """The entry of that name, b"" where there is none. Raises an exception of its own for all else."""

    def write(self, name: str, data: bytes) -> None:
        """Put the entry there, whole or not at all."""


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes:
        try:
            descriptor = os.open(self._folder / name, _FLAGS)
        except FileNotFoundError:
            return b""
        with open(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return b""
            return stream.read(_MOST_ENTRY + 1)

    def write(self, name: str, data: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Several machines write here: a process number would not tell their unfinished files apart.
        beside = path.with_name(f".{secrets.token_hex(8)}.new")
        durable.write_beside(beside, data, sync=False)
        try:
            durable.replace(beside, path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise


class _Objects:
    """An object store puts an object whole or not at all."""

    def __init__(self, address: str) -> None:
        self._system, self._root = file_system(address)

    def read(self, name: str) -> bytes:
        try:
            data: bytes = self._system.cat_file(f"{self._root}/{name}", start=0, end=_MOST_ENTRY + 1)
        except FileNotFoundError:
            return b""
        return data

    def write(self, name: str, data: bytes) -> None:
        place = f"{self._root}/{name}"
        self._system.makedirs(place.rpartition("/")[0], exist_ok=True)
        self._system.pipe_file(place, data)


class CommonTexts:
    """The texts at one address. Safe from any thread; pickled, it is the address.

    `counters`: texts that were "found" and used, "kept", and "refused" (damaged, or of another key). `failed`: why the
    store could not be reached or written, "" while it can.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.counters = {"found": 0, "kept": 0, "refused": 0}
        self.failed = ""
        self._failures = 0
        self._lock = threading.Lock()
        self._held: _Place | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return CommonTexts, (self.address,)

    @classmethod
    def open(cls, address: str) -> CommonTexts:
        """Raises UsageError (ES551) for a place that cannot be listed or made, or a key too short to be a secret;
        MissingToolError (ES546) where the package for that kind of address is missing."""
        if 0 < len(os.environ.get(KEY, "")) < 16:
            raise UsageError("ES551", address=KEY, reason="< 16")
        made = cls(address)
        try:
            if is_address(address):
                made._place().read("none")
            else:
                Path(address).mkdir(parents=True, exist_ok=True)
                with os.scandir(address):
                    pass
        except UsageError:
            raise
        except Exception as error:  # every kind of store has errors of its own
            raise UsageError("ES551", address=address, reason=_said(error)) from error
        return made

    def _place(self) -> _Place:
        with self._lock:
            if self._held is None:
                self._held = _Objects(self.address) if is_address(self.address) else _Folder(Path(self.address))
            return self._held

    def entry(self, sha256: str, reader: str) -> bytes:
        """What is kept of these bytes by that reader, sum verified, still packed (see `unpacked`); b"" for none."""
        if self._failures >= _MOST_FAILURES:
            return b""
        name = _name(sha256, reader)
        try:
            data = self._place().read(name)
        except Exception as error:  # every kind of store has errors of its own; none of them costs a document
            self._fails(error)
            return b""
        self._failures = 0
        body = data[len(_FORM) + _SUM :]
        whole = len(data) <= _MOST_ENTRY and data.startswith(_FORM)
        if not whole or not hmac.compare_digest(data[len(_FORM) :][:_SUM], _sum(name, body)):
            self._count("refused", bool(data))
            return b""
        return body

    def keep(self, document: Document, reader: str) -> None:
        """Keep what was read whole; all else depends on the machine and the moment (time, memory, tools) and is not
        kept. What cannot be written is not kept, and `failed` says why."""
        if not document.file.sha256 or document.status is not ReadStatus.READ or self._failures >= _MOST_FAILURES:
            return
        try:
            text = msgspec.json.encode(replace(document, file=anonymous(document.file)))
        except UnicodeEncodeError:
            return
        name = _name(document.file.sha256, reader)
        head = msgspec.json.encode((document.file.sha256, reader))
        body = zlib.compress(head + b"\n" + text, 3)
        if len(text) > _MOST_TEXT or len(body) > _MOST_ENTRY - 100:
            return
        try:
            self._place().write(name, _FORM + _sum(name, body) + body)
        except Exception as error:  # as above
            self._fails(error)
            return
        self._failures = 0
        self._count("kept")

    def used(self) -> None:
        """Note that a text of the store took the place of reading."""
        self._count("found")

    def _count(self, what: str, by: int = 1) -> None:
        with self._lock:
            self.counters[what] += by

    def _fails(self, error: Exception) -> None:
        with self._lock:
            self.failed = _said(error)
            self._failures += 1


def unpacked(body: bytes, file: SourceFile, reader: str) -> Document | None:
    """The document in the body of an entry, as read from `file`; None for anything else. Run it in a contained
    worker."""
    try:
        press = zlib.decompressobj()
        data = press.decompress(body, _MOST_TEXT)
        if not press.eof or press.unused_data:
            return None
        head, _, text = data.partition(b"\n")
        if msgspec.json.decode(head, type=tuple[str, str]) != (file.sha256, reader):
            return None
        document = msgspec.json.decode(text, type=Document)
    except (zlib.error, msgspec.DecodeError, ValueError, RecursionError):
        return None
    if document.file.sha256 != file.sha256 or document.status is not ReadStatus.READ:
        return None
    return replace(document, file=file)


def _name(sha256: str, reader: str) -> str:
    return f"{sha256[:2]}/{sha256}-{hashlib.sha256(reader.encode()).hexdigest()[:16]}"


def _sum(name: str, body: bytes, environment: Mapping[str, str] = os.environ) -> bytes:
    key = environment.get(KEY, "").encode("utf-8", "surrogateescape")
    return hmac.new(key, name.encode() + b"\n" + body, hashlib.sha256).digest()


def _said(error: BaseException) -> str:
    told = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
    return str(told).splitlines()[0][:160]
