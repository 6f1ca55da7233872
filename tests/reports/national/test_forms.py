"""The view over many agencies in every form: what it says, that nothing in it acts, and the same bytes each time."""

from __future__ import annotations

import csv
import io
import re

import msgspec
import openpyxl
import pytest

from evidence_checker.errors import MissingToolError, UsageError
from evidence_checker.model.agencies import RollUp
from evidence_checker.reports import national
from tests.reports.national.maker import HOSTILE, view


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", ["html", "xlsx", "csv", "json"])
def test_the_same_view_gives_the_same_bytes(form: str, lang: str) -> None:
    assert national.render(form, view(), lang) == national.render(form, view(), lang)


def test_the_page_links_to_each_agency_and_escapes_what_comes_from_outside() -> None:
    page = national.render("html", view(), "id").decode("utf-8")
    assert 'href="kota-4/laporan.html"' in page
    assert HOSTILE not in page and "&lt;script&gt;" in page
    assert page.count("<script>") == 1
    assert "default-src 'none'" in page and "http://" not in page and "https://" not in page
    assert "Folder kota-5 tidak berisi dokumen." in page


def test_ranking_indicators_groups_and_changes() -> None:
    whole = view()
    assert [each.id for each in whole.results] == ["kota-4", "kota-2", "kota-1", "kota-3", "kota-5"]
    assert [(each.id, each.below, each.missing) for each in whole.columns] == [("1", 1, 0), ("2", 2, 1), ("3", 3, 2)]
    assert [(each.group, each.agencies, each.lowest, each.highest) for each in whole.groups] == [
        ("=kabupaten", 2, 1 / 3, 5.0), ("kota", 2, 5 / 3, 3.0)]  # fmt: skip
    assert [(each.id, each.risen, each.fallen) for each in whole.changes] == [("kota-1", 1, 0)]
    assert [(each.code, each.times, each.agencies) for each in whole.reasons] == [("EC203", 6, 3), ("EC401", 6, 3)]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_page_is_whole_in_either_language(lang: str) -> None:
    page = national.render("html", view(), lang).decode("utf-8")
    body = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.S)
    for word in ("Instansi", "Tingkat", "Alasan", "Belum"):
        assert (word in body) == (lang == "id"), word


def test_cells_of_sheets_are_no_formulas() -> None:
    book = openpyxl.load_workbook(io.BytesIO(national.render("xlsx", view(), "id")))
    assert len(book.sheetnames) == 7
    for page in book:
        for row in page.iter_rows():
            assert [cell.value for cell in row if cell.data_type == "f"] == []
    table = list(csv.reader(io.StringIO(national.render("csv", view(), "id").decode("utf-8-sig"))))
    assert len(table) == 1 + 4 * 3 + 1
    assert not [cell for row in table for cell in row if cell.startswith("=")]


def test_json_is_read_back() -> None:
    assert msgspec.json.decode(national.render("json", view(), "id"), type=RollUp) == view()


def test_parquet_holds_the_rows_with_their_types() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(national.render("parquet", view(), "id")))
    assert table.num_rows == 13
    first = table.to_pylist()[0]
    assert (first["agency_id"], first["indicator"], first["level"], first["year"]) == ("kota-4", "1", 5.0, 2024)


def test_parquet_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingToolError) as refused:
        national.render("parquet", view(), "id")
    assert refused.value.code == "ES546"


def test_a_form_that_is_none() -> None:
    with pytest.raises(UsageError) as refused:
        national.known("pdfx")
    assert refused.value.code == "ES152"
