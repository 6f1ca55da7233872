"""PPTX: one page a slide: shapes, tables, diagrams, names in charts, its notes, and what layout and master show."""

from __future__ import annotations

from evidence_checker.readers import drawing_text, pictures
from evidence_checker.readers.base import Draft, Unreadable
from evidence_checker.readers.sections import Section, keep
from evidence_checker.readers.zip_package import Package


def read(draft: Draft) -> None:
    """Read a presentation into the draft: one page a slide."""
    package = Package(draft.data, "PPTX")
    slides = _slides(package)
    if not slides:
        raise Unreadable("EC101", format="PPTX", detail="no slide")
    sections = []
    masters: dict[str, list[str]] = {}
    for part in slides:
        lines = drawing_text.lines(package, part)
        notes: list[str] = []
        for kind, target in sorted(package.relations(part).values()):
            if kind == "notesSlide":
                notes.extend(drawing_text.lines(package, target))
            elif kind == "diagramData":
                lines.extend(drawing_text.lines(package, target))
            elif kind == "chart":
                lines.extend(drawing_text.chart_lines(package, target))
            elif kind == "slideLayout":
                notes.extend(_behind(package, target, masters))
        heading = next((line for line in lines if line.strip()), "")
        sections.append(Section(lines, notes, f"Slide: {heading.strip()}" if heading else "Slide"))
    keep(draft, sections)
    pictures.read_inside(draft, package, "ppt/media/", slides)


def _behind(package: Package, layout: str, known: dict[str, list[str]]) -> list[str]:
    """What the layout of a slide and its master show themselves (letterhead, "RAHASIA", year): no placeholders."""
    if layout not in known:
        known[layout] = drawing_text.lines(package, layout, own_only=True)
        for kind, master in sorted(package.relations(layout).values()):
            if kind == "slideMaster":
                texts = drawing_text.lines(package, master, own_only=True)
                known[layout].extend(text for text in texts if text not in known[layout])
    return known[layout]


def _slides(package: Package) -> list[str]:
    """The slides in the order of the presentation."""
    part = next(
        (target for kind, target in package.relations("").values() if kind == "officeDocument"), "ppt/presentation.xml"
    )
    found: list[str] = []
    if part in package:
        relations = package.relations(part)

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag.endswith("}sldId"):
                identifier = next((value for key, value in attributes.items() if key.endswith("}id")), "")
                if identifier in relations:
                    found.append(relations[identifier][1])

        package.parse(part, start, lambda _tag: None, lambda _text: None)
    return found or package.names("ppt/slides/slide", ".xml")
