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
    "xlsx": ("xlsx",), "xlsm": ("xlsx",), "xlsb": ("xlsb",),
    "pptx": ("pptx",), "pptm": ("pptx",), "ppsx": ("pptx",),
    "doc": ("ole", "doc", "rtf", "html", "word2003"), "ppt": ("ole", "ppt"),
    "xls": ("ole", "xls", "html", "text", "excel2003"), "msg": ("msg",), "mbox": ("mbox",),
    "fodt": ("fodt",), "fods": ("fods",), "fodp": ("fodp",),
    "odt": ("odt",), "ods": ("ods",), "odp": ("odp",), "odg": ("odg",), "vsdx": ("vsdx",), "vsdm": ("vsdx",),
    "rtf": ("rtf",), "htm": ("html",), "html": ("html",), "mht": ("eml",), "mhtml": ("eml",), "eml": ("eml",),
    "jpg": ("image",), "jpeg": ("image",), "png": ("image",), "tif": ("image",), "tiff": ("image",),
    "webp": ("image",), "bmp": ("image",), "gif": ("image",),
    "heic": ("image",), "heif": ("image",), "avif": ("image",),
    "jp2": ("image",), "jpx": ("image",), "j2k": ("image",), "zip": ("zip",), "tar": ("tar",), "gz": ("gzip",),
    "tgz": ("gzip",), "bz2": ("bzip2",), "xz": ("xz",), "7z": ("7z",),
}  # fmt: skip
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a", b"BM",
           b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51")
_TEXT_ENDINGS = frozenset({"txt", "csv", "md", "json", "xml", "log", "tsv", "yaml", "yml", "ini", "toml"})
_KNOWN_UNSUPPORTED = (
    (b"Rar!\x1a\x07", "RAR"), (b"MZ", "program"), (b"\x7fELF", "program"), (b"ID3", "audio"), (b"OggS", "audio"),
    (b"%!PS", "PostScript"), (b"\x1a\x45\xdf\xa3", "video"), (b"8BPS", "Photoshop"), (b"SQLite format 3", "SQLite"),
)  # fmt: skip
_COMPRESSED = (
    (b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"), (b"7z\xbc\xaf\x27\x1c", "7z"),
)  # fmt: skip
# Brands of the ISO base media format (ISO/IEC 14496-12): still pictures of phones, sound, else moving pictures.
_PICTURE_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"avif", b"avis", b"hevc", b"msf1"})
_SOUND_BRANDS = frozenset({b"M4A ", b"M4B ", b"F4A "})
# Streams at the root of an OLE file → format, or the name of a format that no reader knows.
_OLE_STREAMS = (
    ("EncryptedPackage", "protected"), ("__properties_version1.0", "msg"), ("WordDocument", "doc"), ("Workbook", "xls"),
    ("Book", "xls"), ("PowerPoint Document", "ppt"),
)  # fmt: skip
_OLE_UNSUPPORTED = (("VisioDocument", "Visio"), ("Quill", "Publisher"), ("Props", "Microsoft Project"))
_XML_FORMATS = (
    (b"schemas.microsoft.com/office/word/2003/wordml", "word2003"),
    (b"schemas.microsoft.com/office/2006/xmlpackage", "flatopc"),
    (b"application/vnd.oasis.opendocument.text", "fodt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "fods"),
    (b"application/vnd.oasis.opendocument.presentation", "fodp"),
)
_MBOX = re.compile(rb"From [^\r\n]{3,200}\r?\n[A-Za-z][A-Za-z0-9-]{1,40}:")
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
    # A container may begin with a PDF inside it: what the first bytes say comes first.
    if head.startswith(b"%PDF-"):
        return Kind("pdf")
    if head[257:262] == b"ustar":
        return Kind("tar")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if head.startswith(OLE):
        return _ole(data, path)
    if b"%PDF-" in head and not _EML.match(data[:8192]):
        return Kind("pdf")
    if head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return Kind("image")
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return Kind("rtf")
    if head[4:8] == b"ftyp":
        return _media(head)
    for signature, name in _COMPRESSED:
        if head.startswith(signature):
            return Kind(name)
    for signature, name in _KNOWN_UNSUPPORTED:
        if head.startswith(signature):
            return Kind("", name)
    return _textual(data, path)


def _media(head: bytes) -> Kind:
    end = min(int.from_bytes(head[:4], "big"), 128)
    brands = {head[8:12], *(head[place : place + 4] for place in range(16, end, 4))}
    if head[8:12] in _PICTURE_BRANDS or (brands & {b"heic", b"avif"}):
        return Kind("image")
    return Kind("", "audio" if head[8:12] in _SOUND_BRANDS else "video")


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
                           (b"opendocument.presentation", "odp"), (b"opendocument.graphics", "odg")):  # fmt: skip
            if part in mimetype:
                return Kind(name)
    if "xl/workbook.bin" in names:
        return Kind("xlsb")
    if (other := _of_another_program(names, mimetype)) is not None:
        return Kind("", other)
    folders = {name.split("/", 1)[0].lower() for name in names if "/" in name}
    for folder, name in (("word", "docx"), ("xl", "xlsx"), ("ppt", "pptx"), ("visio", "vsdx")):
        if folder in folders:
            return Kind(name)
    return Kind("zip") if "[Content_Types].xml" not in names else Kind("package")


# Parts that only packages of other programs hold → the name of the program.
_OTHER_PACKAGES = (
    ({"Index/Document.iwa"}, "Apple iWork"), ({"index.apxl"}, "Apple Keynote"), ({"FixedDocSeq.fdseq"}, "XPS"),
    ({"FixedDocumentSequence.fdseq"}, "XPS"), ({"META-INF/container.xml"}, "EPUB"),
    ({"content.json", "metadata.json"}, "XMind"), ({"document.json", "meta.json"}, "Sketch"),
    ({"AndroidManifest.xml"}, "program"),
)  # fmt: skip


def _of_another_program(names: set[str], mimetype: bytes) -> str | None:
    """The program whose package it is, where no reader knows it; None for the packages that are read and for a ZIP."""
    if b"epub" in mimetype:
        return "EPUB"
    if b"opendocument" in mimetype:
        return "OpenDocument " + mimetype.decode("ascii", "replace").rpartition(".")[2].strip()
    if mimetype or not any("/" in name for name in names):
        return None if not mimetype else mimetype.decode("ascii", "replace").strip()[:60]
    return next((program for parts, program in _OTHER_PACKAGES if parts <= names), None)


def _cut_package(head: bytes) -> str:
    for mark, name in ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"), (b"[Content_Types]", "package")):
        if mark in head:
            return name
    return "zip"


def _ole(data: bytes, path: str) -> Kind:
    """By the streams at the root; a file too damaged to list them, by the names that stand in its bytes."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as opened:
            names = {entry[0] for entry in opened.listdir(streams=True, storages=True)}
    except Exception:  # a damaged file fails in many ways, and any of them means: look at the bytes
        names = set()
    if not names:
        names = {name for name, _ in (*_OLE_STREAMS, *_OLE_UNSUPPORTED) if name.encode("utf-16le") in data}
    for stream, name in _OLE_STREAMS:
        if stream in names:
            return Kind(name)
    return next((Kind("", name) for stream, name in _OLE_UNSUPPORTED if stream in names), Kind("ole"))


def _textual(data: bytes, path: str) -> Kind:
    head = data[:4096]
    lowered = head.lstrip(b"\xef\xbb\xbf \r\n\t\0").lower()
    if (named := _xml_format(data, lowered)) is not None:
        return Kind(named)
    if _is_html(lowered) or (head[:2] in (b"\xff\xfe", b"\xfe\xff") and _is_html(lowered.replace(b"\0", b"")[2:])):
        return Kind("html")
    if b"\0" in head and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return Kind("")
    if _MBOX.match(head):
        return Kind("mbox")
    if _EML.match(data[:8192]) and re.search(rb"(?im)^(from|mime-version|message-id|received):", data[:8192]):
        return Kind("eml")
    if ending(path) in _TEXT_ENDINGS or _is_text(head):
        return Kind("text")
    return Kind("")


def _xml_format(data: bytes, lowered: bytes) -> str | None:
    """The office format of an XML file (Word 2003, Excel 2003, flat ODF, flat Open XML); None when it is none."""
    plain = lowered.replace(b"\0", b"") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else lowered
    if b"<?xml" not in plain[:200] and not plain.startswith((b"<workbook", b"<w:worddocument", b"<office:document")):
        return None
    for mark, name in _XML_FORMATS:
        if mark in plain:
            return name
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain and b"<workbook" in plain:
        return "excel2003"
    return None


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
