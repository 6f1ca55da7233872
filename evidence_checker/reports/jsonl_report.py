"""JSON lines: the head of the assessment, then one line per document and per indicator, as in the JSON report."""

from __future__ import annotations

import json
from typing import Any

from evidence_checker.model import Assessment
from evidence_checker.reports.json_report import as_dict


def render(assessment: Assessment, lang: str) -> bytes:
    """ASCII; each line is an object with "line": "assessment" | "document" | "indicator" | "decision"."""
    whole = as_dict(assessment, lang)
    many = {name: whole.pop(name) for name in ("documents", "indicators", "decisions")}
    lines: list[dict[str, Any]] = [{"line": "assessment", **whole}]
    for name, values in many.items():
        lines += [{"line": name.removesuffix("s"), **value} for value in values]
    return b"".join(json.dumps(each, ensure_ascii=True, allow_nan=False).encode("ascii") + b"\n" for each in lines)
