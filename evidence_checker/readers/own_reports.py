"""Reports of this program, of this and of earlier runs: known by what is inside, whatever the file is called.

Every report bears a mark (a generator, a creator, a schema, the names of its columns); reports of the first versions,
which had none in HTML, Markdown and plain text, are known by their heading together with the fingerprint of the rules.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

_TOOL = b"evidence-checker"
_TITLES = rb"(?:Pemeriksaan Kelengkapan Bukti Dukung|Evidence Completeness Check)"
_HEAD, _TAIL = 4096, 65_536
_TEXTS = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        rb'\A\s*(?:<!doctype html>|<html).{0,3000}<meta name="generator" content="evidence-checker"',
        rb"\A\s*<!doctype html>.{0,600}default-src 'none'.{0,900}<title>" + _TITLES,
        rb"\A\s*#\s+" + _TITLES + rb".{0,400}SHA-?256",
        rb"\A(?:\xef\xbb\xbf)?\"?row\"?[,;\t]\"?indicator\"?[,;\t]\"?indicator_name\"?[,;\t]\"?status\"?[,;\t]",
        rb'\A\s*\{.{0,120}"schema":\s*"evidence-checker/',
        rb'\A\s*<\?xml[^>]*>\s*<testsuites name="evidence-checker"',
        rb'\A\s*\{.{0,300}"driver":\s*\{\s*"name":\s*"evidence-checker"',
        rb"\A[^\n]{0,200}\n[^\n]{0,80}\n[^\n]{0,200}\([\w.-]+ [\w.]+, sha256 [0-9a-f]{12}\)",
    )
)
# How a PDF names its author: as text, or in UTF-16 as hexadecimal digits.
_IN_HEX = _TOOL.decode().encode("utf-16-be").hex().encode()
_AUTHOR = re.compile(
    rb"/(?:Author|Creator|Subject)\s*(?:\(evidence-checker\)|<FEFF" + _IN_HEX + rb">)", re.IGNORECASE
)
_MARK_OF_TEXT = b"<!-- evidence-checker -->"
_MARK_OF_PDF = b"% evidence-checker"
_CREATOR = re.compile(rb"<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator)\b[^>]*>\s*evidence-checker\s*<")
_FIELD = 1 << 16


def is_own_report(format: str, data: bytes) -> bool:
    """Whether the bytes are a report of this program. `format`: of the registry, as told by the content."""
    if format in ("html", "text", "eml"):
        if data.rstrip().endswith(_MARK_OF_TEXT):
            return True
        return any(pattern.match(data[:_HEAD]) for pattern in _TEXTS)
    if format == "pdf":
        ends = (data[:_TAIL], data[-_TAIL:])
        return _MARK_OF_PDF in data[-64:] or any(_AUTHOR.search(end) for end in ends)
    if format in ("docx", "xlsx", "odt", "ods"):
        return _created_here(data)
    return False


def _created_here(data: bytes) -> bool:
    """Whether an office package names this program as the one that made it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            for part in ("docProps/core.xml", "meta.xml"):
                if part in opened.namelist():
                    with opened.open(part) as stream:
                        if _CREATOR.search(stream.read(_FIELD)):
                            return True
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return False
    return False
