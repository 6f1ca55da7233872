# ruff: noqa: E501 -- a page is told in one piece: a row of the table is one way of writing
"""Text layers of PDF as other programs write them: read once, in words, in the order a person reads."""

from __future__ import annotations

import pytest

from tests.readers import makers
from tests.readers.reading import document, text

KEY = "RENCANA INDUK PEMERINTAHAN DIGITAL"


def page(content: str, entries: str = "", objects: dict[int, bytes] | None = None, fonts: str = "") -> bytes:
    """A PDF whose page has that content (Helvetica is /F1)."""
    head = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{entries}/Resources<</Font<</F1 3 0 R{fonts}>>>>/Contents 11 0 R>>"
    own = {10: head.encode(), 11: makers.stream(content.encode("cp1252")), **(objects or {})}
    return makers.pdf([""], objects=own)


def at(x: float, y: float, words: str = KEY, size: int = 11) -> str:
    return f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n"


def lines(*words: str, x: float = 72, y: float = 770) -> str:
    return "".join(at(x, y - 16 * number, each) for number, each in enumerate(words))


def letters(words: str, step: float = 8.5, blanks: bool = True) -> str:
    """Each letter placed by itself."""
    return "".join(at(72 + step * n, 770, c) for n, c in enumerate(words) if blanks or c != " ")


def placed_words(step: float = 1.0) -> str:
    """Each word placed by itself, no blank in the file."""
    out, x = "", 72.0
    for each in KEY.split():
        out += at(x, 770, each)
        x += 11 * 0.72 * len(each) + step
    return out


SHEARED = "BT /F1 11 Tf 1 0 0.2 1 72 770 Tm ({}) Tj ET\n"
BOLD = {
    "filled and stroked": f"BT 2 Tr 0.4 w /F1 11 Tf 72 770 Td ({KEY}) Tj ET",
    "each letter twice": "".join(at(72 + 8.5 * n + d, 770, c) for n, c in enumerate(KEY) for d in (0, 0.3)),
    "the line twice": at(72, 770) + at(72.4, 770),
    "the line three times": at(72, 770) + at(72.3, 770) + at(72, 770.3),
    "a shadow": "0.8 g " + at(73, 769) + "0 g " + at(72, 770),
    "letter for letter, back and forth": letters(KEY) + letters(KEY, 8.5),
}


@pytest.mark.parametrize("way", BOLD)
def test_what_is_drawn_twice_for_weight_is_read_once(way: str) -> None:
    found = " ".join(text(page(BOLD[way]), "a.pdf").split())
    assert found.replace(" ", "") == KEY.replace(" ", "")


GAPS = {
    "words placed": placed_words(4),
    "words placed near each other": placed_words(2.5),
    "gaps in an array": "BT /F1 11 Tf 72 770 Td [(RENCANA)-320(INDUK)-300(PEMERINTAHAN)-280(DIGITAL)] TJ ET",
    "letters in an array": "BT /F1 11 Tf 72 770 Td [(R)5(E)-4(NC)3(ANA)-330(I)2(NDU)-3(K)-300(PEMERINTAHAN)-300(DIGI)4(TAL)] TJ ET",
    "wide blanks": "BT 6 Tw /F1 11 Tf 72 770 Td (RENCANA INDUK PEMERINTAHAN DIGITAL) Tj ET",
    "stretched": "BT 130 Tz /F1 11 Tf 72 770 Td (RENCANA INDUK PEMERINTAHAN DIGITAL) Tj ET",
    "slanted": SHEARED.format(KEY),
    "spaced by the program": "BT 4 Tc /F1 11 Tf 72 770 Td (RENCANA INDUK PEMERINTAHAN DIGITAL) Tj ET",
    "a hair of space": "BT 0.8 Tc /F1 11 Tf 72 770 Td (RENCANA INDUK PEMERINTAHAN DIGITAL) Tj ET",
}


@pytest.mark.parametrize("way", GAPS)
def test_words_are_apart_as_they_are_seen(way: str) -> None:
    assert " ".join(text(page(GAPS[way]), "a.pdf").split()) == KEY


TURNED = {
    "/Rotate 90": ("/Rotate 90", "0 1 -1 0 100 72"),
    "/Rotate 180": ("/Rotate 180", "-1 0 0 -1 500 700"),
    "/Rotate 270": ("/Rotate 270", "0 -1 1 0 100 770"),
}


@pytest.mark.parametrize("way", TURNED)
def test_a_page_that_is_shown_turned_is_read_line_by_line(way: str) -> None:
    entries, matrix = TURNED[way]
    words = ["KEPUTUSAN KEPALA DINAS", "NOMOR 7 TAHUN 2023", KEY]
    content = f"q {matrix} cm " + "".join(at(0, -16 * n, each) for n, each in enumerate(words)) + " Q"
    assert text(page(content, entries), "a.pdf").split("\n") == words


@pytest.mark.parametrize("entries", ["/Rotate 90", "/Rotate 180", "/Rotate 270"])
def test_a_page_that_a_viewer_turned_afterwards_is_read_line_by_line(entries: str) -> None:
    words = ["KEPUTUSAN KEPALA DINAS", "NOMOR 7 TAHUN 2023", KEY]
    assert text(page(lines(*words), entries), "a.pdf").split("\n") == words


LIGATURES = {"/fi": "fi", "/fl": "fl"}


@pytest.mark.parametrize("name", LIGATURES)
def test_ligatures_are_letters(name: str) -> None:
    font = (
        f"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Type/Encoding/Differences[65{name}]>>>>".encode()
    )
    data = page("BT /F2 11 Tf 72 770 Td (e) Tj /F2 11 Tf (A) Tj (sien) Tj ET", objects={5: font}, fonts="/F2 5 0 R")
    assert text(data, "a.pdf") == f"e{LIGATURES[name]}sien"


@pytest.mark.parametrize(
    "content",
    [
        "1 1 1 rg " + at(72, 600),
        "1 g " + at(72, 600),
        "3 Tr " + at(72, 600),
        "0 0 0 0 k " + at(72, 600),
        at(-400, 600),
        at(5_000_000, 600),
    ],
    ids=["white", "white by grey", "no ink", "white by CMYK", "beside the page", "far beside the page"],
)
def test_letters_that_nobody_sees_prove_nothing(content: str) -> None:
    found = document(page("q " + at(72, 770, "SURAT PENGANTAR") + "Q " + content), "a.pdf")
    assert KEY not in found.pages[0].text


DAMAGED = {
    "no table": lambda data: data[: data.rindex(b"xref\n0")] + b"trailer\n<</Root 1 0 R>>\n%%EOF\n",
    "the table's place is wrong": lambda data: data.replace(b"startxref\n", b"startxref\n9"),
    "letters before its head": lambda data: b"\xef\xbb\xbf\r\nHTTP/1.1 200 OK\r\n\r\n" + data,
    "letters behind its end": lambda data: data + b"<html>iklan</html>" * 40,
    "no end": lambda data: data[: data.rindex(b"trailer")],
    "line ends of a mail": lambda data: data.replace(b"\nendobj\n", b"\r\nendobj\r\n"),
}


@pytest.mark.parametrize("way", DAMAGED)
def test_a_damaged_file_is_read_as_viewers_show_it(way: str) -> None:
    assert KEY in text(DAMAGED[way](makers.pdf([KEY + "\nBUPATI CEMARA RAYA"])), "a.pdf")


@pytest.mark.xfail(strict=True, reason="lines of the text layer that are written across columns are not parted")
def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["Pasal 1 Pemerintah Daerah menyusun", "rencana induk yang memuat arah", "kebijakan dan peta rencana"]
    right = ["Pasal 2 Rencana induk ditinjau", "sekali setiap lima tahun oleh", "Dinas bersama para pengguna"]
    across = "".join(
        at(60, 770 - 16 * n, a) + at(320, 770 - 16 * n, b)
        for n, (a, b) in enumerate(zip(left * 6, right * 6, strict=True))
    )
    found = " ".join(text(page(across), "a.pdf").split())
    assert "menyusun rencana induk yang memuat arah" in found
    assert "ditinjau sekali setiap lima tahun" in found
