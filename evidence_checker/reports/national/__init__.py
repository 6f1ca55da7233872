"""The view over many agencies → bytes: page, workbook, table for spreadsheets, JSON, Parquet. Each a pure function."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from evidence_checker.errors import UsageError
from evidence_checker.model.agencies import RollUp

REGISTRY: dict[str, str] = {
    "html": "evidence_checker.reports.national.page:render",
    "xlsx": "evidence_checker.reports.national.workbook:render",
    "csv": "evidence_checker.reports.national.table:render_csv",
    "parquet": "evidence_checker.reports.national.table:render_parquet",
    "json": "evidence_checker.reports.national.table:render_json",
}


def known(name: str) -> str:
    """The name of a form, as given. Raises UsageError (ES152) for an unknown one."""
    if name not in REGISTRY:
        raise UsageError("ES152", format=name, known=", ".join(REGISTRY))
    return name


def render(name: str, whole: RollUp, lang: str) -> bytes:
    """The view in that form. Raises UsageError for an unknown one, MissingToolError where its library is not there."""
    module, attribute = REGISTRY[known(name)].split(":")
    return cast("Callable[[RollUp, str], bytes]", getattr(import_module(module), attribute))(whole, lang)
