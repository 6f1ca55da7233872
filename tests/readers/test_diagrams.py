"""Drawings of business processes are read; packages of other programs are told by the program's name."""

from __future__ import annotations

import io
import zipfile

import pytest

from evidence_checker.model import ReadStatus, Unread
from tests.readers.reading import document, outcome

_SHAPE = "<Shape><Text><cp IX='0'/>{}</Text></Shape>"
_VISIO = "<PageContents xmlns='http://schemas.microsoft.com/office/visio/2012/main'><Shapes>{}</Shapes></PageContents>"
_DRAW = (
    "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
    " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
    " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:drawing>{}</office:drawing>"
    "</office:body></office:document-content>"
)


def package(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, text in parts.items():
            opened.writestr(name, text)
    return made.getvalue()


def test_the_shapes_of_a_visio_drawing_are_read_page_by_page() -> None:
    pages = [("Peta Proses Bisnis", "Verifikasi berkas"), ("Terbitkan izin",)]
    parts = {"[Content_Types].xml": "<Types/>", "visio/document.xml": "<x/>"}
    for number, texts in enumerate(pages, 1):
        parts[f"visio/pages/page{number}.xml"] = _VISIO.format("".join(map(_SHAPE.format, texts)))
    found = document(package(parts), "probis.vsdx")
    assert [page.text.split("\n") for page in found.pages] == [list(texts) for texts in pages]
    assert found.format == "vsdx"


def test_the_shapes_of_a_draw_drawing_are_read_page_by_page() -> None:
    shapes = "<draw:custom-shape><text:p>{}</text:p></draw:custom-shape>"
    pages = "".join(f"<draw:page>{shapes.format(text)}</draw:page>" for text in ("Masuk", "Keluar"))
    parts = {"mimetype": "application/vnd.oasis.opendocument.graphics", "content.xml": _DRAW.format(pages)}
    found = document(package(parts), "probis.odg")
    assert [page.text for page in found.pages] == ["Masuk", "Keluar"]


@pytest.mark.parametrize(
    ("name", "parts", "program"),
    [
        ("naskah.pages", {"Index/Document.iwa": "x", "Data/a.jpg": "x"}, "Apple iWork"),
        ("naskah.oxps", {"[Content_Types].xml": "x", "FixedDocumentSequence.fdseq": "x", "Documents/1/a": "x"}, "XPS"),
        ("naskah.epub", {"mimetype": "application/epub+zip", "META-INF/container.xml": "x"}, "EPUB"),
        ("rumus.odf", {"mimetype": "application/vnd.oasis.opendocument.formula"}, "OpenDocument formula"),
        ("peta.xmind", {"content.json": "[]", "metadata.json": "{}", "resources/a": "x"}, "XMind"),
    ],
)  # fmt: skip
def test_a_package_of_another_program_is_told_by_name(name: str, parts: dict[str, str], program: str) -> None:
    found = outcome(package(parts), name)
    assert isinstance(found, Unread)
    assert (found.why.code, found.why.mapping["format"], found.status) == ("EC104", program, ReadStatus.UNSUPPORTED)
