"""An open page of a PDF: its text layer line by line, what is drawn on it, and its OCR."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from evidence_checker.model import Page, TextSource
from evidence_checker.model.places import Box, packed
from evidence_checker.readers import ocr, progress
from evidence_checker.readers.base import Draft
from evidence_checker.readers.page_lines import Line
from evidence_checker.readers.pdf_image import PageImage
from evidence_checker.readers.pdf_pictures import Drawn
from evidence_checker.readers.pdf_place import Place
from evidence_checker.readers.pdf_text import Layer

# A text layer over a picture of the page is suspected of being bad OCR from this share of odd words on.
ODD_SHARE = 0.06


@dataclass(slots=True)
class Sheet:
    """`lines`: of the text layer, with their places; `unseen`: for each whether its letters are drawn in no colour.
    `off`: which of them stand on a layer that is switched off."""

    draft: Draft
    page: Any
    number: int
    layer: Layer
    place: Place
    drawn: Drawn
    lines: list[Line]
    unseen: list[bool]
    off: set[int] = field(default_factory=set)

    def plain(self, text: str | None = None, **facts: Any) -> Page:
        """The page by its text layer, or by another text."""
        if text is None:
            text, facts["places"] = self.layer.text, self.layer.places(self.place)
        return Page(
            self.number, text, width=self.place.width, height=self.place.height,
            picture_share=self.drawn.share(self.place.bounds), **facts,
        )  # fmt: skip

    def packed(self, boxes: tuple[Box, ...]) -> str:
        """Boxes in the form in which a page keeps them."""
        return packed("w", boxes, self.place.width, self.place.height)

    def image(self, part: Box | None = None) -> PageImage:
        """The picture of the page, or of a part of it."""
        return PageImage(self.draft, self.page, self.place.width, self.place.height, self.drawn.dpi(), part)


def lay_out(sheet: Sheet) -> None:
    """Find out what stands where on the page."""
    looks = sheet.layer.has_unseen()
    if not (looks or sheet.drawn.pictures):
        return
    for (start, end, first, last), box in sheet.layer.boxed_lines():
        if box is not None:
            sheet.lines.append(Line(sheet.layer.text[start:end], sheet.place.shown(box)))
            sheet.unseen.append(looks and sheet.layer.is_unseen(first) and sheet.layer.is_unseen((first + last) // 2))
            if sheet.unseen[-1] and sheet.layer.is_off(first):
                sheet.off.add(len(sheet.unseen) - 1)


def engine_here(sheet: Sheet, says: bool) -> bool:
    """Whether OCR may and can be used; `says`: whether the document tells when it cannot."""
    draft = sheet.draft
    if draft.options.ocr and not draft.session().is_mute:
        progress.report(sheet.number - 1, draft.pages_total)
        return True
    if says:
        draft.note("EC117", reason="none" if draft.options.ocr else "off")
    return False


def ocr_of(sheet: Sheet) -> tuple[list[Line], Page] | None:
    """What OCR reads of the page: its lines, and a page of them; None where it cannot be drawn."""
    view = sheet.image()
    image = view.image()
    if image is None:
        sheet.draft.note("EC120", pages=str(sheet.number), count=1)
        return None
    reading = sheet.draft.session().read(image, view.enlarged)
    places = reading.places(sheet.place.width, sheet.place.height, 1 / view.scale)
    page = sheet.plain(reading.text, source=TextSource.OCR, confidence=reading.confidence, places=places)
    return reading.lines(1 / view.scale), page


def faint(sheet: Sheet, page: Page) -> Page:
    """The page with what is said of a faint reading."""
    if page.text.strip() and page.confidence < ocr.LOW_CONFIDENCE:
        sheet.draft.note("EC118", page=page.number, confidence=round(page.confidence, 2))
    return page
