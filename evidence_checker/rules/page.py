"""One indicator as a page of plain Indonesian (or English): what an assessor asks for, without a word of YAML."""

from __future__ import annotations

from collections.abc import Iterable

from evidence_checker.messages import kind_names
from evidence_checker.model import Framework, Indicator, Level, Need, Requirement
from evidence_checker.rules.page_words import WORDS


def page(framework: Framework, indicator: Indicator, lang: str = "id") -> list[str]:
    """Lines of text, not wrapped; a line that begins with "## " is a heading."""
    words = WORDS[lang]
    kinds = {kind.id: kind_names.kind(kind.id, lang) for kind in framework.knowledge.kinds}
    named = {value: label for scale, value, label in framework.scale_labels if scale == indicator.scale}
    node = next((item for item in framework.nodes if item.id == indicator.node), None)
    lines = [f"## {indicator.id}. {indicator.name}"]
    lines.append(f"{framework.title} ({framework.regulation}), {framework.id} {framework.version}")
    if node:
        lines.append(f"{node.label}: {node.name}")
    lines.append(
        f"{words['weight']}: {_number(indicator.weight, lang)} {words['of']} {_number(framework.weight_total, lang)}; "
        f"{words['target']} {_number(indicator.target, lang)}"
    )
    lines += [
        f"{words[key]}: {text}"
        for key, text in (("responsible", indicator.responsible), ("source", indicator.source))
        if text
    ]
    lines += [f"{words['pair']}: {indicator.pair}"] if indicator.pair else []
    lines += ["", f"## {words['subject']}", ", ".join(indicator.subject)]
    lines += [f"{words['applications']}: {', '.join(indicator.applications)}"] if indicator.applications else []
    if indicator.contents:
        lines += ["", f"## {words['contents']}"]
        lines += [f"- {item.label}: {', '.join(item.terms)}" for item in indicator.contents]
    lines += ["", f"## {words['ways']}"]
    for requirement in indicator.requirements:
        lines += _requirement(requirement, indicator, kinds, words, lang)
    lines += ["", f"## {words['levels']}"]
    for level in indicator.ladder:
        lines += _level(level, indicator, named.get(level.number, ""), words, lang)
    if indicator.lookalikes:
        lines += ["", f"## {words['lookalikes']}"]
        for item in indicator.lookalikes:
            line = f"- {', '.join(item.terms)}: {item.why}"
            line += f"; {words['belongs']} {item.indicator}" if item.indicator else ""
            line += f"; {words['unless']} {', '.join(item.unless)}" if item.unless else ""
            lines.append(line + (f" [{item.source}]" if item.source else ""))
    if indicator.reuse_not_with:
        lines += ["", f"{words['reuse']} {', '.join(indicator.reuse_not_with)}"]
    lines += [f"{words['lineage']}: {name} {number}" for name, number in indicator.lineage]
    for key, texts in (("unverified", indicator.unverified), ("notes", indicator.notes)):
        lines += ["", f"## {words[key]}", *(f"- {text}" for text in texts)] if texts else []
    return lines


def _requirement(
    way: Requirement, indicator: Indicator, kinds: dict[str, str], words: dict[str, str], lang: str
) -> list[str]:
    lines = [f"- {way.title} ({way.id})"]
    if way.evidence in ("manual", "link", "number"):
        lines.append(f"  {words[way.evidence]}")
    if way.publisher:
        bands = ", ".join(f"≥ {_number(low, lang)} = {_number(level, lang)}" for low, level in way.bands)
        lines.append(f"  {words['publisher']}: {way.publisher}; {words['bands']}: {bands}")
    if way.kinds:
        lines.append(f"  {words['kinds']}: " + ", ".join(kinds.get(kind, kind) for kind in way.kinds))
    if way.subject:
        lines.append(f"  {words['phrases']}: {', '.join(way.subject)}")
    if way.nearby:
        lines.append(f"  {words['nearby']}: {', '.join(way.nearby)}")
    if way.near_article:
        lines.append(f"  {words['near_article']}: {', '.join(way.near_article)}")
    if way.evidence in ("document", "image"):
        lines.append(f"  {words['zones']}: " + f" {words['or']} ".join(words[f"{zone}_zone"] for zone in way.zones))
    if way.at_least:
        labels = {item.id: item.label for item in indicator.contents}
        lines.append(
            f"  {words['at_least'].format(n=way.at_least)}: " + ", ".join(labels[item] for item in way.contents)
        )
    rest = [f"{words['cap']} {words[way.cap.value]}"] if way.cap != "strong" else []
    rest += [words["supporting"]] if way.supporting else []
    rest += [words["shared"]] if way.shared else []
    rest += [words["drafts"]] if way.drafts else []
    rest += (
        [
            f"{words['formal']}: "
            + ", ".join(words["number_formal" if item == "number" else item] for item in way.formal)
        ]
        if way.formal
        else []
    )
    rest += [words["valid"].format(n=way.valid_years)] if way.valid_years else []
    lines += [f"  {'; '.join(rest)}"] if rest else []
    return lines + ([f"  [{way.source}]"] if way.source else [])


def _level(level: Level, indicator: Indicator, label: str, words: dict[str, str], lang: str) -> list[str]:
    rest = [words["floor"]] if level.floor else []
    if level.need is not None:
        titles = {way.id: way.id for way in indicator.requirements}
        rest.append(f"{words['need']} {_need(level.need, titles, words)}")
    if level.contents_at_least:
        rest.append(
            words["all_contents"]
            if level.contents_at_least < 0
            else words["some_contents"].format(n=level.contents_at_least)
        )
    rest += [words[f"coverage_{level.coverage}"]] if level.coverage else []
    name = _number(level.number, lang) + (f" ({label})" if label else "")
    line = f"- {name}: {level.criteria}" + (f" ({'; '.join(rest)})" if rest else "")
    more = ((words["unverified"], level.unverified), (words["deviation"], level.deviation))
    return [line, *(f"  {what}: {text}" for what, text in more if text)]


def _need(need: Need, titles: dict[str, str], words: dict[str, str]) -> str:
    if need.operator == "requirement":
        return titles.get(need.requirement, need.requirement)
    if need.operator == "pair":
        return words["two_versions"].format(id=titles.get(need.requirement, need.requirement))
    parts = [_need(part, titles, words) for part in need.parts]
    parts = [
        f"({text})" if part.parts and len(need.parts) > 1 else text
        for text, part in zip(parts, need.parts, strict=True)
    ]
    if need.operator == "n":
        return f"{words['n_of'].format(n=need.count)} {', '.join(parts)}"
    return f" {words['and' if need.operator == 'all' else 'or']} ".join(parts)


def _number(value: float, lang: str) -> str:
    text = f"{value:g}"
    return text.replace(".", ",") if lang == "id" else text


def pages(framework: Framework, identifiers: Iterable[str], lang: str = "id") -> list[str]:
    """Several pages, a blank line between."""
    lines: list[str] = []
    for identifier in identifiers:
        lines += [*([""] if lines else []), *page(framework, framework.indicator(identifier), lang)]
    return lines
