"""A quote is found again in the stored text, or the rendering fails."""

from __future__ import annotations

import pytest

from evidence_checker.assess.proof import proved
from evidence_checker.errors import UsageError
from evidence_checker.model import Document, Page, SourceFile, replace
from tests.reports.assessment_maker import golden


class Kept:
    """A memory that holds each quoted page; `change` alters the text of all of them."""

    def __init__(self, change: str = "") -> None:
        self.change = change
        self.pages: dict[str, Page] = {}
        hashes = {each.path: each.sha256 for each in golden().documents}
        for indicator in golden().indicators:
            for item in indicator.evidence:
                for passage in item.passages:
                    text = " " * passage.start + passage.quote
                    self.pages.setdefault(hashes[item.path], Page(passage.page, text))

    def document(self, sha256: str, reader_version: str) -> Document | None:
        page = self.pages.get(sha256)
        if page is None:
            return None
        page = replace(page, text=page.text[:-1] + self.change) if self.change else page
        return Document(SourceFile("a.pdf", "a.pdf", 1, 0, sha256=sha256), "pdf", (page,))


def first_only() -> object:
    """The golden assessment with one quote of one indicator."""
    made = golden()
    kept = next(each for each in made.indicators if any(item.passages for item in each.evidence))
    item = next(item for item in kept.evidence if item.passages)
    item = replace(item, passages=item.passages[:1])
    return replace(made, indicators=(replace(kept, evidence=(item,), near_misses=()),))


def test_a_quote_that_stands_is_marked_exact() -> None:
    made = proved(first_only(), Kept())  # type: ignore[arg-type]
    assert [each.proof for each in made.indicators[0].evidence[0].passages] == ["exact"]


def test_a_text_changed_by_one_letter_fails_with_its_place() -> None:
    with pytest.raises(UsageError) as failed:
        proved(first_only(), Kept(change="#"))  # type: ignore[arg-type]
    assert failed.value.code == "ES168"
