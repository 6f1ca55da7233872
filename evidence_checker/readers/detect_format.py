"""Which format a file is in: decided by its content; the name only speaks where the content is silent."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

OLE = bytes.fromhex("d0cf11e0a1b11ae1")

# Endings that promise a format, and the formats that keep the promise.
PROMISES: dict[str, tuple[str, ...]] = {
    "pdf": ("pdf",),
    "docx": ("docx",), "docm": ("docx",), "dotx": ("docx",),
    "xlsx": ("xlsx",), "xlsm": ("xlsx",),
    "pptx": ("pptx",), "pptm": ("pptx",), "ppsx": ("pptx",),
    "doc": ("ole", "doc", "rtf", "html"), "xls": ("ole", "xls", "html", "text"), "ppt": ("ole", "ppt"),
    "odt": ("odt",), "ods": ("ods",), "odp": ("odp",),
    "rtf": ("rtf",), "htm": ("html",), "html": ("html",), "mht": ("eml",), "mhtml": ("eml",), "eml": ("eml",),
    "jpg": ("image",), "jpeg": ("image",), "png": ("image",), "tif": ("image",), "tiff": ("image",),
    "webp": ("image",), "bmp": ("image",), "gif": ("image",), "zip": ("zip",),
}  # fmt: skip
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a", b"BM")
_TEXT_ENDINGS = frozenset({"txt", "csv", "md", "json", "xml", "log", "tsv", "yaml", "yml", "ini", "toml"})
_KNOWN_UNSUPPORTED = (
    (b"Rar!\x1a\x07", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7-Zip"), (b"\x1f\x8b", "gzip"), (b"MZ", "program"),
    (b"\x7fELF", "program"), (b"\0\0\0\x18ftyp", "video"), (b"\0\0\0\x1cftyp", "video"), (b"\0\0\0\x20ftyp", "video"),
    (b"ID3", "audio"), (b"OggS", "audio"), (b"%!PS", "PostScript"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"),
)  # fmt: skip
_EML = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}")


@dataclass(frozen=True, slots=True)
class Kind:
    """`format`: of the registry, "" when no reader knows it. `detail`: the name of a known but unsupported format."""

    format: str
    detail: str = ""


def ending(path: str) -> str:
    """The ending of the name, lower case, without the dot and without blanks that copying leaves behind."""
    name = path.rsplit("/", 1)[-1].strip().rstrip(".")
    return name.rsplit(".", 1)[-1].lower() if "." in name[1:] else ""


def sniff(data: bytes, path: str) -> Kind:
    """The format of the content."""
    head = data[:1024]
    if b"%PDF-" in head:
        return Kind("pdf")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if head.startswith(OLE):
        return _ole(data, path)
    if head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return Kind("image")
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return Kind("rtf")
    for signature, name in _KNOWN_UNSUPPORTED:
        if head.startswith(signature):
            return Kind("", name)
    return _textual(data, path)


def _package(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            names = set(opened.namelist())
            mimetype = opened.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        # Only the table of contents at the end tells; a cut package still shows its first names.
        return Kind(_cut_package(data[:4096]))
    if mimetype:
        for part, name in ((b"opendocument.text", "odt"), (b"opendocument.spreadsheet", "ods"),
                           (b"opendocument.presentation", "odp")):  # fmt: skip
            if part in mimetype:
                return Kind(name)
    folders = {name.split("/", 1)[0].lower() for name in names if "/" in name}
    for folder, name in (("word", "docx"), ("xl", "xlsx"), ("ppt", "pptx")):
        if folder in folders:
            return Kind(name)
    return Kind("zip") if "[Content_Types].xml" not in names else Kind("package")


def _cut_package(head: bytes) -> str:
    for mark, name in ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"), (b"[Content_Types]", "package")):
        if mark in head:
            return name
    return "zip"


def _ole(data: bytes, path: str) -> Kind:
    names = data[: 64 << 10] + data[-(256 << 10) :]

    def holds(name: str) -> bool:
        return name.encode("utf-16le") in names or name.encode("utf-16le") in data

    if holds("EncryptedPackage"):
        return Kind("protected")
    for stream, name in (("WordDocument", "doc"), ("Workbook", "xls"), ("PowerPoint Document", "ppt")):
        if holds(stream):
            return Kind(name)
    return Kind("ole")


def _textual(data: bytes, path: str) -> Kind:
    head = data[:4096]
    lowered = head.lstrip(b"\xef\xbb\xbf \r\n\t\0").lower()
    if _is_html(lowered) or (head[:2] in (b"\xff\xfe", b"\xfe\xff") and _is_html(lowered.replace(b"\0", b"")[2:])):
        return Kind("html")
    if b"\0" in head and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return Kind("")
    if _EML.match(data[:8192]) and re.search(rb"(?im)^(from|mime-version|message-id|received):", data[:8192]):
        return Kind("eml")
    if ending(path) in _TEXT_ENDINGS or _is_text(head):
        return Kind("text")
    return Kind("")


def _is_html(lowered: bytes) -> bool:
    lowered = lowered.lstrip()
    if lowered.startswith((b"<?xml", b"<!--")):
        return b"<html" in lowered or b"schemas-microsoft-com:office" in lowered
    return lowered.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<div", b"<meta"))


def _is_text(head: bytes) -> bool:
    if not head:
        return False
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    odd = sum(byte < 9 or 13 < byte < 32 or byte == 127 for byte in head)
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return odd == 0 and sum(byte >= 0x80 for byte in head) < len(head) // 10
    return odd == 0
