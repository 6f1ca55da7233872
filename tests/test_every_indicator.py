"""For every indicator: the paper an assessor would take is taken, its look-alike is not.

One check of one folder with all the papers in it, through the command line, as a user would run it; and each paper by
itself against every indicator of its framework.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evidence_checker import rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import Vocabulary, vocabulary
from evidence_checker.model import Context, Framework, TextSource
from tests.conftest import evidence_checker
from tests.makers.documents import document
from tests.makers.rows import AGENCY, APPLICATIONS, PEMDI, YEAR, Row, lay_out, rows

ROWS = rows()
SPBE = "spbe-2020"
TABLES: dict[str, list[Row]] = {SPBE: ROWS, "pemdi-2026": rows(PEMDI)}


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """indicator → the files accepted as its evidence."""
    folder = tmp_path_factory.mktemp("papers")
    lay_out(folder)
    run = evidence_checker(
        "check", folder, "--agency", AGENCY, "--year", YEAR, "--no-ocr", "--quiet", "--report", "json=-"
    )
    assessment: dict[str, Any] = json.loads(run.stdout)
    return {each["id"]: {Path(e["path"]).name for e in each["evidence"]} for each in assessment["indicators"]}


def _documentary(framework: Framework) -> list[str]:
    """The indicators that a document can prove."""
    return [
        each.id
        for each in framework.indicators
        if any(way.evidence in ("document", "image") and not way.supporting for way in each.requirements)
    ]


@pytest.mark.parametrize(("pack", "table"), TABLES.items(), ids=TABLES)
def test_every_indicator_has_both_kinds_of_rows(pack: str, table: Sequence[Row]) -> None:
    framework = rules.load(pack)
    counted = Counter((row.indicator, row.expect) for row in table)
    assert [each for each in _documentary(framework) if not counted[each, "evidence"]] == []
    assert [each.id for each in framework.indicators if not counted[each.id, "nothing"]] == []


def _marked(row: Row) -> Any:
    marks = [pytest.mark.xfail(reason=row.known, strict=True)] if row.known else []
    return pytest.param(row, id=row.name, marks=marks)


@pytest.mark.parametrize("row", [_marked(row) for row in ROWS])
def test_paper(row: Row, accepted: dict[str, set[str]]) -> None:
    taken = row.file in accepted[row.indicator]
    assert taken is (row.expect == "evidence"), f"{row.title} ({row.what})"


@cache
def _vocabulary(pack: str) -> tuple[Framework, Vocabulary]:
    framework = rules.load(pack)
    return framework, vocabulary(framework, tuple(name for _, names in APPLICATIONS for name in names))


def _pairs(pack: str, row: Row) -> set[str]:
    """The indicators that a paper, judged alone, is evidence for."""
    framework, words = _vocabulary(pack)
    context = Context((AGENCY,), YEAR, APPLICATIONS if pack == SPBE else ())
    source, confidence = (TextSource.OCR, 0.85) if row.noise else (TextSource.TEXT, 1.0)
    made = document(*row.pages, name=row.file, source=source, confidence=confidence)
    judged = judge([examine(made, framework, words, context)], framework, context, folder="", made_at="")
    return {each.id for each in judged.indicators if each.evidence}


@pytest.mark.parametrize(
    ("pack", "row"),
    [pytest.param(pack, *_marked(row).values, id=f"{pack}-{row.name}", marks=_marked(row).marks)
     for pack, table in TABLES.items() for row in table],
)  # fmt: skip
def test_paper_against_every_indicator(pack: str, row: Row) -> None:
    """The full matrix: each paper is evidence for what its row says, and for nothing else."""
    right = {*row.also, *([row.indicator] if row.expect == "evidence" else [])}
    assert _pairs(pack, row) == right, f"{row.title} ({row.what})"
