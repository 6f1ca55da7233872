"""OCR: scans are read, also when they lie sideways or tilted; the better of two readings is kept."""

from __future__ import annotations

import numpy
import pytest
from PIL import Image

from evidence_checker.model import TextSource
from evidence_checker.readers import ReadingOptions, ocr, text_quality
from evidence_checker.readers.ocr import lines, paddle, session, straighten
from evidence_checker.readers.ocr.image_text import Reading, assembled
from tests.readers import makers
from tests.readers.reading import codes, document

LINES = [
    "PEMERINTAH KABUPATEN CEMARA RAYA",
    "PERATURAN BUPATI CEMARA RAYA NOMOR 12 TAHUN 2023",
    "TENTANG SISTEM PEMERINTAHAN BERBASIS ELEKTRONIK",
    "Bahwa untuk mewujudkan tata kelola pemerintahan yang bersih dan efektif",
    "perlu ditetapkan kebijakan internal manajemen keamanan informasi daerah",
    "serta layanan publik yang berkualitas dan terpercaya bagi masyarakat",
] * 3
needs_engine = pytest.mark.skipif(not ocr.chosen(ReadingOptions()), reason="no OCR engine on this machine")


@needs_engine
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_scan_is_read_however_it_lies(turn: int) -> None:
    (page,) = document(makers.scan([makers.page_image(LINES).rotate(turn, expand=True)]), "a.pdf", ocr=True).pages
    assert page.source is TextSource.OCR
    assert page.confidence > 0.7
    assert "manajemen keamanan informasi" in page.text


@needs_engine
def test_a_tilted_scan_is_turned_back_and_boxes_lie_on_the_page_as_it_was() -> None:
    (page,) = document(makers.scan([makers.page_image(LINES, tilt=4.0)]), "a.pdf", ocr=True).pages
    assert page.text.count("PERATURAN BUPATI") == 3
    box = page.words[0]
    assert page.text[box.start : box.end] == "PEMERINTAH"
    assert 0 < box.x0 < box.x1 < 0.5 * page.width
    assert 0 < box.y0 < box.y1 < 0.2 * page.height


@needs_engine
def test_a_screenshot_that_says_too_little_is_told() -> None:
    shot = makers.png(makers.page_image(["Aplikasi Layanan Aduan"], (1280, 720)))
    found = document(shot, "layar.png", ocr=True)
    assert "Layanan" in found.pages[0].text
    assert codes(found) == ["EC128"]


@needs_engine
def test_pictures_of_a_silent_office_document_are_read() -> None:
    data = makers.docx(makers.p("Lampiran"), {"word/media/image1.png": makers.png(makers.page_image(LINES))})
    first, second = document(data, "a.docx", ocr=True).pages
    assert (first.source, second.source, second.heading) == (TextSource.TEXT, TextSource.OCR, "image1.png")
    assert "keamanan informasi" in second.text


def test_pictures_over_the_limit_are_not_opened() -> None:
    found = document(
        makers.docx(makers.p("x"), {"word/media/a.png": b"\x89PNG\r\n\x1a\n" + bytes(5000)}), "a.docx", ocr=False
    )
    assert codes(found) == ["EC131"]


@pytest.mark.parametrize("angle", [-6.0, -2.5, 1.5, 5.0])
def test_tilt_is_measured(angle: float) -> None:
    assert straighten.tilt(straighten.ink(makers.page_image(LINES, tilt=angle))) == pytest.approx(-angle, abs=0.3)


def test_a_level_page_and_an_empty_one_have_no_tilt() -> None:
    assert straighten.tilt(straighten.ink(makers.page_image(LINES))) == 0.0
    assert straighten.tilt(numpy.zeros((100, 100), dtype=numpy.bool_)) == 0.0


def test_the_height_of_letters_is_measured_on_a_small_copy() -> None:
    page = makers.page_image(LINES)
    height = straighten.letters(straighten.ink(page), max(page.size))
    larger = straighten.letters(straighten.ink(page.resize((2480, 3508))), 3508)
    assert 15 < height < 32
    assert larger == pytest.approx(2 * height, rel=0.15)
    assert straighten.letters(numpy.zeros((100, 100), dtype=numpy.bool_), 100) == 0.0


def test_a_reading_knows_where_its_words_stand() -> None:
    reading = assembled(
        [(False, [("satu", 0.9, 0, 0, 10, 5), ("dua", 0.5, 12, 0, 20, 5)]), (True, [("tiga", 1.0, 0, 9, 8, 14)])]
    )
    assert reading.text == "satu dua\n\ntiga"
    assert [reading.text[start:end] for start, end, *_ in reading.words] == ["satu", "dua", "tiga"]
    assert 0.8 < reading.confidence < 0.85


def test_boxes_turn_back_with_the_page() -> None:
    # A page of 100 x 200 turned by 90 degrees counter-clockwise is 200 x 100; its top left corner was the top right.
    turned = Reading("a", 1.0, ((0, 1, 0.0, 0.0, 10.0, 20.0),)).turned_back(90, (200, 100), (100, 200))
    assert turned.words[0][2:] == pytest.approx((80.0, 0.0, 100.0, 10.0))


def test_bad_layers_are_told_from_good_ones() -> None:
    good = "Peraturan Bupati ini mulai berlaku pada tanggal diundangkan. " * 6
    bad = "Per4turan Bupoti irri mul(i berl@ku pado l4nggal 2OL9 d1undangkan Pos4l 7t l(O|A xkrtzvb. " * 6
    assert text_quality.oddness(good) == 0.0
    assert text_quality.oddness(bad) > 0.3
    assert text_quality.worth(good) > text_quality.worth(bad)
    assert text_quality.is_nonsense("\ue001\ue002\ue003 " * 20)
    assert not text_quality.is_nonsense(good)


def test_lines_are_put_in_order_whatever_the_order_of_their_pieces_and_cut_into_words() -> None:
    pieces = [
        ("dua tiga", 0.9, 60.0, 11.0, 140.0, 31.0), ("Pasal", 0.9, 0.0, 44.0, 50.0, 64.0),
        ("satu", 0.9, 0.0, 10.0, 40.0, 30.0), ("::", 0.2, 0.0, 90.0, 9.0, 99.0),
    ]  # fmt: skip
    read = assembled(lines.in_order(pieces, 0.0, (200, 100)))
    assert read.text == "satu dua tiga\nPasal"
    assert [read.text[start:end] for start, end, *_box in read.words] == ["satu", "dua", "tiga", "Pasal"]
    assert 100 < read.words[2][2] < 110


def test_standing_lines_tell_that_the_page_lies_on_its_side() -> None:
    assert lines.lie_sideways([("Peraturan Bupati", 0.9, 0.0, 0.0, 20.0, 200.0)])
    assert not lines.lie_sideways([("Peraturan Bupati", 0.9, 0.0, 0.0, 200.0, 20.0), ("cap", 0.9, 0, 0, 9, 40)])


class _Engine:
    """An engine that reads sense only from images that lie as `right` says; it counts how often it was asked."""

    name, levels_lines = "doubled", True

    def __init__(self, says: str, confidence: float, right: bool = True) -> None:
        self.asked, self._reading, self._right = 0, Reading(says, confidence, engine="doubled"), right

    def read(self, image: Image.Image, letters: float = 0.0) -> Reading:
        self.asked += 1
        rows = numpy.asarray(image.convert("L")).mean(axis=1)
        dark_above = rows[: len(rows) // 2].mean() < rows[len(rows) // 2 :].mean()
        return self._reading if dark_above == self._right else Reading("iuod eqniu spj wkl uqer", 0.5)


def _session(monkeypatch: pytest.MonkeyPatch, **engines: _Engine) -> session.Session:
    monkeypatch.setattr(session, "voices", lambda _options: tuple(engines))
    monkeypatch.setattr(session, "engine", lambda voice, _languages: engines[voice])
    return session.Session(ReadingOptions())


SOUND = "peraturan bupati tentang sistem pemerintahan dan layanan publik di daerah " * 3


def _marked(number: int) -> Image.Image:
    """A page with lines in its upper half, each page different."""
    return makers.page_image([f"{number} {line}" for line in LINES])


def test_a_sound_page_is_read_once_and_an_equal_or_blank_one_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = _Engine(SOUND, 0.97)
    session = _session(monkeypatch, quick=quick)
    assert session.read(_marked(1)).passes == 1
    assert session.read(_marked(1)).passes == 0
    assert session.read(Image.new("L", (1240, 1754), 255)) == Reading("", 1.0, passes=0)
    assert quick.asked == 1


def test_direction_is_settled_once_for_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = _Engine(SOUND, 0.97)
    session = _session(monkeypatch, quick=quick)
    passes = [session.read(_marked(number).rotate(180)).passes for number in range(6)]
    assert passes == [2, 1, 1, 1, 1, 1]
    assert session.settled.angle == 180


def test_a_better_engine_takes_over_and_a_useless_one_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    session = _session(monkeypatch, quick=_Engine("xqz wrt", 0.8), better=_Engine(SOUND, 0.95))
    assert [session.read(_marked(number)).passes for number in range(5)][2:] == [1, 1, 1]
    useless = _Engine("bcd fgh", 0.5)
    session = _session(monkeypatch, quick=_Engine("xqz wrt kjh mnb", 0.5), useless=useless)
    for number in range(30):
        session.read(_marked(number))
    assert useless.asked < 8
    assert session.settled.spent <= 2 * 30


def test_a_spent_budget_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    session = _session(monkeypatch, quick=_Engine("xqz wrt kjh mnb", 0.5), useless=_Engine("bcd", 0.5))
    session.settled.spent = 100
    session.read(_marked(1))
    assert session.settled.left_poor == 1


@pytest.mark.parametrize(
    ("read", "meant"),
    [("Keamanan sPBE dan oPD", "Keamanan SPBE dan OPD"), ("iOS, eKTP, vs", "iOS, eKTP, vs"), ("suPER", "suPER")],
)
def test_an_abbreviation_begins_with_a_capital(read: str, meant: str) -> None:
    assert paddle.capitals(read) == meant
