"""The examples inside rules, and one document against one indicator, through the real examination.

No shortcut of its own: an example becomes a document, is examined and judged like any file of a folder.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from evidence_checker.analysis import analyze, applications_named
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import Vocabulary, vocabulary
from evidence_checker.model import (
    Claim,
    Context,
    Document,
    Evidence,
    Example,
    Finding,
    Framework,
    Indicator,
    KindExample,
    Knowledge,
    NamingExample,
    Page,
    Requirement,
    SourceFile,
    Strength,
    TextSource,
    replace,
)

AGENCY = "Pemerintah Kabupaten Cemara Raya"  # the invented agency of the examples, unless one names its own
YEAR = 2024


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of an example. `got`: "evidence", "weak" or "nothing". `codes`: of the reasons, decisive one first.
    `requirement`: through which it counted, or helped. `passed`: whether that is what the example expects."""

    indicator: str
    example: Example
    got: str
    codes: tuple[str, ...]
    requirement: str
    passed: bool
    reasons: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class KindTrial:
    """What became of an example of a kind. `got`: the id of the kind that was found ("" = none). `passed`: whether that
    is what the example expects."""

    kind: str
    example: KindExample
    got: str
    passed: bool


def run_kinds(knowledge: Knowledge) -> Iterator[KindTrial]:
    """Every example of the kinds of documents, through the real analysis."""
    for kind in knowledge.kinds:
        for example in kind.examples:
            made = document(Example("", example.text, "", file_name=example.file_name))
            got = analyze(made, knowledge).identity.kind
            yield KindTrial(kind.id, example, got, (got == kind.id) is example.matches)


@dataclass(frozen=True, slots=True)
class NamingTrial:
    """What became of a line that names applications, or none. `got`: the names that were found."""

    example: NamingExample
    got: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether these are the names the example expects."""
        return self.got == self.example.names


def run_naming(knowledge: Knowledge) -> Iterator[NamingTrial]:
    """Every example of how lines name applications."""
    naming = knowledge.services.naming
    for example in naming.examples:
        yield NamingTrial(example, tuple(applications_named(example.line, naming)))


def document(example: Example) -> Document:
    """The example as a document of text pages."""
    texts = example.text.split("\f")
    source = TextSource.OCR if example.scanned else TextSource.TEXT
    pages = tuple(Page(number, text.strip("\n"), source) for number, text in enumerate(texts, 1))
    file = SourceFile(example.file_name, example.file_name, len(example.text.encode()), 0, "0" * 64)
    return Document(file, "text", pages, pages_total=len(pages))


def run(framework: Framework, only: Collection[str] = ()) -> Iterator[Trial]:
    """Every example of the pack, in the order of the indicators. `only`: ids of indicators, () = all."""
    words = vocabulary(framework)
    for indicator in framework.indicators:
        if only and indicator.id not in only:
            continue
        for example in indicator.examples:
            yield _try(framework, indicator, example, words)


def _try(framework: Framework, indicator: Indicator, example: Example, words: Vocabulary) -> Trial:
    # Slots that may not share evidence (public service sectors) go by choice: other services hold the other slots.
    taken = tuple(
        (other.id, ("(layanan lain)",))
        for other in framework.indicators
        if other.id in indicator.reuse_not_with and other.applications == indicator.applications
    )
    context = Context((example.agency or AGENCY,), example.year or YEAR, taken)
    seen = examine(document(example), framework, words, context)
    assessment = judge([seen], framework, context, folder="", made_at="")
    result = next(item for item in assessment.indicators if item.id == indicator.id)
    if result.evidence:
        evidence: Evidence = result.evidence[0]
        got = "weak" if evidence.strength is Strength.WEAK else "evidence"
        reasons = evidence.reasons
    else:
        got = "nothing"
        reasons = tuple(miss.why for miss in result.near_misses)
    ways = [claim.requirement for claim in seen.claims if claim.indicator == indicator.id and claim.accepted]
    requirement = ", ".join(dict.fromkeys(ways))
    codes = tuple(dict.fromkeys(reason.code for reason in reasons))
    # "evidence" is met by evidence of any strength; "weak" asks that it be weak and no more
    fits = got != "nothing" if example.expect == "evidence" else got == example.expect
    passed = fits and (not example.finding or example.finding in codes)
    return Trial(indicator.id, example, got, codes, requirement, passed, reasons)


def alone(
    read: Document, framework: Framework, words: Vocabulary, context: Context, identifier: str, requirement: Requirement
) -> list[Claim]:
    """What the document offers an indicator through one requirement, as if it had no other.

    Accepted, or refused with the reason; together, an accepted requirement would hide the refusals of the others.
    """
    indicators = tuple(
        replace(item, requirements=(requirement,)) if item.id == identifier else item for item in framework.indicators
    )
    seen = examine(read, replace(framework, indicators=indicators), words, context)
    return [claim for claim in seen.claims if claim.indicator == identifier]


def untried(framework: Framework, trials: list[Trial]) -> tuple[tuple[str, str], ...]:
    """(indicator, requirement) pairs that no example of the pack reaches."""
    reached = {(trial.indicator, name) for trial in trials for name in trial.requirement.split(", ")}
    return tuple(
        (indicator.id, requirement.id)
        for indicator in framework.indicators
        for requirement in indicator.requirements
        if requirement.evidence in ("document", "image") and (indicator.id, requirement.id) not in reached
    )
