"""Measures of the judgement stand in one table: no figure of a window or a share stands elsewhere."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

_ROOM = ROOT / "evidence_checker" / "assessment"
# Positions and counts that belong to a structure (levels of parts, tiers, first items) are no measures.
_LEAST = 8


@pytest.mark.parametrize("module", ["eligibility", "evaluate", "find_subject", "strength"])
def test_no_measure_stands_in_the_code_that_judges(module: str) -> None:
    tree = ast.parse((_ROOM / f"{module}.py").read_text("utf-8"))
    figures = [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and abs(node.value) >= _LEAST
    ]
    assert figures == []


def test_every_measure_is_used() -> None:
    table = ast.parse((_ROOM / "measures.py").read_text("utf-8"))
    names = [name.id for node in ast.walk(table) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
             for name in [node]]  # fmt: skip
    used = "".join(path.read_text("utf-8") for path in Path(_ROOM).glob("*.py") if path.name != "measures.py")
    assert [name for name in names if f"measures.{name}" not in used] == []
