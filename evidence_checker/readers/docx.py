"""DOCX: the parts of the package in document order, without building objects (ten times as fast, and nothing is left
out).

Read: paragraphs with their automatic numbers, tables, text boxes, content controls, tracked insertions, diagrams,
charts, WordArt and watermarks, documents inserted whole, headers, footers, footnotes, endnotes, comments. Left out:
tracked deletions, the old place of moved text, the copy of a text box for old programs.
"""

from __future__ import annotations

from evidence_checker.readers import pictures
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.docx_body import Body
from evidence_checker.readers.docx_inserted import Inserted
from evidence_checker.readers.docx_numbering import Numbering
from evidence_checker.readers.sections import Section, keep
from evidence_checker.readers.zip_package import Package


def read(draft: Draft) -> None:
    """Read a Word document into the draft."""
    package = Package(draft.data, "DOCX")
    main = next((target for kind, target in package.relations("").values() if kind == "officeDocument"), "")
    if main not in package:
        main = "word/document.xml"
    if main not in package:
        raise Unreadable("EC101", format="DOCX", detail="word/document.xml")
    _metadata(draft, package)
    related: dict[str, list[str]] = {}
    for kind, target in package.relations(main).values():
        related.setdefault(kind, []).append(target)
    notes = {}
    for kind in ("footnotes", "endnotes", "comments"):
        for part in related.get(kind, ()):
            notes.update(_notes(package, part, kind))
    body = Body(draft, Numbering.of(package, related), Inserted(draft, package, main).lines)
    stopped: Stopped | None = None
    try:
        package.parse(main, body.start, body.end, body.text)
    except Stopped as limit:
        stopped = limit
    body.finish()
    if body.hidden_characters:
        draft.note("EC154", count=body.hidden_characters)
    sections = body.pages(notes)
    _margins(package, related, sections)
    keep(draft, sections)
    if stopped is not None:
        raise stopped
    if not draft.pages:
        raise Unreadable("EC101", format="DOCX", detail="no body")
    pictures.read_inside(draft, package, "word/media/", [main])


def _metadata(draft: Draft, package: Package) -> None:
    values: dict[str, str] = {}
    tags: list[str] = []

    def text(data: str) -> None:
        if tags:
            values[tags[-1]] = values.get(tags[-1], "") + data

    def begun(tag: str, _attributes: dict[str, str]) -> None:
        tags.append(tag.rsplit("}", 1)[-1])

    def ended(_tag: str) -> None:
        tags.pop()

    for part in ("docProps/core.xml", "docProps/app.xml"):
        if part in package:
            package.parse(part, begun, ended, text)
    draft.title, draft.producer = values.get("title", ""), values.get("Application", "")


def _notes(package: Package, part: str, kind: str) -> dict[tuple[str, str], str]:
    """The notes of a part: (kind, id) → text."""
    found: dict[tuple[str, str], str] = {}
    body = Body(None)
    identifier = ""
    wanted = kind.removesuffix("s")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal identifier
        name = tag.rsplit("}", 1)[-1]
        if name == wanted:
            identifier = next((value for key, value in attributes.items() if key.endswith("}id")), "")
        body.start(tag, attributes)

    def end(tag: str) -> None:
        body.end(tag)
        if tag.rsplit("}", 1)[-1] == wanted:
            text = "\n".join(line for line in body.take() if line.strip())
            if text:
                found[wanted, identifier] = text

    package.parse(part, start, end, body.text)
    return found


def _margins(package: Package, related: dict[str, list[str]], sections: list[Section]) -> None:
    """Headers before the first page's lines and footers after them; a text that repeats is taken once."""
    if not sections:
        return
    for kind in ("header", "footer"):
        texts: list[str] = []
        for part in sorted(related.get(kind, ())):
            body = Body(None)
            package.parse(part, body.start, body.end, body.text)
            text = "\n".join(line for line in body.take() if line.strip())
            if text and text not in texts:
                texts.append(text)
        if kind == "header":
            sections[0].lines[:0] = texts
        else:
            sections[0].notes.extend(texts)
