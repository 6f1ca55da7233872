"""Drawings pasted as EMF or WMF show words: they are read in Word, RTF and slides, whatever record writes them."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile

import pytest

from evidence_checker.readers import metafile
from tests.readers import metafile_makers as make
from tests.readers.makers import W
from tests.readers.mutants import mutants
from tests.readers.reading import codes, document, text

FORM = [(40, 60, "Formulir Persetujuan Rilis"), (40, 100, "Pemohon"), (240, 100, "Dinas Perikanan")]
SHOWN = "Formulir Persetujuan Rilis\nPemohon Dinas Perikanan"
_WAYS = {
    "wide": make.emf([make.written(*each) for each in FORM]),
    "bytes": make.emf([make.written(*each, is_wide=False) for each in FORM]),
    "small": make.emf([make.small(*each) for each in FORM]),
    "several": make.emf([make.several(FORM)]),
    "plus": make.emf([make.plus(FORM)]),
    "both ways": make.emf([make.plus(FORM, is_dual=True), *(make.written(*each) for each in FORM)]),
    "last first": make.emf([make.written(*each) for each in FORM[::-1]]),
    "written twice": make.emf([make.written(*each) for each in FORM for _ in (0, 1)]),
    "wmf": make.wmf(FORM),
    "wmf without place": make.wmf(FORM, is_placeable=False),
    "wmf plain": make.wmf(FORM, is_plain=True),
    "packed": gzip.compress(make.wmf(FORM)),
}
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    f"<Relationship Id='rId7' Type='{_RELATED}/image' Target='{{}}'/></Relationships>"
)


def _docx(drawing: bytes, says: str = "Lampiran") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        opened.writestr("[Content_Types].xml", "<Types/>")
        opened.writestr(
            "word/document.xml",
            f"<w:document {W}><w:body><w:p><w:r><w:t>{says}</w:t></w:r></w:p></w:body></w:document>",
        )
        opened.writestr("word/_rels/document.xml.rels", _RELATIONS.format("media/image1.emf"))
        opened.writestr("word/media/image1.emf", drawing)
    return made.getvalue()


def _rtf(drawing: bytes, blip: bytes = rb"\emfblip", old: bytes = b"") -> bytes:
    second = rb"{\nonshppict{\pict\picw700\pich900\wmetafile8 " + old.hex().encode() + b"}}" if old else b""
    return (
        rb"{\rtf1 Lampiran\par{\*\shppict{\pict\picw700\picscaley100"
        + blip
        + b"\n"
        + drawing.hex().encode()
        + b"}}"
        + second
        + b"}"
    )


@pytest.mark.parametrize("way", _WAYS)
def test_the_words_of_a_drawing_are_read_in_the_order_they_are_seen(way: str) -> None:
    assert metafile.is_metafile(_WAYS[way])
    assert metafile.read(_WAYS[way]).text == SHOWN


@pytest.mark.parametrize("way", ["wide", "plus", "wmf", "packed"])
def test_a_drawing_in_word_is_a_page_of_its_own(way: str) -> None:
    found = document(_docx(_WAYS[way]), "a.docx")
    assert [page.text for page in found.pages] == ["Lampiran", SHOWN]
    assert found.pages[1].heading == "image1.emf"
    assert "EC131" not in codes(found)


def test_a_drawing_on_a_slide_is_read() -> None:
    made = io.BytesIO()
    slide = (
        "<p:sld xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'"
        " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r>"
        "<a:t>Alur</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
    )
    with zipfile.ZipFile(made, "w") as opened:
        opened.writestr("[Content_Types].xml", "<Types/>")
        opened.writestr("ppt/presentation.xml", "<x/>")
        opened.writestr("ppt/slides/slide1.xml", slide)
        opened.writestr("ppt/slides/_rels/slide1.xml.rels", _RELATIONS.format("../media/image1.wmf"))
        opened.writestr("ppt/media/image1.wmf", _WAYS["wmf"])
    assert text(made.getvalue(), "a.pptx") == f"Alur\f{SHOWN}"


def test_what_the_document_says_already_is_not_said_twice() -> None:
    assert text(_docx(_WAYS["wide"], SHOWN.replace("\n", " ")), "a.docx").count("Formulir") == 1


def test_drawings_in_rtf_are_read_once() -> None:
    assert text(_rtf(_WAYS["wide"]), "a.rtf") == f"Lampiran\f{SHOWN}"
    assert text(_rtf(_WAYS["wmf without place"], rb"\wmetafile8"), "a.rtf") == f"Lampiran\f{SHOWN}"
    assert text(_rtf(_WAYS["wide"], old=make.wmf([(1, 1, "Gambar lama")])), "a.rtf") == f"Lampiran\f{SHOWN}"


def test_pieces_of_one_word_are_joined_and_places_follow_the_origin() -> None:
    assert metafile.read(make.emf([make.written(0, 0, "Kepu"), make.written(32, 0, "tusan")])).text == "Keputusan"
    moved = [make.origin(0, 500), make.written(0, 0, "bawah"), make.origin(0, 0), make.written(0, 300, "atas")]
    assert metafile.read(make.emf(moved)).text == "atas\nbawah"


def test_glyph_numbers_and_symbols_are_no_words() -> None:
    records = [make.written(0, 0, "KLMNO", options=0x10), make.written(0, 40, "\uf0a7\uf0fc")]
    assert metafile.read(make.emf(records)) == metafile.Drawing("", ())


@pytest.mark.parametrize("kind", ["emf", "wmf"])
def test_a_picture_inside_a_drawing_is_handed_on(kind: str) -> None:
    from PIL import Image

    bits = bytes(range(256)) * 48
    if kind == "emf":
        made = make.emf([make.bitmap(64, 64, bits)])
    else:
        fields = struct.pack("<IH8h", 0xCC0020, 0, *[0] * 8) + make.dib(64, 64) + bits
        words = struct.pack("<IH", 3 + len(fields) // 2, 0x0F43) + fields
        made = make.wmf([])[:-6] + words + struct.pack("<IH", 3, 0)
    (inside,) = metafile.read(made).pictures
    with Image.open(io.BytesIO(inside)) as image:
        assert image.size == (64, 64)
        assert image.tobytes("raw", "BGR", 0, -1) == bits


def test_records_that_overlap_do_not_say_more_than_is_read() -> None:
    record = bytearray(make.several([(0, 0, "A" * 9_000)] + [(0, 0, "A")] * 399))
    for place in range(1, 400):
        record[40 + 40 * place + 8 : 40 + 40 * place + 16] = record[48:56]  # as long, and there
    assert 9_000 < len(metafile.read(make.emf([bytes(record)])).text) <= 501_000


def test_damaged_drawings_are_never_an_error() -> None:
    samples = [(way, data) for way, data in _WAYS.items() if way != "packed"]
    samples.append(("bitmap", make.emf([make.bitmap(64, 64, bytes(64 * 64 * 3))])))
    for _, data in mutants(samples, 400):
        drawing = metafile.read(data)
        assert len(drawing.text) <= 600_000
