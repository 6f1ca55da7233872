"""Pages as pictures: scans (tilted, grainy, no text layer) and screenshots. Seeded, so the bytes stay the same."""

from __future__ import annotations

import io
import random
import textwrap
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

_SIZE = (1240, 1754)  # A4 at 150 dots per inch


def drawn(page: Sequence[str]) -> Image.Image:
    """One page as a clean grey picture."""
    picture = Image.new("L", _SIZE, 255)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=23)
    y = 110
    for line in page:
        text = line.removeprefix("^")
        for part in textwrap.wrap(text, 60 if text.isupper() else 82) or [""]:
            x = (_SIZE[0] - pen.textlength(part, font=font)) / 2 if line.startswith("^") else 120
            pen.text((x, y), part, font=font, fill=20)
            y += 33
    return picture


def scanned(page: Sequence[str], degrees: float = 0.6, seed: int = 7) -> Image.Image:
    """The page as a cheap scanner would give it."""
    picture = drawn(page).rotate(degrees, fillcolor=250, resample=Image.Resampling.BICUBIC)
    chance = random.Random(seed)
    pixels = picture.load()
    assert pixels is not None
    for _ in range(6000):
        pixels[chance.randrange(_SIZE[0]), chance.randrange(_SIZE[1])] = chance.randrange(90, 240)
    return picture


def scan_pdf(pages: Sequence[Sequence[str]], degrees: float = 0.6) -> bytes:
    """A PDF that holds pictures only."""
    target = io.BytesIO()
    sheet = canvas.Canvas(target, pagesize=A4, invariant=1)
    for number, page in enumerate(pages):
        squeezed = io.BytesIO()
        scanned(page, degrees, seed=number).save(squeezed, "JPEG", quality=55)
        sheet.drawImage(ImageReader(io.BytesIO(squeezed.getvalue())), 0, 0, *A4)
        sheet.showPage()
    sheet.save()
    return target.getvalue()


def screenshot(title: str, address: str, menu: Sequence[str], lines: Sequence[str], footer: str) -> bytes:
    """A browser window of an application, as PNG. `address` and `footer` may be empty."""
    picture = Image.new("RGB", (1280, 800), "white")
    pen = ImageDraw.Draw(picture)
    large, small = ImageFont.load_default(size=34), ImageFont.load_default(size=22)
    pen.rectangle((0, 0, 1280, 56), fill=(225, 228, 232))
    pen.rounded_rectangle((150, 10, 1100, 46), 14, fill="white")
    pen.text((170, 15), address, font=small, fill=(40, 40, 40))
    pen.rectangle((0, 56, 1280, 130), fill=(20, 84, 120))
    pen.text((40, 72), title, font=large, fill="white")
    pen.rectangle((0, 130, 270, 800), fill=(238, 242, 245))
    for place, text in enumerate(menu):
        pen.text((30, 160 + 48 * place), text, font=small, fill=(30, 30, 30))
    for place, text in enumerate(lines):
        pen.text((310, 165 + 46 * place), text, font=small, fill=(30, 30, 30))
    pen.text((310, 750), footer, font=small, fill=(60, 60, 60))
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()
