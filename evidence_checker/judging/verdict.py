"""Examinations of a whole folder → the assessment: evidence per requirement and level, status derived from reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from evidence_checker.judging.context import Context
from evidence_checker.judging.prose import prose
from evidence_checker.model import (
    Assessment,
    Claim,
    Decision,
    DocumentResult,
    Evidence,
    Examination,
    Finding,
    Framework,
    FrameworkStamp,
    Indicator,
    IndicatorResult,
    Level,
    NearMiss,
    Need,
    Passage,
    ReadStatus,
    Requirement,
    Signature,
    State,
    Status,
    Step,
    Strength,
)
from evidence_checker.scoring import gain, index, lineage

_SCORE = {Strength.STRONG: 0.9, Strength.PARTIAL: 0.6, Strength.WEAK: 0.3}
_RANK = {Strength.STRONG: 0, Strength.PARTIAL: 1, Strength.WEAK: 2}
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
    originals, copies = _doubles(ordered)
    superseded = _superseded(originals)
    assigned = _sectors(originals, framework, context)
    results = []
    used: dict[str, list[str]] = defaultdict(list)
    for indicator in framework.indicators:
        results.append(_indicator(indicator, originals, framework, context, superseded, assigned))
    results = _reuse(results, framework)
    for result in results:
        for evidence in result.evidence:
            used[evidence.path].append(result.id)
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


# ---------------------------------------------------------------- documents


def _doubles(ordered: Sequence[Examination]) -> tuple[list[Examination], dict[str, str]]:
    """The documents to judge, and for each copy the path of the one that stands for it.

    Of files with equal text the electronically signed one stands for all, else the smallest: it is the one to upload.
    """
    groups: dict[str, list[Examination]] = defaultdict(list)
    for item in ordered:
        same = item.text_sha256 or (item.file.sha256 if item.file.bytes else "")
        groups[same or f"path:{item.file.path}"].append(item)
    copies: dict[str, str] = {}
    originals = []
    for group in groups.values():
        best = min(group, key=lambda item: (item.identity.signature is not Signature.ELECTRONIC, item.file.bytes, item.file.path))
        originals.append(best)
        copies.update({item.file.path: best.file.path for item in group if item is not best})
    return sorted(originals, key=lambda item: item.file.path), copies


def _superseded(originals: Sequence[Examination]) -> dict[str, str]:
    """Paths of regulations that another document of the same issuer revokes by number and year → the revoking path."""
    by_number = {
        (item.identity.kind, item.identity.issuer, item.identity.number): item.file.path
        for item in originals
        if item.identity.number
    }
    found = {}
    for item in originals:
        for number in item.identity.revokes:
            path = by_number.get((item.identity.kind, item.identity.issuer, number))
            if path and path != item.file.path:
                found[path] = item.file.path
    return found


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
    )


# ---------------------------------------------------------------- indicators


def _sectors(originals: Sequence[Examination], framework: Framework, context: Context) -> dict[str, dict[str, str]]:
    """Indicators that share one rule but may not share evidence (public service sectors): path → the indicator it goes to.

    Such indicators name each other in `reuse_not_with` and know the same applications. A service that the agency named for a slot takes it; each other
    service takes the next free slot.
    """
    groups: list[list[Indicator]] = []
    for indicator in framework.indicators:
        for group in groups:
            if indicator.applications and group[0].applications == indicator.applications and indicator.id in group[0].reuse_not_with:
                group.append(indicator)
                break
        else:
            groups.append([indicator])
    assigned: dict[str, dict[str, str]] = {}
    for group in groups:
        if len(group) < 2:
            continue
        ids = {indicator.id for indicator in group}
        named = {identifier: {name.casefold() for name in names} for identifier, names in context.applications if identifier in ids}
        free = [indicator.id for indicator in group if indicator.id not in named] or [group[-1].id]
        services: dict[str, str] = {}
        places: dict[str, str] = {}
        candidates = []
        for item in originals:
            claims = [claim for claim in item.claims if claim.indicator in ids and claim.accepted]
            own = next((claim.indicator for claim in claims for passage in claim.passages if passage.term.casefold() in named.get(claim.indicator, ())), None)
            if own:
                places[item.file.path] = own
            elif claims:
                best = min(claims, key=lambda claim: (_RANK[claim.strength], claim.indicator))
                candidates.append((_RANK[best.strength], item.file.path, best.passages[0].term if best.passages else ""))
        for _, path, term in sorted(candidates):
            key = term.casefold()
            if key not in services:
                services[key] = free[min(len(services), len(free) - 1)]
            places[path] = services[key]
        for identifier in ids:
            assigned[identifier] = places
    return assigned


def _indicator(
    indicator: Indicator,
    originals: Sequence[Examination],
    framework: Framework,
    context: Context,
    superseded: Mapping[str, str],
    assigned: Mapping[str, Mapping[str, str]],
) -> IndicatorResult:
    evidence: list[Evidence] = []
    held: dict[str, list[tuple[Claim, Examination]]] = defaultdict(list)
    misses: list[tuple[int, NearMiss]] = []
    slots = assigned.get(indicator.id)
    for item in originals:
        own = [claim for claim in item.claims if claim.indicator == indicator.id]
        if slots is not None and slots.get(item.file.path, indicator.id) != indicator.id:
            own = [claim for claim in own if not claim.accepted]
        accepted = [claim for claim in own if claim.accepted]
        direct = [claim for claim in accepted if not _requirement(indicator, claim.requirement).supporting]
        if direct:
            made = _evidence(indicator, item, accepted, superseded)
            evidence.append(made)
            for claim in accepted:
                held[claim.requirement].append((claim, item))
        elif accepted:
            for claim in accepted:
                held[claim.requirement].append((claim, item))
            misses.append((1, NearMiss(item.file.path, Finding.of("EC313", requirement=_requirement(indicator, accepted[0].requirement).title), accepted[0].passages[:2])))
        else:
            refused = [claim for claim in own if not claim.accepted]
            if refused:
                best = max(refused, key=lambda claim: claim.tier)
                misses.append((-best.tier, NearMiss(item.file.path, best.reasons[0], best.passages[:2])))
    evidence.sort(key=lambda item: (_RANK[item.strength], item.path))
    domain, aspect = _names(framework, indicator)
    needs_documents = any(requirement.evidence in ("document", "image", "link") for requirement in indicator.requirements)
    target = indicator.target
    if not needs_documents:
        return IndicatorResult(
            indicator.id, indicator.name, domain, aspect, indicator.weight, Status.NOT_APPLICABLE, None, target, 0.0,
            findings=(Finding.of("EC405"), *_unverified(indicator)), responsible=indicator.responsible, ladder=_ladder(indicator),
        )  # fmt: skip
    level, lacking, coverage = _climb(indicator, held)
    misses.sort(key=lambda pair: (pair[0], pair[1].path))
    near = tuple(miss for _, miss in misses[:_NEAR_MISSES])
    status, findings = _status(indicator, evidence, near, level, lacking, target)
    floor = next((step.number for step in indicator.ladder if step.floor), None)
    from_level = level if level is not None else (floor or 0.0)
    evidence = [replace(item, levels=_levels(indicator, item, coverage)) for item in evidence]
    findings = (*findings, *_same_for_several(indicator, held, level))
    worth = round(gain(framework, indicator.id, from_level, target), 6)
    result = IndicatorResult(
        indicator.id, indicator.name, domain, aspect, indicator.weight, status, level if level is not None else floor, target, worth,
        tuple(evidence), near, (*findings, *_unverified(indicator)), lacking,
        responsible=indicator.responsible, ladder=_ladder(indicator),
    )  # fmt: skip
    documents = {item.file.path: item.identity for item in originals}
    return replace(result, prose=prose(indicator, result, documents))


def _ladder(indicator: Indicator) -> tuple[Step, ...]:
    return tuple(Step(level.number, level.criteria, level.unverified) for level in indicator.ladder)


def _unverified(indicator: Indicator) -> tuple[Finding, ...]:
    return tuple(Finding.of("EC901", what=text.rstrip(". ")) for text in indicator.unverified)


def _requirement(indicator: Indicator, identifier: str) -> Requirement:
    return next(requirement for requirement in indicator.requirements if requirement.id == identifier)


def _names(framework: Framework, indicator: Indicator) -> tuple[str, str]:
    """Names of the top node and of the node an indicator hangs on."""
    chain = lineage(framework, indicator.node)
    names = {node.id: node.name for node in framework.nodes}
    return names.get(chain[-1], "") if chain else "", names.get(indicator.node, "")


def _evidence(indicator: Indicator, item: Examination, accepted: Sequence[Claim], superseded: Mapping[str, str]) -> Evidence:
    best = min(accepted, key=lambda claim: (_RANK[claim.strength], -claim.tier, claim.requirement))
    strength, reasons = best.strength, list(best.reasons)
    if item.file.path in superseded:
        strength = Strength.WEAK
        reasons.append(Finding.of("EC217", by=superseded[item.file.path]))
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


def _climb(
    indicator: Indicator, held: Mapping[str, list[tuple[Claim, Examination]]]
) -> tuple[float | None, tuple[str, ...], Mapping[float, frozenset[str]]]:
    """The highest level whose needs, and those of every level below it, are met; what the next one lacks; and which requirements
    serve each level. A draft serves only the floor."""
    reached: float | None = None
    lacking: tuple[str, ...] = ()
    serves: dict[float, frozenset[str]] = {}
    for step in indicator.ladder:
        named = _named(step.need)
        serves[step.number] = named
        met, missing = _met(step, indicator, held)
        if lacking:
            continue
        if met:
            if any(held.get(identifier) for identifier in named) or step.need is None or step.floor:
                reached = step.number
        else:
            lacking = missing
    if not any(held.values()):
        reached = None
    return reached, lacking, serves


def _same_for_several(
    indicator: Indicator, held: Mapping[str, list[tuple[Claim, Examination]]], level: float | None
) -> list[Finding]:
    """Requirements of one reached level that rest on one and the same document."""
    found = []
    for step in indicator.ladder:
        if level is None or step.number > level or step.need is None or step.need.operator != "all":
            continue
        alone: dict[str, list[str]] = defaultdict(list)
        for part in step.need.parts:
            paths = {item.file.path for _, item in held.get(part.requirement, ())}
            if len(paths) == 1:
                alone[paths.pop()].append(_requirement(indicator, part.requirement).title)
        found += [Finding.of("EC407", path=path, requirements=tuple(titles)) for path, titles in sorted(alone.items()) if len(titles) > 1]
    return list(dict.fromkeys(found))


def _named(need: Need | None) -> frozenset[str]:
    if need is None:
        return frozenset()
    if need.operator == "requirement":
        return frozenset({need.requirement})
    return frozenset().union(*(_named(part) for part in need.parts)) if need.parts else frozenset()


def _met(step: Level, indicator: Indicator, held: Mapping[str, list[tuple[Claim, Examination]]]) -> tuple[bool, tuple[str, ...]]:
    missing: list[str] = []
    if step.need is not None and not step.floor:
        missing += _missing(step.need, indicator, held, step)
    if step.contents_at_least and not missing:
        everything = {content for claims in held.values() for claim, item in claims if item.identity.state is not State.DRAFT for content in claim.contents}
        needed = len(indicator.contents) if step.contents_at_least < 0 else step.contents_at_least
        if len(everything) < needed:
            absent = [item.label for item in indicator.contents if item.id not in everything]
            missing.append(f"{len(everything)}/{needed}: " + ", ".join(absent))
    if step.coverage == "all" and not missing:
        covered = any(claim.coverage == "all" for claims in held.values() for claim, item in claims if item.identity.state is not State.DRAFT)
        if not covered:
            missing.append("cakupan seluruh unit kerja/perangkat daerah")
    return not missing, tuple(missing)


def _missing(need: Need, indicator: Indicator, held: Mapping[str, list[tuple[Claim, Examination]]], step: Level) -> list[str]:
    if need.operator == "requirement":
        good = [claim for claim, item in held.get(need.requirement, ()) if item.identity.state is not State.DRAFT or step.floor]
        return [] if good else [str(_requirement(indicator, need.requirement).title)]
    parts = [_missing(part, indicator, held, step) for part in need.parts]
    if need.operator == "all":
        return [text for part in parts for text in part]
    wanted = need.count if need.operator == "n" else 1
    met = sum(1 for part in parts if not part)
    if met >= wanted:
        return []
    options = list(dict.fromkeys(text for part in parts for text in part))
    return [" atau ".join(options[:4])] if options else []


def _levels(indicator: Indicator, item: Evidence, serves: Mapping[float, frozenset[str]]) -> tuple[int, ...]:
    """The levels that a piece of evidence helps to prove."""
    if any(reason.code == "EC202" for reason in item.reasons):
        return (1,)
    levels = [int(number) for number, named in serves.items() if named & set(item.requirements)]
    return tuple(levels) or (1,)


def _status(
    indicator: Indicator, evidence: Sequence[Evidence], near: Sequence[NearMiss], level: float | None, lacking: Sequence[str], target: float
) -> tuple[Status, tuple[Finding, ...]]:
    """Status follows from the evidence and its reasons; it is never stored beside them."""
    if not evidence:
        review = [miss for miss in near if miss.why.code in ("EC310", "EC312", "EC313")]
        if review:
            return Status.REVIEW, (Finding.of("EC402", path=review[0].path, count=len(review)),)
        if near:
            return Status.MISSING, (Finding.of("EC403", path=near[0].path, count=len(near)),)
        return Status.MISSING, (Finding.of("EC401", wanted=tuple(lacking)),)
    reached = level if level is not None else 0.0
    findings: list[Finding] = []
    if lacking and reached < target:
        findings.append(Finding.of("EC404", level=_plain(reached), next=_plain(_next(indicator, reached)), lacking=tuple(lacking)))
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


def _reuse(results: list[IndicatorResult], framework: Framework) -> list[IndicatorResult]:
    """Evidence that an indicator may not share with another (45–47 may not reuse what proves 32–44) becomes a near miss there."""
    holders: dict[str, set[str]] = defaultdict(set)
    for result in results:
        for item in result.evidence:
            holders[item.path].add(result.id)
    made = []
    earlier: set[str] = set()
    for result in results:
        # the first of two indicators keeps the document, so that the rule may be written on either side
        forbidden = set(framework.indicator(result.id).reuse_not_with) & earlier
        earlier.add(result.id)
        shared = [item for item in result.evidence if holders[item.path] & forbidden]
        if not shared:
            made.append(result)
            continue
        first = next(iter(sorted(holders[shared[0].path] & forbidden)))
        kept = tuple(item for item in result.evidence if item not in shared)
        near = (*result.near_misses, *(NearMiss(item.path, Finding.of("EC314", other=first), item.passages[:2]) for item in shared))
        status, level, findings, worth = result.status, result.level, result.findings, result.gain
        if not kept:
            status, findings = Status.MISSING, (Finding.of("EC403", path=shared[0].path, count=len(shared)),)
            floor = next((step.number for step in framework.indicator(result.id).ladder if step.floor), None)
            level = floor
            worth = round(gain(framework, result.id, floor or 0.0, result.target_level), 6)
        made.append(replace(result, evidence=kept, near_misses=near, status=status, level=level, findings=findings, gain=worth))
    return made
