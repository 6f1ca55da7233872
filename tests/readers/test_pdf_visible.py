"""What a page of a PDF shows is what is read: scans under typed lines, layers under scans, letters nobody sees."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence

import pytest
from PIL import Image

from evidence_checker.model import Page, TextSource
from evidence_checker.readers import ReadingOptions, ocr, pdf_pictures, text_quality
from evidence_checker.readers.page_lines import Line
from evidence_checker.readers.pdf_merge import merged
from evidence_checker.readers.pdf_place import Place
from tests.readers import makers
from tests.readers.reading import codes, document

DECREE = [
    "KEPUTUSAN BUPATI CEMARA RAYA", "NOMOR 188.45/112/HK/2023", "TENTANG TIM KOORDINASI SISTEM PEMERINTAHAN",
    "Menimbang bahwa untuk keterpaduan layanan perlu dibentuk tim", "Membentuk tim koordinasi dengan tugas mengarahkan",
    "dan mengevaluasi pelaksanaan sistem pemerintahan di daerah", "Keputusan ini berlaku pada tanggal ditetapkan",
]  # fmt: skip
OTHER = [
    "LAPORAN PENGADAAN KENDARAAN", "Pembelian mobil dinas untuk kebutuhan kantor kecamatan",
    "dengan anggaran belanja modal yang tersedia pada tahun ini", "serta pemeliharaan gedung dan taman kota",
    "yang dilaksanakan oleh pihak ketiga melalui lelang umum", "Rincian harga satuan dan jumlah barang terlampir",
]  # fmt: skip
FOOTER = "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik"
needs_engine = pytest.mark.skipif(not ocr.chosen(ReadingOptions()), reason="no OCR engine on this machine")


def page_of(content: str, image: Image.Image | None = None, *, rotate: int = 0, form: bool = False) -> bytes:
    """One A4 page: `content` (operators) over a picture of the whole page, in a form object if wanted."""
    resources = b"<</Font<</F1 3 0 R>>"
    objects: dict[int, bytes] = {}
    if image is not None:
        squeezed = io.BytesIO()
        image.convert("L").save(squeezed, "JPEG", quality=80)
        jpeg = squeezed.getvalue()
        objects[20] = (
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Filter/DCTDecode/Length %d>>stream\n" % (*image.size, len(jpeg)) + jpeg + b"\nendstream"
        )
        drawing = "q 595 0 0 842 0 0 cm /I Do Q "
        if form:
            objects[21] = makers.stream(
                b"/I Do", b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</I 20 0 R>>>>"
            )
            resources += b"/XObject<</I 21 0 R>>"
        else:
            resources += b"/XObject<</I 20 0 R>>"
        content = drawing + content
    objects[10] = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Resources" % rotate
        + resources + b">>/Contents 11 0 R>>"
    )  # fmt: skip
    packed = zlib.compress(content.encode("cp1252"))
    objects[11] = b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream"
    return makers.pdf([""], objects=objects)


def typed(lines: Sequence[str], y: int = 770, mode: int = 0, colour: str = "0 g", step: int = 21) -> str:
    shown = "".join(f"({line}) Tj 0 -{step} Td " for line in lines)
    return f"{colour} BT /F1 11 Tf {mode} Tr 53 {y} Td {shown}ET"


def only(data: bytes) -> Page:
    (page,) = document(data, "a.pdf", ocr=True).pages
    return page


@needs_engine
@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize(
    "line",
    [FOOTER, "Diunduh dari jdih.cemararaya.go.id pada hari Senin tanggal 3 April 2023", "Halaman 1 dari 12 " * 3],
)
def test_a_line_typed_over_a_scan_does_not_hide_it(line: str, form: bool) -> None:
    page = only(page_of(typed([line], y=30), makers.page_image(DECREE), form=form))
    assert (page.source, page.why) == (TextSource.MIXED, "EC142")
    assert "TIM KOORDINASI SISTEM PEMERINTAHAN" in page.text
    assert page.text.count(line.strip()) == 1
    assert page.text.index("KEPUTUSAN") < page.text.index(line[:20])


@needs_engine
@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_is_merged_as_it_is_shown(rotate: int) -> None:
    """The scan is upright as shown, the sentence is typed across the sheet before it is turned."""
    image = makers.page_image(DECREE).rotate(rotate, expand=True).resize((1240, 1754))
    page = only(page_of(typed([FOOTER], y=30), image, rotate=rotate))
    assert "TIM KOORDINASI" in page.text
    assert page.text.count("ditandatangani secara elektronik") == 1
    box = next(word for word in page.words if page.text[word.start : word.end].startswith("KEPUTUSAN"))
    assert 0 <= box.x0 < box.x1 <= page.width
    assert 0 <= box.y0 < box.y1 <= 0.4 * page.height


@needs_engine
def test_a_layer_that_says_what_the_scan_shows_is_believed_after_a_sample() -> None:
    page = only(page_of(typed(DECREE, y=760, mode=3), makers.page_image(DECREE)))
    assert page.why in ("EC146", "EC145")
    assert page.text.count("TIM KOORDINASI") == 1


@needs_engine
def test_a_layer_with_another_text_than_the_scan_is_not_believed() -> None:
    found = document(page_of(typed(OTHER, mode=3), makers.page_image(DECREE)), "a.pdf", ocr=True)
    (page,) = found.pages
    assert "mobil dinas" not in page.text
    assert "TIM KOORDINASI" in page.text
    assert (page.source, page.why, codes(found)) == (TextSource.OCR, "EC143", ["EC144"])


@needs_engine
def test_a_layer_under_a_blank_scan_is_no_text() -> None:
    found = document(page_of(typed(DECREE, mode=3), Image.new("L", (1240, 1754), 250)), "a.pdf", ocr=True)
    assert found.pages[0].text.strip() == ""
    assert "EC144" in codes(found)


@needs_engine
def test_a_layer_with_a_blank_after_every_letter_is_read_anew() -> None:
    spaced = [" ".join(line) for line in DECREE]
    page = only(page_of(typed(spaced, mode=3), makers.page_image(DECREE)))
    assert "TIM KOORDINASI SISTEM PEMERINTAHAN" in page.text


@pytest.mark.parametrize(("colour", "mode"), [("1 g", 0), ("0 g", 3)])
def test_letters_nobody_sees_are_no_text(colour: str, mode: int) -> None:
    content = typed(OTHER[:3], y=780) + " " + typed(DECREE, y=600, colour=colour, mode=mode)
    found = document(page_of(content), "a.pdf")
    assert "TIM KOORDINASI" not in found.pages[0].text
    assert "mobil dinas" in found.pages[0].text
    assert codes(found) == ["EC144"]


def test_white_letters_on_a_dark_bar_are_seen() -> None:
    content = "0.1 g 0 560 595 260 re f " + typed(DECREE, colour="1 g")
    found = document(page_of(content), "a.pdf")
    assert "TIM KOORDINASI" in found.pages[0].text
    assert codes(found) == []


def test_letters_swapped_for_others_are_noticed() -> None:
    """A text layer of another alphabet than what the page shows (copy protection): only the picture tells."""
    text = "\n".join([*DECREE, *OTHER]).lower()
    assert text_quality.is_strange(text.translate({c: 97 + (c - 97 + 5) % 26 for c in range(97, 123)}))
    assert not text_quality.is_strange(text)


def test_files_with_emblems_only_are_told_from_files_with_pages() -> None:
    assert not pdf_pictures.holds_large(page_of("", Image.new("L", (200, 240), 100)))
    assert pdf_pictures.holds_large(page_of("", Image.new("L", (1240, 1754), 100)))
    assert not pdf_pictures.holds_large(makers.pdf(["/Subtype/Widget"]))


def test_what_both_read_stands_once_and_what_one_read_is_kept() -> None:
    layer = [Line("Nomor 12 Tahun 2023", (50, 100, 200, 112)), Line("Halaman 1", (50, 800, 100, 812))]
    seen = [
        Line("Pemerintah Kabupaten", (50, 60, 200, 74)), Line("Nornor 12 Tahun 2023", (51, 101, 199, 113)),
        Line("Pasal 1", (50, 140, 90, 152)),
    ]  # fmt: skip
    both = merged(layer, seen)
    assert both.text.split("\n") == ["Pemerintah Kabupaten", "Nomor 12 Tahun 2023", "Pasal 1", "Halaman 1"]
    assert both.added == len("Pemerintah KabupatenPasal 1")


@pytest.mark.parametrize(
    ("turns", "shown"),
    [(0, (10, 20, 30, 40)), (1, (160, 10, 180, 30)), (2, (70, 160, 90, 180)), (3, (20, 70, 40, 90))],
)
def test_boxes_turn_with_the_page(turns: int, shown: tuple[float, ...]) -> None:
    """A page of 100 x 200; the box lies 10..30 from the left and 20..40 from the top of the unturned page."""
    size = (200.0, 100.0) if turns % 2 else (100.0, 200.0)
    place = Place((0.0, 0.0, 100.0, 200.0), turns, *size)
    assert place.shown((10, 160, 30, 180)) == pytest.approx(shown)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_every_line_of_a_text_layer_has_its_place_on_the_page_as_shown(rotate: int) -> None:
    found = document(page_of(typed(DECREE, y=760), rotate=rotate), "a.pdf")
    (page,) = found.pages
    start = page.text.index("TIM KOORDINASI")
    ((x0, y0, x1, y1),) = page.boxes(start, start + len("TIM KOORDINASI"))
    # the third line, 720 points from the foot of the unturned page and some 60 from its left edge
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    unturned = {
        0: middle,
        90: (middle[1], 1 - middle[0]),
        180: (1 - middle[0], 1 - middle[1]),
        270: (1 - middle[1], middle[0]),
    }
    assert unturned[rotate][1] == pytest.approx(1 - 722 / 842, abs=0.01)
    assert 0.15 < unturned[rotate][0] < 0.4
    long, short = sorted((abs(x1 - x0) * page.width, abs(y1 - y0) * page.height), reverse=True)
    assert 60 < long < 130
    assert 8 < short < 20


def test_a_quote_over_two_lines_has_two_boxes() -> None:
    (page,) = document(page_of(typed(DECREE)), "a.pdf").pages
    start, end = page.text.index("KOORDINASI"), page.text.index("bahwa")
    first, second = page.boxes(start, end)
    assert first[1] < second[1]
    assert first[0] > second[0]


@needs_engine
def test_words_read_by_ocr_have_their_place_also_on_a_turned_page() -> None:
    image = makers.page_image(DECREE)
    (page,) = document(
        page_of("", image.rotate(90, expand=True).resize(image.size), rotate=90), "a.pdf", ocr=True
    ).pages
    start = page.text.index("TIM")
    ((x0, y0, x1, y1),) = page.boxes(start, start + len("TIM KOORDINASI SISTEM"))
    # drawn at 110 + some 120 pixels of 1240, third line of 44 pixels from 130 of 1754
    assert (x0, y0) == pytest.approx((0.2, 0.125), abs=0.04)
    assert x0 < x1 < 0.6
    assert 0.005 < y1 - y0 < 0.035
