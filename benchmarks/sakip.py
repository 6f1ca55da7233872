"""Documents of SAKIP → criterion, against labels: `python benchmarks/sakip.py [--labels FILE.csv] REPORT.json …`.

REPORT.json: of `check FOLDER --framework sakip-2021 --report json=REPORT.json` over a folder whose hashes stand in the
labels: sakip_labels.csv, or sakip_labels_unseen.csv and sakip_labels_third.csv, drawn by lot and labelled before the
first run on them. A label is
(sha256; the criterion that the document is itself the evidence for, empty for none; whether it counts as the whole of
it or a part). Only criteria that some label names are scored: the others a document supports besides.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

LABELS = Path(__file__).with_name("sakip_labels.csv")


def score(reports: Sequence[dict[str, Any]], labels: list[dict[str, str]]) -> dict[str, object]:
    """Hits, wrong and missed (document, criterion) pairs, F1, and for how many hits whole or part is right."""
    named = {label["criterion"] for label in labels if label["criterion"]}
    found: dict[str, dict[str, str]] = {}
    for indicator in (each for report in reports for each in report["indicators"]):
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
    given = sys.argv[1:]
    labelled = LABELS
    if given[0] == "--labels":
        labelled, given = Path(given[1]), given[2:]
    told = [json.loads(Path(each).read_text("utf-8")) for each in given]
    with labelled.open(encoding="utf-8") as rows:
        print(json.dumps(score(told, list(csv.DictReader(rows)))))
