"""Passages and identity → evidence, findings, status, level: the verdict of an assessor, with its reasons.

`examine` looks at one document (in a worker, while its text is at hand); `judge` weighs the examinations of a whole
folder.
"""

from __future__ import annotations

from evidence_checker.assessment.examination import examine, examine_each, unread_examination
from evidence_checker.assessment.verdict import judge

__all__ = ["examine", "examine_each", "judge", "unread_examination"]
