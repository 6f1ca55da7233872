"""Papers of kinds that strangers have: each gets its kind, counts where it must, never where it must not, and shows
where it nearly counts, with a reason.

The rows of `kind_cases.yaml`, judged together as one folder of the invented regency with the rules of SPBE 2020.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_checker import rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Assessment, Context, TextSource
from tests.makers.documents import document

ROWS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("kind_cases.yaml").read_text(encoding="utf-8"))
OWN = Context(("Pemerintah Kabupaten Cemara Raya",), 2023)


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    framework = rules.load("spbe-2020")
    words = vocabulary(framework)
    seen = []
    for row in ROWS:
        source, confidence = (TextSource.OCR, 0.9) if row.get("ocr") else (TextSource.TEXT, 1.0)
        name = row["name"]
        made = document(*row["pages"], name=name, format=name.rsplit(".", 1)[-1], source=source, confidence=confidence)
        seen.append(examine(made, framework, words, OWN))
    return judge(seen, framework, OWN, folder="bukti", made_at="2023-12-01T08:00:00+07:00")


def _row(row: dict[str, Any]) -> Any:
    """A row that the program still gets wrong says why in `known`, and must go on failing until that is mended."""
    marks = [pytest.mark.xfail(reason=row["known"], strict=True)] if "known" in row else []
    return pytest.param(row, id=row["name"], marks=marks)


@pytest.mark.parametrize("row", [_row(row) for row in ROWS])
def test_paper(row: dict[str, Any], assessment: Assessment) -> None:
    name = row["name"]
    counted = {int(each.id) for each in assessment.indicators if any(e.path == name for e in each.evidence)}
    near = {int(each.id) for each in assessment.indicators if any(m.path == name for m in each.near_misses)}
    placed = {int(each.id) for each in assessment.indicators if any(p.path == name for p in each.placed)}
    assert set(row.get("evidence", ())) <= counted, f"{row['why']}; near: {sorted(near)}"
    assert not set(row.get("never", ())) & counted, row["why"]
    assert set(row.get("near", ())) <= near, row["why"]
    assert set(row.get("placed", ())) <= placed, row["why"]
    if "kind" in row:
        kinds = {each.path: each.identity.kind for each in assessment.documents}
        assert kinds[name] == row["kind"], row["why"]
