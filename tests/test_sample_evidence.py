"""The sample folder end to end: its golden assessment, its independence of workers and order, and that nothing in it
changes.

`python -m tests.test_sample_evidence` writes the golden file anew; look at the difference before it is committed.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, evidence_checker
from tests.makers.samples import SAMPLES, make

GOLDEN = ROOT / "tests" / "golden" / "sample_evidence.json"


def _check(folder: Path, *options: object) -> dict[str, Any]:
    run = evidence_checker("check", folder, "--no-ocr", "--no-state", "--quiet", "--report", "json=-", *options)
    assert run.returncode == 3, run.stderr
    assessment: dict[str, Any] = json.loads(run.stdout)
    del assessment["made_at"]
    return assessment


def _outline(assessment: dict[str, Any]) -> dict[str, Any]:
    """What a reviewer reads: the standing of each indicator with its evidence, and what each document is."""
    return {
        "indicators": {
            each["id"]: {
                "status": each["status"],
                "level": each["level"],
                "evidence": {e["path"]: e["strength"] for e in each["evidence"]},
                "near_misses": sorted({f"{n['path']}: {n['why']}" for n in each["near_misses"]}),
            }
            for each in assessment["indicators"]
        },
        "documents": {
            each["path"]: {
                name: each[name]
                for name in ("status", "kind", "title", "number", "date", "year", "state", "signature", "duplicate_of")
            }
            | {"findings": sorted({finding["code"] for finding in each["findings"]})}
            for each in assessment["documents"]
        },
        "index": assessment["summary"]["index"]["value"],
    }


@pytest.fixture(scope="module")
def assessment() -> dict[str, Any]:
    return _check(ROOT / "sample_evidence", "--workers", "1")


def test_golden(assessment: dict[str, Any]) -> None:
    wanted = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert _outline(assessment) == wanted, "if this is meant: python -m tests.test_sample_evidence"


def test_workers_and_order_change_nothing(assessment: dict[str, Any], tmp_path: Path) -> None:
    assert _check(ROOT / "sample_evidence", "--workers", "2") == assessment
    moved = tmp_path / "sample_evidence"
    moved.mkdir()
    for source in sorted((ROOT / "sample_evidence").rglob("*"), reverse=True):
        if source.is_file():
            target = moved / source.relative_to(ROOT / "sample_evidence")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    other = _check(moved, "--workers", "2")
    assert {**other, "folder": ""} == {**assessment, "folder": ""}


def test_every_file_stands_exactly_once(assessment: dict[str, Any], sample_evidence: Path) -> None:
    files = {p.relative_to(sample_evidence).as_posix() for p in sample_evidence.rglob("*") if p.is_file()} - {
        "evidence.toml"
    }
    listed = [each["path"] for each in assessment["documents"] if ".zip/" not in each["path"]]
    assert sorted(listed) == sorted(files)


def test_folder_is_the_same_afterwards(tmp_path: Path) -> None:
    folder = tmp_path / "bukti"
    make(folder)
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in sorted(folder.rglob("*")) if p.is_file()}
    names = sorted(folder.rglob("*"))
    evidence_checker("check", folder, "--no-ocr", "--state", tmp_path / "state")
    assert sorted(folder.rglob("*")) == names
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in sorted(folder.rglob("*")) if p.is_file()} == before


def test_quotes_are_on_their_pages(assessment: dict[str, Any], sample_evidence: Path) -> None:
    import pypdfium2

    quoted = 0
    for indicator in assessment["indicators"]:
        for evidence in indicator["evidence"]:
            if not evidence["path"].endswith(".pdf") or ".zip/" in evidence["path"]:
                continue
            with pypdfium2.PdfDocument(sample_evidence / evidence["path"]) as pdf:
                for passage in evidence["passages"]:
                    page = pdf[passage["page"] - 1].get_textpage().get_text_range()
                    assert "".join(passage["quote"].split()) in "".join(page.split())
                    quoted += 1
    assert quoted > 20


def test_samples_are_what_the_script_makes(tmp_path: Path, sample_evidence: Path) -> None:
    make(tmp_path / "once")
    make(tmp_path / "again")
    names = sorted([*(sample.path for sample in SAMPLES), "evidence.toml"])
    for folder in (sample_evidence, tmp_path / "once"):
        assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()) == names
    assert [n for n in names if (tmp_path / "once" / n).read_bytes() != (tmp_path / "again" / n).read_bytes()] == []


if __name__ == "__main__":
    made = _outline(_check(ROOT / "sample_evidence", "--workers", "1"))
    GOLDEN.write_text(json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sys.stdout.write(f"{GOLDEN}\n")
