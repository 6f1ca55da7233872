"""The view over many agencies as one page: a heat table that is filtered and sorted, rankings, reasons, shared texts.

Small for six hundred agencies: a cell of the table is one digit, its meaning stands in the head of row and column. It
reads without script; the script only filters and sorts.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import jinja2
from markupsafe import Markup

from evidence_checker import messages
from evidence_checker.messages import forms
from evidence_checker.messages.national import WORDS, text, together
from evidence_checker.model.agencies import AgencyResult, RollUp
from evidence_checker.reports.show import line

_TEMPLATES = Path(__file__).parents[1] / "templates"
_MOST = 200  # rows of a list that is not the ranking; the workbook holds all


def _hash(content: str) -> Markup:
    digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
    return Markup(f"'sha256-{digest}'")


def render(whole: RollUp, lang: str) -> bytes:
    """The page. Everything that comes from outside is escaped; its policy allows this style and this script only."""
    style = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    style += (_TEMPLATES / "national.css").read_text(encoding="utf-8")
    script = (_TEMPLATES / "national.js").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "line": line,
        "decimal": lambda value: forms.number(value, 2, lang),
        "whole": lambda value: f"{value:,}".replace(",", "." if lang == "id" else ","),
        "share": lambda value: f"{round(100 * value)} %",
    }
    judged = [each for each in whole.results if each.failed is None]
    said = environment.get_template("national.html").render(
        lang=lang,
        whole=whole,
        judged=judged,
        failed=[(each, messages.message(each.failed, lang)) for each in whole.results if each.failed is not None],
        made=forms.date(whole.made_at[:10], lang),
        documents=sum(each.documents for each in judged),
        unreadable=sum(each.unreadable for each in judged),
        median=_median([each.index for each in judged if each.index >= 0]),
        names={each.id: each.name for each in whole.results},
        hardest=sorted(whole.columns, key=lambda each: (-each.below, each.mean))[:12],
        covered=sorted(judged, key=lambda each: (each.covered, each.name))[:12],
        reasons=[(each, messages.message(messages.example(each.code), lang)) for each in whole.reasons[:15]],
        shared=whole.shared[:_MOST],
        changes=whole.changes[:_MOST],
        grouped=len(whole.groups) > 1 or any(each.group for each in whole.groups),
        cells=lambda each: Markup("".join(_cells(each, whole))),
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        together=[together(each, lang) for each in whole.together],
        t=lambda key, **facts: text(_of_units(key) if whole.together else key, lang, **facts),
    )
    return said.encode("utf-8", "backslashreplace")


def _cells(each: AgencyResult, whole: RollUp) -> list[str]:
    """The cells of one agency: the level as digit and colour, "·" where nothing is judged, "?" where a person must
    look."""
    held = {one.id: one for one in each.standings}
    made = []
    for column in whole.columns:
        one = held.get(column.id)
        if one is None or one.status == "not_applicable":
            made.append("<td>·")
        else:
            level = min(5, max(0, int(one.level)))
            made.append(f"<td class=h{level}>{level}{'?' if one.status == 'review' else ''}")
    return made


def _of_units(key: str) -> str:
    """The word where the agencies are units of one."""
    return f"{key}_units" if f"{key}_units" in WORDS else key


def _median(values: list[float]) -> float:
    ordered = sorted(values)
    if not ordered:
        return -1.0
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
