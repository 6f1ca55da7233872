"""Whether a document holds what a rule asks it to contain, and where: the hit that decides each content item."""

from __future__ import annotations

import re

from evidence_checker.analysis import OFFICE, names_office
from evidence_checker.assessment.occurrences import Occurrence, Occurrences
from evidence_checker.model import ContentItem

# "Sub Bidang Penilaian dan Evaluasi" is an office, no evaluation
_PROVES_NOTHING = ("citation", "contents", "definition", OFFICE)
# "terintegrasi dengan SIPD", "ke aplikasi e-Planning", "antara SIMPEG dan SIASN", "API SRIKANDI"
_NAME = re.compile(
    r"\b(?:aplikasi|sistem|portal|layanan|modul|basis\s+data|database|api|dengan|ke|dari|antara|dan|melalui|oleh)\s+"
    r"(?:(?:aplikasi|sistem|portal|layanan|modul|data|basis\s+data|milik)\s+)*"
    r"(?P<name>(?-i:(?:e-[A-Z]\w+|[A-Z][a-z]*[A-Z][A-Za-z0-9]+|[A-Z]{2,}[0-9A-Z]*)(?:[-/][A-Za-z0-9]{2,})*))(?!\w)",
    re.IGNORECASE,
)
_SIGN_ON = re.compile(r"\b(?:sso|single\s+sign[\s-]?on|satu\s+akun|akun\s+tunggal)\b", re.IGNORECASE)
_EXCHANGE = re.compile(
    r"\b(?:api|data|web\s?service|pertukaran|sinkron\w*|menarik|mengirim|bridging|host[\s-]to[\s-]host|endpoint)\b",
    re.IGNORECASE,
)


def decisive(occurrences: Occurrences, item: ContentItem, start: int, end: int) -> Occurrence | None:
    """The first hit in ``start:end`` of the joined text that shows the item, or None."""
    shown = occurrences.analysis.identity.kind in item.shown_in
    for hit in occurrences.within((item.label, *item.terms), start, end):
        if not occurrences.outside(hit, _PROVES_NOTHING):
            continue
        if _of_an_office(occurrences, hit):
            continue
        first, last = _lines(occurrences, hit)
        if item.beside and not shown and not _beside(occurrences, item, hit, first, last):
            continue
        if item.form == "second_system" and not _second_system(occurrences, item, first, last):
            continue
        return hit
    return None


def _of_an_office(occurrences: Occurrences, hit: Occurrence) -> bool:
    """Whether the hit is a word of an office's name, below the head of the text too."""
    text = occurrences.document.pages[hit.page].text
    base = occurrences.analysis.starts[hit.page]
    first = text.rfind("\n", 0, hit.start - base) + 1
    last = text.find("\n", hit.end - base)
    line = text[first : last if last >= 0 else len(text)]
    return names_office(line, hit.start - base - first, hit.end - base - first, occurrences.analysis.knowledge)


# "4. Klik", "b) Pilih", "- Unggah": the next step, not more of this one
_NEXT_STEP = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-z])[.)]|[-•*▪●o]\s)\s*\S")


def _lines(occurrences: Occurrences, hit: Occurrence) -> tuple[int, int]:
    """The line of a hit and the next one, where that is no step of its own, as positions in the joined text."""
    text = occurrences.document.pages[hit.page].text
    base = occurrences.analysis.starts[hit.page]
    first = text.rfind("\n", 0, hit.start - base) + 1
    last = text.find("\n", hit.end - base)
    if last >= 0 and not _NEXT_STEP.match(text, last + 1):
        last = text.find("\n", last + 1)
    return base + first, base + (last if last >= 0 else len(text))


def _beside(occurrences: Occurrences, item: ContentItem, hit: Occurrence, first: int, last: int) -> bool:
    return any(
        other.end <= hit.start or other.start >= hit.end for other in occurrences.within(item.beside, first, last)
    )


def _second_system(occurrences: Occurrences, item: ContentItem, first: int, last: int) -> bool:
    """Whether another system than the document's own is named there, and more is shared with it than the sign-on."""
    page = next(
        index
        for index in range(len(occurrences.document.pages) - 1, -1, -1)
        if occurrences.analysis.starts[index] <= first
    )
    base = occurrences.analysis.starts[page]
    text = occurrences.document.pages[page].text[first - base : last - base]
    if _SIGN_ON.search(text) and not _EXCHANGE.search(_SIGN_ON.sub(" ", text)):
        return False
    own = _own_names(occurrences)
    banned = {name.casefold() for name in item.not_names}
    for match in _NAME.finditer(text):
        name = match["name"].casefold()
        if name not in banned and name not in own:
            return True
    return False


def _own_names(occurrences: Occurrences) -> frozenset[str]:
    """Names written like an application's in what the document says it is about."""
    names: set[str] = set()
    for subject in occurrences.analysis.subjects:
        text = occurrences.document.pages[subject.page].text[subject.start : subject.end]
        names.update(word.casefold() for word in re.findall(r"[\w-]{3,}", text))
    service = occurrences.analysis.identity.service
    if service is not None:
        names.update(word.casefold() for word in re.findall(r"[\w-]{3,}", service.application))
    return frozenset(names)
