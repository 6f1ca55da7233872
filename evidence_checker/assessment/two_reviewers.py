"""Two reviewers who judge apart: where they differ, and how far they agree beyond chance. Pure.

Cohen's kappa: (observed agreement - agreement expected from how often each says yes) / (1 - expected); J. Cohen, "A
Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20 (1960).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence_checker.assessment.decisions import BLIND
from evidence_checker.model import Decision, replace

_YES = ("accept", "blind_accept")
_JUDGED = ("accept", "reject")


@dataclass(frozen=True, slots=True)
class Pair:
    """What two reviewers judged of one document under one indicator."""

    indicator: str
    sha256: str
    path: str
    first: Decision
    second: Decision

    @property
    def agrees(self) -> bool:
        """Whether both decided alike."""
        return self.first.action == self.second.action


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of two reviewers over what both judged. `kappa`: -1..1; None where one answer was all that either gave."""

    names: tuple[str, str]
    items: int
    same: int
    kappa: float | None


def judgements(recorded: Iterable[Decision]) -> dict[tuple[str, str], dict[str, Decision]]:
    """(indicator, sha256) → reviewer → the last that this reviewer judged blind, in order of the first."""
    found: dict[tuple[str, str], dict[str, Decision]] = {}
    for decision in recorded:
        if decision.action in BLIND:
            found.setdefault((decision.indicator, decision.sha256), {})[decision.name] = decision
    return found


def pairs(recorded: Iterable[Decision]) -> tuple[Pair, ...]:
    """What two reviewers judged, in the order in which the first did."""
    found = []
    for (indicator, sha256), by_name in judgements(recorded).items():
        if len(by_name) >= 2:
            first, second = list(by_name.values())[:2]
            found.append(Pair(indicator, sha256, second.path, first, second))
    return tuple(found)


def compared(one: Iterable[Decision], other: Iterable[Decision]) -> tuple[tuple[Pair, ...], tuple[Decision, ...]]:
    """What two reviewers accepted or rejected, each in a workbook of their own: the pairs, and what only one of them
    judged. The last word on a document counts."""
    first, second = (
        {(each.indicator, each.sha256): each for each in decided if each.action in _JUDGED} for decided in (one, other)
    )
    both = tuple(Pair(*key, second[key].path, first[key], second[key]) for key in first if key in second)
    alone = [each for key, each in (first | second).items() if (key in first) != (key in second)]
    return both, tuple(alone)


def joint(pair: Pair) -> Decision:
    """The decision that two reviewers who agree make together: both names, both reasons, the earlier expiry."""
    first, second = pair.first, pair.second
    expiries = sorted(filter(None, (first.expires, second.expires)))
    return replace(
        second,
        name=" & ".join(dict.fromkeys((first.name, second.name))),
        reason="; ".join(dict.fromkeys((first.reason, second.reason))),
        note="; ".join(dict.fromkeys(filter(None, (first.note, second.note)))),
        expires=expiries[0] if expiries else "",
    )


def agreements(found: Sequence[Pair]) -> tuple[Agreement, ...]:
    """For every two reviewers who judged something both."""
    together: dict[tuple[str, str], list[tuple[bool, bool]]] = {}
    for pair in found:
        one, other = sorted((pair.first, pair.second), key=lambda each: each.name)
        answers = (one.action in _YES, other.action in _YES)
        together.setdefault((one.name, other.name), []).append(answers)
    return tuple(
        Agreement(names, len(answers), sum(a == b for a, b in answers), kappa(answers))
        for names, answers in sorted(together.items())
    )


def kappa(answers: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two raters with two answers; None where chance alone explains everything."""
    if not answers:
        return None
    count = len(answers)
    observed = sum(a == b for a, b in answers) / count
    yes_one, yes_other = sum(a for a, _ in answers) / count, sum(b for _, b in answers) / count
    expected = yes_one * yes_other + (1 - yes_one) * (1 - yes_other)
    return None if expected == 1.0 else (observed - expected) / (1 - expected)
