"""docs/aturan.md: every YAML block is loaded, and the worked example fails before and holds after."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from evidence_checker import rules
from evidence_checker.assessment import rule_examples
from evidence_checker.model import Framework
from evidence_checker.rules.framework_shape import FRAMEWORK
from evidence_checker.rules.shapes import INDICATOR, LEVEL, REQUIREMENT
from evidence_checker.rules.shared_shapes import KIND
from tests.conftest import ROOT

_GUIDE = (ROOT / "docs" / "aturan.md").read_text("utf-8")
BLOCKS = re.findall(r"^```yaml\n(# [^\n]*)\n(.*?)^```", _GUIDE, re.DOTALL | re.MULTILINE)
HEAD = next(body for title, body in BLOCKS if title == "# framework.yaml")
FIRST = next(body for title, body in BLOCKS if title == "# 01-tim-audit.yaml")
MORE = next(body for title, body in BLOCKS if title == "# tambahan framework.yaml")
GRADED = next(body for title, body in BLOCKS if title == "# nilai framework.yaml")
PARTS = [(title, body) for title, body in BLOCKS if not title.endswith(".yaml")]


def _load(indicator: str) -> Framework:
    return rules.parse({"framework.yaml": HEAD.encode(), "01-tim-audit.yaml": indicator.encode()})


def _with(part: str) -> Framework:
    """The guide's indicator with the keys of a part in place of its own."""
    return _load(yaml.safe_dump(yaml.safe_load(FIRST) | yaml.safe_load(part), allow_unicode=True, sort_keys=False))


def test_every_block_is_known_by_its_first_line() -> None:
    assert _GUIDE.count("```yaml") == len(BLOCKS)
    assert {title for title, _ in BLOCKS} == {
        "# framework.yaml",
        "# tambahan framework.yaml",
        "# nilai framework.yaml",
        "# 01-tim-audit.yaml",
        "# bagian indikator",
        "# sebelum: contoh gagal",
        "# sesudah: contoh lulus",
    }


def test_the_whole_pack_loads() -> None:
    assert [indicator.id for indicator in _load(FIRST).indicators] == ["1"]


@pytest.mark.parametrize("part", [body for title, body in PARTS], ids=range(len(PARTS)))
def test_a_part_loads_in_its_place(part: str) -> None:
    assert _with(part).indicators


def test_the_worked_example_fails_before_and_holds_after() -> None:
    before = _with(next(body for title, body in PARTS if title.startswith("# sebelum")))
    after = _with(next(body for title, body in PARTS if title.startswith("# sesudah")))
    assert [trial.passed for trial in rule_examples.run(before)] == [True, False]
    assert [trial.passed for trial in rule_examples.run(after)] == [True, True]


def test_toml_of_the_guide_is_toml() -> None:
    for block in re.findall(r"^```toml\n(.*?)^```", _GUIDE, re.DOTALL | re.MULTILINE):
        assert tomllib.loads(block)["applications"]


def test_kinds_of_the_guide_are_added_and_their_examples_hold() -> None:
    files = {"framework.yaml": (HEAD + MORE).encode(), "01-tim-audit.yaml": FIRST.encode()}
    known = rules.parse(files).knowledge
    assert all(trial.passed for trial in rule_examples.run_kinds(known))
    assert known.kind("keputusan_majlis").accepted_by(("keputusan",))


def test_scoring_of_the_guide_is_read() -> None:
    pack = rules.parse({"framework.yaml": (HEAD + GRADED).encode(), "01-tim-audit.yaml": FIRST.encode()})
    assert [(each.label, each.by_person) for each in pack.scoring.grades][:2] == [("AA", True), ("BB", False)]


def test_every_key_of_the_format_is_in_the_guide() -> None:
    for shape in (FRAMEWORK, INDICATOR, REQUIREMENT, LEVEL, KIND):
        assert [key for key in shape.fields if not re.search(rf"\b{key}\b", _GUIDE)] == []
