"""Every format gives its text; the content decides which it is."""

from __future__ import annotations

import importlib

import pytest

from evidence_checker.model import ReadStatus
from evidence_checker.readers import REGISTRY
from tests.makers.office import xlsx_file
from tests.readers import makers
from tests.readers.makers import W, docx, p, package
from tests.readers.reading import codes, document, outcome, text

_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16le")
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def _odt(body: str) -> bytes:
    text_body = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {_ODF}>{text_body}</office:document-content>"
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _pptx() -> bytes:
    slide = f"<p:sld {_P} {_A}><a:p><a:r><a:t>Arsitektur SPBE</a:t></a:r></a:p></p:sld>"
    notes = f"<p:notes {_P} {_A}><a:p><a:r><a:t>catatan pembicara</a:t></a:r></a:p></p:notes>"
    return package(
        {
            "ppt/presentation.xml": f'<p:presentation {_P} {_R}><p:sldId id="256" r:id="r1"/></p:presentation>',
            "ppt/_rels/presentation.xml.rels": makers.relations({"r1": ("slide", "slides/slide1.xml")}),
            "ppt/slides/slide1.xml": slide,
            "ppt/slides/_rels/slide1.xml.rels": makers.relations(
                {"r1": ("notesSlide", "../notesSlides/notesSlide1.xml")}
            ),
            "ppt/notesSlides/notesSlide1.xml": notes,
        },
        "ppt/presentation.xml",
    )


@pytest.mark.parametrize("module", sorted(set(REGISTRY.values())))
def test_every_line_of_the_registry_is_a_reader(module: str) -> None:
    assert callable(importlib.import_module(f"evidence_checker.readers.{module}").read)


def test_sheets_rows_and_dates() -> None:
    import datetime

    data = xlsx_file(
        {"Aset": [["Nama", "Jumlah"], ["Server", 12], ["Tanggal", datetime.date(2023, 5, 9)]], "Kosong": []}
    )  # type: ignore[list-item]
    found = document(data, "a.xlsx")
    assert [page.heading for page in found.pages] == ["Sheet: Aset", "Sheet: Kosong"]
    assert found.pages[0].text == "Nama\tJumlah\nServer\t12\nTanggal\t09-05-2023"


def test_a_sheet_that_claims_every_cell_is_read_and_told() -> None:
    rows = '<row r="1"><c r="A1"><v>7</v></c></row><row><c r="XFD1048576"><v>9</v></c></row>'
    sheet = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    found = document(package({"xl/worksheets/sheet1.xml": sheet}, "xl/workbook.xml"), "a.xlsx")
    assert (found.pages[0].text, codes(found)) == ("7\n9", ["EC121"])


def test_slides_with_notes() -> None:
    (page,) = document(_pptx(), "a.pptx").pages
    assert (page.text, page.heading) == ("Arsitektur SPBE\ncatatan pembicara", "Slide: Arsitektur SPBE")


def test_odt() -> None:
    cells = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ("Nomor", "12"))
    row = f"<table:table-row>{cells}</table:table-row>"
    body = f"<text:h>BAB I</text:h><text:p>satu<text:s text:c='2'/>dua</text:p><table:table>{row}</table:table>"
    (page,) = document(_odt(body), "a.odt").pages
    assert (page.text, page.heading) == ("BAB I\nsatu  dua\nNomor\t12", "BAB I")


def test_rtf() -> None:
    head = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator Rahasia;}"
    rtf = head + rb"Keputusan \'93Bupati\'94\par Nomor\tab 12\page Pasal \u233?}"
    assert text(rtf, "a.rtf") == "Keputusan “Bupati”\nNomor\t12\fPasal é"


def test_a_web_page_saved_as_doc_is_read_but_one_named_pdf_is_refused() -> None:
    head = b"<html><head><title>Judul</title><style>p{}</style></head>"
    html = head + b"<body><p>Notulen <b>rapat</b></p><table><tr><td>a</td><td>b</td></tr></table></body></html>"
    assert text(html, "notulen.doc") == "Notulen rapat\na\tb"
    assert codes(outcome(html, "sk.pdf")) == ["EC132"]


def test_plain_text_and_mail() -> None:
    assert text("baris é\r\nkedua\fhalaman dua".encode(), "a.txt") == "baris é\nkedua\fhalaman dua"
    head = b"From: a@b.go.id\r\nTo: c@d.go.id\r\nSubject: Undangan rapat\r\nMIME-Version: 1.0\r\n"
    mail = head + b"Content-Type: text/plain\r\n\r\nHadir pukul 9.\r\n"
    assert "Perihal: Undangan rapat" in text(mail, "a.eml")
    assert "Hadir pukul 9." in text(mail, "a.eml")


@pytest.mark.parametrize(
    ("data", "name", "format_name"),
    [
        (makers.pdf(["x" * 60]), "a.docx", "pdf"),
        (docx(p("isi")), "a.pdf", "docx"),
        (_odt("<text:p>x</text:p>"), "a.docx", "odt"),
    ],
)
def test_the_content_decides_and_the_name_is_corrected(data: bytes, name: str, format_name: str) -> None:
    found = document(data, name)
    assert found.format == format_name
    assert "EC105" in codes(found)


@pytest.mark.parametrize(
    ("data", "name", "code", "status"),
    [
        (b"", "a.pdf", "EC103", ReadStatus.UNREADABLE),
        (b"Rar!\x1a\x07\x00", "a.rar", "EC104", ReadStatus.UNSUPPORTED),
        (b"\x7fELF\0\0", "program", "EC104", ReadStatus.UNSUPPORTED),
        (b"%", "a.pdf", "EC101", ReadStatus.UNREADABLE),
        (_LOCKED, "a.docx", "EC102", ReadStatus.UNREADABLE),
        (b"terkunci", "~$surat.docx", "EC116", ReadStatus.UNSUPPORTED),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_as_what_it_is(data: bytes, name: str, code: str, status: ReadStatus) -> None:
    found = outcome(data, name)
    assert (codes(found), found.status) == ([code], status)


def test_a_whole_document_under_a_temporary_name_is_read() -> None:
    assert codes(document(makers.pdf(["x" * 60]), "sk.pdf.part")) == ["EC134"]


def test_a_zip_by_itself_only_counts_its_entries() -> None:
    found = document(package({"a.txt": "x", "b.txt": "y"}), "a.zip")
    assert (found.pages, codes(found)) == ((), ["EC137"])


def test_a_part_that_grows_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence_checker.readers.zip_package.MAX_PART", 10_000)
    body = f"<w:document {W}><w:body>{p('isi' * 10_000)}</w:body></w:document>"
    assert codes(outcome(package({"word/document.xml": body}, "word/document.xml"), "a.docx")) == ["EC121"]
