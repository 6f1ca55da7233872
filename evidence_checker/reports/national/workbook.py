"""The view over many agencies as a workbook: ranking, levels, indicators, reasons, groups, shared texts."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from evidence_checker import messages
from evidence_checker.messages.national import text, together
from evidence_checker.model.agencies import RollUp
from evidence_checker.reports import sheet
from evidence_checker.reports.zipped import fixed

_HEAT = {0: "EBECEE", 1: "F6C9C4", 2: "FBE3C0", 3: "FFF6C8", 4: "D7EBC9", 5: "A9D8B8"}


def render(whole: RollUp, lang: str) -> bytes:
    """One sheet for each part of the view; the same bytes for the same view."""
    book = openpyxl.Workbook()
    for style in sheet.styles():
        book.add_named_style(style)
    first = book.active
    assert first is not None
    first.title = text("ranking", lang)
    names = {each.id: each.name for each in whole.results}
    who = "agency_units" if whole.together else "agency"
    table = sheet.Table(first, [(text(key, lang), width) for key, width in (
        ("rank", 7), (who, 40), ("group", 18), ("index", 9), ("predicate", 16), ("covered", 10), ("documents", 11),
        ("unreadable", 12), ("complete", 10), ("missing", 10), ("why", 50))])  # fmt: skip
    for number, each in enumerate(whole.results, 1):
        statuses = [one.status for one in each.standings]
        table.add([
            number, each.name, each.group, each.index if each.index >= 0 else None, each.predicate,
            round(each.covered, 4), each.documents, each.unreadable, statuses.count("complete"),
            statuses.count("missing"), messages.message(each.failed, lang) if each.failed else "",
        ])  # fmt: skip
    table.finish()
    _heat(book, whole, lang)
    _plain(book, text("indicators", lang), [("indicator", 10), ("name", 50), ("mean", 9), ("below", 12),
           ("missing", 10), ("of", 9)], [[c.id, c.name, c.mean, c.below, c.missing, c.of] for c in whole.columns],
           lang)  # fmt: skip
    _plain(book, text("reasons", lang), [("code", 9), ("reason", 80), ("times", 10), ("agencies", 11)],
           [[r.code, messages.message(messages.example(r.code), lang), r.times, r.agencies] for r in whole.reasons],
           lang)  # fmt: skip
    _plain(book, text("groups", lang), [("group", 24), ("agencies", 10), ("lowest", 9), ("median", 9), ("highest", 9),
           ("covered", 10)], [[g.group, g.agencies, g.lowest, g.median, g.highest, g.covered] for g in whole.groups],
           lang)  # fmt: skip
    _plain(book, text("shared", lang), [("agency", 34), ("file", 44), ("agency", 34), ("file", 44), ("likeness", 10),
           ("title", 60)], [[names.get(s.one, s.one), s.one_path, names.get(s.other, s.other), s.other_path, s.likeness,
           s.title] for s in whole.shared], lang)  # fmt: skip
    _plain(book, text("changes", lang), [("agency", 40), ("before", 9), ("now", 9), ("risen", 9), ("fallen", 9)],
           [[names.get(c.id, c.id), c.before, c.now, c.risen, c.fallen] for c in whole.changes], lang)  # fmt: skip
    if whole.together:
        _plain(book, text("together", lang), [("framework", 18), ("agencies_units", 10), ("of", 9), ("mean", 9),
               ("predicate", 14), ("why", 100)], [[t.framework, t.units, t.of, t.value if t.value >= 0 else None,
               t.predicate, together(t, lang)] for t in whole.together], lang)  # fmt: skip
    data = io.BytesIO()
    book.save(data)
    return fixed(data.getvalue(), whole.made_at)


def _plain(
    book: openpyxl.Workbook, title: str, columns: list[tuple[str, int]], rows: list[list[sheet.Value]], lang: str
) -> None:
    table = sheet.Table(book.create_sheet(title[:31]), [(text(key, lang), width) for key, width in columns])
    for row in rows:
        table.add(row)
    table.finish()


def _heat(book: openpyxl.Workbook, whole: RollUp, lang: str) -> None:
    """Levels, agency by indicator, coloured."""
    page = book.create_sheet(text("levels", lang)[:31])
    page.append([text("agency", lang), *(each.id for each in whole.columns)])
    fills = {level: PatternFill("solid", fgColor=colour) for level, colour in _HEAT.items()}
    for place, each in enumerate(whole.results, 2):
        levels = {one.id: one for one in each.standings}
        sheet.put(page.cell(place, 1), each.name)
        for column, head in enumerate(whole.columns, 2):
            one = levels.get(head.id)
            if one is not None and one.status != "not_applicable":
                cell = page.cell(place, column)
                sheet.put(cell, one.level or 0)
                cell.fill = fills[min(5, max(0, int(one.level)))]
    page.freeze_panes = "B2"
    page.column_dimensions["A"].width = 40
    for column in range(2, len(whole.columns) + 2):
        page.column_dimensions[get_column_letter(column)].width = 5
