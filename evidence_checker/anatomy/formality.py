"""Number, date, year, draft and signature: what makes a document formal. OCR slips are repaired in these fields
only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.anatomy.kinds import LEGAL, has_blanks
from evidence_checker.anatomy.lines import Line
from evidence_checker.model import Document, Finding, Signature, State

_DIGITS = str.maketrans(
    {
        "O": "0",
        "o": "0",
        "l": "1",
        "L": "1",
        "I": "1",
        "|": "1",
        "i": "1",
        "t": "1",
        "Z": "2",
        "z": "2",
        "S": "5",
        "B": "8",
    }
)
_YEAR = r"(?:[12Il|][90Oo][0-9OoIlL|SBt]{2})"
_NUMBER_YEAR = re.compile(
    r"^(?:NOMOR|NO(?![A-Z])\.?)\s*[:.;]?\s*(?P<number>[0-9OIl|A-Z][0-9A-Za-z.\-/ |]{0,60}?)\s+TA[HN]UN\s*(?P<year>"
    + _YEAR
    + r")\b",
    re.IGNORECASE,
)
_NUMBER_DECREE = re.compile(
    r"^(?:NOMOR|NO(?![A-Z]))\s*\.?\s*[:.;]?\s*(?P<number>[0-9A-Za-z.]{1,14}(?:\s?[./\-]\s?[0-9A-Za-z.\-|]{1,24}){1,8})",
    re.IGNORECASE,
)
_NUMBER_BARE = re.compile(
    r"^(?:NOMOR|NO(?![A-Z])\.?)(?:\s+SOP)?\s*[:.;]?\s*(?P<number>[0-9][0-9A-Za-z./\- ]{0,40})$", re.IGNORECASE
)
_NUMBER_EMPTY = re.compile(r"^NOMOR\s*[:.]?\s*[._…\-\s]*(?:TAHUN\s*(?:(?:19|20)\d\d|[._…\s]*)?)?$", re.IGNORECASE)
_LETTER_NUMBER = re.compile(
    r"^N\s?omor\s*:\s*(?P<number>[0-9A-Za-z.\-]{1,18}(?:\s*/\s*[0-9A-Za-z.\-]+){1,7})", re.IGNORECASE
)

MONTHS = {name: number for number, names in enumerate([
    (), ("januari", "january"), ("februari", "pebruari", "february"), ("maret", "march"), ("april",), ("mei", "may"), ("juni", "june"),
    ("juli", "july"), ("agustus", "august"), ("september",), ("oktober", "october"), ("november", "nopember"),
    ("desember", "december")]) for name in names}  # fmt: skip
_DATE = re.compile(
    r"\b(?P<day>[0-9OIl|]{1,2})[\s\-]*(?P<month>Jan\w{3,5}|[FP]eb\w{4,6}|Mar\w{2,3}|Apr\w{2}|Me[i1l]|Jun[i1l]|Jul[i1l]|Agu\w{3,5}|Sep\w{5,7}|Okt\w{4}|No[vp]\w{5,6}|Des\w{5})[\s\-]*(?P<year>[2Zz1Il][0Oo9][0-9OIlt|]{2})(?!\w)",
    re.IGNORECASE,
)
_SET = re.compile(
    r"(?:Ditetapkan|Dikeluarkan|Ditandatangani|Disahkan)\s+(?:di|pada)\b[^\n]{0,60}\n?[^\n]{0,20}?p\s?ada\s+tang+al\s*:?\s*(?P<date>[^\n]{0,40})",
    re.IGNORECASE,
)
_YEAR_WORD = re.compile(r"\b(?:tahun(?:\s+anggaran)?|T\.?A\.?)\s*:?\s*(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_ANY_YEAR = re.compile(r"(?<![\d/.])(?:19[6-9]\d|20[0-3]\d)(?!\d)")
_RANGE = re.compile(
    r"(?:19|20)\d\d\s*(?:-|/|s\.?/?d\.?|sampai(?: dengan)?)\s*(?:tahun\s*)?(?:19|20)\d\d", re.IGNORECASE
)
_UNTIL = re.compile(
    r"(?:berlaku|masa berlaku)[^.\n]{0,60}?(?:sampai dengan|s\.?d\.?|sampai|hingga)\s+(?:tanggal\s+)?(?P<date>\d{1,2}\s+\w+\s+20\d\d)",
    re.IGNORECASE,
)


def digits(text: str) -> str:
    """Digits as meant, in a field that can only hold digits."""
    return text.translate(_DIGITS)


def iso_date(text: str) -> str:
    """The first date of a text as ISO 8601, or ""."""
    match = _DATE.search(text)
    if not match:
        return ""
    day = int(digits(match["day"]) or 0)
    year = digits(match["year"].replace("t", "1"))
    month = _month(match["month"])
    if not (1 <= day <= 31 and month and year.isdigit() and 1945 <= int(year) <= 2099):
        return ""
    return f"{year}-{month:02d}-{day:02d}"


def _month(word: str) -> int:
    word = word.casefold().replace("1", "i")
    if word in MONTHS:
        return MONTHS[word]
    for name, number in MONTHS.items():
        if name[:3] == word[:3] and word[:3] != "mei":
            return number
    return 5 if word.startswith("me") else 0


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


def formality(document: Document, lines: Sequence[Line], kind: str, subject_from: int) -> Formality:
    """Read the formal fields. `subject_from`: index of the line where the heading begins."""
    first = [line for line in lines[subject_from : subject_from + 60] if line.page <= 2] or list(lines[:30])
    number, number_year = _number(first, kind)
    whole_end = (
        "\n".join(page.text for page in document.pages[-6:])
        if len(document.pages) > 6
        else "\n".join(page.text for page in document.pages)
    )
    text = "\n".join(page.text for page in document.pages)
    enacted = list(_SET.finditer(text))
    date = next((iso_date(match["date"]) for match in enacted if iso_date(match["date"])), "")
    if not date and kind not in LEGAL:
        date = next((iso_date(line.text) for line in first if iso_date(line.text)), "")
    if not date and kind in LEGAL and not enacted:
        date = next((iso_date(line.text) for line in lines[-30:] if iso_date(line.text)), "")
    year = _year(document, first, lines, kind, number_year, date)
    signals = list(_draft_signals(document, first, kind, number, date, bool(enacted)))
    strong = [signal for signal in signals if dict(signal.facts).get("weight") == "strong"]
    signature, seen = _signature(document, text, whole_end)
    if strong or len(signals) >= 2:
        state = State.DRAFT
    elif (
        signature is Signature.ELECTRONIC
        or (number and date and signature is Signature.SEEN)
        or (kind in LEGAL and number and (date or signature is Signature.SEEN))
    ):
        state = State.FINAL
    else:
        state = State.UNDETERMINED
    until = _UNTIL.search(text)
    return Formality(number, date, year, state, signature, iso_date(until["date"]) if until else "", (*signals, *seen))


def _as_year(text: str) -> int:
    plain = digits(text)
    return int(plain) if plain.isdigit() else 0


def _number(first: Sequence[Line], kind: str) -> tuple[str, int]:
    for position, line in enumerate(first):
        text = line.text
        if re.fullmatch(r"NOMOR\s*:?", text, re.IGNORECASE) and position + 1 < len(first):
            text = f"NOMOR {first[position + 1].text}"
        match = _NUMBER_YEAR.match(text)
        if match:
            year = _as_year(match["year"])
            number = match["number"].strip(" .:-")
            if re.fullmatch(r"[0-9OIl|SB]{1,4}", number):
                number = digits(number).lstrip("0") or number
            if re.search(r"X{2,}", number):
                return "", year
            return f"{number} Tahun {year}", year
        if kind in _LETTERS:
            match = _LETTER_NUMBER.match(text)
            if match and any(character.isdigit() for character in match["number"]):
                return _segments(match["number"]), _last_year(match["number"])
        elif kind in LEGAL:
            match = _NUMBER_DECREE.match(text)
            if (
                match
                and any(character.isdigit() for character in match["number"])
                and not re.search(r"X{2,}", match["number"])
            ):
                return _segments(match["number"]), _last_year(match["number"])
            match = _NUMBER_BARE.match(text)
            if match and not re.search(r"X{2,}", match["number"]):
                return re.sub(r"\s*TAHUN[\s.]*$", "", match["number"], flags=re.IGNORECASE).strip(" .-"), 0
        elif kind == "sop":
            match = _SLASHED.search(text)
            if match and "peraturan" not in text.casefold():
                return _segments(match.group()), _last_year(match.group())
    return "", 0


_LETTERS = frozenset(
    {"surat", "undangan", "nota_dinas", "surat_tugas", "notulen", "perjanjian", "berita_acara", "telaahan"}
)
_SLASHED = re.compile(r"\b[0-9][0-9A-Za-z.]*(?:\s?/\s?[0-9A-Za-z.\-]+){1,5}\s?/\s?20\d\d\b")


def _segments(number: str) -> str:
    """A number in parts between strokes; a part that holds a digit and otherwise only look-alikes of digits is made
    digits."""
    parts = [part.strip() for part in number.strip(" .-").split("/")]
    return "/".join(digits(part) if re.fullmatch(r"[0-9OoIl|]*[0-9][0-9OoIl|]*", part) else part for part in parts)


def _last_year(number: str) -> int:
    years = _ANY_YEAR.findall(re.sub(r"[^0-9]", " ", digits(number)))
    return int(years[-1]) if years else 0


def _year(
    document: Document, first: Sequence[Line], lines: Sequence[Line], kind: str, number_year: int, date: str
) -> int:
    if number_year and kind in LEGAL:
        return number_year
    if date and kind in LEGAL:
        return int(date[:4])
    covers = [line.text for line in first[:25] if not line.prose]
    name = re.sub(r"[_\-]", " ", document.file.path.rsplit("/", 1)[-1])
    named = _ANY_YEAR.findall(name)
    if kind in LEGAL and not number_year:
        for line in first[:25]:
            blank = re.match(r"NOMOR\b.{0,40}(?:TAHUN\s*|/\s*)(20\d\d)\b", line.text, re.IGNORECASE)
            if blank:
                return int(blank[1])
        if not date:
            ending = [line.text for line in lines[-40:] if not re.search(r"Undang|Peraturan|Keputusan", line.text)]
            years = [
                int(year)
                for text in ending
                for year in _ANY_YEAR.findall(digits(text) if "tanggal" in text.casefold() else text)
            ]
            if years:
                return max(years)
    covers = [_RANGE.sub(" ", text) for text in covers]
    if named and kind not in LEGAL:
        # a hint, taken only where the first pages say the same year
        early = " ".join(page.text for page in document.pages[:3])
        if named[-1] in early:
            return int(named[-1])
    for text in covers:
        match = _YEAR_WORD.search(text)
        if match and not re.search(
            r"\b(?:UU|Undang|Peraturan|Perpres|Permen|Instruksi|Keputusan|Nomor|tentang)\b", text, re.IGNORECASE
        ):
            return int(match["year"])
    if number_year:
        return number_year
    if date:
        return int(date[:4])
    for text in covers:
        years = [year for year in _ANY_YEAR.findall(text) if int(year) >= 2000]
        if years and not re.search(r"\b(?:Nomor|No\.|Pasal|UU)\b", text, re.IGNORECASE):
            return int(years[-1])
    if named:
        return int(named[-1])
    counted: dict[int, int] = {}
    for line in lines[:400]:
        if re.search(r"\b(?:Undang|Peraturan|Keputusan|Instruksi|Nomor)\b|tahun\s+\d{4}\s+tentang", line.text, re.IGNORECASE):
            continue
        for found in _ANY_YEAR.findall(_RANGE.sub(" ", line.text)):
            if int(found) < 2000:
                continue
            counted[int(found)] = counted.get(int(found), 0) + 1
    return max(counted, key=lambda value: (counted[value], value)) if counted else 0


def _draft_signals(
    document: Document, first: Sequence[Line], kind: str, number: str, date: str, enacted: bool
) -> list[Finding]:
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
        elif re.search(r"\bNOMOR\s*:?\s*(?:[A-Z.]*\s*)?X{2,}|\bTANGGAL\s+X{2,}|(?<![A-Z])X{2,}\s*/", text):
            signal("pengganti_x", "strong", text)
    # on a scan the number and the date may be there in handwriting that OCR does not see
    scanned = sum(page.source == "ocr" for page in document.pages) * 2 > len(document.pages)
    if kind in LEGAL and not scanned:
        for line in first[:40]:
            if _NUMBER_EMPTY.match(line.text) and not number:
                signal("nomor_kosong", "medium", line.text)
                break
        if enacted and not date and not number:
            signal("tanggal_kosong", "medium", "")
    text = "\n".join(page.text for page in document.pages[:3])
    if has_blanks(text):
        signal("isian_kosong", "strong", "")
    elif kind == "formulir" and document.format in {"docx", "doc", "xlsx", "odt", "rtf"} and not date:
        signal("formulir_kosong", "strong", "")
    name = document.file.path.rsplit("/", 1)[-1]
    if re.search(r"(?:^|[^a-z])(?:draft?|rancangan|konsep)(?:$|[^a-z])|draft?(?=[A-Z])", name, re.IGNORECASE):
        signal("nama_berkas", "medium", name)
    return signals


_SIGNED = re.compile(r"^\s*\(?(?:cap\s*/\s*)?(?:ttd|t\.t\.d|dto)\.?\)?\s*,?\s*$", re.IGNORECASE | re.MULTILINE)
_COPY = re.compile(
    r"^\s*SALINAN\b|salinan\s+sesuai\s+dengan\s+aslinya|jdih\.[a-z.]+go\.id", re.IGNORECASE | re.MULTILINE
)
_ELECTRONIC = re.compile(
    r"ditandatangani\s+secara\s+elektronik|sertifikat\s+elektronik\s+yang\s+diterbitkan\s+oleh|Balai\s+(?:Besar\s+)?Sertifikasi\s+Elektronik",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\bNIP\b\.?\s*:?\s*\d|^\s*(?:KEPALA|BUPATI|WALI ?KOTA|GUBERNUR|SEKRETARIS|MENTERI)\b.{0,60},?\s*$",
    re.IGNORECASE | re.MULTILINE,
)


def _signature(document: Document, text: str, ending: str) -> tuple[Signature, list[Finding]]:
    if document.signatures or _ELECTRONIC.search(text):
        return Signature.ELECTRONIC, [Finding.of("EC220")]
    if _SIGNED.search(text) or _COPY.search(text):
        return Signature.SEEN, [Finding.of("EC221")]
    scanned = sum(page.source == "ocr" for page in document.pages) > len(document.pages) / 2
    if scanned and _OFFICIAL.search(ending):
        # ink on a scan leaves no text: an official's block on a scanned page is where a signature stands
        return Signature.UNKNOWN, []
    return (Signature.UNKNOWN if scanned else Signature.NOT_SEEN), []
