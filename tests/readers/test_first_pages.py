"""A long scan is read to its first pages, and goes on where it ended: the same document, no page read twice."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from evidence_checker import readers
from evidence_checker.assess.first_pages import packed, unpacked
from evidence_checker.model import Document, ReadStatus, SourceFile
from evidence_checker.readers import ReadingOptions
from evidence_checker.readers.ocr import session
from evidence_checker.readers.ocr.image_text import Reading
from tests.readers import makers
from tests.readers.reading import codes

OPTIONS = ReadingOptions()
LINES = ["KEPUTUSAN BUPATI CEMARA RAYA", "NOMOR 188.45/112/HK/2023", "TENTANG TIM KOORDINASI"]
BODY = "peraturan bupati tentang sistem pemerintahan dan layanan publik di daerah "


class _Engine:
    """Reads from an image what its bytes tell; keeps which images it was shown. One of two says little of each page."""

    levels_lines = True

    def __init__(self, name: str, confidence: float) -> None:
        self.name, self.confidence = name, confidence
        self.shown: list[str] = []

    def read(self, image: Image.Image, letters: float = 0.0) -> Reading:
        digest = hashlib.sha256(image.tobytes()).hexdigest()
        self.shown.append(digest)
        text = BODY * 5 if self.confidence > 0.7 else "xqz wrt"
        return Reading(f"{text}{digest[:8]}", self.confidence, ((0, 9, 10.0, 20.0, 30.0, 40.0),), self.name)


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> dict[str, _Engine]:
    made = {"poor": _Engine("poor", 0.5), "sound": _Engine("sound", 0.95)}
    monkeypatch.setattr(session, "voices", lambda _options: tuple(made))
    monkeypatch.setattr(session, "engine", lambda voice, _languages: made[voice])
    return made


def _pages(count: int) -> list[Image.Image]:
    return [makers.page_image([f"{number} {line}" for line in LINES]) for number in range(1, count + 1)]


def _tiff(images: list[Image.Image]) -> bytes:
    out = io.BytesIO()
    images[0].save(out, "TIFF", save_all=True, append_images=images[1:])
    return out.getvalue()


def _file(folder: Path, data: bytes, name: str = "pindaian.pdf") -> SourceFile:
    path = folder / name
    path.write_bytes(data)
    return SourceFile(name, str(path), len(data), 0)


@pytest.mark.parametrize(("make", "name"), [(makers.scan, "pindaian.pdf"), (_tiff, "pindaian.tif")])
def test_going_on_gives_what_reading_in_one_go_gives(
    make: Callable[[list[Image.Image]], bytes], name: str, tmp_path: Path, engines: dict[str, _Engine]
) -> None:
    pages = _pages(8)
    pages[6] = pages[1]  # a page that repeats one of the first costs nothing, whenever it is read
    file = _file(tmp_path, make(pages), name)
    whole = readers.read(file, OPTIONS)
    asked = {each: list(engine.shown) for each, engine in engines.items()}
    for engine in engines.values():
        engine.shown.clear()

    early, begun = readers.read_first(file, OPTIONS, 3)
    assert isinstance(early, Document) and begun is not None
    assert [page.number for page in early.pages] == [1, 2, 3]
    assert early.pages_total == 8 and early.status is ReadStatus.PARTLY_READ and "EC180" in codes(early)
    resumed = readers.read(file, OPTIONS, unpacked(packed(begun)))
    assert resumed == whole and "EC180" not in codes(resumed)
    assert {each: engine.shown for each, engine in engines.items()} == asked
    assert len(set(asked["sound"])) == len(asked["sound"]) == 7


@pytest.mark.parametrize("count", [1, 3, 5])
def test_what_is_soon_read_is_read_at_once(count: int, tmp_path: Path, engines: dict[str, _Engine]) -> None:
    file = _file(tmp_path, makers.scan(_pages(count)))
    found, begun = readers.read_first(file, OPTIONS, 3)
    assert begun is None and isinstance(found, Document) and found.status is ReadStatus.READ
    assert len(found.pages) == count and engines["sound"].shown


def test_text_is_read_at_once(tmp_path: Path) -> None:
    file = _file(tmp_path, makers.pdf([f"Halaman {number} dari laporan" for number in range(40)]))
    found, begun = readers.read_first(file, OPTIONS, 3)
    assert begun is None and isinstance(found, Document) and len(found.pages) == 40


def test_what_was_begun_of_other_bytes_is_not_used(tmp_path: Path, engines: dict[str, _Engine]) -> None:
    _early, begun = readers.read_first(_file(tmp_path, makers.scan(_pages(8))), OPTIONS, 3)
    for engine in engines.values():
        engine.shown.clear()
    changed = _file(tmp_path, makers.scan(_pages(9)[1:]))
    assert readers.read(changed, OPTIONS, begun) == readers.read(changed, OPTIONS)
    assert len(engines["sound"].shown) == 2 * 8


def test_damaged_pages_are_told_once_for_the_whole_document(tmp_path: Path, engines: dict[str, _Engine]) -> None:
    data = makers.scan(_pages(8))
    # Page 2 and 7 of the tree point to what is no page.
    kids = data[data.index(b"/Kids") :].split(b"]")[0]
    numbers = kids.split(b"[")[1].split()
    for place in (1, 6):
        kids_now = numbers[3 * place]
        data = data.replace(b" %s 0 R" % kids_now, b" %s 0 R" % (b"9" * len(kids_now)), 1)
    file = _file(tmp_path, data)
    whole = readers.read(file, OPTIONS)
    _early, begun = readers.read_first(file, OPTIONS, 3)
    assert readers.read(file, OPTIONS, begun) == whole
