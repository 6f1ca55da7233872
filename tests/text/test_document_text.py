"""The text of a document: joined once, folded once, and every place leads back to its page."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_checker.model import Context
from evidence_checker.text import document_text
from evidence_checker.text.document_text import DocumentText
from evidence_checker.text.folding import fold, fold_term
from tests.assessment.small import FRAMEWORK
from tests.conftest import ROOT
from tests.makers.documents import document

PAGES = st.lists(st.text(max_size=40), max_size=6)


@settings(deadline=None)
@given(PAGES)
def test_every_place_leads_back_to_its_page(pages: list[str]) -> None:
    text = DocumentText(pages)
    assert len(text) == len(text.text)
    for number, page in enumerate(pages):
        assert text.slice(text.starts[number], text.end_of(number)) == page
        if page:
            assert text.page_of(text.starts[number]) == text.page_of(text.end_of(number) - 1) == number
            assert text.text[text.place(number, len(page) - 1)] == page[-1]


@settings(deadline=None)
@given(PAGES)
def test_the_folded_pages_are_the_folded_text(pages: list[str]) -> None:
    text = DocumentText(pages)
    assert text.folded == fold_term(text.text)
    for count in range(1, len(pages) + 1):
        assert text.folded_first(count) == fold_term(text.first(count))


@settings(deadline=None)
@given(PAGES, st.data())
def test_a_folded_span_leads_back_to_the_text_behind_it(pages: list[str], data: st.DataObject) -> None:
    text = DocumentText(pages)
    if not text.folded:
        return
    start = data.draw(st.integers(0, len(text.folded) - 1))
    end = data.draw(st.integers(start + 1, len(text.folded)))
    first, last = text.original(start, end)
    assert text.folded[start:end] in fold(text.slice(first, last)).text


def test_first_and_last_pages() -> None:
    text = DocumentText(["satu", "dua", "tiga"])
    assert (text.first(2), text.last(2)) == ("satu\ndua", "dua\ntiga")
    assert text.first(9) == text.last(9) == "satu\ndua\ntiga"
    assert DocumentText([]).first(3) == DocumentText([]).last(3) == ""


def test_a_document_is_folded_once_from_reader_to_examination(monkeypatch: pytest.MonkeyPatch) -> None:
    from evidence_checker.assessment import examine
    from evidence_checker.matching.search import vocabulary

    seen: list[str] = []
    monkeypatch.setattr(document_text, "fold", lambda page: (seen.append(page), fold(page))[1])
    made = document("PERATURAN BUPATI CEMARA RAYA\nTENTANG\nPUSAT DATA", "Pasal 1\nPusat data.", "Pasal 2\nSelesai.")
    examine(made, FRAMEWORK, vocabulary(FRAMEWORK), Context(("Kabupaten Cemara Raya",), 2024))
    assert seen == [page.text for page in made.pages]


def test_nothing_else_joins_or_folds_the_pages_of_a_document() -> None:
    for room in ("analysis", "assessment", "matching"):
        for module in (ROOT / "evidence_checker" / room).rglob("*.py"):
            for node in ast.walk(ast.parse(module.read_text("utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                called, given_ = node.func, ast.unparse(node)
                joins = isinstance(called, ast.Attribute) and called.attr == "join" and ".text for page in" in given_
                folds = isinstance(called, ast.Name) and called.id == "fold"
                # Its first lines, joined as a letterhead, are a text of their own.
                assert not (joins or (folds and given_ != "fold(head)")), f"{module.name}: {given_}"
