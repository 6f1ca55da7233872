"""The first page of the paper: how the agency stands, what costs most and who brings it. Also a paper of its own."""

from __future__ import annotations

from evidence_checker import messages
from evidence_checker.messages import forms, labels, paper
from evidence_checker.model import Assessment, IndicatorResult, Status
from evidence_checker.reports import outline
from evidence_checker.reports.docx_paper import Paper
from evidence_checker.reports.show import line

ORDER = (Status.COMPLETE, Status.WEAK, Status.MISSING, Status.REVIEW)
GAPS_NAMED = 6


def name(each: IndicatorResult, lang: str) -> str:
    """An indicator as a table names it: its number and its name without the words that begin every name."""
    return f"{line(each.id)}. {labels.short(line(each.name))}"


def first_page(sheet: Paper, a: Assessment, lang: str) -> None:
    """Write the summary: title, standing, gaps worth most. It fits one page."""

    def t(key: str, **facts: str | int) -> str:
        return paper.text(key, lang, **facts)

    agency = line(a.agency) or labels.text("no_agency", lang)
    year = str(a.year or labels.text("no_year", lang))
    sheet.title(t("title"), [line(a.framework.title), agency, f"{labels.text('year', lang)} {year}", t("number")])
    sheet.heading(t("summary"), 1)
    if not a.final:
        pending = sum(1 for each in outline.incomplete(a) if each.status != "unsupported")
        sheet.text(t("interim", count=pending), bold=True, box="FCF0D8")
    counts = {str(status): sum(1 for each in a.indicators if each.status is status) for status in Status}
    facts = {**counts, "documents": len(a.documents), "indicators": len(a.indicators)}
    sheet.text(t("summary_1", **facts, year=year, agency=agency))
    if a.index:
        value = forms.number(a.index.value, 2, lang)
        sheet.text(t("summary_2", value=value, predicate=line(a.index.predicate)))
        if shares := outline.shares(a, lang):
            sheet.text(shares)
    for note in a.notes:
        if note.code == "EC812":
            sheet.text(messages.message(note, lang))
    found = outline.gaps(a)
    if not found:
        sheet.text(labels.text("no_gaps", lang))
        return
    sheet.text(t("summary_3"), with_next=True)
    rows = [(labels.text("indicator", lang), t("asked"), t("prepared_by"), labels.text("gain", lang))]
    for each in found[:GAPS_NAMED]:
        asked = next((item for item in each.lacking), None)
        owner = asked.owner if asked is not None and asked.owner else each.responsible
        gain = f"+{forms.number(each.gain, 3, lang)}"
        what = line(asked.title, 160) if asked is not None else labels.pick(labels.STATUS[each.status], lang)
        rows.append((name(each, lang), what, line(owner), gain))
    sheet.table(rows, (4.8, 6.4, 2.8, 2.2))


def render(assessment: Assessment, lang: str, template: bytes | None = None) -> bytes:
    """The summary alone, as one page. `template`: an agency's letterhead. Raises UsageError (ES164)."""
    sheet = Paper(template)
    first_page(sheet, assessment, lang)
    signed = paper.text("signed_2", lang) + paper.text("signature", lang)
    sheet.signatures("", paper.text("place_date", lang) + "\n" + signed)
    return sheet.bytes(f"{labels.text('title', lang)} {line(assessment.agency)}", assessment.made_at)
