"""Wording of EC170-EC179: what is no document, and documents that are elsewhere."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.model import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# Groups of `rules/shared/no_documents.toml`, and the program's own reports.
GROUPS: dict[str, tuple[str, str]] = {
    "kunci": ("berkas kunci", "lock files"),
    "ikon": ("ikon dan tampilan folder", "icons and folder views"),
    "sementara": ("berkas sementara", "temporary files"),
    "cadangan": ("cadangan otomatis", "automatic backups"),
    "sampah": ("keranjang sampah", "recycle bins"),
    "versi": ("simpanan versi lama", "stores of old versions"),
    "sinkron": ("berkas program sinkronisasi", "files of sync programs"),
    "laporan": ("laporan program ini", "reports of this program"),
}

CATALOGUE: dict[str, Entry] = {
    "EC170": Entry(
        _N, "{count} berkas bukan dokumen dan tidak dinilai ({left_out}): {examples}.",
        "{count} files are no documents and were left out ({left_out}): {examples}.",
        "Bila ada bukti di antaranya, salin ke folder bukti dengan nama biasa.",
        "If there is evidence among them, copy it into the folder under a plain name.",
        (("count", 3), ("examples", ("#recycle/", "~$SK Tim.docx")), ("left_out", ("kunci", "sampah"))),
    ),
    "EC171": Entry(
        _N, "Berkas ini laporan yang dibuat program ini sendiri; tidak dinilai sebagai bukti.",
        "This file is a report made by this program itself; it is no evidence.",
        "Simpan laporan di luar folder bukti.", "Keep reports outside the folder of evidence.",
    ),
    "EC172": Entry(
        _E, "\"{document}\" belum diunduh: di folder ini hanya ada penggantinya, isinya masih di penyimpanan awan.",
        "\"{document}\" is not downloaded: only its stand-in is here, its content is still in the cloud.",
        "Buka berkas itu sekali, atau pilih \"Selalu simpan di perangkat ini\", lalu periksa lagi.",
        "Open the file once, or choose \"Always keep on this device\", then check again.",
        (("document", "SK Tim.pdf"),),
    ),
    "EC173": Entry(
        _E, "Berkas .{format} hanya penunjuk ke dokumen di penyimpanan awan; isinya tidak ada di folder ini.",
        "A .{format} file only points to a document in the cloud; its content is not in this folder.",
        "Buka dokumennya di peramban, unduh sebagai PDF, DOCX, atau XLSX, lalu taruh di folder ini.",
        "Open the document in a browser, download it as PDF, DOCX or XLSX, and put it here.",
        (("format", "gdoc"), ("target", "https://docs.example.com/open?id=1AbC")),
    ),
    "EC174": Entry(
        _W, "Berkas ini hanya tautan ({target}), bukan dokumennya.",
        "This file is only a link ({target}), not the document.",
        "Unduh dokumen yang ditunjuknya, lalu taruh di folder ini.", "Download the document it leads to and put it here.",
        (("target", "https://drive.example.com/file/1AbC"),),
    ),
}  # fmt: skip
