"""Examinations of a whole folder → the assessment: evidence per requirement and level, status derived from reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from evidence_checker.assessment.bundle_claims import judged_as_one
from evidence_checker.assessment.bundles import Bundle, bundles, told
from evidence_checker.assessment.copies_shown import with_copies
from evidence_checker.assessment.decided import refusals, without
from evidence_checker.assessment.decisions import current, of_framework
from evidence_checker.assessment.folder_relations import doubles, holders, superseded
from evidence_checker.assessment.held import by_indicator, in_order
from evidence_checker.assessment.named_applications import with_named
from evidence_checker.assessment.placed import with_placed
from evidence_checker.assessment.public_services import places
from evidence_checker.assessment.scoring import gains, index
from evidence_checker.assessment.standing import indicator_result
from evidence_checker.model import (
    Assessment,
    Context,
    Decision,
    DocumentResult,
    ElectronicService,
    Examination,
    Finding,
    Framework,
    FrameworkStamp,
    IndicatorResult,
    ReadStatus,
    replace,
)
from evidence_checker.model.packed import many


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
    ordered = in_order(examinations)
    originals, copies = doubles(ordered)
    ended = superseded(originals)
    joined = bundles(originals, framework.knowledge.services.kinds)
    originals = with_named(judged_as_one(originals, joined, framework), framework)
    services = {item.file.path: item.identity.service for item in originals.changed.values()}
    claimed = by_indicator(originals)
    assigned = places(claimed, framework, context)
    results = []
    used: dict[str, list[str]] = defaultdict(list)
    holding: dict[str, dict[str, str]] = {}
    for indicator in framework.indicators:
        # the first of two indicators that may not share keeps the document
        taken = holding[indicator.id] = holders(indicator, used)
        own = claimed.get(indicator.id, ())
        result = indicator_result(indicator, own, framework, context, ended, assigned, taken, made_at, len(ordered))
        for evidence in result.evidence:
            used[evidence.path].append(result.id)
        results.append(result)
    copied: dict[str, list[str]] = defaultdict(list)
    for copy, of in copies.items():
        copied[of].append(copy)
    results = [with_copies(result, copied) for result in with_placed(results, framework, ordered, copies)]
    levels = {result.id: result.level for result in results if result.level is not None}
    if framework.scoring.grades:
        gained = gains(framework, levels)
        results = [replace(result, gain=gained.get(result.id, 0.0)) for result in results]
    judged = {result.id for result in results if result.evidence or (result.index_value and result.index_value.level)}
    documents = many(
        DocumentResult, (_document(item, copies, copied, used, joined, services) for item in ordered), len(ordered)
    )
    ids = tuple(indicator.id for indicator in framework.indicators)
    refused = refusals(current(decisions, documents, ids, made_at[:10], framework.id)) if decisions else {}
    for place, indicator in enumerate(framework.indicators):
        if indicator.id in refused:
            others = without(claimed.get(indicator.id, ()), indicator.id, refused[indicator.id])
            left = indicator_result(
                indicator, others, framework, context, ended, assigned, holding[indicator.id], made_at, len(ordered)
            )
            left = with_copies(replace(left, placed=results[place].placed), copied)
            results[place] = replace(results[place], decided=left)
    decided = index(framework, *_levels(each.decided or each for each in results)) if refused else None
    return Assessment(
        made_at=made_at,
        framework=FrameworkStamp(framework.id, framework.version, framework.sha256, framework.title),
        agency=context.agencies[0] if context.agencies else "",
        year=context.year,
        folder=folder,
        documents=documents,
        indicators=tuple(results),
        index=index(framework, levels, judged) if levels else None,
        decisions=of_framework(decisions, framework.id),
        notes=(*notes, *(Finding.of("EC902", what=text.rstrip(". ")) for text in framework.unverified)),
        tool_version=tool_version,
        nodes=framework.nodes,
        thresholds=framework.thresholds,
        index_decided=decided,
    )


def _levels(results: Iterable[IndicatorResult]) -> tuple[dict[str, float], set[str]]:
    """Id → level of the indicators that have one, and the ids of those whose level was judged, not assumed."""
    levels, judged = {}, set()
    for result in results:
        if result.level is not None:
            levels[result.id] = result.level
        if result.evidence or (result.index_value and result.index_value.level):
            judged.add(result.id)
    return levels, judged


def _document(
    item: Examination,
    copies: Mapping[str, str],
    copied: Mapping[str, Sequence[str]],
    used: Mapping[str, list[str]],
    joined: Mapping[str, Bundle],
    services: Mapping[str, ElectronicService | None],
) -> DocumentResult:
    path = item.file.path
    failed = item.status in (ReadStatus.UNREADABLE, ReadStatus.UNSUPPORTED)
    original = copies.get(path)
    findings = list(item.findings[1:] if failed else item.findings)
    if original:
        findings.append(Finding.of("EC501", original=original))
    bundle = joined.get(path)
    lacks = told(bundle) if bundle is not None and bundle.id == path else None
    if lacks is not None:
        findings.append(lacks)
    return DocumentResult(
        path=path,
        sha256=item.file.sha256,
        bytes=item.file.bytes,
        status=item.status,
        why=item.findings[0] if failed else None,
        pages=item.pages,
        text_source=item.text_source,
        identity=replace(item.identity, service=services.get(path, item.identity.service)),
        duplicate_of=original,
        duplicates=tuple(sorted(copied.get(path, ()))),
        indicators=() if original else tuple(used.get(path, ())),
        findings=tuple(findings),
        trust=item.trust,
        text_sha256=item.text_sha256,
        bundle=bundle.id if bundle is not None else None,
    )
