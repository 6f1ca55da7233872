"""One page as a picture, and where a quote stands on it: drawn by pdfium or pillow in a contained worker.

Pages are turned as a viewer turns them; boxes are fractions of the turned page from its top left corner, one for each
line of the quote. They are found from the characters themselves, so no reading order or hyphen has to be guessed:
letters and digits of the quote in their order, whatever stands between them.
"""

from __future__ import annotations

import ctypes
import io
import unicodedata
import warnings
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageOps

from evidence_checker.model import Box, DrawnPage, Finding, PageOrder, PageQuote
from evidence_checker.readers import detect_format, files, pdf_structure

_MOST_PIXELS = 14_000_000
_MOST_IMAGE_PIXELS = 200_000_000
_FRACTIONS = 1_000_000
_MOST_CHARACTERS = 200_000
_QUALITY = 84


def draw(order: PageOrder) -> DrawnPage:
    """The page, drawn. What cannot be drawn comes back with its reason: ES510 not to be had, ES511 replaced since,
    ES512 a format without pages, ES513 not to be drawn, ES514 no such page."""
    try:
        file, data = files.content(order)
    except OSError as error:
        return DrawnPage(why=Finding.of("ES510", reason=error.strerror or type(error).__name__))
    if order.sha256 and file.sha256 != order.sha256:
        return DrawnPage(why=Finding.of("ES511", path=order.path))
    known = detect_format.sniff(data, order.path).format
    if known == "pdf":
        return _pdf_page(data, order)
    if known == "image":
        return _picture(data, order)
    return DrawnPage(why=Finding.of("ES512", format=known or "?"))


def _pdf_page(data: bytes, order: PageOrder) -> DrawnPage:
    document = _opened(data)
    if document is None:
        return DrawnPage(why=Finding.of("ES513", page=order.page))
    try:
        pages = len(document)
        if not 1 <= order.page <= pages:
            return DrawnPage(pages=pages, why=Finding.of("ES514", page=order.page, pages=pages))
        try:
            page = document[order.page - 1]
        except pypdfium2.PdfiumError:
            return DrawnPage(pages=pages, why=Finding.of("ES513", page=order.page))
        try:
            width, height = page.get_size()
            boxes = tuple(_found(page, order.quotes)) if order.quotes else ()
            image = b""
            if order.width:
                scale = min(order.width / max(width, 1.0), (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
                try:
                    image = _encoded(page.render(scale=scale, may_draw_forms=False).to_pil())
                except (pypdfium2.PdfiumError, ValueError):
                    return DrawnPage(b"", pages, width, height, boxes, Finding.of("ES513", page=order.page))
            return DrawnPage(image, pages, width, height, boxes)
        finally:
            page.close()
    finally:
        document.close()


def _opened(data: bytes) -> Any:
    for attempt in (data, None):
        if attempt is None:
            attempt = pdf_structure.mended(data)
        if attempt is not None:
            try:
                return pypdfium2.PdfDocument(attempt)
            except pypdfium2.PdfiumError:
                continue
    return None


def _picture(data: bytes, order: PageOrder) -> DrawnPage:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data)) as image:
                pages = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
                if not 1 <= order.page <= pages:
                    return DrawnPage(pages=pages, why=Finding.of("ES514", page=order.page, pages=pages))
                if order.page > 1:
                    image.seek(order.page - 1)
                if image.width * image.height > _MOST_IMAGE_PIXELS:
                    return DrawnPage(pages=pages, why=Finding.of("ES513", page=order.page))
                # JPEG decodes straight to a smaller size, which costs a fraction.
                image.draft("RGB", (max(order.width, 1), max(order.width, 1)))
                upright = ImageOps.exif_transpose(image)
                width, height = upright.size
                body = b""
                if order.width:
                    small = _on_white(upright)
                    small.thumbnail((order.width, order.width * 4), Image.Resampling.LANCZOS)
                    body = _encoded(small)
                return DrawnPage(body, pages, width, height, tuple(() for _ in order.quotes))
        except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, Image.DecompressionBombError):
            return DrawnPage(why=Finding.of("ES513", page=order.page))


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "P", "PA"):
        seen = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    return image.convert("RGB")


def _encoded(image: Image.Image) -> bytes:
    body = io.BytesIO()
    image.convert("RGB").save(body, "JPEG", quality=_QUALITY, subsampling=0)
    return body.getvalue()


# ------------------------------------------------------------ boxes


def _letters(text: str) -> str:
    """Letters and digits in one case, without marks: what is left of a text whoever set or read it."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in plain if character.isalnum())


def _found(page: Any, quotes: tuple[PageQuote, ...]) -> list[tuple[Box, ...]]:
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return [() for _ in quotes]
    try:
        letters: list[str] = []
        numbers: list[int] = []
        for number in range(min(pdfium.FPDFText_CountChars(textpage), _MOST_CHARACTERS)):
            for letter in _letters(chr(pdfium.FPDFText_GetUnicode(textpage, number))):
                letters.append(letter)
                numbers.append(number)
        whole = "".join(letters)
        return [_boxes(page, textpage, _place(whole, numbers, quote)) for quote in quotes]
    finally:
        pdfium.FPDFText_ClosePage(textpage)


def _place(whole: str, numbers: list[int], quote: PageQuote) -> list[int]:
    """The numbers of the quote's characters: of the place nearest to where it should stand."""
    wanted = _letters(quote.text)
    if not wanted:
        return []
    places: list[int] = []
    place = whole.find(wanted)
    while place >= 0 and len(places) < 500:
        places.append(place)
        place = whole.find(wanted, place + 1)
    if not places:
        return []
    best = min(places, key=lambda each: abs(each / max(len(whole), 1) - quote.at))
    return numbers[best : best + len(wanted)]


def _boxes(page: Any, textpage: Any, characters: list[int]) -> tuple[Box, ...]:
    """The lines of these characters. On a turned page lines may run up or down: they are joined the way they run."""
    found: list[Box] = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for number in characters:
        if pdfium.FPDFText_GetCharBox(textpage, number, left, right, bottom, top):
            box = _on_the_page(page, left.value, bottom.value, right.value, top.value)
            if box[2] > box[0] or box[3] > box[1]:
                found.append(box)
    upright = 2 * sum(_runs_down(one, other) for one, other in pairwise(found)) < len(found)
    lines: list[list[float]] = []
    for box in found if upright else [(b[1], b[0], b[3], b[2]) for b in found]:
        if lines and _same_line(lines[-1], box):
            last = lines[-1]
            last[:] = [min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3])]
        else:
            lines.append(list(box))
    return tuple((a, b, c, d) if upright else (b, a, d, c) for a, b, c, d in lines)


def _runs_down(one: Box, other: Box) -> bool:
    across = abs(one[0] + one[2] - other[0] - other[2])
    down = abs(one[1] + one[3] - other[1] - other[3])
    return down > across


def _on_the_page(page: Any, left: float, bottom: float, right: float, top: float) -> Box:
    """Points of the page's own measure as fractions of the page as it is seen, turned where it says so."""
    x, y = ctypes.c_int(), ctypes.c_int()
    seen = []
    for across, up in ((left, bottom), (right, top)):
        pdfium.FPDF_PageToDevice(page, 0, 0, _FRACTIONS, _FRACTIONS, 0, across, up, x, y)
        seen.append((x.value / _FRACTIONS, y.value / _FRACTIONS))
    (x0, y0), (x1, y1) = seen
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return tuple(min(max(round(part, 5), 0.0), 1.0) for part in box)  # type: ignore[return-value]


def _same_line(line: list[float], box: Box) -> bool:
    """Whether the character goes on in the line: beside it, at the same height, on either side, no long way off."""
    height = min(line[3] - line[1], box[3] - box[1])
    overlap = min(line[3], box[3]) - max(line[1], box[1])
    return overlap > 0.3 * max(height, 1e-6) and max(box[0] - line[2], line[0] - box[2]) < 0.25
