# ruff: noqa: E501 -- a document is told in one piece: a row of the table is one way of writing
"""The same words written in other ways by other programs: whatever the place, what a person sees is read, once.

Each kind of place has at least three ways of its own, of other programs or in other surroundings.
"""

from __future__ import annotations

import base64
import io
import quopri
import zipfile
from collections.abc import Callable, Mapping

import pytest

from tests.makers.office import xlsx_file
from tests.readers import makers
from tests.readers.makers import docx, p, package
from tests.readers.reading import codes, document, outcome, text

KEY = "RENCANA INDUK PEMERINTAHAN DIGITAL"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
NAMES = (
    f' xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    ' xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"'
    ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:s="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
)
Parts = Mapping[str, str | bytes]


def named(xml: str) -> str:
    """XML with the names of all languages of Office declared at its root."""
    end = min(each for each in (xml.find(" "), xml.find(">"), xml.find("/>")) if each > 0)
    return xml[:end] + NAMES + xml[end:]


def word(body: str, parts: Parts | None = None, targets: Mapping[str, tuple[str, str]] | None = None) -> bytes:
    made = {name: named(part) if isinstance(part, str) and name.endswith(".xml") else part
            for name, part in (parts or {}).items()}  # fmt: skip
    plain = docx(body, made, targets)
    head = b"<w:document" + NAMES.encode()
    return changed(plain, {"word/document.xml": lambda data: data.replace(b"<w:document", head, 1)})


def changed(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return package({name: changes.get(name, bytes)(archive.read(name)) for name in archive.namelist()})


def box(words: str = KEY) -> str:
    return f"<w:txbxContent>{p(words)}</w:txbxContent>"


def shape(inner: str) -> str:
    return f"<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"


WPS = f"<wps:wsp><wps:txbx>{box()}</wps:txbx></wps:wsp>"
VML = f"<v:shape><v:textbox>{box()}</v:textbox></v:shape>"
MADE = "<w:p><w:r><w:pict>{}</w:pict></w:r></w:p>"
RUN = f"<w:r><w:t>{KEY}</w:t></w:r>"
A = f"<a:p><a:r><a:t>{KEY}</a:t></a:r></a:p>"


def slides(slide: str, parts: Parts | None = None, targets: Mapping[str, tuple[str, str]] | None = None) -> bytes:
    return package(
        {
            "ppt/presentation.xml": named('<p:presentation><p:sldId id="256" r:id="r1"/></p:presentation>'),
            "ppt/_rels/presentation.xml.rels": makers.relations({"r1": ("slide", "slides/slide1.xml")}),
            "ppt/slides/slide1.xml": named(f"<p:sld><p:cSld><p:spTree>{slide}</p:spTree></p:cSld></p:sld>"),
            "ppt/slides/_rels/slide1.xml.rels": makers.relations(targets or {}),
            **{name: named(part) if isinstance(part, str) else part for name, part in (parts or {}).items()},
        },
        "ppt/presentation.xml",
    )


def book(drawing: str = "", parts: Parts | None = None, targets: Mapping[str, tuple[str, str]] | None = None,
         sheet: str = "") -> bytes:  # fmt: skip
    """A workbook with a sheet of one cell and a drawing over it."""
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>Lampiran</t></is></c></row>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return package(
        {
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": makers.relations({"r1": ("worksheet", "worksheets/sheet1.xml")}),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}" xmlns:r="{OFFICE}"><sheetData>{cell}</sheetData>{sheet}<drawing r:id="d1"/></worksheet>',
            "xl/worksheets/_rels/sheet1.xml.rels": makers.relations({"d1": ("drawing", "../drawings/drawing1.xml")}),
            "xl/drawings/drawing1.xml": named(f"<xdr:wsDr><xdr:twoCellAnchor>{drawing}</xdr:twoCellAnchor></xdr:wsDr>"),
            "xl/drawings/_rels/drawing1.xml.rels": makers.relations(targets or {}),
            **{name: named(part) if isinstance(part, str) else part for name, part in (parts or {}).items()},
        },
        "xl/workbook.xml",
    )


POINT = f"<dgm:dataModel><dgm:ptLst><dgm:pt><dgm:t>{A}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
CHART = f"<c:chartSpace><c:chart><c:title><c:tx><c:rich>{A}</c:rich></c:tx></c:title></c:chart></c:chartSpace>"
AXIS = f"<c:chartSpace><c:chart><c:plotArea><c:catAx><c:title><c:tx><c:rich>{A}</c:rich></c:tx></c:title></c:catAx></c:plotArea></c:chart></c:chartSpace>"
SERIES = f"<c:chartSpace><c:chart><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>{KEY}</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
FRAME = "<p:graphicFrame><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></p:graphicFrame>"
SHEET_FRAME = "<xdr:graphicFrame><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></xdr:graphicFrame>"
CELL = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"


def chart_in_word(part: str) -> bytes:
    return word(shape('<c:chart r:id="c1"/>'), {"word/charts/chart1.xml": part}, {"c1": ("chart", "charts/chart1.xml")})


OFFICE_WAYS: list[tuple[str, str, Callable[[], bytes]]] = [
    ("text box: in a shape", "a.docx", lambda: word(shape(WPS))),
    ("text box: VML in a group", "a.docx", lambda: word(MADE.format(f"<v:group>{VML}</v:group>"))),
    ("text box: VML rectangle", "a.docx", lambda: word(MADE.format(VML.replace("v:shape", "v:rect")))),
    ("text box: in a header", "a.docx", lambda: word(p("isi"), {"word/header1.xml": f"<w:hdr {makers.W}>{shape(WPS)}</w:hdr>"},
                                                     {"h1": ("header", "header1.xml")})),
    ("text box: in a cell", "a.docx", lambda: word(CELL.format(shape(WPS)))),
    ("shapes: in a group of a group", "a.docx", lambda: word(shape(f"<wpg:wgp><wpg:grpSp>{WPS}</wpg:grpSp></wpg:wgp>"))),
    ("shapes: on a canvas", "a.docx", lambda: word(shape(f"<wpc:wpc>{WPS}</wpc:wpc>"))),
    ("shapes: of a group on a slide", "a.pptx", lambda: slides(f"<p:grpSp><p:grpSp><p:sp><p:txBody>{A}</p:txBody></p:sp></p:grpSp></p:grpSp>")),
    ("shapes: on a sheet", "a.xlsx", lambda: book(f"<xdr:sp><xdr:txBody>{A}</xdr:txBody></xdr:sp>")),
    ("shapes: of a group on a sheet", "a.xlsx", lambda: book(f"<xdr:grpSp><xdr:sp><xdr:txBody>{A}</xdr:txBody></xdr:sp></xdr:grpSp>")),
    ("content control: of a run", "a.docx", lambda: word(f"<w:p><w:sdt><w:sdtContent>{RUN}</w:sdtContent></w:sdt></w:p>")),
    ("content control: of a cell", "a.docx", lambda: word(f"<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>{p(KEY)}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>")),
    ("content control: of a row", "a.docx", lambda: word(f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{p(KEY)}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>")),
    ("content control: in another", "a.docx", lambda: word(f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{p(KEY)}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>")),
    ("field: simple", "a.docx", lambda: word(f'<w:p><w:fldSimple w:instr="DOCPROPERTY Judul">{RUN}</w:fldSimple></w:p>')),
    ("field: of several runs", "a.docx", lambda: word(f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>MERGEFIELD Judul</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{RUN}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')),
    ("field: link", "a.docx", lambda: word(f'<w:p><w:hyperlink w:anchor="x">{RUN}</w:hyperlink></w:p>')),
    ("smart tag", "a.docx", lambda: word(f"<w:p><w:smartTag><w:smartTag>{RUN}</w:smartTag></w:smartTag></w:p>")),
    ("custom XML", "a.docx", lambda: word(f"<w:customXml>{p(KEY)}</w:customXml>")),
    ("table: in a table in a table", "a.docx", lambda: word(CELL.format(CELL.format(CELL.format(p(KEY)))))),
    ("table: in a table in a header", "a.docx", lambda: word(p("isi"), {"word/header1.xml": f"<w:hdr {makers.W}>{CELL.format(CELL.format(p(KEY)))}</w:hdr>"}, {"h1": ("header", "header1.xml")})),
    ("table: in a text box in a table", "a.docx", lambda: word(CELL.format(MADE.format(f"<v:shape><v:textbox><w:txbxContent>{CELL.format(p(KEY))}</w:txbxContent></v:textbox></v:shape>")))),
    ("table: on a slide", "a.pptx", lambda: slides(FRAME.format(f"<a:tbl><a:tr><a:tc><a:txBody>{A}</a:txBody></a:tc></a:tr></a:tbl>"))),
    ("SmartArt: in Word in a cell", "a.docx", lambda: word(CELL.format(shape('<dgm:relIds r:dm="m1"/>')), {"word/diagrams/data1.xml": POINT}, {"m1": ("diagramData", "diagrams/data1.xml")})),
    ("SmartArt: on a slide", "a.pptx", lambda: slides(FRAME.format('<dgm:relIds r:dm="m1"/>'), {"ppt/diagrams/data1.xml": POINT}, {"m1": ("diagramData", "../diagrams/data1.xml")})),
    ("SmartArt: on a sheet", "a.xlsx", lambda: book(SHEET_FRAME.format('<dgm:relIds r:dm="m1"/>'), {"xl/diagrams/data1.xml": POINT}, {"m1": ("diagramData", "../diagrams/data1.xml")})),
    ("chart: its title in Word", "a.docx", lambda: chart_in_word(CHART)),
    ("chart: an axis in Word", "a.docx", lambda: chart_in_word(AXIS)),
    ("chart: a series in Word", "a.docx", lambda: chart_in_word(SERIES)),
    ("chart: on a slide", "a.pptx", lambda: slides(FRAME.format('<c:chart r:id="c1"/>'), {"ppt/charts/chart1.xml": CHART}, {"c1": ("chart", "../charts/chart1.xml")})),
    ("chart: on a sheet", "a.xlsx", lambda: book(SHEET_FRAME.format('<c:chart r:id="c1"/>'), {"xl/charts/chart1.xml": CHART}, {"c1": ("chart", "../charts/chart1.xml")})),
    ("new text: inserted", "a.docx", lambda: word(f"<w:p><w:ins>{RUN}</w:ins></w:p>")),
    ("new text: moved here", "a.docx", lambda: word(f"<w:p><w:moveTo>{RUN}</w:moveTo></w:p>")),
    ("new text: an inserted row", "a.docx", lambda: word(f"<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>{p(KEY)}</w:tc></w:tr></w:tbl>")),
    ("new text: a changed style", "a.docx", lambda: word(f"<w:p><w:r><w:rPr><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>{KEY}</w:t></w:r></w:p>")),
    ("WordArt: with quotes", "a.docx", lambda: word(MADE.format(f'<v:shape><v:textpath on="t" string="&quot;{KEY}&quot;"/></v:shape>'))),
    ("WordArt: in a group", "a.docx", lambda: word(MADE.format(f'<v:group><v:shape><v:textpath string="{KEY}"/></v:shape></v:group>'))),
    ("WordArt: in a cell", "a.docx", lambda: word(CELL.format(MADE.format(f'<v:shape><v:textpath string="{KEY}"/></v:shape>')))),
    ("notes: at the end", "a.docx", lambda: word('<w:p><w:r><w:t>isi</w:t><w:endnoteReference w:id="2"/></w:r></w:p>', {"word/endnotes.xml": f'<w:endnotes {makers.W}><w:endnote w:id="2">{p(KEY)}</w:endnote></w:endnotes>'}, {"e1": ("endnotes", "endnotes.xml")})),
    ("notes: at the foot", "a.docx", lambda: word('<w:p><w:r><w:t>isi</w:t><w:footnoteReference w:id="2"/></w:r></w:p>', {"word/footnotes.xml": f'<w:footnotes {makers.W}><w:footnote w:id="2">{CELL.format(p(KEY))}</w:footnote></w:footnotes>'}, {"e1": ("footnotes", "footnotes.xml")})),
    ("notes: a comment", "a.docx", lambda: word('<w:p><w:r><w:t>isi</w:t><w:commentReference w:id="2"/></w:r></w:p>', {"word/comments.xml": f'<w:comments {makers.W}><w:comment w:id="2">{p(KEY)}</w:comment></w:comments>'}, {"e1": ("comments", "comments.xml")})),
    ("inserted whole: flat Word", "a.docx", lambda: word('<w:altChunk r:id="k1"/>', {"word/isi.docx": docx(p(KEY))}, {"k1": ("aFChunk", "isi.docx")})),
    ("strict: Word", "a.docx", lambda: strictly(docx(p(KEY)))),
    ("strict: slides", "a.pptx", lambda: strictly(slides(f"<p:sp><p:txBody>{A}</p:txBody></p:sp>"))),
    ("strict: a sheet", "a.xlsx", lambda: strictly(xlsx_file({"Data": [[KEY]]}))),
    ("strict: a sheet's shapes", "a.xlsx", lambda: strictly(book(f"<xdr:sp><xdr:txBody>{A}</xdr:txBody></xdr:sp>"))),
    ("macros: Word", "a.docm", lambda: docx(p(KEY))),
    ("macros: slides", "a.pptm", lambda: slides(f"<p:sp><p:txBody>{A}</p:txBody></p:sp>")),
    ("macros: a sheet", "a.xlsm", lambda: xlsx_file({"Data": [[KEY]]})),
    ("template: Word", "a.dotx", lambda: docx(p(KEY))),
    ("template: a sheet", "a.xltx", lambda: xlsx_file({"Data": [[KEY]]})),
    ("template: a show", "a.ppsx", lambda: slides(f"<p:sp><p:txBody>{A}</p:txBody></p:sp>")),
    ("sheet: hidden very well", "a.xlsx", lambda: changed(book(sheet=""), {"xl/workbook.xml": lambda data: data.replace(b'sheetId="1"', b'sheetId="1" state="visible"'), "xl/worksheets/sheet1.xml": lambda data: data.replace(b"Lampiran", KEY.encode())})),
    ("sheet: title at its head", "a.xlsx", lambda: book(sheet=f"<headerFooter><oddHeader>&amp;C&amp;B{KEY}</oddHeader></headerFooter>")),
    ("sheet: title at its foot", "a.xlsx", lambda: book(sheet=f"<headerFooter><oddFooter>&amp;L{KEY}&amp;R&amp;P</oddFooter></headerFooter>")),
    ("sheet: title at its first head", "a.xlsx", lambda: book(sheet=f'<headerFooter differentFirst="1"><firstHeader>&amp;C&amp;"Arial,Bold"&amp;14{KEY}</firstHeader></headerFooter>')),
]  # fmt: skip


def strictly(data: bytes) -> bytes:
    """An Office file in the strict dialect: other names of the languages and of the relations."""

    def strict(part: bytes) -> bytes:
        part = part.replace(OFFICE.encode(), STRICT.encode())
        for name, other in ((b"wordprocessingml/2006", b"wordprocessingml"), (b"drawingml/2006", b"drawingml"),
                            (b"presentationml/2006", b"presentationml"), (b"spreadsheetml/2006", b"spreadsheetml")):  # fmt: skip
            part = part.replace(b"http://schemas.openxmlformats.org/" + name, b"http://purl.oclc.org/ooxml/" + other)
        return part

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return package({name: strict(archive.read(name)) for name in archive.namelist()})


@pytest.mark.parametrize(("name", "made"), [each[1:] for each in OFFICE_WAYS], ids=[each[0] for each in OFFICE_WAYS])
def test_office_documents_are_read_wherever_the_words_stand(name: str, made: Callable[[], bytes]) -> None:
    assert text(made(), name).count(KEY) == 1


def html(words: str = KEY) -> str:
    return f"<html><body><table><tr><td>1</td><td>{words}</td></tr></table></body></html>"


def mht(body: bytes, how: str, kind: str = "text/html") -> bytes:
    head = f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x; type=text/html\r\n\r\n--x\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Transfer-Encoding: {how}\r\n\r\n"
    return b"From: <Saved>\r\n" + head.encode() + body + b"\r\n--x--\r\n"


def odf(body: str, kind: str = "text") -> bytes:
    names = " ".join(f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for each, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("svg", "svg-compatible")))  # fmt: skip
    content = f"<office:document-content {names}><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    mime = {"text": "text", "spreadsheet": "spreadsheet", "presentation": "presentation", "drawing": "graphics"}[kind]
    return package({"mimetype": f"application/vnd.oasis.opendocument.{mime}", "content.xml": content})


T = f"<text:p>{KEY}</text:p>"
ODF_CELL = "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row></table:table>"
OTHER_WAYS: list[tuple[str, str, Callable[[], bytes]]] = [
    ("ODF: a table in a table", "a.odt", lambda: odf(ODF_CELL.format(ODF_CELL.format(T)))),
    ("ODF: a table in a frame", "a.odt", lambda: odf(f"<text:p><draw:frame><draw:text-box>{ODF_CELL.format(T)}</draw:text-box></draw:frame></text:p>")),
    ("ODF: a list in a cell", "a.odt", lambda: odf(ODF_CELL.format(f"<text:list><text:list-item>{T}</text:list-item></text:list>"))),
    ("ODF: a section", "a.odt", lambda: odf(f"<text:section><text:section>{T}</text:section></text:section>")),
    ("ODF: a note", "a.odt", lambda: odf(f'<text:p>isi<text:note><text:note-body>{T}</text:note-body></text:note></text:p>')),
    ("ODF: a shape", "a.odt", lambda: odf(f"<text:p><draw:custom-shape>{T}</draw:custom-shape></text:p>")),
    ("ODF: a shape on a slide", "a.odp", lambda: odf(f'<draw:page draw:name="1"><draw:g><draw:custom-shape>{T}</draw:custom-shape></draw:g></draw:page>', "presentation")),
    ("ODF: a cell of two lines", "a.ods", lambda: odf(f'<table:table table:name="Data"><table:table-row><table:table-cell><text:p>Lampiran</text:p>{T}</table:table-cell></table:table-row></table:table>', "spreadsheet")),
    ("HTML as .xls", "a.xls", lambda: html().encode()),
    ("HTML as .xls, with a mark of its encoding", "a.xls", lambda: html().encode("utf-16")),
    ("HTML as .xls, by Excel itself", "a.xls", lambda: html().replace("<html>", '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet></head>').encode()),
    ("HTML as .doc", "a.doc", lambda: html().encode("cp1252")),
    ("HTML: a letter by name in every word", "a.html", lambda: html("RENCANA&nbsp;INDUK&#32;PEMERINTAHAN<wbr> DIGI&shy;TAL").encode()),
    ("HTML: words in parts", "a.html", lambda: html("RENCANA <b>IN</b>DUK PEMERINTAHAN<br>DIGITAL").encode()),
    ("MHT: as it is", "a.mht", lambda: mht(html().encode(), "8bit")),
    ("MHT: base64", "a.mhtml", lambda: mht(base64.encodebytes(html().encode()), "base64")),
    ("MHT: broken lines", "a.mht", lambda: mht(quopri.encodestring(html("RENCANA INDUK " + "<i></i>" * 20 + "PEMERINTAHAN DIGITAL").encode()), "quoted-printable")),
    ("MHT: saved as .doc", "a.doc", lambda: mht(html().encode(), "8bit")),
    ("RTF: letters by number", "a.rtf", lambda: rb"{\rtf1\ansi\uc1 " + "".join(f"\\u{ord(each)}?" for each in KEY).encode() + rb"\par}"),
    ("RTF: letters by code page", "a.rtf", lambda: rb"{\rtf1\ansi\ansicpg1252 " + "".join(f"\\'{ord(each):02x}" for each in KEY).encode() + rb"\par}"),
    ("RTF: a table in a table", "a.rtf", lambda: rb"{\rtf1\trowd\cellx5000\pard\intbl\itap2 " + KEY.encode() + rb"\nestcell{\*\nesttableprops\trowd\cellx2000\nestrow}\pard\intbl\cell\row}"),
    ("RTF: a text box", "a.rtf", lambda: rb"{\rtf1{\shp{\*\shpinst{\shptxt " + KEY.encode() + rb"\par}}}\par}"),
    ("RTF: a field", "a.rtf", lambda: rb"{\rtf1{\field{\*\fldinst MERGEFIELD Judul}{\fldrslt " + KEY.encode() + rb"}}\par}"),
    ("RTF: a note", "a.rtf", lambda: rb"{\rtf1 isi{\footnote " + KEY.encode() + rb"}\par}"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "made"), [each[1:] for each in OTHER_WAYS], ids=[each[0] for each in OTHER_WAYS])
def test_other_formats_are_read_wherever_the_words_stand(name: str, made: Callable[[], bytes]) -> None:
    assert " ".join(text(made(), name).split()).count(KEY) == 1


@pytest.mark.parametrize("encoding", ["UTF-99999999999", "utf-7", "euc-jp"])
@pytest.mark.parametrize("name", ["a.fodt", "a.doc", "a.xls"])
def test_an_encoding_that_is_none_is_damage(name: str, encoding: str) -> None:
    roots = {"a.fodt": "office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'",
             "a.doc": "w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'",
             "a.xls": "Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'"}  # fmt: skip
    root = roots[name]
    data = f"<?xml version='1.0' encoding='{encoding}'?><{root}></{root.split()[0]}>".encode()
    assert set(codes(outcome(data, name))) <= {"EC101", "EC103", "EC104", "EC105"}


GONE = "RENCANA LAMA YANG DIHAPUS"
OLD = f"<w:del><w:r><w:delText>{GONE}</w:delText></w:r></w:del>"


@pytest.mark.parametrize(
    "way",
    [
        r"{\deleted %s}",
        r"\deleted %s\deleted0 ",
        r"{\v %s}",
        r"{\strike %s}",
        r"\striked1 %s\striked0 ",
        r"{\v %s\plain }",
    ],
)
def test_letters_of_rtf_that_nobody_sees(way: str) -> None:
    found = document((r"{\rtf1 " + way % GONE + KEY + r"\par}").encode(), "a.rtf")
    assert found.pages[0].text == KEY
    assert codes(found) == ([] if "deleted" in way else ["EC154"])


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a.docx", lambda: word(f"<w:p>{OLD}{RUN}</w:p>")),
        ("a.docx", lambda: word(f"{p(KEY)}<w:p><w:moveFrom><w:r><w:t>{GONE}</w:t></w:r></w:moveFrom></w:p>")),
        ("a.docx", lambda: word(p(KEY) + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{OLD}</w:p></w:tc></w:tr></w:tbl>")),
        ("a.rtf", lambda: rb"{\rtf1 " + KEY.encode() + rb"\par{\deleted " + GONE.encode() + rb"}\par}"),
        ("a.odt", lambda: odf(f"<text:tracked-changes><text:changed-region><text:deletion><text:p>{GONE}</text:p></text:deletion></text:changed-region></text:tracked-changes>{T}")),
    ],
)  # fmt: skip
def test_what_was_deleted_is_not_read(name: str, made: Callable[[], bytes]) -> None:
    found = text(made(), name)
    assert KEY in found and GONE not in found
