"""What Word shows though it is not typed as text: automatic numbers, diagrams, charts, WordArt, watermarks, documents
inserted whole; and hidden text, which is told."""

from __future__ import annotations

import io
import zipfile

import pytest

from evidence_checker.model import State
from tests.makers.documents import analyze
from tests.readers import makers
from tests.readers.makers import p
from tests.readers.reading import codes, document, text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'{W} xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)


def _word(body: str, parts: dict[str, tuple[str, str | bytes]] | None = None) -> bytes:
    """A Word file. `parts`: id of a relation (its kind before "-") → (name below word/, content)."""
    kinds = {"num": "numbering", "sty": "styles", "dia": "diagramData", "cha": "chart", "alt": "aFChunk",
             "hea": "header", "foo": "footer"}  # fmt: skip
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", makers.relations({"r1": ("officeDocument", "word/document.xml")}))
        package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        told = {identifier: (kinds[identifier[:3]], name) for identifier, (name, _) in (parts or {}).items()}
        package.writestr("word/_rels/document.xml.rels", makers.relations(told))
        for name, content in (parts or {}).values():
            package.writestr(f"word/{name}", content)
    return target.getvalue()


def _level(depth: int, format_name: str, shown: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format_name}"/>{more}'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
    )


def _numbering(levels: str, lists: str = "") -> dict[str, tuple[str, str | bytes]]:
    one = lists or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    abstract = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    return {"num1": ("numbering.xml", f"<w:numbering {W}>{abstract}{one}</w:numbering>")}


def _n(depth: int, words: str, number: int = 1) -> str:
    told = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{told}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


LAW = (
    _level(0, "upperRoman", "BAB %1")
    + _level(1, "decimal", "Pasal %2", '<w:lvlRestart w:val="0"/>')
    + _level(2, "decimal", "(%3)")
    + _level(3, "lowerLetter", "%4.")
)


def test_chapters_and_articles_are_numbered_as_word_does() -> None:
    paragraphs = (
        (0, ""), (1, ""), (2, "satu"), (2, "dua"), (3, "huruf"), (0, ""), (1, ""), (2, "tiga"), (1, ""),
    )  # fmt: skip
    body = "".join(_n(depth, words) for depth, words in paragraphs)
    found = text(_word(body, _numbering(LAW)), "Perbup.docx")
    assert found.split("\n") == ["BAB I", "Pasal 1", "(1) satu", "(2) dua", "a. huruf", "BAB II", "Pasal 2", "(1) tiga",
                                 "Pasal 3"]  # fmt: skip


@pytest.mark.parametrize(
    ("format_name", "third"),
    [("decimal", "3"), ("upperRoman", "III"), ("lowerRoman", "iii"), ("upperLetter", "C"), ("lowerLetter", "c"),
     ("decimalZero", "03"), ("ordinal", "3"), ("none", "")],
)  # fmt: skip
def test_each_way_of_counting(format_name: str, third: str) -> None:
    body = "".join(_n(0, f"isi {number}") for number in (1, 2, 3))
    found = text(_word(body, _numbering(_level(0, format_name, "Butir %1:"))), "a.docx")
    assert found.split("\n")[2] == f"Butir {third}: isi 3"


def test_numbers_by_style_and_from_the_style_below() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Pasal"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Anak"><w:basedOn w:val="Pasal"/></w:style></w:styles>'
    )
    parts = {**_numbering(_level(0, "decimal", "Pasal %1")), "sty1": ("styles.xml", styles)}
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t>isi</w:t></w:r></w:p>' for name in ("Pasal", "Anak")
    )
    assert text(_word(body, parts), "a.docx") == "Pasal 1 isi\nPasal 2 isi"


def test_lists_of_one_kind_count_on_unless_one_begins_anew() -> None:
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for number, more in (
            (1, ""), (2, ""), (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        )
    )  # fmt: skip
    body = _n(0, "a") + _n(0, "b", 2) + _n(0, "c", 3) + _n(0, "d", 3)
    found = text(_word(body, _numbering(_level(0, "decimal", "%1."), lists)), "a.docx")
    assert found == "1. a\n2. b\n1. c\n2. d"


@pytest.mark.parametrize("number", ["0", "77", "", "x" * 50])
def test_a_list_that_is_none_numbers_nothing(number: str) -> None:
    told = f'<w:numPr><w:ilvl w:val="9"/><w:numId w:val="{number}"/></w:numPr>'
    body = f"<w:p><w:pPr>{told}</w:pPr><w:r><w:t>isi</w:t></w:r></w:p>"
    assert text(_word(body, _numbering(LAW)), "a.docx") == "isi"


def test_tab_stops_are_no_tabs() -> None:
    body = '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>isi</w:t></w:r></w:p>'
    assert document(_word(body), "a.docx").pages[0].text == "isi"


def test_diagrams_and_charts_are_read_where_they_stand_and_once() -> None:
    point = "<dgm:pt><dgm:t><a:p><a:r><a:t>Ketua Tim</a:t></a:r></a:p></dgm:t></dgm:pt>"
    diagram = f"<dgm:dataModel {NAMES}>{point}</dgm:dataModel>"
    chart = (
        f"<c:chartSpace {NAMES}><c:title><c:tx><c:rich><a:p><a:r><a:t>Indeks SPBE</a:t></a:r></a:p></c:rich></c:tx>"
        "</c:title><c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>Capaian</c:v></c:pt></c:strCache></c:strRef></c:tx>"
        "<c:val><c:numRef><c:numCache><c:pt><c:v>2.75</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:chartSpace>"
    )
    body = p("awal") + '<w:p><w:r><w:drawing><dgm:relIds r:dm="dia1"/></w:drawing></w:r></w:p>' * 3
    body += '<w:p><w:r><w:drawing><c:chart r:id="cha1"/></w:drawing></w:r></w:p>' + p("akhir")
    found = text(_word(body, {"dia1": ("diagrams/d.xml", diagram), "cha1": ("charts/c.xml", chart)}), "a.docx")
    assert [line for line in found.split("\n") if line] == ["awal", "Ketua Tim", "Indeks SPBE", "Capaian", "akhir"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.htm", "<html><body><p>KEPUTUSAN BUPATI</p></body></html>"),
        ("a.docx", makers.docx(p("KEPUTUSAN BUPATI"))),
        ("a.rtf", rb"{\rtf1 KEPUTUSAN BUPATI\par}"),
        ("a.txt", "KEPUTUSAN BUPATI"),
        ("a.mht", "From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>KEPUTUSAN BUPATI</p>"),
    ],
)
def test_a_document_inserted_whole_is_read_in_its_place(name: str, content: str | bytes) -> None:
    found = text(_word(p("awal") + '<w:altChunk r:id="alt1"/>' + p("akhir"), {"alt1": (name, content)}), "a.docx")
    lines = [line for line in found.split("\n") if line]
    assert (lines[0], lines[-1]) == ("awal", "akhir")
    assert "KEPUTUSAN BUPATI" in lines


def test_a_document_inserted_in_itself_ends() -> None:
    data = _word(p("luar") + '<w:altChunk r:id="alt1"/>', {"alt1": ("a.docx", makers.docx(p("dalam")))})
    for _depth in range(6):
        data = _word(p("luar") + '<w:altChunk r:id="alt1"/>', {"alt1": ("a.docx", data)})
    found = document(data, "a.docx")
    assert found.pages[0].text.count("luar") == 4
    assert "EC151" in codes(found)


@pytest.mark.parametrize("place", ["hea1", "body"])
@pytest.mark.parametrize("word", ["KONSEP", "RANCANGAN"])
def test_a_watermark_and_wordart_are_read_and_mark_a_draft(place: str, word: str) -> None:
    shape = f'<w:p><w:r><w:pict><v:shape><v:textpath string="{word}"/></v:shape></w:pict></w:r></w:p>'
    rest = p("KEPUTUSAN BUPATI CEMARA RAYA") + p("TENTANG") + p("TIM KOORDINASI SPBE")
    data = (
        _word(rest, {"hea1": ("header1.xml", f"<w:hdr {NAMES}>{shape}</w:hdr>")})
        if place == "hea1"
        else _word(shape + rest)
    )
    found = document(data, "a.docx")
    assert word in found.pages[0].text.split("\n")
    assert analyze(found).identity.state is State.DRAFT


def test_hidden_text_is_told() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>tampak</w:t></w:r>'
    mark = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>tampak juga</w:t></w:r></w:p>"
    found = document(_word(f"<w:p>{hidden}{shown}</w:p>{mark}"), "a.docx")
    assert [(each.code, each.mapping.get("count")) for each in found.findings] == [("EC154", 7)]
    assert "rahasia" not in found.pages[0].text
    assert codes(document(_word(f"<w:p>{shown}</w:p>{mark}"), "a.docx")) == []
