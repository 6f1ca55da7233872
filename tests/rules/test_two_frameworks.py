"""One folder, two frameworks: the same papers are judged by the rules of either."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import evidence_checker


@pytest.fixture(scope="module", params=["spbe-2020", "pemdi-2026"])
def assessment(request: pytest.FixtureRequest, sample_evidence: Path) -> dict[str, Any]:
    run = evidence_checker(
        "check", sample_evidence, "--framework", request.param, "--no-ocr", "--quiet", "--report", "json=-"
    )
    found: dict[str, Any] = json.loads(run.stdout)
    assert found["framework"]["id"] == request.param
    return found


def _accepted(assessment: dict[str, Any]) -> dict[str, set[str]]:
    return {each["id"]: {Path(e["path"]).name for e in each["evidence"]} for each in assessment["indicators"]}


def test_every_indicator_has_its_result(assessment: dict[str, Any]) -> None:
    count = {"spbe-2020": 47, "pemdi-2026": 20}[assessment["framework"]["id"]]
    assert [each["id"] for each in assessment["indicators"]] == [str(number) for number in range(1, count + 1)]


def test_the_same_sop_serves_the_data_centre_of_either(assessment: dict[str, Any]) -> None:
    indicator = {"spbe-2020": "16", "pemdi-2026": "14"}[assessment["framework"]["id"]]
    assert {"Daftar Pengguna Pusat Data.xlsx", "Formulir Permohonan VPS.docx"} <= _accepted(assessment)[indicator]


def test_an_assessors_team_is_no_audit_team(assessment: dict[str, Any]) -> None:
    audits = {"spbe-2020": ["29", "30", "31"], "pemdi-2026": ["9"]}[assessment["framework"]["id"]]
    for indicator in audits:
        assert "SK Tim Asesor Internal.pdf" not in _accepted(assessment)[indicator]


def test_an_audit_report_counts_in_either(assessment: dict[str, Any]) -> None:
    indicator = {"spbe-2020": "29", "pemdi-2026": "9"}[assessment["framework"]["id"]]
    assert "LHA Infrastruktur SPBE.pdf" in _accepted(assessment)[indicator]


def test_a_recipe_is_evidence_for_nothing(assessment: dict[str, Any]) -> None:
    assert [number for number, names in _accepted(assessment).items() if "Resep kue cucur.docx" in names] == []


def test_indices_of_others_are_not_judged_by_papers(assessment: dict[str, Any]) -> None:
    found = [each["id"] for each in assessment["indicators"] if each["status"] == "not_applicable"]
    assert found == {"spbe-2020": [], "pemdi-2026": ["5", "6", "7", "18"]}[assessment["framework"]["id"]]


def test_what_was_not_verified_is_shown(assessment: dict[str, Any]) -> None:
    if assessment["framework"]["id"] == "pemdi-2026":
        ninth = next(each for each in assessment["indicators"] if each["id"] == "9")
        assert any(finding["code"] == "EC901" for finding in ninth["findings"])
