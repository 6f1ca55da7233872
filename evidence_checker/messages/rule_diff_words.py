"""The words of `rules diff`."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "id": {
        "versions": "{id} {before} → {after}",
        "counts": "{changed} indikator berubah, {added} baru, {removed} hilang; kerangka: {head} perubahan.",
        "same": "Tidak ada perbedaan.",
        "head": "Kerangka",
        "added": "baru",
        "removed": "hilang",
        "moved": "urutan berubah",
        "none": "(kosong)",
        "overlap": "Menurut jenis dokumen dan frasa pokok, dokumen yang sama dapat melayani {a} dari {of_a} indikator "
        "{first} dan {b} dari {of_b} indikator {second}. Isi, tempat, dan tahun yang diminta tidak dibandingkan.",
        "only": "Hanya di {id}: {ids}",
        "more": "+{n} lagi",
        "wrote": "Ditulis: {where}",
    },
    "en": {
        "versions": "{id} {before} → {after}",
        "counts": "{changed} indicators changed, {added} new, {removed} gone; head: {head} changes.",
        "same": "No differences.",
        "head": "Head",
        "added": "new",
        "removed": "gone",
        "moved": "order changed",
        "none": "(empty)",
        "overlap": "By kind of document and subject, one document may serve {a} of {of_a} indicators of {first} and "
        "{b} of {of_b} indicators of {second}. Contents, places and years asked for are not compared.",
        "only": "Only in {id}: {ids}",
        "more": "+{n} more",
        "wrote": "Written: {where}",
    },
}
