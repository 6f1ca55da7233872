"""One checked tree → Indicator; what it points at must exist in its own file or in the head of the pack."""

from __future__ import annotations

import re

from evidence_checker.model import (
    PUBLIC,
    ContentItem,
    Example,
    Indicator,
    Level,
    Lookalike,
    Need,
    Requirement,
    Strength,
)
from evidence_checker.rules import check
from evidence_checker.rules.record import Record, entry, items, number_of
from evidence_checker.rules.tree import LocatedValue
from evidence_checker.rules.vocabulary import Vocabulary, with_own_groups

NEW_PAGE = re.compile(r"^===[ \t]*$\n?", re.MULTILINE)


def indicator(item: Record, vocabulary: Vocabulary) -> Indicator:
    """The indicator of a checked tree; mistakes are collected."""
    vocabulary = with_own_groups(item, vocabulary)
    node, scale = item.text("node"), item.text("scale")
    if node not in vocabulary.nodes:
        item.mistake(
            "ES213",
            item.line("node"),
            node,
            "id simpul dari framework.yaml" + check.closest(node, list(vocabulary.nodes)),
            key="node",
        )
    if scale not in vocabulary.scales:
        item.mistake(
            "ES213",
            item.line("scale"),
            scale,
            "nama skala dari framework.yaml" + check.closest(scale, list(vocabulary.scales)),
            key="scale",
        )
    contents = tuple(
        _content(Record(item.file, spot, item.mistakes), identifier, vocabulary)
        for identifier, spot in item.table("contents").items()
    )
    known = [content.id for content in contents]
    requirements = tuple(
        _requirement(Record(item.file, spot, item.mistakes), identifier, known, vocabulary)
        for identifier, spot in item.table("requirements").items()
    )
    bounds = vocabulary.scales.get(scale)
    ladder = _ladder(item, [requirement.id for requirement in requirements], known, bounds)
    target = item.number("target")
    if bounds and not bounds[0] <= target <= bounds[1]:
        item.mistake("ES214", item.line("target"), f"{target:g}", f"{bounds[0]:g} sampai {bounds[1]:g}")
    return Indicator(
        id=item.text("id"),
        name=item.text("name"),
        short_name=item.text("short_name"),
        node=node,
        weight=item.number("weight"),
        scale=scale,
        target=target,
        subject=item.phrases("subject", "subject", vocabulary.phrase_groups, decisive=True),
        requirements=requirements,
        ladder=ladder,
        contents=contents,
        lookalikes=tuple(
            _lookalike(Record(item.file, spot, item.mistakes), number, vocabulary)
            for number, spot in enumerate(item.spots("lookalikes"), 1)
        ),
        applications=item.phrases("applications", "applications", {}, decisive=True),
        service=_service(item, vocabulary),
        reuse_not_with=item.texts("reuse_not_with"),
        pair=item.text("pair"),
        source=item.text("source"),
        unverified=item.texts("unverified")
        + tuple(f"Tingkat {step.number:g}: {step.unverified}" for step in ladder if step.unverified),
        notes=item.texts("notes"),
        lineage=tuple(
            (str(entry(spot, "framework").value), str(entry(spot, "id").value)) for spot in item.spots("lineage")
        ),
        responsible=item.text("responsible"),
        supported_by=item.texts("supported_by"),
        examples=tuple(example(Record(item.file, spot, item.mistakes)) for spot in item.spots("examples")),
        file=item.file,
    )


def _service(item: Record, vocabulary: Vocabulary) -> str:
    """The sector whose services the indicator judges; "publik" = of any public sector."""
    service = item.text("service")
    known = [*(sector.id for sector in vocabulary.sectors), PUBLIC]
    if service and service not in known:
        expected = "id bidang dari shared/sectors.yaml" + check.closest(service, known)
        item.mistake("ES213", item.line("service"), service, expected, key="service")
    return service


def _content(item: Record, identifier: str, vocabulary: Vocabulary) -> ContentItem:
    return ContentItem(
        identifier,
        item.text("label"),
        item.phrases("terms", f"contents.{identifier}.terms", vocabulary.phrase_groups, decisive=False),
        item.phrases("beside", f"contents.{identifier}.beside", vocabulary.phrase_groups, decisive=False),
        item.texts("shown_in"),
        item.text("form"),
        item.phrases("not_names", f"contents.{identifier}.not_names", vocabulary.phrase_groups, decisive=False),
    )


def _lookalike(item: Record, number: int, vocabulary: Vocabulary) -> Lookalike:
    at = f"lookalikes[{number}]"
    return Lookalike(
        terms=item.phrases("terms", f"{at}.terms", vocabulary.phrase_groups, decisive=True),
        why=item.text("why"),
        unless=item.phrases("unless", f"{at}.unless", vocabulary.phrase_groups, decisive=False),
        indicator=item.text("indicator"),
        source=item.text("source"),
    )


def _requirement(item: Record, identifier: str, contents: list[str], vocabulary: Vocabulary) -> Requirement:
    at = f"requirements.{identifier}"
    kinds = item.expanded("kinds", f"{at}.kinds", vocabulary.kind_groups, "kelompok jenis")
    for spot in (*item.spots("kinds"), *item.spots("by_kind")):
        value = str(spot.value)
        if not value.startswith("@") and value not in vocabulary.kinds:
            item.mistake(
                "ES213",
                spot.line,
                f"{at}.kinds: {value}",
                "jenis dokumen dari framework.yaml" + check.closest(value, list(vocabulary.kinds)),
                key="kinds",
            )
    for spot in item.spots("contents"):
        if spot.value not in contents:
            item.mistake(
                "ES213",
                spot.line,
                f"{at}.contents: {spot.value}",
                "id isi dari contents indikator ini" + check.closest(str(spot.value), contents),
                key="contents",
            )
    at_least = int(item.number("at_least"))
    if at_least > len(item.spots("contents")):
        item.mistake(
            "ES214",
            item.line("at_least"),
            f"{at}.at_least: {at_least}",
            f"paling banyak {len(item.spots('contents'))}, banyaknya isi yang disebut",
        )
    evidence = item.text("evidence", "document")
    pairs = [[number_of(number) for number in items(spot)] for spot in item.spots("bands")]
    bands = tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2)
    if any(len(items(spot)) != 2 for spot in item.spots("bands")):
        item.mistake("ES214", item.line("bands"), f"{at}.bands", "pasangan [batas bawah, tingkat]")
    elif list(bands) != sorted(set(bands)):
        item.mistake("ES214", item.line("bands"), f"{at}.bands", "batas bawah yang menaik")
    if evidence == "number" and not (item.text("publisher") and bands):
        item.mistake("ES209", item.spot.key_line, at, "publisher dan bands untuk evidence: number", missing="publisher")
    if evidence in ("document", "image") and not kinds:
        item.mistake("ES209", item.spot.key_line, at, "kinds: jenis dokumen yang diterima", missing="kinds")
    nearby = item.phrases("nearby", f"{at}.nearby", vocabulary.phrase_groups, decisive=False)
    return Requirement(
        id=identifier,
        title=item.text("title"),
        kinds=kinds,
        evidence=evidence,
        subject=item.phrases("subject", f"{at}.subject", vocabulary.phrase_groups, decisive=not nearby),
        nearby=nearby,
        near_article=item.phrases("near_article", f"{at}.near_article", vocabulary.phrase_groups, decisive=False),
        zones=item.texts("zones") or ("subject",),
        contents=item.texts("contents"),
        at_least=at_least,
        cap=Strength(item.text("cap", "strong")),
        picture_cap=Strength(item.text("picture_cap", "weak")),
        by_kind=item.texts("by_kind"),
        supporting=item.truth("supporting"),
        shared=item.truth("shared"),
        drafts=item.truth("drafts"),
        issuer=item.text("issuer", "own"),
        formal=item.texts("formal"),
        valid_years=int(item.number("valid_years")),
        publisher=item.text("publisher"),
        bands=bands,
        must_contain=item.texts("must_contain"),
        signed_by=item.text("signed_by"),
        for_year=item.text("for_year"),
        source=item.text("source"),
        line=item.spot.key_line,
    )


def _ladder(
    item: Record, requirements: list[str], contents: list[str], bounds: tuple[float, float, float] | None
) -> tuple[Level, ...]:
    ladder: list[Level] = []
    for key, spot in item.table("levels").items():
        step = Record(item.file, spot, item.mistakes)
        level = float(key)
        if ladder and level <= ladder[-1].number:
            item.mistake("ES214", spot.key_line, f"levels.{key}", f"lebih dari {ladder[-1].number:g} (tingkat menaik)")
        if bounds and not (
            bounds[0] <= level <= bounds[1]
            and (not bounds[2] or abs((level - bounds[0]) / bounds[2] - round((level - bounds[0]) / bounds[2])) < 1e-9)
        ):
            item.mistake(
                "ES214",
                spot.key_line,
                f"levels.{key}",
                f"{bounds[0]:g} sampai {bounds[1]:g}" + (f", langkah {bounds[2]:g}" if bounds[2] else ""),
            )
        need = step.entries.get("need")
        at_least = int(step.number("contents_at_least"))
        for spot_of in step.spots("contents"):
            if spot_of.value not in contents:
                item.mistake(
                    "ES213",
                    spot_of.line,
                    f"levels.{key}.contents: {spot_of.value}",
                    "id isi dari contents indikator ini" + check.closest(str(spot_of.value), contents),
                    key="contents",
                )
        counted = len(step.spots("contents")) or len(contents)
        if at_least > counted:
            item.mistake(
                "ES214",
                step.line("contents_at_least"),
                f"levels.{key}.contents_at_least: {at_least}",
                f"paling banyak {counted}, banyaknya isi yang dihitung",
            )
        if need is None and not step.truth("floor"):
            item.mistake("ES209", spot.key_line, f"levels.{key}", "need: persyaratan, atau floor: true", missing="need")
        ladder.append(
            Level(
                number=level,
                criteria=step.text("criteria"),
                need=_need(item, need, requirements, f"levels.{key}.need") if need else None,
                contents_at_least=at_least,
                contents=step.texts("contents"),
                coverage=step.text("coverage"),
                floor=step.truth("floor"),
                source=step.text("source"),
                unverified=step.text("unverified"),
                deviation=step.text("deviation"),
            )
        )
    return tuple(ladder)


def _need(item: Record, spot: LocatedValue, requirements: list[str], at: str) -> Need:
    if not isinstance(spot.value, dict):
        identifier = str(spot.value)
        if identifier not in requirements:
            item.mistake(
                "ES213",
                spot.line,
                f"{at}: {identifier}",
                "id persyaratan indikator ini" + check.closest(identifier, requirements),
                key="need",
            )
        return Need("requirement", identifier)
    if "pair" in spot.value:
        return Need("pair", _need(item, spot.value["pair"], requirements, at).requirement)
    operator = next(name for name in ("all", "any", "n") if name in spot.value)
    listed = spot.value["of" if operator == "n" else operator]
    parts = tuple(_need(item, part, requirements, at) for part in items(listed))
    return Need(operator, parts=parts, count=int(number_of(spot.value["n"])) if operator == "n" else 0)


def example(item: Record) -> Example:
    """An example; a line of three equals signs begins a new page."""
    return Example(
        title=item.text("title"),
        text=NEW_PAGE.sub("\f", item.text("text")),
        expect=item.text("expect"),
        finding=item.text("finding"),
        file_name=item.text("file_name", "contoh.pdf"),
        agency=item.text("agency"),
        year=int(item.number("year")),
        scanned=item.truth("scanned"),
        line=item.spot.line,
    )
