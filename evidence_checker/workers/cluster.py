"""The engine on a cluster of Dask distributed: the same contained task, on other machines.

Over the wire go the task once for each worker, and then for each file where it lies; back comes the result as JSON.
Documents never travel: a worker opens them where they lie. Within a worker of the cluster files are read in contained
processes as everywhere, so that a poisonous file costs a process and no node.
"""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from typing import Any, TypeVar

from evidence_checker import __version__, workers
from evidence_checker.errors import MissingToolError, UsageError
from evidence_checker.model import Finding, SourceFile
from evidence_checker.workers import node
from evidence_checker.workers.batches import MOST_LOSSES, Batch, Batches, Pace
from evidence_checker.workers.carried import Carried, value_of
from evidence_checker.workers.parts import apart
from evidence_checker.workers.results import Results

T = TypeVar("T")

_CONNECT_SECONDS = 15.0
_AHEAD = 2  # batches in flight for each reader of the cluster: the next is there when one is done
_COUNT_AGAIN = 5.0  # seconds after which it is asked anew how large the cluster is
# What is only watched, or served, for a dashboard that nobody opens would cost a tenth of a processor.
_QUIET = {
    "distributed.admin.tick.interval": "5s",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.worker.memory.monitor-interval": "10s",
    "distributed.worker.profile.enabled": False,
    "distributed.scheduler.work-stealing": False,
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}


def _same() -> str:
    return ""


@contextlib.contextmanager
def connected(
    address: str,
    code: Callable[[], str] = _same,
    preload: Sequence[str] = (),
    on_told: Callable[[Finding], None] = lambda _what: None,
) -> Iterator[Cluster]:
    """The engine at `tcp://host:port` (a scheduler that runs), or `local:N` (N readers of this machine).

    `code`: a fingerprint of the program's code, a function of a module: it must be the same on all machines. The rules
    need no such check, because they travel with the task. `preload`: modules that contained processes import while they
    wait. `on_told`: hears of a worker of another version that comes later and is sent away (EC848), and that none is
    left (EC849).

    Raises MissingToolError (ES546) without the package, UsageError: ES550 no such address, ES543 nobody answers, ES544
    a worker of another version.
    """
    local = re.fullmatch(r"local:([1-9]\d{0,2})", address)
    if local is None and not re.fullmatch(r"(tcp|tls|ucx)://[^\s/]+", address):
        raise UsageError("ES550", value=address)
    with contextlib.ExitStack() as closing:
        where: Any = address
        if local is not None:
            closing.callback(node.ended)
            node.prepared(code, preload, int(local[1]))  # they start while this process imports
        try:
            import distributed
        except ImportError as error:
            raise MissingToolError("ES546", what="--cluster", package="distributed", extra="cluster") from error
        import dask

        closing.enter_context(dask.config.set(_QUIET))
        if local is not None:
            where = closing.enter_context(_own_cluster(int(local[1])))
            closing.callback(node.ended)  # it would wait for what is under way
        try:
            client = closing.enter_context(distributed.Client(where, timeout=_CONNECT_SECONDS, set_as_default=False))
            client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
        except (OSError, TimeoutError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise UsageError("ES543", address=address, reason=reason) from error
        cluster = Cluster(client, address, code, on_told)
        for refusal in cluster.others(preload):
            raise refusal
        yield cluster


@contextlib.contextmanager
def _own_cluster(count: int) -> Iterator[Any]:
    """A scheduler and a worker of so many threads in this process: the work is done in contained processes anyway, and
    nobody outside can give tasks to a scheduler that is reached within the process only."""
    import distributed

    # Whoever hands a contained process its next file waits for the thread that judges at most so long, not five times.
    before = sys.getswitchinterval()
    quiet = {"protocol": "inproc://", "dashboard": False, "dashboard_address": "127.0.0.1:0"}
    worker = {"cls": distributed.Worker, "options": {**quiet, "nthreads": count, "memory_limit": 0}}
    scheduler = {"cls": distributed.Scheduler, "options": quiet}
    sys.setswitchinterval(0.001)
    try:
        with distributed.SpecCluster({0: worker}, scheduler, silence_logs=50) as cluster:
            yield cluster
    finally:
        sys.setswitchinterval(before)


class Cluster:
    """See `engine.Engine`. `count`: threads of all workers. Safe from several threads: agencies share it."""

    def __init__(self, client: Any, address: str, code: Callable[[], str], on_told: Callable[[Finding], None]) -> None:
        self._client, self._address, self._code, self._on_told = client, address, code, on_told
        self._lost = False
        self._counted = (1, 0.0)  # readers, and until when that is believed
        self._pace = Pace()
        self._carried = Carried(client, address, on_told)
        self._asking = threading.Lock()

    @property
    def count(self) -> int:
        """How many files the cluster reads at once, as it is now."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def _readers(self) -> int:
        """The count, some seconds old at most."""
        now = time.monotonic()
        if now > self._counted[1]:
            self._counted = (self.count, now + _COUNT_AGAIN)
        return self._counted[0]

    def others(self, preload: Sequence[str] = ()) -> list[UsageError]:
        """A refusal (ES544) for each worker of another version, or that lacks the program. Their contained processes
        start meanwhile, see `node.prepared`."""
        ours = threading.Thread(target=node.versions, args=(self._code,))
        ours.start()
        told = self._client.run(node.prepared, self._code, preload, on_error="return")
        ours.join()
        refused = []
        for worker in sorted(told):
            found = told[worker]
            if isinstance(found, OSError) and worker not in self._client.nthreads():
                continue  # lost while it was asked
            if isinstance(found, BaseException):
                what, theirs, here = "evidence-checker", str(found)[:80], __version__
                refused.append(UsageError("ES544", worker=worker, what=what, theirs=theirs, ours=here))
                continue
            pairs = zip(node.versions(self._code), found, strict=False)
            differing = next(((name, theirs, here) for (name, here), (_, theirs) in pairs if here != theirs), None)
            if differing is not None:
                name, theirs, here = differing
                refused.append(UsageError("ES544", worker=worker, what=name, theirs=theirs, ours=here))
        return refused

    def _send_others_away(self) -> None:
        with self._asking:
            for refusal in self.others():
                self._on_told(Finding.of("EC848", **refusal.facts))
                self._client.retire_workers([refusal.facts["worker"]], close_workers=True)

    def examine(
        self,
        files: Iterable[SourceFile],
        task: Callable[[SourceFile], T],
        result_type: Any,
        limits: workers.Limits,
        on_crash: Callable[[SourceFile, Finding], T],
        *,
        on_page: Callable[[SourceFile, int, int], None] | None = None,
        given: Callable[[SourceFile], bytes] | None = None,
    ) -> Iterator[tuple[SourceFile, T]]:
        """Pages are not told from afar. `given`: travels, and is asked on the node. A file whose workers were lost is
        tried on others, ten times at most. Raises UsageError: ES543 when the scheduler is lost, ES553 when all workers
        are and none comes again."""
        from distributed import as_completed
        from distributed.comm import CommClosedError
        from distributed.scheduler import KilledWorker

        gone = (CancelledError, asyncio.CancelledError, CommClosedError, TimeoutError)
        if self._lost:
            raise UsageError("ES543", address=self._address, reason="CommClosedError")
        task, large = apart(task)
        order = value_of(pickle.dumps((task, limits, on_crash, given, self._code, node.versions(self._code))))
        parts = {name: value_of(part) for name, part in large.items()}
        results: Results[T] = Results(result_type)
        work = Batches(files, self._pace)
        under_way: dict[Any, Batch] = {}
        try:
            done = as_completed(loop=self._client.loop)
            held = self._carried.held

            def send() -> None:
                while len(under_way) < _AHEAD * self._readers() and (batch := work.following(self._readers())):
                    told = held(order), {name: held(part) for name, part in parts.items()}
                    future = self._client.submit(node.examined_there, pickle.dumps(batch.files), *told, pure=False)
                    under_way[future.key] = batch
                    done.add(future)

            send()
            for future in done:
                batch = under_way.pop(future.key)
                made: list[tuple[bytes, float]] = []
                lost: Sequence[SourceFile] = ()
                try:
                    made = future.result()
                    work.done(batch, [seconds for _, seconds in made])
                except KilledWorker:
                    lost = work.lost(batch)
                except gone:
                    if not self._carried.reachable:
                        raise
                    lost = work.lost_together(batch)
                except Exception:
                    if not work.not_understood(batch):
                        raise
                    self._send_others_away()
                send()
                for file in lost:
                    yield file, on_crash(file, Finding.of("EC844", times=MOST_LOSSES))
                for file, (frame, _) in zip(batch.files, made, strict=False):
                    yield file, results.of(frame[:1], frame[1:])
        except (*gone, OSError) as error:
            raise self._lost_with(error) from error

    def end(self) -> None:
        """Give up all that is under way, from another thread: to whoever waits, the scheduler is lost."""
        self._lost = True
        self._client.close(timeout=1)

    def _lost_with(self, error: BaseException) -> UsageError:
        """The scheduler is gone, and with it what was in its hands. What comes later is not tried."""
        self._lost = True
        return UsageError("ES543", address=self._address, reason=type(error).__name__)
