"""Old and unusual formats, without any other program: .doc, .ppt, .xls, Outlook, XML of Office 2003, flat ODF."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable

import pytest
import xlwt
from PIL import Image

from evidence_checker.model import Document, Unread
from evidence_checker.readers import libreoffice, native
from evidence_checker.readers.base import Unreadable
from tests.readers import makers, ole_makers
from tests.readers.makers import p
from tests.readers.reading import codes, document, outcome, text

DECREE = ["KEPUTUSAN BUPATI CEMARA RAYA", "NOMOR 188.45/112/HK/2023", "TENTANG TIM KOORDINASI SPBE"]
WORD_XML = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'
)


@pytest.fixture(autouse=True)
def _nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "office", lambda: None)


def _xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Register")
    day = xlwt.easyxf(num_format_str="dd-mm-yyyy")
    for row, cells in enumerate([["REGISTER RISIKO"], ["No", "Risiko"], [1, "Kebocoran data"], [2.5, True]]):
        for column, value in enumerate(cells):
            sheet.write(row, column, value)
    sheet.write(9, 3, datetime.datetime(2023, 2, 6), day)
    book.add_sheet("Kosong")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_old_word_is_read_without_another_program() -> None:
    found = document(ole_makers.doc(DECREE), "SK.doc")
    assert found.pages[0].text == "\n".join(DECREE)
    assert (found.format, codes(found)) == ("doc", ["EC156"])


def test_old_slides_are_pages_with_their_titles() -> None:
    found = document(ole_makers.ppt([["Tim Koordinasi", "Ketua: Sekretaris Daerah"], ["Tugas"]]), "Paparan.ppt")
    assert [(page.heading, page.text) for page in found.pages] == [
        ("Slide: Tim Koordinasi", "Tim Koordinasi\nKetua: Sekretaris Daerah"),
        ("Slide: Tugas", "Tugas"),
    ]


def test_old_workbook_keeps_rows_numbers_and_days() -> None:
    found = document(_xls(), "Register.xls")
    assert found.pages[0].text.split("\n") == [
        "REGISTER RISIKO", "No\tRisiko", "1\tKebocoran data", "2.5\tTRUE", "06-02-2023",
    ]  # fmt: skip
    assert [page.heading for page in found.pages] == ["Sheet: Register", "Sheet: Kosong"]


@pytest.mark.parametrize(
    ("code_page", "words"),
    [("", "Salinan – terlampir"), ("cp1252", "Rapat é"), ("utf-8", "Salinan – terlampir"), ("cp1251", "Копия")],
)
def test_outlook_in_every_code_page(code_page: str, words: str) -> None:
    data = ole_makers.msg({"0037": "Kiriman SK", "1000": words, "0C1A": "Bagian Hukum"}, code_page=code_page)
    found = document(data, "surat.msg")
    lines = found.pages[0].text.split("\n")
    assert lines[0] == "Dari: Bagian Hukum"
    assert "Perihal: Kiriman SK" in lines
    assert lines[-1] == words
    assert (found.format, found.metadata_title) == ("msg", "Kiriman SK")


def test_outlook_with_only_html() -> None:
    data = ole_makers.msg({"0037": "SK", "1013": "<html><body><p>Terlampir SK</p></body></html>"})
    assert text(data, "surat.msg").endswith("Terlampir SK")


@pytest.mark.parametrize("name", ["SK.doc", "SK.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_word_2003_xml(name: str, encoding: str) -> None:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in DECREE)
    margins = "<w:sectPr><w:hdr><w:p><w:r><w:t>KOP SURAT</w:t></w:r></w:p></w:hdr></w:sectPr>"
    data = f"{WORD_XML}<w:body>{body}{margins}</w:body></w:wordDocument>".encode(encoding)
    found = document(data, name)
    assert found.pages[0].text.split("\n") == ["KOP SURAT", *DECREE]


def test_word_in_one_flat_file() -> None:
    main = f"<w:document {makers_namespace()}><w:body>{''.join(p(line) for line in DECREE)}</w:body></w:document>"
    relations = makers.relations({"r1": ("officeDocument", "word/document.xml")})
    parts = "".join(
        f'<pkg:part pkg:name="{name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'
        for name, content in (("/_rels/.rels", relations), ("/word/document.xml", main))
    )
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    data = f'<?xml version="1.0"?><pkg:package xmlns:pkg="{space}">{parts}</pkg:package>'.encode()
    assert text(data, "SK.xml") == "\n".join(DECREE)


def makers_namespace() -> str:
    return 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_excel_2003_xml() -> None:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    rows = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in (["No", "Risiko"], ["1", "Kebocoran data"])
    )
    excel = "urn:schemas-microsoft-com:office:excel"
    header = f'<PageSetup><Header x:Data="&amp;CREGISTER" xmlns:x="{excel}"/></PageSetup>'
    options = f'<WorksheetOptions xmlns="{excel}">{header}</WorksheetOptions>'
    data = (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="Data">'
        f"<Table>{rows}</Table>{options}</Worksheet></Workbook>"
    ).encode()
    found = document(data, "Register.xls")
    assert (found.pages[0].heading, found.pages[0].text) == ("Sheet: Data", "REGISTER\nNo\tRisiko\n1\tKebocoran data")


@pytest.mark.parametrize("ending", ["fodt", "xml"])
def test_flat_odf(ending: str) -> None:
    office, words = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in DECREE)
    data = (
        f'<?xml version="1.0"?><office:document xmlns:office="{office}" xmlns:text="{words}" '
        f'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>{paragraphs}'
        "</office:text></office:body></office:document>"
    ).encode()
    assert text(data, f"SK.{ending}") == "\n".join(DECREE)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (WORD_XML.replace("?>", "?><!DOCTYPE a [<!ENTITY b 'c'>]>", 1).encode() + b"</w:wordDocument>", "a.doc"),
        (WORD_XML.encode() + b"<w:p>" * 5_000, "a.doc"),
        (ole_makers.doc(DECREE)[:2_000], "a.doc"),
        (ole_makers.ppt([["a"]])[:1_500], "a.ppt"),
        (_xls()[:3_000], "a.xls"),
        (ole_makers.msg({"0037": "a"})[:1_600], "a.msg"),
    ],
)
def test_damage_is_told(data: bytes, name: str) -> None:
    found = outcome(data, name)
    assert isinstance(found, Unread) or found.status == "partly_read"


def _avif() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (64, 64), "white").save(target, "AVIF")
    return target.getvalue()


@pytest.mark.parametrize("place", [0.0, 0.5, 0.95])
def test_a_damaged_photograph_is_told(place: float) -> None:
    data = bytearray(_avif())
    start = data.index(b"mdat") + 4
    at = start + int(place * (len(data) - start))
    data[at : at + 8] = b"\xff" * len(data[at : at + 8])
    found = outcome(bytes(data), "IMG_0231.avif")
    assert codes(found) == ["EC101"]


def _jpeg_2000() -> bytes:
    target = io.BytesIO()
    Image.new("L", (64, 64), 255).save(target, "JPEG2000")
    return target.getvalue()


def _box(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0" + brand + b"mif1" + bytes(64)


@pytest.mark.parametrize(
    ("made", "ending"), [(_avif, "avif"), (_jpeg_2000, "jp2"), (_avif, "heic")], ids=["avif", "jp2", "named heic"]
)
def test_pictures_of_phones_and_scanners_are_pictures(made: Callable[[], bytes], ending: str) -> None:
    found = outcome(made(), f"IMG_0231.{ending}")
    assert isinstance(found, Document)
    assert (found.format, codes(found)) == ("image", ["EC117"])


@pytest.mark.parametrize(
    ("data", "name", "format_name"),
    [
        (_box(b"isom"), "a.mp4", "video"), (_box(b"M4A "), "a.m4a", "audio"), (b"Rar!\x1a\x07\0", "a.rar", "RAR"),
        (ole_makers.ole({"VisioDocument": b"x" * 5_000}), "a.vsd", "Visio"),
    ],
)  # fmt: skip
def test_a_format_is_called_by_its_name(data: bytes, name: str, format_name: str) -> None:
    found = outcome(data, name)
    assert isinstance(found, Unread)
    assert (found.why.code, found.why.mapping["format"]) == ("EC104", format_name)


def test_a_photograph_is_never_called_a_video() -> None:
    found = outcome(_box(b"heic"), "IMG_0231.HEIC")
    assert isinstance(found, Unread)
    assert found.why.mapping["format"] in ("image", "HEIC")


def test_a_workbook_inside_a_document_does_not_change_what_it_is() -> None:
    inner = {"_1": {"Workbook": b"x" * 5_000, "CONTENTS": b"%PDF-1.4 x"}}
    assert document(ole_makers.doc(DECREE, inner), "SK.doc").format == "doc"


class _Panic(BaseException):
    """What a library written in another language raises past `except Exception`."""


def test_a_panic_is_a_finding() -> None:
    def panic() -> None:
        raise _Panic("index out of bounds")

    with pytest.raises(Unreadable) as failed:
        native.called(".doc", panic)
    assert failed.value.finding.code == "EC101"
    with pytest.raises(KeyboardInterrupt):
        native.called(".doc", lambda: (_ for _ in ()).throw(KeyboardInterrupt()))


def _rtf_with_picture(kind: str) -> bytes:
    target = io.BytesIO()
    makers.page_image(["SURAT KEPUTUSAN", "TENTANG TIM KOORDINASI"]).convert("RGB").save(
        target, "PNG" if kind == "png" else "JPEG"
    )
    digits = target.getvalue().hex()
    lines = "\n".join(digits[at : at + 128] for at in range(0, len(digits), 128))
    pict = "{\\*\\shppict{\\pict{\\*\\picprop}\\picw1240\\" + kind + "blip\n" + lines + "}}"
    return ("{\\rtf1 Terlampir\\par " + pict + "}").encode()


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_pictures_pasted_into_rtf_are_found_and_said_when_not_read(kind: str) -> None:
    found = document(_rtf_with_picture(kind), "SK.rtf")
    assert [(each.code, each.mapping.get("count")) for each in found.findings] == [("EC131", 1)]
    assert found.pages[0].text == "Terlampir"


def test_digits_without_a_picture_cost_no_time() -> None:
    data = b"{\\rtf1 isi\\par " + b"{\\pict\\pngblip " + (b"ab" * 3_900 + b"x") * 20 + b"}" * 1 + b"}"
    assert codes(document(data * 1, "SK.rtf")) == []
