"""`decide examples`: decisions that overrule a verdict, put as examples into a pack of rules; `rules test` then guards
them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import LANG, STATE, settings
from evidence_checker.errors import Exit, UsageError

if TYPE_CHECKING:
    from evidence_checker.model import Assessment, Decision, Example, Framework
    from evidence_checker.store import Store


@click.command(
    "examples",
    help="Tulis keputusan yang mengoreksi hasil periksa sebagai contoh uji ke folder aturan sendiri; rules test lalu "
    "menjaganya.",
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--to", "pack", required=True, metavar="DIR", help="Folder aturan sendiri, yang contohnya ditambah.")
@STATE
@LANG
def examples(folder: Path, pack: str, **flags: Any) -> int:
    from evidence_checker import rules
    from evidence_checker.assessment import decision_examples
    from evidence_checker.cli import decision_memory as memory
    from evidence_checker.messages import labels

    settled = settings(folder, flags)
    home = _own(pack)
    framework = rules.load(str(home))
    made: dict[str, list[Example]] = {}
    with memory.opened(folder, settled) as store:
        assessment = _as_decided_today(store, framework)
        found = () if assessment is None else tuple(decision_examples.overruling(assessment))
        if assessment is None or not found:
            click.echo(labels.text("nothing_overruled", settled.lang))
            return Exit.COMPLETE
        for each in found:
            example = _example(each, assessment, store, settled.lang)
            if example is None:
                click.echo(labels.text("example_unread", settled.lang, indicator=each.indicator, path=each.path))
            elif not _stands(example, framework, each.indicator):
                made.setdefault(each.indicator, []).append(example)
    _write(home, framework, made)
    count = sum(map(len, made.values()))
    click.echo(labels.text("examples_written", settled.lang, count=count, location=str(home)))
    return _tried(home, made, settled.lang)


def _own(pack: str) -> Path:
    """The pack's folder. Raises UsageError: ES220 there is none, ES531 it is one that the product brings."""
    from evidence_checker.rules import packs

    home = packs.find(pack)
    if any(each.resolve() in home.resolve().parents for each in packs.homes()):
        raise UsageError("ES531", location=pack)
    return home


def _as_decided_today(store: Store, framework: Framework) -> Assessment | None:
    """The last assessment with the decisions that hold now; None when the folder was never checked.

    Raises UsageError (ES532) when it was judged by another framework than the pack's."""
    from evidence_checker.assessment import decisions
    from evidence_checker.cli import decision_memory as memory
    from evidence_checker.model import replace

    latest = store.latest()
    if latest is None:
        return None
    if latest.framework.id != framework.id:
        raise UsageError("ES532", pack=framework.id, framework=latest.framework.id)
    return decisions.applied(replace(latest, decisions=store.decisions()), memory.now()[:10])


def _example(decision: Decision, assessment: Assessment, store: Store, lang: str) -> Example | None:
    """The decision's example; None when no text of its document is kept."""
    from evidence_checker.assess import proof
    from evidence_checker.assessment import decision_examples
    from evidence_checker.messages import labels

    document = proof.stored(store, decision.path, decision.sha256)
    if document is None or not any(page.text.strip() for page in document.pages):
        return None
    action = labels.pick(labels.ACTION[decision.action], lang)
    title = f"{action} {decision.made_at[:10]}: {decision.reason}"
    return decision_examples.example(decision, document, assessment, title)


def _stands(example: Example, framework: Framework, indicator: str) -> bool:
    """Whether the pack holds it already: the same text with the same expectation."""

    def told(each: Example) -> tuple[str, str]:
        return each.expect, " ".join(each.text.split())

    return told(example) in map(told, framework.indicator(indicator).examples)


def _write(home: Path, framework: Framework, made: dict[str, list[Example]]) -> None:
    """Every rule file is made before any is written. Raises UsageError (ES533, ES221, ES224)."""
    from evidence_checker.readers import files
    from evidence_checker.rules.added_examples import added

    fresh: dict[Path, bytes] = {}
    for indicator, items in made.items():
        path = home / framework.indicator(indicator).file
        try:
            data = added(path.read_bytes(), items)
        except OSError as failed:
            raise UsageError("ES221", location=str(path), why=failed.strerror or type(failed).__name__) from failed
        if data is None:
            raise UsageError("ES533", file=path.name, indicator=indicator)
        fresh[path] = data
    for path, data in fresh.items():
        try:
            files.write_whole(path, data)
        except OSError as failed:
            raise UsageError("ES224", location=str(path), why=failed.strerror or type(failed).__name__) from failed


def _tried(home: Path, made: dict[str, list[Example]], lang: str) -> int:
    """What the rules of today say of the new examples: one that fails is work for who writes the rules."""
    from evidence_checker import rules
    from evidence_checker.assessment import rule_examples
    from evidence_checker.cli.rules_trials import trial_lines
    from evidence_checker.cli.rules_words import WORDS
    from evidence_checker.messages import labels
    from evidence_checker.reports.show import line

    framework = rules.load(str(home))
    titles = {(indicator, each.title) for indicator, items in made.items() for each in items}
    failed = 0
    for trial in rule_examples.run(framework, {indicator for indicator, _ in titles}):
        if (trial.indicator, trial.example.title) not in titles:
            continue
        failed += not trial.passed
        for indent, text in trial_lines(trial, framework, WORDS[lang], lang):
            click.echo(" " * indent + line(text))
    if failed:
        click.echo(labels.text("examples_to_mend", lang, count=failed, location=str(home)))
    return Exit.GAPS if failed else Exit.COMPLETE
