"""A small commented pack to start from: `rules new DIR`. It is valid, and its examples hold."""

from __future__ import annotations

_FRAMEWORK = """\
# yaml-language-server: $schema={schema}#/definitions/kerangka
# Kepala paket: apa kerangkanya, pohonnya, dan skalanya. Periksa dengan: rules check FOLDER
format: 1
id: {id}
version: "0.1.0"                # naikkan setiap kali isi aturan berubah
title: Kerangka contoh
regulation: Pedoman internal    # dasar hukum atau pedomannya

weight_total: 100               # jumlah bobot semua indikator; 0 bila kerangka tidak berbobot

scales:
  tingkat: {{minimum: 1, maximum: 5, step: 1}}   # step 0 = boleh pecahan
  ya_tidak: {{minimum: 0, maximum: 1, step: 1}}

nodes:                          # pohon kerangka, induk lebih dahulu; boleh sedalam apa pun
  - {{id: A, label: Aspek, name: Tata Kelola, weight: 100}}

predicates:                     # dari yang tertinggi
  - {{label: Baik, minimum: 3}}
  - {{label: Kurang, minimum: 1}}

# Jenis dokumen (sop, laporan, ...) dan kelompok bersama (@peraturan, @elektronik, ...) sudah dikenal program;
# jenis tambahan ditulis di bawah kinds.

phrase_groups:                  # dipanggil dengan @reviu
  reviu: [reviu, evaluasi, pemantauan]
"""

_FIRST = """\
# yaml-language-server: $schema={schema}#/definitions/indikator
# Satu berkas = satu indikator. Frasa ditulis apa adanya; huruf besar, tanda hubung, dan salah baca OCR sudah diurus.
id: "1"
name: Pengelolaan Pusat Data
short_name: Pusat Data
node: A
weight: 100
scale: tingkat
target: 3
source: Pedoman internal halaman 4      # pasal atau halaman yang meminta bukti ini

subject:                        # frasa yang menamai pokok indikator
  - pusat data
  - data center

contents:                       # isi yang harus dimuat, dipanggil dari requirements dan levels
  prosedur: {{label: Prosedur pengoperasian, terms: [prosedur, langkah]}}

lookalikes:                     # mirip nama, bukan bukti
  - terms: [manajemen data]
    unless: [pusat data]
    why: manajemen data bukan fasilitas pusat data

requirements:                   # cara sebuah dokumen menjadi bukti
  sop:
    title: SOP pengoperasian pusat data
    kinds: [sop]
    zones: [subject]            # pokok harus ada di judul; pilihan lain: article, body
  reviu:
    title: Laporan reviu pusat data
    kinds: [laporan, notulen]
    nearby: ["@reviu"]          # salah satu frasa ini harus berdampingan dengan pokok
    zones: [subject]

levels:                         # tingkat bersifat kumulatif
  1: {{criteria: Belum ada pengelolaan., floor: true}}
  3: {{criteria: Ada prosedur baku., need: sop}}
  4: {{criteria: Prosedur direviu., need: {{all: [sop, reviu]}}}}

examples:                       # diuji oleh: rules test FOLDER
  - title: SOP pusat data diterima
    expect: evidence
    text: |
      PEMERINTAH KABUPATEN CEMARA RAYA
      DINAS KOMUNIKASI DAN INFORMATIKA
      STANDAR OPERASIONAL PROSEDUR
      Nomor SOP : 067/12/2024
      Tgl. Pembuatan : 4 Maret 2024
      Tgl. Efektif : 18 Maret 2024
      Disahkan oleh : Kepala Dinas
      Nama SOP : Pengoperasian Pusat Data
      Kualifikasi Pelaksana
      1. Memahami prosedur pusat data
      Mutu Baku
  - title: Undangan rapat manajemen data bukan bukti
    expect: nothing
    text: |
      PEMERINTAH KABUPATEN CEMARA RAYA
      Nomor : 005/77/2024
      Hal : Undangan Rapat Manajemen Data
      Kepada Yth. Kepala Bagian
"""


def starter(identifier: str, schema: str) -> dict[str, bytes]:
    """The files of a new pack. `identifier`: its id. `schema`: where the JSON Schema is, for the editor."""
    return {
        "framework.yaml": _FRAMEWORK.format(id=identifier, schema=schema).encode("utf-8"),
        "01-pusat-data.yaml": _FIRST.format(schema=schema).encode("utf-8"),
    }
