"""`check` as a user runs it: exit statuses, reports, refusals."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from evidence_checker.cli.check import exit_status
from evidence_checker.errors import Exit
from evidence_checker.model import (
    Assessment,
    DocumentResult,
    FrameworkStamp,
    Identity,
    IndicatorResult,
    ReadStatus,
    Status,
    TextSource,
)
from tests.conftest import evidence_checker
from tests.makers.papers import FORMS, Facts
from tests.makers.pdf import pdf

AGENCY = "Pemerintah Kabupaten Cemara Raya"
QUICK = ("--no-ocr", "--no-state", "--quiet", "--agency", AGENCY, "--year", "2023")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bukti"
    made.mkdir()
    facts = Facts("Pengoperasian Pusat Data", ("Operator memeriksa server.",))
    (made / "sop.pdf").write_bytes(pdf(FORMS["sop"](facts)))
    return made


def _assessment(*statuses: Status, read: ReadStatus = ReadStatus.READ) -> Assessment:
    document = DocumentResult("a.pdf", "", 1, read, None, 1, TextSource.TEXT, Identity())
    results = tuple(
        IndicatorResult(str(number), "", "", "", 1.0, status, 1.0, 3.0, 0.0)
        for number, status in enumerate(statuses, 1)
    )
    return Assessment("", FrameworkStamp("", "", "", ""), "", 0, "", (document,), results, None)


@pytest.mark.parametrize(
    ("statuses", "fail_on", "expected"),
    [
        ((Status.COMPLETE, Status.NOT_APPLICABLE), "weak", Exit.COMPLETE),
        ((Status.COMPLETE, Status.WEAK), "weak", Exit.GAPS),
        ((Status.COMPLETE, Status.REVIEW), "weak", Exit.GAPS),
        ((Status.COMPLETE, Status.MISSING), "weak", Exit.GAPS),
        ((Status.COMPLETE, Status.WEAK, Status.REVIEW), "missing", Exit.COMPLETE),
        ((Status.COMPLETE, Status.MISSING), "missing", Exit.GAPS),
        ((Status.MISSING, Status.WEAK), "never", Exit.COMPLETE),
    ],
)
def test_where_the_line_between_complete_and_gaps_runs(
    statuses: tuple[Status, ...], fail_on: str, expected: Exit
) -> None:
    assert exit_status(_assessment(*statuses), fail_on) == expected


@pytest.mark.parametrize("fail_on", ["weak", "missing", "never"])
@pytest.mark.parametrize("read", [ReadStatus.UNREADABLE, ReadStatus.PARTLY_READ])
def test_an_unread_file_outranks_everything(read: ReadStatus, fail_on: str) -> None:
    assert exit_status(_assessment(Status.MISSING, read=read), fail_on) == Exit.NOT_FINAL


def test_a_kind_of_file_that_is_not_read_leaves_the_result_final() -> None:
    assert exit_status(_assessment(Status.COMPLETE, read=ReadStatus.UNSUPPORTED), "weak") == Exit.COMPLETE


def test_a_folder_with_gaps_ends_with_one_and_says_so(folder: Path) -> None:
    run = evidence_checker("check", folder, "--no-ocr", "--no-state", "--agency", AGENCY)
    assert run.returncode == Exit.GAPS
    gaps = run.stdout.decode("utf-8")
    # the SOP for the data centre is the one weak entry of its aspect
    assert re.search(r"^\s*Teknologi Informasi dan Komunikasi\s+\.\s+1\s", gaps, re.MULTILINE), gaps
    assert evidence_checker("check", folder, *QUICK, "--fail-on", "never").returncode == Exit.COMPLETE


def test_a_damaged_file_ends_with_three(folder: Path) -> None:
    (folder / "rusak.pdf").write_bytes(b"%PDF-1.7\nrusak")
    assert evidence_checker("check", folder, *QUICK, "--fail-on", "never").returncode == Exit.NOT_FINAL


def test_the_report_to_standard_output_is_nothing_but_json(folder: Path) -> None:
    run = evidence_checker("check", folder, "--no-ocr", "--no-state", "--agency", AGENCY, "--report", "json=-")
    assert json.loads(run.stdout)["schema"] == "evidence-checker/assessment/1"
    assert json.loads(run.stdout)["agency"] == AGENCY


def test_several_reports_of_one_check(folder: Path, tmp_path: Path) -> None:
    run = evidence_checker(
        "check", folder, *QUICK, "--report", f"json={tmp_path / 'a.json'}", "--report", f"html={tmp_path / 'a.html'}"
    )
    assert (run.returncode, run.stdout) == (Exit.GAPS, b"")
    assert json.loads((tmp_path / "a.json").read_bytes())["summary"]["documents"] == 1
    assert b"<html" in (tmp_path / "a.html").read_bytes()


@pytest.mark.parametrize("target", ["tiada/folder/hasil.json", "bukti"], ids=["no folder", "a folder"])
def test_a_report_path_that_cannot_be_written_is_wrong_use(folder: Path, tmp_path: Path, target: str) -> None:
    run = evidence_checker("check", folder, *QUICK, "--report", f"json={tmp_path / target}")
    assert run.returncode == Exit.USAGE
    assert Path(target).name in run.stderr.decode("utf-8")


def test_an_empty_folder_is_not_complete(tmp_path: Path) -> None:
    run = evidence_checker("check", tmp_path, *QUICK, "--report", "json=-")
    assert run.returncode == Exit.GAPS
    summary = json.loads(run.stdout)["summary"]
    assert (summary["documents"], summary["missing"]) == (0, 47)


def test_a_report_of_an_earlier_check_in_the_folder_is_no_evidence(folder: Path) -> None:
    target = folder / "hasil.json"
    for _ in range(2):
        evidence_checker("check", folder, *QUICK, "--report", f"json={target}")
    assert [item["path"] for item in json.loads(target.read_bytes())["documents"]] == ["sop.pdf"]


def test_checking_changes_nothing_in_the_folder(folder: Path) -> None:
    def state() -> list[tuple[str, int, bytes]]:
        return [
            (str(p), p.stat().st_mtime_ns, p.read_bytes() if p.is_file() else b"")
            for p in sorted(folder.parent.rglob("*"))
        ]

    os.utime(folder / "sop.pdf", ns=(0, 1_600_000_000_000_000_000))
    before = state()
    evidence_checker("check", folder, "--no-ocr", "--agency", AGENCY)
    assert state() == before


def test_other_languages_change_the_words_and_not_the_verdict(folder: Path) -> None:
    runs = [
        json.loads(evidence_checker("check", folder, *QUICK, "--lang", lang, "--report", "json=-").stdout)
        for lang in ("id", "en")
    ]
    statuses, others = ([each["status"] for each in run["indicators"]] for run in runs)
    assert statuses == others
    findings = [run["indicators"][0]["findings"][0] for run in runs]
    assert findings[0]["code"] == findings[1]["code"]
    assert findings[0]["message"] != findings[1]["message"]
