"""Papers of agencies of other sorts, each judged in a folder of its own with the rules of SPBE 2020.

The rows of `stranger_cases.yaml`: what must count where, and the nearest things that must not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_checker import rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Framework, TextSource
from tests.makers.documents import document

ROWS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("stranger_cases.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def framework() -> Framework:
    return rules.load("spbe-2020")


def _row(row: dict[str, Any]) -> Any:
    """A row that the program still gets wrong says why in `known`, and must go on failing until that is mended."""
    marks = [pytest.mark.xfail(reason=row["known"], strict=True)] if "known" in row else []
    return pytest.param(row, id=row["name"], marks=marks)


@pytest.mark.parametrize("row", [_row(row) for row in ROWS])
def test_paper(row: dict[str, Any], framework: Framework) -> None:
    name = row["name"]
    own = Context((row["agency"],), 2023)
    source, confidence = (TextSource.OCR, 0.9) if row.get("ocr") else (TextSource.TEXT, 1.0)
    text = row["text"].replace(" | ", "\t") if name.endswith(".xlsx") else row["text"]
    pages = text.split("\n===\n")
    made = document(*pages, name=name, format=name.rsplit(".", 1)[-1], source=source, confidence=confidence)
    seen = [examine(made, framework, vocabulary(framework), own)]
    assessment = judge(seen, framework, own, folder="bukti", made_at="2023-12-01T08:00:00+07:00")
    counted = {int(each.id) for each in assessment.indicators if any(e.path == name for e in each.evidence)}
    near = {int(each.id) for each in assessment.indicators if any(m.path == name for m in each.near_misses)}
    kind = assessment.documents[0].identity.kind
    assert set(row.get("evidence", ())) <= counted, f"{kind}: {sorted(counted)}; near: {sorted(near)}"
    assert not set(row.get("never", ())) & counted, f"{kind}: {sorted(counted)}"
    assert set(row.get("near", ())) <= near, f"{kind}: near: {sorted(near)}"
