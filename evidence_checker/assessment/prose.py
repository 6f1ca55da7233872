"""Fakta – Analisis – Justifikasi: what an assessor writes in the evaluation portal, composed from findings, never
from guesses.

The form follows the practice of explaining by document, number, year, article and page; the sentences stand in
`messages/explanation.py`, in both languages. Titles, articles and criteria are the documents' and the rules' own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidence_checker.messages import forms, labels
from evidence_checker.messages.explanation import said
from evidence_checker.model import Evidence, Identity, Indicator, IndicatorResult, Knowledge, Passage, Prose, Status


def prose(
    indicator: Indicator,
    result: IndicatorResult,
    documents: Mapping[str, Identity],
    knowledge: Knowledge,
    wanted: Sequence[str] = (),
    lang: str = "id",
) -> Prose:
    """The three paragraphs for one indicator. Empty facts when there is no evidence to name. `wanted`: titles of what
    the next level lacks."""
    if result.status is Status.NOT_APPLICABLE:
        return Prose()
    if not result.evidence:
        return Prose(
            facts=said("none", lang, indicator=indicator.id, name=indicator.short_name),
            analysis=said("nothing_judged", lang),
            justification=_floor(result, lang),
        )
    named = (_named(item, documents.get(item.path, Identity()), knowledge, lang) for item in result.evidence[:5])
    facts = said("facts", lang, documents="; ".join(named))
    met = []
    for item in result.evidence[:3]:
        held = ", ".join(content.label for content in indicator.contents if content.id in item.contents)
        if held:
            document = _short(documents.get(item.path, Identity()), knowledge, lang)
            met.append(said("holds", lang, document=document, contents=held))
    analysis = ("; ".join(met) + ". " if met else "") + (
        said("lacking", lang, wanted="; ".join(wanted)) if wanted else said("all_met", lang)
    )
    level = forms.plain(result.level, lang)
    criteria = next(
        (step.criteria for step in indicator.ladder if result.level is not None and step.number == result.level), ""
    )
    strength = labels.pick(labels.STRENGTH[result.evidence[0].strength], lang).lower()
    justification = said("justification", lang, strength=strength, level=level)
    if criteria:
        justification += " " + said("criteria", lang, criteria=criteria)
    return Prose(facts, analysis, justification)


def _floor(result: IndicatorResult, lang: str) -> str:
    if result.level is None:
        return said("undetermined", lang)
    return said("floor", lang, level=forms.plain(result.level, lang))


def _short(identity: Identity, knowledge: Knowledge, lang: str) -> str:
    """Kind and number of a document."""
    found = knowledge.kind(identity.kind)
    kind = (found.name_en if lang == "en" else "") or found.name or said("document", lang)
    return said("number", lang, kind=kind, number=identity.number) if identity.number else kind


def _named(item: Evidence, identity: Identity, knowledge: Knowledge, lang: str) -> str:
    """Kind, number, title, articles and pages of a document, and its file."""
    told = _short(identity, knowledge, lang)
    if identity.title:
        told = said("titled", lang, document=told, title=identity.title)
    places = dict.fromkeys(_place(passage, lang) for passage in item.passages[:3])
    where = f" [{'; '.join(places)}]" if places else ""
    return said("file", lang, document=told + where, path=item.path)


def _place(passage: Passage, lang: str) -> str:
    printed = passage.printed_page
    page = (
        said("printed", lang, page=passage.page, printed=printed)
        if printed and printed != str(passage.page)
        else said("page", lang, page=passage.page)
    )
    return f"{passage.article}, {page}" if passage.article else page
