#!/usr/bin/env python3
"""How long each report of an assessment takes, and how large it is.

    python benchmarks/reports.py [ASSESSMENT.json | NUMBER_OF_DOCUMENTS]

Without an assessment one of 1,000 documents of an invented agency is made (47 indicators, three quotes a document).
Prints a table and, last, one JSON object. Nothing is read but the assessment.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evidence_checker.errors import MissingToolError
from evidence_checker.model import Assessment
from evidence_checker.reports import REGISTRY, render
from evidence_checker.reports.json_report import load

RUNS = 3


def given(argument: str) -> Assessment:
    if argument.isdigit():
        from tests.reports.assessment_maker import large

        return large(int(argument))
    return load(Path(argument).read_bytes(), argument)


def main(argument: str = "1000") -> None:
    assessment = given(argument)
    quotes = sum(len(item.passages) for each in assessment.indicators for item in each.evidence)
    size = f"{len(assessment.documents)} documents, {len(assessment.indicators)} indicators"
    print(f"{size}, {quotes} quotes; median of {RUNS}")
    print(f"{'format':<10}{'seconds':>10}{'bytes':>14}  the same bytes each time")
    figures: dict[str, dict[str, object]] = {}
    for name in REGISTRY:
        seconds, found = [], []
        try:
            for _ in range(RUNS):
                start = time.perf_counter()
                found.append(render(name, assessment, "id"))
                seconds.append(time.perf_counter() - start)
        except MissingToolError:
            print(f"{name:<10}{'-':>10}{'-':>14}  needs LibreOffice or Chromium")
            continue
        same = len(set(found)) == 1
        median = statistics.median(seconds)
        print(f"{name:<10}{median:>10.2f}{len(found[0]):>14,}  {'yes' if same else 'NO'}")
        figures[name] = {"seconds": round(median, 3), "bytes": len(found[0]), "same": same}
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
