"""Wording of what lowers a paper that shows its matter only in part, or only as others tell of it (EC32x)."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.model import Severity

_W = Severity.WARNING

CATALOGUE: dict[str, Entry] = {
    "EC321": Entry(
        _W, "Yang terlihat hanya halaman judul dan daftar isinya.", "Only the title page and the table of contents are seen.",
        "Sertakan dokumen selengkapnya.", "Hand in the whole document.",
    ),
    "EC324": Entry(
        _W, "Halaman ini hanya menceritakan aplikasinya; layar atau langkah pemakaiannya tidak terlihat.",
        "This page only tells of the application; no screen or step of its use is seen.",
        "Tambahkan panduan atau tangkapan layar.", "Add a manual or screens.",
    ),
    "EC323": Entry(
        _W, "Potongan peraturan: judul, nomor, dan penetapannya tidak terlihat.",
        "An excerpt of a regulation: its title, number and enactment are not seen.",
        "Sertakan peraturan selengkapnya.", "Hand in the whole regulation.",
    ),
    "EC322": Entry(
        _W, "Panduan dari penyedia aplikasi nasional ({body}): menunjukkan aplikasinya, belum pemakaiannya di instansi ini.",
        "A guide by the provider of the national application ({body}): it shows the application, not its use at this agency.",
        "Tambahkan tanda pemakaian instansi sendiri: tangkapan layar dengan nama instansi, surat penetapan, atau laporan pemakaian.",
        "Add what shows the agency's own use: screens with its name, a decree, or a report on use.",
        (("body", "Kementerian Dalam Negeri"),),
    ),
}  # fmt: skip
