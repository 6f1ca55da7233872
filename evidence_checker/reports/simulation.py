"""A simulation as text for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import wrap

from evidence_checker.messages import forms, planning
from evidence_checker.model import Move, Simulation, plain
from evidence_checker.reports.show import line

SCHEMA = "evidence-checker/simulation/1"


def text(simulated: Simulation, lang: str, width: int = 80) -> str:
    """The moves, what each needs, and the index before and after; lines of at most `width` characters."""
    return "\n".join(_lines(simulated, lang, width)) + "\n"


def _lines(simulated: Simulation, lang: str, width: int) -> Iterator[str]:
    def said(key: str, **facts: object) -> str:
        return planning.text(key, lang, **facts)

    before, after = (forms.number(value, 2, lang) for value in (simulated.index_before, simulated.index_after))
    yield f"{said('index_now')}: {before} ({simulated.predicate_before}), {said('preliminary')}"
    if not simulated.reachable:
        yield from wrap(said("not_reachable", wanted=forms.number(simulated.wanted, 2, lang)), width)
    if not simulated.moves:
        yield said("nothing_to_do")
        return
    yield f"{said('then')}: {after} ({simulated.predicate_after}); {said('days', count=simulated.effort)}"
    compared = any(move.official is not None or move.own is not None for move in simulated.moves)
    for year in sorted({move.year for move in simulated.moves}):
        yield ""
        if year:
            target = next(each for each in simulated.targets if each.year == year)
            yield f"{said('year_end', year=year)}: {forms.number(target.index, 2, lang)}"
        for move in simulated.moves:
            if move.year == year:
                yield from _move(move, lang, width, compared)
    yield ""
    yield from wrap(said("shared_once"), width)


def _move(move: Move, lang: str, width: int, compared: bool) -> Iterator[str]:
    levels = f"{forms.plain(move.before, lang)} → {forms.plain(move.after, lang)}"
    gain = forms.number(move.gain, 3, lang)
    name = line(move.name)[: max(10, width - 34)]
    yield f"{line(move.indicator):>4}  {name:<{max(10, width - 34)}} {levels:>9}  {'+' if move.gain >= 0 else ''}{gain}"
    if compared:
        official, own = forms.plain(move.official, lang), forms.plain(move.own, lang)
        yield f"      {planning.text('official', lang)}: {official}; {planning.text('own', lang)}: {own}"
    for requirement in move.requirements:
        yield from wrap("- " + line(requirement), width, initial_indent="      ", subsequent_indent="        ")


def as_json(simulated: Simulation) -> bytes:
    """The simulation as JSON, the same bytes for the same simulation."""
    data = {"schema": SCHEMA, **plain(simulated)}
    return json.dumps(data, ensure_ascii=True, indent=1).encode("ascii") + b"\n"
