"""The parts of a document: chapters, sections and articles, and the stretches that prove nothing.

Positions are places in the whole text (`DocumentText`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from evidence_checker.analysis.lines import Line
from evidence_checker.text.document_text import DocumentText

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
class CitingText:
    """Text that may cite, list or define the subject without proving anything."""

    role: str
    start: int
    end: int


_ROMAN = r"[IVXLCl1]+"
_CHAPTER = re.compile(rf"^BAB\s*({_ROMAN}|\d+)\b[.:]?\s*(.*)$")
_SECTION = re.compile(r"^(Bagian\s+(?:Ke\w+|Ke\s?\w+))\b[.:]?\s*(.*)$", re.IGNORECASE)
_PARAGRAPH = re.compile(r"^(Paragraf\s+\w+)\b[.:]?\s*(.*)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^Pasa[l1I]\s+([0-9OIl]{1,3}[A-Z]?)\s*\.?$", re.IGNORECASE)
# what any of these begins with, so that most lines are passed over at one look
_HEADING = re.compile(r"bab|bagian|paragraf|pasa[l1i]|\d{1,2}\.|[A-Z]\.|[IVX]{1,4}\.", re.IGNORECASE)
_FIRST_CLAUSE = re.compile(r"\(1\)\s+[A-Z]")
_NONE = (0, "", "")
_NUMBERED = re.compile(r"^((?:\d{1,2}\.){1,4}\d{0,2}|[A-Z]\.|[IVX]{1,4}\.)\s*(\S.{2,90})$")


_TURN = re.compile(
    r"(?P<preamble>(?:Menimbang|Mengingat|MENIMBANG|MENGINGAT)\b)"
    r"|(?P<decides>(?:MEMUTUS\W?KAN|M E M U T|MENETAPKAN|Menetapkan)\b)"
    r"|(?P<explains>PENJELASAN$)"
    r"|(?P<defines>Pasal 1$)"
)
_AFTER_DEFINITIONS = re.compile(r"Pasal 2$|BAB\s+I+\b|Bagian\s+Kedua")
_MEANT = re.compile(r"yang dimaksud dengan", re.IGNORECASE)
_LEADERS = ("....", ". . . . ", "……")
_BLANK = re.compile(r":\s*(?:[.\u2026]\s?){3,}")  # "Nomor tiket : ......" is to be filled in
_PAGE_NUMBER = re.compile(r"\s\d{1,3}$")
_LIST_TITLE = re.compile(r"DAFTAR (?:ISI|TABEL|GAMBAR)|D A F T A R")


def stretches(lines: Sequence[Line], text: DocumentText) -> list[CitingText]:
    """Preambles, tables of contents, definitions and explanations, in order."""
    return [*_turns(lines, text), *_contents(lines, text)]


def _turns(lines: Sequence[Line], text: DocumentText) -> list[CitingText]:
    """What a regulation's own words of transition mark: its preamble, its definitions, its explanation."""
    found: list[CitingText] = []
    preamble: int | None = None
    decided = False
    for position, line in enumerate(lines):
        turn = _TURN.match(line.text)
        if turn is None:
            continue
        place = text.starts[line.page] + line.start
        if turn["preamble"] and preamble is None and line.page <= 6:
            preamble = place
        elif turn["decides"] and preamble is not None and not decided:
            found.append(CitingText(CITATION, preamble, place))
            decided = True
        elif turn["explains"] and line.shouted and place > len(text) * 0.4:
            found.append(CitingText(EXPLANATION, place, len(text)))
            break
        elif turn["defines"] and _MEANT.search(" ".join(item.text for item in lines[position + 1 : position + 4])):
            after = (item for item in lines[position + 1 :] if _AFTER_DEFINITIONS.match(item.text))
            end = next((text.starts[item.page] + item.start for item in after), place)
            found.append(CitingText(DEFINITION, place, end))
    if preamble is not None and not decided:
        found.append(CitingText(CITATION, preamble, min(len(text), preamble + 6000)))
    return found


def _contents(lines: Sequence[Line], text: DocumentText) -> Iterator[CitingText]:
    """Pages that are tables of contents: many lines with leaders, or a title that says so over lines with page
    numbers."""
    for page, group in groupby(lines, key=attrgetter("page")):
        printed = list(group)
        leaders = sum(1 for line in printed if _leads(line.text) or "______" in line.text)
        titled = any(_LIST_TITLE.match(line.text) for line in printed[:4])
        if leaders >= max(4, len(printed) // 3) or (
            titled
            and sum(1 for line in printed if _leads(line.text) or _PAGE_NUMBER.search(line.text)) >= len(printed) // 3
        ):
            yield CitingText(
                CONTENTS, text.starts[page], text.starts[page + 1] if page + 1 < len(text.starts) else len(text)
            )


def _leads(text: str) -> bool:
    """Whether a line has leaders, as lines of a table of contents do."""
    return any(leader in text for leader in _LEADERS) and _BLANK.search(text) is None


def parts(lines: Sequence[Line], text: DocumentText, skip: Sequence[CitingText], regulation: bool) -> list[Part]:
    """The parts in reading order. `regulation`: articles count; otherwise numbered headings do."""
    marks: list[tuple[int, str, str, int, int]] = []  # level, label, heading, start, body
    contents = [stretch for stretch in skip if stretch.role == CONTENTS]
    # an excerpt that lost the numbers of its articles: each begins with its first clause
    lost = regulation and not any(_ARTICLE.match(line.text) for line in lines)
    position = 0
    while position < len(lines):
        line = lines[position]
        place = text.starts[line.page] + line.start
        if any(stretch.start <= place < stretch.end for stretch in contents):
            position += 1
            continue
        level, label, words = _mark(line, regulation)
        if lost and not level and _FIRST_CLAUSE.match(line.text):
            marks.append((4, "ayat (1)", "", place, place))
        if not level:
            position += 1
            continue
        end = text.starts[line.page] + line.end
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
                end = text.starts[following.page] + following.end
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
        stop = next((later[3] for later in marks[index + 1 :] if later[0] <= level), len(text))
        heading = words if level != 4 else (section or chapter)
        found.append(Part(label, heading, level, place, end, stop))
    return found


def _mark(line: Line, regulation: bool) -> tuple[int, str, str]:
    """Level, label and words of a heading; level 0 for a line that is none."""
    text = line.text
    if not _HEADING.match(text):
        return _NONE
    match = _CHAPTER.match(text)
    if match and (line.shouted or len(text) < 14 or not regulation):
        return 1, f"BAB {match[1]}", match[2].strip()
    match = _SECTION.match(text)
    if match and len(text) < 110:
        return 2, match[1], match[2].strip()
    match = _PARAGRAPH.match(text)
    if match and len(text) < 110:
        return 3, match[1], match[2].strip()
    if regulation:
        match = _ARTICLE.match(text)
        return (4, f"Pasal {match[1]}", "") if match else _NONE
    match = _NUMBERED.match(text)
    if (
        match
        and not line.prose
        and not text.endswith((".", ";", ","))
        and len(match[2].split()) <= 11
        and match[2][:1].isupper()
    ):
        return 5, match[1].rstrip("."), match[2].strip()
    return _NONE
