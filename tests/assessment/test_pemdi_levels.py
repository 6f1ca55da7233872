"""Indicators 1, 3 and 17 of Pemdi 2026: made sets of papers that reach a level, and sets that nearly do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_checker import messages, rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Document, Finding, IndexValue, IndicatorResult, Page, SourceFile, replace

PACK = rules.load("pemdi-2026")
WORDS = vocabulary(PACK)
CONTEXT = Context(("Pemerintah Kabupaten Cemara Raya",), 2026)
CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "pemdi_level_cases.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["sets"], ids=lambda case: f"{case['indicator']}-{case['level']}-{case['why']}")
def test_the_set_reaches_its_level_and_no_more(case: dict[str, Any]) -> None:
    assert _result(case).level == case["level"]


def test_every_paper_is_in_some_set() -> None:
    assert {name for case in CASES["sets"] for name in case["papers"]} == set(CASES["papers"])


def _result(case: dict[str, Any], context: Context = CONTEXT) -> IndicatorResult:
    seen = []
    for place, name in enumerate(case["papers"]):
        file = SourceFile(f"{name}.pdf", f"{name}.pdf", 1, 0, sha256=f"{place:064d}")
        seen.append(
            examine(Document(file, "pdf", (Page(1, CASES["papers"][name]),), pages_total=1), PACK, WORDS, context)
        )
    made = judge(seen, PACK, context, folder="", made_at="2026-12-01T08:00:00+07:00")
    return next(each for each in made.indicators if each.id == case["indicator"])


def test_a_reached_level_prints_the_scores_it_stands_for_and_where_that_is_said() -> None:
    """3 stands for 2.51 to 3.50 in the draft's material; the index goes on with the whole number."""
    bounds = {level: (low, high) for _, level, low, high, _ in PACK.score_ranges}
    assert bounds == {1: (1, 1.5), 2: (1.51, 2.5), 3: (2.51, 3.5), 4: (3.51, 4), 5: (4.01, 5)}
    reached: dict[float, Finding] = {}
    for case in CASES["sets"]:
        result = _result(case)
        told = [found for found in result.findings if found.code == "EC269"]
        assert [(found.mapping["low"], found.mapping["high"]) for found in told] == (
            [bounds[case["level"]]] if result.evidence else []
        )
        for found in told:
            reached[case["level"]] = found
    assert "Tingkat 2 bernilai 1,51 sampai 2,5" in messages.message(reached[2], "id")
    assert "rancangan" in messages.message(reached[2], "en")


def test_without_evidence_or_with_an_index_value_no_range_is_told() -> None:
    for values in ((), (("5", IndexValue(62.0, "Bappenas", 2026)),)):
        result = _result({"indicator": "5", "papers": ()}, replace(CONTEXT, values=values))
        assert not [found for found in result.findings if found.code == "EC269"]
        assert result.level == (3 if values else 1)
