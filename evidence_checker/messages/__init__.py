"""Finding code + facts → a sentence and an advice, in Indonesian and English.

One module per family of codes; each holds a `CATALOGUE`. A code without wording is a failing test; at run time (an
assessment of a newer version, rendered again) it is shown as its code, never an error.
"""

from __future__ import annotations

import re

from evidence_checker.messages import (
    assessment,
    errors,
    forms,
    in_part,
    inner_files,
    labels,
    left_out,
    national,
    near_misses,
    offered,
    organize,
    pages,
    planning,
    reading,
    reports,
    returned,
    rules,
    system_errors,
    watch,
    web,
)
from evidence_checker.messages.entry import Entry
from evidence_checker.model import Fact, Finding, Severity, Strength

FAMILIES: tuple[dict[str, Entry], ...] = (
    reading.CATALOGUE,
    pages.CATALOGUE,
    inner_files.CATALOGUE,
    left_out.CATALOGUE,
    assessment.CATALOGUE,
    in_part.CATALOGUE,
    near_misses.CATALOGUE,
    offered.CATALOGUE,
    rules.CATALOGUE,
    watch.CATALOGUE,
    organize.CATALOGUE,
    reports.CATALOGUE,
    returned.CATALOGUE,
    errors.CATALOGUE,
    planning.CATALOGUE,
    web.CATALOGUE,
    national.CATALOGUE,
)
CATALOGUE: dict[str, Entry] = {code: found for family in FAMILIES for code, found in family.items()}

# Facts are filled in one pass, so a fact that itself contains "{name}" stays as it is. A fact that is not there (an
# assessment of an older version, rendered again) shows as "…".
_PLACE = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


def _shown(value: Fact, lang: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return {True: ("ya", "yes"), False: ("tidak", "no")}[value][lang != "id"]
    if isinstance(value, float):
        text = f"{value:.2f}".rstrip("0").rstrip(".")
        return text.replace(".", ",") if lang == "id" else text
    return "" if value is None else str(value)


def _worded(name: str, value: Fact, lang: str) -> str:
    """The fact as a reader knows it: ids of kinds and strengths by their names."""
    if name in ("kind", "kinds"):
        kinds = value if isinstance(value, tuple) else (str(value),)
        return ", ".join(labels.kind(each, lang) for each in kinds)
    if name == "left_out" and isinstance(value, tuple):
        return ", ".join(labels.pick(left_out.GROUPS.get(each, (each, each)), lang) for each in value)
    if name == "strength" and value in list(Strength):
        return labels.pick(labels.STRENGTH[Strength(str(value))], lang).lower()
    if name == "signal" and isinstance(value, str):
        return labels.pick(forms.SIGNAL.get(value, (value.replace("_", " "),) * 2), lang)
    if name in ("expires", "date", "until") and isinstance(value, str):
        return forms.date(value, lang)
    if name == "reason" and lang == "id" and isinstance(value, str):
        return system_errors.ID.get(value, value)
    return _shown(value, lang)


def _fill(template: str, finding: Finding, lang: str) -> str:
    facts = dict(finding.facts)
    return _PLACE.sub(lambda m: _worded(m[1], facts[m[1]], lang) if m[1] in facts else "…", template)


def entry(code: str) -> Entry:
    """The catalogue's entry. Raises KeyError for a code that has no wording."""
    return CATALOGUE[code]


def severity(finding: Finding) -> Severity:
    """How grave a finding is, as the catalogue says."""
    found = CATALOGUE.get(finding.code)
    return found.severity if found else Severity.WARNING


def message(finding: Finding, lang: str = "id") -> str:
    """One sentence that says what was found; facts are filled in verbatim, never interpreted."""
    found = CATALOGUE.get(finding.code)
    if found is None:
        facts = "; ".join(f"{name}: {_shown(value, lang)}" for name, value in finding.facts)
        return f"{finding.code} ({facts})" if facts else finding.code
    return _fill(found.message_id if lang == "id" else found.message_en, finding, lang)


def example(code: str) -> Finding:
    """A finding of that code with the facts of the catalogue's example."""
    return Finding(code, entry(code).example)


def advice(finding: Finding, lang: str = "id") -> str:
    """One sentence that says what to do ("" when nothing is to be done)."""
    found = CATALOGUE.get(finding.code)
    if found is None:
        return ""
    return _fill(found.advice_id if lang == "id" else found.advice_en, finding, lang)
