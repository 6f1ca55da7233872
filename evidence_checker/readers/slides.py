"""PPTX: one page a slide, with its notes; shapes, tables, charts' titles and diagrams as they hold text."""

from __future__ import annotations

from evidence_checker.readers import pictures, written_date
from evidence_checker.readers.base import Draft, Unreadable
from evidence_checker.readers.sections import Section, keep
from evidence_checker.readers.zip_package import Package


def read(draft: Draft) -> None:
    package = Package(draft.data, "PPTX")
    draft.written = written_date.of_package(package)
    slides = _slides(package)
    if not slides:
        raise Unreadable("EC101", format="PPTX", detail="no slide")
    sections = []
    for part in slides:
        lines = _lines(package, part)
        notes: list[str] = []
        for kind, target in sorted(package.relations(part).values()):
            if kind == "notesSlide":
                notes.extend(_lines(package, target))
            elif kind in ("diagramData", "chart"):
                lines.extend(_lines(package, target))
        heading = next((line for line in lines if line.strip()), "")
        sections.append(Section(lines, notes, f"Slide: {heading.strip()}" if heading else "Slide"))
    keep(draft, sections)
    pictures.read_all(draft, package, "ppt/media/")


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


def _lines(package: Package, part: str) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    cells: list[str] = []
    state = {"text": False, "cell": 0}

    def start(tag: str, _attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "t":
            state["text"] = True
        elif name == "br":
            line.append("\n")
        elif name == "tab":
            line.append("\t")
        elif name == "tc":
            state["cell"] += 1
            cells.append("")

    def end(tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name == "t":
            state["text"] = False
        elif name == "p":
            text = "".join(line)
            line.clear()
            if state["cell"]:
                cells[-1] += ("\n" if cells[-1] and text else "") + text
            elif text.strip():
                lines.append(text)
        elif name == "tc":
            state["cell"] -= 1
        elif name == "tr":
            lines.append("\t".join(cells))
            cells.clear()

    package.parse(part, start, end, lambda data: line.append(data) if state["text"] else None)
    return lines
