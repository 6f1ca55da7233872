"""What became of the examples of rules and of the shared data, as lines to print."""

from __future__ import annotations

from evidence_checker import messages
from evidence_checker.assessment import rule_examples
from evidence_checker.errors import Exit
from evidence_checker.model import Framework, Knowledge
from evidence_checker.rules import load, shared_knowledge
from evidence_checker.rules.collisions import collisions
from evidence_checker.rules.shared import SHARED


def soundness(words: dict[str, str]) -> str:
    """One line on the shared data. Raises InvalidRules with every mistake."""
    known = shared_knowledge()
    return words["shared_sound"].format(
        n=len(known.kinds),
        g=len(known.kind_groups) + len(known.phrase_groups),
        e=sum(len(kind.examples) for kind in known.kinds) + len(known.services.naming.examples),
        sha=known.sha256[:16],
    )


def pack_soundness(framework: Framework, words: dict[str, str]) -> str:
    """One line on a pack that was loaded without a mistake."""
    return words["sound"].format(
        id=framework.id,
        version=framework.version,
        n=len(framework.indicators),
        w=f"{sum(indicator.weight for indicator in framework.indicators):.2f}",
        m=sum(len(indicator.requirements) for indicator in framework.indicators),
        e=sum(len(indicator.examples) for indicator in framework.indicators),
        sha=framework.sha256[:16],
    )


def easily_swapped(framework: Framework, lang: str) -> list[str]:
    """A line for each pair of terms of two indicators that a scan or one slip makes the same."""
    return [f"- {messages.message(each, lang)} {messages.advice(each, lang)}" for each in collisions(framework)]


def tested(
    pack: str, words: dict[str, str], lang: str, *, verbose: bool, titled: bool
) -> tuple[Exit, list[tuple[int, str]]]:
    """Run the examples of a pack, or of the shared data: the exit status, and (indent, line). `titled`: each pack's
    lines begin with its name. Raises InvalidRules."""
    framework = None if pack == SHARED else load(pack)
    known = framework.knowledge if framework else shared_knowledge()
    worst, lines = Exit.COMPLETE, list[tuple[int, str]]()
    # a pack that adds to the shared data can break what they held before
    if framework is None or known.kinds != shared_knowledge().kinds:
        worst, lines = kinds_tested(known, words, verbose)
    if framework is None:
        return worst, lines
    done = list(rule_examples.run(framework))
    for trial in done:
        if verbose or not trial.passed:
            lines += trial_lines(trial, framework, words, lang)
    held = sum(trial.passed for trial in done)
    title = f"{framework.id} {framework.version}: " if titled else ""
    lines.append((0, title + (words["held"].format(ok=held, n=len(done)) if done else words["none"])))
    missing = rule_examples.untried(framework, done)
    if missing:
        lines.append((0, words["untried"].format(n=len(missing))))
        lines += [(2, f"- {indicator}: {requirement}") for indicator, requirement in missing if verbose]
    return (Exit.GAPS if held < len(done) else worst), lines


def kinds_tested(known: Knowledge, words: dict[str, str], every: bool) -> tuple[Exit, list[tuple[int, str]]]:
    """Run the examples of the kinds: the exit status, and (indent, line). `every`: also tell of those that hold."""
    lines: list[tuple[int, str]] = []
    done = list(rule_examples.run_kinds(known))
    for trial in done:
        if every or not trial.passed:
            verdict = words["passed"] if trial.passed else words["failed"]
            first = trial.example.text.strip().splitlines()[0]
            lines.append((0, f"{verdict}  {trial.kind} {words['line'].format(n=trial.example.line)}: {first}"))
        if not trial.passed:
            wanted = trial.kind if trial.example.matches else words["not_kind"].format(kind=trial.kind)
            lines.append((2, words["expected"].format(want=wanted, got=trial.got or "-")))
    named = list(rule_examples.run_naming(known))
    for each in named:
        if every or not each.passed:
            verdict = words["passed"] if each.passed else words["failed"]
            lines.append((0, f"{verdict}  naming {words['line'].format(n=each.example.at)}: {each.example.line}"))
        if not each.passed:
            wanted = "; ".join(each.example.names) or "-"
            lines.append((2, words["expected"].format(want=wanted, got="; ".join(each.got) or "-")))
    held, tried = sum(each.passed for each in done) + sum(each.passed for each in named), len(done) + len(named)
    lines.append((0, words["kinds_held"].format(ok=held, n=tried)))
    return (Exit.COMPLETE if held == tried else Exit.GAPS), lines


def trial_lines(
    trial: rule_examples.Trial, framework: Framework, words: dict[str, str], lang: str
) -> list[tuple[int, str]]:
    """One example of a rule: verdict, file and line; what was expected, where it failed; every reason."""
    file = framework.indicator(trial.indicator).file
    verdict = words["passed"] if trial.passed else words["failed"]
    lines = [(0, f"{verdict}  {file} {words['line'].format(n=trial.example.line)}: {trial.example.title}")]
    if not trial.passed:
        wanted = words[trial.example.expect] + (f" [{trial.example.finding}]" if trial.example.finding else "")
        lines.append((2, words["expected"].format(want=wanted, got=words[trial.got])))
    return lines + [(2, f"- {messages.message(reason, lang)} [{reason.code}]") for reason in trial.reasons]
