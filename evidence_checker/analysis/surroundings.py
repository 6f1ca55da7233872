"""What is printed around a text and says nothing of its subject: names of offices, and notices at the foot of a page.

The words by which both are known are data (`rules/shared/words.yaml`, groups `nama_kantor`, `urusan_kantor`,
`bidang_urusan`, `unit_bernama_layanan`, `catatan_operasi` and `pemberitahuan_cetak`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_checker.analysis.lines import Line
from evidence_checker.analysis.once import phrase_group
from evidence_checker.analysis.parts import CitingText
from evidence_checker.model import Knowledge
from evidence_checker.text.alternatives import any_of

OFFICE, NOTICE = "office", "notice"
# They are looked for where a subject may stand: in what goes before the text.
HEAD_LINES = 160

# What an office's name goes on with after its first word; a figure, a verb in small letters or the region ends it.
_NAME = r"(?:[ ,/&]+(?:dan|serta|DAN|SERTA|[A-Z][\w\-]*))*"
_REGION = re.compile(r"\s+(?:KABUPATEN|KOTA|PROVINSI|PROPINSI|REPUBLIK|PEMERINTAH)\b", re.IGNORECASE)
_UNFINISHED = re.compile(r"(?:,|\b(?:dan|serta))\s*$", re.IGNORECASE)
_NOTE = re.compile(r"Catatan\W*$", re.IGNORECASE)
_REGION_ALONE = r"(?:\s+(?:PEMERINTAH\s+)?(?:KABUPATEN|KOTA|PROVINSI|PROPINSI|KAB\.?)(?:\s+\w+){1,4})?"


@dataclass(frozen=True, slots=True)
class _Words:
    office: re.Pattern[str]
    matter: re.Pattern[str]
    unit: re.Pattern[str]
    ending: re.Pattern[str]
    record: re.Pattern[str]
    notice: re.Pattern[str]

    def gives_notice(self, line: Line) -> bool:
        """Whether the line is such a notice; looked for in small letters, which is several times as fast."""
        return self.notice.search(line.text.casefold()) is not None


def _any(phrases: Sequence[str]) -> str:
    """One of the phrases; scans run the words of an office's name together."""
    return any_of(phrases, gap=r"\s*")


@functools.lru_cache(maxsize=4)
def _words(knowledge: Knowledge) -> _Words:
    offices, units = _any(phrase_group(knowledge, "nama_kantor")), _any(phrase_group(knowledge, "unit_bernama_layanan"))
    affair = _any(phrase_group(knowledge, "urusan_kantor"))
    return _Words(
        office=re.compile(rf"\b(?i:{offices})\b{_NAME}"),
        matter=re.compile(rf"\b(?:{_any(phrase_group(knowledge, 'bidang_urusan'))})$", re.IGNORECASE),
        unit=re.compile(rf"\W*(?:{units}){_REGION_ALONE}\W*", re.IGNORECASE),
        # columns that a picture's reading joined leave the end of an office's name on a line of its own
        ending=re.compile(
            rf"\W*(?i:(?:dan|serta|{affair})(?:[\s,&]+(?:dan|serta|{affair}))*)\s*(?i:KABUPATEN|KOTA|PROVINSI|KAB\.?|PROV\.?)\s*[A-Z][\w ]*"
        ),
        record=re.compile(
            rf"\b(?:{_any(phrase_group(knowledge, 'catatan_operasi'))})\b.*?\b(?P<unit>{units})(?={_REGION_ALONE}\W*$)",
            re.IGNORECASE,
        ),
        notice=re.compile(_any([each.casefold() for each in phrase_group(knowledge, "pemberitahuan_cetak")])),
    )


def names_office(line: str, start: int, end: int, knowledge: Knowledge) -> bool:
    """Whether ``start:end`` of a line stands within the name of an office ("Badan Perencanaan Pembangunan Daerah"),
    wherever in the text the line is."""
    words = _words(knowledge)
    for match in words.office.finditer(line):
        if match.start() and match.group()[:1].islower():
            continue
        if words.matter.search(line[: match.start() + len(match.group().split(None, 1)[0])]):
            continue
        if match.start() < start and end <= match.end():
            return True
    return False


def without_notices(lines: Sequence[Line], knowledge: Knowledge) -> list[Line]:
    """The lines that are no notice of a signature, a download or a true copy, nor the "Catatan:" above one."""
    words = _words(knowledge)
    told = [words.gives_notice(line) for line in lines[:HEAD_LINES]]
    kept = [
        line
        for place, line in enumerate(lines[:HEAD_LINES])
        if not told[place] and not (_NOTE.match(line.text) and any(told[place + 1 : place + 3]))
    ]
    return [*kept, *lines[HEAD_LINES:]]


def surroundings(lines: Sequence[Line], starts: Sequence[int], knowledge: Knowledge) -> Iterator[CitingText]:
    """Where names of offices and notices stand, counted over the whole text."""
    words = _words(knowledge)
    yield from _keepers(lines, starts, words)
    goes_on = offices = False
    for line in lines[:HEAD_LINES]:
        base = starts[line.page] + line.start
        if words.gives_notice(line):
            yield CitingText(NOTICE, base, base + line.end - line.start)
            goes_on = False
            continue
        if line.prose:
            goes_on = False
            continue
        if goes_on and line.text[:1].isupper():
            yield CitingText(OFFICE, base, base + line.end - line.start)
            goes_on = _UNFINISHED.search(line.text) is not None
            continue
        goes_on = False
        if words.unit.fullmatch(line.text) or (offices and words.ending.fullmatch(line.text)):
            yield CitingText(OFFICE, base, base + line.end - line.start)
            continue
        for match in words.office.finditer(line.text):
            if match.start() and match.group()[:1].islower():
                continue  # "di bidang ...", "pada dinas ..." in running words
            first = match.group().split(None, 1)[0]
            if words.matter.search(line.text[: match.start() + len(first)]):
                continue  # "KERJA SAMA BIDANG ..." names a matter, not the unit that looks after it
            end = _REGION.search(line.text, match.start(), match.end())
            stop = end.start() if end else match.end()
            yield CitingText(OFFICE, base + match.start(), base + stop)
            offices = True
            goes_on = stop == len(line.text) and _UNFINISHED.search(line.text) is not None


def _keepers(lines: Sequence[Line], starts: Sequence[int], words: _Words) -> Iterator[CitingText]:
    """Wherever a unit stands that is called like its service, and of which a title says what it records or governs in
    running it ("Formulir permintaan perubahan LPSE"): whose record it is, not what it is about."""
    upper = lines[:HEAD_LINES]
    records = [match for line in upper if not line.prose and (match := words.record.search(line.text))]
    for unit in {match["unit"].casefold() for match in records}:
        named = re.compile(rf"\b{re.escape(unit)}\b", re.IGNORECASE)
        for line in upper:
            base = starts[line.page] + line.start
            for match in named.finditer(line.text):
                yield CitingText(OFFICE, base + match.start(), base + match.end())
