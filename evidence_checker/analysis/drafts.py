"""What says that a document is still a draft: its heading, its blanks, placeholders, the name of its file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_checker.analysis.kinds import has_blanks
from evidence_checker.analysis.lines import Line
from evidence_checker.model import Document, Finding, Kind
from evidence_checker.text.document_text import DocumentText

_NUMBER_EMPTY = re.compile(r"^NOMOR\s*[:.]?\s*[._…\-\s]*(?:TAHUN\s*(?:(?:19|20)\d\d|[._…\s]*)?)?$", re.IGNORECASE)

_LONGEST_NUMBER_LINE = 120  # characters: in running text an X stands in an example of a number


def draft_signals(
    document: Document, whole: DocumentText, first: Sequence[Line], kind: Kind, number: str, date: str, enacted: bool
) -> list[Finding]:
    """Everything that says that the document is a draft or unfinished, each as a finding."""
    signals = []

    def signal(name: str, weight: str, quote: str) -> None:
        signals.append(Finding.of("EC201", signal=name, weight=weight, quote=quote[:120]))

    for line in first[:30]:
        text = line.text.strip(" .,:;*-")
        if re.fullmatch(r"(?:RANCANGAN|DRAFT?|KONSEP)\s*(?:FINAL|KE-?\d+|\d+)?", text):
            signal("baris_rancangan", "strong", text)
        elif (
            re.match(
                r"(?:RANCANGAN|DRAFT?|KONSEP)\s+(?:PERATURAN|KEPUTUSAN|PERWAL|PERBUP|PERGUB|SK|SURAT|SOP|DOKUMEN|ARSITEKTUR|PETA)\b",
                text,
            )
            and line.shouted
        ):
            signal("judul_rancangan", "strong", text)
        elif len(text) <= _LONGEST_NUMBER_LINE and re.search(
            r"\bNOMOR\s*:?\s*(?:[A-Z.]*\s*)?X{2,}|\bTANGGAL\s+X{2,}|(?<![A-Z])X{2,}\s*/", text
        ):
            signal("pengganti_x", "strong", text)
    # on a scan the number and the date may be there in handwriting that OCR does not see
    scanned = document.mostly_scanned
    if kind.legal and not scanned:
        for line in first[:40]:
            if _NUMBER_EMPTY.match(line.text) and not number:
                signal("nomor_kosong", "medium", line.text)
                break
        if enacted and not date and not number:
            signal("tanggal_kosong", "medium", "")
    if has_blanks(whole.first(3)):
        signal("isian_kosong", "strong", "")
    elif _unfilled_form(document, kind, date) or (not scanned and _unfilled(first)):
        signal("formulir_kosong", "strong", "")
    name = document.file.path.rsplit("/", 1)[-1]
    if re.search(r"(?:^|[^a-z])(?:draft?|rancangan|konsep)(?:$|[^a-z])|draft?(?=[A-Z])", name, re.IGNORECASE):
        signal("nama_berkas", "medium", name)
    return signals


def _unfilled_form(document: Document, kind: Kind, date: str) -> bool:
    """A form still in the format it is filled in, without a date."""
    return kind.id == "formulir" and document.format in {"docx", "doc", "xlsx", "odt", "rtf"} and not date


_FILL_IN = re.compile(r"\b(?:diisi|mengisi|isilah|isikan|tuliskan|sebutkan|beri(?:kan)? tanda)\b", re.IGNORECASE)
_EMPTY_FIELD = re.compile(r"[\w][\w\s/.&()'-]{2,40}:[\s._…]*")
_FILLED_FIELD = re.compile(r"[\w][\w\s/.&()'-]{2,40}:\s*[^\s._…].*")
_EMPTY_FIELDS = 8


def _unfilled(first: Sequence[Line]) -> bool:
    """A form that asks to be filled in, whose fields are mostly empty."""
    empty = sum(_EMPTY_FIELD.fullmatch(line.text) is not None for line in first)
    if empty < _EMPTY_FIELDS or not any(_FILL_IN.search(line.text) for line in first):
        return False
    return empty > sum(_FILLED_FIELD.fullmatch(line.text) is not None for line in first)
