"""`check-all` as a user runs it: a province of made agencies, what a second run does, what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.made_agencies import make
from evidence_checker.cli.check_all import _status
from evidence_checker.errors import Exit
from evidence_checker.model import Finding
from evidence_checker.model.agencies import AgencyResult
from tests.conftest import evidence_checker


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three agencies, one without documents, and a folder that is none."""
    root = tmp_path_factory.mktemp("provinsi")
    make(root, 24, 3)
    (root / "instansi-kosong").mkdir()
    (root / "instansi-kosong" / "evidence.toml").write_text('agency = "Pemerintah Kota Kosong"\n', encoding="utf-8")
    (root / "arsip-lama").mkdir()
    return root


@pytest.fixture(scope="module")
def first(province: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str, int]:
    """The results of one run: folder, standard output, standard error, exit status."""
    out = tmp_path_factory.mktemp("hasil")
    ran = _run(province, out)
    return out, ran[0], ran[1], ran[2]


def _run(source: Path, out: Path, *more: str) -> tuple[str, str, int]:
    state = out.parent / "ingatan"
    ran = evidence_checker("check-all", source, "--out", out, "--no-ocr", "--workers", "1", "--state", state, *more)
    return ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"), ran.returncode


def _bytes(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_each_agency_has_its_reports_and_one_without_documents_does_not_stop_the_rest(
    first: tuple[Path, str, str, int],
) -> None:
    out, printed, told, status = first
    assert status == Exit.NOT_FINAL
    assert "3 dari 4 instansi dinilai, 24 dokumen" in printed
    assert "Kota Kosong" in printed and "tidak berisi dokumen" in printed
    assert "Folder arsip-lama dilewati" in told
    assert "4/4 instansi, 24 berkas" in told
    for number in range(3):
        made = json.loads((out / f"instansi-00{number}" / "hasil-periksa.json").read_bytes())
        assert made["schema"] == "evidence-checker/assessment/1" and len(made["documents"]) == 8
        assert (out / f"instansi-00{number}" / "laporan.html").stat().st_size > 10_000
    assert b"instansi-001/laporan.html" in (out / "index.html").read_bytes()


def test_an_agency_is_judged_as_check_judges_it(province: Path, first: tuple[Path, str, str, int]) -> None:
    folder = province / "instansi-001"
    alone = evidence_checker("check", folder, "--no-ocr", "--workers", "1", "--report", "json=-", "--quiet")
    one = json.loads(alone.stdout)
    many = json.loads((first[0] / "instansi-001" / "hasil-periksa.json").read_bytes())
    assert one.pop("made_at") and many.pop("made_at")
    assert many == one


def test_a_second_run_does_nothing_again(province: Path, first: tuple[Path, str, str, int]) -> None:
    before = _bytes(first[0])
    _, told, status = _run(province, first[0])
    assert status == Exit.NOT_FINAL
    assert "4/4 instansi, 0 berkas" in told
    after = _bytes(first[0])
    varies = ("seluruh.json", "instansi-kosong/hasil.json")  # they say when
    assert {name for name in before if after[name] != before[name]} <= set(varies)


def test_a_run_that_was_ended_is_taken_up(province: Path, first: tuple[Path, str, str, int], tmp_path: Path) -> None:
    """What a kill left: reports of one agency whole, of another none, of the third without its texts."""
    out, state = tmp_path / "hasil", ("--state", str(tmp_path / "ingatan"))
    _run(province, out, *state)
    whole = _bytes(out)
    (out / "instansi-001" / "laporan.html").unlink()
    (out / "instansi-001" / "hasil.json").unlink()
    (out / "instansi-002" / "teks.z").unlink()
    (out / "seluruh.json").unlink()
    _, told, _ = _run(province, out, *state)
    assert "4/4 instansi, 0 berkas" in told
    again = _bytes(out)
    assert again.keys() == whole.keys()
    for name in ("instansi-001/laporan.html", "instansi-002/teks.z"):
        assert len(again[name]) == len(whole[name]), name
    assert again["instansi-002/teks.z"] == whole["instansi-002/teks.z"]


def test_evidence_is_not_written_to(province: Path, first: tuple[Path, str, str, int]) -> None:
    assert sorted(path.name for path in (province / "instansi-000").iterdir()) == sorted(
        ["evidence.toml", *(f"berkas-{number:05d}.txt" for number in range(8))]
    )


def test_a_broken_agency_costs_itself(province: Path, tmp_path: Path) -> None:
    """Its settings are no TOML: told with its name; the others are judged."""
    (tmp_path / "p").mkdir()
    make(tmp_path / "p", 4, 2)
    (tmp_path / "p" / "instansi-000" / "evidence.toml").write_text('agency = "tanpa akhir\n', encoding="utf-8")
    printed, _, status = _run(tmp_path / "p", tmp_path / "hasil")
    assert status == Exit.NOT_FINAL
    assert "1 dari 2 instansi dinilai" in printed and "instansi-000: " in printed
    assert (tmp_path / "hasil" / "instansi-001" / "laporan.html").exists()


def test_results_never_lie_inside_the_evidence(province: Path) -> None:
    ran = evidence_checker("check-all", province, "--out", province / "instansi-000" / "hasil")
    assert ran.returncode == Exit.USAGE
    assert b"terletak di dalam folder bukti" in ran.stderr and not (province / "instansi-000" / "hasil").exists()


def test_a_form_of_report_that_is_none(province: Path, tmp_path: Path) -> None:
    ran = evidence_checker("check-all", province, "--out", tmp_path / "o", "--report", "pdfx=a.pdf")
    assert ran.returncode == Exit.USAGE
    assert b"html, xlsx, csv, parquet, json" in ran.stderr


@pytest.mark.parametrize(
    ("exits", "expected"),
    [((0, 0), 0), ((0, 1), 1), ((1, 3), 3), ((0, -1), 3), ((), 0)],
)
def test_the_exit_status_over_all(exits: tuple[int, ...], expected: int) -> None:
    """-1 stands for an agency that could not be judged."""
    failed = Finding.of("EC840", reason="x")
    results = [AgencyResult(str(n), "", "", failed=failed if n < 0 else None, exit=max(0, n)) for n in exits]
    assert _status(results) == expected
