"""What a document is: its kind, by the earliest legal form or title at a line start, else by what only that kind
says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_checker.analysis.kind_patterns import KindPatterns, kind_patterns
from evidence_checker.analysis.lines import WORKBOOKS, Line, head, without_digits
from evidence_checker.model import Kind, Knowledge
from evidence_checker.text.folding import capitals_restored

# A line of a letterhead: street, telephone, e-mail.
ADDRESS = re.compile(r"\b(?:Jl\.?|Jalan|Telp\w*|Fax|Website|www)\b|@", re.IGNORECASE)
_ANNEX = re.compile(r"^LAMPIRAN\b", re.IGNORECASE)


def kind_of(
    lines: Sequence[Line],
    text: str,
    fmt: str,
    pages: int,
    knowledge: Knowledge,
    file_name: str = "",
    running: frozenset[str] = frozenset(),
    slides: bool = False,
) -> str:
    """The kind's id, or "" when nothing says so. `text`: of the first pages. `fmt`: the file's format. `running`: lines
    printed on many pages. `slides`: pages lie on their side and hold few words each."""
    known = kind_patterns(knowledge)
    named, confirmed_by = _by_name(file_name, known)
    if named == "sampul" and pages <= 2 and len(text.split()) < 120:
        return "sampul"
    legal = _legal_form(lines, known)
    titled = _title(lines, known, fmt in WORKBOOKS)
    if legal and not (titled and titled[1] < legal[1] and titled[0].carries_others):
        return legal[0].id
    if fmt != "image" and (surely := _by_habit(text, pages, known, before_titles=True)):
        return surely
    if fmt == "pptx" or slides:
        return "paparan"
    contents = _contents_at(lines)
    if contents is not None and _only_contents(lines, contents):
        # the title page before it says of what it is the table of contents
        if titled and titled[1] < contents:
            return titled[0].id
        return named if named == "manual" else "daftar_isi"
    if titled and titled[0].id == "daftar_isi" and contents is not None:
        titled = None  # a document that has a table of contents is none
    if has_blanks(text) and (titled is None or titled[0].id != "formulir"):
        return "template"
    chapter = any(CHAPTER.match(line.text) for line in lines[:6])
    if chapter and (whole := _named_most(text, known)):
        return whole
    if numbered_chapter(lines) and (whole := _named_most(text, known, least=2)):
        return whole
    if titled:
        printed = without_digits(list(head(lines, most=22))[titled[1]].text) in running
        return "potongan_bab" if chapter and printed and titled[0].id in ("rencana_induk", "pedoman") else titled[0].id
    if named and confirmed_by and confirmed_by.search(text):
        return named  # the name and the text agree
    if habit := _by_habit(text, pages, known):
        return habit
    if lines and CHAPTER.match(lines[0].text):
        return "potongan_bab"
    return named or ("register" if fmt in WORKBOOKS and _is_table(lines) else "")


_COLUMNS, _ROWS = 3, 3  # of a table, at least


def _is_table(lines: Sequence[Line]) -> bool:
    """Whether a sheet holds rows of several cells: a list of something, whatever its title is."""
    return sum(1 for line in lines[:40] if line.cells >= _COLUMNS) > _ROWS


_CONTENTS = re.compile(r"D ?A ?F ?T ?A ?R ? I ?S ?I\b", re.IGNORECASE)
_CONTENTS_ROW = re.compile(
    r"^\d{1,3}$|\.{4}|(?: \.){3}|…|_{4}|\s\d{1,3}$|^(?:BAB|LAMPIRAN|DAFTAR|KATA PENGANTAR)\b", re.IGNORECASE
)


def only_front_and_contents(lines: Sequence[Line]) -> bool:
    """Whether a document is its title and table of contents and little else: what it announces is not seen."""
    contents = _contents_at(lines)
    return contents is not None and _only_contents(lines, contents)


def _contents_at(lines: Sequence[Line]) -> int | None:
    """The line that heads a table of contents on the first pages."""
    return next((place for place, line in enumerate(head(lines, most=40, pages=3)) if _CONTENTS.match(line.text)), None)


def _only_contents(lines: Sequence[Line], at: int) -> bool:
    """Whether the document is a table of contents and little else: what stands before it is a heading, and of what
    follows half are its rows, or a third and hardly any running text."""
    if at > 8 or lines[at].page > 0:
        return False
    after = lines[at + 1 :]
    rows = sum(1 for line in after if _CONTENTS_ROW.search(line.text))
    text = sum(1 for line in after if line.prose and not _CONTENTS_ROW.search(line.text))
    return 2 * rows >= len(after) or (3 * rows >= len(after) and 20 * text <= len(after))


def _by_habit(text: str, pages: int, known: KindPatterns, *, before_titles: bool = False) -> str:
    words = len(text.split())
    for habit in known.habits:
        if habit.before_titles is not before_titles or (habit.excludes and habit.excludes.search(text)):
            continue
        if habit.most_words and words >= habit.most_words * max(1, min(pages, 4)):
            continue
        if sum(1 for pattern in habit.patterns if pattern.search(text)) >= habit.needed:
            return habit.kind
    return ""


CHAPTER = re.compile(r"BAB [IVX\d]+\b", re.IGNORECASE)


_NUMBERED = re.compile(r"([IVX]{1,4})\.\s+[A-Z]{4,}")


def numbered_chapter(lines: Sequence[Line]) -> str:
    """The line that opens a file with a chapter without the word ("I. PENDAHULUAN"); "" where none does, or where
    other chapters follow the first: then it may be the whole."""
    if not lines or not lines[0].shouted or not _NUMBERED.match(lines[0].text):
        return ""
    found = (_NUMBERED.match(line.text) for line in lines if line.shouted)
    numerals = list(dict.fromkeys(each[1] for each in found if each))
    return lines[0].text if len(numerals) == 1 or numerals[0] != "I" else ""


def _named_most(text: str, known: KindPatterns, least: int = 1) -> str:
    """Of which plan or report a chapter in a file of its own is part: the one it names most, and `least` times at
    least; "" when none."""
    counts = sorted(((len(pattern.findall(text)), kind) for kind, pattern in known.wholes), reverse=True)
    (most, kind), (second, _) = [*counts, (0, ""), (0, "")][:2]
    return kind if most > second and most >= least else ""


_BLANKS = re.compile(
    r"\$\{\w+\}|\{\{ ?\w+ ?\}\}|<<\w+>>|\[(?:nama|isi|tanggal|nomor)[^\]\n]{0,30}\]|Kabupaten\s*/\s*Kota\s*(?:\.{3,}|…)"
    r"|^\s*(?:Nama|Jabatan|NIP|Alamat|Tanggal)\s*:\s*(?:tes|test|testing|coba|contoh|x{2,})\s*$",  # a form tried out
    re.IGNORECASE | re.MULTILINE,
)


def has_blanks(text: str) -> bool:
    """Whether a text still holds the fields of a template ("${nama}", "[tanggal]", "Kabupaten/Kota ..."), or words put
    in to try it ("Nama : tes")."""
    return len(_BLANKS.findall(text)) >= 2


def _legal_form(lines: Sequence[Line], known: KindPatterns) -> tuple[Kind, int] | None:
    upcoming = list(head(lines, most=45))
    for position, line in enumerate(upcoming):
        if re.match(r"(?:Menimbang|Mengingat|MENIMBANG|MENGINGAT)\b", line.text) and position > 25:
            break
        if not line.shouted:
            continue
        text = re.sub(r"^[\W\d_]+", "", capitals_restored(line.text).upper())
        text = re.sub(r"^(?:SALINAN|DRAFT?|KONSEP|NASKAH)\s+", "", text)
        if re.fullmatch(
            r"(?:RANCANGAN )?(?:PERATURAN|KEPUTUSAN|SURAT|INSTRUKSI|LAMPIRAN|SURAT KEPUTUSAN)\W*", text
        ) and position + 1 < len(upcoming):
            text = f"{text.strip()} {upcoming[position + 1].text.upper()}"
        annex = _ANNEX.match(text)
        if annex:
            text = re.sub(r"^LAMPIRAN\s*(?:[IVX\d]+\b)?\s*:?\s*", "", text)
        for kind, pattern in known.forms:
            if pattern.match(text):
                return kind, position
    return None


_PAGE_NUMBER = re.compile(r"\W+(?:Page|Hal(?:aman)?)\W*\d+$", re.IGNORECASE)
_ANNEX_ALONE = re.compile(r"Lampiran\s*(?:[IVX]+|\d+)?\s*\.?[a-z]?", re.IGNORECASE)
# "9) Rencana kerja dan anggaran biaya", "1.2 Daftar distribusi": one of many, no title
_LISTED = re.compile(r"^\(?\d{1,2}\)\s|^[a-z]\)\s|^\d{1,2}(?:\.\d{1,2})+\s")
# A letterhead that stands on one line with the title: the name of a region has one to three words.
_LETTERHEAD = re.compile(r"PEMERINTAH(?:AN)? (?:KABUPATEN|KOTA|PROVINSI|DAERAH) ", re.IGNORECASE)
_WORDS_OF_A_REGION = 3
_PAPER = re.compile(r"(?:DOKUMEN|NASKAH|BERKAS)\s+", re.IGNORECASE)  # only says that a paper is one
_TITLE_LINES = 5
_ROW = 5  # cells from which on a line is a row of the table that follows a title


def _title(lines: Sequence[Line], known: KindPatterns, sheets: bool) -> tuple[Kind, int] | None:
    found: tuple[Kind, int] | None = None
    upper = list(head(lines, most=22, pages=2))
    for position, line in enumerate(upper):
        if line.cells >= _ROW and lines[0].cells >= _ROW:
            break  # a table without a title: its rows are no headings
        under_annex = position > 0 and _ANNEX_ALONE.fullmatch(upper[position - 1].text) is not None
        if found and not under_annex:
            continue
        kind = _titled(line, known, long=sheets and position == 0) or _titled(_joined(upper, position), known)
        if kind:
            # what an annex of a report is called says more than the running head with the report's name
            found = kind, position
        if found and position > 9:
            break
    return found


def _joined(lines: Sequence[Line], position: int) -> Line:
    """A title in capitals that goes on over lines, as one line ("PANDUAN / PENGISIAN DATA / PADA APLIKASI ...")."""
    first, words = lines[position], [lines[position].text]
    if _PAPER.fullmatch(f"{first.text} "):
        return first  # the word only says that a paper is one; the title is below it
    for line in lines[position + 1 : position + _TITLE_LINES]:
        if not (first.shouted and line.shouted) or line.page != first.page or line.cells > 1:
            break
        words.append(line.text)
    return first._replace(text=" ".join(words)) if len(words) > 1 else first


def _titled(line: Line, known: KindPatterns, *, long: bool = False) -> Kind | None:
    """The kind of which a line is the title, None when it is none. `long`: it may be as long as a sentence."""
    if _LISTED.match(line.text):
        return None
    text = _PAGE_NUMBER.sub("", re.sub(r"^[\W\d_]+", "", line.text))
    label = re.match(r"FORMULIR [A-Z\d.\-]{1,6}\s*:", text, re.IGNORECASE)
    if not label and ((line.prose and not long) or len(text) > 140):
        return None
    if not (long or line.shouted or label or len(text.split()) <= 9):
        return None
    # as printed, and as it would be without the slips of OCR in words of capitals
    tries = list(dict.fromkeys((capitals_restored(text), text)))
    tries += [each[match.end() :] for each in tries if (match := _PAPER.match(each))]
    tries += [rest for each in tries for rest in _below_letterhead(each)]
    return next((kind for each in tries for kind, pattern in known.headings if pattern.match(each)), None)


def _below_letterhead(text: str) -> list[str]:
    """What may be the title where the government's name stands before it on the same line."""
    match = _LETTERHEAD.match(text)
    words = text[match.end() :].split() if match else []
    return [" ".join(words[count:]) for count in range(1, min(_WORDS_OF_A_REGION, len(words) - 2) + 1)]


_ABOUT = re.compile(r"\bTENTANG\b\s*:?\s*", re.IGNORECASE)
_SET = re.compile(r"(?:TENTANG|PENETAPAN|PEMBERLAKUAN|PENGESAHAN)\s+", re.IGNORECASE)


def kind_laid_down(title: str, knowledge: Knowledge) -> str:
    """The kind of paper that a norm lays down by its title ("Standar Operasional Prosedur ..."), "" when none."""
    clause = _ABOUT.search(title)
    text = (title[clause.end() :] if clause else title).strip()
    while (match := _SET.match(text)) is not None:
        text = text[match.end() :]
    patterns = kind_patterns(knowledge).headings
    return next((kind.id for kind, pattern in patterns if pattern.match(text)), "")


def _by_name(file_name: str, known: KindPatterns) -> tuple[str, re.Pattern[str] | None]:
    """A hint: what the file is called, and by which words its text would say the same."""
    for name in known.names:
        if name.pattern.search(file_name):
            return name.kind, name.confirmed_by
    return "", None
