"""The JSON assessment: the contract's fields, and the way back."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from evidence_checker import reports
from evidence_checker.errors import UsageError
from evidence_checker.model import Assessment
from evidence_checker.reports.json_report import load, render
from tests.reports.assessment_maker import PERBUP, golden, large, with_text

TOP = "schema tool made_at framework agency year folder summary documents indicators decisions unread notes"
DOCUMENT = """path sha256 bytes status why pages text_source kind title number date year issuer duplicate_of state
signature duplicates indicators findings"""
INDICATOR = "id name domain aspect weight status level target_level gain evidence near_misses findings"
EVIDENCE = "path sha256 strength score levels requirements passages"
PASSAGE = "page printed_page article quote term similarity source"
FINDING = "code severity message facts advice"


@pytest.mark.parametrize("assessment", [golden(), large(60), with_text('"\\\u2028\x1b[2J\udcff')])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_file_gives_back_the_same_assessment(assessment: Assessment, lang: str) -> None:
    assert load(render(assessment, lang)) == assessment


def test_every_field_of_the_contract_is_there() -> None:
    data = json.loads(render(golden(), "id"))
    assert set(TOP.split()) <= set(data)
    assert set(DOCUMENT.split()) <= set(data["documents"][0])
    indicator = data["indicators"][2]
    assert set(INDICATOR.split()) <= set(indicator)
    assert set(EVIDENCE.split()) <= set(indicator["evidence"][0])
    assert set(PASSAGE.split()) <= set(indicator["evidence"][0]["passages"][0])
    assert set(FINDING.split()) == set(indicator["findings"][0])
    assert {"path", "why", "passages"} <= set(indicator["near_misses"][0])
    assert indicator["near_misses"][0]["why"] == "EC301"
    assert data["summary"]["index"]["note"] == "penilaian awal, bukan nilai resmi"


def test_the_summary_counts_what_stands_below() -> None:
    data = json.loads(render(golden(), "id"))
    summary = data["summary"]
    assert (summary["complete"], summary["weak"], summary["missing"], summary["review"]) == (2, 2, 1, 1)
    assert summary["not_applicable"] == 1
    assert (summary["documents"], summary["unreadable"], summary["partly_read"]) == (9, 1, 1)
    assert [each["path"] for each in data["unread"]] == ["02 Tata Kelola/Laporan Evaluasi (rusak).pdf"]


def test_unknown_values_are_null() -> None:
    data = json.loads(render(golden(), "id"))
    broken = next(each for each in data["documents"] if each["status"] == "unreadable")
    assert broken["kind"] is broken["number"] is broken["year"] is broken["duplicate_of"] is None
    copy = next(each for each in data["documents"] if "salinan" in each["path"])
    assert copy["duplicate_of"] == PERBUP


def test_the_bytes_are_ascii_and_end_with_a_line() -> None:
    data = render(with_text("é\u202e\x1b\udce9"), "id")
    assert data.isascii() and data.endswith(b"}\n") and b"\x1b" not in data


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff\xfe", b'{"schema": "x/2"}', b'{"schema": "evidence-checker/assessment/1"}']
)
def test_what_is_no_assessment_is_said_so(data: bytes) -> None:
    with pytest.raises(UsageError) as caught:
        load(data, "hasil.json")
    assert caught.value.code == "ES151" and caught.value.facts["path"] == "hasil.json"


SCHEMA = json.loads((Path(reports.__file__).parent / "assessment.schema.json").read_bytes())


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_validator_of_schemas_agrees(lang: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for assessment in (golden(), large(60), with_text("\udcff<b>")):
        jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(render(assessment, lang)))


def test_the_schema_refuses_what_the_contract_does_not_know() -> None:
    data = json.loads(render(golden(), "id"))
    data["indicators"][0]["status"] = "sempurna"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(data)
