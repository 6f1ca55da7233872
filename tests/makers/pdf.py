"""Pages of text → the bytes of a PDF with a text layer; the same pages always give the same bytes."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

_WIDTH = 92


def pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """One PDF page per page. A line that starts with "^" is centred; long lines wrap. A4, Times 11."""
    target = io.BytesIO()
    sheet = canvas.Canvas(target, pagesize=A4, invariant=1)
    if title:
        sheet.setTitle(title)
    width, height = A4
    for page in pages:
        y = height - 60
        for line in page:
            text = line.removeprefix("^")
            sheet.setFont("Times-Bold" if line.startswith("^") and text.isupper() else "Times-Roman", 11)
            for part in textwrap.wrap(text, _WIDTH if not text.isupper() else 66) or [""]:
                if line.startswith("^"):
                    sheet.drawCentredString(width / 2, y, part)
                else:
                    sheet.drawString(60, y, part)
                y -= 15
                if y < 50:
                    sheet.showPage()
                    sheet.setFont("Times-Roman", 11)
                    y = height - 60
        sheet.showPage()
    sheet.save()
    return target.getvalue()
