"""Text in DrawingML parts: shapes and tables of slides, diagrams (SmartArt), names in charts."""

from __future__ import annotations

from evidence_checker.readers.zip_package import Package

_CHART_TEXTS = frozenset({"strCache", "multiLvlStrCache", "rich"})


def lines(package: Package, part: str, *, own_only: bool = False) -> list[str]:
    """The paragraphs of a part in document order, rows of tables as lines.

    `own_only`: without placeholders, whose text only tells an author what to type (masters and layouts of slides).
    """
    found: list[str] = []
    line: list[str] = []
    cells: list[str] = []
    state = {"text": False, "cell": 0, "placeholder": 0}

    def start(tag: str, _attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "t":
            state["text"] = True
        elif name == "br":
            line.append("\n")
        elif name == "tab" and state["text"]:
            line.append("\t")
        elif name == "tc":
            state["cell"] += 1
            cells.append("")
        elif name == "sp":
            state["placeholder"] = 0
        elif name == "ph":
            state["placeholder"] = 1

    def end(tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name == "t":
            state["text"] = False
        elif name == "p":
            text = "".join(line)
            line.clear()
            if state["cell"]:
                cells[-1] += ("\n" if cells[-1] and text else "") + text
            elif text.strip() and not (own_only and state["placeholder"]):
                found.append(text)
        elif name == "tc":
            state["cell"] -= 1
        elif name == "tr":
            found.append("\t".join(cells))
            cells.clear()
        elif name == "sp":
            state["placeholder"] = 0

    package.parse(part, start, end, lambda data: line.append(data) if state["text"] else None)
    return found


def chart_lines(package: Package, part: str) -> list[str]:
    """Titles, names of series and categories of a chart, each once. Its numbers are drawn as bars, not as text."""
    found: list[str] = []
    line: list[str] = []
    open_tags: list[str] = []
    depth = {"named": 0}

    def start(tag: str, _attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        open_tags.append(name)
        depth["named"] += name in _CHART_TEXTS

    def end(tag: str) -> None:
        name = tag.rpartition("}")[2]
        open_tags.pop()
        depth["named"] -= name in _CHART_TEXTS
        if name in ("p", "pt", "v") and line:
            text = "".join(line).strip()
            line.clear()
            if text and text not in found:
                found.append(text)

    def text(data: str) -> None:
        if open_tags and (open_tags[-1] == "t" or (open_tags[-1] == "v" and depth["named"])):
            line.append(data)

    package.parse(part, start, end, text)
    return found
