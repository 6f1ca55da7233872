"""The program's own reports are known whatever they are called, by whomever they were saved again."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest

from evidence_checker import reports
from evidence_checker.reports import render
from tests.assess.test_check import check, write
from tests.readers.reading import codes, outcome
from tests.reports.assessment_maker import golden

ENDINGS = {"terminal": "txt", "junit": "xml", "sarif": "json", "jsonl": "json"}
FORMATS = tuple(name for name in reports.REGISTRY if name != "pdf")  # its mark needs a program beside Python


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_report_is_known_whatever_it_is_called(name: str, lang: str) -> None:
    ending = ENDINGS.get(name, name)
    assert codes(outcome(render(name, golden(), lang), f"SK Tim Koordinasi.{ending}")) == ["EC171"]


def _by_another_program(name: str, data: bytes) -> bytes:
    kept = io.BytesIO()
    if name == "xlsx":
        openpyxl.load_workbook(io.BytesIO(data)).save(kept)
    elif name == "docx":
        docx.Document(io.BytesIO(data)).save(kept)
    else:
        kept.write(data.replace(b",", b";").removeprefix(b"\xef\xbb\xbf"))
    return kept.getvalue()


@pytest.mark.parametrize("name", ["xlsx", "docx", "csv"])
def test_a_report_saved_again_by_another_program_is_known(name: str) -> None:
    assert codes(outcome(_by_another_program(name, render(name, golden(), "id")), f"hasil.{name}")) == ["EC171"]


def test_reports_of_versions_that_bore_no_mark_are_known() -> None:
    html = render("html", golden(), "id").replace(b'<meta name="generator" content="evidence-checker">\n', b"")
    md = render("md", golden(), "id").replace(b"<!-- evidence-checker -->", b"")
    assert [codes(outcome(html, "a.html")), codes(outcome(md, "a.md"))] == [["EC171"], ["EC171"]]


_IN_HEX = "evidence-checker".encode("utf-16-be").hex().upper().encode()


@pytest.mark.parametrize("author", [b"/Author (evidence-checker)", b"/Author<FEFF" + _IN_HEX + b">"])
def test_a_pdf_is_known_by_its_author_or_its_mark(author: bytes) -> None:
    body = b"%PDF-1.7\n1 0 obj\n<</Title(Hasil)" + author + b">>\nendobj\n%%EOF\n"
    assert codes(outcome(body, "hasil.pdf")) == ["EC171"]
    assert codes(outcome(b"%PDF-1.7\n%%EOF\n\n% evidence-checker\n", "hasil.pdf")) == ["EC171"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pemeriksaan Kelengkapan Bukti Dukung\nTahun 2023\nLaporan Inspektorat\n", "lhp.txt"),
        ("# Pemeriksaan Kelengkapan Bukti Dukung\n\nDisusun oleh Inspektorat.\n", "lhp.md"),
        ("<html><head><title>Pemeriksaan Kelengkapan Bukti Dukung</title></head><body>isi</body></html>", "lhp.html"),
        ("Kami memakai evidence-checker untuk memeriksa bukti.\n", "catatan.txt"),
    ],
)  # fmt: skip
def test_a_paper_that_only_speaks_of_such_a_check_is_a_document(text: str, name: str) -> None:
    assert "EC171" not in codes(outcome(text.encode(), name))


def test_reports_in_the_checked_folder_are_counted_and_no_evidence(tmp_path: Path) -> None:
    write(tmp_path, "sop.pdf", "sop", "Pengoperasian Pusat Data", "Operator memeriksa server.")
    before = check(tmp_path)
    for name in ("html", "md", "xlsx"):
        (tmp_path / f"lama.{name}").write_bytes(render(name, before, "id"))
    (tmp_path / "~$sop.docx").write_bytes(b"x")
    after = check(tmp_path)
    assert [item.path for item in after.documents] == ["sop.pdf"]
    assert after.indicators == before.indicators
    (line,) = (note for note in after.notes if note.code == "EC170")
    assert (line.mapping["count"], line.mapping["left_out"]) == (4, ("kunci", "laporan"))
    assert after.final
