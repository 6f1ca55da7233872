"""PDF by pdfium, page by page; other readers only for the pages where pdfium finds nothing, nonsense or a picture."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from evidence_checker.model import Page, TextSource
from evidence_checker.readers import (
    page_labels,
    pdf_annotations,
    pdf_layers,
    pdf_pictures,
    pdf_place,
    pdf_sheet,
    pdf_signatures,
    pdf_structure,
    pdf_text,
    pdf_visible,
    pdf_xfa,
    text_quality,
)
from evidence_checker.readers.base import PARTLY, Draft, Stopped, Unreadable
from evidence_checker.readers.inside import pdf_attachments
from evidence_checker.readers.pdf_text import clean

_MAX_SIDE_POINTS = 14_400.0  # 200 inches: the largest page that PDF allows


def read(draft: Draft) -> None:
    """Read a PDF into the draft, page by page."""
    document = _opened(draft)
    try:
        draft.pages_total = len(document)
        if draft.pages_total == 0:
            raise Unreadable("EC101", format="PDF", detail="0 pages")
        information = document.get_metadata_dict()
        draft.title, draft.producer = clean(information.get("Title", "")), clean(information.get("Producer", ""))
        draft.signatures.extend(pdf_signatures.seen(document))
        draft.holds = pdf_attachments.are_there(document)
        damaged = sorted({*range(1, draft.done + 1)} - {page.number for page in draft.pages})
        try:
            for number in draft.following(draft.pages_total):
                page = _page(draft, document, number)
                if page is None:
                    damaged.append(number)
                else:
                    draft.add(page)
        finally:
            if damaged:
                draft.note("EC120", pages=_listed(damaged), count=len(damaged))
            draft.pages[:] = page_labels.labelled(draft.pages)
        pdf_xfa.add_page(draft, document)
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
        page, shown = pdf_annotations.merged(draft, document, document[number - 1], number)
    except pypdfium2.PdfiumError:
        return None
    try:
        return _read_page(draft, page, number, shown)
    finally:
        page.close()


def _read_page(draft: Draft, page: Any, number: int, shown: pdf_annotations.Shown) -> Page:
    """The text of an open page, by its text layer or another reader. `shown`: by its annotations."""
    width, height = page.get_size()
    if max(width, height) > _MAX_SIDE_POINTS:
        draft.note("EC122", page=number, width=int(width), height=int(height))
    layer = pdf_text.layer(page, draft.options.max_page_characters)
    layer.switched_off = _switched_off(draft)
    try:
        if layer.over:
            draft.note("EC121", what="characters", limit=draft.options.max_page_characters, page=number)
        if pdf_pictures.draws_itself(page):
            draft.note("EC121", what="forms", limit=pdf_pictures.MOST_FORMS)
        if _speaks_for_itself(draft, page, layer):
            places = layer.places(pdf_place.place_of(page, width, height))
            made = Page(number, layer.text, width=width, height=height, places=places)
            return pdf_annotations.in_place(made, layer, shown)
        return pdf_annotations.in_place(pdf_visible.looked_at(draft, page, number, layer, width, height), layer, shown)
    finally:
        layer.close()


def _switched_off(draft: Draft) -> frozenset[str]:
    if draft.layers_off is None:
        draft.layers_off = pdf_layers.switched_off(draft.data)
    return draft.layers_off


def _speaks_for_itself(draft: Draft, page: Any, layer: pdf_text.Layer) -> bool:
    """Whether the text layer is all there is to read: sound, seen, and no picture on the page that may show more."""
    text = layer.text
    if len(text.strip()) < pdf_visible.SHORT_TEXT or text_quality.is_nonsense(text):
        return False
    if text_quality.oddness(text) > pdf_sheet.ODD_SHARE:
        return False
    if text_quality.is_strange(text) or text_quality.is_spaced(text):
        return False
    return not layer.has_unseen() and not (_has_pictures(draft) and pdf_pictures.are_on(page))


def _has_pictures(draft: Draft) -> bool:
    known = draft.compared.get("pictures")
    if known is None:
        known = draft.compared["pictures"] = [pdf_pictures.holds_large(draft.data)]
    return known[0]
