"""The summary on the terminal: as wide as it is, the same when piped, nothing told by colour alone."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_checker import messages
from evidence_checker.assessment.decisions import of_indicator
from evidence_checker.messages import forms, labels
from evidence_checker.model import Assessment, Decision, IndicatorResult, Status
from evidence_checker.reports import outline
from evidence_checker.reports.screen import PLAIN, Manner, Screen, fit
from evidence_checker.reports.show import line

GAPS_SHOWN = 10
UNREAD_SHOWN = 20
_STANDING = 41  # columns of the figures beside a domain's name
_OF_ROW = 31  # columns of status, levels and gain beside an indicator's name

_MANNER: dict[Status, Manner] = {
    Status.COMPLETE: "good", Status.WEAK: "doubtful", Status.MISSING: "bad", Status.REVIEW: "open",
}  # fmt: skip


def _alert(assessment: Assessment, lang: str, screen: Screen) -> Iterator[str]:
    """What must be read first: whose folder the program took it to be, where nobody said so."""
    for note in assessment.notes:
        if note.code == "EC346":
            said = (*screen.wrap(messages.message(note, lang)), *screen.wrap(messages.advice(note, lang), 2))
            yield from (screen.shown(each, "first") for each in said)


def _head(assessment: Assessment, lang: str, screen: Screen) -> Iterator[str]:
    stamp = assessment.framework
    yield from _alert(assessment, lang, screen)
    agency = fit(line(assessment.agency) or labels.text("no_agency", lang), screen.width).rstrip()
    yield screen.shown(agency, "heading")
    year = str(assessment.year) if assessment.year else labels.text("no_year", lang)
    yield f"{labels.text('year', lang)}: {year}"
    yield from screen.wrap(f"{line(stamp.title)} ({line(stamp.id)} {line(stamp.version)}, sha256 {stamp.sha256[:12]})")
    pending = sum(1 for each in outline.incomplete(assessment) if each.status != "unsupported")
    if not assessment.final:
        said = f"{labels.text('interim', lang)}: {labels.text('interim_why', lang, count=pending)}"
        yield from (screen.shown(each, "doubtful") for each in screen.wrap(said))


def _standing(assessment: Assessment, lang: str, screen: Screen) -> Iterator[str]:
    order = (Status.COMPLETE, Status.WEAK, Status.MISSING, Status.REVIEW)
    short = {"id": ("lengkap", "lemah", "belum", "tinjau", "indeks")}.get(
        lang, ("complete", "weak", "missing", "review", "index")
    )
    names = screen.width - _STANDING
    yield fit(labels.text("by_aspect", lang), names) + "".join(f"{word:>8}" for word in short[:4]) + f"{short[4]:>9}"
    yield "-" * screen.width

    def row(group: outline.Group, indent: int) -> str:
        name = " " * indent + line(group.name)
        counts = "".join(f"{group.count(status) or '.':>8}" for status in order)
        value = forms.number(group.value, 2, lang) if group.value is not None else "."
        return fit(name, names) + counts + f"{value:>9}"

    for domain in outline.groups(assessment):
        yield row(domain, 0)
        if len(domain.parts) > 1 or any(part.id != domain.id for part in domain.parts):
            for aspect in domain.parts:
                yield row(aspect, 2)
    if assessment.index is not None:
        index = assessment.index
        said = f"{labels.text('index', lang)} {forms.number(index.value, 2, lang)} ({line(index.predicate)})"
        yield "-" * screen.width
        yield from screen.wrap(f"{said}: {labels.text('preliminary', lang)}")
        if shares := outline.shares(assessment, lang):
            yield from screen.wrap(shares)


def _decision(decision: Decision, lang: str) -> str:
    """A reviewer's decision in a sentence, with what makes it doubtful."""
    action = labels.pick(labels.ACTION.get(decision.action, (decision.action,) * 2), lang).lower()
    about = f", {line(decision.path)}" if decision.path else ""
    stale = f" {messages.message(decision.stale, lang)}" if decision.stale else ""
    return line(f"{labels.text('decision', lang)}: {action}{about} ({decision.name}: {decision.reason}).{stale}", 300)


def _row(indicator: IndicatorResult, lang: str, screen: Screen) -> str:
    status = labels.pick(labels.STATUS[indicator.status], lang)
    gain = f"+{forms.number(indicator.gain, 3, lang)}"
    level = f"{forms.plain(indicator.level, lang)} -> {forms.plain(indicator.target_level, lang)}"
    name = fit(f"{line(indicator.id):>3}  {labels.short(line(indicator.name))}", screen.width - _OF_ROW)
    manner = _MANNER.get(indicator.status)
    word = f"{status:<14}"
    return f"{name} {screen.shown(word, manner) if manner else word} {level:>7} {gain:>7}"


def _same(gap: outline.SameGap, assessment: Assessment, lang: str, screen: Screen) -> Iterator[str]:
    """Indicators that lack the same: a row each, then the reasons and what to bring, said once."""
    for indicator in gap.indicators:
        yield _row(indicator, lang, screen)
        for decision in of_indicator(assessment, indicator.id):
            yield from screen.wrap(_decision(decision, lang), 5)
    several = len(gap.indicators) > 1
    if several:
        ids = outline.numbers([each.id for each in gap.indicators])
        yield from screen.wrap(f"{labels.text('indicator', lang)} {ids}:", 5)
    for finding in gap.findings[:2]:
        said = (messages.message(finding, lang), messages.advice(finding, lang))
        yield from screen.wrap(line(" ".join(said), 400), 5)
    for told in gap.asked if several else outline.asked(gap.indicators[0], lang):
        yield from screen.wrap(line(told, 700), 5)
    if several and gap.asked and gap.owners:
        units = "; ".join(f"{ids}: {owner}" for owner, ids in gap.owners)
        yield from screen.wrap(line(labels.text("usually_prepared", lang, units=units), 400), 5)


def _gaps(assessment: Assessment, lang: str, screen: Screen) -> Iterator[str]:
    found = outline.gaps(assessment)
    yield screen.shown(labels.text("gaps" if found else "no_gaps", lang), "heading")
    for gap in outline.same_gaps(found[:GAPS_SHOWN], lang):
        yield from _same(gap, assessment, lang, screen)
    if len(found) > GAPS_SHOWN:
        yield from screen.wrap(labels.text("more_gaps", lang, count=len(found) - GAPS_SHOWN), 5)


def _unread(assessment: Assessment, lang: str, screen: Screen) -> Iterator[str]:
    found = outline.incomplete(assessment)
    if not found:
        return
    yield screen.shown(labels.text("unread", lang), "heading")
    for document in found[:UNREAD_SHOWN]:
        status = labels.pick(labels.READ[document.status], lang)
        yield from screen.wrap(f"{line(document.path, 160)} ({status})", 2)
        reasons = (document.why,) if document.why else document.findings
        for why in reasons[:1]:
            yield from screen.wrap(line(f"{messages.message(why, lang)} {messages.advice(why, lang)}", 400), 5)
    if len(found) > UNREAD_SHOWN:
        yield f"  … (+{len(found) - UNREAD_SHOWN})"
    yield ""


def _placed(assessment: Assessment, lang: str, screen: Screen) -> Iterator[str]:
    """What a person filed under an indicator and does not count there: one line each, with its reason."""
    found = outline.placed(assessment)
    if not found:
        return
    yield screen.shown(labels.text("placed_all", lang), "heading")
    for indicator, each in found[: outline.PLACED_SHOWN]:
        yield from screen.wrap(f"{line(indicator.id):>3}  {line(each.path, 160)}")
        yield from screen.wrap(line(messages.message(each.why, lang), 300), 5)
    if len(found) > outline.PLACED_SHOWN:
        yield "     " + labels.text("placed_more", lang, count=len(found) - outline.PLACED_SHOWN)
    yield ""


def _left_out(assessment: Assessment, lang: str, screen: Screen) -> Iterator[str]:
    """What was left out because it is no document, in one sentence."""
    for note in assessment.notes:
        if note.code == "EC170":
            yield from screen.wrap(line(messages.message(note, lang), 400))
            yield ""


def summary_line(assessment: Assessment, lang: str) -> str:
    """The last line: how things stand, in one sentence that fits the terminal."""
    counts = {str(status): sum(1 for each in assessment.indicators if each.status is status) for status in Status}
    text = labels.text("summary_line", lang, documents=len(assessment.documents), **counts)
    if assessment.unread:
        text += f" ({labels.text('unread_part', lang, count=len(assessment.unread))})"
    return f"{text}." if assessment.final else f"{labels.text('interim', lang)}: {text}."


def render(assessment: Assessment, lang: str, screen: Screen = PLAIN) -> bytes:
    """Head, standing by domain and aspect, gaps, files filed in vain, files not read, one summary line. UTF-8."""
    lines = [*_head(assessment, lang, screen), ""]
    lines += [*_standing(assessment, lang, screen), ""]
    lines += [*_gaps(assessment, lang, screen), ""]
    lines += _placed(assessment, lang, screen)
    lines += _unread(assessment, lang, screen)
    lines += _left_out(assessment, lang, screen)
    lines += [screen.shown(each, "heading") for each in screen.wrap(summary_line(assessment, lang))]
    return ("\n".join(lines) + "\n").encode("utf-8")
