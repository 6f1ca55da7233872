"""XML files that are documents by themselves: parsed as a stream, without document types, within limits of depth."""

from __future__ import annotations

from evidence_checker.readers.xml_stream import End, Start, Text, stream


def parse(data: bytes, format_name: str, start: Start, end: End, text: Text) -> None:
    """Stream the XML through the handlers; names come as ``namespace}local``.

    Raises Unreadable (damaged, unsafe) or Stopped (nested too deep).
    """
    stream((data.lstrip(b" \r\n\t"),), format_name, start, end, text)
