"""The manual cannot lie: generated pages are what the program says now, links lead somewhere, commands in the text
exist."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from evidence_checker.cli.verbs import VERBS
from tests.conftest import ROOT, evidence_checker

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _words(text: str) -> list[str]:
    """Without line breaks: another version of click may wrap elsewhere."""
    return text.split()


@pytest.mark.parametrize("name", ["perintah.md", "temuan.md", "contoh.md"])
def test_generated_page_is_current(name: str) -> None:
    wanted = _generator().pages()[name]
    assert _words((ROOT / "docs" / name).read_text(encoding="utf-8")) == _words(wanted), "run: python docs/generate.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_in_the_text_exist(page: Path) -> None:
    """Every `evidence-checker VERB --option` that a page shows is one that the program knows."""
    text = page.read_text(encoding="utf-8")
    shown = re.findall(
        r"evidence-checker ([a-z]+)((?: +[^\n`|]*)?)", "\n".join(re.findall(r"`[^`\n]+`|```.*?```", text, re.S))
    )
    for verb, rest in shown:
        if verb not in VERBS:
            continue  # "evidence-checker doctor says …" inside a sentence is caught by its verb
        options = re.findall(r"(--[a-z-]+)", rest)
        if options:
            known = _help_of(verb)
            assert [option for option in options if option not in known] == [], f"evidence-checker {verb}{rest}"


def _help_of(verb: str, seen: dict[str, str] = {}) -> str:  # noqa: B006 - a memory between rows, on purpose
    if verb not in seen:
        seen[verb] = _help_below(verb)
    return seen[verb]


def _help_below(*words: str) -> str:
    """The help of a command and of every command below it."""
    text = evidence_checker(*words, "--help").stdout.decode("utf-8")
    below = re.findall(r"^  ([a-z]+) ", text.partition("Perintah:")[2], re.M)
    return text + "".join(_help_below(*words, name) for name in below)


def test_the_excerpt_in_the_readme_is_what_a_check_prints() -> None:
    """Scans are read, as the first command of the README does."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    printed = evidence_checker("check", ROOT / "sample_evidence", "--no-state").stdout.decode("utf-8")
    assert readme == _generator().with_excerpt(readme, printed), "run: python docs/generate.py"


def test_two_commands_of_the_readme_are_the_ones_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "pip install -e '.[test]'" in readme and "pip install --quiet -e '.[test]'" in ci
    assert "python -m pytest -q" in readme and "python -m pytest -q" in ci


def test_every_dependency_has_its_decision() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    decisions = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "decisions").glob("*.md"))
    names = [re.split(r"[<>=!~ \[]", line)[0] for line in project["dependencies"]]
    assert [name for name in names if f"`{name}`" not in decisions] == []
