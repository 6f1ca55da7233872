"""Documents of an invented agency in known relations to one another: doubles, drafts, scans, versions, and none."""

from __future__ import annotations

import random
from collections.abc import Sequence

from evidence_checker.model import Document, Examination, Page, ReadStatus, SourceFile, TextSource
from evidence_checker.text.fingerprint import fingerprint
from evidence_checker.text.folding import fold_term
from tests.makers.documents import analyze, paper

_WORDS = (
    "aplikasi", "layanan", "pusat", "data", "jaringan", "keamanan", "informasi", "pengelolaan", "pemeliharaan",
    "pengguna", "perangkat", "daerah", "pegawai", "kegiatan", "rencana", "laporan", "evaluasi", "pengadaan",
    "anggaran", "pelatihan", "kebijakan", "prosedur", "pemulihan", "cadangan", "gangguan", "permintaan",
    "persetujuan", "pemantauan", "risiko", "aset", "arsip", "surat", "pelayanan", "masyarakat", "perizinan",
    "kesehatan", "pendidikan", "kependudukan", "keuangan", "pajak", "menyusun", "melaksanakan", "menetapkan",
    "menyampaikan", "mencatat", "memeriksa", "memperbarui", "menguji", "menyediakan", "setiap", "secara",
    "berkala", "tertulis", "paling", "lambat", "bulan", "triwulan", "semester", "bersama", "sesuai",
)  # fmt: skip
_SUBJECTS = (
    "Pengelolaan Pusat Data", "Keamanan Informasi", "Pembangunan Aplikasi", "Layanan Jaringan Intra",
    "Pencadangan Data", "Penanganan Gangguan Layanan", "Pengadaan Perangkat TIK", "Pelatihan Pegawai",
    "Pengelolaan Aset TIK", "Manajemen Risiko", "Penyusunan Arsitektur", "Layanan Pengaduan", "Kearsipan Dinamis",
    "Perizinan Daring", "Satu Data Daerah", "Audit Aplikasi",
)  # fmt: skip
_FORMS = ("regulation", "decree", "sop", "report", "plan", "minutes")


def pairs(count: int, seed: int = 20) -> tuple[list[Examination], dict[frozenset[str], str]]:
    """`count` documents with their companions, and which pairs are what (by the code of `doubles`).

    Documents of one form share its whole frame, those of one subject their title's words: neither makes a double.
    """
    dice = random.Random(seed)
    made: list[Examination] = []
    truth: dict[frozenset[str], str] = {}
    for n in range(count):
        kind = n % 6
        form = {2: "regulation", 4: "report"}.get(kind, _FORMS[n // 6 % len(_FORMS)])
        title = f"{_SUBJECTS[n % len(_SUBJECTS)]} {_roman(n // len(_SUBJECTS) + 1)}"
        body = tuple(_sentence(dice) for _ in range(60))
        facts = {"number": str(10 + n), "year": 2023}
        base = paper(form, title, *_paragraphs(body), name=f"{n}/asli.pdf", **facts)
        other: Document | None = None
        code = ""
        if kind == 0:  # another subject on the same model: no double, however alike
            subject = _SUBJECTS[(n + 5) % len(_SUBJECTS)]
            model = _paragraphs(_edited(body, 0.12, dice))
            other = paper(
                form, f"{subject} {_roman(n + 30)}", *model, name=f"{n}/sepola.pdf", number=str(500 + n), year=2023
            )
        elif kind == 1:
            other, code = paper(form, title, *_paragraphs(body), name=f"{n}/unduhan.pdf", **facts), "EC502"
        elif kind == 2:
            other = paper(
                form,
                title,
                *_paragraphs(_edited(body, 0.25, dice)),
                name=f"{n}/rancangan.docx",
                draft=True,
                year=2023,
                signed=False,
            )
            code = "EC503"
        elif kind == 3:
            other, code = (
                _scan(paper(form, title, *_paragraphs(body), name=f"{n}/pindai.pdf", **facts), 0.015, dice),
                "EC504",
            )
        elif kind == 4:
            other = paper(
                form,
                title,
                *_paragraphs(_edited(body, 0.4, dice)),
                name=f"{n}/tahun-lalu.pdf",
                number=facts["number"],
                year=2022,
            )
            code = "EC505"
        elif kind == 5:
            other, code = (
                paper(form, title, *_paragraphs(_edited(body, 0.1, dice)), name=f"{n}/suntingan.pdf", **facts),
                "EC506",
            )
        made.append(_examined(base))
        if other is not None:
            made.append(_examined(other))
            if code:
                truth[frozenset((base.file.path, other.file.path))] = code
    return made, truth


def _sentence(dice: random.Random) -> str:
    return " ".join(dice.choices(_WORDS, k=dice.randint(9, 16))).capitalize() + "."


def _edited(body: Sequence[str], share: float, dice: random.Random) -> tuple[str, ...]:
    return tuple(_sentence(dice) if dice.random() < share else sentence for sentence in body)


def _paragraphs(body: Sequence[str]) -> list[str]:
    """Seven paragraphs: a decision has no more dictums."""
    return [" ".join(body[start::7]) for start in range(7)]


def _roman(number: int) -> str:
    return "".join("X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10])


def _scan(document: Document, share: float, dice: random.Random) -> Document:
    """As reading a scan gives it back: a letter in seventy is another one."""

    def read(text: str) -> str:
        return "".join(dice.choice("aceimnort") if c.isalpha() and dice.random() < share else c for c in text)

    pages = tuple(
        Page(p.number, read(p.text), TextSource.OCR, 0.85, width=p.width, height=p.height) for p in document.pages
    )
    return Document(document.file, "pdf", pages, document.status, document.pages_total)


def _examined(document: Document) -> Examination:
    folded = fold_term("\n".join(page.text for page in document.pages))
    file = SourceFile(document.file.path, document.file.system_path, len(folded), 0, document.file.sha256)
    return Examination(
        file, ReadStatus.READ, document.format, len(document.pages), document.text_source, analyze(document).identity,
        (), folded, fingerprint(folded),
    )  # fmt: skip
