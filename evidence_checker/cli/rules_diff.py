"""`rules diff`: what changed between two versions of a pack, or how two frameworks overlap by evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.language import chosen
from evidence_checker.cli.options import LANG
from evidence_checker.cli.screen import say, screen
from evidence_checker.errors import Exit, UsageError

if TYPE_CHECKING:
    from evidence_checker.model import Framework
    from evidence_checker.rules.difference import Change
    from evidence_checker.rules.overlap import Common

_FEW = 3  # phrases and kinds that a line of the overlap names


@click.command("diff", help="Yang berubah antara dua versi paket, atau irisan bukti dua kerangka yang berbeda.")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--json", "target", type=click.Path(path_type=Path), metavar="BERKAS", help="Tulis juga sebagai JSON.")
@LANG
def diff(first: str, second: str, target: Path | None, **flags: Any) -> int:
    from evidence_checker.messages.rule_diff_words import WORDS
    from evidence_checker.rules import load

    lang = str(flags.get("lang") or chosen())
    words = WORDS[lang]
    before, after = load(first), load(second)
    if before.id == after.id:
        data, lines = _versions(before, after, lang, words)
    else:
        data, lines = _overlap(before, after, words)
    for indent, line in lines:
        say(line, indent)
    if target is not None:
        _write(target, data)
        say(words["wrote"].format(where=target))
    return Exit.COMPLETE


def _versions(
    before: Framework, after: Framework, lang: str, words: dict[str, str]
) -> tuple[object, list[tuple[int, str]]]:
    from evidence_checker.rules.difference import changes
    from evidence_checker.rules.packs import grown

    plain = [{name: tree.plain() for name, tree in grown(each.folder).items()} for each in (before, after)]
    found = changes(*plain)
    old, new = {each.id for each in before.indicators}, {each.id for each in after.indicators}
    changed = list(dict.fromkeys(each.indicator for each in found if each.indicator))
    counts = {
        "changed": len([each for each in changed if each in old & new]),
        "added": len(new - old),
        "removed": len(old - new),
        "head": len([each for each in found if not each.indicator]),
    }
    lines = [(0, words["versions"].format(id=before.id, before=before.version, after=after.version))]
    lines.append((0, words["counts"].format(**counts) if found else words["same"]))
    names = {each.id: each.name for each in (*before.indicators, *after.indicators)}
    told = None
    for change in found:
        if change.indicator != told:
            told = change.indicator
            lines.append((0, ""))
            lines.append((0, f"{told} {names[told]}" if told else words["head"]))
        lines += _said(change, after, lang, words)
    data = {
        "pack": before.id,
        "before": {"version": before.version, "sha256": before.sha256},
        "after": {"version": after.version, "sha256": after.sha256},
        "changes": [
            {"indicator": c.indicator, "path": list(c.path), "way": c.way, "before": c.before, "after": c.after}
            for c in found
        ],
    }
    return data, lines


def _said(change: Change, framework: Framework, lang: str, words: dict[str, str]) -> list[tuple[int, str]]:
    """A change in one line where it fits, a value a line where it does not."""
    from evidence_checker.messages.rule_fields import CHOICES, called
    from evidence_checker.rules.difference import in_words
    from evidence_checker.rules.framework_shape import FRAMEWORK
    from evidence_checker.rules.shapes import INDICATOR

    shape = INDICATOR if change.indicator else FRAMEWORK
    parts, table, field = [], "indicator" if change.indicator else "framework", ""
    for step in change.path:
        if shape.kind == "record":
            field = step
            parts.append(called(step, table, lang))
            shape = shape.fields.get(step, shape)
            table = step.removesuffix("s") if shape.kind in ("map", "list") else table
        else:
            parts[-1] = f"{parts[-1]} {step}"
            shape = shape.item or shape
    kinds = {kind.id: kind.name for kind in framework.knowledge.kinds}

    def shown(value: Any) -> str:
        if value is None:
            return words["none"]
        if isinstance(value, str) and field in ("kinds", "by_kind", "shown_in"):
            return kinds.get(value, value)
        choices = CHOICES.get(field, {}) if lang == "id" else {}
        return choices.get(value, value) if isinstance(value, str) else in_words(value)

    where = " › ".join(parts)
    if not change.path:
        return [(2, f"({words[change.way]})")]
    if change.way == "moved":
        return [(2, f"~ {where}: {words['moved']}")]
    if change.way == "added":
        return [(2, f"+ {where}: {shown(change.after)}")]
    if change.way == "removed":
        return [(2, f"- {where}: {shown(change.before)}")]
    before, after = shown(change.before), shown(change.after)
    if len(where) + len(before) + len(after) < screen().width - 10 and "\n" not in before + after:
        return [(2, f"~ {where}: {before} → {after}")]
    return [(2, f"~ {where}"), (6, f"- {before}"), (6, f"+ {after}")]


def _overlap(first: Framework, second: Framework, words: dict[str, str]) -> tuple[object, list[tuple[int, str]]]:
    from evidence_checker.rules.overlap import overlap

    found = overlap(first, second)
    ours, theirs = list(dict.fromkeys(each.first for each in found)), {each.second for each in found}
    counts = {"a": len(ours), "of_a": len(first.indicators), "b": len(theirs), "of_b": len(second.indicators)}
    lines = [(0, f"{first.id} {first.version} · {second.id} {second.version}")]
    lines.append((0, words["overlap"].format(first=first.id, second=second.id, **counts)))
    kinds = {kind.id: kind.name for each in (first, second) for kind in each.knowledge.kinds}
    for identifier in ours:
        lines += [(0, ""), (0, f"{first.id} {identifier} {first.indicator(identifier).short_name}")]
        lines += [(2, _common(each, second, kinds, words)) for each in found if each.first == identifier]
    lines.append((0, ""))
    for framework, served in ((first, set(ours)), (second, theirs)):
        alone = [each.id for each in framework.indicators if each.id not in served]
        if alone:
            lines.append((0, words["only"].format(id=framework.id, ids=", ".join(alone))))
    data = {
        "first": {"pack": first.id, "version": first.version},
        "second": {"pack": second.id, "version": second.version},
        "common": [
            {"first": c.first, "second": c.second, "kinds": list(c.kinds), "phrases": list(c.phrases)} for c in found
        ],
    }
    return data, lines


def _common(each: Common, second: Framework, kinds: dict[str, str], words: dict[str, str]) -> str:
    def few(texts: list[str]) -> str:
        rest = len(texts) - _FEW
        return ", ".join(texts[:_FEW]) + (f", {words['more'].format(n=rest)}" if rest > 0 else "")

    name = second.indicator(each.second).short_name
    named = few([kinds.get(kind, kind) for kind in each.kinds])
    return f"→ {second.id} {each.second} {name}: {few(list(each.phrases))} ({named})"


def _write(target: Path, data: object) -> None:
    import json

    from evidence_checker.readers import files

    try:
        files.write_whole(target, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
    except OSError as failed:
        raise UsageError("ES224", location=str(target), why=failed.strerror or type(failed).__name__) from failed
