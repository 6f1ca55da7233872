"""What is seen of a signature; nothing is validated."""

from __future__ import annotations

import re

from evidence_checker.model import Document, Finding, Signature

_SIGNED = re.compile(r"^\s*\(?(?:cap\s*/\s*)?(?:ttd|t\.t\.d|dto)\.?\)?\s*,?\s*$", re.IGNORECASE | re.MULTILINE)
_COPY = re.compile(
    r"^\s*SALINAN\b|salinan\s+sesuai\s+dengan\s+aslinya|jdih\.[a-z.]+go\.id", re.IGNORECASE | re.MULTILINE
)
_ELECTRONIC = re.compile(
    r"ditandatangani\s+secara\s+elektronik|sertifikat\s+elektronik\s+yang\s+diterbitkan\s+oleh|Balai\s+(?:Besar\s+)?Sertifikasi\s+Elektronik",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\bNIP\b\.?\s*:?\s*\d|^\s*(?:KEPALA|BUPATI|WALI ?KOTA|GUBERNUR|SEKRETARIS|MENTERI)\b.{0,60},?\s*$",
    re.IGNORECASE | re.MULTILINE,
)


def signature_of(document: Document, text: str, ending: str) -> tuple[Signature, list[Finding]]:
    """What is seen of a signature, and the findings about it; nothing is validated."""
    if document.signatures or _ELECTRONIC.search(text):
        return Signature.ELECTRONIC, [Finding.of("EC220")]
    if _SIGNED.search(text) or _COPY.search(text):
        return Signature.SEEN, [Finding.of("EC221")]
    scanned = document.mostly_scanned
    if scanned and _OFFICIAL.search(ending):
        # ink on a scan leaves no text: an official's block on a scanned page is where a signature stands
        return Signature.UNKNOWN, []
    return (Signature.UNKNOWN if scanned else Signature.NOT_SEEN), []
