"""Levels → aspect, domain, index, predicate, gain.

Formula (PermenPANRB 59/2020, pp. 23–24): index = Σ(NI × BI) / ΣBI, the same for every node of the tree over the
indicators below it. Frameworks without weights at a node are averaged over what they have. Where the pack says so
(`scoring`), the mean is multiplied (criteria that give points), or nodes are graded by the share of their fulfilled
criteria, and the index is the weighted mean of those grades.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from evidence_checker.model import Framework, Grade, Index, IndexPart, Indicator, Node

Scored = Sequence[tuple[Indicator, float]]


def index(framework: Framework, levels: Mapping[str, float], judged: Collection[str] | None = None) -> Index:
    """The index of the indicators that have a level (id → level); an indicator without one counts for nothing, nor
    its weight. `judged`: ids whose level comes from documents or a given value (None = all); the others are assumed.

    Always a first assessment ("penilaian awal"), not an official score.
    """
    scored = _scored(framework, levels)
    value = _value(framework, scored)
    top = [node for node in framework.nodes if not node.parent]
    leaves = {item.node for item in framework.indicators}
    aspects = [node for node in framework.nodes if node.id in leaves]
    weight = sum(item.weight for item, _ in scored)
    covered = sum(item.weight for item, _ in scored if judged is None or item.id in judged)
    share = round(covered / weight, 6) if weight else 0.0
    least, most = bounds(framework)
    return Index(
        value,
        predicate(framework, value),
        _parts(framework, top, scored),
        _parts(framework, aspects, scored),
        share,
        round(1 - share, 6) if weight else 0.0,
        least,
        most,
    )


def bounds(framework: Framework) -> tuple[float, float]:
    """Between which values the index lies."""
    rules = framework.scoring
    if rules.grades:
        return min(each.value for each in rules.grades), max(each.value for each in rules.grades)
    if not framework.scales:
        return 0.0, 0.0
    least = min(low for _, low, _, _ in framework.scales)
    most = max(high for _, _, high, _ in framework.scales)
    return least * rules.factor, most * rules.factor


def grade(framework: Framework, scored: Scored) -> Grade | None:
    """What the criteria of one node earn by the share of them that is fulfilled; None when no grade fits."""
    if not scored:
        return None
    share = sum(level >= framework.scoring.fulfilled for _, level in scored) / len(scored)
    return next(
        (
            each
            for each in framework.scoring.grades
            if not each.by_person and share >= each.at_least and share > each.above
        ),
        None,
    )


def _scored(framework: Framework, levels: Mapping[str, float]) -> Scored:
    return [(item, levels[item.id]) for item in framework.indicators if item.id in levels]


def _value(framework: Framework, scored: Scored) -> float:
    """The index of some indicators: of the whole, or of those below one node."""
    if framework.scoring.grades:
        return _graded(framework, scored)
    weight = sum(item.weight for item, _ in scored)
    mean = sum(item.weight * level for item, level in scored) / weight if weight else 0.0
    return mean * framework.scoring.factor


def _graded(framework: Framework, scored: Scored) -> float:
    groups: dict[str, list[tuple[Indicator, float]]] = {}
    for item, level in scored:
        groups.setdefault(item.node, []).append((item, level))
    value = total = 0.0
    for members in groups.values():
        weight = sum(item.weight for item, _ in members)
        given = grade(framework, members)
        value += weight * (given.value if given else 0.0)
        total += weight
    return value / total if total else 0.0


def _parts(framework: Framework, nodes: list[Node], scored: Scored) -> tuple[IndexPart, ...]:
    made = []
    for node in nodes:
        below = [(item, level) for item, level in scored if node.id in lineage(framework, item.node)]
        if below:
            given = grade(framework, below) if node.label == framework.scoring.graded else None
            made.append(
                IndexPart(node.id, node.name, node.weight, _value(framework, below), given.label if given else "")
            )
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
    """What the whole index gains when an indicator reaches its target from a level (0 when it has). Of graded nodes see
    `gains`."""
    total = sum(item.weight for item in framework.indicators)
    if not total or target <= level:
        return 0.0
    return framework.indicator(identifier).weight * (target - level) / total * framework.scoring.factor


def gains(framework: Framework, levels: Mapping[str, float]) -> dict[str, float]:
    """What the index gains when one indicator alone reaches its target, the others staying as they are: of frameworks
    whose nodes are graded, where that depends on the others."""
    now = _value(framework, _scored(framework, levels))
    return {
        item.id: max(0.0, _value(framework, _scored(framework, {**levels, item.id: item.target})) - now)
        for item in framework.indicators
        if levels.get(item.id, item.target) < item.target
    }
