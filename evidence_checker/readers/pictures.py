"""Pictures inside an office document: read by OCR where the document says little (pasted scans and screenshots)."""

from __future__ import annotations

import io
import warnings

from PIL import Image

from evidence_checker.model import Page, TextSource, replace
from evidence_checker.readers import ocr
from evidence_checker.readers.base import Draft, Unreadable
from evidence_checker.readers.zip_package import MAX_PART, Package

_MOST = 40
_LEAST_SIDE = 250
_LEAST_BYTES = 4_000
_ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp")
# A page full of prose holds about 1500 characters; a document that stays far below per picture lives by its pictures.
_TALKATIVE = 300


def read_where_silent(draft: Draft, package: Package, prefix: str) -> None:
    """Add a page for every larger picture of a document with little text, up to a limit."""
    pictures = [name for name in package.names(prefix) if name.lower().endswith(_ENDINGS)]
    names = [name for name in pictures if package.size(name) >= _LEAST_BYTES]
    if not names or draft.characters > _TALKATIVE * len(names):
        return
    if any(package.size(name) > MAX_PART for name in names):
        draft.note("EC121", what="inflated", limit=MAX_PART >> 20)
        names = [name for name in names if package.size(name) <= MAX_PART]
    if not names:
        return
    if not draft.options.ocr or ocr.engine(draft.options) is None:
        draft.note("EC131", count=len(names))
        return
    left_out = max(0, len(names) - _MOST)
    for name in sorted(names, key=_natural)[:_MOST]:
        page = _picture(draft, package, name, len(draft.pages) + 1)
        if page is None:
            left_out += 1
        elif page.text.strip():
            draft.pages_total += 1
            draft.add(page)
    if left_out:
        draft.note("EC131", count=left_out)


def _natural(name: str) -> tuple[int, str]:
    digits = "".join(c for c in name.rsplit("/", 1)[-1] if c.isdigit())
    return int(digits[:9] or 0), name


def _picture(draft: Draft, package: Package, name: str, number: int) -> Page | None:
    """The page of one picture; None when it is over a limit or cannot be read."""
    engine = ocr.engine(draft.options)
    assert engine is not None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(package.read(name))) as image:
                width, height = image.size
                if width * height > draft.options.page_pixels or max(width, height) > 32_767:
                    return None
                bare = Page(number, "", TextSource.NONE, heading=name.rsplit("/", 1)[-1], picture_share=1.0)
                if max(width, height) < _LEAST_SIDE:
                    return bare
                grey = image.convert("RGBA") if image.mode in ("P", "LA", "RGBA") else image
                if grey.mode == "RGBA":
                    grey = Image.alpha_composite(Image.new("RGBA", grey.size, "white"), grey)
                grey = grey.convert("L")
        except (Unreadable, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
            return None
    scale = 3_600 / max(width, height) if max(width, height) > 3_600 else 2.0 if max(width, height) < 1_400 else 1.0
    if scale != 1.0:
        grey = grey.resize((max(1, round(width * scale)), max(1, round(height * scale))), Image.Resampling.LANCZOS)
    reading = ocr.recognise(grey, engine, draft.options)
    return replace(bare, text=reading.text, source=TextSource.OCR, confidence=reading.confidence, width=width,
                   height=height, words=reading.boxes(1 / scale))  # fmt: skip
