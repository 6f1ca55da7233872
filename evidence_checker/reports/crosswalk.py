"""Several assessments of one folder as one page and one workbook: document × framework, and a page per framework."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from evidence_checker import messages
from evidence_checker.assessment.crosswalk import Row, Use, crosswalk
from evidence_checker.errors import UsageError
from evidence_checker.messages import forms, labels
from evidence_checker.model import Assessment, IndicatorResult
from evidence_checker.reports import outline
from evidence_checker.reports.html_report import asset, environment
from evidence_checker.reports.show import line
from evidence_checker.reports.zipped import fixed

SHOWN = 8  # indicators named in a cell; more are counted
LEFT = 2  # so few more are named as well: "and 1 more" is no shorter than the one
COLUMNS = (("indicator", 10.0), ("cross_name", 52.0), ("status", 14.0), ("level", 9.0), ("evidence_or_gap", 60.0))
VERDICTS = ("valid", "partial", "weak", "lapsed", "refused", "none", "unread")


def render(name: str, assessments: Sequence[Assessment], lang: str) -> bytes:
    """One report of all. `name`: "html" or "xlsx". Raises UsageError (ES250) for a format that holds one framework."""
    made: dict[str, Callable[[Sequence[Assessment], str], bytes]] = {"html": html, "xlsx": xlsx}
    if name not in made:
        raise UsageError("ES250", format=name, place="{kerangka}")
    return made[name](assessments, lang)


def said(use: Use, lang: str) -> str:
    """What a framework made of a document, as a person says it."""
    verdict = labels.text(f"use_{use.verdict}", lang)
    if not use.indicators:
        return verdict
    shown = len(use.indicators) if len(use.indicators) <= SHOWN + LEFT else SHOWN
    named = ", ".join(use.indicators[:shown])
    if len(use.indicators) > shown:
        named += " " + labels.text("use_more", lang, count=len(use.indicators) - shown)
    return labels.text("use_for", lang, verdict=verdict, indicators=line(named))


def because(use: Use, lang: str) -> str:
    """The one reason why it is no more, "" where there is none."""
    return line(messages.message(use.why, lang), 300) if use.why else ""


def counted(rows: Sequence[Row], place: int, identifier: str, lang: str) -> str:
    """One line on how many documents are what to the framework in that place."""
    found = [row.uses[place].verdict for row in rows]
    counts = {verdict: found.count(verdict) for verdict in VERDICTS}
    counts["unread"] += found.count("partly")
    return labels.text("uses_of", lang, id=line(identifier), **counts)


def standing(result: IndicatorResult, lang: str) -> str:
    """The documents an indicator rests on, or what is to be brought."""
    if result.evidence:
        return "\n".join(line(item.path) for item in result.evidence[:SHOWN])
    return "\n".join(line(told, 300) for told in outline.asked(result, lang)[:3])


def html(assessments: Sequence[Assessment], lang: str) -> bytes:
    """One page, without scripts."""
    css, css_hash = asset("report.css")
    rows = crosswalk(assessments)
    found = environment().overlay()
    found.filters.update(line=line, num=lambda value, decimals: forms.number(value, decimals, lang))
    page = found.get_template("crosswalk.html").render(
        t=lambda key, **facts: labels.text(key, lang, **facts),
        lang=lang,
        assessments=assessments,
        rows=rows,
        said=lambda use: said(use, lang),
        because=lambda use: because(use, lang),
        counted=[counted(rows, place, each.framework.id, lang) for place, each in enumerate(assessments)],
        status_name=lambda status: labels.pick(labels.STATUS[status], lang),
        standing=lambda result: standing(result, lang).split("\n"),
        groups=[outline.groups(each) for each in assessments],
        css=css,
        css_hash=css_hash,
    )
    return page.encode("utf-8")


def xlsx(assessments: Sequence[Assessment], lang: str) -> bytes:
    """A sheet document × framework, then a sheet per framework."""
    import openpyxl  # a check that only prints its summary starts without it
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.properties import PageSetupProperties

    from evidence_checker.reports import sheet

    book = openpyxl.Workbook()
    for style in sheet.styles():
        book.add_named_style(style)
    for unwanted in book.worksheets:
        book.remove(unwanted)
    text = labels.text
    first = book.create_sheet(text("by_framework", lang)[:31])
    first.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    heads = [(text("document", lang), 44.0)]
    for each in assessments:
        heads += [(each.framework.id, 34.0), (f"{each.framework.id}: {text('cross_reason', lang)}", 34.0)]
    table = sheet.Table(first, heads)
    for row in crosswalk(assessments):
        cells = [told for use in row.uses for told in (said(use, lang), because(use, lang))]
        table.add([line(row.path), *cells])
    table.finish()
    for each in assessments:
        page = book.create_sheet(each.framework.id[:31])
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        held = sheet.Table(page, [(text(key, lang), width) for key, width in COLUMNS])
        for result in each.indicators:
            status = labels.pick(labels.STATUS[result.status], lang)
            held.add([result.id, line(result.name), status, result.level, standing(result, lang)])
            held.cell(4).alignment = Alignment(horizontal="center", vertical="top")  # a number beside words
        held.finish()
    target = io.BytesIO()
    book.save(target)
    return fixed(target.getvalue(), assessments[0].made_at)
