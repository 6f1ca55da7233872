"""Every value that flows through the program: frozen, slotted, hashable, picklable, JSON both ways.

The line is files → pages → passages → evidence → verdicts → report. A failure is a value (`Unread`), a reason is data
(`Finding`: code and facts; sentences are made last, in `messages`), a quote leads back to its page.
"""

from __future__ import annotations

from msgspec.structs import replace  # a value with some fields changed

from evidence_checker.model.assessment import (
    Assessment,
    Claim,
    Decision,
    DocumentResult,
    Evidence,
    Examination,
    FrameworkStamp,
    Index,
    IndexPart,
    IndicatorResult,
    NearMiss,
    Passage,
    Prose,
    Status,
    Step,
)
from evidence_checker.model.context import (
    Context,
)
from evidence_checker.model.documents import (
    Document,
    Page,
    ReadStatus,
    SignatureField,
    SourceFile,
    TextSource,
    Unread,
    WordBox,
)
from evidence_checker.model.findings import (
    Fact,
    Finding,
    Severity,
    plain,
)
from evidence_checker.model.identity import (
    Identity,
    Signature,
    State,
    Zone,
)
from evidence_checker.model.rules import (
    ContentItem,
    Example,
    Framework,
    Indicator,
    Level,
    Lookalike,
    Need,
    Node,
    Predicate,
    Requirement,
    Strength,
    Thresholds,
)

__all__ = [
    "Assessment",
    "Claim",
    "ContentItem",
    "Context",
    "Decision",
    "Document",
    "DocumentResult",
    "Evidence",
    "Examination",
    "Example",
    "Fact",
    "Finding",
    "Framework",
    "FrameworkStamp",
    "Identity",
    "Index",
    "IndexPart",
    "Indicator",
    "IndicatorResult",
    "Level",
    "Lookalike",
    "NearMiss",
    "Need",
    "Node",
    "Page",
    "Passage",
    "Predicate",
    "Prose",
    "ReadStatus",
    "Requirement",
    "Severity",
    "Signature",
    "SignatureField",
    "SourceFile",
    "State",
    "Status",
    "Step",
    "Strength",
    "TextSource",
    "Thresholds",
    "Unread",
    "WordBox",
    "Zone",
    "plain",
    "replace",
]
