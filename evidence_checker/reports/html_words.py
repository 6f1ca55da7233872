"""The words of the HTML report: filters and functions of its template, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evidence_checker import messages
from evidence_checker.messages import forms, labels
from evidence_checker.model import Assessment, DocumentResult, Finding, Passage, ReadStatus, State
from evidence_checker.reports import outline
from evidence_checker.reports.show import line


def described(document: DocumentResult, lang: str) -> str:
    """What a document is, in one line: kind, number, title, date, issuer, as far as known."""
    identity = document.identity
    parts = [labels.kind(line(identity.kind, 80), lang)] if identity.kind else []
    if identity.number:
        parts.append(f"{labels.text('number_short', lang)} {line(identity.number, 80)}")
    if identity.title:
        parts.append(line(identity.title, 200))
    if identity.date:
        parts.append(forms.date(line(identity.date, 40), lang))
    elif identity.year:
        parts.append(str(identity.year))
    if identity.issuer:
        parts.append(line(identity.issuer, 100))
    return " · ".join(parts)


def place(passage: Passage, lang: str) -> str:
    """ "hlm. 9 (tercetak 7), Pasal 8" """
    text = f"{labels.text('page_short', lang)} {passage.page}"
    if passage.printed_page:
        text += f" ({labels.text('printed', lang)} {line(passage.printed_page, 20)})"
    article = line(passage.article, 80)
    if article and all(each.isdigit() or each == "." for each in article):
        article = f"{labels.text('section', lang)} {article}"  # a bare number of a chapter says nothing by itself
    return text + (f", {article}" if article else "")


def traits(document: DocumentResult) -> list[str]:
    """By what the list of documents can be narrowed."""
    found = ["used" if document.indicators else "unused"]
    if document.identity.state is State.DRAFT:
        found.append("draft")
    if document.status is not ReadStatus.READ:
        found.append("unread")
    if document.duplicate_of or document.duplicates:
        found.append("double")
    return found


def filters(assessment: Assessment, lang: str) -> dict[str, Callable[..., Any]]:
    """The filters of the page's template."""
    nodes = {node.id: node.name for node in assessment.nodes}

    def said(found: Finding) -> str:
        return line(messages.message(found, lang), 900)

    def advised(found: Finding) -> str:
        return line(messages.advice(found, lang), 600)

    return {
        "message": said,
        "advice": advised,
        "severity": lambda found: str(messages.severity(found)),
        "severity_name": lambda found: labels.pick(labels.SEVERITY[messages.severity(found)], lang),
        "num": lambda value, decimals: forms.number(value, decimals, lang),
        "plain": lambda value: forms.plain(value, lang),
        "date": lambda iso: forms.date(iso, lang),
        "moment": lambda iso: forms.moment(iso, lang),
        "place": lambda passage: place(passage, lang),
        "described": lambda document: described(document, lang),
        "traits": traits,
        "short": labels.short,
        "gap_reasons": outline.reasons,
        "explained": lambda each: each.explained(lang),
        "asked": lambda each: [line(told, 900) for told in outline.asked(each, lang)],
        "group_name": lambda identifier: nodes.get(identifier, identifier),
    }


def functions(lang: str) -> dict[str, Any]:
    """The functions of the page's template."""

    def code_name(code: str) -> str:
        """A finding's sentence without its facts, short enough for a list to choose from."""
        entry = messages.CATALOGUE.get(code)
        if entry is None:
            return ""
        return line(messages.message(Finding(code, entry.example), lang), 60)

    def table(names: dict[Any, tuple[str, str]]) -> Callable[[Any], str]:
        return lambda key: labels.pick(names[key], lang) if key in names else line(str(key))

    return {
        "t": lambda key, **facts: labels.text(key, lang, **facts),
        "sign": labels.SIGN,
        "status_name": table(labels.STATUS),
        "strength_name": table(labels.STRENGTH),
        "read_name": table(labels.READ),
        "source_name": table(labels.SOURCE),
        "state_name": table(labels.STATE),
        "signature_name": table(labels.SIGNATURE),
        "action_name": table(labels.ACTION),
        "change_name": table(labels.CHANGE),
        "code_name": code_name,
    }
