"""XML files that are documents by themselves: parsed as a stream, without document types, within limits of depth."""

from __future__ import annotations

import xml.parsers.expat

from evidence_checker.readers.base import Stopped, Unreadable
from evidence_checker.readers.zip_package import MAX_DEPTH, End, Start, Text


def parse(data: bytes, format_name: str, start: Start, end: End, text: Text) -> None:
    """Stream the XML through the handlers; names come as ``namespace}local``.

    Raises Unreadable (damaged, unsafe) or Stopped (nested too deep).
    """
    parser = xml.parsers.expat.ParserCreate(namespace_separator="}")
    depth = 0

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise Stopped("EC121", what="depth", limit=MAX_DEPTH)
        start(tag, attributes)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(tag)

    def unsafe(*_declaration: object) -> None:
        raise Unreadable("EC123", format=format_name)

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = unsafe
    parser.buffer_text = True
    try:
        parser.Parse(data.lstrip(b" \r\n\t"), True)
    except xml.parsers.expat.ExpatError as error:
        raise Unreadable("EC101", format=format_name, detail=str(error)[:200]) from error
