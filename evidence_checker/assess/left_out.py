"""What a check leaves out: what is no document, by its name, and the program's own reports, by what is inside."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_checker.model import Examination, Finding

_EXAMPLES = 5


def without_own_reports(
    examinations: Sequence[Examination], skipped: Sequence[Finding]
) -> tuple[Sequence[Examination], list[Finding]]:
    """The examinations that are judged, and what was left out, with the own reports counted in the one line (EC170)."""
    from evidence_checker.assessment.held import but

    own = [each for each in examinations if each.findings and each.findings[0].code == "EC171"]
    if not own:
        return examinations, list(skipped)
    left = next((finding.mapping for finding in skipped if finding.code == "EC170"), {})
    before = left.get("examples")
    names = sorted([*(before if isinstance(before, tuple) else ()), *(each.file.path for each in own)])
    groups = left.get("left_out")
    line = Finding.of(
        "EC170",
        count=int(str(left.get("count", 0))) + len(own),
        examples=tuple(names[:_EXAMPLES]),
        left_out=tuple(sorted({*(groups if isinstance(groups, tuple) else ()), "laporan"})),
    )
    paths = {each.file.path for each in own}
    kept = but(examinations, lambda each: each.file.path in paths)
    return kept, [*(finding for finding in skipped if finding.code != "EC170"), line]
