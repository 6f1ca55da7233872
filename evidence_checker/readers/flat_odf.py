"""OpenDocument in one XML file (.fodt, .fods, .fodp): body, headers and footers stand in the same stream."""

from __future__ import annotations

from evidence_checker.readers import plain_xml
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.opendocument import Body
from evidence_checker.readers.sections import keep


def read(draft: Draft) -> None:
    """Raises Unreadable (damaged, unsafe, empty) or Stopped."""
    body, header, footer = Body("body"), Body("header"), Body("footer")
    parts = (body, header, footer)

    def start(tag: str, attributes: dict[str, str]) -> None:
        for part in parts:
            part.start(tag, attributes)

    def end(tag: str) -> None:
        for part in parts:
            part.end(tag)

    def text(data: str) -> None:
        for part in parts:
            part.text(data)

    stopped: Stopped | None = None
    try:
        plain_xml.parse(draft.data, "ODF", start, end, text)
    except Stopped as limit:
        stopped = limit
    first = body.sections[0]
    first.lines[:0] = [line for section in header.sections for line in section.lines if line.strip()]
    first.notes.extend(line for section in footer.sections for line in section.lines if line.strip())
    if not any(section.text.strip() for section in body.sections) and stopped is None:
        raise Unreadable("EC101", format="ODF", detail="no text")
    keep(draft, body.sections)
    if stopped is not None:
        raise stopped
