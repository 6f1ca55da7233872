"""Every value that flows through the program: frozen, slotted, hashable, picklable, JSON both ways.

The line is files → pages → passages → evidence → verdicts → report. A failure is a value (`Unread`), a reason is data
(`Finding`: code and facts; sentences are made last, in `messages`), a quote leads back to its page.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace  # a value with some fields changed

from evidence_checker.model.assessment import (
    Assessment,
    Box,
    Claim,
    Decision,
    DocumentResult,
    Evidence,
    Examination,
    FrameworkStamp,
    IndicatorResult,
    Lacking,
    NearMiss,
    Passage,
    Placed,
    Prose,
    Status,
    Step,
)
from evidence_checker.model.bodies import NationalBody
from evidence_checker.model.context import Context, FormerUnit, GivenValue
from evidence_checker.model.documents import (
    Document,
    Entry,
    Page,
    PageTrust,
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
    DateQuote,
    DocumentDates,
    ElectronicService,
    Identity,
    Signature,
    State,
    Zone,
)
from evidence_checker.model.index import Index, IndexPart, IndexValue
from evidence_checker.model.knowledge import Habit, Kind, KindExample, Knowledge, NamedFile
from evidence_checker.model.page_image import (
    DrawnPage,
    PageOrder,
    PageQuote,
)
from evidence_checker.model.plan import (
    RECOMMENDATION,
    Action,
    ActionPlan,
    ActionRecord,
    ActionStatus,
    HalfYear,
    Move,
    PlanningFacts,
    Simulation,
    YearTarget,
)
from evidence_checker.model.regions import Rank, Region
from evidence_checker.model.rules import (
    PUBLIC,
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
from evidence_checker.model.scoring import Grade, Scoring, UnitsTogether
from evidence_checker.model.services import (
    NamingExample,
    Sector,
    ServiceKinds,
    ServiceKnowledge,
    ServiceNaming,
    ServiceSigns,
)

# msgspec learns the shape of a type when it is first decoded, and crashes the process where two threads come to that at
# the same time (docs/decisions/0015-values.md). An import is run by one thread alone: so it is done here, for good.
_LEARNT = msgspec.json.Decoder(tuple[Assessment, Examination, Document, Unread])

__all__ = [
    "PUBLIC",
    "RECOMMENDATION",
    "Action",
    "ActionPlan",
    "ActionRecord",
    "ActionStatus",
    "Assessment",
    "Box",
    "Claim",
    "ContentItem",
    "Context",
    "DateQuote",
    "Decision",
    "Document",
    "DocumentDates",
    "DocumentResult",
    "DrawnPage",
    "ElectronicService",
    "Entry",
    "Evidence",
    "Examination",
    "Example",
    "Fact",
    "Finding",
    "FormerUnit",
    "Framework",
    "FrameworkStamp",
    "GivenValue",
    "Grade",
    "Habit",
    "HalfYear",
    "Identity",
    "Index",
    "IndexPart",
    "IndexValue",
    "Indicator",
    "IndicatorResult",
    "Kind",
    "KindExample",
    "Knowledge",
    "Lacking",
    "Level",
    "Lookalike",
    "Move",
    "NamedFile",
    "NamingExample",
    "NationalBody",
    "NearMiss",
    "Need",
    "Node",
    "Page",
    "PageOrder",
    "PageQuote",
    "PageTrust",
    "Passage",
    "Placed",
    "PlanningFacts",
    "Predicate",
    "Prose",
    "Rank",
    "ReadStatus",
    "Region",
    "Requirement",
    "Scoring",
    "Sector",
    "ServiceKinds",
    "ServiceKnowledge",
    "ServiceNaming",
    "ServiceSigns",
    "Severity",
    "Signature",
    "SignatureField",
    "Simulation",
    "SourceFile",
    "State",
    "Status",
    "Step",
    "Strength",
    "TextSource",
    "Thresholds",
    "UnitsTogether",
    "Unread",
    "WordBox",
    "YearTarget",
    "Zone",
    "plain",
    "replace",
]
