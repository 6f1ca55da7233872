"""The properties of an Outlook message (.msg, MS-OXMSG) by olefile: texts in either form, attachments, inner messages.

A text stands in a stream named after its property and type: 001F is UTF-16, 001E a code page that the message names.
"""

from __future__ import annotations

import codecs
import contextlib
import struct
from dataclasses import dataclass, field
from typing import Any

from evidence_checker.readers.files.failures import EntryDamaged, TooLarge
from evidence_checker.readers.inside import ole_objects

MAX_TEXT = 20 << 20
_MOST = 1_000
_STREAM = "__substg1.0_"
_ATTACHMENT = "__attach_version1.0_#"
_PROPERTIES = "__properties_version1.0"
_NAMED_PAGES = {65001: "utf-8", 28591: "latin-1", 20127: "ascii"}
_CODE_PAGES = (0x3FFD, 0x3FDE)  # PidTagMessageCodepage, PidTagInternetCodepage


@dataclass(slots=True)
class Attachment:
    """`place`: the storage it stands in. `is_message`: an Outlook message of its own."""

    name: str
    place: str
    is_message: bool = False


@dataclass(slots=True)
class OutlookMessage:
    """A message, or a message inside it (`place`: its storage, "" for the file itself)."""

    ole: Any
    place: str = ""
    code_page: str = field(default="cp1252", init=False)

    def __post_init__(self) -> None:
        self.code_page = self._code_page()

    def text(self, tag: str) -> str:
        """The text of a property (four hexadecimal digits), "" when there is none."""
        wide = self._bytes(f"{tag}001F")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self._bytes(f"{tag}001E")
        return narrow.decode(self.code_page, "replace").rstrip("\0") if narrow is not None else ""

    def binary(self, tag: str) -> bytes:
        """The bytes of a property; b"" when it is not there."""
        return self._bytes(f"{tag}0102") or b""

    def attachments(self) -> list[Attachment]:
        """The attachments of the message, in order."""
        storages: list[str] = []
        try:
            for path in self.ole.listdir(streams=False, storages=True):
                whole = "/".join(path)
                parent, _, last = whole.rpartition("/")
                if parent == self.place.rstrip("/") and last.startswith(_ATTACHMENT):
                    storages.append(whole + "/")
        except ole_objects.DAMAGE as error:
            raise EntryDamaged(str(error)) from error
        found = []
        for number, storage in enumerate(sorted(storages)[:_MOST], 1):
            part = OutlookMessage(self.ole, storage)
            part.code_page = self.code_page
            name = part.text("3707") or part.text("3704") or part.text("3001")
            is_message = bool(self.ole.exists(f"{storage}{_STREAM}3701000D"))
            if is_message:
                inner = OutlookMessage(self.ole, f"{storage}{_STREAM}3701000D/")
                name = " ".join((inner.text("0037") or name).replace("/", "-").split())[:120]
                name = f"{name or f'pesan {number}'}.eml"
            found.append(Attachment(name or f"lampiran {number}", storage, is_message))
        return found

    def content(self, attachment: Attachment) -> bytes:
        """Raises EntryDamaged, TooLarge."""
        return ole_objects.stream(self.ole, f"{attachment.place}{_STREAM}37010102")

    def inner(self, attachment: Attachment) -> OutlookMessage:
        """The message that an attachment is."""
        return OutlookMessage(self.ole, f"{attachment.place}{_STREAM}3701000D/")

    def moment(self, tag: int) -> int:
        """A time of the property stream, in 100 ns since 1601; 0 when there is none."""
        return self._fixed(tag, 0x40)

    def _bytes(self, name: str) -> bytes | None:
        path = f"{self.place}{_STREAM}{name}"
        try:
            if not self.ole.exists(path):
                return None
            return ole_objects.stream(self.ole, path, MAX_TEXT)
        except (EntryDamaged, TooLarge, *ole_objects.DAMAGE):
            return None

    def _code_page(self) -> str:
        for tag in _CODE_PAGES:
            number = self._fixed(tag, 3)
            if not number:
                continue
            with contextlib.suppress(LookupError):
                return codecs.lookup(_NAMED_PAGES.get(number, f"cp{number}")).name
        return "cp1252"

    def _fixed(self, tag: int, kind: int) -> int:
        """A value of fixed length in the property stream (16 bytes each: type, tag, flags, value)."""
        try:
            data = ole_objects.stream(self.ole, f"{self.place}{_PROPERTIES}", 1 << 20)
        except (EntryDamaged, TooLarge):
            return 0
        header = 32 if not self.place else 24
        for place in range(header, len(data) - 15, 16):
            found_kind, found_tag = struct.unpack_from("<HH", data, place)
            if (found_tag, found_kind) == (tag, kind):
                value: int = struct.unpack_from("<q" if kind == 0x40 else "<i", data, place + 8)[0]
                return value
        return 0
