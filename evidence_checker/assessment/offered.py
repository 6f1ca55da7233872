"""Offered for more than it is: the right contents in the wrong kind, one unit's policy for all, a survey of counters
for a digital service, one document for "some" and "all".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from evidence_checker.assessment import measures
from evidence_checker.assessment.contents import decisive
from evidence_checker.assessment.find_subject import Found, items
from evidence_checker.assessment.occurrences import Occurrences
from evidence_checker.assessment.reached_level import Held, requirements_named
from evidence_checker.model import (
    Claim,
    Context,
    Examination,
    Finding,
    Framework,
    Indicator,
    Knowledge,
    Passage,
    Requirement,
    State,
)

# signed by the head of a unit in the name of the head of the agency
_FOR_THE_HEAD = re.compile(
    r"\b(?:a\.\s?n\.?|atas\s+nama)\s+(?:bupati|wali\s?kota|gubernur|menteri|presiden)\b", re.IGNORECASE
)
_QUOTES = 4
SHOWN_ELSEWHERE = frozenset({"EC260", "EC261"})


def contents_in_another_kind(
    occurrences: Occurrences, indicator: Indicator, requirement: Requirement, found: Found
) -> tuple[Finding, tuple[Passage, ...]] | None:
    """What is asked for stands in a document of another kind than those asked for: EC260 (a paper), EC261 (a norm),
    with the quotes of what was seen. None where the requirement names no contents, or where less than half of them (or
    than it asks for) are seen apart from the subject's own words: a word of the field is no item of a budget."""
    if not requirement.contents:
        return None
    start, end = (0, occurrences.analysis.length) if found.tier in (0, 3) else (found.start, found.end)
    subject = occurrences.anywhere(requirement.subject or (*indicator.subject, *indicator.applications))
    seen = {}
    for item in items(indicator, requirement):
        hit = decisive(occurrences, item, start, end)
        if hit is not None and not any(other.start < hit.end and hit.start < other.end for other in subject):
            seen[item.label] = hit
    wanted = len(items(indicator, requirement))
    if len(seen) < max(1, requirement.at_least, wanted * measures.SHOWN_SHARE):
        return None
    quotes = tuple(occurrences.passage(hit) for hit in seen.values())[:_QUOTES]
    labels, kind, page = tuple(seen), occurrences.analysis.kind, quotes[0].page
    if kind.legal:
        return Finding.of("EC261", contents=labels, page=page, kind=kind.id, wanted=requirement.title), quotes
    named = kind.id or "tidak dikenali"
    return Finding.of("EC260", contents=labels, page=page, kind=named, wanted=requirement.title), quotes


def seen_in_another_kind(
    lacking: tuple[str, ...], claims: Mapping[str, list[tuple[str, Claim]]]
) -> tuple[Finding, ...]:
    """For each lacking requirement the first document that shows its contents in another kind: EC265 with its path.
    `lacking`: ids of requirements. `claims`: id → (path, refused claim), in order of path."""
    made = []
    for requirement in lacking:
        for path, claim in claims.get(requirement, ())[:1]:
            facts = dict(claim.reasons[0].facts)
            made.append(
                Finding.of(
                    "EC265",
                    contents=facts["contents"],
                    kind=facts["kind"],
                    page=facts["page"],
                    path=path,
                    wanted=facts["wanted"],
                )
            )
    return tuple(made)


def one_units_policy(occurrences: Occurrences, requirement: Requirement, context: Context) -> Finding | None:
    """EC262 where a norm asked of the whole agency was issued by the head of a unit of it (group `pejabat_unit`)."""
    analysis = occurrences.analysis
    if not analysis.kind.legal or "article" not in requirement.zones or not context.told:
        return None
    issuer = " ".join(analysis.identity.issuer.split())
    match = _heads(occurrences.analysis.knowledge).match(issuer)
    if match is None or _FOR_THE_HEAD.search(occurrences.text.slice(0, analysis.length)):
        return None
    unit = match["unit"].casefold()
    if any(unit in name.casefold() for name in context.agencies):
        return None  # the agency assessed is such a unit itself
    return Finding.of("EC262", issuer=issuer)


def survey_of_any_service(occurrences: Occurrences, indicator: Indicator) -> Finding | None:
    """EC263 where the title is a satisfaction survey (group `survei_kepuasan`) and nothing in the text is a digital
    service (group `layanan_digital`), at an indicator that judges such services or the satisfaction with them."""
    knowledge = occurrences.analysis.knowledge
    surveys = knowledge.phrases("survei_kepuasan")
    if not indicator.service and not any(each.casefold() in surveys for each in indicator.subject):
        return None
    title = occurrences.analysis.identity.title.casefold()
    survey = next((each for each in surveys if each in title), "")
    text = occurrences.text.slice(0, occurrences.analysis.length) if survey else ""
    if not survey or _any_of(knowledge, "layanan_digital").search(text):
        return None
    return Finding.of("EC263", survey=survey)


def same_for_some_and_all(
    indicator: Indicator, held: Held, level: float | None, framework: Framework
) -> tuple[Finding, ...]:
    """EC264 where the one paper that tells of every unit, as a reached level asks, is also the only one of its sort at
    the lower level that asks for some. A norm may bind every unit by itself; a paper on the work of some cannot show
    that of all."""
    lower: frozenset[str] = frozenset()
    for step in indicator.ladder:
        if level is None or step.number > level:
            break
        named = requirements_named(step.need)
        if step.coverage == "all":
            telling = {path: item for each in named for path, item in _papers(held, each, telling_all=True).items()}
            serving = [each for each in lower & named if set(telling) == set(_papers(held, each))]
            if len(telling) == 1 and serving:
                ((path, item),) = telling.items()
                if not framework.knowledge.kind(item.identity.kind).legal:
                    return (Finding.of("EC264", level=_plain(step.number), path=path),)
        if not step.floor:
            lower |= named
    return ()


def _papers(held: Held, requirement: str, *, telling_all: bool = False) -> dict[str, Examination]:
    """Path → document in force that answers a requirement; only those that tell of every unit, where asked."""
    return {
        item.file.path: item
        for claim, item in held.get(requirement, ())
        if item.identity.state is not State.DRAFT and (claim.coverage == "all" or not telling_all)
    }


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


@functools.lru_cache(maxsize=4)
def _heads(knowledge: Knowledge) -> re.Pattern[str]:
    heads = sorted(knowledge.phrases("pejabat_unit"), key=len, reverse=True)
    told = "|".join(re.escape(head) for head in heads) or "(?!)"
    head = r"(?:(?:plt|plh|pj)\.?\s+)?(?:kepala\s+|direktur\s+|pimpinan\s+)?"
    return re.compile(rf"{head}(?P<unit>{told})\b", re.IGNORECASE)


@functools.lru_cache(maxsize=8)
def _any_of(knowledge: Knowledge, group: str) -> re.Pattern[str]:
    told = "|".join(re.escape(phrase) for phrase in knowledge.phrases(group)) or "(?!)"
    return re.compile(rf"\b(?:{told})\b", re.IGNORECASE)
