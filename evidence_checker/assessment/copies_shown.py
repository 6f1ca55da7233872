"""Copies of what counts: a file whose text another file has is told where that one is evidence, so that whoever looks
for it under the indicator finds it and why it does not count a second time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidence_checker.model import Finding, IndicatorResult, NearMiss, replace

_MOST = 20  # copies shown at one indicator


def with_copies(result: IndicatorResult, copied: Mapping[str, Sequence[str]]) -> IndicatorResult:
    """The result, with the copies of its evidence behind its near misses. `copied`: path → the copies of that file."""
    told = [
        NearMiss(copy, Finding.of("EC355", original=evidence.path))
        for evidence in result.evidence
        for copy in sorted(copied.get(evidence.path, ()))
    ]
    return replace(result, near_misses=(*result.near_misses, *told[:_MOST])) if told else result
