"""Examinations of a whole folder → the assessment: evidence per requirement and level, status derived from reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from evidence_checker.assessment.day_shortcomings import not_come_yet
from evidence_checker.assessment.faint_pages import reviewed_if_faint
from evidence_checker.assessment.folder_relations import RANK, doubles, holders, superseded
from evidence_checker.assessment.prose import prose
from evidence_checker.assessment.public_services import Places, places
from evidence_checker.assessment.reached_level import climb, levels_of, requirement_of, same_for_several
from evidence_checker.assessment.scoring import gain, index, lineage
from evidence_checker.model import (
    Assessment,
    Claim,
    Context,
    Decision,
    DocumentResult,
    Evidence,
    Examination,
    Finding,
    Framework,
    FrameworkStamp,
    Indicator,
    IndicatorResult,
    Lacking,
    NearMiss,
    Passage,
    ReadStatus,
    Status,
    Step,
    Strength,
    replace,
)

_SCORE = {Strength.STRONG: 0.9, Strength.PARTIAL: 0.6, Strength.WEAK: 0.3}
_NEAR_MISSES = 12


def judge(
    examinations: Iterable[Examination],
    framework: Framework,
    context: Context,
    *,
    folder: str,
    made_at: str,
    decisions: Sequence[Decision] = (),
    notes: Sequence[Finding] = (),
    tool_version: str = "",
) -> Assessment:
    """Judge a folder. The result does not depend on the order of the examinations."""
    ordered = sorted(examinations, key=lambda item: item.file.path)
    originals, copies = doubles(ordered)
    ended = superseded(originals)
    assigned = places(originals, framework, context)
    results = []
    used: dict[str, list[str]] = defaultdict(list)
    for indicator in framework.indicators:
        # the first of two indicators that may not share keeps the document
        taken = holders(indicator, used)
        result = _indicator(indicator, originals, framework, context, ended, assigned, taken, made_at)
        for evidence in result.evidence:
            used[evidence.path].append(result.id)
        results.append(result)
    levels = {result.id: result.level for result in results if result.level is not None}
    documents = tuple(_document(item, copies, used) for item in ordered)
    return Assessment(
        made_at=made_at,
        framework=FrameworkStamp(framework.id, framework.version, framework.sha256, framework.title),
        agency=context.agencies[0] if context.agencies else "",
        year=context.year,
        folder=folder,
        documents=documents,
        indicators=tuple(results),
        index=index(framework, levels) if levels else None,
        decisions=tuple(decisions),
        notes=(*notes, *(Finding.of("EC902", what=text.rstrip(". ")) for text in framework.unverified)),
        tool_version=tool_version,
        nodes=framework.nodes,
        thresholds=framework.thresholds,
    )


def _document(item: Examination, copies: Mapping[str, str], used: Mapping[str, list[str]]) -> DocumentResult:
    path = item.file.path
    failed = item.status in (ReadStatus.UNREADABLE, ReadStatus.UNSUPPORTED)
    original = copies.get(path)
    findings = list(item.findings[1:] if failed else item.findings)
    if original:
        findings.append(Finding.of("EC501", original=original))
    return DocumentResult(
        path=path,
        sha256=item.file.sha256,
        bytes=item.file.bytes,
        status=item.status,
        why=item.findings[0] if failed else None,
        pages=item.pages,
        text_source=item.text_source,
        identity=item.identity,
        duplicate_of=original,
        duplicates=tuple(sorted(copy for copy, of in copies.items() if of == path)),
        indicators=() if original else tuple(used.get(path, ())),
        findings=tuple(findings),
        trust=item.trust,
    )


def _indicator(
    indicator: Indicator,
    originals: Sequence[Examination],
    framework: Framework,
    context: Context,
    superseded: Mapping[str, str],
    assigned: Mapping[str, Places],
    taken: Mapping[str, str],
    made_at: str,
) -> IndicatorResult:
    evidence: list[Evidence] = []
    held: dict[str, list[tuple[Claim, Examination]]] = defaultdict(list)
    misses: list[tuple[int, NearMiss]] = []
    slots = assigned.get(indicator.id)
    for item in originals:
        own = [claim for claim in item.claims if claim.indicator == indicator.id]
        if slots is not None and slots.of.get(item.file.path, indicator.id) != indicator.id:
            own = [claim for claim in own if not claim.accepted]
        accepted = [claim for claim in own if claim.accepted]
        direct = [claim for claim in accepted if not requirement_of(indicator, claim.requirement).supporting]
        if direct and item.file.path in taken:
            why = Finding.of("EC314", other=taken[item.file.path])
            misses.append((1, NearMiss(item.file.path, why, direct[0].passages[:2])))
        elif direct:
            made = _evidence(indicator, item, accepted, superseded, made_at)
            if slots is not None and item.file.path in slots.beyond:
                # a fourth sector has no place of its own: it is shown, and lifts no level
                beyond = Finding.of("EC332", sector=slots.beyond[item.file.path])
                score = min(made.score, _SCORE[Strength.WEAK])
                evidence.append(replace(made, strength=Strength.WEAK, score=score, reasons=(beyond, *made.reasons)))
                continue
            evidence.append(made)
            for claim in accepted:
                held[claim.requirement].append((claim, item))
        elif accepted:
            for claim in accepted:
                held[claim.requirement].append((claim, item))
            misses.append(
                (
                    1,
                    NearMiss(
                        item.file.path,
                        Finding.of("EC313", requirement=requirement_of(indicator, accepted[0].requirement).title),
                        accepted[0].passages[:2],
                    ),
                )
            )
        else:
            refused = [claim for claim in own if not claim.accepted]
            if refused:
                best = max(refused, key=lambda claim: claim.tier)
                misses.append((-best.tier, NearMiss(item.file.path, best.reasons[0], best.passages[:2])))
    evidence.sort(key=lambda item: (RANK[item.strength], item.path))
    domain, aspect = _names(framework, indicator)
    needs_documents = any(
        requirement.evidence in ("document", "image", "link") for requirement in indicator.requirements
    )
    target = indicator.target
    if not needs_documents:
        return IndicatorResult(
            indicator.id,
            indicator.name,
            domain,
            aspect,
            indicator.weight,
            Status.NOT_APPLICABLE,
            None,
            target,
            0.0,
            findings=(Finding.of("EC405"), *_unverified(indicator)),
            responsible=indicator.responsible,
            ladder=ladder_of(indicator),
        )
    level, lacking, coverage = climb(indicator, held)
    misses.sort(key=lambda pair: (pair[0], pair[1].path))
    near = tuple(miss for _, miss in misses[:_NEAR_MISSES])
    status, findings = _status(indicator, evidence, near, level, lacking, target)
    status, findings = reviewed_if_faint(status, findings, evidence, {each.file.path: each.trust for each in originals})
    floor = next((step.number for step in indicator.ladder if step.floor), None)
    from_level = level if level is not None else (floor or 0.0)
    evidence = [replace(item, levels=levels_of(indicator, item, coverage)) for item in evidence]
    if slots is not None and indicator.id in slots.told:
        findings = (slots.told[indicator.id], *findings)
    findings = (*findings, *same_for_several(indicator, held, level))
    worth = round(gain(framework, indicator.id, from_level, target), 6)
    result = IndicatorResult(
        indicator.id,
        indicator.name,
        domain,
        aspect,
        indicator.weight,
        status,
        level if level is not None else floor,
        target,
        worth,
        tuple(evidence),
        near,
        (*findings, *_unverified(indicator)),
        tuple(Lacking("", title, _next(indicator, from_level)) for title in lacking),
        responsible=indicator.responsible,
        ladder=ladder_of(indicator),
    )
    documents = {item.file.path: item.identity for item in originals}
    return replace(result, prose=prose(indicator, result, documents, framework.knowledge))


def ladder_of(indicator: Indicator) -> tuple[Step, ...]:
    return tuple(
        Step(level.number, level.criteria, level.unverified, level.source or indicator.source)
        for level in indicator.ladder
    )


def _unverified(indicator: Indicator) -> tuple[Finding, ...]:
    return tuple(Finding.of("EC901", what=text.rstrip(". ")) for text in indicator.unverified)


def _names(framework: Framework, indicator: Indicator) -> tuple[str, str]:
    """Names of the top node and of the node an indicator hangs on."""
    chain = lineage(framework, indicator.node)
    names = {node.id: node.name for node in framework.nodes}
    return names.get(chain[-1], "") if chain else "", names.get(indicator.node, "")


def _evidence(
    indicator: Indicator,
    item: Examination,
    accepted: Sequence[Claim],
    superseded: Mapping[str, str],
    made_at: str,
) -> Evidence:
    best = min(accepted, key=lambda claim: (RANK[claim.strength], -claim.tier, claim.requirement))
    strength, reasons = best.strength, list(best.reasons)
    if item.file.path in superseded:
        strength = Strength.WEAK
        reasons.append(Finding.of("EC217", by=superseded[item.file.path]))
    early = not_come_yet(item.identity, made_at)
    if early is not None:
        strength = strength if strength is Strength.WEAK else Strength.PARTIAL
        reasons.append(early)
    passages: list[Passage] = []
    seen = set()
    for claim in sorted(accepted, key=lambda claim: (claim is not best, claim.requirement)):
        for passage in claim.passages:
            if (passage.page, passage.start) not in seen and len(passages) < 6:
                seen.add((passage.page, passage.start))
                passages.append(passage)
    contents = tuple(dict.fromkeys(content for claim in accepted for content in claim.contents))
    similarity = max((passage.similarity for passage in best.passages), default=1.0)
    score = _SCORE[strength] + 0.025 * best.tier + 0.02 * (similarity - 1)
    return Evidence(
        item.file.path,
        item.file.sha256,
        strength,
        round(min(1.0, max(0.0, score)), 3),
        (),
        tuple(dict.fromkeys(claim.requirement for claim in accepted)),
        tuple(passages),
        tuple(dict.fromkeys(reasons)),
        contents,
    )


def _status(
    indicator: Indicator,
    evidence: Sequence[Evidence],
    near: Sequence[NearMiss],
    level: float | None,
    lacking: Sequence[str],
    target: float,
) -> tuple[Status, tuple[Finding, ...]]:
    """Status follows from the evidence and its reasons; it is never stored beside them."""
    if not evidence:
        review = [miss for miss in near if miss.why.code in ("EC310", "EC312", "EC313", "EC317", "EC319")]
        if review:
            return Status.REVIEW, (Finding.of("EC402", path=review[0].path, count=len(review)),)
        if near:
            return Status.MISSING, (Finding.of("EC403", path=near[0].path, count=len(near)),)
        return Status.MISSING, (Finding.of("EC401", wanted=tuple(lacking)),)
    reached = level if level is not None else 0.0
    findings: list[Finding] = []
    if lacking and reached < target:
        findings.append(
            Finding.of("EC404", level=_plain(reached), next=_plain(_next(indicator, reached)), lacking=tuple(lacking))
        )
    strong = any(item.strength is Strength.STRONG for item in evidence)
    if reached >= target and (strong or any(item.strength is Strength.PARTIAL for item in evidence)):
        return Status.COMPLETE, tuple(findings)
    if not strong:
        findings.append(Finding.of("EC406", strength=evidence[0].strength.value))
    return Status.WEAK, tuple(findings)


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _next(indicator: Indicator, reached: float) -> float:
    return next((step.number for step in indicator.ladder if step.number > reached), reached)
