"""Documents about electronic services: what each is evidence for, what it must not be, and its kind.

The rows of `service_cases.yaml` as the readers would hand them over: a picture as the lines that OCR gives.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_checker import rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import Vocabulary, vocabulary
from evidence_checker.model import Assessment, Context, Document, TextSource
from tests.makers.documents import document

AGENCY, YEAR = "Pemerintah Kabupaten Cemara Raya", 2023
ROWS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("service_cases.yaml").read_text(encoding="utf-8"))
_PUBLIC = ("45", "46", "47")


def made(row: Mapping[str, Any]) -> Document:
    """The document of a row, read."""
    pages: list[list[str]] = [[]]
    for line in row["text"]:
        if line == "---":
            pages.append([])
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("| ").split("|")]
            pages[-1].append(("\t" if row["as"] in ("docx", "xlsx") else " ").join(cells))
        else:
            pages[-1].append(line.replace("[", "").replace("]", "") if row["as"] == "screen" else line)
    texts = ["\n".join(page) for page in pages]
    picture = row["as"] in ("screen", "poster")
    return document(
        *texts,
        name=row["name"],
        format="image" if picture else row["as"] if row["as"] in ("docx", "xlsx") else "pdf",
        source=TextSource.OCR if picture or row["as"] == "scan" else TextSource.TEXT,
        confidence=0.9 if picture or row["as"] == "scan" else 1.0,
    )


def judged(*documents: Document) -> Assessment:
    """An assessment of these documents alone."""
    framework = rules.load("spbe-2020")
    context = Context((AGENCY,), YEAR)
    words = _words()
    examinations = [examine(each, framework, words, context) for each in documents]
    return judge(examinations, framework, context, folder="berkas", made_at="2024-01-01T00:00:00+07:00")


@functools.lru_cache(maxsize=1)
def _words() -> Vocabulary:
    return vocabulary(rules.load("spbe-2020"))


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in ROWS])
def test_case(row: dict[str, Any]) -> None:
    assessment = judged(made(row))
    taken = {45 if each.id in _PUBLIC else int(each.id) for each in assessment.indicators if each.evidence}
    assert set(row["evidence"]) <= taken, row["why"]
    assert not taken & set(row["never"]), row["why"]
    assert row["evidence"] or not taken, row["why"]
    if "kind" in row:
        assert assessment.documents[0].identity.kind == row["kind"]
