"""Pictures inside an office document (pasted scans, screenshots): read by OCR, a page each, within limits.

Read: pictures that hang on the text itself, large enough to hold letters. Where the document says little, all its
pictures. Letterheads, bullets and backgrounds (small, or of headers and masters) are left alone.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import warnings
from collections.abc import Sequence

from PIL import Image

from evidence_checker.model import Page, TextSource, replace
from evidence_checker.readers import drawings
from evidence_checker.readers.base import Draft, Unreadable
from evidence_checker.readers.ocr import picture
from evidence_checker.readers.picture_sources import Picture
from evidence_checker.readers.zip_package import MAX_PART, Package

_MOST = 40
_LEAST_SIDE = 250
# A pasted page or screen has at least so many pixels; what is smaller is a logo, a signature or an icon.
_LEAST_PIXELS = 300_000
_LEAST_BYTES = 4_000
_ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".jp2")
_VECTOR_ENDING = ".svg"
_LEAST_VECTOR_BYTES = 50_000
# A page full of prose holds about 1500 characters; a document that stays far below per picture lives by its pictures.
_TALKATIVE = 300


def read_inside(draft: Draft, package: Package, prefix: str, owners: Sequence[str] = ()) -> None:
    """Add a page for every larger picture of an office package, up to a limit.

    `prefix`: where its pictures lie. `owners`: the parts that show the document itself.
    """
    names = package.names(prefix)
    shown = {
        target
        for owner in owners
        for kind, target in package.relations(owner).values()
        if target.startswith(prefix) and kind in ("image", "hdphoto")
    }
    pictures = [
        Picture(name, package.size(name), lambda name=name: package.read(name))  # type: ignore[misc]
        for name in sorted(names, key=_natural)
        if name.lower().endswith(_ENDINGS + drawings.ENDINGS)
    ]
    drawn = [each for each in pictures if drawings.is_one(each)]
    large = [each for each in pictures if not drawings.is_one(each) and each.size >= _LEAST_BYTES]
    is_silent = draft.characters <= _TALKATIVE * (len(large) + len(drawn))
    inside, not_read = drawings.read(draft, [each for each in drawn if is_silent or each.name in shown])
    not_read += sum(
        name.lower().endswith(_VECTOR_ENDING) and package.size(name) >= _LEAST_VECTOR_BYTES
        for name in (names if is_silent else shown)
    )
    read_pictures(draft, [*(each for each in large if is_silent or each.name in shown), *inside], not_read=not_read)


def read_pictures(draft: Draft, pictures: Sequence[Picture], *, not_read: int = 0) -> None:
    """Add a page for every picture that holds text, the same picture once. `not_read`: how many cannot be read."""
    if any(each.size > MAX_PART for each in pictures):
        draft.note("EC121", what="inflated", limit=MAX_PART >> 20)
        pictures = [each for each in pictures if each.size <= MAX_PART]
    if not pictures:
        if not_read:
            draft.note("EC131", count=not_read)
        return
    if not draft.options.ocr or draft.session().is_mute:
        draft.note("EC131", count=len(pictures) + not_read)
        return
    is_silent = draft.characters <= _TALKATIVE * len(pictures)
    seen: set[str] = set()
    for place, each in enumerate(pictures):
        if len(seen) >= _MOST:
            not_read += len(pictures) - place
            break
        try:
            data = each.read()
        except Unreadable:
            not_read += 1
            continue
        digest = hashlib.sha256(data).hexdigest()
        if digest in seen:
            continue
        seen.add(digest)
        page = _page(draft, posixpath.basename(each.name), data, len(draft.pages) + 1, is_silent=is_silent)
        if page is None:
            not_read += 1
        elif page.text.strip():
            draft.pages_total = max(draft.pages_total, len(draft.pages)) + 1
            draft.add(page)
    if not_read:
        draft.note("EC131", count=not_read)


def _natural(name: str) -> tuple[int, str]:
    digits = "".join(c for c in name.rsplit("/", 1)[-1] if c.isdigit())
    return int(digits[:9] or 0), name


def _page(draft: Draft, name: str, data: bytes, number: int, *, is_silent: bool) -> Page | None:
    """The page of one picture, without text where it is too small; None when it is over a limit or damaged."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data)) as image:
                width, height = image.size
                if width * height > draft.options.page_pixels or max(width, height) > 32_767:
                    return None
                bare = Page(number, "", TextSource.NONE, heading=name, picture_share=1.0)
                if max(width, height) < _LEAST_SIDE or (not is_silent and width * height < _LEAST_PIXELS):
                    return bare
                image.load()
                plain = picture.on_white(image)
        except (OSError, ValueError, SyntaxError, EOFError, RuntimeError, Image.DecompressionBombError):
            return None
    reading = picture.read(draft.session(), plain)
    return replace(bare, text=reading.text, source=TextSource.OCR, confidence=reading.confidence, width=width,
                   height=height, places=reading.places(width, height))  # fmt: skip
