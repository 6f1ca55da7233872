"""PDF by pdfium, page by page; other readers only for the pages where pdfium finds nothing, nonsense or a picture."""

from __future__ import annotations

import ctypes
import time
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from evidence_checker.model import Page, TextSource, replace
from evidence_checker.readers import page_labels, pdf_signatures, pdf_structure, progress, text_quality, written_date
from evidence_checker.readers.base import PARTLY, Draft, Stopped, Unreadable
from evidence_checker.readers.pdf_text import clean

SHORT_TEXT = 50
# A text layer over a picture of the page is suspected of being bad OCR from this share of odd words on.
ODD_SHARE = 0.06
_OUTLINES = 60
_MOST_FORMS = 12
_MOST_PIXELS = 500_000_000
# The bones of the file are looked at once, when its first page is odd.
_LOOKED_AT = 1
_MAX_SIDE_POINTS = 14_400.0  # 200 inches: the largest page that PDF allows


def read(draft: Draft) -> None:
    document = _opened(draft)
    try:
        draft.pages_total = len(document)
        if draft.pages_total == 0:
            raise Unreadable("EC101", format="PDF", detail="0 pages")
        information = document.get_metadata_dict()
        draft.title, draft.producer = clean(information.get("Title", "")), clean(information.get("Producer", ""))
        draft.written = written_date.of_pdf(information)
        draft.signatures.extend(pdf_signatures.seen(document))
        damaged: list[int] = []
        try:
            for number in draft.within(range(1, draft.pages_total + 1)):
                page = _page(draft, document, number)
                if page is None:
                    damaged.append(number)
                else:
                    draft.add(page)
        finally:
            if damaged:
                draft.note("EC120", pages=_listed(damaged), count=len(damaged))
            draft.pages[:] = page_labels.labelled(draft.pages)
        if not draft.pages:
            _raise_if_excessive(draft.data)
            raise Unreadable("EC101", format="PDF", detail="no page can be opened")
        if all(page.source is TextSource.NONE for page in draft.pages) and not any(
            f.code in PARTLY for f in draft.findings
        ):
            draft.pages.clear()
            raise Unreadable("EC139")
    finally:
        document.close()


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + (", …" if len(numbers) > 10 else "")


def _opened(draft: Draft) -> Any:
    try:
        return pypdfium2.PdfDocument(draft.data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise Unreadable("EC102", format="PDF") from error
        _raise_if_excessive(draft.data)
        if (mended := pdf_structure.mended(draft.data)) is not None:
            try:
                document = pypdfium2.PdfDocument(mended)
            except pypdfium2.PdfiumError:
                pass
            else:
                if any(_has_content(document, index) for index in range(min(len(document), 20))):
                    draft.note("EC138")
                    return document
                document.close()
        _other_reader(draft)
        if draft.data.rstrip(b"\0\r\n \t")[-1024:].find(b"%%EOF") < 0:
            raise Unreadable("EC115", format="PDF") from error
        raise Unreadable("EC101", format="PDF", detail=str(error)[:200]) from error


def _raise_if_excessive(data: bytes) -> None:
    if what := pdf_structure.excess(data):
        raise Unreadable("EC121", what=what, limit=pdf_structure.MAX_NESTING)
    if pdf_structure.page_tree_excess(data):
        raise Unreadable("EC121", what="page tree", limit=pdf_structure.MAX_PAGE_NODES)


def _has_content(document: Any, index: int) -> bool:
    try:
        return bool(pdfium.FPDFPage_CountObjects(document[index]))
    except pypdfium2.PdfiumError:
        return False


def _other_reader(draft: Draft) -> None:
    """A file that pdfium refuses may still open in pdfminer; what it says is kept. Raises Stopped when it does."""
    if not draft.options.second_opinion or draft.data.find(b"/Page") < 0:
        return
    from evidence_checker.readers import pdf_second

    for page in pdf_second.pages(draft.data, draft.options.max_pages):
        draft.add(page)
    if any(page.text.strip() for page in draft.pages):
        draft.note("EC130", pages=len(draft.pages))
        raise Stopped("EC120", pages="?", count=0)
    draft.pages.clear()


def _page(draft: Draft, document: Any, number: int) -> Page | None:
    """One page; None when it cannot be opened."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        if max(width, height) > _MAX_SIDE_POINTS:
            draft.note("EC122", page=number, width=int(width), height=int(height))
        text = _text(page, draft)
        if len(text.strip()) >= SHORT_TEXT and not _is_suspect(text):
            return Page(number, text, width=width, height=height)
        return _odd_page(draft, page, number, text, width, height)
    finally:
        page.close()


def _text(page: Any, draft: Draft) -> str:
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return ""
    try:
        count = pdfium.FPDFText_CountChars(textpage)
        if count <= 0:
            return ""
        if count > draft.options.max_page_characters:
            draft.note("EC121", what="characters", limit=draft.options.max_page_characters, page=len(draft.pages) + 1)
            count = draft.options.max_page_characters
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
        raw = bytes(buffer)[: max(written - 1, 0) * 2]
        return clean(raw.decode("utf-16-le", "ignore"))
    finally:
        pdfium.FPDFText_ClosePage(textpage)


def _is_suspect(text: str) -> bool:
    return text_quality.is_nonsense(text) or text_quality.oddness(text) > ODD_SHARE


def _odd_page(draft: Draft, page: Any, number: int, text: str, width: float, height: float) -> Page:
    """A page with little text, or text that looks wrong: looked at closer."""
    objects = pdfium.FPDFPage_CountObjects(page)
    if objects > draft.options.max_page_objects:
        draft.note("EC121", what="objects", limit=draft.options.max_page_objects, page=number)
        return Page(number, text, width=width, height=height)
    drawn = _drawn(draft, page, objects, width, height)
    if number <= _LOOKED_AT and (what := pdf_structure.excess(draft.data)):
        draft.note("EC121", what=what, limit=pdf_structure.MAX_NESTING)
    plain = Page(number, text, picture_share=drawn.share, width=width, height=height)
    nonsense = text_quality.is_nonsense(text)
    if nonsense or (drawn.texts and not text.strip()):
        plain = _second_opinion(draft, plain)
    nonsense = text_quality.is_nonsense(plain.text)
    short = len(plain.text.strip()) < SHORT_TEXT
    is_mute = bool(drawn.texts) and not plain.text.strip()
    if not (drawn.share or drawn.outlines >= _OUTLINES or is_mute) if short else (drawn.share < 0.3 and not nonsense):
        return plain
    if drawn.too_large or max(width, height) > _MAX_SIDE_POINTS:
        draft.note("EC122", page=number, width=drawn.too_large, height=0)
        return plain
    if not draft.options.ocr:
        if short:
            draft.note("EC117", reason="off")
        return plain
    read = _by_ocr(draft, page, plain, short)
    return replace(read, source=TextSource.NONE) if is_mute and not read.text.strip() else read


def _by_ocr(draft: Draft, page: Any, plain: Page, short: bool) -> Page:
    from evidence_checker.readers import ocr

    engine = ocr.engine(draft.options)
    if engine is None:
        if short:
            draft.note("EC117", reason="none")
        return plain
    progress.report(plain.number - 1, draft.pages_total)
    points = max(plain.width, 1.0) * max(plain.height, 1.0)
    scale = min(
        draft.options.dpi / 72, (draft.options.page_pixels / points) ** 0.5, 8_000 / max(plain.width, plain.height, 1)
    )
    started = time.monotonic()
    try:
        image = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        draft.note("EC120", pages=str(plain.number), count=1)
        return plain
    reading = ocr.recognise(image, engine, draft.options, started)
    if not short and text_quality.worth(reading.text) <= text_quality.worth(plain.text):
        return plain
    if short and not reading.text.strip():
        return plain
    if short and plain.text.strip() and text_quality.worth(plain.text) > text_quality.worth(reading.text):
        return plain
    if reading.confidence < ocr.LOW_CONFIDENCE:
        draft.note("EC118", page=plain.number, confidence=round(reading.confidence, 2))
    back = 1 / scale
    return Page(
        plain.number,
        reading.text,
        TextSource.OCR,
        reading.confidence,
        picture_share=plain.picture_share,
        width=plain.width,
        height=plain.height,
        words=reading.boxes(back),
    )


def _second_opinion(draft: Draft, plain: Page) -> Page:
    """The same page by pdfplumber, when that reads more sense out of it."""
    if not draft.options.second_opinion:
        return plain
    from evidence_checker.readers import pdf_second

    text = pdf_second.page_text(draft.data, plain.number)
    if not text.strip() or text_quality.is_nonsense(text) or text_quality.worth(text) <= text_quality.worth(plain.text):
        return plain
    draft.note("EC130", pages=plain.number)
    return Page(plain.number, text, picture_share=plain.picture_share, width=plain.width, height=plain.height)


@dataclass(slots=True)
class _Drawn:
    """What is drawn on a page. `share`: of the page that pictures cover, at most 1. `outlines`, `texts`: how many.

    `too_large`: the long side in pixels of a picture that is over the limit, else 0.
    """

    share: float = 0.0
    outlines: int = 0
    texts: int = 0
    too_large: int = 0


def _drawn(draft: Draft, page: Any, objects: int, width: float, height: float) -> _Drawn:
    found = _Drawn()
    area = 0.0
    whole = max(width * height, 1.0)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    across, down = ctypes.c_uint(), ctypes.c_uint()
    waiting = [(pdfium.FPDFPage_GetObject(page, index), 0) for index in range(min(objects, 5_000))]
    while waiting:
        thing, depth = waiting.pop()
        kind = pdfium.FPDFPageObj_GetType(thing) if thing else 0
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING):
            found.outlines += 1
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.texts += 1
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth >= _MOST_FORMS:
                draft.note("EC121", what="forms", limit=_MOST_FORMS)
                break
            count = min(pdfium.FPDFFormObj_CountObjects(thing), 2_000) if len(waiting) < 20_000 else 0
            waiting.extend((pdfium.FPDFFormObj_GetObject(thing, index), depth + 1) for index in range(count))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            if pdfium.FPDFImageObj_GetImagePixelSize(thing, across, down):
                pixels = across.value * down.value
                found.too_large = max(across.value, down.value) if pixels > _MOST_PIXELS else found.too_large
            if pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
                # Inside a form the box is in the form's own measure; it is taken as it stands, cut to the page.
                area += min(abs((right.value - left.value) * (top.value - bottom.value)), whole)
    found.share = min(round(area / whole, 3), 1.0) if area / whole >= 0.005 else 0.0
    return found
