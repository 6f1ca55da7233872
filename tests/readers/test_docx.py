"""DOCX: everything a person sees is read, nothing that was deleted is."""

from __future__ import annotations

from tests.readers import makers
from tests.readers.makers import MC, W, docx, p
from tests.readers.reading import codes, document, outcome, text

_SHAPE = '<w:drawing><s:wsp xmlns:s="x"><s:txbx><w:txbxContent>{}</w:txbxContent></s:txbx></s:wsp></w:drawing>'
_BOX = _SHAPE.format(p("di kotak teks"))


def test_text_that_sits_anywhere_but_in_plain_paragraphs() -> None:
    body = (
        f"<w:p><w:r>{_BOX}<w:t>induk kotak</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{p('di kendali isi')}</w:sdtContent></w:sdt>"
        "<w:p><w:ins><w:r><w:t>yang disisipkan</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>yang dihapus</w:delText></w:r></w:del></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>tempat lama</w:t></w:r></w:moveFrom></w:p>"
        '<w:p><w:r><w:t>bercatatan</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    note = f'<w:footnote w:id="2">{p("di catatan kaki")}</w:footnote>'
    parts = {
        "word/header1.xml": f"<w:hdr {W}>{p('di kepala halaman')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {W}>{p('di kaki halaman')}</w:ftr>",
        "word/footnotes.xml": f"<w:footnotes {W}>{note}</w:footnotes>",
    }
    targets = {"r1": ("header", "header1.xml"), "r2": ("footer", "footer1.xml"), "r3": ("footnotes", "footnotes.xml")}
    lines = text(docx(body, parts, targets), "a.docx").split("\n")
    assert [line for line in lines if line] == [
        "di kepala halaman", "di kotak teks", "induk kotak", "di kendali isi", "yang disisipkan", "bercatatan",
        "di catatan kaki", "di kaki halaman",
    ]  # fmt: skip


def test_a_text_box_is_read_once_though_it_is_written_twice() -> None:
    both = f"<mc:Choice>{_BOX}</mc:Choice><mc:Fallback>{_BOX}</mc:Fallback>"
    body = f"<w:p><mc:AlternateContent {MC}>{both}</mc:AlternateContent></w:p>"
    assert text(docx(body), "a.docx").count("di kotak teks") == 1


def test_rows_of_a_table_stay_together() -> None:
    row = "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in ("Nomor SOP", "065/12/2023")) + "</w:tr>"
    assert text(docx(f"<w:tbl>{row}{row}</w:tbl>"), "a.docx") == "Nomor SOP\t065/12/2023\nNomor SOP\t065/12/2023"


def test_pages_as_word_last_broke_them_and_headings() -> None:
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>BAB I PENDAHULUAN</w:t></w:r></w:p>'
    broken = p("halaman dua", "<w:lastRenderedPageBreak/>")
    found = document(docx(heading + p("isi") + broken + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'), "a.docx")
    assert [(page.number, page.heading) for page in found.pages] == [(1, "BAB I PENDAHULUAN"), (2, "BAB I PENDAHULUAN")]
    assert found.pages[1].text == "halaman dua"


def test_manual_breaks_count_where_word_left_no_marks() -> None:
    found = document(docx(p("satu") + '<w:p><w:r><w:br w:type="page"/><w:t>dua</w:t></w:r></w:p>'), "a.docx")
    assert [page.text for page in found.pages] == ["satu", "dua"]


def test_a_document_type_is_refused_and_nothing_is_fetched() -> None:
    body = f"<w:document {W}><w:body>{p('&x;')}</w:body></w:document>"
    attack = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>{body}'
    found = outcome(makers.package({"word/document.xml": attack}, "word/document.xml"), "a.docx")
    assert codes(found) == ["EC123"]


def test_impossible_tables_are_told() -> None:
    wide = f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>{p("isi")}</w:tc></w:tr></w:tbl>'
    assert codes(document(docx(wide), "a.docx")) == ["EC121"]
    deep = "<w:tbl><w:tr><w:tc>" * 700 + p("dalam") + "</w:tc></w:tr></w:tbl>" * 700
    assert "EC121" in codes(outcome(docx(p("atas") + deep), "a.docx"))


def test_what_is_no_docx() -> None:
    assert codes(outcome(makers.package({}, "word/document.xml"), "a.docx")) == ["EC101"]
    assert codes(outcome(docx(p("isi") * 500)[:500], "a.docx")) == ["EC101"]
    assert codes(outcome(docx(p("<salah>")), "a.docx")) == ["EC101"]
