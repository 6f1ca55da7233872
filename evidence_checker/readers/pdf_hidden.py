"""Letters of a PDF page that are not drawn: the text layer under a scan, or words hidden from whoever looks."""

from __future__ import annotations

from evidence_checker.model import Page, TextSource, replace
from evidence_checker.model.places import packed
from evidence_checker.readers import text_quality
from evidence_checker.readers.page_lines import Line
from evidence_checker.readers.pdf_sheet import ODD_SHARE, Sheet, engine_here, faint, ocr_of

# Layers under scans are compared with what is seen on the first pages, then on every so-many-th.
_FIRST_COMPARED, _EVERY = 2, 4
_STRIP_LINES = 8
_AGREE, _DIFFER = 0.5, 0.3
_CONTRAST = 28


def lies_under_scan(sheet: Sheet, plain: Page) -> bool:
    """Whether the letters that are not drawn are the layer of a scan that covers the page."""
    return plain.picture_share >= 0.5 and sum(sheet.unseen) > 0.5 * len(sheet.unseen)


def read(sheet: Sheet, plain: Page) -> Page:
    """A scan with a hidden text layer: believed where a sample of its words is what the page shows."""
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
    if not engine_here(sheet, says=False) or (found := ocr_of(sheet)) is None:
        return plain
    _seen, read = found
    agreement = text_quality.agreement(plain.text, read.text)
    poor = read.text.strip() and (read.confidence < 0.7 or text_quality.known_share(read.text) < 0.2)
    if not read.text.strip() or (agreement < _DIFFER and not poor):
        # The picture shows nothing, or another text: what stands hidden behind it is no text of this page.
        if plain.text.strip():
            sheet.draft.note("EC144", page=sheet.number)
        return faint(sheet, replace(read, why="EC143"))
    if poor and agreement < _AGREE and looks_right:
        return replace(plain, confidence=0.5, why="EC147")
    if text_quality.worth(read.text) * read.confidence > text_quality.worth(plain.text):
        return faint(sheet, replace(read, why="EC145"))
    return replace(plain, why="EC146")


def _agrees(sheet: Sheet, plain: Page) -> bool:
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


def without_unseen(sheet: Sheet, plain: Page) -> Page:
    """The page without the lines that leave no trace on it (white letters on white, letters in no colour)."""
    view = sheet.image()
    image = view.image()
    if image is None:
        return plain
    grey = image.convert("L")
    kept: list[Line] = []
    for place, (line, unseen) in enumerate(zip(sheet.lines, sheet.unseen, strict=True)):
        if place in sheet.off:
            continue  # what is drawn in its place is something else
        if unseen:
            x0, y0, x1, y1 = (int(each * view.scale) for each in line.box)
            x0, y0 = max(x0, 0), max(y0, 0)
            x1, y1 = min(max(x1, x0 + 1), grey.width), min(max(y1, y0 + 1), grey.height)
            if x1 <= x0 or y1 <= y0:
                continue  # beside the page
            darkest, lightest = grey.crop((x0, y0, x1, y1)).getextrema()
            if float(lightest) - float(darkest) < _CONTRAST:  # type: ignore[arg-type]
                continue
        kept.append(line)
    if len(kept) == len(sheet.lines):
        return plain
    sheet.draft.note("EC144", page=sheet.number)
    sheet.lines, sheet.unseen, sheet.off = kept, [False] * len(kept), set()
    text = "\n".join(line.text for line in kept)
    places = packed("l", (line.box for line in kept), sheet.place.width, sheet.place.height)
    return sheet.plain(text, source=TextSource.TEXT if text.strip() else TextSource.NONE, places=places, why="EC144")
