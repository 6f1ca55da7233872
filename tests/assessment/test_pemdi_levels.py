"""Indicators 1, 3 and 17 of Pemdi 2026: made sets of papers that reach a level, and sets that nearly do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_checker import rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Document, Page, SourceFile

PACK = rules.load("pemdi-2026")
WORDS = vocabulary(PACK)
CONTEXT = Context(("Pemerintah Kabupaten Cemara Raya",), 2026)
CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "pemdi_level_cases.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["sets"], ids=lambda case: f"{case['indicator']}-{case['level']}-{case['why']}")
def test_the_set_reaches_its_level_and_no_more(case: dict[str, Any]) -> None:
    seen = []
    for place, name in enumerate(case["papers"]):
        file = SourceFile(f"{name}.pdf", f"{name}.pdf", 1, 0, sha256=f"{place:064d}")
        page = Page(1, CASES["papers"][name])
        seen.append(examine(Document(file, "pdf", (page,), pages_total=1), PACK, WORDS, CONTEXT))
    made = judge(seen, PACK, CONTEXT, folder="", made_at="2026-12-01T08:00:00+07:00")
    assert next(each.level for each in made.indicators if each.id == case["indicator"]) == case["level"]


def test_every_paper_is_in_some_set() -> None:
    assert {name for case in CASES["sets"] for name in case["papers"]} == set(CASES["papers"])
