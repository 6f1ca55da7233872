"""A plan as a tree to read and as JSON to keep: reasons with each file, and what is left alone."""

from __future__ import annotations

import json
from typing import Any

from evidence_checker import messages
from evidence_checker.errors import UsageError
from evidence_checker.model import Finding
from evidence_checker.organize.plan import SCHEMA, Act, Move, NotFiled, Plan, Row, SharedFiling, Standing, findings_of

_WORDS = {
    "id": {
        "title": "Rencana penataan", "copy": "salin", "link": "tautkan", "move": "pindahkan",
        "moves": "Yang akan ditempatkan", "stays": "Sudah di tempatnya", "left": "Yang dibiarkan",
        "none": "Tidak ada yang perlu dilakukan.", "from": "dari",
        "files": "berkas", "hint": "Ini baru rencana. Jalankan lagi dengan --apply untuk melaksanakannya.",
    },
    "en": {
        "title": "Filing plan", "copy": "copy", "link": "link", "move": "move", "moves": "To be placed",
        "stays": "In place already", "left": "Left alone", "none": "Nothing to do.", "from": "from", "files": "files",
        "hint": "This is a plan only. Run again with --apply to carry it out.",
    },
}  # fmt: skip


def as_tree(plan: Plan, lang: str, *, full: bool = False) -> str:
    """The target as it will be, each file with where it comes from; then what is left alone and why.

    `full`: also the reason of each placing.
    """
    words = _WORDS[lang]
    lines = [f"{words['title']} {plan.id}: {plan.framework_title}, {plan.agency or '-'}, {plan.year or '-'}", ""]
    if plan.moves:
        lines.append(f"{words['moves']} ({len(plan.moves)} {words['files']}):")
        shown: tuple[str, ...] = ()
        for move in sorted(plan.moves, key=lambda each: each.target):
            *folders, name = move.target.split("/")
            for depth, folder in enumerate(folders):
                if shown[: depth + 1] != tuple(folders[: depth + 1]):
                    lines.append("  " * (depth + 1) + folder + "/")
            shown = tuple(folders)
            origin = move.of or move.source
            lines.append("  " * (len(folders) + 1) + f"{name}  ← {words[move.act.value]} {words['from']} {origin}")
            if full or len(move.reasons) > 1:
                chosen = move.reasons if full else move.reasons[1:]
                lines += ["  " * (len(folders) + 3) + messages.message(reason, lang) for reason in chosen]
        lines.append("")
    else:
        lines += [words["none"], ""]
    if plan.stays:
        lines.append(f"{words['stays']} ({len(plan.stays)}):")
        lines += [f"  {each.target}" for each in plan.stays] if full else []
        lines.append("")
    if plan.left:
        lines.append(f"{words['left']} ({len(plan.left)}):")
        for each in plan.left:
            reasons = " ".join(messages.message(reason, lang) for reason in each.reasons)
            lines.append(f"  {each.path}: {reasons}")
        lines.append("")
    return "\n".join(lines)


def hint(lang: str) -> str:
    """How to carry the plan out."""
    return _WORDS[lang]["hint"]


def _findings(findings: tuple[Finding, ...], lang: str) -> list[dict[str, Any]]:
    return [{"code": f.code, "message": messages.message(f, lang), "facts": dict(f.facts)} for f in findings]


def as_json(plan: Plan, lang: str) -> str:
    """The plan with its reasons; `load` reads it back."""
    made: dict[str, Any] = {
        "schema": SCHEMA,
        "id": plan.id,
        **{
            name: getattr(plan, name)
            for name in ("framework", "framework_title", "agency", "year", "folder", "pattern")
        },
        "act": plan.act.value,
        "serve": plan.serve.value,
        "moves": [_record(move, lang) for move in plan.moves],
        "stays": [_record(each, lang) for each in plan.stays],
        "left": [_record(each, lang) for each in plan.left],
        "rows": [_record(each, lang) for each in plan.rows],
    }
    return json.dumps(made, ensure_ascii=True, indent=2) + "\n"


def _record(value: Move | Standing | NotFiled | Row, lang: str) -> dict[str, Any]:
    record = {name: getattr(value, name) for name in value.__dataclass_fields__}
    if "reasons" in record:
        record["reasons"] = _findings(record["reasons"], lang)
    return record


def load(data: bytes, path: str) -> Plan:
    """A plan that `as_json` wrote. Raises UsageError ES415 for anything else, or one that was edited since."""
    try:
        found = json.loads(data)
        if found["schema"] != SCHEMA:
            raise ValueError(str(found["schema"])[:60])
        plan = Plan(
            **{name: found[name] for name in ("framework", "framework_title", "agency", "year", "folder", "pattern")},
            act=Act(found["act"]),
            serve=SharedFiling(found["serve"]),
            moves=tuple(
                Move(**{**each, "act": Act(each["act"]), "reasons": findings_of(each["reasons"])})
                for each in found["moves"]
            ),
            stays=tuple(Standing(**each) for each in found["stays"]),
            left=tuple(NotFiled(**{**each, "reasons": findings_of(each["reasons"])}) for each in found["left"]),
            rows=tuple(Row(**{**each, "levels": tuple(each["levels"])}) for each in found["rows"]),
        )
        if plan.id != found["id"]:
            raise ValueError("id")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError("ES415", path=path, reason=str(error)[:80] or type(error).__name__) from error
    return plan
