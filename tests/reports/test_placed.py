"""What a person filed under an indicator in vain: every report gives it a line with its reason, once."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest

from evidence_checker.model import Assessment, Finding, Placed, replace
from evidence_checker.reports import render
from tests.reports.assessment_maker import golden

PATH = "Indikator 42/sk posyandu.docx"
WHY = Finding.of("EC342", kind="keputusan", title="Kader posyandu teladan", wanted="Panduan aplikasi pengaduan")


@pytest.fixture
def filed() -> Assessment:
    """The golden assessment, in which a file stands in vain under every indicator."""
    made = golden()
    return replace(made, indicators=tuple(replace(each, placed=(Placed(PATH, WHY),)) for each in made.indicators))


@pytest.mark.parametrize("form", ["terminal", "md", "html", "csv", "jsonl", "sarif"])
@pytest.mark.parametrize(("lang", "reason"), [("id", "Berkas ini ditaruh di sini"), ("en", "This file was filed here")])
def test_a_text_report_names_the_file_and_why(form: str, lang: str, reason: str, filed: Assessment) -> None:
    told = " ".join(render(form, filed, lang).decode("utf-8").split())
    assert "sk posyandu.docx" in told.replace("%20", " ")
    assert reason in told
    assert "sk posyandu.docx" not in render(form, golden(), lang).decode("utf-8").replace("%20", " ")


def test_the_workbook_gives_it_a_row_with_its_role(filed: Assessment) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render("xlsx", filed, "id")))
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True) if PATH in row]
    assert len(rows) == len(filed.indicators)
    assert all("Ditaruh di sini, tidak dihitung" in row for row in rows)


def test_the_paper_names_it_among_the_causes(filed: Assessment) -> None:
    paper = docx.Document(io.BytesIO(render("docx", filed, "id")))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert any(f"{PATH} (ditaruh di sini)" in text for text in cells)


def test_a_near_miss_that_was_filed_there_is_told_once(filed: Assessment) -> None:
    near = next(each for each in golden().indicators if each.near_misses)
    path, why = near.near_misses[0].path, near.near_misses[0].why
    placed = replace(near, placed=(Placed(path, why),))
    made = replace(filed, indicators=(placed,))
    kinds = [row.split(",")[0] for row in render("csv", made, "id").decode("utf-8").splitlines() if path in row]
    assert kinds.count("placed") == 1
    assert "near_miss" not in kinds
