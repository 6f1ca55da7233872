"""Does watching miss files? Bursts, busy readers, rename storms and a root that goes away, beside the naive way.

The naive way is what one writes first: watchdog's observer and a handler that notes every created, moved and closed
file. Ours is the real scan, events and state machine; only reading a file is replaced by a cheap stand-in, so that
watching is what is measured. Prints a table; exit status 1 when a file was missed or a verdict stands for what is gone.

    python -m benchmarks.watching [--files 30000] [--only burst,busy,renames,away,idle,untouched,slow]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from evidence_checker.model import (
    Assessment,
    DocumentResult,
    Examination,
    Finding,
    FrameworkStamp,
    Identity,
    ReadStatus,
    SourceFile,
    TextSource,
    replace,
)
from evidence_checker.readers import files
from evidence_checker.watch import completeness
from evidence_checker.watch.events import FileEvents
from evidence_checker.watch.file_states import Sightings
from evidence_checker.watch.folder import FolderWatch
from evidence_checker.watch.ports import Deliver, Found, Taken

_CREATE = """
import os, sys
root, count = sys.argv[1], int(sys.argv[2])
for n in range(count):
    folder = os.path.join(root, str(n % 50))
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{n:06}.txt")
    with open(path + ".tmp", "w") as file:
        file.write(f"berkas {n}")
    os.rename(path + ".tmp", path)
"""
_RENAME = """
import os, sys
root, count, times = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for turn in range(times):
    for n in range(count):
        folder = os.path.join(root, str(n % 50))
        old = f"{n:06}.txt" if turn == 0 else f"{n:06}-{turn - 1}.txt"
        os.rename(os.path.join(folder, old), os.path.join(folder, f"{n:06}-{turn}.txt"))
"""


class StandIn:
    """Real tree, events and clock; a reader that takes `busy` seconds of processor a file; no judgement."""

    def __init__(self, folder: Path, events: FileEvents, woken: Callable[[], None], busy: float) -> None:
        self.folder, self.events, self._woken, self._busy = folder, events, woken, busy
        self._lane: threading.Thread | None = None
        self.read_count = 0

    def clock(self) -> float:
        return time.monotonic()

    def wall_ns(self) -> int:
        return time.time_ns()

    def effort(self) -> float:
        return time.thread_time()

    def iso(self, wall_ns: int) -> str:
        return str(wall_ns)

    def events_work(self) -> bool:
        return self.events.works

    def there(self) -> bool:
        return self.events.same_folder()

    def scan(self) -> Found:
        self.events.keep_listening()
        listing = files.discover(self.folder)
        return Found(tuple(f for f in listing.files if not files.is_temporary(f.path)), listing.skipped)

    def probe(self, file: SourceFile) -> SourceFile | None:
        try:
            return files.source_of(Path(file.system_path), file.path)
        except Exception:
            return None

    def lacking(self, file: SourceFile) -> str:
        try:
            with files.open_evidence(file.system_path) as stream:
                return completeness.lacking(stream, file.bytes)
        except OSError as error:
            return str(error)

    def recall(self, file: SourceFile) -> Examination | None:
        return None

    def read(self, take: Taken, deliver: Deliver) -> None:
        if self._lane is None or not self._lane.is_alive():
            self._lane = threading.Thread(target=self._read_all, args=(take, deliver), daemon=True)
            self._lane.start()

    def _read_all(self, take: Taken, deliver: Deliver) -> None:
        while (file := take(True)) is not None:
            until = time.process_time() + self._busy
            while time.process_time() < until:
                pass
            self.read_count += 1
            known = replace(file, sha256="0" * 64)
            deliver(file, Examination(known, ReadStatus.READ, "text", 1, TextSource.TEXT, Identity(), (), ""))
        self._woken()

    def decided(self) -> bool:
        return False

    def judge(self, examinations: Iterable[Examination], skipped: tuple[Finding, ...]) -> Assessment:
        documents = tuple(
            DocumentResult(e.file.path, e.file.sha256, e.file.bytes, e.status, None, 1, e.text_source, e.identity)
            for e in examinations
        )
        return Assessment("", FrameworkStamp("-", "", "", ""), "", 0, "", documents, (), None)

    def keep(self, assessment: Assessment, present: frozenset[str]) -> None:
        pass


class Running:
    """A watch in its own thread."""

    def __init__(self, folder: Path, *, poll: bool = False, busy: float = 0.0, settle: float = 2.0) -> None:
        self.wake = threading.Event()
        self.stopping = False
        self.events = FileEvents(folder, self._something_happened, wanted=not poll)
        self.reader = StandIn(folder, self.events, self.wake.set, busy)
        self.watch = FolderWatch(str(folder), self.reader, sightings=Sightings(settle))
        self.thread = threading.Thread(target=self._run)
        self.failure: BaseException | None = None
        self.thread.start()

    def _something_happened(self) -> None:
        self.watch.something_happened()
        self.wake.set()

    def _run(self) -> None:
        try:
            while not self.stopping:
                self.wake.clear()
                self.watch.step()
                self.wake.wait(min(5.0, max(0.02, self.watch.next_due() - time.monotonic())))
        except BaseException as error:
            self.failure = error

    def until(self, wanted: set[str], seconds: float) -> tuple[bool, int, float]:
        """Whether the verdicts became exactly the wanted ones; reconciliations and seconds that took."""
        began, rounds = time.monotonic(), self.watch.sightings.rounds
        while time.monotonic() - began < seconds and self.failure is None:
            if set(self.watch.verdicts) == wanted and self.watch.caught_up:
                return True, self.watch.sightings.rounds - rounds, time.monotonic() - began
            time.sleep(0.1)
        return False, self.watch.sightings.rounds - rounds, time.monotonic() - began

    def end(self) -> None:
        self.stopping = True
        self.wake.set()
        self.thread.join()
        self.events.stop()
        if self.failure is not None:
            raise self.failure


class Naive(FileSystemEventHandler):
    """The first thing one writes: believe the events."""

    def __init__(self, busy: float = 0.0) -> None:
        self.seen: set[str] = set()
        self._busy = busy

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type not in ("created", "moved", "closed", "modified", "deleted"):
            return
        until = time.process_time() + self._busy
        while time.process_time() < until:
            pass
        if event.event_type in ("moved", "deleted"):
            self.seen.discard(os.fsdecode(event.src_path))
        if event.event_type != "deleted":
            self.seen.add(os.fsdecode(event.dest_path if event.event_type == "moved" else event.src_path))


def tree(folder: Path) -> set[str]:
    return {file.path for file in files.discover(folder).files}


def _script(code: str, *arguments: object) -> float:
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", code, *map(str, arguments)], check=True)
    return time.monotonic() - began


def _naive(folder: Path, act: Callable[[], object], busy: float = 0.0, quiet: float = 5.0) -> int:
    """How many files that are there the naive way does not know."""
    handler = Naive(busy)
    observer = Observer()
    observer.schedule(handler, str(folder), recursive=True)
    observer.start()
    act()
    count = -1
    while count != len(handler.seen) or not observer.event_queue.empty():
        count = len(handler.seen)
        time.sleep(quiet / 5)
    there = {str(folder / path) for path in tree(folder)}
    observer.stop()
    observer.join()
    return len(there - handler.seen)


def fresh(parent: Path, name: str) -> Path:
    folder = parent / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def burst(parent: Path, count: int, busy: float, label: str) -> bool:
    missed = _naive(fresh(parent, "naive"), lambda: _script(_CREATE, parent / "naive", count), busy)
    folder = fresh(parent, "burst")
    run = Running(folder, busy=busy)
    took = _script(_CREATE, folder, count)
    wanted = tree(folder)
    done, rounds, seconds = run.until(wanted, 300 + count * busy * 3)
    lost = len(wanted - set(run.watch.verdicts))
    run.end()
    print(f"{label:<44} created in {took:5.1f} s · naive missed {missed:>6} · ours missed {lost} "
          f"· complete after {rounds} reconciliations, {seconds:.1f} s")  # fmt: skip
    return done and not lost


def renames(parent: Path, count: int) -> bool:
    folder = fresh(parent, "naive")
    _script(_CREATE, folder, count)
    missed = _naive(folder, lambda: _script(_RENAME, folder, count, 5))
    folder = fresh(parent, "renames")
    _script(_CREATE, folder, count)
    run = Running(folder)
    run.until(tree(folder), 60)
    took = _script(_RENAME, folder, count, 5)
    wanted = tree(folder)
    done, rounds, seconds = run.until(wanted, 120)
    lost, stale = len(wanted - set(run.watch.verdicts)), len(set(run.watch.verdicts) - wanted)
    run.end()
    print(f"{f'{count:,} files renamed five times each':<44} renamed in {took:5.1f} s · naive missed {missed:>6} "
          f"· ours missed {lost}, verdicts for what is gone {stale} "
          f"· after {rounds} reconciliations, {seconds:.1f} s")  # fmt: skip
    return done and not lost and not stale


def away(parent: Path, poll: bool) -> bool:
    folder, elsewhere = fresh(parent, "away"), parent / "elsewhere"
    shutil.rmtree(elsewhere, ignore_errors=True)
    _script(_CREATE, folder, 500)
    run = Running(folder, poll=poll)
    run.until(tree(folder), 60)
    folder.rename(elsewhere)
    offline, deleted, until = False, 0, time.monotonic() + 3
    while time.monotonic() < until:
        offline = offline or run.watch.offline
        deleted = max(deleted, 500 - len(run.watch.verdicts))
        time.sleep(0.05)
    (elsewhere / "0" / "baru.txt").write_text("baru")
    elsewhere.rename(folder)
    wanted = tree(folder)
    done, rounds, seconds = run.until(wanted, 60)
    (folder / "1" / "sesudah.txt").write_text("sesudah")
    later, _, _ = run.until(tree(folder), 90)
    run.end()
    print(f"{'root away for three seconds (' + ('polling' if poll else 'events') + ')':<44} offline seen {offline} "
          f"· verdicts dropped meanwhile {deleted} · complete after {rounds} reconciliations, {seconds:.1f} s "
          f"· a file put there later is seen {later}")  # fmt: skip
    return done and later and not deleted


def idle(parent: Path, count: int, seconds: float) -> bool:
    folder = fresh(parent, "idle")
    _script(_CREATE, folder, count)
    good = True
    for poll in (False, True):
        run = Running(folder, poll=poll)
        run.until(tree(folder), 300)
        time.sleep(3)
        began, used, rounds = time.monotonic(), time.process_time(), run.watch.sightings.rounds
        time.sleep(seconds)
        share = (time.process_time() - used) / (time.monotonic() - began)
        every = run.watch.interval
        counted = run.watch.sightings.rounds - rounds
        run.end()
        mode = "polling" if poll else "events"
        print(f"{f'idle, {count:,} files, {mode}':<44} {100 * share:.2f} % of one core over {seconds:.0f} s "
              f"· {counted} reconciliations, one every {every:.0f} s")  # fmt: skip
        good = good and share <= 0.025
    return good


def _picture(folder: Path) -> str:
    """Bytes, names and times of the whole tree, as one hash."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        told = (str(path.relative_to(folder)), status.st_mtime_ns, status.st_size, status.st_mode)
        digest.update(repr(told).encode() + hashlib.sha256(content).digest())
    return digest.hexdigest()


def untouched(parent: Path) -> bool:
    """Two trees get the same 3,600 scripted changes; one of them is watched. They end alike."""
    script = """
import os, random, sys
root, rng = sys.argv[1], random.Random(7)
names = []
for n in range(3600):
    what = rng.choice("cccmrd") if names else "c"
    when = 1_700_000_000_000_000_000 + n
    if what == "c":
        path = os.path.join(root, f"{n}.txt"); names.append(path)
        open(path, "w").write(str(n))
    else:
        path = names.pop(rng.randrange(len(names)))
        if what == "d":
            os.unlink(path); continue
        if what == "m":
            open(path, "a").write("+")
        if what == "r":
            os.rename(path, path + "r"); path += "r"
        names.append(path)
    os.utime(path, ns=(when, when))
os.utime(root, ns=(5, 5))
"""
    watched, alone = fresh(parent, "watched"), fresh(parent, "alone")
    run = Running(watched, settle=0.2)
    _script(script, watched)
    _script(script, alone)
    wanted = tree(watched)
    done, _, _ = run.until(wanted, 60)
    run.end()
    same = _picture(watched) == _picture(alone)
    print(f"{'3,600 changes, watched and not watched':<44} trees alike {same} · files {len(wanted)}, all judged {done}")
    return same and done


def _pdf(pages: int) -> bytes:
    """A PDF with text, padded to some size; its mark of the end comes last, as in every PDF."""
    body = b"BT /F1 12 Tf 72 700 Td (LAPORAN AUDIT KEAMANAN SPBE) Tj ET"
    parts = [
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
        b"4 0 obj<</Length " + str(len(body)).encode() + b">>stream\n" + body + b"\nendstream endobj\n"
    ]
    parts += [b"% " + b"x" * 997 + b"\n"] * pages
    return b"".join(parts) + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def slow(parent: Path) -> bool:
    """On the real command line: a file copied at 10 kB/s, and one that stays broken until it is replaced."""
    folder, log = fresh(parent, "slow"), parent / "slow.jsonl"
    words = [sys.executable, "-m", "evidence_checker", "watch", str(folder), "--state", str(parent / "slow-state"),
             "--log", str(log), "--no-ocr", "--quiet"]  # fmt: skip
    watch = subprocess.Popen(words)
    time.sleep(5)
    whole = _pdf(150)
    (folder / "rusak.pdf").write_bytes(whole[:40_000])
    with (folder / "lambat.pdf").open("wb", buffering=0) as file:
        for at in range(0, len(whole), 10_000):
            file.write(whole[at : at + 10_000])
            time.sleep(1)
    done = time.time()

    def events(name: str) -> list[str]:
        lines = log.read_text().splitlines() if log.exists() else []
        told = [json.loads(line) for line in lines]
        return [f"{entry['event']} {entry['verdict']}" for entry in told if entry["path"] == name]

    during = events("lambat.pdf")
    while not (events("lambat.pdf") and events("rusak.pdf")) and time.time() - done < 150:
        time.sleep(0.5)
    broken = events("rusak.pdf")
    (folder / "rusak.pdf").write_bytes(whole)
    until = time.time() + 60
    while events("rusak.pdf") == broken and time.time() < until:
        time.sleep(0.5)
    watch.terminate()
    code = watch.wait(20)
    print(f"{'a file copied at 10 kB/s':<44} verdicts while copied {len(during)}, in all {events('lambat.pdf')} "
          f"· one cut off: {broken}, then replaced: {events('rusak.pdf')[len(broken):]}")  # fmt: skip
    return not during and len(events("lambat.pdf")) == 1 and len(events("rusak.pdf")) > len(broken) > 0 and code == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=30_000)
    parser.add_argument("--idle-files", type=int, default=20_000)
    parser.add_argument("--idle-seconds", type=float, default=120.0)
    parser.add_argument("--only", default="burst,busy,renames,away,idle,untouched,slow")
    chosen = parser.parse_args()
    parts: dict[str, Callable[[Path], bool]] = {
        "burst": lambda p: burst(p, chosen.files, 0.0, f"{chosen.files:,} small files at full speed"),
        "busy": lambda p: burst(p, 5_000, 0.002, "5,000 files, reader busy for 2 ms each"),
        "renames": lambda p: renames(p, 3_000),
        "away": lambda p: away(p, False) and away(p, True),
        "idle": lambda p: idle(p, chosen.idle_files, chosen.idle_seconds),
        "untouched": untouched,
        "slow": slow,
    }
    with tempfile.TemporaryDirectory() as parent:
        results = [parts[name](Path(parent)) for name in chosen.only.split(",")]
    print("all held" if all(results) else "NOT all held")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
