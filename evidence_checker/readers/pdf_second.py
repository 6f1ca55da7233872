"""A second opinion on a PDF by pdfplumber: slow, so only where pdfium found nothing or nonsense."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from evidence_checker.model import Page
from evidence_checker.readers import progress
from evidence_checker.readers.pdf_text import clean

T = TypeVar("T")


def pages(data: bytes, most: int) -> Iterator[Page]:
    """Every page that opens. A file that does not open gives none."""
    with _opened(data) as opened:
        found: list[Any] = _attempt(lambda: opened.pages[:most], [])
        for number, page in enumerate(found, 1):
            yield _attempt(partial(_page, page, number), Page(number, ""))


def page_text(data: bytes, number: int) -> str:
    """The text of one page, "" when pdfplumber cannot read it either."""
    progress.report()
    with _opened(data, [number]) as opened:
        return _attempt(lambda: _text(opened.pages[0]), "")


def _page(page: Any, number: int) -> Page:
    return Page(number, _text(page), width=float(page.width), height=float(page.height))


def _attempt(look: Callable[[], T], otherwise: T) -> T:
    """pdfminer raises whatever it happens to meet in a broken file, so everything but memory is "nothing there"."""
    try:
        return look()
    except MemoryError:
        raise
    except Exception:
        return otherwise


@contextmanager
def _opened(data: bytes, numbers: list[int] | None = None) -> Iterator[Any]:
    """The document; None when it does not open. Closing looks at the pages once more, so it can fail as well."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    opened = _attempt(lambda: pdfplumber.open(io.BytesIO(data), pages=numbers), None)
    try:
        yield opened
    finally:
        if opened is not None:
            _attempt(opened.close, None)


def _text(page: Any) -> str:
    return _attempt(lambda: clean(page.extract_text(x_tolerance_ratio=0.15) or ""), "")
