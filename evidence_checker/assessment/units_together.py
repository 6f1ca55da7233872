"""The units of one agency → what they make together, as the pack of each framework says (`units` in its head).

"mean" is the plain mean of the units' values, each value as the framework makes it; its band is told as of any value.
"apart" and a pack that does not say give no value: none is invented.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence

from evidence_checker.assessment.scoring import predicate
from evidence_checker.model import Framework
from evidence_checker.model.agencies import AgencyResult, Together


def units_together(results: Sequence[AgencyResult], frameworks: Iterable[Framework]) -> tuple[Together, ...]:
    """One entry per framework. A unit that could not be judged has no value; it is told by `of`, never taken as 0."""
    found = []
    for framework in frameworks:
        mine = [each for each in results if each.failed is not None or each.framework == framework.id]
        values = [each.index for each in mine if each.failed is None and each.index >= 0]
        rule = framework.units
        value = statistics.fmean(values) if rule.way == "mean" and values else -1.0
        label = predicate(framework, value) if value >= 0 else ""
        found.append(Together(framework.id, rule.way, len(values), len(mine), value, label, rule.source))
    return tuple(found)
