"""One indicator: its evidence and near misses gathered from the folder, its level, its status, what it lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from evidence_checker.assessment import measures
from evidence_checker.assessment.advice import lacking_of
from evidence_checker.assessment.evidence_made import evidence_of
from evidence_checker.assessment.faint_pages import reviewed_if_faint
from evidence_checker.assessment.folder_relations import RANK
from evidence_checker.assessment.index_value import given
from evidence_checker.assessment.offered import SHOWN_ELSEWHERE, same_for_some_and_all, seen_in_another_kind
from evidence_checker.assessment.prose import prose
from evidence_checker.assessment.public_services import Places
from evidence_checker.assessment.reached_level import climb, levels_of, requirement_of, same_for_several
from evidence_checker.assessment.scoring import gain, lineage
from evidence_checker.model import (
    Claim,
    Context,
    Evidence,
    Examination,
    Finding,
    Framework,
    Identity,
    IndexValue,
    Indicator,
    IndicatorResult,
    Lacking,
    NearMiss,
    PageTrust,
    Status,
    Step,
    Strength,
    replace,
)
from evidence_checker.model.packed import many, room

_NEAR_MISSES = 60
# A person must say whether these count: the subject is there, the contents or the place are in doubt.
_FOR_A_PERSON = frozenset({"EC312", "EC267", "EC313", "EC317", "EC319", "EC349"})
_BY_ARTICLES = ("EC267", "EC268")
# These only say where a document stands nearest; nobody need hurry for them.
_FAR = frozenset({"EC340", "EC351", "EC354", "EC358"})


def indicator_result(
    indicator: Indicator,
    originals: Sequence[Examination],
    framework: Framework,
    context: Context,
    superseded: Mapping[str, str],
    assigned: Mapping[str, Places],
    taken: Mapping[str, str],
    made_at: str,
    documents: int,
) -> IndicatorResult:
    """The standing of one indicator. `originals`: those that claim anything of it, by path. `superseded`: path → the
    path that revokes it. `assigned`: of `places`. `taken`: of `holders`. `made_at`: when, ISO 8601. `documents`: how
    many the folder has (evidence of a large one is packed)."""
    found = {strength: room(Evidence, len(originals)) for strength in RANK}
    held: dict[str, list[tuple[Claim, Examination]]] = defaultdict(list)
    misses = _Nearest()
    elsewhere: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    slots = assigned.get(indicator.id)
    trust: dict[str, PageTrust] = {}
    identities: dict[str, Identity] = {}
    for item in originals:
        own = [claim for claim in item.claims if claim.indicator == indicator.id]
        if slots is not None and slots.of.get(item.file.path, indicator.id) != indicator.id:
            # it serves another sector: what it shows is not shown "in the wrong kind" here
            own = [each for each in own if not each.accepted and each.reasons[0].code not in SHOWN_ELSEWHERE]
        for claim in own:
            if not claim.accepted and claim.reasons[0].code in SHOWN_ELSEWHERE:
                elsewhere[claim.requirement].append((item.file.path, claim))
        accepted = [claim for claim in own if claim.accepted]
        direct = [claim for claim in accepted if not requirement_of(indicator, claim.requirement).supporting]
        if direct:
            trust[item.file.path], identities[item.file.path] = item.trust, item.identity
        if direct and item.file.path in taken:
            why = Finding.of("EC314", other=taken[item.file.path])
            misses.add(1, NearMiss(item.file.path, why, direct[0].passages[:2]))
        elif direct:
            made = evidence_of(item, direct, accepted, superseded, made_at, context.year)
            if slots is not None and item.file.path in slots.beyond:
                # a fourth sector has no place of its own: it is shown, and lifts no level
                beyond = Finding.of("EC332", sector=slots.beyond[item.file.path])
                score = min(made.score, measures.SCORE[Strength.WEAK])
                weak = replace(made, strength=Strength.WEAK, score=score, reasons=(beyond, *made.reasons))
                found[Strength.WEAK].append(weak)
                continue
            found[made.strength].append(made)
            _hold(held, accepted, item)
        elif accepted:
            _hold(held, accepted, item)
            only = Finding.of("EC313", requirement=requirement_of(indicator, accepted[0].requirement).title)
            # of a general regulation its articles have been looked at already
            judged = next((each for each in own if each.reasons and each.reasons[0].code in _BY_ARTICLES), None)
            why, shown = (judged.reasons[0], judged) if judged is not None else (only, accepted[0])
            misses.add(1, NearMiss(item.file.path, why, shown.passages[:2]))
        else:
            refused = [claim for claim in own if not claim.accepted]
            if refused:
                best = max(refused, key=lambda claim: claim.tier)
                misses.add(-best.tier, NearMiss(item.file.path, best.reasons[0], best.passages[:2]))
    evidence = room(Evidence, len(originals))
    for each in chain.from_iterable(found.values()):
        evidence.append(each)
    domain, aspect = _names(framework, indicator)
    target = indicator.target
    value, told = given(indicator, context)
    climbed = climb(indicator, held, value.level if value else None)
    level = climbed.level
    near = misses.first()
    floor = next((step.number for step in indicator.ladder if step.floor), None)
    from_level = level if level is not None else (floor or 0.0)
    lacking = lacking_of(indicator, climbed.lacking(target), framework, context)
    asked = tuple(dict.fromkeys(each.requirement for each in lacking if each.why == "document"))
    by_documents = any(each.evidence in ("document", "image", "link") for each in indicator.requirements)
    if by_documents:
        status, findings = _status(indicator, evidence, near, level, lacking, target)
        status, findings = reviewed_if_faint(status, findings, evidence, trust)
    elif value is not None and value.level is not None:
        status, findings = Status.COMPLETE if from_level >= target else Status.WEAK, ()
    else:
        status, findings = Status.NOT_APPLICABLE, ()
    if slots is not None and indicator.id in slots.told:
        findings = (slots.told[indicator.id], *findings)
    result = IndicatorResult(
        indicator.id,
        indicator.name,
        domain,
        aspect,
        indicator.weight,
        status,
        level if level is not None else floor,
        target,
        round(gain(framework, indicator.id, from_level, target), 6) if indicator.ladder else 0.0,
        many(Evidence, (replace(each, levels=levels_of(each, climbed.serves)) for each in evidence), documents),
        near,
        (
            *findings,
            *told,
            *(seen_in_another_kind(asked, elsewhere) if evidence else ()),
            *same_for_several(indicator, held, level),
            *same_for_some_and_all(indicator, held, level, framework),
            *(_range(framework, indicator, level, value) if evidence else ()),
            *_unverified(indicator),
        ),
        lacking,
        responsible=dict(context.units).get(indicator.id) or indicator.responsible,
        ladder=ladder_of(indicator),
        index_value=value,
    )
    nearest = min((gap.level for gap in climbed.gaps), default=0.0)
    wanted = tuple(dict.fromkeys(gap.requirement.title for gap in climbed.gaps if gap.level == nearest))
    indonesian, english = (
        prose(indicator, result, identities, framework.knowledge, wanted, lang) for lang in ("id", "en")
    )
    return replace(result, prose=indonesian, prose_en=english)


class _Nearest:
    """The near misses that are shown: of many the first, by how far they are and by path; no more are held."""

    def __init__(self) -> None:
        self._held: list[tuple[int, NearMiss]] = []

    def add(self, rank: int, miss: NearMiss) -> None:
        self._held.append((rank, miss))
        if len(self._held) == 4 * _NEAR_MISSES:
            self._sort()

    def first(self) -> tuple[NearMiss, ...]:
        self._sort()
        return tuple(miss for _, miss in self._held)

    def _sort(self) -> None:
        self._held.sort(key=lambda pair: (pair[0], pair[1].path))
        del self._held[_NEAR_MISSES:]


def _hold(
    held: Mapping[str, list[tuple[Claim, Examination]]], accepted: Iterable[Claim], item: Examination
) -> None:
    """What the ladder looks at of a document: not its quotes, nor what it offers others."""
    bare = replace(item, claims=(), findings=(), fingerprint=(), shown=None)
    for claim in accepted:
        held[claim.requirement].append((replace(claim, passages=()), bare))


def ladder_of(indicator: Indicator) -> tuple[Step, ...]:
    """The indicator's ladder as reports show it."""
    return tuple(
        Step(level.number, level.criteria, level.unverified, level.source or indicator.source)
        for level in indicator.ladder
    )


def _range(
    framework: Framework, indicator: Indicator, level: float | None, value: IndexValue | None
) -> tuple[Finding, ...]:
    """EC269: the scores between which an assessor may settle within the level that documents reach. A level made from
    an index value needs none: the value decides."""
    if value is not None and value.level is not None:
        return ()
    return tuple(
        Finding.of("EC269", level=_plain(at), low=low, high=high, source=source)
        for scale, at, low, high, source in framework.score_ranges
        if scale == indicator.scale and at == level
    )


def _unverified(indicator: Indicator) -> tuple[Finding, ...]:
    return tuple(Finding.of("EC901", what=text.rstrip(". ")) for text in indicator.unverified)


def _names(framework: Framework, indicator: Indicator) -> tuple[str, str]:
    """Names of the top node and of the node an indicator hangs on."""
    chain = lineage(framework, indicator.node)
    names = {node.id: node.name for node in framework.nodes}
    return names.get(chain[-1], "") if chain else "", names.get(indicator.node, "")


def _status(
    indicator: Indicator,
    evidence: Sequence[Evidence],
    near: Sequence[NearMiss],
    level: float | None,
    lacking: Sequence[Lacking],
    target: float,
) -> tuple[Status, tuple[Finding, ...]]:
    """Status follows from the evidence and its reasons; it is never stored beside them."""
    next_level = _next(indicator, level if level is not None else 0.0)
    titles = tuple(dict.fromkeys(each.title for each in lacking if each.level <= max(2.0, next_level)))
    if not evidence:
        review = [miss for miss in near if _undecided(miss.why)]
        if review:
            return Status.REVIEW, (Finding.of("EC402", path=review[0].path, count=len(review)),)
        close = [miss for miss in near if miss.why.code not in _FAR]
        if close:
            return Status.MISSING, (Finding.of("EC403", path=close[0].path, count=len(close)),)
        return Status.MISSING, (Finding.of("EC401", wanted=titles),)
    reached = level if level is not None else 0.0
    findings: list[Finding] = []
    if titles and reached < target:
        findings.append(Finding.of("EC404", level=_plain(reached), next=_plain(next_level), lacking=titles))
    strong = any(item.strength is Strength.STRONG for item in evidence)
    if reached >= target and (strong or any(item.strength is Strength.PARTIAL for item in evidence)):
        return Status.COMPLETE, tuple(findings)
    if not strong:
        findings.append(Finding.of("EC406", strength=evidence[0].strength.value))
    return Status.WEAK, tuple(findings)


def _undecided(why: Finding) -> bool:
    """Whether a person must look before a near miss can be dismissed. A kind that was recognised and does not fit is
    no question any more; an unknown one is."""
    if why.code in ("EC260", "EC310"):
        return why.mapping.get("kind") == "tidak dikenali"
    return why.code in _FOR_A_PERSON


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _next(indicator: Indicator, reached: float) -> float:
    return next((step.number for step in indicator.ladder if step.number > reached), reached)
