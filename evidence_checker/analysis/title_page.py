"""The title of a paper that has no clause or label for it: the lines of its cover or head, up to where content begins.

Where a title ends matters as much as where it stands: what a report goes on to list is not what it is about.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.analysis.lines import WORKBOOKS, Line
from evidence_checker.analysis.once import phrase_group
from evidence_checker.model import Kind, Knowledge
from evidence_checker.text.alternatives import any_of

_NAMING = 4  # words in capitals that name more than a kind of paper
_ABOVE_COLUMNS = 3  # lines of a sheet
_LONG_TITLE = 20  # words
_MOST, _MOST_OF_COVER = 14, 30  # lines; covers of manuals and slides are set in many short ones
_WITH_LONG_COVER = frozenset({"manual", "paparan", "sampul"})
_ADDRESS = re.compile(
    r"(?:J[l1I]\.?|Jalan|Telp|Tlp|Telepon|Fax|Faks|Faksimil\w*|Website|E-?mail|Situs|Kode Pos)\b|.*(?:@|www\.).*",
    re.IGNORECASE,
)
# A letterhead's place: a building, a floor, a postal code. Titles are set in capitals, addresses are not.
_PLACE = re.compile(
    r"(?:Gedung|Menara|Graha|Wisma|Komplek|Kompleks|Kawasan|Perkantoran|Lantai|Kotak Pos|P\.?O\.? Box)\b|.*\b(?:Lt|Lantai|Kav|Blok)\b\.?\s*\d|.*\b\d{5}$"
)
_PLACE_WITHIN = 8  # lines of the head of a page
# Letterheads since Permendagri 1/2023 end with "Laman ..., Pos-el ...", which may be as long as a sentence.
_REACHED_AT = re.compile(r"(?:Laman|Pos-?el|Surel|Website|E-?mail|Situs|Telepon|Telp)\b\W*\S*[.@\d]", re.IGNORECASE)
# Below the salutation a letter speaks, however short its lines.
_OPENS = re.compile(r"(?:KATA PENGANTAR|DAFTAR ISI|Menimbang|MENIMBANG|Yth|Dengan hormat)\b|Pasal \d+$|\(1\)\s")
# the heading of a foreword and how it opens are no title
_FOREWORD = re.compile(
    r"\W*(?:KATA PENGANTAR|PRAKATA)\W*|\W*(?:Assalam|Bismillah|Alhamdulillah|Salam sejahtera|Puji)\w*\b.*",
    re.IGNORECASE,
)
_FIELD = re.compile(r"\w\s*:(?:\s|$)")  # "Nomor :", "NAMA LENGKAP :", "Tanggal: ...": a form is filled in here
_OF_PAPER = re.compile(r"(?:Nomor|No\.|Tanggal|Tgl\.?)(?:\s*:|\s+(?=\S*\d))", re.IGNORECASE)
_WHOSE = re.compile(r"\b(?:Pemerintah|Kabupaten|Kota|Provinsi|Kementerian)\s+[A-Z]")
_COLUMNS = re.compile(r"(?:NO|No)\.?(?:\s+[A-Z][\w/&.()]*){2,}|(?:No|NO)\.?\t")
_ROW = re.compile(r"\d{1,3}[.)]?\s+\S|\d{1,2}(?:[. ]\d{1,2}){1,4}\s+\S")
_CHAPTER = re.compile(r"(?:BAB\s+[IVX\d]+\b|[IVX]{1,4}[.)]\s|[A-Z][.)]\s+[A-Z])")
_SECTION = re.compile(r"\d\.\s+[A-Z][a-z]{3,}")  # "1. Ringkasan"
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SMALL = frozenset(
    {"dalam", "dengan", "untuk", "pada", "oleh", "atas", "bagi", "antara", "melalui", "secara", "berbasis"}
)


def title_lines(lines: Sequence[Line], fmt: str, kind: Kind, knowledge: Knowledge) -> list[Line]:
    """The lines of the first page (or of the first that has any) that make the title, with whose paper it is."""
    if kind.title_from == "page":
        page = lines[0].page if lines else 0
        return [line for line in lines[:_MOST_OF_COVER] if line.page == page and not _ADDRESS.match(line.text)]
    words, group, sheets = _words(knowledge), list[Line](), fmt in WORKBOOKS
    most = _MOST_OF_COVER if kind.id in _WITH_LONG_COVER else _MOST
    for place, line in enumerate(lines):
        if (line.page > 0 and group) or line.page > 2 or len(group) >= most:
            break
        if group and not sheets and _begins_rows(line):
            break
        if _REACHED_AT.match(line.text) or (place < _PLACE_WITHIN and not line.shouted and _is_place(line, group)):
            continue
        # above a sheet's columns stands its title, however long, and its columns' headings are many words
        if (
            line.prose
            and not (sheets and (line.cells > 1 or place < _ABOVE_COLUMNS))
            and not _opens_alone(lines, place)
        ):
            if group:
                break
            continue
        if _ADDRESS.match(line.text) or (not group and _FOREWORD.fullmatch(line.text)):
            continue
        if group and (_OPENS.match(line.text) or (not sheets and _begins_content(line, group, words))):
            break
        # below the title in capitals a list goes on in rows, and so it does from its first number on
        if kind.rows and group and (_FIELD.search(line.text) or _below_title(line, group)):
            break
        group.append(line)
    return group


def _opens_alone(lines: Sequence[Line], place: int) -> bool:
    """Whether the first line of a paper, as long as a sentence, is its title: no sentence ends in it and none follows."""
    text = lines[place].text
    return (
        place == 0
        and len(lines) > 1
        and not lines[1].prose
        and text[:1].isupper()
        and len(text.split()) <= _LONG_TITLE
        and text[-1] not in ".,;:-"
        and ". " not in text
    )


def _is_place(line: Line, group: Sequence[Line]) -> bool:
    """Whether a line below a name in capitals says where its office is."""
    return bool(group) and group[-1].shouted and line.cells == 1 and _PLACE.match(line.text) is not None


def above_table(group: Sequence[Line]) -> Sequence[Line]:
    """The title rows of a sheet with the headings of its columns: what stands in the rows below is content, not
    subject."""
    first = next((place for place, line in enumerate(group) if line.cells >= 3), len(group))
    return group[: max(first + 1, 2)]


def is_row(line: Line) -> bool:
    """Whether a line begins with its number in a list or table."""
    return _ROW.match(line.text) is not None


def holds_content(lines: Sequence[Line], knowledge: Knowledge) -> bool:
    """Whether more than a title stands there: the heading of a chapter or of columns, or two rows of a list."""
    opening = _words(knowledge).opening
    opened = any(
        _CHAPTER.match(line.text)
        or _SECTION.match(line.text)
        or _COLUMNS.match(line.text)
        or opening.fullmatch(line.text)
        for line in lines
    )
    return opened or sum(map(is_row, lines)) > 1


def _begins_rows(line: Line) -> bool:
    """Whether a line is the headings of a table's columns, or a numbered row: below it stands content, not subject."""
    return line.cells >= 3 or _COLUMNS.match(line.text) is not None or is_row(line)


def _below_title(line: Line, group: Sequence[Line]) -> bool:
    """Whether a line is a row below a title in capitals; a line that says whose paper it is, is none."""
    if is_row(line):
        return True
    whose = line.cells == 1 and _WHOSE.search(line.text) is not None
    return not line.shouted and not whose and any(item.shouted for item in group)


def _begins_content(line: Line, group: Sequence[Line], words: _Words) -> bool:
    """Whether a line below a title is content: the heading of a chapter, or, below a title in capitals, a line in small
    letters that is not set as a title, tells no year and not whose paper it is."""
    said = [item for item in group if not (words.letterhead.match(item.text) or _OF_PAPER.match(item.text))]
    if not said or _CHAPTER.match(said[0].text):  # a chapter in a file of its own begins with its heading
        return False
    if _CHAPTER.match(line.text):
        return True
    if opened := words.opening.match(line.text):
        # below a bare "LAPORAN" the words "HASIL EVALUASI ..." go on with the title
        return opened.end() == len(line.text) or sum(len(item.text.split()) for item in said) > 1
    # "SURAT TUGAS" alone only says what kind of paper it is: what it is about stands in its sentences
    if (
        line.shouted
        or sum(len(item.text.split()) for item in said if item.shouted and not _FIELD.search(item.text)) < _NAMING
    ):
        return False
    return not (
        _YEAR.search(line.text) or _WHOSE.search(line.text) or _OF_PAPER.match(line.text) or _set_as_title(line)
    )


def _set_as_title(line: Line) -> bool:
    """Whether every longer word begins with a capital, and the line neither lists things nor fills in a field."""
    words = [word for word in _LONG_WORD.findall(line.text) if word not in _SMALL]
    listed = line.text.count(",") > 1 or _FIELD.search(line.text) is not None
    return not listed and all(word[0].isupper() for word in words)


@dataclass(frozen=True, slots=True)
class _Words:
    """`opening`: what a first chapter is called. `letterhead`: how a line begins that only says whose paper it is."""

    opening: re.Pattern[str]
    letterhead: re.Pattern[str]


@functools.lru_cache(maxsize=4)
def _words(knowledge: Knowledge) -> _Words:
    openings = any_of(phrase_group(knowledge, "pembuka_isi"))
    offices = any_of((*phrase_group(knowledge, "nama_kantor"), "pemerintah", "kabupaten", "kota", "provinsi"))
    return _Words(re.compile(rf"(?:{openings})\b", re.IGNORECASE), re.compile(rf"\W*(?:{offices})\b", re.IGNORECASE))
