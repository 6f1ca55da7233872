"""What no reader sees is not text of the document: struck through, hidden, deleted; and days of workbooks from 1904."""

from __future__ import annotations

import datetime
import io

import docx
import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.readers.reading import codes, document, text


@pytest.mark.parametrize(
    "page",
    [
        "<p>tampak</p><del><p>TENTANG</p><p>rahasia</p></del><p>akhir</p>",
        "<p>tampak</p><s>rahasia</s><p>akhir</p>",
        "<p>tampak</p><strike>rahasia</strike><p>akhir</p>",
        "<p>tampak</p><div style='display: none'><div>dalam</div><p>rahasia</div><p>akhir</p>",
        "<p>tampak</p><div hidden><p>rahasia<br>dua</p></div><p>akhir</p>",
        '<p>tampak</p><span style="VISIBILITY:hidden">rahasia</span><p>akhir</p>',
        '<p>tampak</p><span style="font-size:0">rahasia</span><p>akhir</p>',
        '<p>tampak</p><span style="color:red; text-decoration: line-through">rahasia</span><p>akhir</p>',
        '<p>tampak</p><p style="mso-hide:all">rahasia</p><p>akhir</p>',
    ],
)
def test_a_web_page_says_only_what_it_shows(page: str) -> None:
    data = f"<html><body>{page}</body></html>".encode()
    assert text(data, "a.html").split() == ["tampak", "akhir"]
    assert codes(document(data, "a.html")) == ["EC154"]


def test_what_only_sounds_hidden_is_shown() -> None:
    page = "<p style='font-size:10pt'>satu</p><p style='display:block;opacity:0.9'>dua</p><b>tiga</b>"
    page = f"<html><body>{page}</body></html>"
    assert text(page.encode(), "a.html").split() == ["satu", "dua", "tiga"]
    assert codes(document(page.encode(), "a.html")) == []


@pytest.mark.parametrize("how", ["strike", "double_strike", "hidden"])
def test_runs_of_word_that_are_struck_or_hidden(how: str) -> None:
    made, kept = docx.Document(), io.BytesIO()
    paragraph = made.add_paragraph("tampak ")
    setattr(paragraph.add_run("rahasia").font, how, True)
    paragraph.add_run(" akhir")
    made.save(kept)
    assert text(kept.getvalue(), "a.docx").split() == ["tampak", "akhir"]
    assert codes(document(kept.getvalue(), "a.docx")) == ["EC154"]


@pytest.mark.parametrize("form", ["d mmmm yyyy", "dd/mm/yyyy", "mm-dd-yy"])
@pytest.mark.parametrize("of_mac", [True, False])
def test_a_cell_shows_the_day_that_was_meant(form: str, of_mac: bool) -> None:
    book, kept = openpyxl.Workbook(), io.BytesIO()
    if of_mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = datetime.datetime(2023, 2, 6)
    sheet["A1"].number_format = form
    book.save(kept)
    assert "06-02-2023" in text(kept.getvalue(), "a.xlsx")
