"""The words of the crosswalk: one folder under several frameworks, in Indonesian and English."""

from __future__ import annotations

TEXT: dict[str, tuple[str, str]] = {
    "crosswalk": ("Satu folder, beberapa evaluasi", "One folder, several evaluations"),
    "crosswalk_note": (
        "Setiap berkas dibaca sekali dan dinilai menurut setiap kerangka secara terpisah.",
        "Each file is read once and judged by each framework apart.",
    ),
    "cross_reason": ("alasan", "reason"),
    "cross_name": ("Nama", "Name"),
    "by_framework": ("Dokumen menurut kerangka", "Documents by framework"),
    "use_valid": ("sah", "valid"),
    "use_partial": ("sebagian", "partial"),
    "use_weak": ("lemah", "weak"),
    "use_lapsed": ("kedaluwarsa", "lapsed"),
    "use_refused": ("tidak dihitung", "not counted"),
    "use_none": ("tidak diminta", "not asked for"),
    "use_unread": ("tidak terbaca", "not read"),
    "use_partly": ("belum seluruhnya terbaca", "not wholly read"),
    "use_for": ("{verdict} untuk {indicators}", "{verdict} for {indicators}"),
    "use_more": ("dan {count} lainnya", "and {count} more"),
    "evidence_or_gap": ("Bukti, atau yang kurang", "Evidence, or what is lacking"),
    "uses_of": (
        "{id}: {valid} sah, {partial} sebagian, {weak} lemah, {lapsed} kedaluwarsa, {refused} tidak dihitung, "
        "{none} tidak diminta, {unread} tidak atau belum seluruhnya terbaca",
        "{id}: {valid} valid, {partial} partial, {weak} weak, {lapsed} lapsed, {refused} not counted, "
        "{none} not asked for, {unread} not, or not wholly, read",
    ),
}
