"""Checked trees → Framework. All mistakes of meaning are found here: weights, references, levels, shared phrases."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

from evidence_checker.model import (
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
from evidence_checker.rules import check, phrases
from evidence_checker.rules.shapes import EXAMPLE, FORMAT, FRAMEWORK, INDICATOR
from evidence_checker.rules.tree import Mistakes, Plain, Spot, grow

HEAD = "framework.yaml"
NEW_PAGE = re.compile(r"^===[ \t]*$\n?", re.MULTILINE)


def natural(identifier: str) -> tuple[tuple[int, str], ...]:
    """Sort key: "2" before "10", "1.b" after "1.a"."""
    return tuple((int(part), "") if part.isdigit() else (10**9, part) for part in re.findall(r"\d+|\D+", identifier))


def trees(files: Mapping[str, bytes], mistakes: Mistakes) -> dict[str, Spot]:
    """Every file as a tree that has its shape; files with mistakes are left out (their mistakes are kept)."""
    grown: dict[str, Spot] = {}
    if HEAD not in files:
        mistakes.add("ES209", HEAD, 1, "folder aturan", f"berkas {HEAD}", missing=HEAD)
    for name in sorted(files):
        tree = grow(name, files[name], mistakes)
        if tree is None:
            continue
        if name == HEAD and _too_new(tree, mistakes):
            return {}
        if check.fits(name, tree, FRAMEWORK if name == HEAD else INDICATOR, mistakes):
            grown[name] = tree
    return grown


def _too_new(head: Spot, mistakes: Mistakes) -> bool:
    """A pack of a newer format is refused as such: its other 'mistakes' would only mislead."""
    entry = head.value.get("format") if isinstance(head.value, dict) else None
    if entry is not None and isinstance(entry.value, int) and entry.value > FORMAT:
        mistakes.add("ES210", HEAD, entry.line, f"format {entry.value}", f"format {FORMAT} atau lebih lama", known=FORMAT)
        return True
    return False


def fingerprint(grown: Mapping[str, Spot]) -> str:
    """sha256 of the meaning: comments, order of keys' lines and names of files do not count, every value does."""
    content: dict[str, Plain] = {}
    for name, tree in grown.items():
        plain = tree.plain()
        assert isinstance(plain, dict)
        content["" if name == HEAD else str(plain["id"])] = plain
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()


def build(grown: Mapping[str, Spot], mistakes: Mistakes, folder: str = "") -> Framework | None:
    """The framework, or None when a tree is missing; `mistakes` says whether it is sound."""
    if HEAD not in grown:
        return None
    head = _Reader(HEAD, grown[HEAD], mistakes)
    groups = {f"@{name}": tuple(spot.plain()) for name, spot in head.table("kind_groups").items()}  # type: ignore[arg-type]
    words = {f"@{name}": tuple(spot.plain()) for name, spot in head.table("phrase_groups").items()}  # type: ignore[arg-type]
    kinds = {name: str(spot.value) for name, spot in head.table("kinds").items()}
    scales = {name: (_number(spot, "minimum"), _number(spot, "maximum"), _number(spot, "step")) for name, spot in head.table("scales").items()}
    for group in head.table("kind_groups").values():
        for item in _items(group):
            if item.value not in kinds:
                mistakes.add("ES213", HEAD, item.line, str(item.value), "id dari kinds" + check.closest(str(item.value), list(kinds)), key="kinds")
    for name, group in head.table("phrase_groups").items():
        phrases.check(HEAD, _items(group), mistakes, f"phrase_groups.{name}", decisive=False)
    phrases.check(HEAD, head.spots("instruments"), mistakes, "instruments", decisive=True)
    phrases.check(HEAD, head.spots("field"), mistakes, "field", decisive=False)
    nodes = _nodes(head)
    files = sorted((name for name in grown if name != HEAD), key=lambda name: (natural(str(_entry(grown[name], "id").value)), name))
    vocabulary = _Vocabulary(groups, words, kinds, scales, {node.id for node in nodes})
    indicators = tuple(_indicator(_Reader(name, grown[name], mistakes), vocabulary) for name in files)
    _references(indicators, grown, mistakes)
    _shared(indicators, grown, mistakes)
    total = _number(grown[HEAD], "weight_total")
    _weights(nodes, indicators, total, grown, mistakes)
    thresholds = head.table("thresholds")
    return Framework(
        id=head.text("id"),
        version=head.text("version"),
        title=head.text("title"),
        regulation=head.text("regulation"),
        sha256=fingerprint(grown),
        nodes=nodes,
        indicators=indicators,
        scales=tuple((name, *bounds) for name, bounds in scales.items()),
        predicates=_predicates(head),
        thresholds=Thresholds(**{name: float(spot.value) for name, spot in thresholds.items()}),  # type: ignore[arg-type]
        weight_total=total,
        kinds=tuple(kinds.items()),
        instruments=head.texts("instruments"),
        field=head.texts("field"),
        unverified=head.texts("unverified"),
        source=head.text("source"),
        folder=folder,
    )


class _Vocabulary:
    """What the head of a pack defines for its indicators."""

    def __init__(
        self,
        kind_groups: dict[str, tuple[str, ...]],
        phrase_groups: dict[str, tuple[str, ...]],
        kinds: dict[str, str],
        scales: dict[str, tuple[float, float, float]],
        nodes: set[str],
    ) -> None:
        self.kind_groups, self.phrase_groups, self.kinds, self.scales, self.nodes = kind_groups, phrase_groups, kinds, scales, nodes


class _Reader:
    """Values of one record with their lines. Shapes were checked before, so types are what they should be."""

    def __init__(self, file: str, spot: Spot, mistakes: Mistakes) -> None:
        assert isinstance(spot.value, dict)
        self.file, self.spot, self.mistakes = file, spot, mistakes
        self.entries: dict[str, Spot] = spot.value

    def text(self, key: str, default: str = "") -> str:
        entry = self.entries.get(key)
        return default if entry is None else str(entry.value)

    def number(self, key: str, default: float = 0.0) -> float:
        entry = self.entries.get(key)
        return default if entry is None else float(entry.value)  # type: ignore[arg-type]

    def truth(self, key: str) -> bool:
        entry = self.entries.get(key)
        return bool(entry is not None and entry.value)

    def spots(self, key: str) -> list[Spot]:
        entry = self.entries.get(key)
        return [] if entry is None else _items(entry)

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(str(spot.value) for spot in self.spots(key))

    def table(self, key: str) -> dict[str, Spot]:
        entry = self.entries.get(key)
        return {} if entry is None else entry.value  # type: ignore[return-value]

    def line(self, key: str) -> int:
        entry = self.entries.get(key)
        return self.spot.line if entry is None else entry.key_line

    def mistake(self, code: str, line: int, found: str, expected: str, **facts: str | int) -> None:
        self.mistakes.add(code, self.file, line, found, expected, **facts)

    def phrases(self, key: str, at: str, groups: dict[str, tuple[str, ...]], *, decisive: bool) -> tuple[str, ...]:
        """Phrases of a list with its groups unfolded, each once."""
        phrases.check(self.file, self.spots(key), self.mistakes, at, decisive=decisive)
        return self.expanded(key, at, groups, "kelompok frasa")

    def expanded(self, key: str, at: str, groups: dict[str, tuple[str, ...]], what: str) -> tuple[str, ...]:
        found: list[str] = []
        for spot in self.spots(key):
            value = str(spot.value)
            if value.startswith("@"):
                if value not in groups:
                    self.mistake("ES213", spot.line, f"{at}: {value}", what + check.closest(value, list(groups)), key=at)
                found += groups.get(value, ())
            else:
                found.append(value)
        return tuple(dict.fromkeys(found))


def _items(spot: Spot) -> list[Spot]:
    return spot.value if isinstance(spot.value, list) else []


def _entry(spot: Spot, key: str) -> Spot:
    assert isinstance(spot.value, dict)
    return spot.value[key]


def _number(spot: Spot, key: str) -> float:
    return float(_entry(spot, key).value)  # type: ignore[arg-type]


def _nodes(head: _Reader) -> tuple[Node, ...]:
    nodes: list[Node] = []
    for spot in head.spots("nodes"):
        item = _Reader(head.file, spot, head.mistakes)
        known = [node.id for node in nodes]
        identifier, parent = item.text("id"), item.text("parent")
        if identifier in known:
            head.mistake("ES206", item.line("id"), identifier, "id simpul satu kali saja", first=0)
        if parent and parent not in known:
            head.mistake("ES213", item.line("parent"), parent, "simpul yang sudah ditulis di atasnya" + check.closest(parent, known), key="parent")
        nodes.append(Node(identifier, item.text("name"), item.text("label"), parent, item.number("weight")))
    return tuple(nodes)


def _predicates(head: _Reader) -> tuple[Predicate, ...]:
    found: list[Predicate] = []
    for spot in head.spots("predicates"):
        item = _Reader(head.file, spot, head.mistakes)
        minimum = item.number("minimum")
        if found and minimum >= found[-1].minimum:
            head.mistake("ES214", item.line("minimum"), f"{minimum:g}", f"kurang dari {found[-1].minimum:g} (tertinggi lebih dahulu)")
        found.append(Predicate(item.text("label"), minimum))
    return tuple(found)


def _indicator(item: _Reader, vocabulary: _Vocabulary) -> Indicator:
    node, scale = item.text("node"), item.text("scale")
    if node not in vocabulary.nodes:
        item.mistake("ES213", item.line("node"), node, "id simpul dari framework.yaml" + check.closest(node, list(vocabulary.nodes)), key="node")
    if scale not in vocabulary.scales:
        item.mistake("ES213", item.line("scale"), scale, "nama skala dari framework.yaml" + check.closest(scale, list(vocabulary.scales)), key="scale")
    contents = tuple(_content(_Reader(item.file, spot, item.mistakes), identifier, vocabulary) for identifier, spot in item.table("contents").items())
    known = [content.id for content in contents]
    requirements = tuple(_requirement(_Reader(item.file, spot, item.mistakes), identifier, known, vocabulary) for identifier, spot in item.table("requirements").items())
    bounds = vocabulary.scales.get(scale)
    ladder = _ladder(item, [requirement.id for requirement in requirements], len(contents), bounds)
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
        lookalikes=tuple(_lookalike(_Reader(item.file, spot, item.mistakes), number, vocabulary) for number, spot in enumerate(item.spots("lookalikes"), 1)),
        applications=item.phrases("applications", "applications", {}, decisive=True),
        reuse_not_with=item.texts("reuse_not_with"),
        pair=item.text("pair"),
        source=item.text("source"),
        unverified=item.texts("unverified") + tuple(f"Tingkat {step.number:g}: {step.unverified}" for step in ladder if step.unverified),
        notes=item.texts("notes"),
        lineage=tuple((str(_entry(spot, "framework").value), str(_entry(spot, "id").value)) for spot in item.spots("lineage")),
        responsible=item.text("responsible"),
        examples=tuple(example(_Reader(item.file, spot, item.mistakes)) for spot in item.spots("examples")),
        file=item.file,
    )


def _content(item: _Reader, identifier: str, vocabulary: _Vocabulary) -> ContentItem:
    return ContentItem(identifier, item.text("label"), item.phrases("terms", f"contents.{identifier}.terms", vocabulary.phrase_groups, decisive=False))


def _lookalike(item: _Reader, number: int, vocabulary: _Vocabulary) -> Lookalike:
    at = f"lookalikes[{number}]"
    return Lookalike(
        terms=item.phrases("terms", f"{at}.terms", vocabulary.phrase_groups, decisive=True),
        why=item.text("why"),
        unless=item.phrases("unless", f"{at}.unless", vocabulary.phrase_groups, decisive=False),
        indicator=item.text("indicator"),
        source=item.text("source"),
    )


def _requirement(item: _Reader, identifier: str, contents: list[str], vocabulary: _Vocabulary) -> Requirement:
    at = f"requirements.{identifier}"
    kinds = item.expanded("kinds", f"{at}.kinds", vocabulary.kind_groups, "kelompok jenis")
    for spot in item.spots("kinds"):
        value = str(spot.value)
        if not value.startswith("@") and value not in vocabulary.kinds:
            item.mistake("ES213", spot.line, f"{at}.kinds: {value}", "jenis dokumen dari framework.yaml" + check.closest(value, list(vocabulary.kinds)), key="kinds")
    for spot in item.spots("contents"):
        if spot.value not in contents:
            item.mistake("ES213", spot.line, f"{at}.contents: {spot.value}", "id isi dari contents indikator ini" + check.closest(str(spot.value), contents), key="contents")
    at_least = int(item.number("at_least"))
    if at_least > len(item.spots("contents")):
        item.mistake("ES214", item.line("at_least"), f"{at}.at_least: {at_least}", f"paling banyak {len(item.spots('contents'))}, banyaknya isi yang disebut")
    evidence = item.text("evidence", "document")
    bands = tuple((float(pair[0].value), float(pair[1].value)) for pair in (_items(spot) for spot in item.spots("bands")) if len(pair) == 2)  # type: ignore[arg-type]
    if any(len(_items(spot)) != 2 for spot in item.spots("bands")):
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
        zones=item.texts("zones") or ("subject",),
        contents=item.texts("contents"),
        at_least=at_least,
        cap=Strength(item.text("cap", "strong")),
        supporting=item.truth("supporting"),
        issuer=item.text("issuer", "own"),
        formal=item.texts("formal"),
        valid_years=int(item.number("valid_years")),
        coverage=item.text("coverage"),
        publisher=item.text("publisher"),
        bands=bands,
        source=item.text("source"),
        line=item.spot.key_line,
    )


def _ladder(item: _Reader, requirements: list[str], contents: int, bounds: tuple[float, float, float] | None) -> tuple[Level, ...]:
    ladder: list[Level] = []
    for key, spot in item.table("levels").items():
        step = _Reader(item.file, spot, item.mistakes)
        level = float(key)
        if ladder and level <= ladder[-1].number:
            item.mistake("ES214", spot.key_line, f"levels.{key}", f"lebih dari {ladder[-1].number:g} (tingkat menaik)")
        if bounds and not (bounds[0] <= level <= bounds[1] and (not bounds[2] or abs((level - bounds[0]) / bounds[2] - round((level - bounds[0]) / bounds[2])) < 1e-9)):
            item.mistake("ES214", spot.key_line, f"levels.{key}", f"{bounds[0]:g} sampai {bounds[1]:g}" + (f", langkah {bounds[2]:g}" if bounds[2] else ""))
        need = step.entries.get("need")
        at_least = int(step.number("contents_at_least"))
        if at_least > contents:
            item.mistake("ES214", step.line("contents_at_least"), f"levels.{key}.contents_at_least: {at_least}", f"paling banyak {contents}, banyaknya isi indikator ini")
        if need is None and not step.truth("floor"):
            item.mistake("ES209", spot.key_line, f"levels.{key}", "need: persyaratan, atau floor: true", missing="need")
        ladder.append(
            Level(
                number=level,
                criteria=step.text("criteria"),
                need=_need(item, need, requirements, f"levels.{key}.need") if need else None,
                contents_at_least=at_least,
                coverage=step.text("coverage"),
                floor=step.truth("floor"),
                source=step.text("source"),
                unverified=step.text("unverified"),
            )
        )
    return tuple(ladder)


def _need(item: _Reader, spot: Spot, requirements: list[str], at: str) -> Need:
    if not isinstance(spot.value, dict):
        identifier = str(spot.value)
        if identifier not in requirements:
            item.mistake("ES213", spot.line, f"{at}: {identifier}", "id persyaratan indikator ini" + check.closest(identifier, requirements), key="need")
        return Need("requirement", identifier)
    operator = next(name for name in ("all", "any", "n") if name in spot.value)
    listed = spot.value["of" if operator == "n" else operator]
    parts = tuple(_need(item, part, requirements, at) for part in _items(listed))
    return Need(operator, parts=parts, count=int(spot.value["n"].value) if operator == "n" else 0)  # type: ignore[arg-type]


def example(item: _Reader) -> Example:
    """An example; a line of three equals signs begins a new page."""
    assert set(item.entries) <= set(EXAMPLE.fields)
    return Example(
        title=item.text("title"),
        text=NEW_PAGE.sub("\f", item.text("text")),
        expect=item.text("expect"),
        finding=item.text("finding"),
        file_name=item.text("file_name", "contoh.pdf"),
        agency=item.text("agency"),
        year=int(item.number("year")),
        line=item.spot.line,
    )


def _references(indicators: tuple[Indicator, ...], grown: Mapping[str, Spot], mistakes: Mistakes) -> None:
    """Ids stand once; every indicator that is named exists."""
    files: dict[str, str] = {}
    known = [indicator.id for indicator in indicators]
    for indicator in indicators:
        item = _Reader(indicator.file, grown[indicator.file], mistakes)
        if indicator.id in files:
            item.mistake("ES206", item.line("id"), indicator.id, f"id satu kali saja (sudah ada di {files[indicator.id]})", first=0)
        files.setdefault(indicator.id, indicator.file)
        named = [*item.spots("reuse_not_with"), *item.spots("shares_terms_with")]
        named += [item.entries["pair"]] if "pair" in item.entries else []
        named += [spot.value["indicator"] for spot in item.spots("lookalikes") if isinstance(spot.value, dict) and "indicator" in spot.value]
        for spot in named:
            if spot.value not in known:
                item.mistake("ES213", spot.line, str(spot.value), "id indikator paket ini" + check.closest(str(spot.value), known), key="indicator")


def _shared(indicators: tuple[Indicator, ...], grown: Mapping[str, Spot], mistakes: Mistakes) -> None:
    """A phrase that names the subject of two indicators must be said to: as a pair, or in shares_terms_with of either."""
    allowed: set[frozenset[str]] = set()
    for indicator in indicators:
        item = _Reader(indicator.file, grown[indicator.file], mistakes)
        allowed |= {frozenset((indicator.id, other)) for other in (*item.texts("shares_terms_with"), *((indicator.pair,) if indicator.pair else ()))}
    owner: dict[str, Indicator] = {}
    for indicator in indicators:
        item = _Reader(indicator.file, grown[indicator.file], mistakes)
        for spot in [*item.spots("subject"), *item.spots("applications")]:
            bare = phrases.letters(str(spot.value))
            first = owner.setdefault(bare, indicator)
            if first.id != indicator.id and frozenset((first.id, indicator.id)) not in allowed:
                item.mistake("ES215", spot.line, str(spot.value), f"frasa yang khas, atau shares_terms_with: [\"{first.id}\"]", other=first.id)


def _weights(nodes: tuple[Node, ...], indicators: tuple[Indicator, ...], total: float, grown: Mapping[str, Spot], mistakes: Mistakes) -> None:
    """Weights add up at every node that has one, and in the whole."""
    head = _Reader(HEAD, grown[HEAD], mistakes)
    if total and abs(sum(indicator.weight for indicator in indicators) - total) > 0.005:
        found = sum(indicator.weight for indicator in indicators)
        head.mistake("ES216", head.line("weight_total"), f"jumlah bobot indikator {found:g}", f"{total:g}")
    for node, spot in zip(nodes, head.spots("nodes"), strict=True):
        if not node.weight:
            continue
        below = [child.weight for child in nodes if child.parent == node.id] + [indicator.weight for indicator in indicators if indicator.node == node.id]
        if abs(sum(below) - node.weight) > 0.005:
            head.mistake("ES216", spot.line, f"simpul {node.id}: jumlah bobot di bawahnya {sum(below):g}", f"{node.weight:g}")
