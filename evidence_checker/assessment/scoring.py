"""Levels → aspect, domain, index, predicate, gain.

Formula (PermenPANRB 59/2020, pp. 23–24): index = Σ(NI × BI) / ΣBI, the same for every node of the tree over the
indicators below it. Frameworks without weights at a node are averaged over what they have.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from evidence_checker.model import Framework, Index, IndexPart, Indicator, Node


def index(framework: Framework, levels: Mapping[str, float], judged: Collection[str] | None = None) -> Index:
    """The index of the indicators that have a level (id → level); an indicator without one counts for nothing, nor
    its weight. `judged`: ids whose level comes from documents or a given value (None = all); the others are assumed.

    Always a first assessment ("penilaian awal"), not an official score.
    """
    scored = [(item, levels[item.id]) for item in framework.indicators if item.id in levels]
    value = _mean(scored)
    top = [node for node in framework.nodes if not node.parent]
    leaves = {item.node for item in framework.indicators}
    aspects = [node for node in framework.nodes if node.id in leaves]
    weight = sum(item.weight for item, _ in scored)
    covered = sum(item.weight for item, _ in scored if judged is None or item.id in judged)
    share = round(covered / weight, 6) if weight else 0.0
    return Index(
        value,
        predicate(framework, value),
        _parts(framework, top, scored),
        _parts(framework, aspects, scored),
        share,
        round(1 - share, 6) if weight else 0.0,
    )


def _mean(scored: list[tuple[Indicator, float]]) -> float:
    weight = sum(item.weight for item, _ in scored)
    return sum(item.weight * level for item, level in scored) / weight if weight else 0.0


def _parts(framework: Framework, nodes: list[Node], scored: list[tuple[Indicator, float]]) -> tuple[IndexPart, ...]:
    made = []
    for node in nodes:
        below = [(item, level) for item, level in scored if node.id in lineage(framework, item.node)]
        if below:
            made.append(IndexPart(node.id, node.name, node.weight, _mean(below)))
    return tuple(made)


def lineage(framework: Framework, node: str) -> tuple[str, ...]:
    """A node and everything above it, from the bottom up."""
    parents = {item.id: item.parent for item in framework.nodes}
    found = []
    while node and node not in found:
        found.append(node)
        node = parents.get(node, "")
    return tuple(found)


def predicate(framework: Framework, value: float) -> str:
    """The band a value falls in; "" when the framework names none. Values are compared as printed, with two
    decimals."""
    label = ""
    for band in sorted(framework.predicates, key=lambda item: item.minimum):
        if round(value, 2) >= band.minimum or not label:
            label = band.label
    return label


def gain(framework: Framework, identifier: str, level: float, target: float) -> float:
    """What the whole index gains when an indicator reaches its target from a level (0 when it has)."""
    total = sum(item.weight for item in framework.indicators)
    if not total or target <= level:
        return 0.0
    return framework.indicator(identifier).weight * (target - level) / total
