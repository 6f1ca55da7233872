"""The day a file says it was written, per kind of file."""

from __future__ import annotations

import struct

import pytest

from evidence_checker.readers import written_date
from tests.readers.makers import docx, p, package
from tests.readers.reading import document

_CORE = (
    '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dcterms="urn:t">'
    "<dcterms:created>2015-02-03T01:00:00Z</dcterms:created>{}</cp:coreProperties>"
)
_CELL = "<c t='str'><v>isi</v></c>"
_SAVED = "<dcterms:modified>2019-08-07T02:00:00Z</dcterms:modified>"


def _summary(days: dict[int, int], before: bytes = b"\xd0\xcf\x11\xe0" + bytes(508)) -> bytes:
    """An old office file reduced to its property set. `days`: property → days since 1601-01-01."""
    head = struct.pack("<HHI16sI16sI", 0xFFFE, 0, 2, bytes(16), 1, written_date._SUMMARY, 48)
    entries, values, offset = b"", b"", 8 + 8 * len(days)
    for property_id, day in days.items():
        entries += struct.pack("<II", property_id, offset)
        values += struct.pack("<IQ", 0x40, day * 864_000_000_000)
        offset += 12
    return before + head + struct.pack("<II", offset, len(days)) + entries + values


def test_an_office_document_is_of_the_day_it_was_last_saved() -> None:
    made = docx(p("isi"), {"docProps/core.xml": _CORE.format(_SAVED)})
    assert document(made, "a.docx").written == "2019-08-07"


def test_the_day_of_making_where_no_other_is_told() -> None:
    assert document(docx(p("isi"), {"docProps/core.xml": _CORE.format("")}), "a.docx").written == "2015-02-03"


def test_damaged_properties_are_no_reason_not_to_read_a_sheet() -> None:
    parts = {
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData><row>{_CELL}</row></sheetData></worksheet>",
        "docProps/core.xml": "<cp:coreProperties",
    }
    found = document(package(parts), "a.xlsx")
    assert found.written == ""
    assert "isi" in found.pages[0].text


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ({"CreationDate": "D:20160504093000+07'00'", "ModDate": "D:20180101000000"}, "2016-05-04"),
        ({"ModDate": "D:20180101000000"}, "2018-01-01"),
        ({"CreationDate": "D:19700101000000Z"}, ""),
        ({"CreationDate": "D:20000101000000"}, ""),
        ({"CreationDate": "D:20000101000000", "ModDate": "D:20180506"}, "2018-05-06"),
        ({"CreationDate": "D:20161340"}, ""),
        ({}, ""),
    ],
)
def test_a_pdf_is_of_the_day_it_was_made(told: dict[str, str], day: str) -> None:
    assert written_date.of_pdf(told) == day


def test_an_old_office_file_says_it_in_its_summary() -> None:
    made, saved = 150_000, 152_500  # 2011-09-09, 2018-07-14
    assert written_date.of_ole(_summary({12: made, 13: saved})) == "2018-07-14"
    assert written_date.of_ole(_summary({12: made})) == "2011-09-09"


@pytest.mark.parametrize(
    "data", [b"", written_date._SUMMARY, _summary({13: 152_500})[:-20], _summary({13: 21_000_000}), _summary({})]
)
def test_a_summary_that_is_cut_or_says_nonsense_tells_nothing(data: bytes) -> None:
    assert written_date.of_ole(data) == ""
