"""What stands in single cells of the workbook: findings, advice, numbers, pages."""

from __future__ import annotations

from collections.abc import Iterable

from evidence_checker import messages
from evidence_checker.messages import labels
from evidence_checker.model import Assessment, Finding, Passage
from evidence_checker.reports.sheet import Value, day


def said(findings: Iterable[Finding], lang: str) -> str:
    """What findings say, one a line."""
    return "\n".join(f"{each.code}: {messages.message(each, lang)}" for each in findings)


def advised(findings: Iterable[Finding], lang: str) -> str:
    """What findings advise, one a line, none twice."""
    return "\n".join(dict.fromkeys(filter(None, (messages.advice(each, lang) for each in findings))))


def number(identifier: str) -> Value:
    """The number of an indicator as a number where it is one."""
    return int(identifier) if identifier.isascii() and identifier.isdigit() and len(identifier) < 6 else identifier


def pages(passages: Iterable[Passage]) -> str:
    """The pages of passages, each once."""
    return ", ".join(dict.fromkeys(str(each.page) for each in passages))


def typed_before(assessment: Assessment, indicator: str, lang: str, path: str = "") -> list[Value]:
    """The auditor's columns as they were filled in before: the decision that holds, nothing where it needs another
    look, because what stands here is imported again."""
    held = [
        each
        for each in assessment.decisions
        if (each.indicator, each.path) == (indicator, path) and each.stale is None
    ]
    if not held:
        return []
    last = held[-1]
    word = labels.pick(labels.ACTION.get(last.action, (last.action, last.action)), lang)
    return [word, last.name, last.reason, None, day(last.expires), last.note or None]
