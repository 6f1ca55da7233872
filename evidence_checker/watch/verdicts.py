"""What staff are told of a file: taken from two assessments, the one before and the one now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from evidence_checker import messages
from evidence_checker.assess.first_pages import so_far
from evidence_checker.assessment.decided import as_decided
from evidence_checker.model import Assessment, DocumentResult, Finding, ReadStatus, Strength

NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Use:
    """One indicator the file is evidence for. `page`: of the first passage, 0 = none."""

    indicator: str
    strength: Strength
    reasons: tuple[Finding, ...]
    page: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The current standing of one file. `refused`: indicator → why it is no evidence for it."""

    path: str
    status: ReadStatus
    why: Finding | None
    uses: tuple[Use, ...]
    refused: tuple[tuple[str, Finding], ...]
    duplicate_of: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def provisional(self) -> Finding | None:
        """How many pages are read of how many, where only the first ones are (EC180)."""
        return so_far(self.findings)

    @property
    def word(self) -> str:
        """ "accepted", "unused", "unread" or "double"."""
        if self.uses:
            return "accepted"
        if self.status in (ReadStatus.UNREADABLE, ReadStatus.UNSUPPORTED):
            return "unread"
        return "double" if self.duplicate_of else "unused"


def verdicts(assessment: Assessment) -> dict[str, Verdict]:
    """Path → verdict, exactly one for every document of the assessment, after the decisions of reviewers."""
    assessment = as_decided(assessment)
    uses: dict[str, list[Use]] = {}
    refused: dict[str, list[tuple[str, Finding]]] = {}
    for result in assessment.indicators:
        for evidence in result.evidence:
            page = evidence.passages[0].page if evidence.passages else 0
            uses.setdefault(evidence.path, []).append(Use(result.id, evidence.strength, evidence.reasons, page))
        for miss in result.near_misses:
            refused.setdefault(miss.path, []).append((result.id, miss.why))
    return {d.path: _verdict(d, uses.get(d.path, []), refused.get(d.path, [])) for d in assessment.documents}


def _verdict(document: DocumentResult, uses: list[Use], refused: list[tuple[str, Finding]]) -> Verdict:
    return Verdict(
        document.path,
        document.status,
        document.why,
        tuple(uses),
        tuple(refused),
        document.duplicate_of or "",
        document.findings,
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What is new about a file. `kind`: "judged" (first verdict), "changed", "gone". `verdict`: None when gone."""

    kind: str
    path: str
    verdict: Verdict | None


def changes(before: dict[str, Verdict], now: dict[str, Verdict]) -> tuple[Change, ...]:
    """By path: files that are new, whose verdict is another, or that are gone."""
    found = [
        Change("judged" if path not in before else "changed", path, verdict)
        for path, verdict in now.items()
        if before.get(path) != verdict
    ]
    found += [Change("gone", path, None) for path in before if path not in now]
    return tuple(sorted(found, key=lambda change: change.path))


_WORDS = {
    "id": {
        "accepted": "diterima", "unused": "tidak dipakai", "unread": "tidak terbaca", "double": "kembar dari {path}",
        "gone": "tidak ada lagi", "indicator": "indikator", "page": "hlm.",
        "no_match": "bukan bukti untuk indikator mana pun",
        "nearest": "terdekat", "provisional": "sementara", "strong": "kuat", "partial": "sebagian", "weak": "lemah",
    },
    "en": {
        "accepted": "accepted", "unused": "not used", "unread": "not readable", "double": "same as {path}",
        "gone": "no longer there", "indicator": "indicator", "page": "p.", "no_match": "matches no indicator",
        "nearest": "nearest", "provisional": "provisional",
        "strong": "strong", "partial": "partial", "weak": "weak",
    },
}  # fmt: skip


def words(lang: str) -> dict[str, str]:
    """The few words of a verdict line in that language."""
    return _WORDS["en" if lang == "en" else "id"]


def use_line(use: Use, lang: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """Like "indikator N: lemah, belum bertanggal (hlm. 3)". `names`: number of an indicator → its short name, said
    beside the number."""
    say = words(lang)
    reasons = "; ".join(clause(reason, lang) for reason in use.reasons[:2])
    page = f" ({say['page']} {use.page})" if use.page else ""
    said = f"{_indicator(use.indicator, lang, names)}: {say[use.strength.value]}"
    return said + (f", {reasons}" if reasons else "") + page


def _indicator(number: str, lang: str, names: Mapping[str, str]) -> str:
    name = f" ({names[number]})" if names.get(number) else ""
    return f"{words(lang)['indicator']} {number}{name}"


def line(change: Change, lang: str) -> str:
    """One line for one file, without its path."""
    say = words(lang)
    verdict = change.verdict
    if verdict is None:
        return say["gone"]
    told = detail(verdict, lang)
    if verdict.word == "double":
        return told
    return provisionally(verdict, lang) + say[verdict.word] + (" → " if verdict.uses else ": ") + told


def provisionally(verdict: Verdict, lang: str) -> str:
    """What a line begins with where only the first pages are read; "" where all are."""
    return words(lang)["provisional"] + ", " if verdict.provisional is not None else ""


def detail(verdict: Verdict, lang: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """The line without its first word, for where a mark says that already."""
    of_the_file = [finding for finding in verdict.findings if finding.code in ("EC704", "EC180")]
    return _detail(verdict, lang, names) + "".join(f" · {clause(finding, lang)}" for finding in of_the_file)


def _detail(verdict: Verdict, lang: str, names: Mapping[str, str]) -> str:
    say = words(lang)
    if verdict.uses:
        return " · ".join(use_line(use, lang, names) for use in verdict.uses[:4]) + _more(verdict)
    if verdict.word == "unread":
        return clause(verdict.why, lang) if verdict.why else verdict.status.value
    if verdict.duplicate_of:
        return say["double"].replace("{path}", verdict.duplicate_of)
    if verdict.refused:
        indicator, why = verdict.refused[0]
        return f"{_indicator(indicator, lang, names)}: {clause(why, lang)}"
    return say["no_match"]


def advice(verdict: Verdict, lang: str) -> str:
    """What would make the file count, or count for more; "" when nothing is to be done."""
    for finding in _reasons(verdict):
        said = messages.advice(finding, lang)
        if said:
            return said
    return ""


def _reasons(verdict: Verdict) -> list[Finding]:
    """What keeps the file from counting; where it counts, only what weakens it: advice for another indicator would
    contradict that."""
    first = [verdict.why] if verdict.why else []
    if verdict.uses:
        return [*first, *(reason for use in verdict.uses for reason in use.reasons)]
    return [*first, *(why for _, why in verdict.refused[:1])]


def clause(finding: Finding, lang: str) -> str:
    """The sentence of a finding as part of a line."""
    said = messages.message(finding, lang).rstrip(".")
    return said[:1].lower() + said[1:] if said[1:2].islower() else said


def _more(verdict: Verdict) -> str:
    rest = len(verdict.uses) - 4
    return f" · +{rest}" if rest > 0 else ""
