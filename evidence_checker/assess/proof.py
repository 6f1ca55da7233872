"""Quotes are proved before they are shown: each is looked for again in the stored text of its document."""

from __future__ import annotations

from typing import Protocol

from evidence_checker.assess.examined import reading_version
from evidence_checker.errors import UsageError
from evidence_checker.model import Assessment, Document, Passage, SourceFile, TextSource, Unread, replace


class Texts(Protocol):
    """Where the text of a document is kept (see `store.Store`)."""

    def document(self, sha256: str, reader_version: str) -> Document | Unread | None:
        """What was read from these bytes by that reader, else None."""


def proved(assessment: Assessment, texts: Texts) -> Assessment:
    """The assessment with `proof` on every quote of evidence and near misses: "exact" for a text layer, "ocr" for
    what OCR read; "" stays where no text is kept. Raises UsageError ES168 for a quote that its text does not hold."""
    hashes = {each.path: each.sha256 for each in assessment.documents}
    kept: dict[str, Document | None] = {}

    def of(path: str) -> Document | None:
        if path not in kept:
            kept[path] = _stored(texts, path, hashes.get(path, ""))
        return kept[path]

    def all_of(path: str, passages: tuple[Passage, ...], indicator: str) -> tuple[Passage, ...]:
        document = of(path) if passages else None
        if document is None:
            return passages
        return tuple(_proved(each, document, path, indicator) for each in passages)

    return replace(
        assessment,
        indicators=tuple(
            replace(
                each,
                evidence=tuple(
                    replace(item, passages=all_of(item.path, item.passages, each.id)) for item in each.evidence
                ),
                near_misses=tuple(
                    replace(miss, passages=all_of(miss.path, miss.passages, each.id)) for miss in each.near_misses
                ),
            )
            for each in assessment.indicators
        ),
    )


def _stored(texts: Texts, path: str, sha256: str) -> Document | None:
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
