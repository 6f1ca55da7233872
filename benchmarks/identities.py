"""Is a document taken for what it is? Kind, number, year, draft and issuer beside the labels."""

from __future__ import annotations

import re
from collections.abc import Mapping

from evidence_checker.model import Identity, State
from evidence_checker.text import fold_term

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
_RANKS = re.compile(
    r"kementerian|kemenko|pemerintah|pemkab|pemkot|provinsi|kabupaten|kota|lembaga|badan|nasional", re.IGNORECASE
)


def _kind(identity: Identity, row: Mapping[str, str]) -> bool | None:
    label = row["doc_type"].strip().casefold().replace(" ", "_")
    right = KINDS.get(label, frozenset({label}))
    return identity.kind in right if label and right else None


def _number(identity: Identity, row: Mapping[str, str]) -> bool | None:
    """Judged where the label is one plain number; "X", "..." and remarks in brackets are none."""
    label = row["number"].strip()
    if not label or re.search(r"X{2,}|\.\.|…|\(|\bOCR\b|kosong", label, re.I):
        return None
    return fold_term(identity.number) == fold_term(label)


def _year(identity: Identity, row: Mapping[str, str]) -> bool | None:
    label = re.fullmatch(r"\s*(\d{4})\s*", row["year"])
    return identity.year == int(label[1]) if label else None


def _draft(identity: Identity, row: Mapping[str, str]) -> bool | None:
    label = {"yes": True, "no": False}.get(row["is_draft"].strip().casefold())
    return None if label is None else (identity.state is State.DRAFT) == label


def _issuer(identity: Identity, row: Mapping[str, str]) -> bool | None:
    """Judged where an issuer was found and the label names one: they share a word that tells agencies apart."""
    label = [fold_term(word) for word in re.findall(r"\w{4,}", _RANKS.sub(" ", row["agency"]))]
    if not label or not identity.issuer:
        return None
    seen = fold_term(identity.issuer)
    return any(word in seen for word in label)


FIELDS = {"kind": _kind, "number": _number, "year": _year, "draft": _draft, "issuer": _issuer}


def table(pairs: list[tuple[Identity, Mapping[str, str]]]) -> dict[str, tuple[int, int]]:
    """Field → (right, judged)."""
    made = {}
    for name, judge in FIELDS.items():
        verdicts = [verdict for identity, row in pairs if (verdict := judge(identity, row)) is not None]
        made[name] = (sum(verdicts), len(verdicts))
    drafts = [(identity, row) for identity, row in pairs if row["is_draft"].strip().casefold() == "yes"]
    made["draft, of drafts"] = (sum(identity.state is State.DRAFT for identity, _ in drafts), len(drafts))
    return made
