"""Doubles, drafts, scans, versions: pairs that are some, and pairs that only look so."""

from __future__ import annotations

import random

import pytest

from evidence_checker.assessment.duplicates import doubles
from evidence_checker.model import Examination, Identity, ReadStatus, Signature, SourceFile, State, TextSource, replace
from evidence_checker.text.fingerprint import fingerprint


def words(seed: int, count: int = 1200) -> list[str]:
    dice = random.Random(seed)
    lexicon = ["".join(dice.choices("abcdefghijklmnoprstuwy", k=dice.randint(3, 10))) for _ in range(900)]
    return dice.choices(lexicon, k=count)


def changed(text: list[str], share: float, seed: int = 9) -> list[str]:
    """Stretches of about thirty words exchanged for others, as an edit does."""
    dice, made = random.Random(seed), list(text)
    for start in range(0, len(made), 30):
        if dice.random() < share:
            made[start : start + 30] = words(dice.randint(10**3, 10**6), 30)
    return made


def paper(path: str, text: list[str], source: TextSource = TextSource.TEXT, **identity: object) -> Examination:
    folded = "".join(text)
    return Examination(
        SourceFile(path, path, len(folded), 0, f"sha of {path}"), ReadStatus.READ, "pdf", 3, source,
        Identity(**{"kind": "peraturan_kepala_daerah", **identity}), (), f"text {hash(folded)}", fingerprint(folded),
    )  # type: ignore[arg-type]  # fmt: skip


TEXT = words(1)
FINAL = paper(
    "perbup.pdf", TEXT, title="SPBE", number="12 Tahun 2023", date="2023-05-02", year=2023, state=State.FINAL,
    issuer="BUPATI CEMARA RAYA", signature=Signature.SEEN,
)  # fmt: skip


def found(*papers: Examination) -> list[tuple[str, str, str]]:
    return [(each.path, each.counts, each.reason.code) for each in doubles(papers)]


def test_equal_text_in_other_bytes() -> None:
    copy = paper("unduhan/perbup-12.pdf", TEXT, title="SPBE", number="12 Tahun 2023", year=2023)
    assert found(FINAL, copy) == [("unduhan/perbup-12.pdf", "perbup.pdf", "EC502")]


@pytest.mark.parametrize("share", [0.05, 0.2])
def test_a_draft_and_its_final(share: float) -> None:
    draft = paper("rancangan.docx", changed(TEXT, share), title="SPBE", year=2023, state=State.DRAFT)
    assert found(FINAL, draft) == [("rancangan.docx", "perbup.pdf", "EC503")]


def test_a_scan_and_its_word_file() -> None:
    dice = random.Random(3)
    read = ["".join(dice.choice("aeicl") if dice.random() < 0.02 else c for c in word) for word in TEXT]
    scan = paper("pindai.pdf", read, TextSource.OCR, title="SPBE", number="12 Tahun 2023", year=2023)
    typed = paper("naskah.docx", TEXT, title="SPBE", number="12 Tahun 2023", year=2023)
    assert found(scan, typed) == [("naskah.docx", "pindai.pdf", "EC504")]


def test_last_years_version() -> None:
    old = paper("renja22.pdf", TEXT, kind="renja", title="Rencana Kerja 2022", year=2022)
    new = paper("renja23.pdf", changed(TEXT, 0.3), kind="renja", title="Rencana Kerja 2023", year=2023)
    (pair,) = doubles([new, old])
    assert (pair.path, pair.counts, pair.reason.code) == ("renja22.pdf", "renja23.pdf", "EC505")
    assert pair.reason.mapping["before"] == "2022"


def test_a_chain_of_regulations() -> None:
    amending = paper(
        "perbup-5-2024.pdf",
        words(8),
        title="PERUBAHAN ATAS SPBE",
        number="5 Tahun 2024",
        year=2024,
        amends=("12 Tahun 2023",),
    )
    revoking = paper(
        "perbup-1-2025.pdf", words(7), title="TIK", number="1 Tahun 2025", year=2025, revokes=("5 Tahun 2024",)
    )
    assert found(FINAL, amending, revoking) == [
        ("perbup-5-2024.pdf", "perbup-1-2025.pdf", "EC508"),
        ("perbup.pdf", "perbup-5-2024.pdf", "EC507"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Pengelolaan Aset", "number": "13 Tahun 2023", "year": 2023},
        {"title": "SPBE", "number": "12 Tahun 2023", "year": 2023, "issuer": "BUPATI PINUS JAYA"},
        {"title": "Pencadangan Data", "kind": "sop", "date": "2023-01-01"},
    ],
    ids=["another number", "another agency", "another subject"],
)
def test_documents_of_one_template_are_no_doubles(other: dict[str, object]) -> None:
    assert found(FINAL, paper("lain.pdf", changed(TEXT, 0.1), **other)) == []


def test_agendas_of_two_days_are_no_doubles() -> None:
    one = paper("agenda-1.pdf", TEXT, kind="agenda", date="2023-01-29")
    other = paper("agenda-2.pdf", changed(TEXT, 0.1), kind="agenda", date="2023-03-27")
    assert found(one, other) == []


def test_the_order_of_the_files_changes_nothing() -> None:
    papers = [FINAL, *(paper(f"{n}.pdf", changed(TEXT, 0.1, n), title="SPBE", year=2023) for n in range(6))]
    dice = random.Random(4)
    expected = found(*papers)
    assert len(expected) == 6
    for _ in range(10):
        dice.shuffle(papers)
        assert found(*papers) == expected


def test_without_text_only_bytes_are_compared() -> None:
    empty = [paper(f"{n}.png", [], TextSource.NONE, kind="") for n in range(3)]
    assert found(*(replace(each, text_sha256="") for each in empty)) == []
