"""SARIF 2.1.0: every finding as a result with its rule, for tools that gather findings of many kinds."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from evidence_checker import messages
from evidence_checker.model import Assessment, Finding, Severity
from evidence_checker.reports.json_report import TOOL
from evidence_checker.reports.rows import rows
from evidence_checker.reports.show import line

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def _rule(code: str, lang: str) -> dict[str, Any]:
    entry = messages.CATALOGUE.get(code)
    finding = Finding(code, entry.example if entry else ())
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": line(messages.message(finding, lang))},
        "defaultConfiguration": {"level": _LEVEL[messages.severity(finding)]},
    }
    advice = line(messages.advice(finding, lang))
    if advice:
        rule["help"] = {"text": advice}
    return rule


def render(assessment: Assessment, lang: str) -> bytes:
    """ASCII JSON. Results without a file stand at the checked folder itself."""
    results, codes = [], []
    for row in rows(assessment):
        if row.finding is None:
            continue
        codes.append(row.finding.code)
        where = quote(line(row.path)) if row.path else "."
        place: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": where, "uriBaseId": "EVIDENCE"}}}
        about = f"{line(row.indicator)} {line(row.name)}: " if row.indicator else ""
        text = about + line(messages.message(row.finding, lang), 2000)
        result: dict[str, Any] = {
            "ruleId": line(row.finding.code),
            "level": _LEVEL[messages.severity(row.finding)],
            "message": {"text": text or row.finding.code},
            "locations": [place],
            "properties": {"row": row.kind, "indicator": row.indicator, "status": row.status},
        }
        if row.passage:
            result["properties"]["page"] = row.passage.page
            result["properties"]["quote"] = line(row.passage.quote, 600)
        results.append(result)
    run = {
        "tool": {
            "driver": {
                "name": TOOL,
                "version": line(assessment.tool_version) or "0",
                "rules": [_rule(code, lang) for code in sorted(set(codes))],
            }
        },
        "originalUriBaseIds": {"EVIDENCE": {"description": {"text": line(assessment.folder) or "."}}},
        "results": results,
        "properties": {"final": assessment.final, "framework": assessment.framework.id},
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=True, indent=1).encode("ascii") + b"\n"
