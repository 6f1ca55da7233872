"""The parts of a document: chapters, sections and articles, and the stretches that prove nothing.

Positions are counted over the whole text: page texts joined by one form feed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.anatomy.lines import Line

CITATION, CONTENTS, DEFINITION, EXPLANATION = "citation", "contents", "definition", "explanation"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with the text under it. `label`: "Pasal 8", "BAB IV", "Bagian Kedua" or "3.2". `heading`: its words (an
    article takes the words of the section it stands in). `level`: 1 chapter, 2 section, 3 paragraph, 4 article, 5
    numbered heading. `start`: of the heading; `body`: where the text begins; `end`: where the next part of the same or
    a higher level begins."""

    label: str
    heading: str
    level: int
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that may cite, list or define the subject without proving anything."""

    role: str
    start: int
    end: int


_ROMAN = r"[IVXLCl1]+"
_CHAPTER = re.compile(rf"^BAB\s*({_ROMAN}|\d+)\b[.:]?\s*(.*)$")
_SECTION = re.compile(r"^(Bagian\s+(?:Ke\w+|Ke\s?\w+))\b[.:]?\s*(.*)$", re.IGNORECASE)
_PARAGRAPH = re.compile(r"^(Paragraf\s+\w+)\b[.:]?\s*(.*)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^Pasa[l1I]\s+([0-9OIl]{1,3}[A-Z]?)\s*\.?$", re.IGNORECASE)
_NUMBERED = re.compile(r"^((?:\d{1,2}\.){1,4}\d{0,2}|[A-Z]\.|[IVX]{1,4}\.)\s*(\S.{2,90})$")


def offsets(pages: Sequence[str]) -> list[int]:
    """Where each page's text begins in the joined text."""
    found, position = [], 0
    for text in pages:
        found.append(position)
        position += len(text) + 1
    return found


def page_at(starts: Sequence[int], position: int) -> int:
    """Index of the page on which a position stands."""
    return bisect_right(starts, position) - 1


def stretches(lines: Sequence[Line], starts: Sequence[int], total: int) -> list[Stretch]:
    """Preambles, tables of contents, definitions and explanations, in order."""
    found: list[Stretch] = []
    preamble: int | None = None
    for position, line in enumerate(lines):
        place = starts[line.page] + line.start
        if (
            preamble is None
            and re.match(r"(?:Menimbang|Mengingat|MENIMBANG|MENGINGAT)\b", line.text)
            and line.page <= 6
        ):
            preamble = place
        elif preamble not in (None, -1) and re.match(
            r"(?:MEMUTUSKAN|MEMUTUS\W?KAN|M E M U T|MENETAPKAN|Menetapkan)\b", line.text
        ):
            found.append(Stretch(CITATION, preamble, place))
            preamble = -1
        elif re.match(r"PENJELASAN$", line.text) and line.shouted and place > total * 0.4:
            found.append(Stretch(EXPLANATION, place, total))
            break
        elif (
            re.match(r"Pasal 1$", line.text)
            and position + 1 < len(lines)
            and re.search(
                r"yang dimaksud dengan", " ".join(item.text for item in lines[position : position + 4]), re.IGNORECASE
            )
        ):
            end = next(
                (
                    starts[item.page] + item.start
                    for item in lines[position + 1 :]
                    if re.match(r"Pasal 2$|BAB\s+I+\b|Bagian\s+Kedua", item.text)
                ),
                place,
            )
            found.append(Stretch(DEFINITION, place, end))
    if preamble not in (None, -1) and preamble is not None:
        found.append(Stretch(CITATION, preamble, min(total, preamble + 6000)))
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    for page, printed in by_page.items():
        dotted = sum(1 for line in printed if re.search(r"\.{4,}|(?:\. ){4,}|…{2,}|\s\d{1,3}$", line.text))
        leaders = sum(1 for line in printed if re.search(r"\.{4,}|(?:\. ){4,}|…{2,}|_{6,}", line.text))
        titled = any(re.match(r"DAFTAR (?:ISI|TABEL|GAMBAR)|D A F T A R", line.text) for line in printed[:4])
        if leaders >= max(4, len(printed) // 3) or (titled and dotted >= len(printed) // 3):
            end = starts[page + 1] if page + 1 < len(starts) else total
            found.append(Stretch(CONTENTS, starts[page], end))
    return found


def parts(
    lines: Sequence[Line], starts: Sequence[int], total: int, skip: Sequence[Stretch], regulation: bool
) -> list[Part]:
    """The parts in reading order. `regulation`: articles count; otherwise numbered headings do."""
    marks: list[tuple[int, str, str, int, int]] = []  # level, label, heading, start, body
    contents = [stretch for stretch in skip if stretch.role == CONTENTS]
    position = 0
    while position < len(lines):
        line = lines[position]
        place = starts[line.page] + line.start
        if any(stretch.start <= place < stretch.end for stretch in contents):
            position += 1
            continue
        level, label, words = _mark(line, regulation)
        if not level:
            position += 1
            continue
        end = starts[line.page] + line.end
        position += 1
        if level in (1, 2, 3):
            # the words of a heading stand on the next lines, short and without a full stop
            while position < len(lines) and len(words) < 140:
                following = lines[position]
                if (
                    following.prose
                    or _mark(following, regulation)[0]
                    or following.text.startswith("(")
                    or (words and not (following.shouted or following.text[:1].islower() or not words))
                ):
                    break
                if words and not following.shouted and level == 1:
                    break
                words = f"{words} {following.text}".strip()
                end = starts[following.page] + following.end
                position += 1
                if level != 1 and not following.shouted and len(words) > 12:
                    break
        marks.append((level, label, words, place, end))
    found = []
    section = ""
    chapter = ""
    for index, (level, label, words, place, end) in enumerate(marks):
        if level == 1:
            chapter, section = words, ""
        elif level in (2, 3):
            section = words if level == 2 else f"{section} {words}".strip()
        stop = next((later[3] for later in marks[index + 1 :] if later[0] <= level), total)
        heading = words if level != 4 else (section or chapter)
        found.append(Part(label, heading, level, place, end, stop))
    return found


def _mark(line: Line, regulation: bool) -> tuple[int, str, str]:
    text = line.text
    match = _CHAPTER.match(text)
    if match and (line.shouted or len(text) < 14 or not regulation):
        return 1, f"BAB {match[1]}", match[2].strip()
    match = _SECTION.match(text)
    if match and len(text) < 110:
        return 2, match[1], match[2].strip()
    match = _PARAGRAPH.match(text)
    if match and len(text) < 110:
        return 3, match[1], match[2].strip()
    match = _ARTICLE.match(text)
    if match and regulation:
        return 4, f"Pasal {match[1]}", ""
    if not regulation:
        match = _NUMBERED.match(text)
        if (
            match
            and not line.prose
            and not re.search(r"[.;,]$", text)
            and len(match[2].split()) <= 11
            and match[2][:1].isupper()
        ):
            return 5, match[1].rstrip("."), match[2].strip()
    return 0, "", ""
