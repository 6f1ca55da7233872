# ruff: noqa: E501  (sentences of the page stand in one line each)
"""The page docs/akurasi.md out of a measured run: what was measured, how strangers fare, what it cannot do.

Written by `benchmarks/accuracy.py CORPUS --from ASSESSMENTS --page docs/akurasi.md`; never by hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import labels as labelled

_FIRST = Path(__file__).parent / "first_scores.json"


@dataclass(slots=True)
class Measured:
    """`found`: path → slots it is evidence for. `shown`: path → slots where it stands without counting. `kinds`: path →
    kind of document. `truth`: the labels. `strangers`: folders that nobody looked at while the rules were made."""

    found: Mapping[str, set[str]]
    shown: Mapping[str, set[str]]
    kinds: Mapping[str, str]
    truth: Sequence[labelled.Label]
    strangers: frozenset[str] = frozenset()
    framework: str = ""
    version: str = ""


def page(run: Measured) -> str:
    """The page in Indonesian, Markdown."""
    known = [label for label in run.truth if _folder(label) not in run.strangers]
    unknown = [label for label in run.truth if _folder(label) in run.strangers]
    lines = [
        "# Seberapa tepat hasilnya",
        "",
        f"Halaman ini ditulis oleh `benchmarks/accuracy.py` (versi {run.version}, paket aturan {run.framework}); jangan disunting.",
        "",
        "Yang dihitung ialah pasangan dokumen dan indikator. Label dibuat orang dengan membaca dokumen: *bukti langsung* bila asesor",
        "akan menerimanya, selemah apa pun. Presisi: dari yang diterima program, berapa yang benar. Kelengkapan (recall): dari yang benar,",
        "berapa yang diterima. *Diam*: dokumen yang bukan bukti apa pun dan memang tidak dipakai. *Terlihat*: yang luput tetapi tetap",
        "tampil di indikatornya, dengan alasannya. *Kokoh*: yang dilabeli sebagian atau kuat dan ditemukan.",
        "",
        "Indikator 45-47 dihitung sebagai satu karena instansi memilih sendiri sektornya.",
        "",
        "## Instansi yang dipakai saat menyusun aturan",
        "",
        *_table(run, known),
        "",
        "## Instansi yang belum pernah dilihat",
        "",
    ]
    if unknown:
        lines += [*_table(run, unknown), ""]
    scores = json.loads(_FIRST.read_text(encoding="utf-8"))
    for score in scores:
        if "made" not in score:
            lines += [*_first(score), ""]
    lines += [
        "Nilai pertama pada dokumen yang dilabeli sebelum dicoba pada program (buatan dari instansi rekaan bila tidak disebut lain);",
        "sesudah nilai ini diambil, jenis kekeliruannya diperbaiki dan menjadi uji:",
        "",
        *(_made(score) for score in scores if "made" in score),
        "",
    ]
    lines += [
        "Versi pertama, pada 297 dokumen 42 instansi lain: F1 0,54 (presisi 0,68, kelengkapan 0,44); pada 163 dokumen 53 instansi",
        "berikutnya (panduan, layar, poster, alur): F1 0,19. Angka di folder yang dikenal selalu lebih baik daripada pada instansi baru;",
        "pakailah angka instansi baru sebagai perkiraan untuk folder Anda.",
        "",
        "## Menurut jenis dokumen",
        "",
        *_by_kind(run, list(run.truth)),
        "",
        "## Yang tidak dapat dilakukan",
        "",
        "- Gambar dibaca sebagai kata-kata. Layar tanpa nama aplikasi, alamat, atau kata layanannya tidak dikenali; foto kegiatan tidak dinilai.",
        "- Nama aplikasi yang tidak mengatakan apa-apa baru dikenali bila unit, kata layanan, atau langkah pemakaiannya ikut tertulis.",
        "- Isi norma dinilai dari judul pasal dan kata pokoknya; apakah pengaturannya memadai diputuskan orang.",
        "- Bagian dokumen yang dipecah ke beberapa berkas digabung hanya bila judul, nomor, urutan, atau foldernya menunjukkannya.",
        "- Tulisan tangan, cap, dan tanda tangan basah tidak dibaca; tanda tangan elektronik hanya dilihat, tidak divalidasi.",
        "- Label pun dapat diperdebatkan: dua orang yang membaca 41 dokumen yang sama sepakat pada F1 0,96.",
        "",
    ]
    return "\n".join(lines)


def _made(score: Mapping[str, Any]) -> str:
    """The first score on papers that were labelled by people who had not seen how such papers are judged."""
    if "rows" in score:
        (_, hits, wrong, missed), *_ = score["rows"]
        told = f"benar {hits}, keliru {wrong}, luput {missed}, F1 {_number(labelled.Count(hits, wrong, missed).f1)}"
    else:
        told = f"{score['found'][0]} dari {score['found'][1]} bukti pada indikatornya"
    kept, of = score["silent"]
    return f"- {score['made']}, {score['documents']} dokumen, {score['day']}: {told}; diam pada {kept} dari {of} yang hanya mirip."


def _first(score: Mapping[str, Any]) -> list[str]:
    """The first score on folders that were set aside: it can be taken only once, so it is kept as it came."""
    lines = [
        f"Nilai pertama, {score['day']}: {score['documents']} dokumen berlabel dari {score['folders']} folder yang disisihkan dengan undian dan tidak dibuka",
        "sampai nilai ini diambil. Sesudah itu folder-folder ini ikut dipakai menyusun aturan, jadi nilainya sekarang ada di tabel di atas.",
        "",
        "| kelompok | benar | keliru | luput | presisi | kelengkapan | F1 |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, hits, wrong, missed in score["rows"]:
        count = labelled.Count(hits, wrong, missed)
        lines.append(
            f"| {name} | {hits} | {wrong} | {missed} | {_number(count.precision)} | {_number(count.recall)} | {_number(count.f1)} |"
        )
    (kept, of), (seen, lost), (firm, firm_of) = score["silent"], score["visible"], score["firm"]
    return [*lines, "", f"Diam: {kept} dari {of}. Terlihat: {seen} dari {lost}. Kokoh: {firm} dari {firm_of}."]


def _folder(label: labelled.Label) -> str:
    return label.path.rsplit("/", 1)[0]


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _table(run: Measured, truth: list[labelled.Label]) -> list[str]:
    counts = labelled.counted(run.found, truth)
    kept, of = labelled.silent(run.found, truth)
    missed = [(label, number) for label, number, outcome in labelled.outcomes(run.found, truth) if outcome == "missed"]
    visible = sum(number in run.shown.get(label.path, ()) for label, number in missed)
    firm, firm_of = _firm(run, truth)
    folders = len({_folder(label) for label in truth})
    lines = [
        f"{len(truth)} dokumen berlabel dari {folders} folder.",
        "",
        "| kelompok | benar | keliru | luput | presisi | kelengkapan | F1 |",
        "|---|---|---|---|---|---|---|",
    ]
    for key, name in (("all", "semua"), ("1-10", "kebijakan (1-10)"), ("11-31", "tata kelola dan manajemen (11-31)"),
                      ("32-47", "layanan (32-47)")):  # fmt: skip
        count = counts.get(key, labelled.Count())
        lines.append(
            f"| {name} | {count.hits} | {count.wrong} | {count.missed} | {_number(count.precision)} | {_number(count.recall)} |"
            f" {_number(count.f1)} |"
        )
    lines += ["", f"Diam: {kept} dari {of}. Terlihat: {visible} dari {len(missed)}. Kokoh: {firm} dari {firm_of}."]
    return lines


def _firm(run: Measured, truth: list[labelled.Label]) -> tuple[int, int]:
    """Of the pairs that the labels call partial or strong, how many were found."""
    found = of = 0
    for label in truth:
        for part in (label.row.get("strength") or "").replace(",", "|").split("|"):
            number, _, strength = part.partition(":")
            if strength.strip().split("=")[0] in {"partial", "strong"} and labelled.slot(number.strip()) in label.primary:
                of += 1
                found += labelled.slot(number.strip()) in run.found.get(label.path, ())
    return found, of


def _by_kind(run: Measured, truth: list[labelled.Label]) -> list[str]:
    counts: dict[str, labelled.Count] = {}
    for label, _, outcome in labelled.outcomes(run.found, truth):
        count = counts.setdefault(run.kinds.get(label.path) or "(tidak dikenali)", labelled.Count())
        setattr(count, outcome, getattr(count, outcome) + 1)
    lines = ["| jenis (menurut program) | benar | keliru | luput |", "|---|---|---|---|"]
    for kind, count in sorted(counts.items(), key=lambda each: (-each[1].hits - each[1].missed, each[0])):
        lines.append(f"| {kind.replace('_', ' ')} | {count.hits} | {count.wrong} | {count.missed} |")
    return lines
