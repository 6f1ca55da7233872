"""The action plan as JSON: every field, the same bytes for the same plan."""

from __future__ import annotations

import json

from evidence_checker.model import ActionPlan, plain

SCHEMA = "evidence-checker/plan/1"


def render(plan: ActionPlan, lang: str) -> bytes:
    """ASCII only, so that it is safe in any terminal and any encoding. `lang` changes nothing here."""
    return json.dumps({"schema": SCHEMA, **plain(plan)}, ensure_ascii=True, indent=1).encode("ascii") + b"\n"
