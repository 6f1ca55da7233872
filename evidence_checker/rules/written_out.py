"""Abbreviations of a field in the phrases of its rules, written out as papers write them.

One office writes "manajemen risiko SPBE", another "manajemen risiko sistem pemerintahan berbasis elektronik": a rule
names either, and both are sought. The table is data (`rules/shared/words.yaml`, `written_out`). A phrase that is an
abbreviation alone stays alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence_checker.model import Indicator, Knowledge, replace


def phrases_written_out(phrases: Iterable[str], knowledge: Knowledge) -> tuple[str, ...]:
    """The phrases, each followed by its longer forms; every one once."""
    found: list[str] = []
    for phrase in phrases:
        found.append(phrase)
        if " " not in phrase:
            continue
        for short, longs in knowledge.written_out:
            parts = re.split(rf"\b{re.escape(short)}\b", phrase)
            found += [long.join(parts) for long in longs]
    return tuple(dict.fromkeys(found))


def written_out(indicator: Indicator, knowledge: Knowledge) -> Indicator:
    """The indicator whose subjects and look-alikes are sought in their longer forms, too."""
    if not knowledge.written_out:
        return indicator
    return replace(
        indicator,
        subject=phrases_written_out(indicator.subject, knowledge),
        requirements=tuple(
            replace(each, subject=phrases_written_out(each.subject, knowledge)) for each in indicator.requirements
        ),
        lookalikes=tuple(
            replace(
                each,
                terms=phrases_written_out(each.terms, knowledge),
                unless=phrases_written_out(each.unless, knowledge),
            )
            for each in indicator.lookalikes
        ),
    )
