"""What stands in single cells of the workbook: findings, advice, numbers, pages."""

from __future__ import annotations

from collections.abc import Iterable

from evidence_checker import messages
from evidence_checker.model import Finding, Passage
from evidence_checker.reports.sheet import Value


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
