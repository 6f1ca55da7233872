"""What a page of a PDF shows is what is read: pages whose text layer does not tell all, or tells something else.

Pictures that cover what the text does not, layers under a scan, letters nobody sees, fonts without a way back to
characters: the page is drawn, read by OCR, and the readings are merged by place or weighed against each other. The page
says by a code which reading it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy
import pypdfium2.raw as pdfium

from evidence_checker.model import Page, TextSource, replace
from evidence_checker.model.places import Box, packed
from evidence_checker.readers import ocr, pdf_structure, progress, text_quality
from evidence_checker.readers.base import Draft
from evidence_checker.readers.ocr import straighten
from evidence_checker.readers.page_lines import Line, typed_line
from evidence_checker.readers.pdf_image import PageImage
from evidence_checker.readers.pdf_merge import merged
from evidence_checker.readers.pdf_pictures import Drawn, drawn
from evidence_checker.readers.pdf_place import Place, place_of
from evidence_checker.readers.pdf_text import Layer

SHORT_TEXT = 50
# A text layer over a picture of the page is suspected of being bad OCR from this share of odd words on.
ODD_SHARE = 0.06
_OUTLINES = 60
_MAX_SIDE_POINTS = 14_400.0  # 200 inches: the largest page that PDF allows
# The page is looked at on a grid of so many cells a side; pictures without text on so much of it are read.
_CELLS, _UNEXPLAINED = 60, 0.06
_LEAST_PIXELS = 40_000
_LEAST_INK, _LEAST_RUNS = 250, 10
# Layers under scans are compared with what is seen on the first pages, then on every so-many-th.
_FIRST_COMPARED, _EVERY = 2, 4
_STRIP_LINES = 8
_AGREE, _DIFFER = 0.5, 0.3
_CONTRAST = 28
_LOOKED_AT = 1


@dataclass(slots=True)
class _Sheet:
    """An open page on the desk."""

    draft: Draft
    page: Any
    number: int
    layer: Layer
    place: Place
    drawn: Drawn
    lines: list[Line]
    unseen: list[bool]

    def plain(self, text: str | None = None, **facts: Any) -> Page:
        if text is None:
            text, facts["places"] = self.layer.text, self.layer.places(self.place)
        return Page(
            self.number, text, width=self.place.width, height=self.place.height,
            picture_share=self.drawn.share(self.place.bounds), **facts,
        )  # fmt: skip

    def packed(self, boxes: tuple[Box, ...]) -> str:
        return packed("w", boxes, self.place.width, self.place.height)

    def image(self, part: Box | None = None) -> PageImage:
        return PageImage(self.draft, self.page, self.place.width, self.place.height, self.drawn.dpi(), part)


def looked_at(draft: Draft, page: Any, number: int, layer: Layer, width: float, height: float) -> Page:
    """The page as it shows itself. `page`, `layer`: open."""
    objects = pdfium.FPDFPage_CountObjects(page)
    if objects > draft.options.max_page_objects:
        draft.note("EC121", what="objects", limit=draft.options.max_page_objects, page=number)
        return Page(number, layer.text, width=width, height=height)
    found = drawn(draft, page, objects)
    if number <= _LOOKED_AT and len(layer.text.strip()) < SHORT_TEXT and (what := pdf_structure.excess(draft.data)):
        draft.note("EC121", what=what, limit=pdf_structure.MAX_NESTING)
    sheet = _Sheet(draft, page, number, layer, place_of(page, width, height), found, [], [])
    _lay_out(sheet)
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
        return _without_unseen(sheet, plain) if any(sheet.unseen) else plain
    if any(sheet.unseen):
        return _read_under(sheet, plain)
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


def _lay_out(sheet: _Sheet) -> None:
    looks = sheet.layer.has_unseen()
    if not (looks or sheet.drawn.pictures):
        return
    for start, end, first, last in sheet.layer.lines():
        box = sheet.layer.box(first, last)
        if box is not None:
            sheet.lines.append(typed_line(sheet.layer.text[start:end], sheet.place.shown(box)))
            sheet.unseen.append(looks and sheet.layer.is_unseen(first) and sheet.layer.is_unseen((first + last) // 2))


def _engine_here(sheet: _Sheet, says: bool) -> bool:
    """Whether OCR may and can be used; `says`: whether the document tells when it cannot."""
    draft = sheet.draft
    if draft.options.ocr and not draft.session().is_mute:
        progress.report(sheet.number - 1, draft.pages_total)
        return True
    if says:
        draft.note("EC117", reason="none" if draft.options.ocr else "off")
    return False


def _ocr(sheet: _Sheet) -> tuple[list[Line], Page] | None:
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


def _faint(sheet: _Sheet, page: Page) -> Page:
    if page.text.strip() and page.confidence < ocr.LOW_CONFIDENCE:
        sheet.draft.note("EC118", page=page.number, confidence=round(page.confidence, 2))
    return page


def _read_short(sheet: _Sheet, plain: Page) -> Page:
    """A page with next to no text: what OCR reads of it, with what little text there is."""
    if not _engine_here(sheet, says=True) or (found := _ocr(sheet)) is None:
        return plain
    seen, read = found
    if not read.text.strip():
        return _without_unseen(sheet, plain) if any(sheet.unseen) else plain
    if plain.text.strip() and sheet.lines and not any(sheet.unseen):
        both = merged(sheet.lines, seen)
        return _faint(sheet, replace(read, text=both.text, places=sheet.packed(both.boxes), why="EC141"))
    if plain.text.strip() and text_quality.worth(plain.text) > text_quality.worth(read.text):
        return plain
    return _faint(sheet, replace(read, why="EC141"))


def _read_instead(sheet: _Sheet, plain: Page, why: str) -> Page:
    """A text layer that looks wrong: the better of the layer and the reading of the page as it is seen."""
    if not _engine_here(sheet, says=False) or (found := _ocr(sheet)) is None:
        return plain
    _seen, read = found
    better = text_quality.worth(read.text) * read.confidence > 1.05 * text_quality.worth(plain.text)
    if why == "EC145":
        sheet.draft.compared.setdefault("strange", []).append(better)
    return _faint(sheet, replace(read, why=why)) if better else plain


def _unexplained(sheet: _Sheet) -> Box | None:
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


def _read_beside(sheet: _Sheet, plain: Page, part: Box) -> Page:
    """A page with text and pictures that the text does not explain: both readings, merged by place."""
    draft = sheet.draft
    # The same picture at the same place of page after page is a background: looked at until it twice gave nothing.
    key = "background " + repr(sorted((tuple(round(e) for e in b), a, d) for b, a, d in sheet.drawn.pictures)[:4])
    compared = draft.compared.setdefault(key, [])
    if len(compared) >= 2 and not any(compared):
        return plain
    if not draft.options.ocr:
        return plain
    if not _engine_here(sheet, says=False):
        return plain
    view = sheet.image(part)
    image = view.image()
    if image is None or not _shows_letters(sheet, image, view):
        return plain
    reading = draft.session().read(image, view.enlarged)
    both = merged(sheet.lines, reading.lines(1 / view.scale, view.part[0], view.part[1]))
    gained = both.added >= 20 and reading.confidence >= 0.5
    compared.append(gained)
    if not gained:
        return plain
    share = both.added / max(len(both.text), 1)
    sure = round(1 - share * (1 - reading.confidence), 3)
    places = sheet.packed(both.boxes)
    return _faint(sheet, sheet.plain(both.text, source=TextSource.MIXED, confidence=sure, places=places, why="EC142"))


def _shows_letters(sheet: _Sheet, image: Any, view: PageImage) -> bool:
    """Whether there is ink outside the lines of the text layer, in the shape of letters."""
    dark = straighten.ink(image)
    factor = max(dark.shape) / max(image.size) * view.scale
    left, top = view.part[0], view.part[1]
    for line in sheet.lines:
        x0, x1 = (max(int((each - left) * factor), 0) for each in (line.box[0] - 2, line.box[2] + 2))
        y0, y1 = (max(int((each - top) * factor), 0) for each in (line.box[1] - 2, line.box[3] + 2))
        dark[y0:y1, x0:x1] = False
    return int(dark.sum()) >= _LEAST_INK and straighten.runs(dark) >= _LEAST_RUNS


def _read_under(sheet: _Sheet, plain: Page) -> Page:
    """A page on which some letters are not drawn: the layer of a scan, or words hidden from whoever looks."""
    lies_on_scan = plain.picture_share >= 0.5 and sum(sheet.unseen) > 0.5 * len(sheet.unseen)
    if not lies_on_scan:
        plain = _without_unseen(sheet, plain)
        part = _unexplained(sheet)
        return plain if part is None else _read_beside(sheet, plain, part)
    compared = sheet.draft.compared.setdefault("layer", [])
    looks_right = not (
        text_quality.oddness(plain.text) > ODD_SHARE or text_quality.is_spaced(plain.text)
        or text_quality.known_share(plain.text) < 0.25 or len(plain.text) < 300
    )  # fmt: skip
    if not sheet.draft.options.ocr or sheet.draft.session().is_mute:
        return replace(plain, why="EC146")
    settled = len(compared) >= _FIRST_COMPARED and all(compared[-_FIRST_COMPARED:]) and sheet.number % _EVERY
    if looks_right and settled:
        return replace(plain, why="EC146")
    if looks_right and _agrees(sheet, plain):
        compared.append(True)
        return replace(plain, why="EC146")
    compared.append(False)
    if not _engine_here(sheet, says=False) or (found := _ocr(sheet)) is None:
        return plain
    _seen, read = found
    agreement = text_quality.agreement(plain.text, read.text)
    poor = read.text.strip() and (read.confidence < 0.7 or text_quality.known_share(read.text) < 0.2)
    if not read.text.strip() or (agreement < _DIFFER and not poor):
        # The picture shows nothing, or another text: what stands hidden behind it is no text of this page.
        if plain.text.strip():
            sheet.draft.note("EC144", page=sheet.number)
        return _faint(sheet, replace(read, why="EC143"))
    if poor and agreement < _AGREE and looks_right:
        return replace(plain, confidence=0.5, why="EC147")
    if text_quality.worth(read.text) * read.confidence > text_quality.worth(plain.text):
        return _faint(sheet, replace(read, why="EC145"))
    return replace(plain, why="EC146")


def _agrees(sheet: _Sheet, plain: Page) -> bool:
    """Whether a strip of the page, read as it is seen, holds the words that the layer says stand there."""
    lines = sorted((line for line in sheet.lines if line.box[2] > line.box[0]), key=lambda line: line.box[1])
    if len(lines) < 3:
        return False
    spans = [lines[i : i + _STRIP_LINES] for i in range(0, max(len(lines) - _STRIP_LINES, 0) + 1, 3)]
    strip = max(spans, key=lambda span: sum(len(line.text) for line in span))
    top, bottom = min(line.box[1] for line in strip) - 4, max(line.box[3] for line in strip) + 4
    if bottom - top > 0.5 * sheet.place.height:
        return False
    view = sheet.image((0.0, max(top, 0.0), sheet.place.width, min(bottom, sheet.place.height)))
    image = view.image()
    if image is None:
        return False
    said = " ".join(line.text for line in strip)
    return text_quality.agreement(said, sheet.draft.session().sample(image).text) >= _AGREE


def _without_unseen(sheet: _Sheet, plain: Page) -> Page:
    """The page without the lines that leave no trace on it (white letters on white, letters in no colour)."""
    view = sheet.image()
    image = view.image()
    if image is None:
        return plain
    grey = image.convert("L")
    kept: list[Line] = []
    for line, unseen in zip(sheet.lines, sheet.unseen, strict=True):
        if unseen:
            x0, y0, x1, y1 = (int(each * view.scale) for each in line.box)
            darkest, lightest = grey.crop((x0, y0, max(x1, x0 + 1), max(y1, y0 + 1))).getextrema()
            if float(lightest) - float(darkest) < _CONTRAST:  # type: ignore[arg-type]
                continue
        kept.append(line)
    if len(kept) == len(sheet.lines):
        return plain
    sheet.draft.note("EC144", page=sheet.number)
    sheet.lines, sheet.unseen = kept, [False] * len(kept)
    text = "\n".join(line.text for line in kept)
    places = packed("l", (line.box for line in kept), sheet.place.width, sheet.place.height)
    return sheet.plain(text, source=TextSource.TEXT if text.strip() else TextSource.NONE, places=places, why="EC144")


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
