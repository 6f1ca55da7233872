"""`plan`, `simulate`, and the faults of what people name: each with its message, and nothing read or written before."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest

from evidence_checker.cli.watch_status import runs
from tests.conftest import evidence_checker
from tests.reports.assessment_maker import AGENCY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bukti"
    made.mkdir()
    (made / "catatan.txt").write_text("Catatan rapat tanpa pokok.\n", encoding="utf-8")
    return made


def _state(tmp_path: Path) -> list[str]:
    return ["--state", str(tmp_path / "ingatan"), "--no-ocr", "--quiet"]


def test_a_round_and_its_half_year(folder: Path, tmp_path: Path) -> None:
    """Plan, fill in, import, bring one document, plan again: it closes by that document, the rest stays."""
    book = tmp_path / "rencana.xlsx"
    told = ["--agency", AGENCY, "--year", "2023", *_state(tmp_path)]
    done = evidence_checker("plan", folder, "--report", f"xlsx={book}", *told)
    assert done.returncode == 0, done.stderr
    opened = openpyxl.load_workbook(book)
    sheet = opened.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    row = next(n for n in range(2, sheet.max_row + 1) if str(sheet.cell(n, 1).value).startswith("16/"))
    sheet.cell(row, columns["Status"]).value = "Sedang dikerjakan"
    sheet.cell(row, columns["Tindak lanjut"]).value = "Draf dibahas"
    opened.save(book)
    imported = evidence_checker("plan", folder, "--import", book, "--report", "json=-", *told)
    assert imported.returncode == 0, imported.stderr
    lines = imported.stdout.decode()
    plan = json.loads(lines[lines.index("{") :])
    touched = [action for action in plan["actions"] if action["follow_up"] == "Draf dibahas"]
    assert [action["status"] for action in touched] == ["in_progress"]
    first = evidence_checker("plan", folder, "--report", f"html={tmp_path / 'a.html'}", *told)
    second = evidence_checker("plan", folder, "--report", f"html={tmp_path / 'b.html'}", *told)
    assert (first.returncode, second.returncode) == (0, 0)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_letters_are_written_and_counted(folder: Path, tmp_path: Path) -> None:
    told = ["--agency", AGENCY, "--year", "2023", *_state(tmp_path)]
    done = evidence_checker("plan", folder, "--letters", tmp_path / "surat", *told)
    assert done.returncode == 0, done.stderr
    letters = sorted((tmp_path / "surat").glob("*.docx"))
    assert letters
    assert all(len(path.read_text("utf-8")) < 1001 for path in (tmp_path / "surat").glob("*.txt"))


def test_simulate_from_a_folder_and_from_its_assessment(folder: Path, tmp_path: Path) -> None:
    told = ["--agency", AGENCY, "--year", "2023", *_state(tmp_path)]
    saved = tmp_path / "hasil.json"
    evidence_checker("check", folder, "--report", f"json={saved}", *told)
    from_folder = evidence_checker("simulate", folder, "--set", "11=3", "--json", "-", *told)
    from_saved = evidence_checker("simulate", saved, "--set", "11=3", "--json", "-", *_state(tmp_path))
    assert from_folder.returncode == 0, from_folder.stderr
    assert json.loads(from_folder.stdout) == json.loads(from_saved.stdout)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["simulate", "{folder}", "--set", "11"], "INDIKATOR=TINGKAT"),
        (["simulate", "{folder}", "--reach", "bagus sekali"], "predikat"),
        (["plan", "{folder}", "--report", "pptx={out}/a.pptx"], "pptx"),
        (["plan", "{folder}", "--start", "31 Juli"], "31 Juli"),
        (["plan", "{folder}", "--report", "html={out}"], "{out}"),
        (["check", "{folder}", "--report", "html={out}/tidak/ada.html"], "ada.html"),
        (["check", "{folder}", "--report", "html={out}"], "{out}"),
    ],
)
def test_wrong_use_is_said_before_anything_is_read(folder: Path, tmp_path: Path, words: list[str], code: str) -> None:
    out = tmp_path / "keluar"
    out.mkdir()
    filled = [word.replace("{folder}", str(folder)).replace("{out}", str(out)) for word in words]
    done = evidence_checker(*filled, *_state(tmp_path))
    assert done.returncode == 2
    said = done.stderr.decode()
    assert (
        code.replace("{out}", str(out)) in " ".join(said.split()).replace(" ", "")
        or code.replace("{out}", out.name) in said
    )
    assert "Traceback" not in said
    assert list(out.iterdir()) == []


def test_an_empty_folder_says_that_it_is_empty(tmp_path: Path) -> None:
    empty = tmp_path / "kosong"
    empty.mkdir()
    done = evidence_checker("check", empty, "--report", "json=-", *_state(tmp_path))
    notes = json.load(io.BytesIO(done.stdout))["notes"]
    assert "EC820" in [note["code"] for note in notes]


def test_looking_leaves_no_trace_in_the_history(folder: Path, tmp_path: Path) -> None:
    told = ["--agency", AGENCY, "--year", "2023", *_state(tmp_path)]
    evidence_checker("check", folder, *told)
    history = sorted((tmp_path / "ingatan").rglob("assessments/*"))
    for words in (
        ["explain", folder, "16"],
        ["simulate", folder, "--set", "16=3"],
        ["organize", folder, "--into", tmp_path / "x"],
    ):
        evidence_checker(*words, *told)
    assert sorted((tmp_path / "ingatan").rglob("assessments/*")) == history


def test_a_process_that_is_gone_does_not_run() -> None:
    import os
    import subprocess
    import sys

    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert not runs(ended.pid)
    assert runs(os.getpid())
    assert runs(0), "a heartbeat that does not tell its process is believed"


def test_a_unit_that_nobody_knows_is_named_by_its_row(folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "rencana.xlsx"
    told = ["--agency", AGENCY, "--year", "2023", *_state(tmp_path)]
    evidence_checker("plan", folder, "--report", f"xlsx={book}", *told)
    opened = openpyxl.load_workbook(book)
    sheet = opened.worksheets[0]
    owner = next(cell.column for cell in sheet[1] if cell.value == "Penanggung jawab")
    sheet.cell(4, owner).value = "Dinas Antah Berantah"
    opened.save(book)
    refused = evidence_checker("plan", folder, "--import", book, *told)
    assert refused.returncode == 2 and "baris 4: unit “Dinas Antah Berantah” tidak dikenal" in refused.stderr.decode()
    (folder / "evidence.toml").write_text('[units]\n"10" = "Dinas Antah Berantah"\n', encoding="utf-8")
    assert evidence_checker("plan", folder, "--import", book, *told).returncode == 0
