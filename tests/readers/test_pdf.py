"""PDF: text as it stands, page by page; what fails is told as what it was."""

from __future__ import annotations

import pytest

from evidence_checker.model import ReadStatus, TextSource
from evidence_checker.readers import pdf_second
from evidence_checker.readers.pdf_signatures import moment, signer
from evidence_checker.readers.pdf_text import clean
from tests.readers import makers
from tests.readers.reading import codes, document, outcome

PAGE = "PERATURAN BUPATI CEMARA RAYA\nNOMOR 12 TAHUN 2023\nTENTANG\nSISTEM PEMERINTAHAN BERBASIS ELEKTRONIK"


def test_text_of_every_page() -> None:
    found = document(
        makers.pdf([PAGE, "Pasal 1 (satu)\nDalam Peraturan Bupati ini yang dimaksud dengan Daerah"]), "a.pdf"
    )
    assert found.status is ReadStatus.READ
    assert [page.number for page in found.pages] == [1, 2]
    assert found.pages[0].text.split("\n") == PAGE.split("\n")
    assert (found.pages[0].source, found.pages[0].width) == (TextSource.TEXT, 595.0)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("peme\ufffe\r\nrintah", "peme-\nrintah"),
        ("satu\r\ndua", "satu\ndua"),
        ("a\x00b\x1bc", "abc"),
        ("tanpa\u00a0putus", "tanpa putus"),
    ],
)
def test_what_pdfium_adds_is_taken_out(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_a_page_without_text_says_that_ocr_is_off() -> None:
    found = document(makers.scan([makers.page_image(["BUPATI"])]), "a.pdf")
    assert (found.status, codes(found)) == (ReadStatus.PARTLY_READ, ["EC117"])


def test_reading_stops_at_the_limit_of_pages() -> None:
    found = document(makers.pdf([PAGE] * 5), "a.pdf", max_pages=3)
    assert (found.status, len(found.pages), found.pages_total, codes(found)) == (
        ReadStatus.PARTLY_READ,
        3,
        5,
        ["EC107"],
    )


def test_a_lost_end_is_mended() -> None:
    found = document(makers.pdf([PAGE])[:-60], "a.pdf")
    assert (found.pages[0].text.split("\n")[0], codes(found)) == ("PERATURAN BUPATI CEMARA RAYA", ["EC138"])


def test_half_a_file_is_told_as_still_arriving() -> None:
    data = makers.pdf([PAGE])
    assert codes(outcome(data[: len(data) // 3], "a.pdf")) == ["EC115"]
    assert codes(outcome(bytes(10_000), "a.pdf")) == ["EC115"]


def test_nesting_without_end_is_a_limit_not_damage() -> None:
    deep = makers.pdf(["Lampiran"], tail=b"/X " + b"[" * 20_000 + b"]" * 20_000)
    assert codes(outcome(deep, "a.pdf")) == ["EC121"]


def test_printed_page_numbers_beside_the_counted_ones() -> None:
    pages = [f"Sampul laporan tahunan {PAGE}", *(f"{PAGE}\nuraian bab ke-{n}\n- {n} -" for n in range(1, 5))]
    assert [page.label for page in document(makers.pdf(pages), "a.pdf").pages] == ["", "1", "2", "3", "4"]


def test_a_number_that_stands_alone_once_is_no_page_number() -> None:
    assert [page.label for page in document(makers.pdf([f"{PAGE}\n2023", PAGE]), "a.pdf").pages] == ["", ""]


def test_the_signer_is_the_last_person_of_the_envelope() -> None:
    def name(text: str) -> bytes:
        return b"\x06\x03\x55\x04\x03\x0c" + bytes([len(text)]) + text.encode()

    assert signer(name("BSrE CA Induk") + name("Sekar Wulandari") + name("OSD Sub CA")) == "Sekar Wulandari"
    assert signer(b"\x30\x82") == ""


def test_a_signature_field_is_seen() -> None:
    contents = (b"\x06\x03\x55\x04\x03\x0c\x0fSekar Wulandari").hex().encode()
    objects = {
        50: b"<</Fields[51 0 R]/SigFlags 3>>",
        51: b"<</FT/Sig/T(Tanda)/V 52 0 R>>",
        52: b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/M(D:20230405101500+07'00')/Reason(Setuju)"
        b"/ByteRange[0 10 20 30]/Contents<" + contents + b">>>",
    }
    (seen,) = document(makers.pdf([PAGE], objects=objects, tail=b"/AcroForm 50 0 R"), "a.pdf").signatures
    assert (seen.signer, seen.signed_at, seen.reason) == ("Sekar Wulandari", "2023-04-05T10:15:00+07:00", "Setuju")


@pytest.mark.parametrize(
    ("written", "iso"),
    [("D:20230405101500Z", "2023-04-05T10:15:00Z"), ("D:2023", "2023-01-01T00:00:00"), ("kemarin", "")],
)
def test_dates_of_pdf(written: str, iso: str) -> None:
    assert moment(written) == iso


@pytest.mark.parametrize(
    ("sound", "spoilt"),
    [(b"[0 0 595 842]", b"[0 0 595 /ab]"), (b"/Type/Page/Parent", b"/Type/Page/x /Par/t")],
)
def test_the_second_opinion_on_a_spoilt_page_does_not_fail(sound: bytes, spoilt: bytes) -> None:
    data = makers.pdf([PAGE])
    assert sound in data
    data = data.replace(sound, spoilt)
    # pdfminer raises on one and mends the other: neither may end the reader
    assert len(list(pdf_second.pages(data, 10))) <= 1
    assert pdf_second.page_text(data, 1) in ("", PAGE)


def test_a_form_that_draws_itself_is_told() -> None:
    form = makers.stream(
        b"BT /F1 11 Tf 72 700 Td (KEPUTUSAN BUPATI CEMARA RAYA TENTANG TIM KOORDINASI SPBE TAHUN 2023) Tj ET /X Do",
        b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</X 30 0 R>>>>",
    )
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</X 30 0 R>>>>"
        b"/Contents 31 0 R>>"
    )
    found = document(makers.pdf([PAGE], objects={10: page, 30: form, 31: makers.stream(b"/X Do")}), "a.pdf")
    assert ("EC121", "forms") in [(each.code, each.mapping.get("what")) for each in found.findings]
