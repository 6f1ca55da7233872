"""Every reason that judging gives has a sentence in both languages; no sentence asks for a fact that is not given."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from evidence_checker import messages
from evidence_checker.messages import assessment
from evidence_checker.messages.entry import Entry
from evidence_checker.model import Finding

PACKAGE = Path(messages.__file__).parents[1]
ROOMS = (
    *sorted((PACKAGE / "analysis").glob("*.py")),
    *sorted((PACKAGE / "assessment").glob("*.py")),
    *sorted((PACKAGE / "assess").glob("*.py")),
)
_PLACE = re.compile(r"\{([^{}]*)\}")


def emitted() -> list[tuple[str, str, frozenset[str]]]:
    """(code, where, names of the facts) of every `Finding.of` in the rooms that judge."""
    found = []
    for path in ROOMS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "of":
                code = node.args[0] if node.args else None
                if (
                    isinstance(code, ast.Constant)
                    and isinstance(code.value, str)
                    and re.fullmatch(r"E[CS]\d{3}", code.value)
                ):
                    names = frozenset(str(word.arg) for word in node.keywords)
                    found.append((code.value, f"{path.parent.name}/{path.name}:{node.lineno}", names))
    return found


EMITTED = emitted()
SENTENCES = [
    pytest.param(entry, text, id=f"{code}-{number}")
    for code, entry in sorted(assessment.CATALOGUE.items())
    for number, text in enumerate((entry.message_id, entry.message_en, entry.advice_id, entry.advice_en))
    if text
]


def test_the_rooms_do_give_reasons() -> None:
    assert {"EC201", "EC301", "EC311", "EC401", "EC903"} <= {code for code, _, _ in EMITTED}


@pytest.mark.parametrize(("code", "where", "names"), EMITTED, ids=[f"{code}-{where}" for code, where, _ in EMITTED])
def test_a_reason_has_wording_and_gives_the_facts_it_needs(code: str, where: str, names: frozenset[str]) -> None:
    entry = messages.entry(code)
    wanted = {
        name
        for text in (entry.message_id, entry.message_en, entry.advice_id, entry.advice_en)
        for name in _PLACE.findall(text)
    }
    assert wanted <= names, f"{where}: {code} needs {sorted(wanted - names)}"


@pytest.mark.parametrize(("entry", "text"), SENTENCES)
def test_every_placeholder_is_in_the_example(entry: Entry, text: str) -> None:
    assert set(_PLACE.findall(text)) <= {name for name, _ in entry.example}


@pytest.mark.parametrize("code", sorted(assessment.CATALOGUE))
def test_both_languages_speak_and_differ(code: str) -> None:
    entry = assessment.CATALOGUE[code]
    finding = Finding(code, entry.example)
    for lang in ("id", "en"):
        said = f"{messages.message(finding, lang)} {messages.advice(finding, lang)}"
        assert messages.message(finding, lang).strip()
        assert not _PLACE.search(said), said
    assert messages.message(finding, "id") != messages.message(finding, "en")
    assert bool(entry.advice_id) == bool(entry.advice_en)
