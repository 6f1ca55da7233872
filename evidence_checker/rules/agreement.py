"""What must agree between the files of a pack: references, phrases shared by two indicators, weights."""

from __future__ import annotations

from collections.abc import Mapping

from evidence_checker.model import Indicator, Node
from evidence_checker.rules import check, phrases
from evidence_checker.rules.record import Record, items
from evidence_checker.rules.tree import HEAD, LocatedValue, Mistakes


def references(indicators: tuple[Indicator, ...], grown: Mapping[str, LocatedValue], mistakes: Mistakes) -> None:
    """Ids stand once; every indicator that is named exists."""
    files: dict[str, str] = {}
    known = [indicator.id for indicator in indicators]
    for indicator in indicators:
        item = Record(indicator.file, grown[indicator.file], mistakes)
        if indicator.id in files:
            item.mistake(
                "ES206",
                item.line("id"),
                indicator.id,
                f"id satu kali saja (sudah ada di {files[indicator.id]})",
                first=0,
            )
        files.setdefault(indicator.id, indicator.file)
        named = [*item.spots("reuse_not_with"), *item.spots("shares_terms_with")]
        named += [item.entries["pair"]] if "pair" in item.entries else []
        named += [
            spot.value["indicator"]
            for spot in item.spots("lookalikes")
            if isinstance(spot.value, dict) and "indicator" in spot.value
        ]
        for spot in named:
            if spot.value not in known:
                item.mistake(
                    "ES213",
                    spot.line,
                    str(spot.value),
                    "id indikator paket ini" + check.closest(str(spot.value), known),
                    key="indicator",
                )


def _unfolded(item: Record, key: str) -> list[LocatedValue]:
    """The phrases of a list, those of the file's own groups in place of their names."""
    own = item.table("phrase_groups")
    unfolded: list[LocatedValue] = []
    for spot in item.spots(key):
        name = str(spot.value).removeprefix("@")
        unfolded += items(own[name]) if name in own else [spot]
    return unfolded


def shared(indicators: tuple[Indicator, ...], grown: Mapping[str, LocatedValue], mistakes: Mistakes) -> None:
    """A phrase that names the subject of two indicators must say so: as a pair, or in shares_terms_with of either."""
    allowed: set[frozenset[str]] = set()
    for indicator in indicators:
        item = Record(indicator.file, grown[indicator.file], mistakes)
        allowed |= {
            frozenset((indicator.id, other))
            for other in (*item.texts("shares_terms_with"), *((indicator.pair,) if indicator.pair else ()))
        }
    owner: dict[str, Indicator] = {}
    for indicator in indicators:
        item = Record(indicator.file, grown[indicator.file], mistakes)
        for spot in [*_unfolded(item, "subject"), *item.spots("applications")]:
            bare = phrases.letters(str(spot.value))
            first = owner.setdefault(bare, indicator)
            if first.id != indicator.id and frozenset((first.id, indicator.id)) not in allowed:
                item.mistake(
                    "ES215",
                    spot.line,
                    str(spot.value),
                    f'frasa yang khas, atau shares_terms_with: ["{first.id}"]',
                    other=first.id,
                )


def weights(
    nodes: tuple[Node, ...],
    indicators: tuple[Indicator, ...],
    total: float,
    grown: Mapping[str, LocatedValue],
    mistakes: Mistakes,
) -> None:
    """Weights add up at every node that has one, and in the whole."""
    head = Record(HEAD, grown[HEAD], mistakes)
    if total and abs(sum(indicator.weight for indicator in indicators) - total) > 0.005:
        found = sum(indicator.weight for indicator in indicators)
        head.mistake("ES216", head.line("weight_total"), f"jumlah bobot indikator {found:g}", f"{total:g}")
    for node, spot in zip(nodes, head.spots("nodes"), strict=True):
        if not node.weight:
            continue
        below = [child.weight for child in nodes if child.parent == node.id] + [
            indicator.weight for indicator in indicators if indicator.node == node.id
        ]
        if abs(sum(below) - node.weight) > 0.005:
            head.mistake(
                "ES216", spot.line, f"simpul {node.id}: jumlah bobot di bawahnya {sum(below):g}", f"{node.weight:g}"
            )
