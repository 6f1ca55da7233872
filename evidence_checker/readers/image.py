"""Images: photographs of pages, scans, screenshots; every frame of a TIFF is a page."""

from __future__ import annotations

import io
import re
import warnings
from typing import Literal

from PIL import Image, ImageOps, UnidentifiedImageError

from evidence_checker.model import Page, ReadStatus, TextSource
from evidence_checker.readers import ocr, picture_formats
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.ocr import picture

MAX_SIDE = 32_767
_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF", "JPEG2000", "AVIF", "HEIF")
_FEW_WORDS = 60
_ORIENTATION = 0x0112
_ADDRESS = re.compile(r"https?:|www\.|\.go\.id|\.id\b|\.com\b|localhost", re.IGNORECASE)
_DATE = re.compile(
    r"\b\d{1,2}[-/. ]"
    r"(?:\d{1,2}|jan\w*|feb\w*|mar\w*|apr\w*|mei|may|jun\w*|jul\w*|a[gu]{1,2}\w*|sep\w*|o[kc]t\w*|nov\w*|de[sc]\w*)"
    r"[-/. ]\d{2,4}\b|\b20\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)

# What Pillow raises on damaged pictures; its AVIF says RuntimeError.
_DAMAGE = (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, AttributeError, RuntimeError)


def read(draft: Draft) -> None:
    """Read a picture into the draft: every frame is a page."""
    if _directories_loop(draft.data):
        raise Unreadable("EC101", format="TIFF", detail="directory loop")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(draft.data), formats=picture_formats.known(_FORMATS)) as image:
                _frames(draft, image)
        except UnidentifiedImageError as error:
            if (named := picture_formats.unsupported(draft.data)) is not None:
                raise Unreadable("EC104", ReadStatus.UNSUPPORTED, format=named) from error
            raise Unreadable("EC101", format="image", detail="unknown image format") from error
        except Image.DecompressionBombError as error:
            raise Unreadable("EC122", page=1, width=0, height=0) from error
        except _DAMAGE as error:
            if not draft.pages:
                raise Unreadable("EC101", format="image", detail=str(error)[:200]) from error
            raise Stopped("EC120", pages=str(len(draft.pages) + 1), count=1) from error


def _directories_loop(data: bytes) -> bool:
    """Whether the directories of a TIFF lead back to one another: some programs follow them for ever."""
    order: Literal["little", "big"] = "little" if data[:2] == b"II" else "big"
    if data[:4] not in (b"II*\0", b"MM\0*"):
        return False
    seen: set[int] = set()
    place = int.from_bytes(data[4:8], order)
    while place and place + 2 <= len(data):
        if place in seen:
            return True
        seen.add(place)
        following = place + 2 + 12 * int.from_bytes(data[place : place + 2], order)
        place = int.from_bytes(data[following : following + 4], order)
    return False


def _frames(draft: Draft, image: Image.Image) -> None:
    frames = getattr(image, "n_frames", 1) if image.format in ("TIFF", "MPO") else 1
    draft.pages_total = 1 if image.format == "MPO" else frames
    for number in draft.following(draft.pages_total):
        if number > 1:
            image.seek(number - 1)
        width, height = image.size
        if width * height > draft.options.page_pixels or max(width, height) > MAX_SIDE:
            raise (Stopped if draft.pages else Unreadable)("EC122", page=number, width=width, height=height)
        image.load()
        draft.add(_page(draft, image, number))
    if draft.pages_total == 1 and draft.pages[0].source is TextSource.OCR:
        _as_screenshot(draft)


def _page(draft: Draft, image: Image.Image, number: int) -> Page:
    turned = image.getexif().get(_ORIENTATION, 1) != 1
    upright = ImageOps.exif_transpose(image) if turned else image  # it copies what stands upright too
    width, height = upright.size
    bare = Page(number, "", TextSource.NONE, picture_share=1.0, width=width, height=height)
    if min(width, height) < 16:
        return bare
    if not draft.options.ocr:
        draft.note("EC117", reason="off")
        return bare
    if draft.session().is_mute:
        draft.note("EC117", reason="none")
        return bare
    reading = picture.read(draft.session(), upright)
    if max(width, height) > picture.MUCH_LARGER:
        draft.note("EC182", page=number, width=width, height=height, side=picture.LARGE)
    if reading.text.strip() and reading.confidence < ocr.LOW_CONFIDENCE:
        draft.note("EC118", page=number, confidence=round(reading.confidence, 2))
    return Page(
        number, reading.text, TextSource.OCR, reading.confidence,
        picture_share=1.0, width=width, height=height, places=reading.places(width, height),
    )  # fmt: skip


def _as_screenshot(draft: Draft) -> None:
    """Assessors send back pictures that do not say what, where and when: few words and no address or no date."""
    text = draft.pages[0].text
    if len(text.split()) > _FEW_WORDS:
        return
    lacks = [name for name, pattern in (("address", _ADDRESS), ("date", _DATE)) if not pattern.search(text)]
    if lacks:
        draft.note("EC128", lacks=tuple(lacks), words=len(text.split()))
