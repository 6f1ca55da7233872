"""What a PDF page shows beside its content is read where it stands: fields, typed text, stamps, signatures, forms."""

from __future__ import annotations

import pytest

from evidence_checker.model import State
from tests.makers.documents import analyze
from tests.readers import makers
from tests.readers.reading import codes, document, text

LINES = "KEPUTUSAN BUPATI CEMARA RAYA\nNOMOR\nTENTANG TIM KOORDINASI SPBE\nDitetapkan di Cemara Raya"
HELVETICA = b"/Resources<</Font<</F1 3 0 R>>>>"
Y = 770 - 16  # the line NOMOR


def _page(*annotations: bytes, appearance: str = "", tail: bytes = b"") -> bytes:
    """A page with annotations 50, 51, …; object 60 is an appearance that shows a text."""
    objects = {
        10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 11 0 R/Annots["
        + b" ".join(b"%d 0 R" % (50 + number) for number in range(len(annotations)))
        + b"]>>",
        **{50 + number: each for number, each in enumerate(annotations)},
    }
    if appearance:
        shown = f"BT /F1 11 Tf 2 4 Td ({appearance}) Tj ET".encode("cp1252")
        objects[60] = makers.stream(shown, b"/Type/XObject/Subtype/Form/BBox[0 0 300 20]" + HELVETICA)
    return makers.pdf([LINES], objects=objects, tail=tail)


def _annotation(kind: str, entries: str = "", box: tuple[int, int, int, int] = (120, Y - 4, 320, Y + 12)) -> bytes:
    return f"<</Type/Annot/Subtype/{kind}/F 4/Rect[{' '.join(map(str, box))}]{entries}>>".encode()


SHOWN = "/AP<</N 60 0 R>>"


@pytest.mark.parametrize(
    "annotation",
    [
        _annotation("Widget", f"/FT/Tx/T(nomor)/V(188.45/112/HK/2023){SHOWN}"),
        _annotation("Widget", "/FT/Tx/T(nomor)/V(188.45/112/HK/2023)"),
        _annotation("Widget", "/FT/Ch/T(pilih)/V(188.45/112/HK/2023)"),
        _annotation("FreeText", f"/Contents(188.45/112/HK/2023){SHOWN}"),
        _annotation("FreeText", "/Contents(188.45/112/HK/2023)"),
        _annotation("Stamp", SHOWN),
        _annotation("Watermark", SHOWN),
    ],
)
def test_what_is_typed_on_a_page_is_read_behind_the_words_before_it(annotation: bytes) -> None:
    found = text(_page(annotation, appearance="188.45/112/HK/2023"), "SK.pdf")
    assert "NOMOR 188.45/112/HK/2023" in found
    assert found.count("188.45") == 1


def test_the_appearance_of_a_signature_is_read() -> None:
    box = (300, 400, 560, 420)
    signed = _annotation("Widget", f"/FT/Sig/T(tte){SHOWN}", box)
    found = text(_page(signed, appearance="Ditandatangani secara elektronik oleh BUPATI, Pembina Utama"), "SK.pdf")
    assert found.split("\n")[-1] == "Ditandatangani secara elektronik oleh BUPATI, Pembina Utama"


@pytest.mark.parametrize(("word", "state"), [("RANCANGAN", State.DRAFT), ("KONSEP", State.DRAFT), ("SALINAN", None)])
def test_a_draft_stamp_makes_the_document_a_draft(word: str, state: State | None) -> None:
    stamped = document(_page(_annotation("Stamp", SHOWN, (80, 800, 380, 820)), appearance=word), "SK.pdf")
    assert word in stamped.pages[0].text.split("\n")
    assert (analyze(stamped).identity.state is State.DRAFT) == (state is State.DRAFT)


@pytest.mark.parametrize(
    "annotation",
    [
        _annotation("FreeText", f"/Contents(rahasia){SHOWN}").replace(b"/F 4", b"/F 2"),
        _annotation("FreeText", f"/Contents(rahasia){SHOWN}").replace(b"/F 4", b"/F 32"),
        _annotation("Text", "/Contents(rahasia)"),
        _annotation("Widget", "/FT/Btn/T(kotak)/V/Off"),
        _annotation("Link", "/Contents(rahasia)"),
    ],
)
def test_what_nobody_sees_on_the_page_is_not_read(annotation: bytes) -> None:
    assert text(_page(annotation, appearance="rahasia"), "SK.pdf") == LINES


def test_many_annotations_are_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    from evidence_checker.readers import pdf_annotations

    monkeypatch.setattr(pdf_annotations, "_MOST", 2)
    typed = [_annotation("FreeText", f"/Contents(nilai {n})", (72, 100 * n, 200, 20)) for n in range(1, 5)]
    found = document(_page(*typed), "SK.pdf")
    assert [f"nilai {number}" in found.pages[0].text for number in range(1, 5)] == [True, True, False, False]
    assert "EC121" in codes(found)


def _xfa(template: str, data: str = "") -> bytes:
    parts = [f"<template>{template}</template>", f"<xfa:datasets xmlns:xfa='x'>{data}</xfa:datasets>"]
    return makers.pdf(
        ["Please wait... If this message is not eventually replaced by the proper contents of the document."],
        objects={70: makers.stream(parts[0].encode()), 71: makers.stream(parts[1].encode())},
        tail=b"/AcroForm<</Fields[]/XFA[(template) 70 0 R (datasets) 71 0 R]>>",
    )


def test_an_xfa_form_is_read_from_its_data_and_that_is_said() -> None:
    found = document(
        _xfa(
            "<subform><event><script>alert('x')</script></event><draw><value><text>KEPUTUSAN BUPATI</text></value>"
            "</draw></subform>",
            "<data><nomor>188.45/112/HK/2023</nomor></data>",
        ),
        "formulir.pdf",
    )
    assert found.pages[1].text == "KEPUTUSAN BUPATI\n188.45/112/HK/2023"
    assert (found.pages[1].heading, codes(found)) == ("XFA", ["EC155"])


@pytest.mark.parametrize("template", ["<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a>" * 2_000, "<a><b>isi</b>", ""])
def test_a_hostile_form_costs_nothing_but_itself(template: str) -> None:
    assert document(_xfa(template), "formulir.pdf").pages[0].text.startswith("Please wait")
