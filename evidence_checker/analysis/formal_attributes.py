"""Number, date, year, draft and signature: what makes a document formal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.analysis.dates import date_of, enactments
from evidence_checker.analysis.days import iso_date
from evidence_checker.analysis.drafts import draft_signals
from evidence_checker.analysis.lines import Line
from evidence_checker.analysis.numbers import number_of
from evidence_checker.analysis.signature import signature_of
from evidence_checker.analysis.years import year_of
from evidence_checker.model import Document, Finding, Kind, Signature, State, TextSource
from evidence_checker.text.document_text import DocumentText

_UNTIL = re.compile(
    r"(?:berlaku|masa berlaku)[^.\n]{0,60}?(?:sampai dengan|s\.?d\.?|sampai|hingga)\s+(?:tanggal\s+)?(?P<date>\d[^\n]{5,40})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Formality:
    """Fields as `Identity` has them, and the signals they rest on."""

    number: str
    date: str
    year: int
    state: State
    signature: Signature
    valid_until: str
    signals: tuple[Finding, ...]


def formality(
    document: Document, whole: DocumentText, lines: Sequence[Line], kind: Kind, running: frozenset[str] = frozenset()
) -> Formality:
    """Read the formal fields. `whole`: its text. `running`: lines printed on many pages."""
    first = [line for line in lines[:60] if line.page <= 2] or list(lines[:30])
    scanned = bool(document.pages) and document.pages[0].source is TextSource.OCR
    numbered = number_of(first, kind, scanned, document.file.path.rsplit("/", 1)[-1])
    number = numbered.text
    text = whole.text
    enacted = enactments(text)
    set_down = date_of(enacted, first, lines, kind)
    date = set_down.date
    year, by_file = year_of(document, whole, first, lines, kind, numbered.year, date, enacted, running)
    signals = draft_signals(document, whole, first, kind, number, date, bool(enacted))
    if numbered.blank:
        signals.append(Finding.of("EC201", signal="nomor_belum_diisi", weight="strong", quote=numbered.blank[:120]))
    strong = [signal for signal in signals if dict(signal.facts).get("weight") == "strong"]
    signature, seen = signature_of(document, text, whole.last(6))
    if strong or len(signals) >= 2:
        state = State.DRAFT
    elif (
        signature is Signature.ELECTRONIC
        or (number and date and signature is Signature.SEEN)
        or (kind.legal and number and (date or signature is Signature.SEEN))
    ):
        state = State.FINAL
    else:
        state = State.UNDETERMINED
    if numbered.completed:
        seen.append(Finding.of("EC222", number=number))
    if set_down.impossible and not scanned:
        seen.append(Finding.of("EC240", quote=set_down.impossible[:60]))
    if numbered.year and date and numbered.year != int(date[:4]):
        seen.append(Finding.of("EC243", date=date, legible=not document.mostly_scanned, year=numbered.year))
    if by_file:
        seen.append(Finding.of("EC223", year=year))
    until = _UNTIL.search(text)
    return Formality(number, date, year, state, signature, iso_date(until["date"]) if until else "", (*signals, *seen))
