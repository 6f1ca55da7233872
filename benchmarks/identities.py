"""Is a document taken for what it is? Kind, number, year, draft and issuer beside the labels.

What counts as right, and what cannot be judged:

kind    The label's kind, a kind of this program that the label's words stand for (`KINDS`), or a finer kind of it
        (`FINER`: an invitation is a letter). A label that says what a paper is not, or nothing, judges nothing.
number  The same letters and digits; case, blanks, strokes and look-alikes of a scan (0 O, 1 l I) do not matter. A label
        that holds a remark (in brackets, "kosong", "XXX", "...") holds no number.
year    The same year.
draft   State "draft" where the label says yes, any other where it says no; "unclear" judges nothing.
issuer  Every word by which the label tells the agency from others stands in the issuer. Where none was found, it is
        wrong if the heading of the document holds these words, and not judged if it does not: then none is printed.
        The label's column holds whose folder it is for papers of the central government among a region's: what only
        the President issues is the President's, and a minister's regulation labelled with a region judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence_checker.model import Identity, State
from evidence_checker.text.folding import fold_term

# What labels call a kind → the kinds of this program that are right for it; any other name stands for itself.
KINDS: dict[str, frozenset[str]] = {
    "cascading": frozenset({"pohon_kinerja"}),
    "screenshot": frozenset({"tangkapan_layar"}),
    "gambar": frozenset({"tangkapan_layar", "poster", ""}),
    "daftar": frozenset({"register", "matriks"}),
    "manual_aplikasi": frozenset({"manual"}),
    "dpa": frozenset({"rka_dpa"}),
    "data": frozenset({"data", "register", ""}),
    "non_spbe": frozenset(),  # says what it is not: no kind can be right or wrong
}
# A kind of the labels → kinds that this program tells apart within it. A minister's and an agency head's regulation
# are one tier of the same law (UU 12/2011, article 8), and labels know one word for both.
FINER: dict[str, frozenset[str]] = {
    "surat": frozenset({"undangan"}),
    "laporan": frozenset({"laporan_evaluasi", "laporan_audit"}),
    "peraturan_menteri": frozenset({"peraturan_lembaga"}),
}
_OF_THE_PRESIDENT = frozenset(
    {"undang_undang", "peraturan_pemerintah", "peraturan_presiden", "keputusan_presiden", "instruksi_presiden"}
)
_RANKS = re.compile(
    r"kementerian|kemenko|pemerintah|pemkab|pemkot|provinsi|kabupaten|kota|lembaga|badan|nasional", re.IGNORECASE
)
_REGIONAL = re.compile(r"kabupaten|kota\b|provinsi|pemkab|pemkot|bupati|gubernur", re.IGNORECASE)
# Official short names in labels and on papers → what they stand for.
SHORT: dict[str, str] = {
    "BKPSDM": "Kepegawaian",
    "BSSN": "Siber Sandi Negara",
    "Bappenas": "Perencanaan Pembangunan",
    "Diskominfo": "Komunikasi Informatika",
    "Diskominfostatik": "Komunikasi Informatika",
    "Jabar": "Jawa Barat",
    "KASN": "Komisi Aparatur Sipil Negara",
    "Kemendagri": "Dalam Negeri",
    "KemenPANRB": "Pendayagunaan Aparatur Negara",
    "Kemenko Perekonomian": "Koordinator Perekonomian",
    "LAPAN": "Penerbangan Antariksa",
}
_SHORT = re.compile(rf"\b(?:{'|'.join(sorted(SHORT, key=len, reverse=True))})\b", re.IGNORECASE)
_LONG = {short.casefold(): name for short, name in SHORT.items()}


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled document as it was identified. `heading`: text of its first page. `row`: of the label."""

    path: str
    identity: Identity
    heading: str
    row: Mapping[str, str]


def _kind(case: Case) -> bool | None:
    label = case.row["doc_type"].strip().casefold().replace(" ", "_")
    right = KINDS.get(label, frozenset({label})) | FINER.get(label, frozenset())
    return case.identity.kind in right if label and right else None


def _number(case: Case) -> bool | None:
    label = case.row["number"].strip()
    if not label or re.search(r"X{2,}|\.\.|…|\(|\bOCR\b|kosong", label, re.IGNORECASE):
        return None
    return fold_term(case.identity.number) == fold_term(label)


def _year(case: Case) -> bool | None:
    label = re.fullmatch(r"\s*(\d{4})\s*", case.row["year"])
    return case.identity.year == int(label[1]) if label else None


def _draft(case: Case) -> bool | None:
    label = {"yes": True, "no": False}.get(case.row["is_draft"].strip().casefold())
    return None if label is None else (case.identity.state is State.DRAFT) == label


def _issuer(case: Case) -> bool | None:
    kind, agency = case.row["doc_type"].strip().casefold(), case.row["agency"]
    if kind in _OF_THE_PRESIDENT:
        agency = "Presiden"
    elif kind == "peraturan_menteri" and _REGIONAL.search(agency):
        return None
    telling = [fold_term(word) for word in re.findall(r"[^\W\d_]{4,}", _RANKS.sub(" ", _long(agency)))]
    if not telling:
        return None
    if not case.identity.issuer:
        return False if _holds(case.heading, telling) else None
    return _holds(case.identity.issuer, telling)


def _long(name: str) -> str:
    """A name with its short forms written out."""
    return _SHORT.sub(lambda short: _LONG[short.group().casefold()], name)


def _holds(text: str, words: Iterable[str]) -> bool:
    folded = fold_term(_long(text))
    return all(word in folded for word in words)


FIELDS = {"kind": _kind, "number": _number, "year": _year, "draft": _draft, "issuer": _issuer}
# Field → (attribute of the identity, column of the label)
_SHOWN = {
    "kind": ("kind", "doc_type"),
    "number": ("number", "number"),
    "year": ("year", "year"),
    "draft": ("state", "is_draft"),
    "issuer": ("issuer", "agency"),
}


def table(cases: Iterable[Case]) -> dict[str, tuple[int, int]]:
    """Field → (right, judged)."""
    cases = list(cases)
    made = {}
    for name, judge in FIELDS.items():
        verdicts = [verdict for case in cases if (verdict := judge(case)) is not None]
        made[name] = (sum(verdicts), len(verdicts))
    drafts = [case for case in cases if case.row["is_draft"].strip().casefold() == "yes"]
    made["draft, of drafts"] = (sum(case.identity.state is State.DRAFT for case in drafts), len(drafts))
    return made


def misses(cases: Iterable[Case]) -> list[str]:
    """One line for each field that is wrong: field, document, what was seen, what the label says."""
    cases = list(cases)
    lines = []
    for name, judge in FIELDS.items():
        attribute, column = _SHOWN[name]
        for case in cases:
            if judge(case) is False:
                seen = str(getattr(case.identity, attribute) or "-")
                lines.append(f"{name}: {case.path}: {seen} (label: {case.row[column].strip()})")
    return lines
