"""What a page of a PDF shows is what is read: pages whose text layer does not tell all, or tells something else.

Pictures that cover what the text does not, layers under a scan, letters nobody sees, fonts without a way back to
characters: the page is drawn, read by OCR, and the readings are merged by place or weighed against each other. The page
says by a code which reading it is.
"""

from __future__ import annotations

from typing import Any

import numpy
import pypdfium2.raw as pdfium

from evidence_checker.model import Page, TextSource, replace
from evidence_checker.model.places import Box
from evidence_checker.readers import pdf_hidden, pdf_structure, text_quality
from evidence_checker.readers.base import Draft
from evidence_checker.readers.ocr import straighten
from evidence_checker.readers.pdf_image import PageImage
from evidence_checker.readers.pdf_merge import merged
from evidence_checker.readers.pdf_pictures import drawn
from evidence_checker.readers.pdf_place import place_of
from evidence_checker.readers.pdf_sheet import ODD_SHARE, Sheet, engine_here, faint, lay_out, ocr_of
from evidence_checker.readers.pdf_text import Layer

SHORT_TEXT = 50
_OUTLINES = 60
_MAX_SIDE_POINTS = 14_400.0  # 200 inches: the largest page that PDF allows
# The page is looked at on a grid of so many cells a side; pictures without text on so much of it are read.
_CELLS, _UNEXPLAINED = 60, 0.06
_LEAST_PIXELS = 40_000
_LEAST_INK, _LEAST_RUNS = 250, 10
_LOOKED_AT = 1
_SURE, _SCANT = 0.65, 300


def looked_at(draft: Draft, page: Any, number: int, layer: Layer, width: float, height: float) -> Page:
    """The page as it shows itself. `page`, `layer`: open."""
    objects = pdfium.FPDFPage_CountObjects(page)
    if objects > draft.options.max_page_objects:
        draft.note("EC121", what="objects", limit=draft.options.max_page_objects, page=number)
        return Page(number, layer.text, width=width, height=height)
    found = drawn(draft, page, objects)
    if number <= _LOOKED_AT and len(layer.text.strip()) < SHORT_TEXT and (what := pdf_structure.excess(draft.data)):
        draft.note("EC121", what=what, limit=pdf_structure.MAX_NESTING)
    sheet = Sheet(draft, page, number, layer, place_of(page, width, height), found, [], [])
    lay_out(sheet)
    plain = sheet.plain()
    if found.too_large or max(width, height) > _MAX_SIDE_POINTS:
        draft.note("EC122", page=number, width=found.too_large, height=0)
        return plain
    nonsense, mute = text_quality.is_nonsense(plain.text), bool(found.texts) and not plain.text.strip()
    if nonsense or mute:
        plain = _second_opinion(draft, plain)
        nonsense = text_quality.is_nonsense(plain.text)
    if len(plain.text.strip()) < SHORT_TEXT:
        if found.pictures or found.outlines >= _OUTLINES or mute:
            read = _read_short(sheet, plain)
            return replace(read, source=TextSource.NONE) if mute and not read.text.strip() else read
        return pdf_hidden.without_unseen(sheet, plain) if any(sheet.unseen) else plain
    if any(sheet.unseen):
        if pdf_hidden.lies_under_scan(sheet, plain):
            return pdf_hidden.read(sheet, plain)
        plain = pdf_hidden.without_unseen(sheet, plain)
    share = plain.picture_share
    if nonsense or (share >= 0.3 and text_quality.oddness(plain.text) > ODD_SHARE) or _is_garbled(draft, plain.text):
        return _read_instead(sheet, plain, "EC145")
    part = _unexplained(sheet)
    return plain if part is None else _read_beside(sheet, plain, part)


def _is_garbled(draft: Draft, text: str) -> bool:
    """Spaced letters or letters swapped for others; looked at no longer where comparing showed the text to be right."""
    compared = draft.compared.setdefault("strange", [])
    if len(compared) >= 3 and not any(compared):
        return False
    return text_quality.is_spaced(text) or text_quality.is_strange(text)


def _read_short(sheet: Sheet, plain: Page) -> Page:
    """A page with next to no text: what OCR reads of it, with what little text there is."""
    if not engine_here(sheet, says=True) or (found := ocr_of(sheet)) is None:
        return plain
    seen, read = found
    if not read.text.strip():
        return pdf_hidden.without_unseen(sheet, plain) if any(sheet.unseen) else plain
    if plain.text.strip() and sheet.lines and not any(sheet.unseen):
        both = merged(sheet.lines, seen)
        return faint(sheet, replace(read, text=both.text, places=sheet.packed(both.boxes), why="EC141"))
    if plain.text.strip() and text_quality.worth(plain.text) > text_quality.worth(read.text):
        return plain
    return faint(sheet, replace(read, why="EC141"))


def _read_instead(sheet: Sheet, plain: Page, why: str) -> Page:
    """A text layer that looks wrong: the better of the layer and the reading of the page as it is seen."""
    if not engine_here(sheet, says=False) or (found := ocr_of(sheet)) is None:
        return plain
    _seen, read = found
    better = text_quality.worth(read.text) * read.confidence > 1.05 * text_quality.worth(plain.text)
    if why == "EC145":
        sheet.draft.compared.setdefault("strange", []).append(better)
    return faint(sheet, replace(read, why=why)) if better else plain


def _unexplained(sheet: Sheet) -> Box | None:
    """The part of the page as shown (points) that pictures cover and text does not; None where there is hardly any."""
    pictures = [(sheet.place.shown(box), across * down) for box, across, down in sheet.drawn.pictures]
    if sum(pixels for _box, pixels in pictures) < _LEAST_PIXELS:
        return None
    width, height = max(sheet.place.width, 1.0), max(sheet.place.height, 1.0)
    cells = numpy.zeros((_CELLS, _CELLS), dtype=numpy.bool_)

    def mark(box: Box, value: bool, above: float = 0.0) -> None:
        x0, x1 = (min(max(int(each / width * _CELLS), 0), _CELLS) for each in (box[0], box[2]))
        y0, y1 = (min(max(int(each / height * _CELLS), 0), _CELLS) for each in (box[1] - above, box[3] + above))
        cells[y0 : y1 + (not value), x0 : x1 + (not value)] = value

    for box, _pixels in pictures:
        mark(box, True)
    for line in sheet.lines:
        mark(line.box, False, 0.4 * min(line.box[3] - line.box[1], 20.0))
    if cells.mean() < _UNEXPLAINED:
        return None
    rows, columns = numpy.nonzero(cells.any(axis=1))[0], numpy.nonzero(cells.any(axis=0))[0]
    part = (
        float(columns[0]) / _CELLS * width, float(rows[0]) / _CELLS * height,
        float(columns[-1] + 1) / _CELLS * width, float(rows[-1] + 1) / _CELLS * height,
    )  # fmt: skip
    whole = (part[2] - part[0]) * (part[3] - part[1]) > 0.7 * width * height
    return (0.0, 0.0, width, height) if whole else part


def _read_beside(sheet: Sheet, plain: Page, part: Box) -> Page:
    """A page with text and pictures that the text does not explain: both readings, merged by place."""
    draft = sheet.draft
    # The same picture at the same place of page after page is a background: looked at until it twice gave nothing.
    key = "background " + repr(sorted((tuple(round(e) for e in b), a, d) for b, a, d in sheet.drawn.pictures)[:4])
    compared = draft.compared.setdefault(key, [])
    if len(compared) >= 2 and not any(compared):
        return plain
    if not draft.options.ocr:
        return plain
    if not engine_here(sheet, says=False):
        return plain
    view = sheet.image(part)
    image = view.image()
    if image is None or not _shows_letters(sheet, image, view):
        return plain
    reading = draft.session().read(image, view.enlarged)
    both = merged(sheet.lines, reading.lines(1 / view.scale, view.part[0], view.part[1]))
    # A faint reading is kept where the text layer is next to nothing; beside real text it would only add noise.
    gained = both.added >= 20 and (reading.confidence >= _SURE or len(plain.text) < _SCANT)
    compared.append(gained)
    if not gained:
        return plain
    share = both.added / max(len(both.text), 1)
    sure = round(1 - share * (1 - reading.confidence), 3)
    places = sheet.packed(both.boxes)
    return faint(sheet, sheet.plain(both.text, source=TextSource.MIXED, confidence=sure, places=places, why="EC142"))


def _shows_letters(sheet: Sheet, image: Any, view: PageImage) -> bool:
    """Whether there is ink outside the lines of the text layer, in the shape of letters."""
    dark = straighten.ink(image)
    factor = max(dark.shape) / max(image.size) * view.scale
    left, top = view.part[0], view.part[1]
    for line in sheet.lines:
        x0, x1 = (max(int((each - left) * factor), 0) for each in (line.box[0] - 2, line.box[2] + 2))
        y0, y1 = (max(int((each - top) * factor), 0) for each in (line.box[1] - 2, line.box[3] + 2))
        dark[y0:y1, x0:x1] = False
    return int(dark.sum()) >= _LEAST_INK and straighten.runs(dark) >= _LEAST_RUNS


def _second_opinion(draft: Draft, plain: Page) -> Page:
    """The same page by pdfplumber, when that reads more sense out of it."""
    if not draft.options.second_opinion:
        return plain
    from evidence_checker.readers import pdf_second

    text = pdf_second.page_text(draft.data, plain.number)
    if not text.strip() or text_quality.is_nonsense(text) or text_quality.worth(text) <= text_quality.worth(plain.text):
        return plain
    draft.note("EC130", pages=plain.number)
    return replace(plain, text=text, places="")
