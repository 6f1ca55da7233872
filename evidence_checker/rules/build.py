"""The files of a pack → Framework. Every mistake is collected: of YAML, of shape, of meaning."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from evidence_checker.model import Framework, Knowledge, Node, PlanningFacts, Predicate, Thresholds
from evidence_checker.rules import check, phrases
from evidence_checker.rules.agreement import references, shared, weights
from evidence_checker.rules.framework_shape import FRAMEWORK
from evidence_checker.rules.indicators import indicator
from evidence_checker.rules.record import Record, entry, items, number, number_of
from evidence_checker.rules.scoring import scoring, units
from evidence_checker.rules.services import with_applications
from evidence_checker.rules.shapes import FORMAT, INDICATOR
from evidence_checker.rules.shared import extended
from evidence_checker.rules.tree import HEAD, LocatedValue, Mistakes, Plain, grow
from evidence_checker.rules.vocabulary import Vocabulary
from evidence_checker.rules.written_out import written_out
from evidence_checker.text.natural_order import natural


def trees(files: Mapping[str, bytes], mistakes: Mistakes) -> dict[str, LocatedValue]:
    """Every file as a tree that has its shape; files with mistakes are left out (their mistakes are kept)."""
    grown: dict[str, LocatedValue] = {}
    if HEAD not in files:
        mistakes.add("ES209", HEAD, 1, "folder aturan", f"berkas {HEAD}", missing=HEAD)
    for name in sorted(files):
        tree = grow(name, files[name], mistakes)
        if tree is None:
            continue
        if name == HEAD and _too_new(tree, mistakes):
            return {}
        if check.fits(name, tree, FRAMEWORK if name == HEAD else INDICATOR, mistakes):
            grown[name] = tree
    return grown


def sound(grown: Mapping[str, LocatedValue], mistakes: Mistakes) -> bool:
    """Whether every tree has its shape; every mistake is added."""
    fit = [check.fits(name, grown[name], FRAMEWORK if name == HEAD else INDICATOR, mistakes) for name in grown]
    return all(fit)


def _too_new(head: LocatedValue, mistakes: Mistakes) -> bool:
    """A pack of a newer format is refused as such: its other 'mistakes' would only mislead."""
    entry = head.value.get("format") if isinstance(head.value, dict) else None
    if entry is not None and isinstance(entry.value, int) and entry.value > FORMAT:
        mistakes.add(
            "ES210", HEAD, entry.line, f"format {entry.value}", f"format {FORMAT} atau lebih lama", known=FORMAT
        )
        return True
    return False


def fingerprint(grown: Mapping[str, LocatedValue], base: Knowledge) -> str:
    """sha256 of the meaning: comments, order of keys' lines and names of files do not count, every value does.

    `base`: the shared data, which are part of the rules as well.
    """
    content: dict[str, Plain] = {"shared": base.sha256}
    for name, tree in grown.items():
        plain = tree.plain()
        assert isinstance(plain, dict)
        content["" if name == HEAD else str(plain["id"])] = plain
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()


def build(grown: Mapping[str, LocatedValue], mistakes: Mistakes, base: Knowledge, folder: str = "") -> Framework | None:
    """The framework, or None when a tree is missing; `mistakes` says whether it is sound. `base`: the shared data."""
    if HEAD not in grown:
        return None
    head = Record(HEAD, grown[HEAD], mistakes)
    knowledge = extended(base, head)
    groups = {f"@{name}": kinds for name, kinds in knowledge.kind_groups}
    words = {f"@{name}": each for name, each in knowledge.phrase_groups}
    kinds = {kind.id: kind.name for kind in knowledge.kinds}
    scales = {
        name: (number(spot, "minimum"), number(spot, "maximum"), number(spot, "step"))
        for name, spot in head.table("scales").items()
    }
    phrases.check(HEAD, head.spots("instruments"), mistakes, "instruments", decisive=True)
    phrases.check(HEAD, head.spots("field"), mistakes, "field", decisive=False)
    nodes = _nodes(head)
    files = sorted(
        (name for name in grown if name != HEAD), key=lambda name: (natural(str(entry(grown[name], "id").value)), name)
    )
    vocabulary = Vocabulary(groups, words, kinds, scales, {node.id for node in nodes}, knowledge.services.sectors)
    indicators = tuple(
        written_out(indicator(Record(name, grown[name], mistakes), vocabulary), knowledge) for name in files
    )
    references(indicators, grown, mistakes)
    shared(indicators, grown, mistakes)
    total = number(grown[HEAD], "weight_total")
    _thresholds(head)
    weights(nodes, indicators, total, grown, mistakes)
    thresholds = head.table("thresholds")
    return Framework(
        id=head.text("id"),
        version=head.text("version"),
        title=head.text("title"),
        regulation=head.text("regulation"),
        sha256=fingerprint(grown, base),
        nodes=nodes,
        indicators=indicators,
        scales=tuple((name, *bounds) for name, bounds in scales.items()),
        scale_labels=_labels(head, scales),
        score_ranges=_ranges(head),
        predicates=_predicates(head),
        thresholds=Thresholds(**{name: number_of(spot) for name, spot in thresholds.items()}),
        weight_total=total,
        knowledge=with_applications(knowledge, indicators),
        instruments=head.texts("instruments"),
        field=head.texts("field"),
        unverified=head.texts("unverified"),
        source=head.text("source"),
        folder=folder,
        filing=head.text("filing"),
        node_names=tuple(
            (str(entry(spot, "id").value), str(entry(spot, "short_name").value))
            for spot in head.spots("nodes")
            if isinstance(spot.value, dict) and "short_name" in spot.value
        ),
        planning=_planning(head),
        scoring=scoring(head),
        units=units(head),
    )


def _planning(head: Record) -> PlanningFacts:
    """What the pack knows for planning; the shares of the steps add up to 1."""
    given = head.entries.get("planning")
    if given is None:
        return PlanningFacts()
    facts = Record(HEAD, given, head.mistakes)
    steps = []
    for spot in facts.spots("steps"):
        step = Record(HEAD, spot, head.mistakes)
        steps.append((step.text("id"), step.number("share")))
    if steps and abs(sum(share for _, share in steps) - 1) > 1e-9:
        total = sum(share for _, share in steps)
        head.mistake("ES214", facts.line("steps"), f"planning.steps: {total:g}", "1")
    return PlanningFacts(
        effort=tuple((name, int(number_of(spot))) for name, spot in facts.table("effort").items()),
        usual_effort=int(facts.number("usual_effort")) or PlanningFacts().usual_effort,
        requirement_effort=tuple(
            (name, int(number_of(spot))) for name, spot in facts.table("requirement_effort").items()
        ),
        serves_many=facts.texts("serves_many"),
        steps=tuple(steps),
        source=facts.text("source"),
    )


def _thresholds(head: Record) -> None:
    """The bar may be raised; a similarity at which any word fits any other is no bar, and no pack may set it."""
    for key, least, most in (("similarity", 0.8, 1.0), ("review_margin", 0.0, 0.2), ("low_confidence", 0.0, 1.0)):
        spot = head.table("thresholds").get(key)
        if spot is not None and not least <= number_of(spot) <= most:
            head.mistake("ES214", spot.line, f"thresholds.{key}: {number_of(spot):g}", f"{least:g} sampai {most:g}")


def _labels(head: Record, scales: Mapping[str, tuple[float, float, float]]) -> tuple[tuple[str, float, str], ...]:
    """What the values of scales are called ("A", "Ya"), each within its scale."""
    found = []
    for name, spot in head.table("scales").items():
        for key, label in Record(HEAD, spot, head.mistakes).table("labels").items():
            least, most, _ = scales[name]
            if not least <= float(key) <= most:
                head.mistake("ES214", label.key_line, f"scales.{name}.labels.{key}", f"{least:g} sampai {most:g}")
            found.append((name, float(key), str(label.value)))
    return tuple(found)


def _ranges(head: Record) -> tuple[tuple[str, float, float, float, str], ...]:
    """The scores that a level of a decimal scale stands for, with where that is said."""
    found = []
    for name, spot in head.table("scales").items():
        scale = Record(HEAD, spot, head.mistakes)
        for key, pair in scale.table("ranges").items():
            bounds = [number_of(each) for each in items(pair)]
            if len(bounds) != 2 or not bounds[0] <= float(key) <= bounds[1]:
                at = f"scales.{name}.ranges.{key}"
                head.mistake("ES214", pair.key_line, at, "[batas bawah, batas atas] yang memuat tingkat itu")
            else:
                found.append((name, float(key), bounds[0], bounds[1], scale.text("ranges_source")))
    return tuple(found)


def _nodes(head: Record) -> tuple[Node, ...]:
    nodes: list[Node] = []
    for spot in head.spots("nodes"):
        item = Record(head.file, spot, head.mistakes)
        known = [node.id for node in nodes]
        identifier, parent = item.text("id"), item.text("parent")
        if identifier in known:
            head.mistake("ES206", item.line("id"), identifier, "id simpul satu kali saja", first=0)
        if parent and parent not in known:
            head.mistake(
                "ES213",
                item.line("parent"),
                parent,
                "simpul yang sudah ditulis di atasnya" + check.closest(parent, known),
                key="parent",
            )
        nodes.append(Node(identifier, item.text("name"), item.text("label"), parent, item.number("weight")))
    return tuple(nodes)


def _predicates(head: Record) -> tuple[Predicate, ...]:
    found: list[Predicate] = []
    for spot in head.spots("predicates"):
        item = Record(head.file, spot, head.mistakes)
        minimum = item.number("minimum")
        if found and minimum >= found[-1].minimum:
            head.mistake(
                "ES214",
                item.line("minimum"),
                f"{minimum:g}",
                f"kurang dari {found[-1].minimum:g} (tertinggi lebih dahulu)",
            )
        found.append(Predicate(item.text("label"), minimum))
    return tuple(found)
