"""Pictures inside an office document: read by OCR. Small ones only where the document says little."""

from __future__ import annotations

import io
import warnings

from PIL import Image

from evidence_checker.model import Page, TextSource, replace
from evidence_checker.readers.base import Draft, Unreadable
from evidence_checker.readers.ocr import picture
from evidence_checker.readers.zip_package import MAX_PART, Package

_MOST = 40
_LEAST_SIDE = 250
_LEAST_BYTES = 4_000
_ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp")
# A page full of prose holds about 1500 characters; a document that stays far below per picture lives by its pictures.
# In others only pictures are read that may show a page or a screen.
_TALKATIVE = 300
_PAGE_LIKE = 300_000


def read_all(draft: Draft, package: Package, prefix: str) -> None:
    """Add a page for every picture that may show text, up to a limit."""
    pictures = [name for name in package.names(prefix) if name.lower().endswith(_ENDINGS)]
    names = [name for name in pictures if package.size(name) >= _LEAST_BYTES]
    if not names:
        return
    least = _PAGE_LIKE if draft.characters > _TALKATIVE * len(names) else 0
    if any(package.size(name) > MAX_PART for name in names):
        draft.note("EC121", what="inflated", limit=MAX_PART >> 20)
        names = [name for name in names if package.size(name) <= MAX_PART]
    if not names:
        return
    if least:
        names = [name for name in names if _pixels(package, name) >= least]
        if not names:
            return
    if not draft.options.ocr or draft.session().is_mute:
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


def _pixels(package: Package, name: str) -> int:
    """How many pixels a picture has, 0 where that cannot be told."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(package.read(name))) as image:
                return image.size[0] * image.size[1]
        except (Unreadable, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
            return 0


def _natural(name: str) -> tuple[int, str]:
    digits = "".join(c for c in name.rsplit("/", 1)[-1] if c.isdigit())
    return int(digits[:9] or 0), name


def _picture(draft: Draft, package: Package, name: str, number: int) -> Page | None:
    """The page of one picture; None when it is over a limit or cannot be read."""
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
                image.load()
                plain = picture.on_white(image)
        except (Unreadable, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
            return None
    reading = picture.read(draft.session(), plain)
    return replace(bare, text=reading.text, source=TextSource.OCR, confidence=reading.confidence, width=width,
                   height=height, words=reading.boxes(1.0))  # fmt: skip
