"""Runs over many agencies, measured: memory of the parent, own processes beside a cluster, losses, 600 agencies.

    python -m benchmarks.scale listed FOLDERS.csv ROOT [NAME …]   an agencies.toml from a table: folder, agency, year
    python -m benchmarks.scale run ROOT OUT          documents a second, parent memory at 10, 50, 100 %, size of store
    python -m benchmarks.scale three ROOT OUT        own processes, --cluster local:2, scheduler and workers by command,
                                                     and both with a common store of texts that begins empty
    python -m benchmarks.scale kills ROOT OUT        workers ended every few seconds, the scheduler once
    python -m benchmarks.scale efficiency ROOT OUT   one worker against two, own processes against a cluster
    python -m benchmarks.scale view OUT              the view over 600 simulated agencies, in every form

ROOT: a folder as `check-all` takes it; benchmarks/made_agencies.py makes one. `three` and `kills` print what differs
and end with status 1 when anything does. What the results should be is not known here: runs are compared.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_DONE = re.compile(r"^(\d+)/(\d+) .*?, (\d+) ")
_AT = (10, 50, 100)


@dataclass
class Ran:
    """One run of `check-all`: seconds, those of processors (with its workers, not with those of commands), exit status,
    files examined, the parent's memory (MB) at shares of the agencies, its peak (MB), and what it printed."""

    seconds: float = 0.0
    processor: float = 0.0
    status: int = 0
    files: int = 0
    memory: dict[int, float] = field(default_factory=dict)
    peak: float = 0.0
    said: str = ""


def check_all(root: Path, out: Path, state: Path, *more: str) -> Ran:
    """Run it as a user does; progress is a line for each agency, at which the parent's memory is read."""
    command = [sys.executable, "-m", "evidence_checker", "check-all", str(root), "--out", str(out)]
    began, used = time.monotonic(), _processor()
    process = subprocess.Popen(
        [*command, "--state", str(state), *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None and process.stdout is not None
    ran, said = Ran(), []
    for line in process.stderr:
        said.append(line)
        found = _DONE.match(line)
        if found:
            done, of, ran.files = int(found[1]), int(found[2]), int(found[3])
            now, peak = _memory(process.pid)
            ran.peak = max(ran.peak, peak)
            ran.memory |= {share: now for share in _AT if share not in ran.memory and done * 100 >= share * of}
    ran.said = "".join(said[-3:]) + process.stdout.read()
    ran.status = process.wait()
    ran.seconds, ran.processor = time.monotonic() - began, _processor() - used
    return ran


def _processor() -> float:
    """Seconds of processors of all processes started here that have ended; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(process: int) -> tuple[float, float]:
    """Resident memory now and at its peak, MB; 0 where the system does not tell."""
    try:
        told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0, 0.0
    kilobytes = {name: int(value) for name, value in re.findall(r"(VmRSS|VmHWM):\s+(\d+)", told)}
    return kilobytes.get("VmRSS", 0) / 1024, kilobytes.get("VmHWM", 0) / 1024


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def digests(out: Path) -> dict[str, str]:
    """Each agency's assessment, without the line that says when it was made."""
    made = {}
    for path in sorted(out.glob("*/hasil-periksa.json")):
        lines = [line for line in path.read_bytes().splitlines() if b'"made_at"' not in line]
        made[path.parent.name] = hashlib.sha256(b"\n".join(lines)).hexdigest()
    return made


def _same(name: str, one: dict[str, str], other: dict[str, str]) -> bool:
    differing = sorted(each for each in one.keys() | other.keys() if one.get(each) != other.get(each))
    print(f"{name}: {len(one)} and {len(other)} agencies, differing: {', '.join(differing) or 'none'}", flush=True)
    return not differing and bool(one)


def listed(table: Path, root: Path, names: Sequence[str]) -> bool:
    """The folders of a table, or those of them whose path holds one of the names."""
    root.mkdir(parents=True, exist_ok=True)
    lines = []
    with table.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            if not names or any(Path(row["folder"]).name == name for name in names):
                said = {"name": row["agency"], "folder": str((table.parent / row["folder"]).resolve())}
                lines.append("[[agency]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in said.items()))
                lines.append(f"year = {int(row['year'])}\n")
    (root / "agencies.toml").write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines) // 2} agencies", flush=True)
    return bool(lines)


def run(root: Path, out: Path, more: Sequence[str]) -> bool:
    """A first run, and a second on the same files."""
    state = out / "ingatan"
    for name in ("first", "second"):
        ran = check_all(root, out / "hasil", state, *more)
        shares = ", ".join(f"{share} %: {value:.0f} MB" for share, value in ran.memory.items())
        print(f"{name}: {ran.seconds:.1f} s, status {ran.status}, {ran.files} files examined, "
              f"{ran.files / ran.seconds:.1f} files/s; parent at {shares}; peak {ran.peak:.0f} MB; "
              f"store {_size(state):.0f} MB, results {_size(out / 'hasil'):.0f} MB", flush=True)  # fmt: skip
        print(ran.said, flush=True)
    return True


@contextmanager
def started(workers: int) -> Iterator[Commands]:
    """A scheduler and workers by their own commands, on loopback."""
    held = Commands()
    try:
        for _ in range(workers):
            held.worker()
        yield held
    finally:
        held.end()


class Commands:
    """`address`: of the scheduler. Every process is ended by its own id."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._scheduler()

    def _scheduler(self) -> subprocess.Popen[bytes]:
        return _quiet("dask", "scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard")

    def worker(self) -> None:
        """One more."""
        self.workers.append(_quiet("dask", "worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard"))

    @property
    def processes(self) -> list[int]:
        """Of the scheduler and all workers."""
        return [each.pid for each in (self.scheduler, *self.workers)]

    def wait(self) -> None:
        """Until all workers are there, as on a cluster that runs already."""
        from distributed import Client

        with Client(self.address, set_as_default=False, timeout=60) as client:
            client.wait_for_workers(len(self.workers), timeout=60)

    def lose_worker(self) -> None:
        """The oldest is killed, another takes its place."""
        oldest = self.workers.pop(0)
        oldest.send_signal(signal.SIGKILL)
        oldest.wait()
        self.worker()

    def lose_scheduler(self) -> None:
        """It is killed and started again at the same address, and so are its workers, which leave when it is gone."""
        self.scheduler.send_signal(signal.SIGKILL)
        self.scheduler.wait()
        self.scheduler = self._scheduler()
        for _ in range(len(self.workers)):
            self.lose_worker()

    def end(self) -> None:
        """All of them."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


# The settings of docs/skala.md for all machines.
_AS_IN_SKALA = (
    ("SCHEDULER__ALLOWED_FAILURES", "10"),
    ("ADMIN__TICK__INTERVAL", "5s"),
    ("ADMIN__SYSTEM_MONITOR__INTERVAL", "10s"),
    ("WORKER__MEMORY__MONITOR_INTERVAL", "10s"),
    ("WORKER__PROFILE__ENABLED", "False"),
)


def _quiet(tool: str, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", tool, *words]
    environment = {**os.environ, **{f"DASK_DISTRIBUTED__{name}": value for name, value in _AS_IN_SKALA}}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def three(root: Path, out: Path, more: Sequence[str]) -> bool:
    """The same agencies three ways, each with a memory of its own that begins empty."""
    made = {}
    with started(2) as commands:
        ways = (("own", ("--workers", "2")), ("local", ("--cluster", "local:2")),
                ("commands", ("--cluster", commands.address)),
                ("own, store", ("--workers", "2", "--store", str(out / "teks"))),
                ("commands, store", ("--cluster", commands.address, "--store", str(out / "teks2"))),
                ("again, store", ("--workers", "2", "--store", str(out / "teks"))))  # fmt: skip
        for name in ("teks", "teks2"):
            shutil.rmtree(out / name, ignore_errors=True)
        for name, how in ways:
            shutil.rmtree(out / name, ignore_errors=True)
            ran = check_all(root, out / name, out / name / "ingatan", *how, *more)
            made[name] = digests(out / name)
            print(f"{name}: {ran.seconds:.1f} s, status {ran.status}, {ran.files} files", flush=True)
            print("".join(line for line in ran.said.splitlines(True) if "impanan bersama" in line), end="", flush=True)
    same = [_same(f"own and {name}", made["own"], made[name]) for name, _ in ways[1:]]
    return all(same)


_COUNTER = """
import importlib.abc, importlib.util, os, sys
class Counted(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name != "evidence_checker.assess.file_task":
            return None
        sys.meta_path.remove(self)
        self.spec = importlib.util.find_spec(name)
        return importlib.util.spec_from_loader(name, self, origin=self.spec.origin)
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        module.__file__ = self.spec.origin
        self.spec.loader.exec_module(module)
        plain = module.examine_file
        def examine_file(file, *rest, **more):
            tell("begun", file)
            made = plain(file, *rest, **more)
            tell("ended", file)
            return made
        examine_file.__module__, examine_file.__qualname__ = plain.__module__, plain.__qualname__
        module.examine_file = examine_file
def tell(what, file):
    pipe = os.open(os.environ["EXAMINED_FILES"], os.O_WRONLY)
    os.write(pipe, f"{what} {file.system_path}\\n".encode("utf-8", "surrogateescape"))
    os.close(pipe)
sys.meta_path.insert(0, Counted())
"""


@contextmanager
def counted(out: Path) -> Iterator[Counter[str]]:
    """Counts, in the workers themselves, every file whose examination is begun and ended, in all runs meanwhile. They
    may not write files, but a pipe is none."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "sitecustomize.py").write_text(_COUNTER, encoding="utf-8")
    pipe = out / "examined.pipe"
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    told: Counter[str] = Counter()
    # Open for both, so that it neither waits for a writer nor ends with the last one.
    held = os.open(pipe, os.O_RDWR)

    def hear() -> None:
        with open(held, "rb", closefd=False) as stream:
            while (line := stream.readline()) != b"over\n":
                told[line.decode("utf-8", "surrogateescape").rstrip("\n")] += 1

    thread = threading.Thread(target=hear)
    thread.start()
    before = {name: os.environ.get(name) for name in ("PYTHONPATH", "EXAMINED_FILES")}
    os.environ["EXAMINED_FILES"] = str(pipe)
    os.environ["PYTHONPATH"] = os.pathsep.join(each for each in (str(out), before["PYTHONPATH"]) if each)
    try:
        yield told
    finally:
        os.write(held, b"over\n")
        thread.join()
        os.close(held)
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _times(told: Counter[str], what: str) -> Counter[int]:
    """How many files were begun, or ended, so many times."""
    return Counter(count for name, count in told.items() if name.startswith(f"{what} "))


def kills(root: Path, out: Path, more: Sequence[str], every: float = 20.0) -> bool:
    """Whole once without harm; then workers ended all the time, the scheduler once, and the run taken up again."""
    shutil.rmtree(out / "calm", ignore_errors=True)
    shutil.rmtree(out / "harmed", ignore_errors=True)
    with counted(out / "counter") as told:
        calm = check_all(root, out / "calm", out / "calm" / "ingatan", "--workers", "2", *more)
    calmly = sum(told.values()) // 2
    print(f"calm: {calm.seconds:.1f} s, status {calm.status}; files by times ended in a worker: "
          f"{dict(_times(told, 'ended'))}", flush=True)  # fmt: skip
    over, lost = threading.Event(), []
    with counted(out / "counter") as told, started(2) as commands:

        def harm() -> None:
            while not over.wait(every):
                if len(lost) == 2:
                    commands.lose_scheduler()
                    lost.append("scheduler")
                else:
                    commands.lose_worker()
                    lost.append("worker")

        thread = threading.Thread(target=harm)
        thread.start()
        for attempt in range(1, 12):
            ran = check_all(root, out / "harmed", out / "harmed" / "ingatan", "--cluster", commands.address, *more)
            print(f"harmed, run {attempt}: {ran.seconds:.1f} s, status {ran.status}; "
                  f"lost so far: {', '.join(lost) or 'nothing'}", flush=True)  # fmt: skip
            if ran.status == calm.status:
                break
        over.set()
        thread.join()
        # A last run without harm: nothing is left to examine.
        before = sum(told.values())
        check_all(root, out / "harmed", out / "harmed" / "ingatan", "--workers", "2", *more)
        after = sum(told.values())
    begun, ended = _times(told, "begun"), _times(told, "ended")
    again = sum(count * (times - 1) for times, count in ended.items())
    print(f"harmed: files by times begun in a worker: {dict(begun)}, ended: {dict(ended)}; examinations done "
          f"again, because the result was in the hands of what was lost: {again} for {sum(ended.values())} files "
          f"(calm: {calmly}), "
          f"{len(lost)} losses; in one more run: {after - before}", flush=True)  # fmt: skip
    return _same("calm and harmed", digests(out / "calm"), digests(out / "harmed"))


def efficiency(root: Path, out: Path, more: Sequence[str], rounds: int = 3) -> bool:
    """Medians of seconds: one worker and two; own processes, a cluster within the process, and a scheduler and workers
    by their own commands, which are there before; in turns. Seconds of processors stand beside: they tell what a way
    costs on a machine that does other things too."""
    ways = [(kind, count) for kind in ("own", "cluster", "commands") for count in (1, 2)]
    seconds: dict[tuple[str, int], list[float]] = {way: [] for way in ways}
    processor: dict[tuple[str, int], list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for kind, count in ways:
            ran, used = _timed(root, out, kind, count, more)
            seconds[kind, count].append(ran.seconds)
            processor[kind, count].append(used)
    middle = {way: statistics.median(held) for way, held in seconds.items()}
    for (kind, count), value in middle.items():
        held = ", ".join(f"{each:.1f}" for each in sorted(seconds[kind, count]))
        used = statistics.median(processor[kind, count])
        print(f"{kind} {count}: {value:.1f} s (of {held}); processors {used:.1f} s", flush=True)
    for kind in ("own", "cluster", "commands"):
        print(f"{kind}: efficiency 1 → 2 workers {middle[kind, 1] / middle[kind, 2] / 2:.2f}")
    for kind in ("cluster", "commands"):
        for count in (1, 2):
            more_than = middle[kind, count] / middle["own", count] - 1
            print(f"{kind} against own, {count}: {more_than:+.1%}", flush=True)
    return True


def _timed(root: Path, out: Path, kind: str, count: int, more: Sequence[str]) -> tuple[Ran, float]:
    """One way, with an empty memory: the run, and seconds of processors of all that took part."""
    shutil.rmtree(out / "zeit", ignore_errors=True)
    place = (root, out / "zeit", out / "zeit" / "ingatan")
    if kind == "own":
        ran = check_all(*place, "--workers", str(count), *more)
        return ran, ran.processor
    if kind == "cluster":
        ran = check_all(*place, "--cluster", f"local:{count}", *more)
        return ran, ran.processor
    with started(count) as commands:
        commands.wait()
        before = _of_tree(commands.processes)
        ran = check_all(*place, "--cluster", commands.address, *more)
        return ran, ran.processor + _of_tree(commands.processes) - before


def _of_tree(roots: Sequence[int]) -> float:
    """Seconds of processors of processes and all that they started, alive or waited for; 0 where there is no /proc."""
    ticks, parents, used = os.sysconf("SC_CLK_TCK"), {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(path.parent.name)] = int(told[1])
        used[int(path.parent.name)] = sum(map(int, told[11:15])) / ticks
    held = set(roots)
    while more := {each for each, parent in parents.items() if parent in held} - held:
        held |= more
    return sum(used.get(each, 0.0) for each in held)


def view(out: Path, agencies: int = 600) -> bool:
    """The view over simulated agencies: levels drawn by chance, a link each; sizes of every form."""
    from evidence_checker import rules
    from evidence_checker.assessment.roll_up import roll_up
    from evidence_checker.model import Finding
    from evidence_checker.model.agencies import AgencyResult, SharedText, Standing
    from evidence_checker.reports import national

    framework = rules.load("spbe-2020")
    chance = random.Random(19)

    def result(number: int, year: int) -> AgencyResult:
        name = f"Pemerintah Kabupaten Cemara {number:03d}"
        group = ("kabupaten", "kota", "provinsi", "kementerian")[number % 4]
        if number % 97 == 96:
            return AgencyResult(f"i-{number:03d}", name, "", group, failed=Finding.of("ES545", folder="x"), exit=2)
        standings = []
        for each in framework.indicators:
            level = chance.choices((0, 1, 2, 3, 4, 5), (20, 25, 25, 18, 8, 4))[0]
            status = (
                "complete" if level >= 3 else "missing" if level == 0 else chance.choice(("weak", "weak", "review"))
            )
            codes = tuple(chance.sample(("EC203", "EC212", "EC221", "EC242", "EC401", "EC402"), 2))
            standings.append(Standing(each.id, status, float(level), 3.0, codes if status != "complete" else ()))
        index = round(statistics.fmean(max(1.0, each.level) for each in standings), 2)
        return AgencyResult(f"i-{number:03d}", name, f"/bukti/i-{number:03d}", group, year, framework.id, None, 1,
                            chance.randint(80, 900), chance.randint(0, 9), index, "Cukup", chance.random(),
                            tuple(standings), f"{number}-{year}", "2024-12-01T08:00:00+07:00",
                            f"i-{number:03d}/laporan.html")  # fmt: skip

    before = [result(number, 2023) for number in range(agencies)]
    now = [result(number, 2024) for number in range(agencies)]
    shared = [SharedText(f"i-{n:03d}", "rencana.pdf", f"i-{n + 1:03d}", "peta rencana.pdf", "Peta Rencana SPBE", 0.93)
              for n in range(0, agencies - 1, 2)]  # fmt: skip
    names = {each.id: each.name for each in framework.indicators}
    whole = roll_up(now, names, "2024-12-01T08:00:00+07:00", shared=shared, before=before, tool_version="benchmark")
    out.mkdir(parents=True, exist_ok=True)
    for form in national.REGISTRY:
        began = time.monotonic()
        data = national.render(form, whole, "id")
        (out / f"seluruh.{form}").write_bytes(data)
        print(f"{form}: {len(data) / 1e6:.2f} MB in {time.monotonic() - began:.1f} s", flush=True)
    return (out / "seluruh.html").stat().st_size < 3_000_000


def main() -> int:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["listed", "run", "three", "kills", "efficiency", "view"])
    parser.add_argument("places", nargs="+", type=Path)
    parser.add_argument("--every", type=float, default=20.0, help="seconds between two losses")
    parser.add_argument("--rounds", type=int, default=3)
    told, more = parser.parse_known_args()
    os.environ["EVIDENCE_CHECKER_LANG"] = "id"
    if told.what == "view":
        return 0 if view(told.places[0]) else 1
    if told.what == "listed":
        return 0 if listed(told.places[0], told.places[1], [str(each) for each in told.places[2:]]) else 1
    root, out = told.places
    out.mkdir(parents=True, exist_ok=True)
    if told.what == "kills":
        return 0 if kills(root, out, more, told.every) else 1
    if told.what == "efficiency":
        return 0 if efficiency(root, out, more, told.rounds) else 1
    return 0 if {"run": run, "three": three}[told.what](root, out, more) else 1


if __name__ == "__main__":
    sys.exit(main())
