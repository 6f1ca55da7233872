"""The cluster engine: the same results as own processes, and what is refused. Skipped where the extra is missing."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_checker.errors import MissingToolError, UsageError
from evidence_checker.model import Finding, SourceFile
from evidence_checker.workers import Limits
from evidence_checker.workers.cluster import Cluster, connected
from evidence_checker.workers.engine import OwnProcesses
from tests.work import Answer, behave

# What the cluster's own libraries warn of on the way down is theirs.
pytestmark = pytest.mark.filterwarnings("ignore")

LIMITS = Limits(silence=20, seconds=40)


def _code() -> str:
    return "sama"


def _code_of_the_process() -> str:
    import os

    return str(os.getpid())


def _ended(file: SourceFile, why: Finding) -> Answer:
    return Answer(file.path, -1, why.code)


def _files(folder: Path, *names: str) -> list[SourceFile]:
    made = []
    for name in names:
        (folder / name).write_bytes(b"x")
        made.append(SourceFile(name, str(folder / name), 1, 0))
    return made


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    pytest.importorskip("distributed")
    with connected("local:1", _code) as engine:
        yield engine


def test_same_results_as_own_processes(cluster: Cluster, tmp_path: Path) -> None:
    files = _files(tmp_path, *(f"a-{number}" for number in range(9)), "pages-1", "segv-1", "fault-1")
    there = dict(cluster.examine(files, behave, Answer, LIMITS, _ended))
    here = dict(OwnProcesses(1).examine(files, behave, Answer, LIMITS, _ended))
    assert there == here
    assert there[files[-2]].system_path == "EC110"


def test_a_file_that_the_node_does_not_see_is_told(cluster: Cluster, tmp_path: Path) -> None:
    seen, gone = _files(tmp_path, "a-1", "a-2")
    Path(gone.system_path).unlink()
    there = dict(cluster.examine([seen, gone], behave, Answer, LIMITS, _ended))
    assert there[seen] == Answer("a-1", 1, seen.system_path)
    assert there[gone].system_path == "EC842"


def test_no_files_are_no_work(cluster: Cluster) -> None:
    assert list(cluster.examine([], behave, Answer, LIMITS, _ended)) == []


def test_a_worker_with_other_code_is_refused_by_name() -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as there,
        pytest.raises(UsageError) as refused,
        connected(there.scheduler_address, _code_of_the_process),
    ):
        raise AssertionError("never connected")
    assert refused.value.code == "ES544"
    assert str(refused.value.facts["worker"]).startswith("tcp://127.0.0.1")


def _code_of_the_machine() -> str:
    import os

    return os.environ.get("EVIDENCE_CHECKER_TEST_CODE", "sama")


def test_a_worker_of_other_code_that_comes_later_is_sent_away_by_name(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    files = _files(tmp_path, *(f"a-{number}" for number in range(40)))
    heard: list[Finding] = []
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None) as there,
        distributed.Client(there, set_as_default=False) as client,
    ):
        there.scale(1)
        client.wait_for_workers(1)
        with connected(there.scheduler_address, _code_of_the_machine, on_told=heard.append) as cluster:
            there.new_spec["options"]["env"] = {"EVIDENCE_CHECKER_TEST_CODE": "lain"}
            there.scale(2)
            client.wait_for_workers(2)
            made = dict(cluster.examine(files, behave, Answer, LIMITS, _ended))
            assert len(client.nthreads()) == 1
    assert [made[file].path for file in files] == [file.path for file in files]
    assert {finding.code for finding in heard} == {"EC848"}
    assert dict(heard[0].facts)["theirs"] == "lain"


def _lasting(file: SourceFile) -> Answer:
    """In the first worker it waits for its end; an empty file, which may be made, says which process that is."""
    folder = Path(file.system_path).parent
    if not list(folder.glob("worker-*")):
        (folder / f"worker-{os.getppid()}").touch()
        while True:
            time.sleep(1)
    return behave(file)


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_when_every_worker_is_lost_what_they_held_is_sent_anew_to_those_that_come(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    files = _files(tmp_path, *(f"a-{number}" for number in range(6)))

    def kill() -> None:
        while not (found := list(tmp_path.glob("worker-*"))):
            time.sleep(0.05)
        os.kill(int(found[0].name.partition("-")[2]), signal.SIGKILL)

    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as there:
        killer = threading.Thread(target=kill)
        killer.start()
        with connected(there.scheduler_address, _code) as cluster:
            made = list(cluster.examine(files, _lasting, Answer, LIMITS, _ended))
        killer.join()
    assert sorted(each.path for _, each in made) == [file.path for file in files]
    assert {each.system_path for _, each in made} == {file.system_path for file in files}


def test_a_scheduler_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("evidence_checker.workers.cluster._CONNECT_SECONDS", 1.0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(UsageError) as refused, connected(address, _code):
            raise AssertionError("never connected")
    assert refused.value.code == "ES543" and refused.value.facts["address"] == address


@pytest.mark.parametrize("address", ["dask", "local:0", "local:", "http://x", "tcp://", "local:1000"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(UsageError) as refused, connected(address, _code):
        raise AssertionError("never connected")
    assert refused.value.code == "ES550"


def test_without_the_package_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingToolError) as refused, connected("local:1", _code):
        raise AssertionError("never connected")
    assert refused.value.code == "ES546" and refused.value.facts["extra"] == "cluster"
