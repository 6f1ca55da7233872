"""Documents as the readers hand them over, without a file on disk: from page texts, or from a filled form."""

from __future__ import annotations

import hashlib
from typing import Any

from evidence_checker import analysis
from evidence_checker.model import Document, Page, ReadStatus, SignatureField, SourceFile, TextSource
from evidence_checker.rules import shared_knowledge
from tests.makers.papers import FORMS, Facts, of_other_region


def analyze(made: Document) -> analysis.Analysis:
    """The analysis of a document by the shipped knowledge of kinds."""
    return analysis.analyze(made, shared_knowledge())


def document(
    *pages: str,
    name: str = "naskah.pdf",
    format: str = "pdf",
    source: TextSource = TextSource.TEXT,
    confidence: float = 1.0,
    wide: bool = False,
    size: int = 1000,
    total: int = 0,
    signed_by: str = "",
) -> Document:
    """A document of these page texts. `wide`: pages lie on their side. `total`: pages of the file, where more than
    read."""
    width, height = (842.0, 595.0) if wide else (595.0, 842.0)
    digest = hashlib.sha256("\f".join(pages).encode() + name.encode()).hexdigest()
    return Document(
        SourceFile(name, name, size, 0, digest),
        format,
        tuple(
            Page(number, text.strip("\n"), source, confidence, width=width, height=height)
            for number, text in enumerate(pages, 1)
        ),
        ReadStatus.PARTLY_READ if total > len(pages) else ReadStatus.READ,
        total or len(pages),
        signatures=(SignatureField(signed_by),) if signed_by else (),
    )


def paper(form: str, title: str, *body: str, other_region: bool = False, name: str = "", **facts: Any) -> Document:
    """A form of tests/makers/papers.py, filled. `facts`: number, year, signed, draft."""
    pages = FORMS[form](Facts(title, tuple(body), **facts))
    if other_region:
        pages = of_other_region(pages)
    texts = ["\n".join(line.removeprefix("^") for line in page) for page in pages]
    return document(*texts, name=name or f"{form}.pdf")
