"""What a document is, in the few words that a file name has room for: "Perbup_81_2021_Pusat-Data"."""

from __future__ import annotations

import functools
import re

from evidence_checker.model import Identity, Knowledge, State

_HEADS: tuple[tuple[str, str, str], ...] = (  # office in the issuer, its regulation, its decision
    ("GUBERNUR", "Pergub", "Kepgub"),
    ("BUPATI", "Perbup", "Kepbup"),
    ("WALI KOTA", "Perwali", "Kepwali"),
    ("WALIKOTA", "Perwali", "Kepwali"),
    ("MENTERI", "Permen", "Kepmen"),
    ("SEKRETARIS DAERAH", "", "SK-Sekda"),
    ("KEPALA DINAS", "", "SK-Kadis"),
)
# "Nomor 12 Tahun 2023" inside a subject says nothing that the name does not say already.
_NUMBERED = re.compile(r"\b(?:nomor|tahun) \d+(?: tahun \d+)?\b", re.I)
# From here on a title names the place, not the subject.
_PLACE = re.compile(
    r"\b(?:di lingkungan|di lingkup|pada (?:pemerintah|dinas|badan)|pemerintah (?:kabupaten|kota|provinsi|daerah))\b.*",
    re.I | re.S,
)
_EMPTY_WORDS = frozenset((
    "dan", "atau", "yang", "di", "ke", "dari", "pada", "untuk", "dalam", "atas", "tentang", "oleh", "dengan", "serta",
))  # fmt: skip
# The label of a form's field, which a title read off a letter or a procedure may begin with.
_LABEL = re.compile(r"^\W*(?:hal|perihal|acara|nama sop|judul|nama|draf|draft|rancangan)\b[\s:.-]*", re.I)
_SUBJECT_LETTERS = 40


def short_kind(identity: Identity, knowledge: Knowledge) -> str:
    """ "Perbup", "SK", "SOP"; "" for a kind that says nothing of what is inside."""
    issuer = identity.issuer.upper()
    for office, regulation, decision in _HEADS:
        if office in issuer:
            if identity.kind in ("peraturan_kepala_daerah", "peraturan_menteri") and regulation:
                return regulation
            if identity.kind == "keputusan":
                return decision
    return knowledge.kind(identity.kind).short


def short_number(identity: Identity) -> str:
    """Without the year named beside it: "81 Tahun 2021" → "81", "188.45/1186/HK/2017" → "188.45-1186-HK"."""
    number = re.sub(r"^\W*(?:nomor|no)\b\W*", "", identity.number, flags=re.I)
    if not any(character.isdigit() for character in re.sub(r"\btahun\s+\d{4}", "", number, flags=re.I)):
        return ""
    number = re.sub(r"\s*\btahun\s+\d{4}\W*$", "", number, flags=re.I)
    if identity.year:
        number = re.sub(rf"[/.\s-]+{identity.year}\W*$", "", number)
    return re.sub(r"[\s/\\]*[/\\]+[\s/\\]*|\s+", "-", number.strip(" :./-"))[:30]


@functools.lru_cache(maxsize=4)
def _abbreviations(knowledge: Knowledge) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b(?:{'|'.join(map(re.escape, longs))})\b", re.I), short)
        for short, longs in knowledge.abbreviations
        if longs
    )


def short_subject(title: str, knowledge: Knowledge) -> str:
    """The subject of a title in at most 40 letters, hyphens for blanks: "Tim-Koordinasi-TIK"."""
    parts = re.split(r"\btentang\b", title, maxsplit=1, flags=re.I)
    text = _PLACE.sub("", _LABEL.sub("", parts[-1]))
    for pattern, short in _abbreviations(knowledge):
        text = pattern.sub(short, text)
    text = _NUMBERED.sub("", text)
    acronyms = {short.upper() for short, _ in knowledge.abbreviations}
    words = re.findall(r"[^\W_]+(?:[-.'][^\W_]+)*", text)
    shouted = title.isupper()
    words = [
        w.capitalize() if (shouted or (w.isupper() and len(w) > 3)) and w.upper() not in acronyms else w for w in words
    ]
    words = [w if w.lower() not in _EMPTY_WORDS else w.lower() for w in words]
    words = [w for n, w in enumerate(words) if n == 0 or w.lower() != words[n - 1].lower()]
    while words and words[0].lower() in _EMPTY_WORDS:
        del words[0]
    kept: list[str] = []
    for word in words:
        if len("-".join([*kept, word])) > _SUBJECT_LETTERS:
            break
        kept.append(word)
    while kept and kept[-1].lower() in _EMPTY_WORDS:
        del kept[-1]
    return "-".join(kept)


def short_title(identity: Identity, stem: str, knowledge: Knowledge) -> str:
    """Kind, number, year, subject as far as they are known; where neither kind nor subject is, the file's own name."""
    kind, subject = short_kind(identity, knowledge), short_subject(identity.title, knowledge)
    if identity.state is State.DRAFT:
        kind = f"Draf-{kind}".strip("-")
    if not subject and not (kind and identity.number):
        return "_".join(part for part in (kind, stem) if part)
    words = {word.lower() for word in subject.split("-")}
    if kind.lower() in words or set(kind.lower().split("-")) <= words:
        kind = ""  # "SOP_SOP-Pencadangan" says it twice
    parts = (kind, short_number(identity), str(identity.year or ""), subject)
    return "_".join(part for part in parts if part)
