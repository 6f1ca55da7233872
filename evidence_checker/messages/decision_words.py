"""Words of what the verbs of `decide` say: decisions recorded, imported, compared, given to the rules as examples."""

from __future__ import annotations

TEXT: dict[str, tuple[str, str]] = {
    "imported": ("{count} keputusan diimpor.", "{count} decisions imported."),
    "agreement": (
        "{one} dan {other}: {items} dinilai keduanya, {same} sama, kappa {kappa}.",
        "{one} and {other}: {items} judged by both, {same} alike, kappa {kappa}.",
    ),
    "judged_by_one": ("hanya dinilai satu orang ({judged})", "judged by one person only ({judged})"),
    "of_unit": ("unit {unit}", "unit {unit}"),
    "due_on": ("tenggat {date}", "due {date}"),
    "holds_until": ("berlaku sampai {date}", "holds until {date}"),
    "nothing_typed": ("Tidak ada simpulan yang diisi.", "No conclusion was filled in."),
    "log_whole": (
        "Catatan keputusan utuh: {count} baris, rantai hash cocok.",
        "The log of decisions is whole: {count} lines, the hash chain holds.",
    ),
    "log_torn": (
        "Baris terakhir terpotong dan tidak pernah berlaku; akan dirapikan pada pencatatan berikutnya.",
        "The last line was torn and never counted; the next record mends it.",
    ),
    "no_decisions": ("Belum ada keputusan.", "There are no decisions."),
    "nothing_overruled": (
        "Tidak ada keputusan yang mengoreksi hasil periksa terakhir.",
        "No decision overrules the last check.",
    ),
    "example_unread": (
        "Dilewati: {path} (indikator {indicator}); teksnya tidak tersimpan lagi. Jalankan check, lalu ulangi.",
        "Left out: {path} (indicator {indicator}); its text is not kept any more. Run check, then again.",
    ),
    "examples_written": (
        "{count} contoh ditulis di {location}. Contoh memuat isi dokumen; NIP dan NIK disamarkan, nama orang tidak.",
        "{count} examples written in {location}. They hold the documents' text; NIP and NIK are blanked out, "
        "people's names are not.",
    ),
    "examples_to_mend": (
        "{count} contoh belum dipenuhi aturan. Perbaiki aturannya, lalu: evidence-checker rules test {location}",
        "{count} examples are not met by the rules yet. Mend the rules, then: evidence-checker rules test {location}",
    ),
}
