"""Wording for what is offered for more than it is (EC260-EC279, EC360-EC369)."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.model import Severity

_N, _W = Severity.NOTE, Severity.WARNING
_CONTENTS = ("Interaksi: pencarian, unggah, unduh",)

CATALOGUE: dict[str, Entry] = {
    "EC260": Entry(
        _N, "Yang diminta ({contents}) sudah disebut di hlm. {page}, tetapi dokumennya {kind}.", "What is asked for ({contents}) is named on page {page}, but the document is of the kind: {kind}.",
        "Lampirkan {wanted}.", "Attach: {wanted}.",
        (("contents", _CONTENTS), ("kind", "paparan"), ("page", 7), ("wanted", "Buku panduan atau tangkapan layar aplikasi")),
    ),
    "EC360": Entry(
        _W, "Berkas ini hanya satu bagian dokumen ({part}).", "This file is only one part of the document ({part}).",
        "Lampirkan dokumen yang utuh, dari sampul sampai penutup.", "Attach the whole document, from cover to end.", (("part", "BAB VII PENUTUP"),),
    ),
    "EC361": Entry(
        _W, "Dokumen untuk tahun {year}, sesudah tahun penilaian {assessed}.", "The document is for {year}, after the year assessed, {assessed}.",
        "Lampirkan dokumen untuk tahun yang dinilai.", "Attach the document for the year assessed.", (("assessed", 2023), ("year", 2024)),
    ),
    "EC362": Entry(
        _W, "Diterbitkan {unit}, yang ada pada {years}; dokumennya bertahun {year}.", "Issued by {unit}, which existed in {years}; the document is of {year}.",
        "Periksa tahun dokumen, atau betulkan [former_units] di evidence.toml.", "Check the year of the document, or correct [former_units] in evidence.toml.",
        (("unit", "Kantor Pengolahan Data Elektronik"), ("year", 2019), ("years", "2009-2016")),
    ),
    "EC261": Entry(
        _N, "Yang diminta ({contents}) sudah disebut di hlm. {page}, tetapi dokumennya {kind}, yaitu norma dan bukan bukti pelaksanaan.", "What is asked for ({contents}) is named on page {page}, but the document is a norm ({kind}), no evidence of implementation.",
        "Lampirkan {wanted}.", "Attach: {wanted}.",
        (("contents", _CONTENTS), ("kind", "keputusan"), ("page", 7), ("wanted", "Buku panduan atau tangkapan layar aplikasi")),
    ),
    "EC262": Entry(
        _W, "Kebijakan ini ditetapkan {issuer} untuk unitnya sendiri, sedangkan yang diminta kebijakan untuk seluruh instansi.", "This policy was issued by {issuer} for that unit; asked for is a policy of the whole agency.",
        "Lampirkan kebijakan yang ditetapkan pimpinan instansi.", "Attach the policy issued by the head of the agency.",
        (("issuer", "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA"),),
    ),
    "EC263": Entry(
        _W, "Survei ini ({survey}) tentang layanan pada umumnya; layanan digital tidak disebut di dalamnya.", "This survey ({survey}) is about services in general; no digital service is named in it.",
        "Lampirkan hasil survei yang menyebut layanan digital atau aplikasi yang dinilai penggunanya.", "Attach survey results that name the digital service or application its users judged.",
        (("survey", "survei kepuasan masyarakat"),),
    ),
    "EC264": Entry(
        _W, "Satu dokumen ({path}) menopang cakupan sebagian sekaligus seluruh unit kerja (tingkat {level}).", "One document ({path}) stands for some units and for all of them (level {level}).",
        "Lampirkan daftar seluruh unit kerja dan bukti penerapan pada tiap unit.", "Attach a list of all units and evidence of each of them.",
        (("level", 3), ("path", "Laporan.pdf")),
    ),
    "EC265": Entry(
        _W, "Yang diminta ({contents}) disebut di {path} hlm. {page}, tetapi dokumennya {kind}.", "What is asked for ({contents}) is named in {path}, page {page}, but that document is of the kind: {kind}.",
        "Lampirkan {wanted}.", "Attach: {wanted}.",
        (("contents", _CONTENTS), ("kind", "keputusan"), ("page", 7), ("path", "SK SIMPEG.pdf"), ("wanted", "Buku panduan atau tangkapan layar aplikasi")),
    ),
    "EC267": Entry(
        _W, "Peraturan umum; yang paling dekat dengan pokok ini {article} (hlm. {page}).", "A general regulation; nearest to this subject: {article} (page {page}).",
        "Baca bagian itu; catat keputusannya dengan perintah decide.", "Read it, then record the decision with decide.",
        (("article", "Pasal 18"), ("page", 6), ("requirement", "Peraturan umum tentang SPBE")),
    ),
    "EC268": Entry(
        _N, "Peraturan ini tidak memuat pasal yang mendekati pokok ini.", "No article of this regulation comes near this subject.",
        "Lampirkan peraturan yang mengatur pokok ini.", "Attach the regulation that governs this subject.",
        (("requirement", "Peraturan umum tentang SPBE"),),
    ),
    "EC269": Entry(
        _N, "Tingkat {level} bernilai {low} sampai {high}; indeks di sini memakai {level}. Sumber rentang: {source}.", "Level {level} scores from {low} to {high}; the index here takes {level}. Source of the range: {source}.",
        "Nilai di antaranya ditetapkan asesor menurut kelengkapan bukti.", "The assessor settles the value between, by how complete the evidence is.",
        (("high", 2.5), ("level", 2), ("low", 1.51), ("source", "materi rancangan peraturan")),
    ),
}  # fmt: skip
