"""`decide examples`: what a reviewer overruled becomes an example of the agency's own rules, and guards them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from evidence_checker import rules
from evidence_checker.rules import packs
from tests.conftest import evidence_checker
from tests.makers.papers import FORMS, Facts
from tests.makers.pdf import pdf
from tests.reports.assessment_maker import AGENCY

SOP, MEETING = "sop.pdf", "notulen.pdf"
NUMBER = "19800101 200501 1 001"


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder checked by a small pack of its own."""
    root = tmp_path_factory.mktemp("contoh")
    folder = root / "bukti"
    folder.mkdir()
    assert evidence_checker("rules", "new", root / "aturan").returncode == 0
    (folder / "evidence.toml").write_text(
        f'agency = "{AGENCY}"\nyear = 2023\nframework = "{(root / "aturan").as_posix()}"\n', encoding="utf-8"
    )
    sop = Facts("Pengoperasian Pusat Data", ("Petugas memeriksa pusat data.", f"NIP {NUMBER}"), "21", 2023)
    (folder / SOP).write_bytes(pdf(FORMS["sop"](sop)))
    meeting = Facts("Rapat Penataan Taman Kota", ("Taman kota ditata.",), "4", 2023)
    (folder / MEETING).write_bytes(pdf(FORMS["minutes"](meeting)))
    _checked(root)
    return root


def _checked(root: Path) -> None:
    evidence_checker("check", root / "bukti", "--state", root / "ingatan", "--no-ocr", "--quiet", "--workers", "1")


def _decided(root: Path, action: str, indicator: str, document: str, reason: str) -> None:
    run = evidence_checker(
        "decide", action, root / "bukti", "--indicator", indicator, "--document", document, "--name", "Ketua",
        "--reason", reason, "--state", root / "ingatan",
    )  # fmt: skip
    assert run.returncode == 0, run.stderr


def test_a_decision_becomes_an_example_that_guards(work: Path) -> None:
    exported = ("decide", "examples", work / "bukti", "--to", work / "aturan", "--state", work / "ingatan")
    none = evidence_checker(*exported)
    assert none.returncode == 0 and "Tidak ada keputusan yang mengoreksi" in none.stdout.decode()

    _decided(work, "reject", "1", SOP, "Pusat data ini milik swasta")
    _decided(work, "accept", "1", MEETING, "Rapatnya membahas pusat data")
    run = evidence_checker(*exported)
    said = run.stdout.decode()
    assert run.returncode == 1, run.stderr
    assert "2 contoh ditulis di" in said and said.count("GAGAL") == 2

    written = rules.load(str(work / "aturan")).indicator("1").examples
    rejected, accepted = written[-2:]
    assert (rejected.expect, accepted.expect) == ("nothing", "evidence")
    assert rejected.agency == AGENCY and rejected.year == 2023 and rejected.file_name == SOP
    assert "Pusat data ini milik swasta" in rejected.title
    assert NUMBER not in rejected.text and "00000000 000000 0 000" in rejected.text

    tested = evidence_checker("rules", "test", work / "aturan")
    assert tested.returncode == 1 and "Pusat data ini milik swasta" in " ".join(tested.stdout.decode().split())
    again = evidence_checker(*exported)
    assert "0 contoh ditulis" in again.stdout.decode()
    assert rules.load(str(work / "aturan")).indicator("1").examples == written


def test_what_agrees_with_the_verdict_is_no_example(work: Path, tmp_path: Path) -> None:
    shutil.copytree(work / "bukti", tmp_path / "bukti")
    _checked(tmp_path)
    _decided(tmp_path, "accept", "1", SOP, "Benar bukti")
    _decided(tmp_path, "reject", "1", MEETING, "Benar bukan bukti")
    run = evidence_checker(
        "decide", "examples", tmp_path / "bukti", "--to", work / "aturan", "--state", tmp_path / "ingatan"
    )
    assert run.returncode == 0 and "Tidak ada keputusan yang mengoreksi" in run.stdout.decode()


def test_nothing_is_written_into_a_shipped_pack(work: Path) -> None:
    for pack in ("spbe-2020", str(packs.find("spbe-2020"))):
        run = evidence_checker("decide", "examples", work / "bukti", "--to", pack, "--state", work / "ingatan")
        assert run.returncode == 2 and "tidak ditulis ke paket yang disertakan" in run.stderr.decode()


def test_a_pack_of_another_framework_is_refused(work: Path, tmp_path: Path) -> None:
    shutil.copytree(work / "aturan", tmp_path / "lain")
    head = tmp_path / "lain" / "framework.yaml"
    head.write_text(re.sub(r"(?m)^id: .*$", "id: lain", head.read_text("utf-8")), encoding="utf-8")
    run = evidence_checker(
        "decide", "examples", work / "bukti", "--to", tmp_path / "lain", "--state", work / "ingatan"
    )
    assert run.returncode == 2 and "bukan lain" in run.stderr.decode()
