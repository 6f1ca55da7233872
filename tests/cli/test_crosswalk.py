"""`check --framework A --framework B` as a user runs it, and what its page and workbook hold."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest

from evidence_checker.assessment.crosswalk import Use, crosswalk
from evidence_checker.errors import Exit
from evidence_checker.model import Finding, ReadStatus, replace
from evidence_checker.reports import crosswalk as reports
from evidence_checker.reports import json_report
from tests.conftest import evidence_checker

AGENCY = "Pemerintah Kabupaten Cemara Raya"
BOTH = ("--framework", "spbe-2020", "--framework", "sakip-2021")
QUICK = ("--no-ocr", "--no-state", "--agency", AGENCY, "--year", "2023", *BOTH)
AGREEMENT = """PERJANJIAN KINERJA
DINAS PERTANIAN KABUPATEN CEMARA RAYA
TAHUN 2023
PIHAK PERTAMA berjanji akan mewujudkan target kinerja.
Cemara, 6 Januari 2023
KEPALA DINAS,
ttd
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bukti"
    made.mkdir()
    (made / "<b>pk.txt").write_text(AGREEMENT, encoding="utf-8")
    (made / "rusak.pdf").write_bytes(b"%PDF-1.7\nbukan pdf")
    return made


def test_one_page_and_one_workbook_for_all_and_one_file_for_each(folder: Path, tmp_path: Path) -> None:
    wanted = [f"{name}={tmp_path}/{file}" for name, file in (("html", "a.html"), ("xlsx", "a.xlsx"))]
    reported = [word for each in (*wanted, f"json={tmp_path}/hasil-{{kerangka}}.json") for word in ("--report", each)]
    done = evidence_checker("check", str(folder), *QUICK, *reported)
    assert done.returncode == Exit.NOT_FINAL, done.stderr
    assert "sakip-2021: 1 sah" in done.stdout.decode()
    assert "spbe-2020: 0 sah" in done.stdout.decode()
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "sah untuk 1.a.4" in page
    assert "<b>pk" not in page
    assert "&lt;b&gt;pk.txt" in page
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Dokumen menurut kerangka", "spbe-2020", "sakip-2021"]
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert [row[1] for row in rows] == ["tidak dihitung untuk 40", "tidak terbaca"]
    assert book["sakip-2021"].max_row == 81
    each = [json.loads((tmp_path / f"hasil-{name}.json").read_text("utf-8")) for name in ("spbe-2020", "sakip-2021")]
    assert [item["framework"]["id"] for item in each] == ["spbe-2020", "sakip-2021"]
    assessments = [json_report.load(json.dumps(item).encode(), "-") for item in each]
    assert reports.render("html", assessments, "en") == reports.render("html", assessments, "en")
    assert openpyxl.load_workbook(io.BytesIO(reports.render("xlsx", assessments, "en"))).sheetnames[0] == (
        "Documents by framework"
    )
    first = crosswalk(assessments)[0]
    assert (first.uses[0].verdict, first.uses[0].indicators) == ("refused", ("40",))
    assert first.uses[1].verdict == "valid"

    # what was not wholly read is not said to be unasked, and a copy is what its original is
    entry = next(each for each in assessments[1].documents if each.path == first.path)

    def told(**changed: object) -> Use:
        other = replace(entry, path="lain.pdf", **changed)
        rows = crosswalk([replace(assessments[1], documents=(*assessments[1].documents, other))])
        return next(row.uses[0] for row in rows if row.path == "lain.pdf")

    assert told().verdict == "none"
    assert told(status=ReadStatus.PARTLY_READ).verdict == "partly"
    why = Finding.of("EC101", format="PDF", detail="-")
    assert told(status=ReadStatus.PARTLY_READ, findings=(Finding.of("EC216"), why)).why == why
    assert told(duplicate_of=first.path) == first.uses[1]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_report_that_holds_one_framework_is_refused_before_reading(folder: Path, tmp_path: Path, lang: str) -> None:
    done = evidence_checker("check", str(folder), *QUICK, "--lang", lang, "--report", f"docx={tmp_path}/a.docx")
    assert done.returncode == Exit.USAGE
    assert "{kerangka}" in done.stderr.decode()
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize(("count", "left"), [(1, ""), (8, ""), (10, ""), (11, "dan 3 lainnya")])
def test_indicators_are_named_until_they_are_many(count: int, left: str) -> None:
    told = reports.said(Use("valid", tuple(str(each) for each in range(1, count + 1))), "id")
    assert told.startswith("sah untuk 1") and told.endswith(left or str(count))
