"""Pages are read at the size of their letters: not stretched beyond their own pixels, not larger than letters need."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from PIL import Image, ImageFilter

from evidence_checker.model import SourceFile
from evidence_checker.readers import ReadingOptions, ocr
from evidence_checker.readers.base import Draft
from evidence_checker.readers.ocr import picture, session, straighten, tesseract
from evidence_checker.readers.ocr.image_text import Reading
from evidence_checker.readers.pdf_image import PageImage
from tests.readers import makers

LINES = [
    "KEPUTUSAN BUPATI CEMARA RAYA NOMOR 45 TAHUN 2023",
    "tentang pembentukan tim koordinasi sistem pemerintahan berbasis elektronik",
    "bahwa untuk melaksanakan ketentuan peraturan bupati perlu dibentuk tim",
    "menetapkan susunan keanggotaan dan tugas tim koordinasi sebagai berikut",
    "pengarah memberikan arahan kebijakan dan penanggung jawab melaporkan hasil",
] * 5
WIDTH, HEIGHT = 1240, 1754
needs_engine = pytest.mark.skipif(not ocr.chosen(ReadingOptions()), reason="no OCR engine on this machine")


def _sized(factor: float, turn: int = 0) -> Image.Image:
    page = makers.page_image(LINES)
    return page.resize((round(WIDTH * factor), round(HEIGHT * factor)), Image.Resampling.LANCZOS).rotate(
        turn, expand=True
    )


class _Looking:
    """An engine that keeps the size of what it is shown, and finds one word in its lower right quarter."""

    name, levels_lines = "looking", True

    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []
        self.letters: list[float] = []

    def read(self, image: Image.Image, letters: float = 0.0) -> Reading:
        self.seen.append(image.size)
        self.letters.append(letters)
        width, height = image.size
        text = "peraturan bupati tentang sistem pemerintahan"
        return Reading(text, 0.97, ((0, 9, width / 2, height / 2, float(width), float(height)),))


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> _Looking:
    engine = _Looking()
    monkeypatch.setattr(session, "voices", lambda _options: ("looking",))
    monkeypatch.setattr(session, "engine", lambda _voice, _languages: engine)
    return engine


@pytest.mark.parametrize("factor", [65 / 150, 0.6, 1.0])
def test_a_picture_is_never_stretched(looking: _Looking, factor: float) -> None:
    page = _sized(factor)
    picture.read(session.Session(ReadingOptions()), page)
    assert looking.seen == [page.size]


@pytest.mark.parametrize(("factor", "turn"), [(2.0, 0), (2.6, 0), (2.0, 90)])
def test_large_letters_are_brought_down_and_boxes_lie_on_the_picture_as_it_was(
    looking: _Looking, factor: float, turn: int
) -> None:
    page = _sized(factor, turn)
    reading = picture.read(session.Session(ReadingOptions()), page)
    (seen,) = looking.seen
    assert 900 <= max(seen) < 0.8 * max(page.size)
    (word,) = reading.words
    assert word[2:] == pytest.approx((page.width / 2, page.height / 2, page.width, page.height), abs=2.0)


def test_a_small_picture_of_large_letters_stays_as_it_is(looking: _Looking) -> None:
    title = makers.page_image(LINES[:3], (1240, 400)).crop((0, 100, 800, 300)).resize((960, 240))
    picture.read(session.Session(ReadingOptions()), title)
    assert looking.seen == [title.size]


def test_small_letters_are_drawn_larger_where_that_shows_more(looking: _Looking) -> None:
    asked: list[float] = []

    def drawn(factor: float) -> Image.Image:
        asked.append(factor)
        return _sized(0.4 * factor)

    page = _sized(0.4)
    assert 0 < straighten.letters(straighten.ink(page), max(page.size)) < straighten.SMALL_LETTERS
    session.Session(ReadingOptions()).read(page, drawn)
    assert looking.seen == [_sized(0.4 * asked[0]).size]
    assert looking.letters[0] == pytest.approx(straighten.WANTED_LETTERS, rel=0.1)


@pytest.mark.parametrize(("dots", "larger"), [(65, False), (100, False), (300, True)])
def test_a_scan_is_drawn_larger_up_to_its_own_resolution(dots: int, larger: bool) -> None:
    side = round(8.27 * dots), round(11.7 * dots)
    body = io.BytesIO()
    makers.page_image(LINES).resize(side).save(body, "PDF", resolution=dots)
    data = body.getvalue()
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        draft = Draft(SourceFile("a.pdf", "a.pdf", len(data), 0), data, "pdf", ReadingOptions())
        view = PageImage(draft, page, *page.get_size(), own=float(dots))
        image = view.enlarged(3.0)
        assert (image is not None) is larger
        if image is not None:
            assert max(image.size) <= max(side) + 1


@needs_engine
def test_a_page_of_few_dots_reads_no_worse_than_by_the_engine_alone() -> None:
    squeezed = io.BytesIO()
    _sized(65 / 150).filter(ImageFilter.GaussianBlur(0.3)).save(squeezed, "JPEG", quality=40)
    page = Image.open(squeezed)
    reading = picture.read(session.Session(ReadingOptions()), page)
    alone = ocr.engine(ocr.voices(ReadingOptions())[0], "ind")
    assert alone is not None

    def found(text: str) -> int:
        return sum(word in text.lower() for word in set(re.findall(r"\w{4,}", " ".join(LINES).lower())))

    assert found(reading.text) >= found(alone.read(page.convert("RGB")).text)
    assert reading.passes <= 2


def test_tesseract_is_shown_small_letters_stretched_a_little(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Image.Image] = []
    row = "5\t1\t1\t1\t1\t1\t16\t32\t64\t16\t96\tTENTANG"

    def by_command(_program: str, _languages: str, image: Image.Image) -> str:
        shown.append(image)
        return row

    monkeypatch.setattr(tesseract, "executable", lambda: "tesseract")
    monkeypatch.setattr(tesseract, "installed_languages", lambda _program: ("ind",))
    monkeypatch.setattr(tesseract, "by_command", by_command)
    engine = tesseract.Tesseract("ind")
    reading = engine.read(Image.new("L", (500, 700), 255), 9.0)
    assert shown[0].size == (800, 1120)
    assert reading.words[0][2:] == pytest.approx((10.0, 20.0, 50.0, 30.0))
    engine.read(Image.new("L", (500, 700), 255), 20.0)
    assert shown[1].size == (500, 700)
