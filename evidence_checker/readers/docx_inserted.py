"""What a Word document shows from other parts of its package: diagrams (SmartArt), charts, documents inserted whole."""

from __future__ import annotations

import dataclasses
import importlib
import posixpath

from evidence_checker.readers import drawing_text
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.detect_format import sniff
from evidence_checker.readers.zip_package import Package

_MOST_BYTES = 32 << 20
_MOST_DEPTH = 3
# Format of a document inserted whole → module that reads it.
_READERS = {"html": "html", "docx": "docx", "rtf": "rtf", "text": "plain", "eml": "mail", "word2003": "word_xml",
            "flatopc": "word_xml"}  # fmt: skip


class Inserted:
    """The parts related to `main`; each is shown once, however often it is referred to."""

    def __init__(self, draft: Draft, package: Package, main: str) -> None:
        self._draft, self._package = draft, package
        self._relations = package.relations(main)

    def lines(self, relation: str) -> list[str]:
        """The lines of a related part, none when it has no text, cannot be read or was shown already."""
        kind, part = self._relations.pop(relation, ("", ""))
        try:
            if kind == "diagramData":
                return drawing_text.lines(self._package, part)
            if kind == "chart":
                return drawing_text.chart_lines(self._package, part)
            if kind == "aFChunk":
                return self._document(part)
        except (Unreadable, Stopped):
            self._draft.note("EC151", detail=posixpath.basename(part)[:80])
        return []

    def _document(self, part: str) -> list[str]:
        """The lines of a whole document that stands in the place of a paragraph. Raises Unreadable, Stopped."""
        data = self._package.read(part, _MOST_BYTES)
        format_name = sniff(data, part).format
        if self._draft.inserted >= _MOST_DEPTH or format_name not in _READERS:
            raise Unreadable("EC104", format=format_name or "?")
        inner = Draft(
            self._draft.file,
            data,
            format_name,
            dataclasses.replace(self._draft.options, ocr=False),
            inserted=self._draft.inserted + 1,
        )
        try:
            importlib.import_module(f"evidence_checker.readers.{_READERS[format_name]}").read(inner)
        finally:
            for finding in inner.findings:
                self._draft.note(finding.code, **dict(finding.facts))
        return [line for page in inner.pages for line in page.text.split("\n")]
