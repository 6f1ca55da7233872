"""A simulation of many machines: how long 300,000 documents take, what is busiest, and where more machines stop paying.

    python -m benchmarks.scale_plan ASSESSMENT.json … [--ocr 0.8] [--text 0.006] [--handle 0.007] [--judge 1.0]

The assessments (`--report json=…` of real folders) give pages, source of the text and bytes of each document; from them
documents are drawn by chance. Seconds for a page that OCR reads and for one of text, and what the machine that calls
spends on a result (`--handle`) and on the judgement and reports of an agency (`--judge`), are measured by
benchmarks/scale.py and benchmarks/speed.py and given here. The shared file system gives `--share` megabytes a second.
Event by event: a worker takes a file, waits for the share, reads; its result waits for the machine that calls, which
handles one at a time and then hands on the next file of that agency.
"""

from __future__ import annotations

import argparse
import heapq
import itertools
import json
import random
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MACHINES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)
_AHEAD = 2  # as workers/cluster.py; a scan is a batch of its own


@dataclass(frozen=True)
class Costs:
    """`handle`, `judge`: seconds of the machine that calls, for a result and for an agency. `share`: bytes a second.
    `send`: seconds the cluster spends on a task."""

    handle: float
    judge: float
    share: float
    send: float = 0.001


@dataclass(frozen=True)
class Outcome:
    """`seconds`: of the whole run. `efficiency`: share of the workers' time spent reading. `caller`, `share`: how busy
    the machine that calls and the file system are, 0..1."""

    seconds: float
    efficiency: float
    caller: float
    share: float

    @property
    def bottleneck(self) -> str:
        """What is busiest besides the workers; the last files of the run where nothing is."""
        busiest = max((self.caller, "the machine that calls"), (self.share, "the shared file system"))
        return busiest[1] if busiest[0] > 0.8 else "workers" if self.efficiency > 0.9 else "the last files"


Document = tuple[float, int]  # seconds of a worker, bytes


def measured(paths: Sequence[Path], ocr: float, text: float, start: float = 0.02) -> list[Document]:
    """A document each of the assessments. `ocr`, `text`: seconds a page. `start`: seconds a file, whatever it holds."""
    made = []
    for path in paths:
        for each in json.loads(path.read_bytes())["documents"]:
            by_picture = {"ocr": 1.0, "mixed": 0.5}.get(each["text_source"], 0.0)
            pages = each["pages"] or 1
            made.append((start + pages * (by_picture * ocr + (1 - by_picture) * text), each["bytes"]))
    return made


def simulate(agencies: Sequence[Sequence[Document]], workers: int, costs: Costs) -> Outcome:
    """The run, event by event. `agencies`: their documents, in order."""
    at_once = max(2, workers // 4)
    waiting: deque[tuple[int, Document]] = deque()
    files: dict[int, Iterator[Document]] = {}
    left = [len(each) for each in agencies]
    coming = iter(range(len(agencies)))
    number = itertools.count()
    events: list[tuple[float, int, str, int]] = []
    caller_free = share_free = now = 0.0
    caller_busy = share_busy = read = 0.0
    free = workers

    def start(agency: int | None) -> None:
        if agency is not None:
            files[agency] = iter(agencies[agency])
            waiting.extend((agency, each) for each in itertools.islice(files[agency], workers * _AHEAD))

    for _ in range(at_once):
        start(next(coming, None))
    while True:
        while free and waiting:
            agency, (seconds, size) = waiting.popleft()
            free -= 1
            share_free = max(now, share_free) + size / costs.share
            share_busy += size / costs.share
            read += seconds
            heapq.heappush(events, (share_free + costs.send + seconds, next(number), "read", agency))
        if not events:
            break
        now, _, what, agency = heapq.heappop(events)
        if what == "read":
            free += 1
            spent = costs.handle + (costs.judge if left[agency] == 1 else 0.0)
            left[agency] -= 1
            caller_free = max(now, caller_free) + spent
            caller_busy += spent
            heapq.heappush(events, (caller_free, next(number), "judged" if left[agency] == 0 else "handled", agency))
        elif what == "judged":
            start(next(coming, None))
        else:
            waiting.extend((agency, each) for each in itertools.islice(files[agency], 1))
    whole = max(now, 1e-9)
    return Outcome(whole, read / (whole * workers), caller_busy / whole, share_busy / whole)


def main() -> int:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assessments", nargs="+", type=Path)
    parser.add_argument("--agencies", type=int, default=600)
    parser.add_argument("--documents", type=int, default=500, help="of each agency")
    parser.add_argument("--cores", type=int, default=8, help="of each machine")
    for name, value in (("ocr", 0.8), ("text", 0.006), ("handle", 0.007), ("judge", 1.0), ("share", 100.0)):
        parser.add_argument(f"--{name}", type=float, default=value)
    told = parser.parse_args()
    known = measured(told.assessments, told.ocr, told.text)
    chance = random.Random(19)
    agencies = [chance.choices(known, k=told.documents) for _ in range(told.agencies)]
    costs = Costs(told.handle, told.judge, told.share * 1e6)
    mean = sum(each[0] for each in known) / len(known)
    size = sum(each[1] for each in known) / len(known) / 1e6
    drawn = told.agencies * told.documents
    print(f"{len(known)} documents measured: {mean:.2f} s and {size:.2f} MB each")
    print(f"{drawn} drawn: {mean * drawn / 3600:.0f} hours of a core")
    print("| machines | cores | hours | efficiency | machine that calls | share | bottleneck |")
    print("|---|---|---|---|---|---|---|")
    under = 0
    for machines in MACHINES:
        got = simulate(agencies, machines * told.cores, costs)
        print(f"| {machines} | {machines * told.cores} | {got.seconds / 3600:.1f} | {got.efficiency:.2f} | "
              f"{got.caller:.0%} | {got.share:.0%} | {got.bottleneck} |", flush=True)  # fmt: skip
        if got.efficiency < 0.85 and not under:
            under = machines
    print(f"efficiency falls under 0.85 at {under} machines" if under else "efficiency stays above 0.85")
    return 0


if __name__ == "__main__":
    sys.exit(main())
