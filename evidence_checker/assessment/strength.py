"""How strong a piece of evidence can be: every shortcoming lowers the best possible strength, with its reason."""

from __future__ import annotations

from evidence_checker.analysis import only_front_and_contents
from evidence_checker.assessment import by_kind, measures
from evidence_checker.assessment.claims_checked import claims_checked
from evidence_checker.assessment.day_shortcomings import day_shortcomings
from evidence_checker.assessment.find_subject import Found, absent_labels, items, service_of
from evidence_checker.assessment.formal_shortcomings import NEVER_ISSUED, formal_shortcomings
from evidence_checker.assessment.occurrences import Occurrences
from evidence_checker.assessment.offered import one_units_policy, survey_of_any_service
from evidence_checker.assessment.ownership import Belonging
from evidence_checker.model import (
    Context,
    Finding,
    Indicator,
    Knowledge,
    NationalBody,
    ReadStatus,
    Requirement,
    State,
    Strength,
    Thresholds,
)

_ORDER = (Strength.WEAK, Strength.PARTIAL, Strength.STRONG)


def strength_of(
    occurrences: Occurrences,
    indicator: Indicator,
    requirement: Requirement,
    found: Found,
    contents: tuple[str, ...],
    whose: Belonging,
    context: Context,
    thresholds: Thresholds,
    lent: NationalBody | None = None,
) -> tuple[Strength, tuple[Finding, ...]]:
    """The best strength that every shortcoming still allows, each with its reason. `thresholds`: of the pack. `lent`:
    the national body whose paper on its own application this is."""
    identity = occurrences.analysis.identity
    document = occurrences.document
    level = _ORDER.index(requirement.cap)
    reasons: list[Finding] = []

    def cap(most: Strength, reason: Finding) -> None:
        nonlocal level
        level = min(level, _ORDER.index(most))
        reasons.append(reason)

    if requirement.cap is not Strength.STRONG:
        reasons.append(Finding.of("EC210", requirement=requirement.title))
    if identity.state is State.DRAFT:
        signal = next(
            (str(dict(item.facts).get("signal", "")) for item in identity.signals if item.code == "EC201"), ""
        )
        cap(Strength.WEAK, Finding.of("EC202", signal=signal))
    else:
        lacking, told = formal_shortcomings(identity, occurrences.analysis.kind, requirement)
        for reason in lacking:
            cap(Strength.PARTIAL, reason)
        if {reason.code for reason in (*lacking, *told)} >= NEVER_ISSUED:
            cap(Strength.WEAK, Finding.of("EC266"))
        reasons += told
    wanted = items(indicator, requirement)
    if wanted and len(contents) < len(wanted) and (requirement.contents or requirement.at_least):
        missing = absent_labels(indicator, requirement, contents)
        bare = requirement.at_least and not contents
        why = Finding.of("EC206", found=len(contents), needed=len(wanted), missing=missing)
        cap(Strength.WEAK if bare else Strength.PARTIAL, why)
    if (
        requirement.valid_years
        and context.year
        and identity.year
        and context.year - identity.year > requirement.valid_years
    ):
        cap(Strength.PARTIAL, Finding.of("EC207", year=identity.year, age=context.year - identity.year))
    for why in by_kind.shortcomings(occurrences, requirement, context):
        cap(Strength.PARTIAL, why)
    period = identity.dates.period_to
    if requirement.for_year == "n" and context.year and period and int(period[:4]) < context.year - 1:
        cap(Strength.PARTIAL, Finding.of("EC251", date=period, year=context.year))
    if identity.valid_until and context.year and int(identity.valid_until[:4]) < context.year:
        cap(Strength.WEAK, Finding.of("EC208", until=identity.valid_until))
    for shortcoming in day_shortcomings(identity, occurrences.analysis.kind, context):
        cap(Strength.PARTIAL, shortcoming)
    lines = occurrences.analysis.lines
    if occurrences.once.of(("only front and contents",), lambda: only_front_and_contents(lines)):
        cap(Strength.WEAK, Finding.of("EC321"))
    if identity.kind == "potongan_peraturan":
        cap(Strength.WEAK, Finding.of("EC323"))
    services = occurrences.analysis.knowledge.services
    if services.kinds.account and identity.kind == services.kinds.account:
        cap(Strength.WEAK, Finding.of("EC324"))
    if lent is not None:
        cap(Strength.PARTIAL, Finding.of("EC322", body=lent.name))
    if not identity.kind and service_of(occurrences, indicator):
        cap(Strength.WEAK, Finding.of("EC335"))
    if occurrences.analysis.kind.picture and service_of(occurrences, indicator):
        cap(requirement.picture_cap, Finding.of("EC330" if requirement.picture_cap is Strength.WEAK else "EC331"))
    elif identity.kind == "tangkapan_layar":
        cap(Strength.PARTIAL, Finding.of("EC209"))
    if document.status is ReadStatus.PARTLY_READ:
        cap(Strength.PARTIAL, Finding.of("EC211", read=len(document.pages), total=document.pages_total))
    low = [
        page.confidence for page in document.pages if any(place.page == page.number - 1 for place in found.occurrences)
    ]
    if low and min(low) < thresholds.low_confidence:
        cap(Strength.PARTIAL, Finding.of("EC212", confidence=round(min(low), 2)))
    if found.tier == 0 or found.in_sentence:
        cap(Strength.WEAK, Finding.of("EC213"))
    elif found.tier == 1:
        cap(Strength.PARTIAL, Finding.of("EC214"))
    for claim in claims_checked(occurrences, found):
        cap(Strength.PARTIAL, claim)
    if one_unit := one_units_policy(occurrences, requirement, context):
        cap(Strength.PARTIAL, one_unit)
    if survey := survey_of_any_service(occurrences, indicator):
        cap(Strength.WEAK, survey)
    if whose is Belonging.UNNAMED and context.told:
        cap(Strength.PARTIAL, Finding.of("EC215"))
    strength = _ORDER[level]
    if strength is not Strength.STRONG and not reasons:
        reasons.append(Finding.of("EC214"))
    return strength, tuple(reasons)


def coverage(occurrences: Occurrences, found: Found, knowledge: Knowledge) -> str:
    """Which units the part, or the document, says that it covers: "all", "some" (it names units), "" (it names none).

    The words are the shared groups `seluruh` and `unit_kerja`.
    """
    start, end = (0, occurrences.analysis.length) if found.tier in (0, 3) else (found.start, found.end)
    text = occurrences.text.slice(start, end).casefold()
    units = knowledge.phrases("unit_kerja")
    for word in knowledge.phrases("seluruh"):
        position = text.find(word)
        while position >= 0:
            tail = text[position : position + measures.COVERAGE]
            if any(unit in tail for unit in units):
                return "all"
            position = text.find(word, position + 1)
    return "some" if any(unit in text for unit in units) else ""
