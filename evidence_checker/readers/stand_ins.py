"""Files that stand for a document which is not here: what a cloud client leaves in its place, and links to it.

Nothing of them is read as text: a stand-in says where the document is, not what is in it.
"""

from __future__ import annotations

import plistlib
import re

from evidence_checker.model import Finding, ReadStatus, SourceFile, Unread
from evidence_checker.readers.detect_format import PROMISES, ending
from evidence_checker.readers.files import left_out

_LARGEST = 64 << 10  # bytes; what is larger is a document that happens to be called so
_ADDRESS = re.compile(
    rb"(?im)^\s*(?:BASE)?URL\s*=\s*([^\r\n]{1,500})|\"(?:doc_)?url\"\s*:\s*\"([^\"\r\n]{1,500})\""
)
_LINK_ENTRY = re.compile(rb"(?im)^\s*Type\s*=\s*Link\b")


def not_here(file: SourceFile, data: bytes) -> Unread | None:
    """Why a file is no document but stands for one (EC172 not downloaded, EC173 only in the cloud, EC174 a link); None
    when it is a file itself."""
    name = re.split(r"[/\0]", file.path)[-1]
    what = left_out.stand_in(name)
    if what and len(data) > _LARGEST:
        return None
    if what == "not_downloaded":
        return Unread(file, ReadStatus.UNREADABLE, Finding.of("EC172", document=_document(name)))
    if what == "cloud_document":
        return Unread(file, ReadStatus.UNREADABLE, Finding.of("EC173", format=ending(name), target=_address(data)))
    if what == "link" and (ending(name) != "desktop" or _LINK_ENTRY.search(data)):
        return Unread(file, ReadStatus.UNSUPPORTED, Finding.of("EC174", target=_address(data)))
    if len(data) == 1 and not data.strip(b" \0\r\n\t") and ending(name) in PROMISES:
        return Unread(file, ReadStatus.UNREADABLE, Finding.of("EC172", document=name))
    return None


def _document(name: str) -> str:
    """The document a stand-in is named after: ".SK.pdf.icloud" and "SK.pdf.nextcloud" → "SK.pdf"."""
    return name.removeprefix(".").rpartition(".")[0] or name


def _address(data: bytes) -> str:
    """Where a link leads, "" when it does not say."""
    if data.startswith(b"bplist") or b"<plist" in data[:400]:
        try:
            loaded = plistlib.loads(data)
        except Exception:  # the library raises many kinds of errors for damaged lists
            return ""
        found = loaded.get("URL", "") if isinstance(loaded, dict) else ""
        return str(found)[:300] if isinstance(found, str) else ""
    text = data.replace(b"\0", b"") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data
    match = _ADDRESS.search(text)
    return (match[1] or match[2] or b"").strip().decode("utf-8", "replace")[:300] if match else ""
