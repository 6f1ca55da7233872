"""Two documents rejected by a reviewer: pages, workbook, letter, packages, filing and plan agree."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.conftest import evidence_checker
from tests.makers.papers import FORMS, Facts
from tests.makers.pdf import pdf
from tests.reports.assessment_maker import AGENCY

NEW, OLD, TEAM = "perbup-arsitektur.pdf", "perbup-arsitektur-lama.pdf", "sk-tim.pdf"
PAPERS = {
    NEW: ("regulation", "Arsitektur Sistem Pemerintahan Berbasis Elektronik",
          ("## Ruang Lingkup", "Arsitektur SPBE terdiri atas arsitektur proses bisnis, arsitektur data dan informasi, "
           "arsitektur infrastruktur, arsitektur aplikasi, arsitektur keamanan, dan arsitektur layanan."), "12", 2023),
    OLD: ("regulation", "Arsitektur SPBE Pemerintah Kabupaten", ("Arsitektur memuat proses bisnis.",), "4", 2021),
    TEAM: ("decree", "Tim Koordinasi Sistem Pemerintahan Berbasis Elektronik",
           ("Membentuk Tim Koordinasi SPBE.", "Tim Koordinasi SPBE mengoordinasikan penerapan SPBE."), "21", 2023),
}  # fmt: skip


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose best documents of indicators 1 and 10 were rejected, and everything made of it beside it."""
    root = tmp_path_factory.mktemp("ditolak")
    folder = root / "bukti"
    folder.mkdir()
    (folder / "evidence.toml").write_text(f'agency = "{AGENCY}"\nyear = 2023\n', encoding="utf-8")
    for name, (form, title, body, number, year) in PAPERS.items():
        (folder / name).write_bytes(pdf(FORMS[form](Facts(title, body, number, year))))
    state = ("--state", root / "ingatan")
    quiet = (*state, "--no-ocr", "--quiet", "--workers", "1")
    evidence_checker("check", folder, *quiet, "--report", f"json={root / 'sebelum.json'}")
    for indicator, path in (("1", NEW), ("10", TEAM)):
        run = evidence_checker(
            "decide", "reject", folder, "--indicator", indicator, "--document", path,
            "--name", "Ketua Tim", "--reason", "Bukan naskah akhir", *state,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
    forms = ("json", "html", "xlsx", "docx")
    asked = [word for form in forms for word in ("--report", f"{form}={root / ('x.' + form)}")]
    evidence_checker("check", folder, *quiet, *asked)
    filing = evidence_checker("organize", folder, "--into", root / "susunan", "--format", "json", *quiet)
    (root / "susunan.json").write_bytes(filing.stdout)
    evidence_checker("package", folder, "--into", root / "paket", *quiet)
    evidence_checker("plan", folder, *quiet, "--report", f"json={root / 'rencana.json'}")
    return root


def _indicator(path: Path, number: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in json.loads(path.read_bytes())["indicators"] if each["id"] == number)
    return found


def test_the_verdict_stays_and_the_decided_one_stands_beside_it(work: Path) -> None:
    for number, before, after in (("1", "complete", "weak"), ("10", "weak", "missing")):
        standing, was = _indicator(work / "x.json", number), _indicator(work / "sebelum.json", number)
        assert standing["status"] == was["status"] == before and standing["level"] == was["level"]
        assert was["decided"] is None and standing["decided"]["status"] == after


def test_the_index_follows(work: Path) -> None:
    before, after = (json.loads((work / name).read_bytes())["summary"] for name in ("sebelum.json", "x.json"))
    assert before["index_decided"] is None and after["index"]["value"] == before["index"]["value"]
    assert after["index_decided"]["value"] < after["index"]["value"]
    shown = f"{after['index_decided']['value']:.2f}".replace(".", ",")
    assert shown in (work / "x.html").read_text(encoding="utf-8")
    paragraphs = docx.Document(str(work / "x.docx")).paragraphs
    assert any(shown in paragraph.text for paragraph in paragraphs)


def test_what_is_lacking_after_a_rejection_is_judged_anew(work: Path) -> None:
    decided = _indicator(work / "x.json", "10")["decided"]
    assert decided["level"] == 1 and decided["lacking"][0]["level"] == 2
    codes = [each["code"] for each in decided["findings"]]
    assert "EC404" not in codes and "EC406" not in codes
    assert decided["near_misses"][0]["why"] == "EC810" and decided["near_misses"][0]["path"] == TEAM


def test_the_workbook_agrees(work: Path) -> None:
    sheet = openpyxl.load_workbook(work / "x.xlsx")["Matriks"]
    head = [cell.value for cell in sheet[1]]
    rows = [dict(zip(head, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    by = {(str(row["No."]), row["Dokumen"]): row for row in rows}
    assert by["1", NEW]["Peran"] == by["10", TEAM]["Peran"] == "Hampir memenuhi"
    assert by["1", OLD]["Peran"] == by["11", NEW]["Peran"] == "Bukti"
    assert by["1", NEW]["Status"] == "Lemah" and by["10", TEAM]["Status"] == "Belum ada"


def test_the_letter_and_the_page_agree(work: Path) -> None:
    made = docx.Document(str(work / "x.docx"))
    rows = ["|".join(cell.text for cell in row.cells) for table in made.tables for row in table.rows]
    (one,) = [row for row in rows if row.startswith("1. ")]
    (ten,) = [row for row in rows if row.startswith("10. ")]
    assert "Lemah" in one and "Belum ada" in ten
    assert not any("mendukung tingkat 2" in row and "Ditolak penelaah" in row for row in rows)
    page = (work / "x.html").read_text(encoding="utf-8")
    assert page.count("Ditolak penelaah (Ketua Tim): Bukan naskah akhir.") >= 2


def test_the_filing_and_the_packages_agree(work: Path) -> None:
    rows = json.loads((work / "susunan.json").read_bytes())["rows"]
    filed = {(each["indicator"], each["source"]) for each in rows if each["indicator"]}
    assert ("1", OLD) in filed and ("11", NEW) in filed
    assert ("1", NEW) not in filed and not any(indicator == "10" for indicator, _ in filed)
    packed = {path.name: zipfile.ZipFile(path).namelist() for path in (work / "paket").glob("*.zip")}
    assert not any("Indikator 10 " in name for name in packed)
    (first,) = [names for name, names in packed.items() if "Indikator 01 " in name]
    assert any("_4_2021_" in name for name in first) and not any("_12_2023_" in name for name in first)


def test_the_plan_asks_for_what_was_rejected(work: Path) -> None:
    actions = json.loads((work / "rencana.json").read_bytes())["actions"]
    asked = {(each["indicator"], each["level"]) for each in actions if each["indicator"] in ("1", "10", "11")}
    assert ("1", 3) in asked and ("10", 2) in asked and not any(number == "11" for number, _ in asked)
