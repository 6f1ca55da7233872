"""Threads that decode their first result at one moment do not crash the process (docs/decisions/0015-values.md)."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from evidence_checker.assess.file_task import FileResult
from evidence_checker.assessment.examination import unread_examination
from evidence_checker.model import Document, Finding, Page, ReadStatus, SourceFile, Unread

_THREADS = """
import sys, threading
sys.setswitchinterval(1e-6)
import msgspec
from evidence_checker.{module} import {name}
body = sys.stdin.buffer.read()
start = threading.Barrier(6)
def decode():
    start.wait()
    msgspec.json.decode(body, type={name})
threads = [threading.Thread(target=decode) for _ in range(6)]
[each.start() for each in threads]
[each.join() for each in threads]
"""


@pytest.mark.parametrize(("module", "name"), [("model", "Document"), ("model", "Examination"), ("model", "Unread")])
def test_first_results_in_many_threads(module: str, name: str) -> None:
    file = SourceFile("a.pdf", "a.pdf", 1, 0)
    failed = Unread(file, ReadStatus.UNREADABLE, Finding.of("EC110", read=1, pages=2))
    values = {
        "Document": Document(file, "pdf", (Page(1, "satu"),), findings=(Finding.of("EC118", page=1, confidence=0.3),)),
        "Unread": failed, "Examination": unread_examination(failed),
    }  # fmt: skip
    body = msgspec.json.encode(values[name])
    for _attempt in range(4):
        done = subprocess.run(
            [sys.executable, "-c", _THREADS.format(module=module, name=name)], input=body, check=False,
            capture_output=True,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_result_of_a_worker_is_learnt_by_one_thread() -> None:
    """What a check decodes is made of the types that the model has learnt, but for its own frame."""
    assert {field.name for field in msgspec.structs.fields(FileResult)} >= {"examination", "document", "unread"}
