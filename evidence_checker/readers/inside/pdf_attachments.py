"""Files attached to a PDF: those of the document (portfolios) and those behind a paper-clip on a page."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from evidence_checker.readers.files.archives import MAX_ENTRY_BYTES
from evidence_checker.readers.files.failures import EntryDamaged, TooLarge
from evidence_checker.readers.inside.held import Held

_MOST_PAGES = 2_000
_MOST_NOTES = 1_000


def are_there(document: Any) -> bool:
    """Whether the document itself has attachments (paper-clips on pages are seen while pages are read)."""
    return bool(pdfium.FPDFDoc_GetAttachmentCount(document) > 0)


def inner(data: bytes, _path: str) -> Iterator[Held]:
    """Raises EntryDamaged when the PDF cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise EntryDamaged(str(error)) from error
    try:
        for index in range(max(0, pdfium.FPDFDoc_GetAttachmentCount(document))):
            attachment = pdfium.FPDFDoc_GetAttachment(document, index)
            if attachment:
                yield Held(_name(attachment, f"lampiran {index + 1}"), -1, functools.partial(_content, attachment))
        for index in range(min(len(document), _MOST_PAGES)):
            yield from _of_page(document, index)
    finally:
        document.close()


def _of_page(document: Any, index: int) -> Iterator[Held]:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(note) != pdfium.FPDF_ANNOT_FILEATTACHMENT:
                continue
            attachment = pdfium.FPDFAnnot_GetFileAttachment(note)
            if attachment:
                name = _name(attachment, f"lampiran halaman {index + 1}")
                yield Held(name, -1, functools.partial(_content, attachment))
        finally:
            pdfium.FPDFPage_CloseAnnot(note)
    page.close()


def _name(attachment: Any, otherwise: str) -> str:
    size = pdfium.FPDFAttachment_GetName(attachment, None, 0)
    if not 2 < size < 1 << 16:
        return otherwise
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAttachment_GetName(attachment, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace").strip("\0") or otherwise


def _content(attachment: Any) -> bytes:
    size = ctypes.c_ulong()
    if not pdfium.FPDFAttachment_GetFile(attachment, None, 0, size):
        raise EntryDamaged("attachment")
    if size.value > MAX_ENTRY_BYTES:
        raise TooLarge("attachment")
    if not size.value:
        return b""
    buffer = ctypes.create_string_buffer(size.value)
    if not pdfium.FPDFAttachment_GetFile(attachment, buffer, size.value, size):
        raise EntryDamaged("attachment")
    return buffer.raw
