"""What runs in a worker of a cluster: batches of files, each file in a contained process as everywhere."""

from __future__ import annotations

import contextlib
import functools
import os
import pickle
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from typing import Any

from evidence_checker import __version__, readers, workers
from evidence_checker.errors import EvidenceCheckerError
from evidence_checker.model import Finding, SourceFile, replace
from evidence_checker.readers import files, ocr
from evidence_checker.workers.batches import LONGEST
from evidence_checker.workers.objects import Objects
from evidence_checker.workers.places import Places
from evidence_checker.workers.results import encoded

_MOST_PLACES = 1000  # batches at a time: the threads of a worker of the cluster are fewer

Versions = tuple[tuple[str, str], ...]


class OtherVersion(Exception):
    """This worker is not what the calling machine asked for."""


@functools.cache
def versions(code: Callable[[], str]) -> Versions:
    """What must agree between all machines: (name, version)."""
    told = (("evidence-checker", __version__), ("evidence-checker (reader)", readers.READER_VERSION))
    return (*told, ("evidence-checker (code)", code()[:12]), ("OCR", ocr.versions()))


class _Held:
    """What a worker of the cluster holds between batches: contained processes, and objects that were fetched."""

    standby: workers.Standby | None = None
    places = Places(_MOST_PLACES)
    objects = Objects()
    lock = threading.Lock()


def prepared(code: Callable[[], str], preload: Sequence[str], count: int = 0, dask_worker: Any = None) -> Versions:
    """Start contained processes ahead, where there are none yet; what the worker is comes back. `preload`: modules that
    they import meanwhile. `count`: of processes, 0 = one for each thread of the worker."""
    _standby(preload, count or dask_worker.state.nthreads)
    return versions(code)


def _standby(preload: Sequence[str] = (), count: int = 0) -> workers.Standby:
    with _Held.lock:
        if _Held.standby is None:
            _Held.standby = workers.Standby(preload, keeps=True)
            _Held.standby.grow(count)
        return _Held.standby


def ended() -> None:
    """End what `prepared` began in this process, and batches that are under way."""
    with _Held.lock:
        _Held.places.end()
        if _Held.standby is not None:
            _Held.standby.__exit__()
        _Held.standby, _Held.places = None, Places(_MOST_PLACES)


def examined_there(pickled: bytes, order: bytes, parts: dict[str, bytes]) -> list[tuple[bytes, float]]:
    """Examine a batch: (result, seconds) of the first of its files, of all where that does not take too long. Raises
    OtherVersion."""
    task, limits, on_crash, given, code, asked = pickle.loads(order)
    if versions(code) != asked:
        raise OtherVersion
    batch = _Batch(pickle.loads(pickled), functools.partial(_failed, on_crash))
    before = time.monotonic()
    made = workers.examine(
        batch.at_hand(), functools.partial(task, **parts), bytes, 1, limits, batch.failed,
        standby=_standby(), given=given, places=_Held.places,
    )  # fmt: skip
    try:
        for _file, frame in made:
            now = time.monotonic()
            batch.heard(frame, now - before)
            before = now
    except KeyboardInterrupt:  # from `ended`: to the cluster it is a batch that nobody waits for any more
        raise CancelledError from None
    return batch.results()


class _Batch:
    """Files that one contained process is handed in turn. `failed`: makes the result of a file that is not examined."""

    def __init__(self, taken: Sequence[SourceFile], failed: Callable[[SourceFile, Finding], bytes]) -> None:
        self._taken, self.failed = taken, failed
        self._made: dict[int, tuple[bytes, float]] = {}
        self._handed: deque[int] = deque()

    def at_hand(self) -> Iterator[SourceFile]:
        """The files as this node sees them, until it takes too long; what it does not see is told and passed over. The
        next is asked for when one is done, so an object that was fetched is let go then."""
        last = time.monotonic() + LONGEST
        for number, file in enumerate(self._taken):
            if number and time.monotonic() > last:
                return
            place, mark, inner = file.system_path.partition(files.ENTRY)
            if not files.is_address(place):
                if os.path.lexists(place):
                    self._handed.append(number)
                    yield file
                else:
                    self._passed(number, Finding.of("EC842", node=socket.gethostname(), path=file.path))
                continue
            with contextlib.ExitStack() as held:
                try:
                    path = held.enter_context(_Held.objects.fetched(place))
                except (OSError, EvidenceCheckerError) as error:
                    reason = str(error)[:160]
                    self._passed(number, Finding.of("EC847", node=socket.gethostname(), path=file.path, reason=reason))
                    continue
                self._handed.append(number)
                yield replace(file, system_path=f"{path}{mark}{inner}")

    def _passed(self, number: int, why: Finding) -> None:
        self._made[number] = (self.failed(self._taken[number], why), 0.0)

    def heard(self, frame: bytes, seconds: float) -> None:
        """The result of the file that was handed first of those without one."""
        self._made[self._handed.popleft()] = (frame, seconds)

    def results(self) -> list[tuple[bytes, float]]:
        """Of the first files, in order."""
        return [self._made[number] for number in range(len(self._made))]


def _failed(on_crash: Callable[[SourceFile, Finding], Any], file: SourceFile, why: Finding) -> bytes:
    return b"".join(encoded(on_crash(file, why)))
