"""A file may grow only so far; the models of the OCR have their room. Bombs end early, large pictures cost little."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PIL import Image

from evidence_checker.model import TextSource
from evidence_checker.readers import ReadingOptions, memory_room, ocr
from evidence_checker.readers.ocr import picture
from tests.readers import makers
from tests.readers.reading import codes, document

needs_engine = pytest.mark.skipif(not ocr.chosen(ReadingOptions()), reason="no OCR engine on this machine")
_GROWS = """
import resource
from evidence_checker.readers import memory_room
whole = 6 << 30
resource.setrlimit(resource.RLIMIT_AS, (whole, resource.getrlimit(resource.RLIMIT_AS)[1]))
def fits(size):
    try:
        return bool(bytearray(size))
    except MemoryError:
        return False
told = [fits(memory_room.ROOM + (256 << 20))]
memory_room.for_a_file()
told += [fits(memory_room.ROOM + (256 << 20)), fits(memory_room.ROOM // 2)]
with memory_room.for_models():
    told += [fits(memory_room.ROOM + (256 << 20))]
told += [fits(memory_room.ROOM + (256 << 20))]
print(told, resource.getrlimit(resource.RLIMIT_AS)[0] < whole)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells what is in use")
def test_a_file_has_its_room_and_the_models_have_theirs() -> None:
    run = subprocess.run([sys.executable, "-c", _GROWS], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[True, False, True, True, False] True"


def test_without_a_limit_nothing_is_limited() -> None:
    """Here, in no worker: the test's own process keeps what it has."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_AS)
    memory_room.for_a_file()
    with memory_room.for_models():
        assert resource.getrlimit(resource.RLIMIT_AS) == before


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16", "I", "F", "RGB"])
def test_large_pictures_are_cut_into_bands_and_nothing_is_seen_of_it(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    grey = makers.page_image(["KEPUTUSAN BUPATI", "CEMARA RAYA"], (700, 500))
    if mode == "I;16":
        image = Image.frombytes(mode, grey.size, b"".join(bytes((0, value)) for value in grey.tobytes()))
    else:
        image = grey.convert(mode)
    whole = picture.on_white(image)
    monkeypatch.setattr(picture, "_BAND_PIXELS", 700 * 7)
    assert picture.on_white(image).tobytes() == whole.tobytes()
    assert whole.mode == "RGB" and whole.getextrema()[0][0] < 60 and whole.getpixel((2, 2)) == (255, 255, 255)
    small = picture.brought_down(image, 0.5)
    assert (small.mode, small.size) == ("RGB", (350, 250))


@needs_engine
@pytest.mark.parametrize(("width", "told"), [(1240, []), (4000, []), (7400, ["EC182"])])
def test_a_picture_that_was_brought_down_says_so(width: int, told: list[str]) -> None:
    lines = ["KEPUTUSAN BUPATI CEMARA RAYA", "NOMOR 188.45/112/HK/2023", "TENTANG TIM KOORDINASI"]
    image = makers.page_image(lines, (1240, 400)).resize((width, width * 400 // 1240))
    found = document(makers.png(image), "a.png", ocr=True)
    assert "TIM KOORDINASI" in found.pages[0].text and found.pages[0].source is TextSource.OCR
    assert [code for code in codes(found) if code == "EC182"] == told
    # Boxes are in the picture's own pixels.
    assert (found.pages[0].width, found.pages[0].words[-1].x1 > 0.3 * width) == (width, True)
