"""The JSON assessment read back into the model, with a clear line for what is not one."""

from __future__ import annotations

import json
from typing import Any

from msgspec import ValidationError, convert

from evidence_checker.errors import UsageError
from evidence_checker.model import (
    Assessment,
    Box,
    Decision,
    DocumentDates,
    DocumentResult,
    ElectronicService,
    Evidence,
    Fact,
    Finding,
    FrameworkStamp,
    Identity,
    Index,
    IndexPart,
    IndexValue,
    IndicatorResult,
    Lacking,
    NearMiss,
    Node,
    PageTrust,
    Passage,
    Placed,
    Prose,
    ReadStatus,
    Signature,
    State,
    Status,
    Step,
    Strength,
    TextSource,
    Thresholds,
)

SCHEMA = "evidence-checker/assessment/1"

Json = dict[str, Any]


def _fact(value: Any) -> Fact:
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"fact {value!r}")


def _finding(data: Json) -> Finding:
    return Finding(str(data["code"]), tuple((str(name), _fact(value)) for name, value in data["facts"].items()))


def _findings(data: list[Json]) -> tuple[Finding, ...]:
    return tuple(_finding(each) for each in data)


def _passages(data: list[Json]) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            page=int(each["page"]),
            start=int(each["start"]),
            end=int(each["end"]),
            quote=str(each["quote"]),
            term=str(each["term"]),
            similarity=float(each["similarity"]),
            printed_page=each["printed_page"] or "",
            article=each["article"] or "",
            source=TextSource(each["source"]),
            box=convert(each.get("box") or (), tuple[Box, ...]),
            proof=each.get("proof") or "",
        )
        for each in data
    )


def _document(data: Json) -> DocumentResult:
    identity = Identity(
        kind=data["kind"] or "",
        title=data["title"] or "",
        number=data["number"] or "",
        date=data["date"] or "",
        year=data["year"] or 0,
        issuer=data["issuer"] or "",
        state=State(data["state"]),
        signature=Signature(data["signature"]),
        valid_until=data["valid_until"] or "",
        signals=_findings(data["signals"]),
        amends=tuple(data["amends"]),
        revokes=tuple(data["revokes"]),
        dates=_dates(data.get("dates") or {}),
        service=convert(data.get("service"), ElectronicService | None),
    )
    return DocumentResult(
        path=str(data["path"]),
        sha256=str(data["sha256"]),
        bytes=int(data["bytes"]),
        status=ReadStatus(data["status"]),
        why=_finding(data["why_finding"]) if data["why_finding"] else None,
        pages=int(data["pages"]),
        text_source=TextSource(data["text_source"]),
        identity=identity,
        duplicate_of=data["duplicate_of"],
        duplicates=tuple(data["duplicates"]),
        indicators=tuple(data["indicators"]),
        findings=_findings(data["findings"]),
        trust=convert(data.get("trust") or {}, PageTrust),
        bundle=data.get("bundle"),
        text_sha256=data.get("text_sha256") or "",
    )


def _dates(data: Json) -> DocumentDates:
    return convert({name: value for name, value in data.items() if value}, DocumentDates)


def _lacking(data: list[Any]) -> tuple[Lacking, ...]:
    """Assessments written before 2.0 name what is lacking in words alone."""
    return tuple(Lacking("", each, 0) if isinstance(each, str) else convert(each, Lacking) for each in data)


def _indicator(data: Json) -> IndicatorResult:
    return IndicatorResult(
        id=str(data["id"]),
        name=str(data["name"]),
        domain=str(data["domain"]),
        aspect=str(data["aspect"]),
        weight=float(data["weight"]),
        status=Status(data["status"]),
        level=None if data["level"] is None else float(data["level"]),
        target_level=float(data["target_level"]),
        gain=float(data["gain"]),
        evidence=tuple(
            Evidence(
                path=str(each["path"]),
                sha256=str(each["sha256"]),
                strength=Strength(each["strength"]),
                score=float(each["score"]),
                levels=tuple(each["levels"]),
                requirements=tuple(each["requirements"]),
                passages=_passages(each["passages"]),
                reasons=_findings(each["findings"]),
                contents=tuple(each["contents"]),
            )
            for each in data["evidence"]
        ),
        near_misses=tuple(
            NearMiss(path=str(each["path"]), why=_finding(each["finding"]), passages=_passages(each["passages"]))
            for each in data["near_misses"]
        ),
        findings=_findings(data["findings"]),
        lacking=_lacking(data["lacking"]),
        index_value=convert(data.get("index_value"), IndexValue | None),
        placed=tuple(Placed(each["path"], _finding(each["finding"])) for each in data.get("placed", ())),
        prose=convert(data["prose"], Prose),
        prose_en=convert(data.get("prose_en", {}), Prose),
        responsible=data["responsible"] or "",
        ladder=tuple(
            Step(float(each["level"]), str(each["criteria"]), each["unverified"] or "", each.get("source") or "")
            for each in data["ladder"]
        ),
        decided=_indicator(data["decided"]) if data.get("decided") else None,
    )


def _parts(data: list[Json]) -> tuple[IndexPart, ...]:
    return tuple(
        IndexPart(each["id"], each["name"], float(each["weight"]), float(each["value"]), str(each.get("grade", "")))
        for each in data
    )


def _decision(data: Json) -> Decision:
    return Decision(
        action=str(data["action"]),
        indicator=str(data["indicator"]),
        path=data["path"] or "",
        sha256=data["sha256"] or "",
        name=str(data["name"]),
        reason=str(data["reason"]),
        made_at=str(data["made_at"]),
        expires=data["expires"] or "",
        note=data["note"] or "",
        stale=_finding(data["stale"]) if data["stale"] else None,
    )


def _assessment(data: Json) -> Assessment:
    stamp, thresholds = data["framework"], data["thresholds"]
    return Assessment(
        made_at=str(data["made_at"]),
        framework=FrameworkStamp(stamp["id"], stamp["version"], stamp["sha256"], stamp["title"]),
        agency=str(data["agency"]),
        year=int(data["year"]),
        folder=str(data["folder"]),
        documents=tuple(_document(each) for each in data["documents"]),
        indicators=tuple(_indicator(each) for each in data["indicators"]),
        index=_index(data["summary"]["index"]),
        decisions=tuple(_decision(each) for each in data["decisions"]),
        notes=_findings(data["notes"]),
        tool_version=str(data["tool"]["version"]),
        nodes=tuple(
            Node(each["id"], each["name"], each["label"], each["parent"] or "", float(each["weight"]))
            for each in data["nodes"]
        ),
        thresholds=Thresholds(**{name: float(value) for name, value in thresholds.items()}),
        index_decided=_index(data["summary"].get("index_decided")),
    )


def _index(data: Json | None) -> Index | None:
    if data is None:
        return None
    return Index(
        float(data["value"]),
        str(data["predicate"]),
        _parts(data["by_domain"]),
        _parts(data["by_aspect"]),
        float(data.get("covered", 0)),
        float(data.get("assumed", 0)),
        float(data.get("least", 1)),
        float(data.get("most", 5)),
    )


def load(data: bytes, path: str = "") -> Assessment:
    """The assessment that `json_report.render` wrote. `path`: named in the error.

    Raises UsageError: ES151 when it is no JSON, another schema, or lacks a field.
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UsageError("ES151", path=path, why=f"JSON: {type(error).__name__}") from None
    schema = found.get("schema") if isinstance(found, dict) else None
    if schema != SCHEMA:
        raise UsageError("ES151", path=path, why=f"schema: {str(schema)[:60]}")
    try:
        return _assessment(found)
    except (KeyError, TypeError, ValueError, AttributeError, ValidationError) as error:
        raise UsageError("ES151", path=path, why=f"{type(error).__name__}: {str(error)[:80]}") from None
