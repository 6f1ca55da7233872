"""The engine on a cluster of Dask distributed: the same contained task, on other machines.

Over the wire go the task once for each worker, and then for each file where it lies; back comes the result as JSON.
Documents never travel: a worker opens them where they lie. Within a worker of the cluster files are read in contained
processes as everywhere, so that a poisonous file costs a process and no node.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import hashlib
import os
import pickle
import re
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from typing import Any, TypeVar

import msgspec

from evidence_checker import __version__, readers, workers
from evidence_checker.errors import EvidenceCheckerError, MissingToolError, UsageError
from evidence_checker.model import Finding, SourceFile, replace
from evidence_checker.readers import files, ocr
from evidence_checker.workers.contained_lane import ContainedLane
from evidence_checker.workers.objects import Objects

T = TypeVar("T")

_CONNECT_SECONDS = 15.0
_AHEAD = 3  # files in flight for each thread of the cluster: the next is there when one is done
_LARGE = 10_000  # bytes of an argument from which it travels by itself, once
_MOST_HELD = 64  # values that are held by the workers for tasks to come
_MOST_TRIES = 10  # workers of the cluster that one file may see lost: those that wait with a worker count too


class _OnNode:
    """What a worker of the cluster holds between files: one lane of contained processes for each task."""

    standby = workers.Standby((), keeps=True)
    objects = Objects()
    lanes: dict[str, ContainedLane[Any]] = {}  # noqa: RUF012  shared by all threads of the worker on purpose
    lock = threading.Lock()


@contextlib.contextmanager
def connected(address: str, code: Callable[[], str] = lambda: "") -> Iterator[Cluster]:
    """The engine at `tcp://host:port` (a scheduler that runs), or `local:N` (N workers of this machine).

    `code`: a fingerprint of the program's code, a function of a module: it must be the same on all machines. The rules
    need no such check, because they travel with the task.

    Raises MissingToolError (ES546) without the package, UsageError: ES550 no such address, ES543 nobody answers, ES544
    a worker of another version.
    """
    local = re.fullmatch(r"local:([1-9]\d{0,2})", address)
    if local is None and not re.fullmatch(r"(tcp|tls|ucx)://[^\s/]+", address):
        raise UsageError("ES550", value=address)
    try:
        import distributed
    except ImportError as error:
        raise MissingToolError("ES546", what="--cluster", package="distributed", extra="cluster") from error
    import dask

    # A lost worker costs what was in its hands; a file that ends several is not tried for ever.
    quiet = {"distributed.scheduler.allowed-failures": _MOST_TRIES}
    with dask.config.set(quiet), contextlib.ExitStack() as closing:
        where: Any = address
        if local is not None:
            where = closing.enter_context(
                distributed.LocalCluster(
                    n_workers=int(local[1]), threads_per_worker=1, processes=True, dashboard_address=None,
                    silence_logs=50, host="127.0.0.1",
                )
            )  # fmt: skip
        try:
            client = closing.enter_context(distributed.Client(where, timeout=_CONNECT_SECONDS, set_as_default=False))
            client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
        except (OSError, TimeoutError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise UsageError("ES543", address=address, reason=reason) from error
        _same_everywhere(client, code)
        yield Cluster(client, address)


def _versions(code: Callable[[], str]) -> tuple[tuple[str, str], ...]:
    """What must agree between all machines: (name, version). Runs on each of them."""
    told = (("evidence-checker", __version__), ("evidence-checker (reader)", readers.READER_VERSION))
    return (*told, ("evidence-checker (code)", code()[:12]), ("OCR", ocr.versions()))


def _same_everywhere(client: Any, code: Callable[[], str]) -> None:
    """Raises UsageError (ES544) for a worker of another version, or that lacks the program."""
    ours = _versions(code)
    told = client.run(_versions, code, on_error="return")
    for worker in sorted(told):
        found = told[worker]
        if isinstance(found, OSError) and worker not in client.nthreads():
            continue  # lost while it was asked
        if isinstance(found, BaseException):
            raise UsageError("ES544", worker=worker, what="evidence-checker", theirs=str(found)[:80], ours=__version__)
        for (name, here), (_, theirs) in zip(ours, found, strict=False):
            if here != theirs:
                raise UsageError("ES544", worker=worker, what=name, theirs=theirs, ours=here)


class Cluster:
    """See `engine.Engine`. `count`: threads of all workers. Safe from several threads: agencies share it."""

    def __init__(self, client: Any, address: str) -> None:
        self._client, self._address = client, address
        self._lost = False
        self._sent: dict[str, Any] = {}
        self._sending = threading.Lock()

    @property
    def count(self) -> int:
        """How many files the cluster reads at once, as it is now."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def _held(self, value: bytes) -> Any:
        """The value with every worker of the cluster; sent once, whoever asks."""
        name = hashlib.sha256(value).hexdigest()
        with self._sending:
            if name not in self._sent or self._sent[name].status != "finished":
                self._sent[name] = self._client.scatter(value, broadcast=True, hash=True)
                for old in list(self._sent)[:-_MOST_HELD]:
                    del self._sent[old]
            return self._sent[name]

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
        tried on others, ten times at most. Raises UsageError (ES543) when the scheduler is lost."""
        from distributed import as_completed
        from distributed.comm import CommClosedError
        from distributed.scheduler import KilledWorker

        if self._lost:
            raise UsageError("ES543", address=self._address, reason="CommClosedError")
        task, large = _apart(task)
        order = pickle.dumps((task, result_type, limits, on_crash, given))
        key = hashlib.sha256(order + b"".join(sorted(large.values()))).hexdigest()[:32]
        try:
            held = self._held(order)
            parts = {name: self._held(part) for name, part in large.items()}
        except (CancelledError, asyncio.CancelledError, CommClosedError, TimeoutError) as error:
            raise self._lost_with(error) from error
        waiting = iter(files)
        of: dict[Any, SourceFile] = {}

        def send() -> Any:
            file = next(waiting, None)
            if file is None:
                return None
            told = (pickle.dumps(file), held, parts, key)
            future = self._client.submit(_examined_there, *told, pure=False, retries=_MOST_TRIES)
            of[future.key] = file
            return future

        try:
            first = [each for each in (send() for _ in range(self.count * _AHEAD)) if each is not None]
            done = as_completed(first, loop=self._client.loop)
            for future in done:
                file = of.pop(future.key)
                try:
                    frame = future.result()
                except KilledWorker:
                    yield file, on_crash(file, Finding.of("EC844", times=_MOST_TRIES))
                else:
                    plain = frame[:1] == b"{"
                    yield file, msgspec.json.decode(frame, type=result_type) if plain else pickle.loads(frame)
                following = send()
                if following is not None:
                    done.add(following)
        except (CancelledError, asyncio.CancelledError, CommClosedError, TimeoutError) as error:
            raise self._lost_with(error) from error

    def end(self) -> None:
        """Give up all that is under way, from another thread: to whoever waits, the scheduler is lost."""
        self._lost = True
        self._client.close(timeout=1)

    def _lost_with(self, error: BaseException) -> UsageError:
        """The scheduler is gone, and with it what was in its hands. What comes later is not tried."""
        self._lost = True
        return UsageError("ES543", address=self._address, reason=type(error).__name__)


def _apart(task: Any) -> tuple[Any, dict[str, bytes]]:
    """A task and what of it is large: the same rules for all agencies, which travel once."""
    if not isinstance(task, functools.partial):
        return task, {}
    large = {name: value for name, value in task.keywords.items() if isinstance(value, bytes) and len(value) >= _LARGE}
    small = {name: value for name, value in task.keywords.items() if name not in large}
    return functools.partial(task.func, *task.args, **small), large


def _examined_there(pickled: bytes, order: bytes, parts: dict[str, bytes], key: str) -> bytes:
    """Runs in a worker of the cluster: the file is examined by the lane of its task."""
    file: SourceFile = pickle.loads(pickled)
    with _OnNode.lock:
        lane = _OnNode.lanes.get(key)
        if lane is None:
            task, result_type, limits, on_crash, given = pickle.loads(order)
            task = functools.partial(task, **parts)
            lane = ContainedLane(task, result_type, on_crash, limits, _threads(), standby=_OnNode.standby, given=given)
            _OnNode.lanes[key] = lane
            # Tasks differ by agency: those of agencies that are done give their processes back.
            for old in list(_OnNode.lanes)[:-2]:
                _OnNode.lanes.pop(old).close()
    place, mark, inner = file.system_path.partition(files.ENTRY)
    if not files.is_address(place):
        if not os.path.lexists(place):
            return _packed(lane.given_up(file, Finding.of("EC842", node=socket.gethostname(), path=file.path)))
        return _packed(lane.submit(file).result())
    try:
        with _OnNode.objects.fetched(place) as path:
            return _packed(lane.submit(replace(file, system_path=f"{path}{mark}{inner}")).result())
    except (OSError, EvidenceCheckerError) as error:
        why = Finding.of("EC847", node=socket.gethostname(), path=file.path, reason=str(error)[:160])
        return _packed(lane.given_up(file, why))


@functools.cache
def _threads() -> int:
    from distributed import get_worker

    count: int = get_worker().state.nthreads
    return count


def _packed(result: Any) -> bytes:
    try:
        return msgspec.json.encode(result)
    except UnicodeEncodeError:
        return pickle.dumps(result)
