"""Nothing is complete by what no page shows: letters under a blank scan, another text under a scan, a screen that only
names the papers."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from evidence_checker.model import Document, Status, replace
from evidence_checker.readers import ReadingOptions, ocr
from tests.assessment.small import standing
from tests.assessment.test_ladder import REPORT, SOP
from tests.readers import makers
from tests.readers.reading import document
from tests.readers.test_pdf_visible import OTHER, page_of, typed

needs_engine = pytest.mark.skipif(not ocr.chosen(ReadingOptions()), reason="no OCR engine on this machine")
BLANK = Image.new("L", (1240, 1754), 250)
SPECKLED = BLANK.copy()
for _place in range(0, 1200, 150):
    ImageDraw.Draw(SPECKLED).ellipse((_place, 1700 - _place, _place + 3, 1703 - _place), fill=120)
SHADOWED = Image.linear_gradient("L").resize((1240, 1754)).point(lambda shade: 200 + shade // 5)


def _lines(paper: Document) -> list[str]:
    return [line for page in paper.pages for line in page.text.splitlines() if line.strip()]


def _read(paper: Document, image: Image.Image | None, mode: int) -> Document:
    """The paper's lines typed on a page, in front of a picture or none, seen (mode 0) or not (3)."""
    found = document(page_of(typed(_lines(paper), mode=mode), image), paper.file.path, ocr=True)
    return replace(found, file=replace(found.file, path=paper.file.path))


def test_typed_openly_they_are_complete() -> None:
    assert standing("16", *(_read(each, None, 0) for each in (SOP, REPORT))).status is Status.COMPLETE


@needs_engine
@pytest.mark.parametrize("picture", [BLANK, SPECKLED, SHADOWED], ids=["blank", "speckled", "shadowed"])
def test_letters_under_an_empty_scan_prove_nothing(picture: Image.Image) -> None:
    result = standing("16", *(_read(each, picture, 3) for each in (SOP, REPORT)))
    assert (result.status, result.evidence) == (Status.MISSING, ())


@needs_engine
@pytest.mark.parametrize("tilt", [0.0, 2.0])
def test_another_text_under_a_scan_proves_nothing(tilt: float) -> None:
    picture = makers.page_image(OTHER, tilt=tilt)
    result = standing("16", *(_read(each, picture, 3) for each in (SOP, REPORT)))
    assert (result.status, result.evidence) == (Status.MISSING, ())


@needs_engine
def test_a_photograph_of_a_screen_that_names_the_papers_is_not_complete() -> None:
    screen = Image.new("RGB", (1600, 900), (28, 32, 40))
    pen = ImageDraw.Draw(screen)
    for place, line in enumerate(
        ("Folder Bukti Dukung SPBE", "SOP Pengoperasian Pusat Data.pdf", "Laporan Pengoperasian Pusat Data.pdf")
    ):
        pen.text((200, 150 + 110 * place), line, fill=(235, 235, 235), font_size=44)
    photographed = screen.rotate(1.5, Image.Resampling.BICUBIC, expand=True, fillcolor=(90, 80, 70))
    for name in ("layar.png", "SOP Pengoperasian Pusat Data.png"):
        found = document(makers.png(photographed), name, ocr=True)
        assert "Pengoperasian" in found.pages[0].text
        assert standing("16", found).status is not Status.COMPLETE
        assert standing("16", SOP, found).status is not Status.COMPLETE
