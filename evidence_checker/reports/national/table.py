"""One row an agency and indicator, for those who analyse: CSV, Parquet; and the whole view as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import msgspec

from evidence_checker.errors import MissingToolError
from evidence_checker.model.agencies import RollUp
from evidence_checker.reports.csv_report import cell

# Name of the column, and whether it holds text, whole numbers or fractions.
COLUMNS: tuple[tuple[str, type], ...] = (
    ("agency_id", str), ("agency", str), ("group", str), ("year", int), ("framework", str), ("documents", int),
    ("unreadable", int), ("index", float), ("predicate", str), ("covered", float), ("indicator", str), ("status", str),
    ("level", float), ("target_level", float), ("reasons", str), ("failed", str), ("made_at", str), ("folder", str),
)  # fmt: skip
Value = str | int | float | None


def rows(whole: RollUp) -> Iterator[tuple[Value, ...]]:
    """In the order of the ranking; an agency that could not be judged has one row, without an indicator."""
    for each in whole.results:
        index = each.index if each.index >= 0 else None
        head = (each.id, each.name, each.group, each.year, each.framework, each.documents, each.unreadable, index,
                each.predicate, each.covered)  # fmt: skip
        tail = (each.failed.code if each.failed else "", each.made_at, each.folder)
        if not each.standings:
            yield (*head, "", "", None, None, "", *tail)
        for one in each.standings:
            yield (*head, one.id, one.status, one.level, one.target, " ".join(one.reasons), *tail)


def render_csv(whole: RollUp, lang: str) -> bytes:
    """UTF-8 with mark; headings are English, as scripts read them."""
    data = io.StringIO()
    writer = csv.writer(data, lineterminator="\r\n")
    writer.writerow([name for name, _ in COLUMNS])
    for row in rows(whole):
        writer.writerow([cell(value) if isinstance(value, str) else "" if value is None else value for value in row])
    return b"\xef\xbb\xbf" + data.getvalue().encode("utf-8", "backslashreplace")


def render_json(whole: RollUp, lang: str) -> bytes:
    """Every field, indented; `check-all` reads it back to compare."""
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def render_parquet(whole: RollUp, lang: str) -> bytes:
    """The rows of the CSV with their types. Raises MissingToolError (ES546) where pyarrow is not installed."""
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise MissingToolError("ES546", what="Parquet", package="pyarrow", extra="parquet") from error
    types = {str: arrow.string(), int: arrow.int32(), float: arrow.float64()}
    columns = list(zip(*rows(whole), strict=True)) or [()] * len(COLUMNS)
    made = arrow.table(
        {name: arrow.array(values, types[kind]) for (name, kind), values in zip(COLUMNS, columns, strict=True)}
    )
    data = io.BytesIO()
    parquet.write_table(made, data, compression="zstd")
    return data.getvalue()
