"""The paper for the Inspektorat, opened by python-docx; an agency's own template."""

from __future__ import annotations

import io

import docx
import pytest

from evidence_checker.errors import UsageError
from evidence_checker.reports import render
from tests.reports.assessment_maker import AGENCY, golden


def opened(data: bytes) -> tuple[list[str], list[list[str]]]:
    document = docx.Document(io.BytesIO(data))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return [paragraph.text for paragraph in document.paragraphs], rows


def test_its_chapters_stand_in_order() -> None:
    texts, _ = opened(render("docx", golden(), "id"))
    heads = [text.split(" ")[1] for text in texts if text.startswith("BAB ")]
    assert heads == ["I", "II", "III", "IV", "V"]
    assert "LAPORAN HASIL PEMERIKSAAN" in texts[0] and AGENCY in texts


def test_every_finding_has_its_five_parts() -> None:
    _, rows = opened(render("docx", golden(), "id"))
    for part in ("Kondisi", "Kriteria", "Sebab", "Akibat", "Rekomendasi"):
        found = [row for row in rows if row[0] == part]
        assert len(found) == 3, part
        assert all(row[1].strip() for row in found), part


def test_indicators_without_any_document_are_one_list() -> None:
    text, rows = opened(render("docx", golden(), "id"))
    assert any("Indikator tanpa dokumen apa pun" in line for line in text)
    assert sum(row[:3] == ["Indikator", "Kriteria", "Akibat"] for row in rows) == 1


def test_a_cause_is_not_its_condition_again() -> None:
    _, rows = opened(render("docx", golden(), "id"))
    for place, row in enumerate(rows):
        if row[0] == "Kondisi":
            said = set(row[1].split("\n"))
            assert not said & set(rows[place + 2][1].split("\n"))


def test_the_summary_alone_is_a_paper() -> None:
    text, rows = opened(render("brief", golden(), "id"))
    assert any("RINGKASAN" in line.upper() for line in text)
    assert not any("BAB II" in line for line in text)
    assert any("Inspektur" in cell for row in rows for cell in row)


def test_the_method_is_told_with_rules_and_thresholds() -> None:
    _, rows = opened(render("docx", golden(), "id"))
    said = " ".join(" ".join(row) for row in rows)
    assert golden().framework.sha256 in said and "kemiripan istilah 0,90" in said


def test_there_is_room_to_sign() -> None:
    _, rows = opened(render("docx", golden(), "id"))
    assert any("Tim Pemeriksa" in row[0] and "Inspektur" in row[1] for row in rows if len(row) == 2)


def test_missing_evidence_is_listed_with_who_prepares_it() -> None:
    _, rows = opened(render("docx", golden(), "id"))
    assert any("SK tim auditor TIK" in " ".join(row) and "Diskominfo + Bagian Hukum" in row for row in rows)


def test_a_template_keeps_its_letterhead() -> None:
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "INSPEKTORAT KABUPATEN CEMARA RAYA"
    template.add_paragraph("Jalan Cemara Nomor 1")
    data = io.BytesIO()
    template.save(data)
    found = docx.Document(io.BytesIO(render("docx", golden(), "id", template=data.getvalue())))
    assert found.sections[0].header.paragraphs[0].text == "INSPEKTORAT KABUPATEN CEMARA RAYA"
    assert found.paragraphs[0].text == "Jalan Cemara Nomor 1"
    assert any("BAB V" in paragraph.text for paragraph in found.paragraphs)


def test_a_template_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        render("docx", golden(), "id", template=b"no docx")
    assert caught.value.code == "ES164"
