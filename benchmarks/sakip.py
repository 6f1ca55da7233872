"""Documents of SAKIP → criterion, against labels: `python benchmarks/sakip.py [--labels FILE] [--each] REPORT.json …`.

REPORT.json: of `check FOLDER --framework sakip-2021 --report json=REPORT.json` over a folder whose hashes stand in the
labels: sakip_labels.csv, or sakip_labels_unseen.csv and sakip_labels_third.csv, drawn by lot and labelled before the
first run on them. A label is
(sha256; the criterion that the document is itself the evidence for, empty for none; whether it counts as the whole of
it or a part). Only criteria that some label names are scored: the others a document supports besides. `--each`: one
line for each document too: hash, label, what it was judged to be with its reasons (codes), right or wrong.
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


def one_by_one(reports: Sequence[dict[str, Any]], labels: list[dict[str, str]]) -> list[str]:
    """A line for each label: hash, criterion and verdict that were read by hand, criteria and verdicts of the report
    with the codes of the reasons, "right" or "wrong"."""
    named = {label["criterion"] for label in labels if label["criterion"]}
    found: dict[str, dict[str, str]] = {}
    for indicator in (each for report in reports for each in report["indicators"]):
        for item in indicator["evidence"] if indicator["id"] in named else ():
            codes = "+".join(sorted({finding["code"] for finding in item["findings"]}))
            found.setdefault(item["sha256"], {})[indicator["id"]] = f"{item['strength']} {codes}".strip()
    lines = []
    for label in labels:
        got, wanted = found.get(label["sha256"], {}), label["criterion"]
        told = ", ".join(f"{criterion} {verdict}" for criterion, verdict in sorted(got.items())) or "-"
        right = set(got) == ({wanted} if wanted else set())
        lines.append(
            f"{label['sha256'][:8]}  {wanted or '-':6} {label['counts_as']:6} {told}  {'right' if right else 'wrong'}"
        )
    return lines


if __name__ == "__main__":
    given = sys.argv[1:]
    labelled = LABELS
    if given[0] == "--labels":
        labelled, given = Path(given[1]), given[2:]
    listed = "--each" in given
    given = [word for word in given if word != "--each"]
    told = [json.loads(Path(each).read_text("utf-8")) for each in given]
    with labelled.open(encoding="utf-8") as rows:
        known = list(csv.DictReader(rows))
    if listed:
        print("\n".join(one_by_one(told, known)))
    print(json.dumps(score(told, known)))
