"""For every indicator: the paper an assessor would take is taken, its look-alike is not.

One check of one folder with all the papers in it, through the command line, as a user would run it.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import evidence_checker
from tests.makers.rows import AGENCY, YEAR, Row, lay_out, rows

ROWS = rows()


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


def test_every_indicator_has_both_kinds_of_rows() -> None:
    counted = Counter((row.indicator, row.expect) for row in ROWS)
    assert [n for n in range(1, 48) if not counted[str(n), "evidence"] or not counted[str(n), "nothing"]] == []


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, id=row.name, marks=[pytest.mark.xfail(reason=row.known)] if row.known else []) for row in ROWS],
)
def test_paper(row: Row, accepted: dict[str, set[str]]) -> None:
    taken = row.file in accepted[row.indicator]
    assert taken is (row.expect == "evidence"), f"{row.title} ({row.what})"
