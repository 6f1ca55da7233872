"""Supported levels of an assessment beside official ones: `python -m benchmarks.levels ASSESSMENT.json SCORES.csv`.

SCORES.csv has the columns `indicator` and `level`. Documents in a folder are only a part of what assessors saw
(interviews, visits,
the portal), so a lower supported level is expected; a higher one deserves a look.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path


def main(assessment_file: str, scores_file: str) -> None:
    assessment = json.loads(Path(assessment_file).read_text(encoding="utf-8"))
    with Path(scores_file).open(encoding="utf-8", newline="") as file:
        official = {row["indicator"]: int(row["level"]) for row in csv.DictReader(file)}
    same = lower = higher = 0
    print(f"{'indicator':>9} {'supported':>9} {'official':>8}  documents  status")
    for result in assessment["indicators"]:
        level = int(result["level"] or 1)
        real = official.get(result["id"])
        if real is None:
            continue
        same += level == real
        lower += level < real
        higher += level > real
        print(f"{result['id']:>9} {level:>9} {real:>8}  {len(result['evidence']):>9}  {result['status']}")
    print(f"same {same}, supported lower {lower}, supported higher {higher}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
