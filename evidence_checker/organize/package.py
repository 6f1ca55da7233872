"""Evidence as ZIP packages for upload or for the assessor: streamed, with manifest and cover, then verified."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evidence_checker.model import Assessment, Finding, Status
from evidence_checker.organize.plan import Plan, Row
from evidence_checker.organize.safe_names import component

COVER, MANIFEST, SUMS = "00_Sampul.html", "manifest.json", "SHA256SUMS"
SCHEMA = "evidence-checker/package/1"
ALL = "Semua Bukti"


@dataclass(frozen=True, slots=True)
class Limits:
    """What the portal takes. `bytes`: of one file and of one package; `files`: in a package. 0 = no limit.

    No limit of the national portals is publicly known, so none is built in.
    """

    bytes: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """A file of a package: its name there, the document it is, what it proves, how well, and what weakens it."""

    name: str
    source: str
    sha256: str
    bytes: int
    indicators: tuple[str, ...]
    strength: str = ""
    remarks: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """A ZIP to be written. `missing`: indicators (id, name, status) of this group without complete evidence."""

    name: str
    title: str
    contents: tuple[Content, ...]
    missing: tuple[tuple[str, str, str], ...]
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Packed:
    """What was written: names with bytes and hash; what was there already; warnings."""

    written: list[tuple[str, int, str]] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def packages(plan: Plan, assessment: Assessment, per: str, limits: Limits) -> tuple[Package, ...]:
    """The packages of a plan. `per`: "indicator", "domain" or "all". Groups over a limit become several parts."""
    groups: dict[str, list[Row]] = {}
    titles: dict[str, str] = {}
    for row in plan.rows:
        key = {"indicator": row.indicator, "domain": row.group}.get(per, ALL)
        groups.setdefault(key, []).append(row)
        titles[key] = f"Indikator {row.indicator} - {row.indicator_name}" if per == "indicator" else key
    lacking = _lacking(assessment, plan, per)
    remarks = {(i.id, evidence.path): evidence.reasons for i in assessment.indicators for evidence in i.evidence}
    made = []
    for key, rows in groups.items():
        contents, findings = _contents(rows, per, limits, remarks)
        parts = _parts(contents, limits)
        for number, part in enumerate(parts, 1):
            title = titles[key] + (f" (bagian {number} dari {len(parts)})" if len(parts) > 1 else "")
            name = component(_short(titles[key]) + (f" - bagian {number}" if len(parts) > 1 else "") + ".zip")
            made.append(Package(name, title, tuple(part), lacking.get(key, ()), tuple(findings) if number == 1 else ()))
    return tuple(made)


def _short(title: str) -> str:
    """As the name of a package: numbers padded so that they sort, without the words that begin every name."""
    title = re.sub(r"^Indikator (\d)\b", r"Indikator 0\1", title)
    return re.sub(r"\s+", " ", re.sub(r" - Tingkat Kematangan ", " - ", title))[:90].strip()


def _lacking(assessment: Assessment, plan: Plan, per: str) -> dict[str, tuple[tuple[str, str, str], ...]]:
    group_of = {row.indicator: row.group for row in plan.rows}
    domain_group = {i.domain: group_of[i.id] for i in assessment.indicators if i.id in group_of}
    found: dict[str, list[tuple[str, str, str]]] = {}
    for indicator in assessment.indicators:
        if indicator.status in (Status.COMPLETE, Status.NOT_APPLICABLE):
            continue
        key = {"indicator": indicator.id, "all": ALL}.get(per, domain_group.get(indicator.domain, ""))
        found.setdefault(key, []).append((indicator.id, indicator.name, str(indicator.status)))
    return {key: tuple(each) for key, each in found.items()}


def inside_archives(plan: Plan) -> tuple[Finding, ...]:
    """Of each archive that holds evidence and is therefore in no package: what it holds (EC831)."""
    return tuple(reason for each in plan.left for reason in each.reasons if reason.code == "EC831")


def _contents(
    rows: Sequence[Row], per: str, limits: Limits, remarks: Mapping[tuple[str, str], tuple[Finding, ...]]
) -> tuple[list[Content], list[Finding]]:
    by_name: dict[str, Content] = {}
    findings = []
    for row in rows:
        name = row.target.split("/")[-1] if per == "indicator" else row.target
        known = by_name.get(name)
        indicators = (*(known.indicators if known else ()), row.indicator)
        strength = known.strength if known else row.strength
        noted = (*(known.remarks if known else ()), *remarks.get((row.indicator, row.source), ()))
        by_name[name] = Content(
            name, row.source, row.sha256, row.bytes, tuple(dict.fromkeys(indicators)), strength,
            tuple(dict.fromkeys(noted)),
        )  # fmt: skip
    for each in by_name.values():
        if limits.bytes and each.bytes > limits.bytes:
            facts = {"megabytes": round(each.bytes / 1e6, 1), "limit": round(limits.bytes / 1e6, 1)}
            findings.append(Finding.of("EC530", path=each.name, **facts))
    return sorted(by_name.values(), key=lambda each: each.name), findings


def _parts(contents: Sequence[Content], limits: Limits) -> list[list[Content]]:
    """In order, each part within the limits; a file that is over the limit by itself is a part by itself."""
    parts: list[list[Content]] = [[]]
    size = 0
    for each in contents:
        full = (limits.bytes and size + each.bytes > limits.bytes) or (limits.files and len(parts[-1]) >= limits.files)
        if parts[-1] and full:
            parts.append([])
            size = 0
        parts[-1].append(each)
        size += each.bytes
    return parts
