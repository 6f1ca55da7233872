"""Files that are one piece of evidence together: pictures and parts of one application, a plan cut into chapters, a
letter with its annex, the papers of one meeting.

They are joined by folder, by the sequence in their names, by number, title and day, never by one sign alone.
"""

from __future__ import annotations

import functools
import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.model import ElectronicService, Examination, Finding, ServiceKinds

MEETING = ("undangan", "daftar_hadir", "notulen")
_ANNEX = "lampiran"
_LETTERS = frozenset({"surat", "undangan", "nota_dinas", "keputusan", "surat_edaran", "peraturan_kepala_daerah"})
_CHAPTER = "potongan_bab"
_LEAST_SERIES, _LEAST_STEM = 3, 3
_NEIGHBOUR = 3  # numbers between a part and the one that names the work
# names with every sign as a blank: "rencana induk bab iv penutup", "panduan 2", "indikator c"
_SEQUENCES = (
    re.compile(r"(?P<stem>.*?) ?\b(?P<word>bab|bagian|bag|part|chapter) (?P<mark>\d{1,2}|[ivx]{1,5}|[a-z])\b"),
    re.compile(r"(?P<stem>.*\d) ?(?P<mark>[a-j])\b"),
    re.compile(r"(?P<stem>.*?)(?: )?(?P<mark>\d{1,2})$"),
)
_OF_ITS_OWN = re.compile(
    r"\b(?:aplikasi|sistem informasi|portal|manual(?: book)?|panduan|petunjuk|tutorial)\s+"
    r"(?!(?:bagian|bab|part|untuk|bagi|peng\w+|user|admin\w*|aplikasi|ini|lampiran|halaman|tahun)\b)[^\W\d_]{3,}",
    re.IGNORECASE,
)
_ROMAN = {
    numeral: value
    for value, numeral in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)
}
_ANY_MEETING = frozenset({"undangan", "notulen", "notulensi", "daftar", "hadir", "rapat", "kegiatan"})
_WORD = re.compile(r"[^\W\d_]{4,}")
_ALIKE = 0.5  # of the words of the shorter title that both must share
_SAME = 0.6  # of all words of two titles that both must share


@dataclass(frozen=True, slots=True)
class Bundle:
    """`id`: path of the document that leads it. `members`: paths, the leading one first. `sector`: id of the sector
    whose service they document, or "". `lacks`: what one would expect beside them: kinds, or labels of chapters."""

    id: str
    members: tuple[str, ...]
    sector: str = ""
    application: str = ""
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """What joins a document with others: less than a tenth of its examination. `claims`: whether it offers anything."""

    path: str
    format: str
    kind: str
    title: str
    number: str
    date: str
    service: ElectronicService | None
    claims: bool


def _part(item: Examination) -> _Part:
    told = item.identity
    return _Part(
        item.file.path, sys.intern(item.format), sys.intern(told.kind), sys.intern(told.title), told.number,
        sys.intern(told.date), told.service, bool(item.claims),
    )  # fmt: skip


def bundles(originals: Sequence[Examination], kinds: ServiceKinds) -> dict[str, Bundle]:
    """Path → the bundle that the document belongs to; a document that stands alone is not there."""
    found: dict[str, Bundle] = {}
    folders: dict[str, array[int]] = defaultdict(lambda: array("L"))
    for place, item in enumerate(originals):
        folders[item.file.path.rpartition("/")[0]].append(place)
    for folder in sorted(folders):
        parts = [_part(originals[place]) for place in folders[folder]]
        for make in (_services, _series, _annexes, _meetings):
            free = [item for item in parts if item.path not in found]
            for bundle in make(free, kinds):
                found.update(dict.fromkeys(bundle.members, bundle))
    return found


def _services(items: Sequence[_Part], kinds: ServiceKinds) -> list[Bundle]:
    """Pictures and manuals of one sector's service, with the parts that name none but continue their names."""
    shown = (kinds.manual, kinds.screen, kinds.flow, kinds.poster)
    named: dict[str, list[_Part]] = defaultdict(list)
    for item in items:
        if item.service and item.kind in (*shown, "sampul"):
            named[item.service.sector].append(item)
    made = []
    for sector in sorted(named):
        group = named[sector]
        counted = [_counted(item.path) for item in group]
        parts = [
            item
            for item in items
            if not item.service
            and item.kind in shown
            and _continues(_counted(item.path), counted)
            and not _named_itself(item.title)
        ]
        if len(group) + len(parts) > 1:
            lead = min(group, key=lambda item: (shown.index(item.kind) if item.kind in shown else -1,
                                                item.path))  # fmt: skip
            service = lead.service
            made.append(_bundle(lead, [*group, *parts], sector, service.application if service else ""))
    return made


def _continues(one: tuple[str, int], counted: Sequence[tuple[str, int]]) -> bool:
    """Whether a name counts on from one of the others: cameras and scanners number all that they take, so only a
    neighbour is a part of the same work."""
    stem, mark = one
    return bool(stem) and any(stem == other and abs(mark - number) <= _NEIGHBOUR for other, number in counted)


def _named_itself(title: str) -> bool:
    """Whether a title says of which application it is ("Buku Panduan Aplikasi X"); then it is no part of another's."""
    return _OF_ITS_OWN.search(title) is not None


def _series(items: Sequence[_Part], kinds: ServiceKinds) -> list[Bundle]:
    """One work cut into files whose names count on: chapters, parts, letters."""
    groups: dict[str, list[tuple[int, _Part]]] = defaultdict(list)
    for item in items:
        stem, mark = _counted(item.path)
        if stem and mark:
            groups[stem].append((mark, item))
    made = []
    for stem in sorted(groups):
        group = sorted(groups[stem], key=lambda pair: (pair[0], pair[1].path))
        marks = sorted({mark for mark, _ in group})
        if len(marks) < _LEAST_SERIES or marks[-1] - marks[0] > 2 * len(marks):
            continue
        members = [item for _, item in group]
        if not _one_work(members):
            continue
        lacks = tuple(str(mark) for mark in range(1, marks[-1]) if mark not in marks)
        made.append(_bundle(members[0], members, lacks=lacks))
    return made


def _one_work(members: Sequence[_Part]) -> bool:
    """Whether most are chapters, or most have the leading one's title."""
    chapters = sum(item.kind == _CHAPTER for item in members)
    alike = sum(_same_title(members[0].title, item.title) for item in members[1:])
    return 2 * chapters > len(members) or 2 * alike > len(members) - 1


def _annexes(items: Sequence[_Part], kinds: ServiceKinds) -> list[Bundle]:
    """A letter or decree and the annexes that bear its number."""
    letters = {item.number: item for item in items if item.kind in _LETTERS and item.number}
    annexes: dict[str, list[_Part]] = defaultdict(list)
    for item in items:
        own = letters.get(item.number)
        if (
            own is not None
            and own is not item
            and (item.kind == _ANNEX or _name(item.path).startswith(_ANNEX))
        ):
            annexes[item.number].append(item)
    return [_bundle(letters[number], [letters[number], *found]) for number, found in sorted(annexes.items())]


def _meetings(items: Sequence[_Part], kinds: ServiceKinds) -> list[Bundle]:
    """Invitation, attendance list and minutes of one meeting, by day or subject; photographs where there is but one."""
    papers = [item for item in items if item.kind in MEETING]
    groups: list[list[_Part]] = []
    # Papers of one meeting share their day or words of their titles: others need not be compared.
    signs: dict[str, list[int]] = defaultdict(list)
    for item in papers:
        own = {item.date, *(_words(item.title) - _ANY_MEETING)} - {""}
        near = sorted({number for sign in own for number in signs[sign]})
        number = next((each for each in near if any(_same_meeting(item, other) for other in groups[each])), len(groups))
        if number == len(groups):
            groups.append([])
        groups[number].append(item)
        for sign in own:
            if number not in signs[sign][-1:]:
                signs[sign].append(number)
    groups = [group for group in groups if len({item.kind for item in group}) > 1]
    if len(groups) == 1:
        groups[0] += [item for item in items if item.format == "image" and not item.kind and not item.claims]
    made = []
    for group in groups:
        have = {item.kind for item in group}
        lead = max(group, key=lambda item: (MEETING.index(item.kind) if item.kind in MEETING else -1,
                                            item.path))  # fmt: skip
        made.append(_bundle(lead, group, lacks=tuple(kind for kind in MEETING if kind not in have)))
    return made


def _same_meeting(one: _Part, other: _Part) -> bool:
    if one.kind == other.kind:
        return False
    days = {item.date for item in (one, other)}
    return (len(days) == 1 and "" not in days) or _alike(one.title, other.title)


def _bundle(
    lead: _Part,
    members: Sequence[_Part],
    sector: str = "",
    application: str = "",
    lacks: tuple[str, ...] = (),
) -> Bundle:
    others = sorted(item.path for item in members if item is not lead)
    return Bundle(lead.path, (lead.path, *others), sector, application, lacks)


def _name(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0].casefold()


def _counted(path: str) -> tuple[str, int]:
    """A name without what counts on in it, and which of the series it is."""
    name = re.sub(r"[\W_]+", " ", _name(path)).strip()
    for pattern in _SEQUENCES:
        match = pattern.match(name)
        if match is None:
            continue
        stem, mark = match["stem"].strip(), match["mark"]
        if len(stem) < _LEAST_STEM and "word" not in match.groupdict():
            return "", 0
        number = int(mark) if mark.isdigit() else _ROMAN.get(mark) or ord(mark[0]) - ord("a") + 1
        return f"{stem}|{match.groupdict().get('word', '')}", number
    return "", 0


def _same_title(one: str, other: str) -> bool:
    """Whether two titles share most of all their words."""
    first, second = _words(one), _words(other)
    return len(first & second) >= _SAME * len(first | second) > 0


def _alike(one: str, other: str) -> bool:
    """Whether two titles share at least half of the words of the shorter, those that any meeting has left out."""
    first, second = _words(one) - _ANY_MEETING, _words(other) - _ANY_MEETING
    least = min(len(first), len(second))
    return least >= 2 and len(first & second) >= _ALIKE * least


@functools.lru_cache(maxsize=4096)
def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.casefold()))


def told(bundle: Bundle) -> Finding | None:
    """What a bundle lacks, as a finding on the document that leads it; None when nothing is missed."""
    if not bundle.lacks:
        return None
    return Finding.of("EC336", files=len(bundle.members), lacks=bundle.lacks)
