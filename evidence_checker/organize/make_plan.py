"""Assessment → Plan: which document goes where, by which reason, and what is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from evidence_checker.model import (
    Assessment,
    DocumentResult,
    Evidence,
    Finding,
    IndicatorResult,
    Knowledge,
    Node,
    Status,
    Strength,
)
from evidence_checker.organize.document_names import short_kind, short_number, short_subject, short_title
from evidence_checker.organize.free_names import FreeNames, FreeNumbers
from evidence_checker.organize.left_alone import archive_of, left_alone
from evidence_checker.organize.path_template import Layout, letter
from evidence_checker.organize.plan import Act, Move, Plan, Row, SharedFiling, Standing, Target
from evidence_checker.organize.safe_names import collision_key, extension
from evidence_checker.rules import shared_knowledge

INDEX_NAMES = ("Indeks Bukti.html", "Indeks Bukti.xlsx")
_RANK = {Strength.STRONG: 0, Strength.PARTIAL: 1, Strength.WEAK: 2}
_PLACED = {Strength.STRONG: "EC520", Strength.PARTIAL: "EC522", Strength.WEAK: "EC523"}
_STRENGTH_NAMES = {Strength.STRONG: "kuat", Strength.PARTIAL: "sebagian", Strength.WEAK: "lemah"}
# Words that every indicator's name begins or ends with say nothing in a folder's name.
_NAME_FILLER = re.compile(r"^(?:tingkat kematangan\s+)?(?:penerapan\s+|kebijakan internal\s+(?:terkait\s+)?)?", re.I)


def plan(
    assessment: Assessment,
    layout: Layout,
    target: Target,
    *,
    act: Act = Act.COPY,
    serve: SharedFiling = SharedFiling.COPIES,
    standing: Sequence[Standing] = (),
    short_names: Callable[[str], str] = lambda _: "",
    knowledge: Knowledge | None = None,
    node_names: Mapping[str, str] = MappingProxyType({}),
) -> Plan:
    """The plan for an assessment. The same assessment and the same target give the same plan.

    `standing`: what earlier runs filed into this target. `short_names`: indicator id → a short name ("" = none).
    `knowledge`: what kinds are called in names of files (None = as the shared data say). `node_names`: short names of
    nodes of the tree.
    """
    knowledge = knowledge or shared_knowledge()
    documents = {document.path: document for document in assessment.documents}
    homes = _homes(assessment, documents)
    filed = {(each.sha256, each.indicator): each for each in standing}
    names = FreeNames(target, {collision_key(each.target) for each in standing} | set(map(collision_key, INDEX_NAMES)))
    width = max((len(i.id) for i in assessment.indicators if i.id.isdigit()), default=1)
    moves: list[Move] = []
    stays: list[Standing] = []
    rows: list[Row] = []
    placed: dict[str, str] = {}  # source → target of its home
    waiting: list[tuple[IndicatorResult, Evidence]] = []
    for indicator in assessment.indicators:
        kept = [each for each in standing if each.indicator == indicator.id]
        turns = FreeNumbers({("", each.turn) for each in kept})
        level_turns = FreeNumbers({(str(each.level), each.level_turn) for each in kept})
        for evidence in sorted(indicator.evidence, key=_best_first):
            document = documents.get(evidence.path)
            if document is None or evidence.path not in homes:
                continue
            earlier = filed.get((evidence.sha256, indicator.id))
            if earlier is not None:
                stays.append(earlier)
                placed.setdefault(evidence.path, earlier.target)
                rows.append(_row(indicator, evidence, document, earlier.target, assessment.nodes))
                continue
            home = homes[evidence.path] == indicator.id
            if serve is SharedFiling.INDEX and not home:
                waiting.append((indicator, evidence))
                continue
            level = min(evidence.levels, default=1)
            turn = turns.next("")
            level_turn = level_turns.next(str(level))
            values = _values(
                assessment, indicator, document, evidence, width, turn, level, level_turn,
                short_names, knowledge, node_names,
            )  # fmt: skip
            wanted = layout.place(values, extension(document.path))
            path, there = names.free(wanted, evidence.sha256)
            entry = Standing(path, evidence.sha256, evidence.path, indicator.id, level, turn, level_turn)
            rows.append(_row(indicator, evidence, document, path, assessment.nodes))
            if home:
                placed[evidence.path] = path
            if there:
                stays.append(entry)
                continue
            reasons = [Finding.of(_PLACED[evidence.strength], indicator=indicator.id, name=indicator.name)]
            if path.split("/")[-1] != wanted.split("/")[-1]:
                reasons.append(Finding.of("EC521", wanted=wanted.split("/")[-1]))
            moves.append(
                Move(0, evidence.path, path, act if home or act is not Act.MOVE else Act.COPY, evidence.sha256,
                     document.bytes, "", indicator.id, level, turn, level_turn, tuple(reasons))
            )  # fmt: skip
    if serve is SharedFiling.LINKS:
        moves = [
            move if homes[move.source] == move.indicator else replace(move, act=Act.LINK, of=placed[move.source])
            for move in moves
        ]
    for indicator, evidence in waiting:
        rows.append(_row(indicator, evidence, documents[evidence.path], placed[evidence.path], assessment.nodes))
    # A home is placed before what is linked to it; within that, in the order of the tree.
    moves.sort(key=lambda move: (bool(move.of), move.target))
    order = {indicator.id: n for n, indicator in enumerate(assessment.indicators)}
    rows.sort(key=lambda row: (order[row.indicator], row.target))
    return Plan(
        framework=assessment.framework.id,
        framework_title=assessment.framework.title,
        agency=assessment.agency,
        year=assessment.year,
        folder=assessment.folder,
        pattern=layout.pattern,
        act=act,
        serve=serve,
        moves=tuple(replace(move, number=number) for number, move in enumerate(moves, 1)),
        stays=tuple(sorted(stays, key=lambda each: each.target)),
        left=tuple(left_alone(assessment, placed)),
        rows=tuple(rows),
    )


def _best_first(evidence: Evidence) -> tuple[int, float, str]:
    return _RANK[evidence.strength], -evidence.score, evidence.path


def _homes(assessment: Assessment, documents: dict[str, DocumentResult]) -> dict[str, str]:
    """Path → id of the indicator under which the document is at home: the one it proves best, the first among equals.

    Documents that are inside an archive, unread, or wait for a reviewer have no home.
    """
    best: dict[str, tuple[tuple[int, float], str]] = {}
    sure: set[str] = set()
    for indicator in assessment.indicators:
        for evidence in indicator.evidence:
            document = documents.get(evidence.path)
            if document is None or document.duplicate_of or archive_of(evidence.path, documents):
                continue
            rank = _best_first(evidence)[:2]
            if evidence.path not in best or rank < best[evidence.path][0]:
                best[evidence.path] = (rank, indicator.id)
            if indicator.status is not Status.REVIEW:
                sure.add(evidence.path)
    return {path: indicator for path, (_, indicator) in best.items() if path in sure}


def _chain(nodes: Sequence[Node], indicator: IndicatorResult) -> tuple[Node | None, Node | None]:
    """The top node and the node just above the indicator, as far as the assessment names them."""
    by_id = {node.id: node for node in nodes} | {node.name: node for node in nodes}
    aspect = by_id.get(indicator.aspect)
    top = by_id.get(indicator.domain)
    if top is None and aspect is not None:
        top = aspect
        while top.parent and top.parent in by_id:
            top = by_id[top.parent]
    return top or aspect, aspect or top


def _label(node: Node | None, nodes: Sequence[Node], fallback: str) -> str:
    """ "Domain 2": its label and its number, which is that of its id, else its turn among its siblings."""
    if node is None:
        return fallback
    digits = re.sub(r"\D", "", node.id)
    siblings = [each.id for each in nodes if each.parent == node.parent]
    number = digits or str(siblings.index(node.id) + 1)
    label = (node.label or fallback).strip()
    return label if label.endswith(number) else f"{label} {number}"


def _short(name: str) -> str:
    found = _NAME_FILLER.sub("", name)
    return (found[:1].upper() + found[1:])[:60].strip() or name[:60]


def _values(
    assessment: Assessment, indicator: IndicatorResult, document: DocumentResult, evidence: Evidence, width: int,
    turn: int, level: int, level_turn: int, short_names: Callable[[str], str], knowledge: Knowledge,
    node_names: Mapping[str, str],
) -> dict[str, str]:  # fmt: skip
    top, aspect = _chain(assessment.nodes, indicator)
    identity = document.identity
    name = document.path.split("/")[-1]
    stem = name[: len(name) - len(extension(name))]
    return {
        "domain": _label(top, assessment.nodes, "Domain"),
        "domain_name": node_names.get(top.id, top.name) if top else indicator.domain,
        "aspect": _label(aspect, assessment.nodes, "Aspek"),
        "aspect_name": aspect.name if aspect else indicator.aspect,
        "indicator": indicator.id.zfill(width) if indicator.id.isdigit() else indicator.id,
        "indicator_name": short_names(indicator.id) or _short(indicator.name),
        "id": indicator.id,
        "letter": letter(turn),
        "sequence": f"{turn:02}",
        "level": str(level),
        "code": f"I{indicator.id}-L{level}-{level_turn:02}",
        "document": short_title(identity, stem, knowledge),
        "kind": short_kind(identity, knowledge),
        "number": short_number(identity),
        "year": str(identity.year or ""),
        "date": identity.date,
        "subject": short_subject(identity.title, knowledge),
        "name": stem,
        "strength": _STRENGTH_NAMES[evidence.strength],
        "hash": document.sha256[:8],
        "agency": assessment.agency,
        "assessed_year": str(assessment.year or ""),
    }


def _row(
    indicator: IndicatorResult, evidence: Evidence, document: DocumentResult, target: str, nodes: Sequence[Node]
) -> Row:
    top, _ = _chain(nodes, indicator)
    passage = evidence.passages[0] if evidence.passages else None
    place = ""
    if passage is not None:
        place = ", ".join(part for part in (passage.article, f"hlm. {passage.page}") if part)
    identity = document.identity
    return Row(
        indicator=indicator.id,
        indicator_name=indicator.name,
        group=f"{_label(top, nodes, 'Domain')} - {top.name if top else indicator.domain}",
        target=target,
        source=document.path,
        title=identity.title,
        kind=identity.kind,
        number=identity.number,
        date=identity.date,
        strength=str(evidence.strength),
        levels=evidence.levels,
        place=place,
        quote=passage.quote[:300] if passage else "",
        sha256=document.sha256,
        bytes=document.bytes,
    )
