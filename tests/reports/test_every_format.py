"""What holds for every report: registered, the same bytes each time, nothing alive from outside, interim said."""

from __future__ import annotations

import csv
import io
import json
import pkgutil
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import openpyxl
import pypdfium2
import pytest

from evidence_checker import reports
from evidence_checker.errors import UsageError
from evidence_checker.model import replace
from evidence_checker.reports import outline, pdf_report, render
from tests.reports.assessment_maker import golden, large, with_text

NO_TOOL = tuple(name for name in reports.REGISTRY if name != "pdf")
TEXT = ("json", "terminal", "html", "csv", "jsonl", "md", "junit", "sarif")

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover=alert(1) x='",
    "</script><svg onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "]]><x/>",
    "<!--",
    "--><b>",
    "a\u2028b\u2029c",
    '=HYPERLINK("http://x","y")',
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    '=WEBSERVICE("http://x")',
    "{{7*7}} {%x%} ${7*7} {0.__class__} %n%s",
    "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe",
    "../../x ..\\..\\x /etc/x C:\\x \\\\host\\share",
    "x\0.pdf",
    "a\nINFO forged\r\x1b[2J\x1b]0;x\x07",
    "\u202egnp.exe\u2066\u200b\ufeff",
    "$(id) `id` ;id -rf --output=x @args *?[a]",
    "\udce9\udcff\ud800",
    "\ufffe\uffff\U0001ffff\ufdd0",
    "👨‍👩‍👧 é é",
    "x" * 40_000,
)


@pytest.mark.parametrize("name", NO_TOOL)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_same_assessment_gives_the_same_bytes(name: str, lang: str) -> None:
    assert render(name, golden(), lang) == render(name, golden(), lang)


def test_every_report_module_is_registered() -> None:
    folder = str(Path(reports.__file__).parent)
    found = {each.name for each in pkgutil.iter_modules([folder]) if each.name.endswith("_report")}
    named = {target.split(":")[0].rsplit(".", 1)[1] for target in reports.REGISTRY.values()}
    assert found | {"terminal", "docx_summary"} == named


def test_an_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        render("pptx", golden(), "id")
    assert caught.value.code == "ES152" and "xlsx" in str(caught.value.facts["known"])


def shown(name: str, data: bytes) -> str:
    """All that a reader of the report sees, as text."""
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None)
    if name in ("docx", "brief"):
        document = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    return data.decode("utf-8-sig")


@pytest.mark.parametrize("name", [name for name in NO_TOOL if name not in ("json", "jsonl", "csv", "junit", "sarif")])
def test_whoever_reads_a_partial_result_knows_it(name: str) -> None:
    assert "SEMENTARA" in shown(name, render(name, golden(), "id"))
    assert "INTERIM" in shown(name, render(name, golden(), "en"))


@pytest.mark.parametrize("name", ["html", "xlsx", "docx", "md", "terminal"])
def test_the_shares_judged_and_assumed_are_told_unless_all_was_judged(name: str) -> None:
    made = golden()
    assert made.index is not None
    some = replace(made, index=replace(made.index, covered=0.37, assumed=0.63))
    whole = replace(made, index=replace(made.index, covered=1.0, assumed=0.0))
    for lang, said in (("id", outline.shares(some, "id")), ("en", outline.shares(some, "en"))):
        assert "37" in said and "63" in said
        told = " ".join(shown(name, render(name, some, lang)).split())
        assert said in told
        assert said[:24] not in " ".join(shown(name, render(name, whole, lang)).split())


@pytest.mark.parametrize("name", ["html", "xlsx", "docx", "md", "terminal", "json"])
def test_a_preliminary_value_is_never_taken_for_an_official_one(name: str) -> None:
    assert "bukan nilai resmi" in shown(name, render(name, golden(), "id"))


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_payload_is_alive_in_a_text_format(payload: str) -> None:
    spoilt = with_text(payload)
    for name in TEXT:
        data = render(name, spoilt, "id")
        text = data.decode("utf-8-sig")
        forbidden = "\x1b\x07\x00\u202e\u2066\u200b\ufeff\u2028\u2029"
        assert not set(forbidden) & set(text), name
        if name != "csv":
            assert "\r" not in text, name
    json.loads(render("json", spoilt, "id"))
    sarif = json.loads(render("sarif", spoilt, "id"))
    assert sarif["version"] == "2.1.0"
    for line in render("jsonl", spoilt, "id").splitlines():
        json.loads(line)
    ElementTree.fromstring(render("junit", spoilt, "id"))
    table = list(csv.reader(io.StringIO(render("csv", spoilt, "id").decode("utf-8-sig"))))
    assert len({len(row) for row in table}) == 1
    live = [cell for row in table for cell in row if cell.lstrip()[:1] in tuple("=+-@＝") and cell]
    assert live == []


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_payload_is_alive_in_the_workbook(payload: str) -> None:
    data = render("xlsx", with_text(payload), "id")
    book = openpyxl.load_workbook(io.BytesIO(data))
    formulas = [cell.coordinate for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert formulas == []
    longest = max(len(str(cell.value or "")) for sheet in book for row in sheet for cell in row)
    assert longest <= 32_767
    outside = [cell.hyperlink.target for sheet in book for row in sheet for cell in row if cell.hyperlink]
    assert not any(outside)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not any("externalLink" in name for name in package.namelist())


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_payload_is_alive_in_the_paper(payload: str) -> None:
    data = render("docx", with_text(payload), "id")
    docx.Document(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            body = package.read(name)
            assert b"w:instrText" not in body, name
            assert re.findall(rb'w:instr="([^"]*)"', body) in ([], [b"PAGE"]), name
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in body, name


@pytest.mark.parametrize("name", ["xlsx", "docx"])
def test_an_office_file_holds_no_time_of_its_making(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(render(name, golden(), "id"))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml")
    assert core.count(b"2026-11-24T19:05:00Z") == 2


def test_a_thousand_documents_stay_small() -> None:
    page = render("html", large(1000), "id")
    assert len(page) < 3_000_000


@pytest.mark.skipif(pdf_report.office() is None, reason="LibreOffice is not installed here")
def test_the_pdf_opens_and_carries_the_mark_of_the_program() -> None:
    data = render("pdf", golden(), "id")
    assert data.startswith(b"%PDF-") and data.removesuffix(pdf_report.MARK).rstrip().endswith(b"%%EOF")
    assert data.endswith(pdf_report.MARK)
    assert b"/JavaScript" not in data and b"/URI" not in data
    with pypdfium2.PdfDocument(data) as pdf:
        pages = len(pdf)
    assert pages >= 1


def test_without_a_program_the_pdf_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from evidence_checker.errors import Exit, MissingToolError

    monkeypatch.setattr(pdf_report, "office", lambda: None)
    monkeypatch.setattr(pdf_report, "browser", lambda: None)
    with pytest.raises(MissingToolError) as caught:
        render("pdf", golden(), "id")
    assert caught.value.code == "ES154" and caught.value.exit is Exit.MISSING_TOOL
