"""One document × the rules → claims: what it offers each indicator, or why it does not count after all."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_checker.assessment import measures
from evidence_checker.assessment.draft_norms import drafts_the_whole, openings
from evidence_checker.assessment.eligibility import (
    chapter,
    lays_down,
    only_kind_unknown,
    other_subject,
    own_heading,
    refusal,
)
from evidence_checker.assessment.find_subject import Found, absent_labels, contents_of, seek
from evidence_checker.assessment.general_norms import by_its_articles, nearest_article
from evidence_checker.assessment.national_bodies import provider
from evidence_checker.assessment.near_misses import nearly
from evidence_checker.assessment.occurrences import Occurrences
from evidence_checker.assessment.offered import SHOWN_ELSEWHERE, contents_in_another_kind
from evidence_checker.assessment.ownership import Belonging, near_name, out_of_its_years
from evidence_checker.assessment.passages import content_passages, passages_of
from evidence_checker.assessment.strength import coverage, strength_of
from evidence_checker.assessment.touched import requirements_touched
from evidence_checker.model import Claim, Context, Finding, Framework, Indicator, Kind, Requirement, Strength, replace


def evaluate(
    occurrences: Occurrences, framework: Framework, context: Context, owner: tuple[Belonging, str]
) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """Every claim of the document, accepted or refused, and findings on the document as a whole. `owner`: see
    `ownership.belonging`."""
    analysis = occurrences.analysis
    regions = framework.knowledge.regions
    whose, name = owner
    instrument = _instrument(occurrences, framework)
    in_field = _in_field(occurrences, framework)
    claims: list[Claim] = []
    for indicator, asked in requirements_touched(occurrences, framework, context):
        claims += _weigh_indicator(occurrences, indicator, asked, framework, context, whose, name, instrument, in_field)
    if other := other_subject(occurrences, framework.knowledge):
        claims = [_about_another(claim, other) for claim in claims if claim.tier == 3]
    if whose is Belonging.UNNAMED and context.told and analysis.served is None and not analysis.kind.picture:
        claims = [_nobodys(claim, framework) for claim in claims]
    if (outside := out_of_its_years(analysis, context)) is not None:
        claims = [_refused(claim, outside) for claim in claims]
    claims = openings(_abstained(claims, analysis.kind, framework), framework)
    if whose in (Belonging.OWN, Belonging.UNNAMED) and not instrument:
        claims += nearly(occurrences, framework, claims)
    findings = []
    if instrument:
        findings.append(Finding.of("EC230", indicators=instrument))
    if whose is Belonging.OTHER and (like := near_name(name, context, regions)) is not None:
        findings.append(like)
    return tuple(claims), tuple(findings)


def _about_another(claim: Claim, subject: str) -> Claim:
    """What a norm on another subject offers: a near miss where its title names the matter, nothing by its articles."""
    why = Finding.of("EC343", subject=subject)
    reasons = (why,) if claim.accepted else claim.reasons
    return replace(claim, accepted=False, strength=Strength.WEAK, contents=(), coverage="", reasons=reasons)


def _refused(claim: Claim, why: Finding) -> Claim:
    """A claim that is none for that reason; one that is refused already keeps its own."""
    if not claim.accepted:
        return claim
    return replace(claim, accepted=False, strength=Strength.WEAK, contents=(), coverage="", reasons=(why,))


def _nobodys(claim: Claim, framework: Framework) -> Claim:
    """A word in the title of a paper that names no agency proves nothing by itself; the name of an application does."""
    indicator = framework.indicator(claim.indicator)
    words = {passage.term for passage in claim.passages}
    if not claim.accepted or claim.tier != 3 or any(" " in word or word in indicator.applications for word in words):
        return claim
    return _refused(claim, Finding.of("EC345", term=min(words, default="")))


def _abstained(claims: list[Claim], kind: Kind, framework: Framework) -> list[Claim]:
    """One paper about one thing: where its title fits more than three indicators alike, a person must say which.

    The strongest zone decides first; only what is tied in it competes. Slots of one kind (public service sectors) are
    one.
    """
    shared = {
        (indicator.id, each.id) for indicator in framework.indicators for each in indicator.requirements if each.shared
    }
    accepted = [claim for claim in claims if claim.accepted and (claim.indicator, claim.requirement) not in shared]
    if kind.manifold or len(accepted) <= measures.MANY:
        return claims
    top = max((claim.tier for claim in accepted), default=0)
    slots = {item.id: (item.applications if item.reuse_not_with else ()) or (item.id,) for item in framework.indicators}
    tied = list({slots[claim.indicator]: claim.indicator for claim in accepted if claim.tier == top}.values())
    if len(tied) <= measures.MANY:
        return claims
    made = []
    for claim in claims:
        if claim.accepted and (claim.indicator, claim.requirement) not in shared:
            others = tuple(indicator for indicator in tied if indicator != claim.indicator)
            why = Finding.of("EC317", competing=others, margin=0.0)
            claim = replace(claim, accepted=False, strength=Strength.WEAK, reasons=(why,))
        made.append(claim)
    return made


def _instrument(occurrences: Occurrences, framework: Framework) -> int:
    """How many indicators a document names in full, when it names so many that it lists rather than proves them;
    else 0."""
    present = occurrences.present()
    named = sum(indicator.name in present for indicator in framework.indicators)
    listed = len(occurrences.anywhere(framework.instruments))
    least = max(measures.LISTED_NAMES, len(framework.indicators) // measures.LISTED_SHARE)
    if named >= least or listed >= measures.LISTED_PHRASES:
        return max(named, listed)
    return 0


def _in_field(occurrences: Occurrences, framework: Framework) -> bool:
    """Whether the document's subject lies in the framework's field; papers without legal form may say so anywhere on
    their first two pages (a work plan names its office there)."""
    if not framework.field or occurrences.in_subjects(framework.field, offices=True):
        return True
    analysis = occurrences.analysis
    if analysis.kind.legal or not analysis.starts:
        return False
    second = analysis.starts[2] if len(analysis.starts) > 2 else analysis.length
    return bool(occurrences.within(framework.field, 0, second))


def _policy(kind: Kind, requirement: Requirement, found: Found) -> bool:
    """Whether a norm is about the subject as a whole, where an article on it would do; then it counts, weakly, even
    where none of its contents is seen."""
    return kind.legal and found.tier == 3 and "article" in requirement.zones


def _weigh_indicator(
    occurrences: Occurrences,
    indicator: Indicator,
    asked: Sequence[Requirement],
    framework: Framework,
    context: Context,
    whose: Belonging,
    name: str,
    instrument: int,
    in_field: bool,
) -> list[Claim]:
    kind = occurrences.analysis.kind
    extra = tuple(name for identifier, names in context.applications if identifier == indicator.id for name in names)
    lent = provider(occurrences, indicator) if whose in (Belonging.OTHER, Belonging.NATIONAL) else None
    whose = Belonging.OWN if lent is not None else whose
    accepted: list[Claim] = []
    refused: list[Claim] = []
    for requirement in asked:
        fits = kind.accepted_by(requirement.kinds) or lays_down(occurrences, indicator, requirement)
        fits = fits or only_kind_unknown(occurrences, indicator, requirement)
        found = seek(occurrences, indicator, requirement, extra, titles_only=not fits or not in_field)
        if found is None or ((requirement.supporting or requirement.drafts) and not fits):
            continue
        if requirement.drafts and not drafts_the_whole(occurrences.analysis.identity, requirement):
            continue
        passages = passages_of(occurrences, found)
        why = refusal(occurrences, indicator, requirement, found, fits, whose, name, kind, instrument, framework.field)
        if why is not None:
            if why.code in ("EC310", "EC311") and (
                seen := contents_in_another_kind(occurrences, indicator, requirement, found)
            ):
                why, passages = seen[0], (*seen[1], *passages)
            elif kind.legal and (near := nearest_article(occurrences, requirement.near_article)) is not None:
                passages = (occurrences.passage(near[1], near[0]), *passages)
            refused.append(
                Claim(indicator.id, requirement.id, False, Strength.WEAK, found.tier, passages, reasons=(why,))
            )
            continue
        contents = contents_of(occurrences, indicator, requirement, found)
        if kind.id == "potongan_bab" and not own_heading(occurrences, requirement.subject or indicator.subject):
            why = Finding.of("EC315", chapter=chapter(occurrences))
            refused.append(
                Claim(indicator.id, requirement.id, False, Strength.WEAK, found.tier, passages, reasons=(why,))
            )
            continue
        # an article that opens with the subject is about it, even where its contents are left to other rules
        if (
            len(contents) < requirement.at_least
            and not found.dedicated
            and not (in_field and _policy(kind, requirement, found))
        ):
            if found.tier >= 2:
                why = Finding.of(
                    "EC312",
                    found=len(contents),
                    needed=requirement.at_least,
                    missing=absent_labels(indicator, requirement, contents),
                )
                refused.append(
                    Claim(indicator.id, requirement.id, False, Strength.WEAK, found.tier, passages, reasons=(why,))
                )
            continue
        doubtful = _doubtful(found, framework)
        if doubtful is not None:
            refused.append(
                Claim(indicator.id, requirement.id, False, Strength.WEAK, found.tier, passages, reasons=(doubtful,))
            )
            continue
        strength, reasons = strength_of(
            occurrences, indicator, requirement, found, contents, whose, context, framework.thresholds, lent
        )
        accepted.append(
            Claim(
                indicator.id,
                requirement.id,
                True,
                strength,
                found.tier,
                passages + content_passages(occurrences, indicator, requirement, found, contents),
                contents,
                coverage(occurrences, found, framework.knowledge),
                reasons,
            )
        )
    accepted, left = by_its_articles(occurrences, indicator, accepted, framework)
    refused += left
    # what a document shows in the wrong kind is told even where it is evidence for something else
    shown = [claim for claim in refused if claim.reasons[0].code in SHOWN_ELSEWHERE]
    if accepted:
        return [*accepted, *shown]
    refused.sort(key=lambda claim: (-claim.tier, claim not in shown))
    return [*refused[:1], *(claim for claim in shown if claim not in refused[:1])]


def _doubtful(found: Found, framework: Framework) -> Finding | None:
    """Why a person must look: every hit is too little like its phrase for this pack (`Thresholds.review_margin`)."""
    best = max((place.similarity for place in found.occurrences), default=1.0)
    least = min(1.0, framework.thresholds.similarity + framework.thresholds.review_margin)
    return Finding.of("EC319", similarity=round(best, 2), needed=round(least, 2)) if best < least else None
