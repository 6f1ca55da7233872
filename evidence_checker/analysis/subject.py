"""What a document is about: several independent places that say so, because any one of them may be lost to a bad
scan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.analysis.lines import WORKBOOKS, Line, without_digits
from evidence_checker.analysis.title_page import above_table, is_row, title_lines
from evidence_checker.model import Kind, Knowledge

_STOP = re.compile(
    r"^(?:BISMILLAH|DENGAN RAHMAT|DENGANRAHMAT|Menimbang|MENIMBANG|Mengingat|MENGINGAT|MEMUTUSKAN|[\W\d_]*(?:GUBERNUR|BUPATI|WALI ?KOTA|MENTERI|PRESIDEN|KEPALA|SEKRETARIS|DIREKTUR)\b.{0,90},$|PASAL 1|BAB I\b|Pasal 1|BAB 1|ATAS NAMA|a\. |bahwa )"
)
# A circular has no considerations: below its title it speaks to its readers, or begins to count.
_SPEAKS = re.compile(r"(?:Yth|Kepada|Dengan hormat|Sehubungan|Dalam rangka|Berdasarkan)\b")
_ABOUT = re.compile(r"^[\W_]*T\s?E\s?N\s?T\s?A\s?N\s?G\b\W*(.*)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """A stretch that says what the document is about. `place`: "tentang", "menetapkan", "diktum", "sop", "hal",
    "sampul", "kepala", "lampiran". `start`, `end`: characters on the page `page` (index)."""

    place: str
    page: int
    start: int
    end: int
    text: str


def subjects(
    lines: Sequence[Line], kind: Kind, fmt: str, running: frozenset[str], pages: int, knowledge: Knowledge
) -> list[Subject]:
    """Every stretch that names the subject, strongest first. Empty only for a document without a legible first page."""
    found: list[Subject] = []
    found += _about(lines)
    found += _dictum(lines)
    found += _established(lines)
    found += _labelled(lines)
    if kind.id == "perjanjian" and not found:
        found += _agreed(lines)
    if not kind.legal or not found:
        found += _cover(lines, fmt, kind, knowledge)
        found += _running(lines, running)
    if kind.title_from == "form":
        # the table's title is printed again on its following pages, often more legibly
        for page in range(1, min(pages, 4)):
            top = [line for line in lines if line.page == page][:3]
            found += [
                Subject("sop", line.page, line.start, line.end, line.text)
                for line in top
                if re.search(r"prosedur|\bSOP\b", line.text, re.IGNORECASE)
            ]
    if kind.picture:
        found += [Subject("layar", line.page, line.start, line.end, line.text) for line in lines[:160]]
    return found


def _joined(place: str, group: Sequence[Line]) -> list[Subject]:
    """One subject per page that the group of lines touches."""
    made = []
    for page in dict.fromkeys(line.page for line in group):
        own = [line for line in group if line.page == page]
        made.append(Subject(place, page, own[0].start, own[-1].end, " ".join(line.text for line in own)))
    return made


def _about(lines: Sequence[Line]) -> list[Subject]:
    found: list[Subject] = []
    for position, line in enumerate(lines):
        match = _ABOUT.match(line.text)
        if not match or (not line.shouted and position > 30):
            continue
        early = position <= 40
        annex = any(
            re.match(r"\W*LAMPIRAN", item.text, re.IGNORECASE) for item in lines[max(0, position - 8) : position]
        )
        if not (early or annex):
            continue
        group: list[Line] = []
        if len(match[1]) > 6:
            group.append(line)
        for following in lines[position + 1 : position + 9]:
            if _STOP.match(following.text) or (following.prose and not following.shouted) or following.page > line.page:
                break
            if group and (_SPEAKS.match(following.text) or is_row(following)):
                break
            if len(re.findall(r"[^\W\d_]", following.text)) < 4:
                continue
            if re.fullmatch(r"(?:Menimbang|Mengingat|Menetapkan)\W*", following.text):
                continue
            group.append(following)
        if group:
            found += _joined("tentang" if not annex or not found else "lampiran", group)
        if len(found) >= 4:
            break
    return found


def _dictum(lines: Sequence[Line]) -> list[Subject]:
    """MEMUTUSKAN: Menetapkan: ... TENTANG ..., and the first dictum (KESATU)."""
    found: list[Subject] = []
    for position, line in enumerate(lines[:400]):
        if re.match(r"(?:Menetapkan|MENETAPKAN)\b", line.text) and position > 3:
            group = [line]
            for following in lines[position + 1 : position + 6]:
                if re.match(r"(?:KESATU|PERTAMA|BAB I\b|Pasal 1\b|Kesatu|Pertama)\W?", following.text):
                    break
                group.append(following)
            if any(re.search(r"TENTANG", item.text, re.IGNORECASE) for item in group):
                found += _joined("menetapkan", group)
        if re.match(r"(?:KESATU|PERTAMA|KE SATU|Kesatu|Pertama|KESA\w{2})\b", line.text):
            group = [line]
            for following in lines[position + 1 : position + 5]:
                if re.match(r"(?:KEDUA|Kedua|KETIGA)\b", following.text) or following.page != line.page:
                    break
                group.append(following)
            found += _joined("diktum", group)
            break
    return found


def _established(lines: Sequence[Line]) -> list[Subject]:
    """ "perlu menetapkan Peraturan ... tentang ..." in the considerations."""
    for position, line in enumerate(lines[:140]):
        window = " ".join(item.text for item in lines[position : position + 3])
        match = re.match(
            r".{0,90}?(?:menetap\w{1,3}an|membentuk|mengeluarkan)\s+(?:\w+\s+){0,8}?tentang\b", window, re.IGNORECASE
        )
        if match and re.search(r"perlu|menetap", line.text, re.IGNORECASE):
            group: list[Line] = []
            for following in lines[position : position + 8]:
                if group and re.match(r"Mengingat|\W*\d{1,2}\W+Undang", following.text):
                    break
                group.append(following)
                if following.text.endswith((";", ".")) or len(group) > 6:
                    break
            return _joined("pertimbangan", group)
    return []


_LABELS = re.compile(
    r"\b(?:Nam\w|Judul)\s+SOP\s*:?\s*(.*)$|^(?:Hal|Perihal|Acara|Agenda|Kegiatan|Judul|Topik|Tema|Nama Kegiatan|Nama Aplikasi|Nama Pekerjaan|Pekerjaan|KRO/RO|RO|Rincian Output|Sub ?kegiatan)\s*[:;]\s*(.+)$",
    re.IGNORECASE,
)


# The colons of a letter's head are lost where it is set as a table or scanned: its labels stand below each other.
_NO_COLON = re.compile(r"^(?:Hal|Perihal)\s+(?![:;])(\S.+)$")
_OF_A_LETTER = re.compile(r"^(?:Nomor|Sifat|Lampiran|Tanggal|Dari|Yth\.?|Kepada|Tembusan)\b")
# "2.1 Nama Tim: X-CSIRT" (RFC 2350), "Nama UPR SPBE" (forms of PermenPANRB 5/2020): a form says here whose paper it is.
_WHOSE_FORM = re.compile(r"^(?:\d[\d.]*\s+)?(?:Nama Tim\s*:|Nama UPR\b|Nama Unit Pemilik Risiko\b)", re.IGNORECASE)

_BARE = re.compile(r"^(?:Hal|Perihal|Acara|Agenda|Kegiatan|Judul|Topik|Tema|Nama SOP|Judul SOP)\s*:?$", re.IGNORECASE)
_VALUE = re.compile(r"^:\s*(\S.{5,160})$")


def _labelled(lines: Sequence[Line]) -> list[Subject]:
    """ "Perihal: ...", "Nama SOP: ..."; and, where a form is set in columns, the values that stand apart from their
    labels."""
    found: list[Subject] = []
    bare = False
    for position, line in enumerate(lines[:90]):
        match = _LABELS.search(line.text)
        if match and (match[1] or match[2]):
            group = [_from(line, match.start())]
            for following in lines[position + 1 : position + 3]:
                if (
                    re.match(r"^[\w /]{2,22}\s*:|^(?:Yth|Kepada|Kualifikasi|\d+\.)", following.text)
                    or following.page != line.page
                    or following.prose
                ):
                    break
                group.append(following)
            found += _joined("sop" if match[1] is not None else "hal", group)
        elif _WHOSE_FORM.match(line.text) or (_NO_COLON.match(line.text) and _in_a_head(lines, position)):
            found += _joined("hal", [line])
        elif _BARE.match(line.text):
            bare = True
            below = lines[position + 1 : position + 2]
            if (
                below
                and below[0].page == line.page
                and not _BARE.match(below[0].text)
                and len(below[0].text.split()) > 1
            ):
                found += _joined("sop" if "sop" in line.text.casefold() else "hal", below)
        elif bare and _VALUE.match(line.text):
            found += _joined("hal", [line])
    return found


def _in_a_head(lines: Sequence[Line], position: int) -> bool:
    """Whether two other labels of a letter's head stand around a line."""
    around = (*lines[max(0, position - 4) : position], *lines[position + 1 : position + 4])
    return sum(1 for line in around if _OF_A_LETTER.match(line.text)) > 1


_AGREED = re.compile(
    r"\b(?:sepakat|setuju|bersepakat)\b[^.;]{0,80}?\b(?:bekerja\s?sama|kerja\s?sama|mengikatkan diri)\b[^.;]{0,40}?"
    r"\b(?:dalam rangka|dalam hal|dalam|tentang|mengenai|untuk|di bidang)\b",
    re.IGNORECASE,
)


def _agreed(lines: Sequence[Line]) -> list[Subject]:
    """What the parties of an agreement without a title of its own agree on: "sepakat bekerja sama dalam ..."."""
    for position, line in enumerate(lines[:60]):
        if not re.search(r"\b(?:ber)?sepakat\b|\bsetuju\b", line.text, re.IGNORECASE):
            continue
        if _AGREED.search(" ".join(item.text for item in lines[position : position + 3])):
            return _joined("sepakat", lines[position : position + 2])
    return []


def _from(line: Line, start: int) -> Line:
    """The line from its label on: what is printed in the form's next column ("Sub Bidang Mutasi | Nama SOP ...") is no
    part of the subject. Left whole where the tidied text is not as long as the printed one."""
    if start == 0 or line.end - line.start != len(line.text):
        return line
    return line._replace(start=line.start + start, text=line.text[start:])


def _cover(lines: Sequence[Line], fmt: str, kind: Kind, knowledge: Knowledge) -> list[Subject]:
    group = title_lines(lines, fmt, kind, knowledge)
    if fmt in WORKBOOKS:
        return [Subject("sampul", line.page, line.start, line.end, line.text) for line in above_table(group)]
    return _joined("sampul", group)


def _running(lines: Sequence[Line], running: frozenset[str]) -> list[Subject]:
    wanted = {key for key in running if len(key) > 12}
    found: list[Subject] = []
    for line in lines if wanted else ():
        key = without_digits(line.text)
        if key in wanted:
            wanted.remove(key)
            found.append(Subject("kepala", line.page, line.start, line.end, line.text))
            if len(found) >= 3 or not wanted:
                break
    return found


def title_of(found: Sequence[Subject], kind: Kind) -> str:
    """The title to report: the TENTANG clause, else the labelled name, else the cover."""
    order: tuple[str, ...] = (
        ("tentang", "sop", "hal", "sampul", "menetapkan", "pertimbangan", "lampiran", "kepala", "diktum")
        if kind.legal or kind.title_from == "form"
        else ("hal", "sampul", "sop", "tentang", "kepala", "layar")
    )
    if kind.title_from == "cover" and not kind.legal:
        order = ("sampul", "tentang", "kepala", "hal", "layar")
    for place in order:
        for subject in found:
            if subject.place == place and subject.text.strip():
                text = re.sub(r"\s+", " ", subject.text).strip(" .,;:")
                return text[:220]
    return ""
