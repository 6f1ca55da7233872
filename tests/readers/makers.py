"""Small documents for the tests of readers, written by hand so that each holds exactly what a test is about."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw, ImageFont

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(pages: Sequence[str], *, objects: Mapping[int, bytes] | None = None, tail: bytes = b"") -> bytes:
    """A PDF with one line of Helvetica per line of text. `objects`: further or other objects by number. `tail`:
    catalogue."""
    made: dict[int, bytes] = {3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"}
    kids = []
    for index, text in enumerate(pages):
        number = 10 + 2 * index
        kids.append(b"%d 0 R" % number)
        lines = "".join(f"({_escaped(line)}) Tj 0 -16 Td " for line in text.split("\n"))
        made[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (number + 1)
        )
        made[number + 1] = stream(f"BT /F1 11 Tf 72 770 Td {lines}ET".encode("cp1252", "replace"))
    made[1] = b"<</Type/Catalog/Pages 2 0 R" + tail + b">>"
    made[2] = b"<</Type/Pages/Kids[" + b" ".join(kids) + b"]/Count %d>>" % len(kids)
    made.update(objects or {})
    return assembled(made)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def stream(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data)
    return b"<<" + entries + b"/Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream"


def assembled(objects: Mapping[int, bytes]) -> bytes:
    """Objects by number → a file with its table."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n")
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start))
    return out.getvalue()


def package(parts: Mapping[str, str | bytes], main: str = "") -> bytes:
    """A ZIP of parts; `main`: the part that the package's relations name as its document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if main:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("_rels/.rels", relations({"r1": ("officeDocument", main)}))
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """Relation id → (type, target)."""
    rows = "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for i, (kind, to) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def docx(
    body: str, parts: Mapping[str, str | bytes] | None = None, targets: Mapping[str, tuple[str, str]] | None = None
) -> bytes:
    """A DOCX whose document body is `body`."""
    made: dict[str, str | bytes] = {"word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"}
    if targets:
        made["word/_rels/document.xml.rels"] = relations(targets)
    return package({**made, **(parts or {})}, "word/document.xml")


def p(text: str, run: str = "") -> str:
    """A paragraph of WordprocessingML; `run`: XML that comes before the text."""
    return f"<w:p><w:r>{run}<w:t>{text}</w:t></w:r></w:p>"


def page_image(lines: Sequence[str], size: tuple[int, int] = (1240, 1754), tilt: float = 0.0) -> Image.Image:
    """A page as a scanner at 150 dpi would give it."""
    image = Image.new("L", size, 255)
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(size=26)
    for index, line in enumerate(lines):
        pen.text((110, 130 + 44 * index), line, font=font, fill=15)
    return image.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255) if tilt else image


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def scan(images: Sequence[Image.Image]) -> bytes:
    """A PDF of pictures only."""
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=list(images[1:]), resolution=150)
    return out.getvalue()
