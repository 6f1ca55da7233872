"""Word in one XML file: Word 2003 XML (what old office applications export as .doc), and Open XML in one flat file."""

from __future__ import annotations

import base64
import binascii
import contextlib
import io
import xml.etree.ElementTree as Tree
import zipfile
from dataclasses import replace

from evidence_checker.readers import docx, plain_xml
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.docx_body import WORD_2003, Body
from evidence_checker.readers.sections import keep

_FLAT = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def read(draft: Draft) -> None:
    """Raises Unreadable (damaged, unsafe, empty) or Stopped."""
    if draft.format == "flatopc":
        inner = replace(draft, data=_package(draft.data), format="docx", pages=draft.pages, findings=draft.findings)
        try:
            docx.read(inner)
        finally:
            draft.pages_total, draft.title, draft.producer = inner.pages_total, inner.title, inner.producer
            draft.characters = inner.characters
        return
    body, margins = Body(draft), {"hdr": Body(None), "ftr": Body(None)}
    within = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal within
        space, _, name = tag.rpartition("}")
        if name in margins and space + "}" == WORD_2003 and not within:
            within = name
        elif within:
            margins[within].start(tag, attributes)
        else:
            body.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal within
        name = tag.rpartition("}")[2]
        if name == within:
            within = ""
        elif within:
            margins[within].end(tag)
        else:
            body.end(tag)

    def text(data: str) -> None:
        (margins[within] if within else body).text(data)

    stopped: Stopped | None = None
    try:
        plain_xml.parse(draft.data, "Word XML", start, end, text)
    except Stopped as limit:
        stopped = limit
    body.finish()
    sections = body.pages({})
    sections[0].lines[:0] = [line for line in margins["hdr"].take() if line.strip()]
    sections[0].notes.extend(line for line in margins["ftr"].take() if line.strip())
    if not any(section.text.strip() for section in sections) and stopped is None:
        raise Unreadable("EC101", format="Word XML", detail="no text")
    keep(draft, sections)
    if stopped is not None:
        raise stopped


def _package(data: bytes) -> bytes:
    """The parts of a flat Open XML file as the package that it stands for. Raises Unreadable, Stopped."""
    plain_xml.parse(data, "Word XML", _nothing, _nothing, _nothing)  # refuses document types and depth
    try:
        root = Tree.fromstring(data)
    except Tree.ParseError as error:
        raise Unreadable("EC101", format="Word XML", detail=str(error)[:200]) from error
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for part in root.iter(_FLAT + "part"):
            inside, binary = part.find(_FLAT + "xmlData"), part.find(_FLAT + "binaryData")
            body = b""
            if inside is not None and len(inside):
                body = Tree.tostring(inside[0])
            elif binary is not None:
                with contextlib.suppress(binascii.Error, ValueError):
                    body = base64.b64decode(binary.text or "")
            package.writestr(part.get(_FLAT + "name", "").lstrip("/"), body)
    return packed.getvalue()


def _nothing(*_event: object) -> None:
    """Handler for what is not of interest."""
