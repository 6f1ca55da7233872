"""The summary on the terminal: plain text for 80 columns, the same when piped, nothing told by colour."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator

from evidence_checker import messages
from evidence_checker.assessment.decisions import of_indicator
from evidence_checker.messages import forms, labels
from evidence_checker.model import Assessment, Decision, IndicatorResult, Status
from evidence_checker.reports import outline
from evidence_checker.reports.show import line

WIDTH = 80
GAPS_SHOWN = 10
UNREAD_SHOWN = 20


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )


def _fit(text: str, width: int) -> str:
    """Text cut ("…") or padded to exactly `width` columns."""
    text = text if len(text) <= width else text[: width + 1]  # cut first: the loop looks at all of it
    while _columns(text) > width:
        text = text[:-2].rstrip() + "…"
    return text + " " * (width - _columns(text))


def _wrap(text: str, indent: int) -> Iterator[str]:
    pad = " " * indent
    yield from textwrap.wrap(text, WIDTH, initial_indent=pad, subsequent_indent=pad)


def alert(assessment: Assessment, lang: str) -> list[str]:
    """What must be read first: whose folder the program took it to be, where nobody said so. The lines of the page's
    top; a terminal shows them in red."""
    return [
        text
        for note in assessment.notes
        if note.code == "EC346"
        for text in (
            *_wrap(messages.message(note, lang), 0),
            *_wrap(messages.advice(note, lang), 2),
        )
    ]


def _head(assessment: Assessment, lang: str) -> Iterator[str]:
    stamp = assessment.framework
    yield from alert(assessment, lang)
    yield _fit(line(assessment.agency) or labels.text("no_agency", lang), WIDTH).rstrip()
    year = str(assessment.year) if assessment.year else labels.text("no_year", lang)
    yield f"{labels.text('year', lang)}: {year}"
    yield from _wrap(f"{line(stamp.title)} ({line(stamp.id)} {line(stamp.version)}, sha256 {stamp.sha256[:12]})", 0)
    pending = sum(1 for each in outline.incomplete(assessment) if each.status != "unsupported")
    if not assessment.final:
        yield from _wrap(f"{labels.text('interim', lang)}: {labels.text('interim_why', lang, count=pending)}", 0)


def _standing(assessment: Assessment, lang: str) -> Iterator[str]:
    order = (Status.COMPLETE, Status.WEAK, Status.MISSING, Status.REVIEW)
    short = {"id": ("lengkap", "lemah", "belum", "tinjau", "indeks")}.get(
        lang, ("complete", "weak", "missing", "review", "index")
    )
    yield _fit(labels.text("by_aspect", lang), 39) + "".join(f"{word:>8}" for word in short[:4]) + f"{short[4]:>9}"
    yield "-" * WIDTH

    def row(group: outline.Group, indent: int) -> str:
        name = " " * indent + line(group.name)
        counts = "".join(f"{group.count(status) or '.':>8}" for status in order)
        value = forms.number(group.value, 2, lang) if group.value is not None else "."
        return _fit(name, 39) + counts + f"{value:>9}"

    for domain in outline.groups(assessment):
        yield row(domain, 0)
        if len(domain.parts) > 1 or any(part.id != domain.id for part in domain.parts):
            for aspect in domain.parts:
                yield row(aspect, 2)
    if assessment.index is not None:
        index = assessment.index
        said = f"{labels.text('index', lang)} {forms.number(index.value, 2, lang)} ({line(index.predicate)})"
        yield "-" * WIDTH
        yield from _wrap(f"{said}: {labels.text('preliminary', lang)}", 0)
        if shares := outline.shares(assessment, lang):
            yield from _wrap(shares, 0)


def _decision(decision: Decision, lang: str) -> str:
    """A reviewer's decision in a sentence, with what makes it doubtful."""
    action = labels.pick(labels.ACTION.get(decision.action, (decision.action,) * 2), lang).lower()
    about = f", {line(decision.path)}" if decision.path else ""
    stale = f" {messages.message(decision.stale, lang)}" if decision.stale else ""
    return line(f"{labels.text('decision', lang)}: {action}{about} ({decision.name}: {decision.reason}).{stale}", 300)


def _row(indicator: IndicatorResult, lang: str) -> str:
    status = labels.pick(labels.STATUS[indicator.status], lang)
    gain = f"+{forms.number(indicator.gain, 3, lang)}"
    level = f"{forms.plain(indicator.level, lang)} -> {forms.plain(indicator.target_level, lang)}"
    return (
        _fit(f"{line(indicator.id):>3}  {labels.short(line(indicator.name))}", 49)
        + f" {status:<14} {level:>7} {gain:>7}"
    )


def _same(gap: outline.SameGap, assessment: Assessment, lang: str) -> Iterator[str]:
    """Indicators that lack the same: a row each, then the reasons and what to bring, said once."""
    for indicator in gap.indicators:
        yield _row(indicator, lang)
        for decision in of_indicator(assessment, indicator.id):
            yield from _wrap(_decision(decision, lang), 5)
    several = len(gap.indicators) > 1
    if several:
        ids = outline.numbers([each.id for each in gap.indicators])
        yield from _wrap(f"{labels.text('indicator', lang)} {ids}:", 5)
    for finding in gap.findings[:2]:
        said = (messages.message(finding, lang), messages.advice(finding, lang))
        yield from _wrap(line(" ".join(said), 400), 5)
    for told in gap.asked if several else outline.asked(gap.indicators[0], lang):
        yield from _wrap(line(told, 700), 5)
    if several and gap.asked and gap.owners:
        units = "; ".join(f"{ids}: {owner}" for owner, ids in gap.owners)
        yield from _wrap(line(labels.text("usually_prepared", lang, units=units), 400), 5)


def _gaps(assessment: Assessment, lang: str) -> Iterator[str]:
    found = outline.gaps(assessment)
    yield labels.text("gaps", lang) if found else labels.text("no_gaps", lang)
    for gap in outline.same_gaps(found[:GAPS_SHOWN], lang):
        yield from _same(gap, assessment, lang)
    if len(found) > GAPS_SHOWN:
        yield "     " + labels.text("more_gaps", lang, count=len(found) - GAPS_SHOWN)


def _unread(assessment: Assessment, lang: str) -> Iterator[str]:
    found = outline.incomplete(assessment)
    if not found:
        return
    yield labels.text("unread", lang)
    for document in found[:UNREAD_SHOWN]:
        status = labels.pick(labels.READ[document.status], lang)
        yield from _wrap(f"{line(document.path, 160)} ({status})", 2)
        reasons = (document.why,) if document.why else document.findings
        for why in reasons[:1]:
            yield from _wrap(line(f"{messages.message(why, lang)} {messages.advice(why, lang)}", 400), 5)
    if len(found) > UNREAD_SHOWN:
        yield f"  … (+{len(found) - UNREAD_SHOWN})"
    yield ""


def _placed(assessment: Assessment, lang: str) -> Iterator[str]:
    """What a person filed under an indicator and does not count there: one line each, with its reason."""
    found = outline.placed(assessment)
    if not found:
        return
    yield labels.text("placed_all", lang)
    for indicator, each in found[: outline.PLACED_SHOWN]:
        yield from _wrap(f"{line(indicator.id):>3}  {line(each.path, 160)}", 0)
        yield from _wrap(line(messages.message(each.why, lang), 300), 5)
    if len(found) > outline.PLACED_SHOWN:
        yield "     " + labels.text("placed_more", lang, count=len(found) - outline.PLACED_SHOWN)
    yield ""


def _left_out(assessment: Assessment, lang: str) -> Iterator[str]:
    """What was left out because it is no document, in one sentence."""
    for note in assessment.notes:
        if note.code == "EC170":
            yield from _wrap(line(messages.message(note, lang), 400), 0)
            yield ""


def summary_line(assessment: Assessment, lang: str) -> str:
    """The last line: how things stand, in one sentence that fits the terminal."""
    counts = {str(status): sum(1 for each in assessment.indicators if each.status is status) for status in Status}
    text = labels.text("summary_line", lang, documents=len(assessment.documents), **counts)
    if assessment.unread:
        text += f" ({labels.text('unread_part', lang, count=len(assessment.unread))})"
    return f"{text}." if assessment.final else f"{labels.text('interim', lang)}: {text}."


def render(assessment: Assessment, lang: str) -> bytes:
    """Head, standing by domain and aspect, gaps, files filed in vain, files not read, one summary line. UTF-8."""
    lines = [*_head(assessment, lang), ""]
    lines += [*_standing(assessment, lang), ""]
    lines += [*_gaps(assessment, lang), ""]
    lines += _placed(assessment, lang)
    lines += _unread(assessment, lang)
    lines += _left_out(assessment, lang)
    lines.append(summary_line(assessment, lang))
    return ("\n".join(lines) + "\n").encode("utf-8")
