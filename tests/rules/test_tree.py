"""YAML as rules use it: text stays text, and every value knows its line."""

from __future__ import annotations

import pytest

from evidence_checker.rules.tree import Mistakes, Plain, grow


def plain(text: str) -> Plain:
    mistakes = Mistakes()
    tree = grow("uji.yaml", text.encode(), mistakes)
    assert mistakes.found == []
    assert tree is not None
    return tree.plain()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ya", "ya"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("2024-03-14", "2024-03-14"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("007", "007"),
        ("16", 16),
        ("-3", -3),
        ("2.5", 2.5),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1.0.0", "1.0.0"),
        ('"16"', "16"),
        ("~", None),
        ("99999999999999999999", "99999999999999999999"),
    ],
)
def test_scalars(written: str, value: object) -> None:
    found = plain(f"kunci: {written}\n")
    assert found == {"kunci": value}
    assert isinstance(found, dict)
    assert type(found["kunci"]) is type(value)


def test_lines_are_those_of_the_file() -> None:
    mistakes = Mistakes()
    tree = grow("uji.yaml", "\ufeff# komentar\na: 1\nb:\n  - satu\n  - dua\n".encode(), mistakes)
    assert tree is not None
    assert isinstance(tree.value, dict)
    items = tree.value["b"].value
    assert isinstance(items, list)
    assert (tree.value["a"].line, tree.value["b"].key_line, items[1].line) == (2, 3, 5)


def test_merge_keys_are_keys_like_any_other() -> None:
    assert plain("<<: {a: 1}\nb: 2\n") == {"<<": {"a": 1}, "b": 2}


def test_an_empty_file_is_a_mistake() -> None:
    mistakes = Mistakes()
    assert grow("uji.yaml", b"# hanya komentar\n", mistakes) is None
    assert [finding.code for finding in mistakes.found] == ["ES203"]
