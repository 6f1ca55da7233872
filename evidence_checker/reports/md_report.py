"""Markdown: the summary for an issue, a wiki or a mail. Text from outside is escaped, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence_checker import messages
from evidence_checker.messages import forms, labels
from evidence_checker.model import Assessment, Status
from evidence_checker.reports import outline
from evidence_checker.reports.show import line

_MARKUP = re.compile(r"([\\`*_{}\[\]#|~^$])")
# At the beginning of a line these would open a list or a heading line.
_OPENING = re.compile(r"^(\d+)([.)])|^([-+=])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# An address alone would be made a link by most renderers.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|file|data|mailto|javascript|vbscript):|\b(www)\.")


def escaped(text: str, limit: int = 600) -> str:
    """Text that shows as it is: no markup, no element, no link."""
    shown = _ADDRESS.sub(lambda m: f"{m[1]}\u2236" if m[1] else f"{m[2]}\u2024", line(text, limit))
    shown = _OPENING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", shown)
    shown = "".join(_ENTITIES.get(each, each) for each in shown)
    return re.sub(r"\\\\([.)\-+=])", r"\\\1", _MARKUP.sub(r"\\\1", shown))


def _lines(a: Assessment, lang: str) -> Iterator[str]:
    def t(key: str, **facts: str | int) -> str:
        return labels.text(key, lang, **facts)

    yield f"# {t('title')}: {escaped(a.agency) or t('no_agency')}"
    yield ""
    yield f"- {t('year')}: {a.year or t('no_year')}"
    yield f"- {t('framework')}: {escaped(a.framework.title)} ({escaped(a.framework.id)} {escaped(a.framework.version)})"
    yield f"- {t('rules_hash')}: {escaped(a.framework.sha256)}"
    yield f"- {t('made_at')}: {escaped(forms.moment(line(a.made_at), lang))}"
    if a.index:
        value = forms.number(a.index.value, 2, lang)
        yield f"- {t('index')}: **{value}** ({escaped(a.index.predicate)}), {t('preliminary')}"
        if shares := outline.shares(a, lang):
            yield f"- {shares}"
    if not a.final:
        pending = sum(1 for each in outline.incomplete(a) if each.status != "unsupported")
        yield f"- **{t('interim')}**: {t('interim_why', count=pending)}"
    yield ""
    yield f"## {t('by_aspect')}"
    yield ""
    order = (Status.COMPLETE, Status.WEAK, Status.MISSING, Status.REVIEW)
    heads = [t("aspect"), *(labels.pick(labels.STATUS[each], lang) for each in order), t("index")]
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" + "---:|" * (len(heads) - 1)
    for domain in outline.groups(a):
        for group, mark in ((domain, "**"), *((part, "") for part in domain.parts)):
            value = forms.number(group.value, 2, lang) if group.value is not None else "–"
            counts = " | ".join(str(group.count(each)) for each in order)
            yield f"| {mark}{escaped(group.name)}{mark} | {counts} | {value} |"
    yield ""
    yield f"## {t('gaps')}"
    yield ""
    for gap in outline.same_gaps(outline.gaps(a), lang):
        for each in gap.indicators:
            status = labels.pick(labels.STATUS[each.status], lang)
            gain = forms.number(each.gain, 3, lang)
            level = f"{forms.plain(each.level, lang)} → {forms.plain(each.target_level, lang)}"
            yield f"- **{escaped(each.id)}. {escaped(labels.short(each.name))}** ({status}, {level}, +{gain})"
        for finding in gap.findings[:2]:
            yield f"  - {escaped(' '.join((messages.message(finding, lang), messages.advice(finding, lang))).strip())}"
        for told in gap.asked if len(gap.indicators) > 1 else outline.asked(gap.indicators[0], lang):
            yield f"  - {escaped(told)}"
        if len(gap.indicators) > 1 and gap.owners:
            units = "; ".join(f"{ids}: {owner}" for owner, ids in gap.owners)
            yield f"  - {escaped(labels.text('usually_prepared', lang, units=units))}"
    if filed := outline.placed(a):
        yield ""
        yield f"## {t('placed_all').rstrip(':')}"
        yield ""
        for indicator, put in filed:
            said = escaped(messages.message(put.why, lang))
            yield f"- **{escaped(indicator.id)}.** {escaped(put.path)}: {said}"
    found = outline.incomplete(a)
    if found:
        yield ""
        yield f"## {t('unread')}"
        yield ""
        for document in found:
            reasons = (document.why,) if document.why else document.findings[:1]
            said = " ".join(escaped(messages.message(each, lang)) for each in reasons)
            yield f"- {escaped(document.path)} ({labels.pick(labels.READ[document.status], lang)}). {said}"


# Known by it, whatever the file is called (see `readers.own_reports`).
MARK = "<!-- evidence-checker -->"


def render(assessment: Assessment, lang: str) -> bytes:
    """The summary as Markdown."""
    return ("\n".join(_lines(assessment, lang)) + "\n\n" + MARK + "\n").encode("utf-8")
