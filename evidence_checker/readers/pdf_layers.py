"""Layers of a PDF that are switched off (ISO 32000-1, 8.11, optional content): drawn by nobody, no text of a page."""

from __future__ import annotations

import ctypes
import io
from typing import Any

import pypdfium2.raw as pdfium

_MARK = b"/OCProperties"
_MOST_MARKS = 8
_NAME_BYTES = 512


def switched_off(data: bytes) -> frozenset[str]:
    """Names of the layers that are off when the file is opened; of two layers of one name both must be off."""
    if _MARK not in data:
        return frozenset()
    import pdfplumber
    from pdfplumber.utils.pdfinternals import decode_text, resolve_all

    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            properties = resolve_all(opened.doc.catalog.get("OCProperties")) or {}
            usual = properties.get("D") or {}
            groups = [decode_text(each.get("Name", b"")) for each in properties.get("OCGs") or []]
            off = [decode_text(each.get("Name", b"")) for each in usual.get("OFF") or []]
            on = [decode_text(each.get("Name", b"")) for each in usual.get("ON") or []]
            base = getattr(usual.get("BaseState"), "name", "ON")
    except Exception:  # it raises whatever it happens to meet in a broken file, and then no layer is known
        return frozenset()
    if base in ("OFF", b"OFF"):
        return frozenset(groups) - frozenset(on)
    return frozenset(name for name in off if name and off.count(name) >= groups.count(name))


def is_on_any(thing: Any, layers: frozenset[str]) -> bool:
    """Whether a page object is marked as of one of these layers."""
    for place in range(min(pdfium.FPDFPageObj_CountMarks(thing), _MOST_MARKS)):
        mark = pdfium.FPDFPageObj_GetMark(thing, place)
        if mark and _text(pdfium.FPDFPageObjMark_GetName, mark) == "OC" and _named(mark) in layers:
            return True
    return False


def _text(ask: Any, mark: Any) -> str:
    buffer, length = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_ulong()
    wide = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    if not ask(mark, wide, _NAME_BYTES, ctypes.byref(length)):
        return ""
    return buffer.raw[: min(length.value, _NAME_BYTES)].decode("utf-16-le", "replace").rstrip("\0")


def _named(mark: Any) -> str:
    def ask(of: Any, wide: Any, size: int, length: Any) -> Any:
        return pdfium.FPDFPageObjMark_GetParamStringValue(of, b"Name", wide, size, length)

    return _text(ask, mark)
