"""Every code has its words, in both languages, in the forms an official report uses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import evidence_checker
from evidence_checker import messages
from evidence_checker.messages import decision_words, forms, paper, report_words
from evidence_checker.messages.entry import Entry
from evidence_checker.model import Finding

PACKAGE = Path(evidence_checker.__file__).parent
CODE = re.compile(r"""["'](E[CS]\d{3})["']""")
PLACE = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


def used() -> set[str]:
    return {
        code
        for path in PACKAGE.rglob("*.py")
        if "wording" not in path.parts
        for code in CODE.findall(path.read_text(encoding="utf-8"))
    }


def test_every_code_that_is_used_has_wording() -> None:
    assert sorted(used() - set(messages.CATALOGUE)) == []


def test_no_code_has_two_wordings() -> None:
    codes = [code for family in messages.FAMILIES for code in family]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


@pytest.mark.parametrize(("code", "entry"), messages.CATALOGUE.items(), ids=list(messages.CATALOGUE))
def test_an_entry_is_whole(code: str, entry: Entry) -> None:
    assert entry.message_id.strip() and entry.message_en.strip()
    assert bool(entry.advice_id) == bool(entry.advice_en)
    places = {name for text in (entry.message_id, entry.message_en) for name in PLACE.findall(text)}
    assert places <= {name for name, _ in entry.example}, "the example lacks facts of its sentence"


def test_no_sentence_calls_a_document_invalid() -> None:
    """Signatures are seen, not validated; the words of a court are not ours."""
    entries = [(code, entry) for code, entry in messages.CATALOGUE.items() if code.startswith("EC")]
    found = [code for code, entry in entries if "tidak sah" in entry.message_id.lower()]
    assert found == []


@pytest.mark.parametrize("table", [report_words.TEXT, decision_words.TEXT, paper.TEXT])
def test_every_label_has_both_languages_and_the_same_facts(table: dict[str, tuple[str, str]]) -> None:
    for key, (indonesian, english) in table.items():
        assert indonesian and english, key
        assert set(PLACE.findall(indonesian)) == set(PLACE.findall(english)), key


def test_facts_are_filled_verbatim_and_once() -> None:
    finding = Finding.of("EC603", path="{path} {0.__class__} %s {{7*7}}")
    assert "{path} {0.__class__} %s {{7*7}}" in messages.message(finding)


def test_an_unknown_code_is_shown_not_raised() -> None:
    assert messages.message(Finding.of("EC000", path="a.pdf")) == "EC000 (path: a.pdf)"


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [(1234.5, 2, "1.234,50", "1,234.50"), (0.03, 3, "0,030", "0.030"), (-2.0, 0, "-2", "-2")],
)
def test_numbers_are_in_the_readers_form(value: float, decimals: int, indonesian: str, english: str) -> None:
    assert (forms.number(value, decimals, "id"), forms.number(value, decimals, "en")) == (indonesian, english)


@pytest.mark.parametrize(
    ("iso", "indonesian"),
    [("2026-08-17", "17 Agustus 2026"), ("2026-13-01", "2026-13-01"), ("besok", "besok"), ("", "")],
)
def test_dates_are_in_the_readers_form(iso: str, indonesian: str) -> None:
    assert forms.date(iso, "id") == indonesian


def test_a_moment_keeps_its_zone() -> None:
    assert forms.moment("2026-11-24T19:05:00+07:00", "id") == "24 November 2026, 19.05 (+07:00)"
    assert forms.moment("2026-11-24T12:05:00Z", "en") == "24 November 2026, 12:05 (UTC)"


def test_the_signs_of_a_draft_are_worded_in_both_languages() -> None:
    found = Finding.of("EC202", signal="nama_berkas")
    assert "nama berkas" in messages.message(found, "id")
    assert "the file's name" in messages.message(found, "en")
    assert "nama" not in messages.message(found, "en")
