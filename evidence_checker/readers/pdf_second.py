"""A second opinion on a PDF by pdfplumber: slow, so only where pdfium found nothing or nonsense."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from evidence_checker import pace
from evidence_checker.model import Page
from evidence_checker.readers.pdf_text import clean


def pages(data: bytes, most: int) -> Iterator[Page]:
    """Every page that opens. A file that does not open gives none."""
    try:
        opened = _opened(data)
    except MemoryError:
        raise
    except Exception:
        return
    with opened:
        try:
            found = opened.pages[:most]
        except MemoryError:
            raise
        except Exception:
            return
        for number, page in enumerate(found, 1):
            yield Page(number, _text(page), width=float(page.width), height=float(page.height))


def page_text(data: bytes, number: int) -> str:
    """The text of one page, "" when pdfplumber cannot read it either."""
    pace.report()
    try:
        opened = _opened(data, [number])
    except MemoryError:
        raise
    except Exception:
        return ""
    with opened:
        try:
            return _text(opened.pages[0])
        except MemoryError:
            raise
        except Exception:
            return ""


def _opened(data: bytes, numbers: list[int] | None = None):  # type: ignore[no-untyped-def]
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    return pdfplumber.open(io.BytesIO(data), pages=numbers)


def _text(page) -> str:  # type: ignore[no-untyped-def]
    """pdfminer raises whatever it happens to meet in a broken file, so everything but memory is "no text"."""
    try:
        return clean(page.extract_text(x_tolerance_ratio=0.15) or "")
    except MemoryError:
        raise
    except Exception:
        return ""
