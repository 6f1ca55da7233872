"""OCR: scans are read, also when they lie sideways or tilted; the better of two readings is kept."""

from __future__ import annotations

import numpy
import pytest

from evidence_checker.model import TextSource
from evidence_checker.readers import ReadingOptions, ocr, text_quality
from evidence_checker.readers.ocr import straighten
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


def test_lines_that_run_upwards_are_seen() -> None:
    page = makers.page_image(LINES)
    assert not straighten.lies_sideways(straighten.ink(page))
    assert straighten.lies_sideways(straighten.ink(page.rotate(90, expand=True)))


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


def test_unsure_words_are_left_out_and_the_rest_keeps_its_lines() -> None:
    lines = [
        (False, [("Nomor", 0.9, 0, 0, 10, 5), ("NAN", 0.1, 12, 0, 20, 5), ("SOP", 0.8, 22, 0, 30, 5)]),
        (True, [("~", 0.2, 0, 9, 8, 14)]),
        (True, [("Waktu", 0.7, 0, 19, 8, 24)]),
    ]
    sure = assembled(lines).sure(0.35)
    assert sure.text == "Nomor SOP\n\nWaktu"
    assert sure.confidences == (0.9, 0.8, 0.7)


class _Halves:
    """An engine that finds prose on no page and scattered words on every page."""

    name, has_sparse = "halves", True

    def read(self, image: object, sparse: bool = False) -> Reading:
        words = [(f"kata{n}x" if n % 2 else "layanan", 0.9, 0.0, 0.0, 9.0, 9.0) for n in range(30)]
        return assembled([(False, words)]) if sparse else Reading("", 0.2)


def test_a_page_that_is_no_prose_is_read_as_scattered_words() -> None:
    found = ocr.recognise(makers.page_image(LINES), _Halves(), ReadingOptions())
    assert found.text.count("layanan") == 15
