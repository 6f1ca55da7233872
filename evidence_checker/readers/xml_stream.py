"""XML as a stream of events: without document types, within limits of depth. The one place that parses hostile XML."""

from __future__ import annotations

import xml.parsers.expat
from collections.abc import Callable, Iterable

from evidence_checker.readers.base import Stopped, Unreadable

MAX_DEPTH = 600

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def attribute(attributes: dict[str, str], name: str) -> str:
    """The value of an attribute by its local name, whatever its namespace; "" when it is not there."""
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), "")


def stream(blocks: Iterable[bytes], format_name: str, start: Start, end: End, text: Text) -> None:
    """Send the XML through the handlers; names come as ``namespace}local``. `format_name`: for the findings.

    Raises Unreadable (EC101 damaged, EC123 with a document type) or Stopped (EC121 nested too deep).
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
        for block in blocks:
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except (xml.parsers.expat.ExpatError, LookupError, ValueError) as error:  # also an encoding that is none
        raise Unreadable("EC101", format=format_name, detail=str(error)[:200]) from error
