"""What two reviewers judged apart, as text: how far they agree, where they differ, what only one of them judged."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_checker.assessment.two_reviewers import Pair, agreements
from evidence_checker.messages import forms, labels
from evidence_checker.model import Decision
from evidence_checker.reports.show import line


def text(pairs: Sequence[Pair], alone: Sequence[Decision], recorded: int, lang: str) -> str:
    """Whole lines. `recorded`: how many joint decisions were written to the log."""
    lines = []
    for both in agreements(pairs):
        kappa = "-" if both.kappa is None else forms.number(both.kappa, 2, lang)
        one, other = map(line, both.names)
        said = labels.text("agreement", lang, one=one, other=other, items=both.items, same=both.same, kappa=kappa)
        lines.append(said)
    for pair in pairs:
        if not pair.agrees:
            first, second = (_judged(each, lang) for each in (pair.first, pair.second))
            lines.append(f"{line(pair.indicator)}, {line(pair.path)}: {first}; {second}")
    for each in alone:
        said = labels.text("judged_by_one", lang, judged=_judged(each, lang))
        lines.append(f"{line(each.indicator)}, {line(each.path)}: {said}")
    lines.append(labels.text("imported", lang, count=recorded))
    return "".join(f"{each}\n" for each in lines)


def _judged(decision: Decision, lang: str) -> str:
    action = labels.pick(labels.ACTION[decision.action], lang).lower()
    return f"{line(decision.name)}: {action} ({line(decision.reason)})"
