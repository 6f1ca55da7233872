"""Finding code + facts → a sentence and an advice, in Indonesian and English.

One module per family of codes; each holds a `CATALOGUE`. A code without wording is a failing test.
"""

from __future__ import annotations

from evidence_checker.model import Fact, Finding, Severity
from evidence_checker.wording import errors, filing, judging, reading, rules, watching
from evidence_checker.wording.entry import Entry

CATALOGUE: dict[str, Entry] = {
    **reading.CATALOGUE,
    **judging.CATALOGUE,
    **rules.CATALOGUE,
    **watching.CATALOGUE,
    **filing.CATALOGUE,
    **errors.CATALOGUE,
}


def _shown(value: Fact, lang: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, float):
        text = f"{value:.2f}"
        return text.replace(".", ",") if lang == "id" else text
    return "" if value is None else str(value)


def _fill(template: str, finding: Finding, lang: str) -> str:
    for name, value in finding.facts:
        template = template.replace("{" + name + "}", _shown(value, lang))
    return template


def entry(code: str) -> Entry:
    """The catalogue's entry. Raises KeyError for a code that has no wording."""
    return CATALOGUE[code]


def severity(finding: Finding) -> Severity:
    return CATALOGUE[finding.code].severity


def message(finding: Finding, lang: str = "id") -> str:
    """One sentence that says what was found; facts are filled in verbatim, never interpreted."""
    found = CATALOGUE[finding.code]
    return _fill(found.message_id if lang == "id" else found.message_en, finding, lang)


def advice(finding: Finding, lang: str = "id") -> str:
    """One sentence that says what to do ("" when nothing is to be done)."""
    found = CATALOGUE[finding.code]
    return _fill(found.advice_id if lang == "id" else found.advice_en, finding, lang)
