"""A page as a picture: its size, and boxes that hold exactly the quote, whichever way the page is turned."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from evidence_checker.model import DrawnPage, PageOrder, PageQuote
from evidence_checker.readers import files
from evidence_checker.readers.page_image import draw
from tests.makers.pdf import pdf

QUOTE = "Manajemen data dilakukan"
LINES = ["BAB II", "Pasal 4", "Manajemen data dilakukan", "melalui arsitektur data", "dan kualitas data.", "Pasal 5"]


def _order(path: Path, width: int = 700, page: int = 1, quote: str = QUOTE, at: float = 0.0) -> PageOrder:
    file = files.source_of(path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return PageOrder(
        file.path, file.system_path, file.bytes, file.modified_ns, sha256, file.inode, file.changed_ns, page, width,
        (PageQuote(quote, at),),
    )  # fmt: skip


def _turned(data: bytes, degrees: int) -> bytes:
    document = pypdfium2.PdfDocument(data)
    document[0].set_rotation(degrees)
    body = io.BytesIO()
    document.save(body)
    document.close()
    return body.getvalue()


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_the_boxes_hold_the_quote_and_nothing_else(tmp_path: Path, degrees: int) -> None:
    """Seen on the picture: inside the boxes there is ink, and with them whitened none of the quote's lines is left."""
    path = tmp_path / "perbup.pdf"
    path.write_bytes(_turned(pdf([LINES]), degrees))
    drawn = draw(_order(path))
    assert drawn.why is None and drawn.pages == 1
    picture = Image.open(io.BytesIO(drawn.image)).convert("L")
    assert picture.width in (700, 701) and (drawn.width > drawn.height) is (degrees in (90, 270))
    (boxes,) = drawn.boxes
    assert len(boxes) == 1, "one line, one box"
    ink_before = sum(picture.histogram()[:128])
    for x0, y0, x1, y1 in boxes:
        corner = (int(x0 * picture.width) - 2, int(y0 * picture.height) - 2)
        size = (int((x1 - x0) * picture.width) + 5, int((y1 - y0) * picture.height) + 5)
        inside = picture.crop((*corner, corner[0] + size[0], corner[1] + size[1]))
        assert sum(inside.histogram()[:128]) > 20
        picture.paste(255, (*corner, corner[0] + size[0], corner[1] + size[1]))
    # 22 of the page's letters are the quote's: their share of the ink is gone, the rest is there.
    letters = sum(len(line.replace(" ", "")) for line in LINES)
    share = 1 - sum(picture.histogram()[:128]) / ink_before
    assert abs(share - 22 / letters) < 0.1


def test_of_equal_quotes_the_one_meant_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "dua.pdf"
    path.write_bytes(pdf([["pusat data", *(["baris lain"] * 20), "pusat data"]]))
    (first,) = draw(_order(path, 0, quote="pusat data", at=0.0)).boxes
    (last,) = draw(_order(path, 0, quote="pusat data", at=1.0)).boxes
    assert first[0][1] < last[0][1]


def test_what_cannot_be_drawn_says_why(tmp_path: Path) -> None:
    path = tmp_path / "perbup.pdf"
    path.write_bytes(pdf([LINES]))

    def code(drawn: DrawnPage) -> str:
        assert drawn.why is not None and drawn.image == b""
        return drawn.why.code

    assert code(draw(_order(path, page=9))) == "ES514"
    order = _order(path)
    path.write_bytes(pdf([["lain"]]))
    assert code(draw(order)) == "ES511"
    path.write_bytes(b"%PDF-1.4 rusak")
    assert code(draw(_order(path))) == "ES513"
    path.write_bytes(b"teks biasa")
    assert code(draw(_order(path))) == "ES512"
    path.unlink()
    assert code(draw(order)) == "ES510"


def test_a_picture_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "foto.png"
    Image.new("RGBA", (1_400, 900), (255, 255, 255, 0)).save(path)
    drawn = draw(_order(path))
    assert Image.open(io.BytesIO(drawn.image)).size == (700, 450) and drawn.boxes == ((),)
