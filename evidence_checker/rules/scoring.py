"""The part of a pack's head that says how levels make an index."""

from __future__ import annotations

from evidence_checker.model import Grade, Scoring, UnitsTogether
from evidence_checker.rules.record import Record
from evidence_checker.rules.tree import HEAD


def scoring(head: Record) -> Scoring:
    """The scoring of a pack's head; mistakes are collected: grades go from best to worst and need nodes of a label."""
    given = head.entries.get("scoring")
    if given is None:
        return Scoring()
    facts = Record(HEAD, given, head.mistakes)
    grades: list[Grade] = []
    for spot in facts.spots("grades"):
        item = Record(HEAD, spot, head.mistakes)
        above = item.number("above") if "above" in item.entries else -1.0
        made = Grade(item.text("label"), item.number("value"), item.number("at_least"), above, item.truth("by_person"))
        if grades and made.value >= grades[-1].value:
            head.mistake(
                "ES214",
                item.line("value"),
                f"{made.value:g}",
                f"kurang dari {grades[-1].value:g} (tertinggi lebih dahulu)",
            )
        grades.append(made)
    graded = facts.text("graded")
    labels = {str(Record(HEAD, spot, head.mistakes).text("label")) for spot in head.spots("nodes")}
    if grades and graded not in labels:
        head.mistake("ES213", facts.line("graded"), f"scoring.graded: {graded}", "label sebuah simpul", key="graded")
    return Scoring(
        factor=facts.number("factor") if "factor" in facts.entries else 1.0,
        graded=graded,
        fulfilled=facts.number("fulfilled") if "fulfilled" in facts.entries else 1.0,
        grades=tuple(grades),
        source=facts.text("source"),
    )


def units(head: Record) -> UnitsTogether:
    """What the pack says of several units of one agency."""
    given = head.entries.get("units")
    if given is None:
        return UnitsTogether()
    facts = Record(HEAD, given, head.mistakes)
    return UnitsTogether(facts.text("together"), facts.text("source"))
