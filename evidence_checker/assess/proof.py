"""Quotes are proved before they are shown: each is looked for again in the stored text of its document."""

from __future__ import annotations

import functools
from typing import Protocol

from evidence_checker.assess.common_texts import reading_version
from evidence_checker.errors import UsageError
from evidence_checker.model import Assessment, Document, Evidence, Passage, SourceFile, TextSource, Unread, replace
from evidence_checker.model.packed import many

_HELD = 64  # texts in memory at a time; the same paper often stands at several indicators


class Texts(Protocol):
    """Where the text of a document is kept (see `store.Store`)."""

    def document(self, sha256: str, reader_version: str) -> Document | Unread | None:
        """What was read from these bytes by that reader, else None."""


def proved(assessment: Assessment, texts: Texts) -> Assessment:
    """The assessment with `proof` on every quote of evidence and near misses: "exact" for a text layer, "ocr" for
    what OCR read; "" stays where no text is kept. Raises UsageError ES168 for a quote that its text does not hold."""
    missed = {miss.path for each in assessment.indicators for miss in each.near_misses}
    hashes = {each.path: each.sha256 for each in assessment.documents if each.path in missed}

    @functools.lru_cache(maxsize=_HELD)
    def of(path: str, sha256: str) -> Document | None:
        return stored(texts, path, sha256)

    def all_of(path: str, sha256: str, passages: tuple[Passage, ...], indicator: str) -> tuple[Passage, ...]:
        document = of(path, sha256) if passages else None
        if document is None:
            return passages
        return tuple(_proved(each, document, path, indicator) for each in passages)

    return replace(
        assessment,
        indicators=tuple(
            replace(
                each,
                evidence=many(
                    Evidence,
                    (
                        replace(item, passages=all_of(item.path, item.sha256, item.passages, each.id))
                        for item in each.evidence
                    ),
                    len(assessment.documents),
                ),
                near_misses=tuple(
                    replace(miss, passages=all_of(miss.path, hashes.get(miss.path, ""), miss.passages, each.id))
                    for miss in each.near_misses
                ),
            )
            for each in assessment.indicators
        ),
    )


def stored(texts: Texts, path: str, sha256: str) -> Document | None:
    """The text of a document as it was read, with OCR or without."""
    if not sha256:
        return None
    file = SourceFile(path, path, 0, 0, sha256=sha256)
    for ocr in (True, False):
        found = texts.document(sha256, reading_version(file, ocr))
        if isinstance(found, Document):
            return found
    return None


def _proved(passage: Passage, document: Document, path: str, indicator: str) -> Passage:
    page = next((each for each in document.pages if each.number == passage.page), None)
    if page is None or page.text[passage.start : passage.end] != passage.quote:
        raise UsageError("ES168", path=path, page=passage.page, indicator=indicator, quote=passage.quote[:80])
    return replace(passage, proof="ocr" if page.source is TextSource.OCR else "exact")
