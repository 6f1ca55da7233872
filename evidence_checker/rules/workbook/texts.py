"""Texts in cells. Cells eat carriage returns, control characters and white space at the edges: those are escaped."""

from __future__ import annotations

CELL = 32_000  # characters; a cell holds 32,767


def escaped(text: str) -> str:
    """The text as a cell keeps it. A text without odd signs stays as it is."""
    made = text.replace("\\", "\\\\").replace("\r", "\\r").replace("\t", "\\t")
    made = "".join(c if c.isprintable() or c == "\n" else f"\\u{{{ord(c):x}}}" for c in made)
    if made != made.strip() or made.startswith("“"):
        return f"“{made}”"
    return made


def plain(cell: str) -> str:
    """The text of a cell. Inverse of `escaped`."""
    if len(cell) >= 2 and cell[0] == "“" and cell[-1] == "”":
        cell = cell[1:-1]
    out: list[str] = []
    at = 0
    while at < len(cell):
        if cell[at] == "\\" and at + 1 < len(cell):
            sign = cell[at + 1]
            if sign == "u" and cell[at + 2 : at + 3] == "{" and "}" in cell[at:]:
                end = cell.index("}", at)
                number = cell[at + 3 : end]
                try:
                    out.append(chr(int(number, 16)))
                except (ValueError, OverflowError):
                    out.append(cell[at : end + 1])
                at = end + 1
                continue
            out.append({"r": "\r", "t": "\t", "n": "\n"}.get(sign, sign))
            at += 2
            continue
        out.append(cell[at])
        at += 1
    return "".join(out)


def line(text: str) -> str:
    """The text on one line, as an item of a list in a cell."""
    return escaped(text).replace("\n", "\\n") if text else "“”"


def split(text: str, sign: str) -> tuple[str, str]:
    """Before and after the first sign that stands outside “...”; the second is "" where there is none."""
    within = False
    for at in range(len(text)):
        within = (within or text[at] == "“") and text[at] != "”"
        if not within and text.startswith(sign, at):
            return text[:at].strip(), text[at + len(sign) :].strip()
    return text.strip(), ""
