"""Documents of SAKIP → criterion, against labels: `python benchmarks/sakip.py REPORT.json`.

REPORT.json: of `check FOLDER --framework sakip-2021 --report json=REPORT.json` over the folder whose hashes stand in
sakip_labels.csv (sha256; the criterion that the document is itself the evidence for, empty for none; whether it counts
as the whole of it or a part). Only criteria that some label names are scored: the others a document supports besides.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

LABELS = Path(__file__).with_name("sakip_labels.csv")


def score(report: dict[str, object], labels: list[dict[str, str]]) -> dict[str, object]:
    """Hits, wrong and missed (document, criterion) pairs, F1, and for how many hits whole or part is right."""
    named = {label["criterion"] for label in labels if label["criterion"]}
    found: dict[str, dict[str, str]] = {}
    for indicator in report["indicators"]:  # type: ignore[attr-defined]
        if indicator["id"] in named:
            for item in indicator["evidence"]:
                found.setdefault(item["sha256"], {})[indicator["id"]] = item["strength"]
    hits = wrong = missed = fitting = 0
    for label in labels:
        got, wanted = found.get(label["sha256"], {}), label["criterion"]
        hits += wanted in got
        missed += bool(wanted) and wanted not in got
        wrong += sum(1 for each in got if each != wanted)
        fitting += wanted in got and (got[wanted] == "strong") == (label["counts_as"] == "whole")
    f1 = 2 * hits / (2 * hits + wrong + missed) if hits else 0.0
    return {
        "documents": len(labels),
        "hits": hits,
        "wrong": wrong,
        "missed": missed,
        "f1": round(f1, 3),
        "strength_right": fitting,
    }


if __name__ == "__main__":
    told = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    with LABELS.open(encoding="utf-8") as rows:
        print(json.dumps(score(told, list(csv.DictReader(rows)))))
