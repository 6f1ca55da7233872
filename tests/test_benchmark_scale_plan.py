"""The simulation of many machines: cases whose answer is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.scale_plan import Costs, measured, simulate

FREE = Costs(0.0, 0.0, 1e12, 0.0)


def test_without_costs_workers_are_always_busy() -> None:
    for workers in (1, 4):
        got = simulate([[(1.0, 1)] * 100] * 8, workers, FREE)
        assert got.seconds == pytest.approx(800 / workers, rel=0.01)
        assert got.efficiency == pytest.approx(1.0, rel=0.01) and got.bottleneck == "workers"


def test_a_machine_that_handles_two_results_a_second_is_the_limit() -> None:
    got = simulate([[(1.0, 1)] * 50] * 8, 8, Costs(0.5, 0.0, 1e12, 0.0))
    assert got.seconds == pytest.approx(400 * 0.5, rel=0.02)
    assert got.efficiency == pytest.approx(0.25, rel=0.03) and got.bottleneck == "the machine that calls"


def test_a_share_of_two_files_a_second_is_the_limit() -> None:
    got = simulate([[(1.0, 50)] * 50] * 8, 8, Costs(0.0, 0.0, 100.0, 0.0))
    assert got.seconds == pytest.approx(200, rel=0.02) and got.bottleneck == "the shared file system"


def test_every_document_is_read_once() -> None:
    agencies = [[(float(n % 7 + 1), 1)] * (n % 5 + 1) for n in range(23)]
    whole = sum(each[0] for agency in agencies for each in agency)
    got = simulate(agencies, 3, Costs(0.01, 0.1, 1e9))
    assert got.efficiency * got.seconds * 3 == pytest.approx(whole)


def test_pages_and_source_give_the_seconds(tmp_path: Path) -> None:
    documents = [
        {"pages": 10, "text_source": "ocr", "bytes": 5},
        {"pages": 10, "text_source": "text", "bytes": 6},
        {"pages": None, "text_source": "none", "bytes": 7},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"documents": documents}), encoding="utf-8")
    assert measured([tmp_path / "a.json"], 1.0, 0.1, 0.0) == [(10.0, 5), (1.0, 6), (0.1, 7)]
