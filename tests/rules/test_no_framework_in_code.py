"""What one framework says stands in its pack: the program names no pack and no indicator."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_checker import rules
from tests.conftest import ROOT

PACKAGE = ROOT / "evidence_checker"
# Sentences have sample facts, and OCR takes digits for letters; nowhere else stands a number of two digits as a text.
_NO_INDICATOR = {("analysis/days.py", "20")}  # a century
_ROOMS = ("analysis", "assess", "assessment", "cli", "organize", "planning", "reports", "rules", "watch", "web")
MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_no_module_names_a_pack(module: Path) -> None:
    text = module.read_text("utf-8")
    assert [identifier for identifier in rules.shipped() if identifier in text] == []


def _numbers(module: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[1-9]\d", node.value):
            yield node.lineno, node.value


@pytest.mark.parametrize("module", [m for m in MODULES if _name(m).split("/")[0] in _ROOMS], ids=_name)
def test_no_module_that_judges_or_reports_names_an_indicator(module: Path) -> None:
    assert [(line, text) for line, text in _numbers(module) if (_name(module), text) not in _NO_INDICATOR] == []
    # nor a run of them in a comment or a help text ("45–47")
    spans = re.findall(r"\bindikator \d+\b|\b4[0-9]\s*[-–]\s*4[0-9]\b", module.read_text("utf-8"))
    assert spans == []


def test_the_default_pack_says_so_itself() -> None:
    assert rules.load("").id == rules.default_pack()
    heads = {name: rules.packs.read(rules.packs.find(name))["framework.yaml"] for name in rules.shipped()}
    assert [name for name, head in heads.items() if b"\ndefault: true" in head] == [rules.default_pack()]
