"""benchmarks/accuracy.py on a labelled corpus of three made papers: its counts, and what changed since a kept run."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.makers.papers import FORMS, Facts
from tests.makers.pdf import pdf

FIELDS = ("path", "agency", "doc_type", "number", "year", "is_draft", "indicators_primary", "indicators_secondary")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("korpus")
    folder = made / "documents" / "cemara"
    folder.mkdir(parents=True)
    sop = Facts("Pengoperasian Pusat Data", ("Operator memeriksa server.",), year=2023)
    norm = Facts("Penyelenggaraan Pusat Data", ("Setiap perangkat daerah wajib menggunakan pusat data.",), year=2023)
    letter = Facts("Permohonan Data Kepegawaian", ("Mohon bantuan pusat data.",), year=2023)
    for name, form, facts in (("sop", "sop", sop), ("perbup", "regulation", norm), ("surat", "letter", letter)):
        (folder / f"{name}.pdf").write_bytes(pdf(FORMS[form](facts)))
    (made / "folders.csv").write_text(
        "folder,agency,year\ndocuments/cemara,Pemerintah Kabupaten Cemara Raya,2023\n", encoding="utf-8"
    )
    rows = (
        ("sop.pdf", "sop", "065/12/SOP/2023", "16", ""),
        ("perbup.pdf", "peraturan_kepala_daerah", "12 Tahun 2023", "5;6", "16"),  # 6 is labelled on purpose: missed
        ("surat.pdf", "surat", "", "", ""),
    )
    with (made / "labels.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table)
        writer.writerow(FIELDS)
        for name, kind, number, primary, secondary in rows:
            writer.writerow((f"documents/cemara/{name}", "Cemara Raya", kind, number, "2023", "no", primary, secondary))
    return made


def measure(corpus: Path, *options: object) -> list[str]:
    script = ROOT / "benchmarks" / "accuracy.py"
    run = subprocess.run(
        [sys.executable, str(script), str(corpus), "--no-ocr", "--workers", "1", *map(str, options)],
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=300,
        check=False,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    return [" ".join(line.split()) for line in run.stdout.splitlines()]


def test_it_counts_pairs_silence_and_identity_and_tells_what_changed(corpus: Path, tmp_path: Path) -> None:
    kept = tmp_path / "run.json"
    lines = measure(corpus, "--keep", kept)
    assert "evidence-checker 2 0 1 1.00 0.67 0.80 1 of 1" in lines
    assert any(line.startswith("1-10 1 0 1 1.00 0.50 0.67") for line in lines)
    assert "missed: documents/cemara/perbup.pdf 6" in lines
    assert "kind 3 of 3" in lines
    assert "number 2 of 2" in lines

    earlier = json.loads(kept.read_bytes())
    found = earlier["found"]["evidence-checker"]
    assert found["documents/cemara/sop.pdf"] == ["16"]
    found["documents/cemara/sop.pdf"] = []
    found["documents/cemara/surat.pdf"] = ["36"]
    found["documents/cemara/perbup.pdf"] = ["5", "6"]
    kept.write_text(json.dumps(earlier), encoding="utf-8")
    changed = measure(corpus, "--against", kept)
    assert changed[-4:] == [
        "since run.json: 3 pairs changed",
        "lost: documents/cemara/perbup.pdf 6",
        "gained: documents/cemara/sop.pdf 16",
        "no longer wrong: documents/cemara/surat.pdf 36",
    ]


def test_the_naive_ways_are_measured_on_the_same_papers(corpus: Path) -> None:
    lines = measure(corpus)
    (terms,) = [line for line in lines if line.startswith("any term")]
    (best,) = [line for line in lines if line.startswith("BM25, best")]
    assert int(terms.split()[3]) > 0, "phrases alone are wrong somewhere"
    assert best.split()[2:5] != ["0", "0", "0"]
