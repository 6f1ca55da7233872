"""Embedded signatures of a PDF: who signed and when, as the file says. Seen, not validated."""

from __future__ import annotations

import ctypes
import re
from typing import Any

import pypdfium2.raw as pdfium

from evidence_checker.model import SignatureField

# DER: OBJECT IDENTIFIER 2.5.4.3 (common name), then a string of one of four types with a short length.
_COMMON_NAME = re.compile(rb"\x06\x03\x55\x04\x03[\x0c\x13\x14\x1e](.)", re.DOTALL)
_AUTHORITY = re.compile(
    r"\b(?:CA|Root|Authority|OSD|Induk|TSA|Timestamp|BSrE|Sertifikasi|Certification)\b", re.IGNORECASE
)
_TIME = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:([+-])(\d{2})'?(\d{2})?|(Z))?")
_MOST = 100


def seen(document: Any) -> list[SignatureField]:
    """The signatures in the order of the file; empty when there are none."""
    count = pdfium.FPDF_GetSignatureCount(document)
    found = []
    for index in range(min(max(count, 0), _MOST)):
        field = pdfium.FPDF_GetSignatureObject(document, index)
        if not field:
            continue
        contents = _bytes(pdfium.FPDFSignatureObj_GetContents, field)
        if not contents.strip(b"\0"):
            continue  # a field that waits to be signed
        when = _bytes(pdfium.FPDFSignatureObj_GetTime, field).rstrip(b"\0").decode("latin-1")
        reason = _bytes(pdfium.FPDFSignatureObj_GetReason, field).decode("utf-16-le", "ignore").rstrip("\0")
        found.append(SignatureField(signer(contents), moment(when), reason[:200]))
    return found


def _bytes(call: Any, field: Any) -> bytes:
    size = call(field, None, 0)
    if size <= 0 or size > 1 << 22:
        return b""
    buffer = ctypes.create_string_buffer(size)
    call(field, buffer, size)
    return buffer.raw


def signer(contents: bytes) -> str:
    """The common name of the signer's certificate in a PKCS#7 envelope: the last one that is no authority's."""
    names = []
    for match in _COMMON_NAME.finditer(contents):
        length = match[1][0]
        raw = contents[match.end() : match.end() + length]
        if length < 0x80 and len(raw) == length:
            names.append(raw.decode("utf-16-be" if contents[match.end() - 2] == 0x1E else "utf-8", "replace"))
    people = [name for name in names if not _AUTHORITY.search(name)]
    return (people or [""])[-1][:200]


def moment(written: str) -> str:
    """A PDF date as ISO 8601, "" when it is none."""
    match = _TIME.match(written)
    if match is None:
        return ""
    year, month, day, hour, minute, second, sign, zone_hour, zone_minute, zulu = match.groups()
    zone = "Z" if zulu else f"{sign}{zone_hour}:{zone_minute or '00'}" if sign else ""
    return f"{year}-{month or '01'}-{day or '01'}T{hour or '00'}:{minute or '00'}:{second or '00'}{zone}"
