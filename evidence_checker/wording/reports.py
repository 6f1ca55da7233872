"""Wording of the codes of reports and decisions (ES15x, ES16x, EC6xx)."""

from __future__ import annotations

from evidence_checker.model import Severity
from evidence_checker.wording.entry import Entry

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

CATALOGUE: dict[str, Entry] = {
    "ES150": Entry(
        ERROR,
        "Berkas asesmen {path} tidak dapat dibaca: {why}.",
        "The assessment file {path} cannot be read: {why}.",
        "Periksa letak berkas, atau buat ulang dengan `evidence-checker check FOLDER --report json=BERKAS`.",
        "Check where the file is, or make it again with `evidence-checker check FOLDER --report json=FILE`.",
        (("path", "hasil.json"), ("why", "berkas tidak ada")),
    ),
    "ES151": Entry(
        ERROR,
        "{path} bukan hasil asesmen yang dikenali ({why}).",
        "{path} is no assessment that is understood ({why}).",
        "Gunakan berkas yang ditulis dengan --report json=BERKAS (schema evidence-checker/assessment/1).",
        "Use a file written by --report json=FILE (schema evidence-checker/assessment/1).",
        (("path", "hasil.json"), ("why", "schema: tidak ada")),
    ),
    "ES152": Entry(
        ERROR,
        "Bentuk laporan “{format}” tidak dikenal.",
        "The report format “{format}” is unknown.",
        "Bentuk yang tersedia: {known}.",
        "The formats there are: {known}.",
        (("format", "pptx"), ("known", "json, html, xlsx")),
    ),
    "ES153": Entry(
        ERROR,
        "Laporan {path} tidak dapat ditulis: {why}. Laporan sebelumnya (bila ada) tetap utuh.",
        "The report {path} cannot be written: {why}. An earlier report, if any, is intact.",
        "Pilih letak lain atau perbaiki izin dan ruang simpannya.",
        "Choose another place, or mend its permission or free space.",
        (("path", "/laporan/hasil.html"), ("why", "izin ditolak")),
    ),
    "ES154": Entry(
        ERROR,
        "PDF tidak dapat dibuat: {why}.",
        "The PDF cannot be made: {why}.",
        "Pasang LibreOffice (paket libreoffice-writer) atau Chromium, atau minta laporan docx atau html.",
        "Install LibreOffice (package libreoffice-writer) or Chromium, or ask for docx or html.",
        (("why", "LibreOffice dan Chromium tidak ditemukan"),),
    ),
}
