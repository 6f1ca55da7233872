"""The workbook for auditors: every fact in a column, and room for the auditor's own.

What is typed into the auditor's columns is read back by `worksheet.typed` (`decide --import`).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from evidence_checker import messages
from evidence_checker.assessment.compare import Comparison
from evidence_checker.messages import forms, labels
from evidence_checker.model import Assessment, IndicatorResult, Status
from evidence_checker.reports import outline, sheet
from evidence_checker.reports.sheet import Table, Value, day, link, put
from evidence_checker.reports.show import line
from evidence_checker.reports.xlsx_cells import advised, number, pages, said, typed_before
from evidence_checker.reports.zipped import fixed

# The auditor's columns, in order: their keys in `labels.TEXT` and their widths.
TYPED = (
    ("conclusion", 16.0),
    ("reviewer", 18.0),
    ("response", 30.0),
    ("recommendation", 28.0),
    ("due", 13.0),
    ("follow_up", 24.0),
)
ORDER = ("summary", "gaps", "matrix", "documents", "passages", "changes", "method")
ON_GAPS = ("waive", "assign")
ON_EVIDENCE = ("accept", "reject", "assign")


class _Workbook:
    """The sheets, written one after another; rows are remembered so that cells can link to them."""

    def __init__(self, assessment: Assessment, lang: str, changes: Comparison | None) -> None:
        self.assessment, self.lang, self.changes = assessment, lang, changes
        self.book = openpyxl.Workbook()
        for style in sheet.styles():
            self.book.add_named_style(style)
        for unwanted in self.book.worksheets:
            self.book.remove(unwanted)
        # In the order of reading; they are filled in the order in which their links need each other.
        self.sheets = {key: self.book.create_sheet(self.t(f"sheet_{key}")) for key in ORDER}
        self.paper_rows: dict[str, int] = {}
        self.matrix_rows: dict[str, int] = {}

    def t(self, key: str, **facts: str | int) -> str:
        return labels.text(key, self.lang, **facts)

    def new(self, key: str) -> Worksheet:
        found: Worksheet = self.sheets[key.removeprefix("sheet_")]
        found.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        return found

    def table(self, key: str, columns: Sequence[tuple[str, float]], typed: bool = False) -> Table:
        named = [(self.t(name), width) for name, width in (*columns, *(TYPED if typed else ()))]
        return Table(self.new(key), named, len(TYPED) if typed else 0)

    def auditor(self, table: Table, actions: Sequence[str]) -> None:
        first = table.columns - len(TYPED) + 1
        table.choose(
            first, [labels.pick(labels.ACTION[each], self.lang) for each in actions], self.t("conclusion_help")
        )
        table.dates(first + 4, self.t("date_help"))
        table.finish()

    def summary(self) -> None:
        a, found = self.assessment, self.new("sheet_summary")
        sheet.page(found)
        found.column_dimensions["A"].width = 46
        for letter in "BCDEFG":
            found.column_dimensions[letter].width = 15
        rows: list[tuple[Value, ...]] = [
            (self.t("title"),),
            (line(a.agency) or self.t("no_agency"),),
            (),
            (self.t("year"), a.year or self.t("no_year")),
            (self.t("framework"), f"{a.framework.title} ({a.framework.id} {a.framework.version})"),
            (self.t("made_at"), forms.moment(line(a.made_at), self.lang)),
            (self.t("status"), self.t("final") if a.final else self.t("interim")),
        ]
        if not a.final:
            pending = sum(1 for each in outline.incomplete(a) if each.status != "unsupported")
            rows.append(("", self.t("interim_why", count=pending)))
        if a.index:
            rows += [
                (self.t("index"), a.index.value, a.index.predicate),
                ("", self.t("preliminary")),
            ]
            if shares := outline.shares(a, self.lang):
                rows.append(("", shares))
        rows += [(self.t("documents"), len(a.documents)), ()]
        for row in rows:
            found.append([None] * len(row))
            for place, value in enumerate(row, 1):
                put(found.cell(found.max_row, place), value)
                if isinstance(value, float):
                    found.cell(found.max_row, place).number_format = "0.00"
        found.row_dimensions[1].height, found.row_dimensions[2].height = 18, 27
        for place in range(3, found.max_row + 1):
            found.cell(place, 2).alignment = Alignment(horizontal="left")
        for place, size in ((1, 11), (2, 17)):
            found.cell(place, 1).font = Font(name="Calibri", size=size, bold=place == 2, color=sheet.ACCENT)
        start = max(found.max_row, len(rows)) + 1
        heads = [
            self.t("by_aspect"),
            *(labels.pick(labels.STATUS[each], self.lang) for each in Status),
            self.t("index"),
        ]
        for place, head in enumerate(heads, 1):
            cell = found.cell(start, place)
            put(cell, head)
            cell.font, cell.fill = Font(name="Calibri", bold=True, color="FFFFFF"), sheet.HEAD_FILL
            cell.alignment = Alignment(horizontal="right" if place > 1 else "left")
        place = start
        for domain in outline.groups(a):
            for group, indent in ((domain, ""), *((part, "    ") for part in domain.parts)):
                place += 1
                put(found.cell(place, 1), indent + line(group.name))
                for column, status in enumerate(Status, 2):
                    put(found.cell(place, column), group.count(status))
                put(found.cell(place, 7), group.value)
                found.cell(place, 7).number_format = "0.00"
                for column in range(1, 8):
                    found.cell(place, column).font = Font(name="Calibri", bold=not indent, color=sheet.INK)
        found.freeze_panes = None

    def gaps(self) -> None:
        table = self.table(
            "sheet_gaps",
            [("number", 6), ("indicator", 36), ("domain", 22), ("status", 14), ("level", 9), ("target", 9),
             ("gain", 11), ("lacking", 38), ("findings_short", 44), ("advice", 40), ("responsible", 18)],
            typed=True,
        )  # fmt: skip
        named = self.names()
        for each in outline.gaps(self.assessment):
            table.add([
                number(each.id), labels.short(each.name), named.get(each.domain, each.domain), self.status(each),
                each.level, each.target_level, each.gain, "\n".join(outline.asked(each, self.lang)),
                said(each.findings, self.lang),
                advised(each.findings, self.lang), each.responsible, *typed_before(self.assessment, each.id, self.lang),
            ])  # fmt: skip
            table.cell(7).number_format = "+0.000"
            table.cell(4).fill = sheet.STATUS_FILL[each.status]
            if each.id in self.matrix_rows:
                link(table.cell(1), self.t("sheet_matrix"), self.matrix_rows[each.id])
        self.auditor(table, ON_GAPS)

    def names(self) -> dict[str, str]:
        return {node.id: node.name for node in self.assessment.nodes}

    def status(self, each: IndicatorResult) -> str:
        return labels.pick(labels.STATUS[each.status], self.lang)

    def matrix(self) -> None:
        table = self.table(
            "sheet_matrix",
            [("number", 6), ("indicator", 34), ("status", 14), ("level", 9), ("document", 44), ("role", 16),
             ("strength", 12), ("score", 8), ("levels", 11), ("page", 14), ("reasons", 46), ("decision", 22),
             ("sha", 12)],
            typed=True,
        )  # fmt: skip
        recorded: dict[tuple[str, str], str] = {}
        for made in self.assessment.decisions:
            word = labels.pick(labels.ACTION.get(made.action, (made.action, made.action)), self.lang)
            stale = f" ({messages.message(made.stale, self.lang)})" if made.stale else ""
            recorded[made.indicator, made.path] = f"{word}: {made.name}, {forms.date(made.made_at, self.lang)}{stale}"
        hashes = {each.path: each.sha256 for each in self.assessment.documents}
        for each in self.assessment.indicators:
            head: list[Value] = [number(each.id), labels.short(each.name), self.status(each), each.level]
            rows: list[list[Any]] = [
                [item.path, self.t("role_evidence"), labels.pick(labels.STRENGTH[item.strength], self.lang), item.score,
                 ", ".join(map(str, item.levels)), pages(item.passages), said(item.reasons, self.lang)]
                for item in each.evidence
            ] + [
                [put.path, self.t("role_placed"), None, None, None, None, said([put.why], self.lang)]
                for put in each.placed
            ] + [
                [miss.path, self.t("role_near"), None, None, None, pages(miss.passages), said([miss.why], self.lang)]
                for miss in outline.close(each)
            ]  # fmt: skip
            for row in rows or [[None] * 7]:
                path = str(row[0] or "")
                table.add([*head, *row, recorded.get((each.id, path)), hashes.get(path),
                           *(typed_before(self.assessment, each.id, self.lang, path) if path else ())])  # fmt: skip
                self.matrix_rows.setdefault(each.id, table.row)
                table.cell(3).fill = sheet.STATUS_FILL[each.status]
                table.cell(8).number_format = "0.00"
                if path in self.paper_rows:
                    link(table.cell(5), self.t("sheet_documents"), self.paper_rows[path])
        self.auditor(table, ON_EVIDENCE)

    def documents(self) -> None:
        table = self.table(
            "sheet_documents",
            [("document", 46), ("kind", 22), ("doc_number", 18), ("doc_title", 40), ("date", 12), ("doc_year", 8),
             ("issuer", 26), ("state", 18), ("signature_column", 18), ("status", 16), ("pages", 9),
             ("text_source", 12), ("used_for", 12), ("duplicate_of", 30), ("findings_short", 44), ("size", 12),
             ("sha", 14)],
        )  # fmt: skip
        for each in self.assessment.documents:
            identity = each.identity
            findings = (*((each.why,) if each.why else ()), *each.findings)
            table.add([
                each.path, labels.kind(identity.kind, self.lang), identity.number, identity.title, day(identity.date),
                identity.year or None, identity.issuer, labels.pick(labels.STATE[identity.state], self.lang),
                labels.pick(labels.SIGNATURE[identity.signature], self.lang),
                labels.pick(labels.READ[each.status], self.lang), each.pages,
                labels.pick(labels.SOURCE[each.text_source], self.lang), ", ".join(each.indicators),
                each.duplicate_of, said(findings, self.lang), each.bytes, each.sha256,
            ])  # fmt: skip
            table.cell(16).number_format = "#,##0"
            self.paper_rows[each.path] = table.row
        table.finish()

    def passages(self) -> None:
        table = self.table(
            "sheet_passages",
            [("number", 6), ("document", 32), ("role", 11), ("page", 9), ("printed_page", 10), ("article", 14),
             ("quote", 58), ("term", 16), ("similarity_column", 10), ("text_source", 8)],
        )  # fmt: skip
        for each in self.assessment.indicators:
            used = [(item.path, "role_evidence", item.passages) for item in each.evidence]
            used += [(miss.path, "role_near", miss.passages) for miss in each.near_misses]
            for path, role, passages in used:
                for passage in passages:
                    table.add([
                        number(each.id), path, self.t(role), passage.page, passage.printed_page, passage.article,
                        passage.quote, passage.term, passage.similarity,
                        labels.pick(labels.SOURCE[passage.source], self.lang),
                    ])  # fmt: skip
                    table.cell(9).number_format = "0%"
        table.finish()

    def changed(self) -> None:
        table = self.table(
            "sheet_changes",
            [("number", 6), ("indicator", 40), ("before", 22), ("after", 22), ("change", 14), ("why", 70)],
        )
        found = self.changes
        if found is None:
            table.add([None, self.t("no_earlier")])
            return
        for ground in found.grounds:
            table.add([None, messages.message(ground, self.lang)])
        for each in found.indicators:
            better = {True: self.t("better"), False: self.t("worse"), None: ""}[each.better]
            ends = [
                f"{self.status(end)}, {forms.plain(end.level, self.lang)}" if end else "–"
                for end in (each.before, each.after)
            ]
            table.add([number(each.id), labels.short(each.name), *ends, better, said(each.causes, self.lang)])
        for paper in found.documents:
            name = labels.pick(labels.CHANGE[paper.what], self.lang)
            table.add([None, paper.path, paper.old_path, None, name, None])
        table.finish()

    def method(self) -> None:
        a, table = self.assessment, self.table("sheet_method", [("method", 34), ("notes", 100)])
        rows: list[tuple[str, Value]] = [
            (self.t("rules"), f"{a.framework.title}, {a.framework.id} {self.t('version')} {a.framework.version}"),
            (self.t("rules_hash"), a.framework.sha256),
            (self.t("similarity"), a.thresholds.similarity),
            (self.t("review_margin"), a.thresholds.review_margin),
            (self.t("low_confidence"), a.thresholds.low_confidence),
            (self.t("folder"), a.folder),
            (self.t("program"), f"evidence-checker {a.tool_version}"),
            (self.t("index"), self.t("preliminary")),
        ]
        rows += [(self.t("method"), self.t(f"method_{number}")) for number in range(1, 6)]
        rows += [(each.code, messages.message(each, self.lang)) for each in a.notes]
        for row in rows:
            table.add(row)
            table.cell(2).alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)


def render(assessment: Assessment, lang: str, changes: Comparison | None = None) -> bytes:
    """The workbook. `changes`: fills the sheet of changes (`diff`)."""
    work = _Workbook(assessment, lang, changes)
    for part in (work.documents, work.matrix, work.gaps, work.passages, work.changed, work.method, work.summary):
        part()
    work.book.active = 0
    work.book.properties.title = line(f"{work.t('title')} {assessment.agency}", 200)
    work.book.properties.creator = "evidence-checker"
    data = io.BytesIO()
    work.book.save(data)
    return fixed(data.getvalue(), assessment.made_at)
