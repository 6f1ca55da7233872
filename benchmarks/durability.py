"""Is anything recorded ever lost? Kills, faults and many processes, on the real command line and the real memory.

    python -m benchmarks.durability [--kills 200] [--files 500] [--only kills,faults,processes,beside,again]

kills: `kill -9` in a loop during a check; the memory opens each time, every decision acknowledged is there, and the
final assessment is that of an undisturbed check. faults: each write, sync, rename, cut and open of a save fails once,
by EIO, ENOSPC, EDQUOT and a kill. processes: eight record 200 decisions each. beside: `check` while `watch` runs.
again: what a second check opens. The naive way beside them is TinyDB's own storage. Exit status 1 when something was
lost.
"""

from __future__ import annotations

import argparse
import errno
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from evidence_checker.model import Decision, Document, Examination, Identity, Page, ReadStatus, SourceFile, TextSource
from evidence_checker.store import Store, inspection

_CALLS = ("open", "write", "fsync", "replace", "ftruncate", "mkdir")
_TEXT = """PEMERINTAH KABUPATEN CEMARA RAYA
DINAS KOMUNIKASI DAN INFORMATIKA
LAPORAN NOMOR {n} TENTANG {subject}
Ditetapkan di Cemara pada tanggal 12 Maret 2024
"""
_SUBJECTS = ("MANAJEMEN RISIKO SPBE", "AUDIT KEAMANAN", "TIM KOORDINASI SPBE", "PUSAT DATA", "LAYANAN ABSENSI")


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "evidence_checker", *map(str, words)]


def make_folder(folder: Path, count: int) -> None:
    folder.mkdir()
    for n in range(count):
        text = _TEXT.format(n=n, subject=_SUBJECTS[n % len(_SUBJECTS)]) + f"Halaman {n}. " * 40
        path = folder / f"{n:05}.txt"
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(1_700_000_000_000_000_000, 1_700_000_000_000_000_000 + n))


def masked(assessment: Path) -> str:
    """The assessment but for `made_at`, as a hash."""
    data = json.loads(assessment.read_bytes())
    data.pop("made_at")
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def effort(folder: Path, state: Path) -> tuple[float, float]:
    """Seconds of clock and of processor of a check that writes no report."""
    words = command("check", folder, "--state", state, "--year", 2024, "--no-ocr", "--quiet")
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, used


def check(folder: Path, state: Path, out: Path) -> float:
    began = time.monotonic()
    words = command("check", folder, "--state", state, "--year", 2024, "--no-ocr", "--report", f"json={out}", "--quiet")
    ended = subprocess.run(words, capture_output=True, check=False)
    assert ended.returncode in (0, 1, 3), ended.stderr.decode()
    return time.monotonic() - began


def decision(who: str, number: int) -> Decision:
    return Decision("accept", "22", f"{who}.pdf", "ab", who, f"alasan {number}", "2026-11-24T10:00:00+07:00")


def kills(parent: Path, count: int, files: int) -> bool:
    folder = parent / "bukti"
    make_folder(folder, files)
    alone = check(folder, parent / "alone", parent / "alone.json")
    state, rng = parent / "state", random.Random(11)
    words = command("check", folder, "--state", state, "--year", 2024, "--no-ocr", "--quiet")
    opened = lost = damaged = during = recorded = 0
    while during < count:
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(rng.uniform(0.2, alone))
            # It finished in time: begin anew, so that kills fall into every part of a check.
            Store.open(folder, state).clear()
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            during += 1
        with Store.open(folder, state) as store:
            opened += 1
            lost += recorded - len(store.decisions())
            store.record(decision("Sari", recorded))
            recorded += 1
            damaged += sum(f.code in ("EC701", "EC707") for f in inspection.verify(store.folder))
    check(folder, state, parent / "after.json")
    with_decisions = json.loads((parent / "after.json").read_bytes())
    with_decisions["decisions"] = []
    plain = json.loads((parent / "alone.json").read_bytes())
    same = _without_decisions(with_decisions) == _without_decisions(plain)
    print(f"kill -9 during a check of {files} files ({alone:.1f} s): {recorded} runs, {during} kills · opened {opened} "
          f"· unreadable index or log {damaged} · decisions lost {lost} of {recorded} "
          f"· final assessment as undisturbed {same}")  # fmt: skip
    return opened == recorded and same and not lost and not damaged


def _without_decisions(data: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in data.items() if name not in ("made_at", "decisions")}


def _save_all(store: Store, said: Callable[[str], object]) -> None:
    """Save in all ways, and say what was acknowledged."""
    from evidence_checker.errors import StateError

    for number in range(4):
        file = SourceFile(f"{number}.pdf", "", 10, 1_600_000_000_123_456_789, f"{number:064x}", 7, 7)
        try:
            store.keep_document(Document(file, "pdf", (Page(1, "teks " * 200),)), "r")
            examined = Examination(file, ReadStatus.READ, "pdf", 1, TextSource.TEXT, Identity(), (), "")
            store.keep_examination(f"{number}", examined)
            store.commit()
            said("c")
        except StateError:
            pass
        try:
            store.record(decision("Sari", number))
            said("d")
        except StateError:
            pass


def _faulty(fail_at: int, fault: int, count: list[int]) -> None:
    """Make the n-th call fail: `fault` is an errno, or 0 for a kill in the middle of it."""

    def wrapped(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            count[0] += 1
            if count[0] == fail_at:
                if real.__name__ == "write" and fault in (0, errno.ENOSPC):
                    view = memoryview(arguments[1])  # type: ignore[arg-type]
                    real(arguments[0], view[: len(view) // 2])
                if fault:
                    raise OSError(fault, os.strerror(fault))
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)

        return call

    for name in _CALLS:
        setattr(os, name, wrapped(getattr(os, name)))


def faults(parent: Path) -> bool:
    """Each fault in a forked process, so that a kill is a kill."""
    folder = parent / "kosong"
    folder.mkdir()
    good = True
    for name, fault in (("kill", 0), ("EIO", errno.EIO), ("ENOSPC", errno.ENOSPC), ("EDQUOT", errno.EDQUOT)):
        at, points, unreadable, lost = 1, 0, 0, 0
        while True:
            state = parent / f"{name}-{at}"
            reader, writer = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(reader)
                count = [0]
                store = Store.open(folder, state)
                said = os.dup(writer)
                real_write = os.write
                _faulty(at, fault, count)
                _save_all(store, lambda word, to=said, write=real_write: write(to, word.encode()))  # type: ignore[misc]
                os._exit(0 if count[0] >= at else 7)
            os.close(writer)
            with os.fdopen(reader, "rb") as pipe:
                acknowledged = pipe.read().decode()
            _, status = os.waitpid(child, 0)
            if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 7:
                break
            points += 1
            try:
                with Store.open(folder, state) as store:
                    lost += max(0, acknowledged.count("d") - len(store.decisions()))
                    known = sum(
                        store.recall(SourceFile(f"{n}.pdf", "", 10, 1_600_000_000_123_456_789, "", 7, 7)) is not None
                        for n in range(4)
                    )
                    lost += max(0, acknowledged.count("c") - known)
                    unreadable += sum(f.code in ("EC701", "EC707") for f in inspection.verify(store.folder))
            except Exception as error:
                print(name, at, error)
                unreadable += 1
            shutil.rmtree(state)
            at += 1
        print(f"fault {name:<7} at each of {points} calls of a save: unreadable {unreadable}, recorded and lost {lost}")
        good = good and not unreadable and not lost
    print(f"naive (TinyDB's storage): {_naive_kills(parent)}")
    return good


def _naive_kills(parent: Path) -> str:
    from tinydb import TinyDB

    unreadable = points = 0
    for at in range(1, 200):
        path = parent / f"naive-{at}.json"
        child = os.fork()
        if child == 0:
            database = TinyDB(path)
            database.insert_multiple({"n": n, "text": "x" * 50} for n in range(20))
            handle = database.storage._handle  # type: ignore[attr-defined]
            count = [0]
            for name in ("write", "flush", "truncate"):
                killing = _Killing(getattr(handle, name), at, count)
                database.storage._handle = _Proxy(database.storage._handle, name, killing)  # type: ignore[attr-defined]
            os.fsync = _Killing(os.fsync, at, count)
            for n in range(20, 0, -5):
                database.remove(doc_ids=[n])
            os._exit(7 if count[0] < at else 0)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            break
        points += 1
        try:
            json.loads(path.read_text())
        except ValueError:
            unreadable += 1
    return f"kill at each of {points} calls of four updates: unreadable {unreadable}"


class _Killing:
    """A call that ends the process after its n-th time, all calls of one count taken together."""

    def __init__(self, real: Callable[..., object], at: int, count: list[int]) -> None:
        self.real, self.at, self.count = real, at, count

    def __call__(self, *arguments: object) -> object:
        result = self.real(*arguments)
        self.count[0] += 1
        if self.count[0] == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return result


class _Proxy:
    def __init__(self, inner: object, name: str, call: object) -> None:
        self._inner, self._name, self._call = inner, name, call

    def __getattr__(self, name: str) -> object:
        return self._call if name == self._name else getattr(self._inner, name)


_RECORD = """
import sys
from pathlib import Path
from benchmarks.durability import decision
from evidence_checker.store import Store
with Store.open(Path(sys.argv[1]), Path(sys.argv[2])) as store:
    for number in range(int(sys.argv[4])):
        store.record(decision(sys.argv[3], number))
"""


def processes(parent: Path, count: int, each: int) -> bool:
    folder, state = parent / "bersama", parent / "bersama-state"
    folder.mkdir()
    began = time.monotonic()
    running = [
        subprocess.Popen([sys.executable, "-c", _RECORD, str(folder), str(state), f"penelaah {n}", str(each)])
        for n in range(count)
    ]
    ended = [process.wait() for process in running]
    took = time.monotonic() - began
    with Store.open(folder, state) as store:
        kept = len(set(store.decisions()))
        bad = len(inspection.verify(store.folder))
    print(f"{count} processes x {each} decisions at once: {kept} of {count * each} kept, broken {bad}, {took:.0f} s")
    return kept == count * each and not bad and not any(ended)


def beside(parent: Path, files: int) -> bool:
    """`check` again and again while `watch` runs and files keep coming: both end with the same assessment."""
    folder, state = parent / "dipantau", parent / "dipantau-state"
    make_folder(folder, files)
    shared = ("--state", state, "--year", 2024, "--no-ocr", "--quiet")
    watch = subprocess.Popen(command("watch", folder, *shared), stderr=subprocess.PIPE)
    statuses = set()
    for n in range(5):
        text = _TEXT.format(n=n, subject=_SUBJECTS[n]) + "baru"
        (folder / f"baru {n}.txt").write_text(text, encoding="utf-8")
        words = command("check", folder, *shared)
        statuses.add(subprocess.run(words, capture_output=True, check=False).returncode)
    time.sleep(10)
    began = time.monotonic()
    watch.send_signal(signal.SIGTERM)
    code, stopped = watch.wait(20), time.monotonic() - began
    said = watch.stderr.read().decode() if watch.stderr else ""
    with Store.open(folder, state) as store:
        latest = store.latest()
        whole = inspection.verify(store.folder) == ()
    check(folder, parent / "fresh-state", parent / "fresh.json")
    fresh = json.loads((parent / "fresh.json").read_bytes())
    same = latest is not None and {(d.path, d.sha256) for d in latest.documents} == {
        (d["path"], d["sha256"]) for d in fresh["documents"]
    }
    same = same and latest is not None and [i.status.value for i in latest.indicators] == [
        i["status"] for i in fresh["indicators"]
    ]  # fmt: skip
    print(f"check beside watch, {files} files: statuses of check {sorted(statuses)} · watch ended with {code} "
          f"{stopped:.1f} s after SIGTERM{' ' + said if said else ''} · state whole {whole} "
          f"· watch's assessment as a fresh check's {same}")  # fmt: skip
    return code == 0 and same and whole and statuses <= {0, 1, 3}


def again(parent: Path, folder: Path | None, counts: tuple[int, ...]) -> bool:
    """What a second check opens below the folder (strace), and its time a file beyond start-up."""
    good = True
    empty = parent / "hampa"
    empty.mkdir()
    check(empty, parent / "hampa-state", parent / "x.json")
    start = min(effort(empty, parent / "hampa-state")[1] for _ in range(3))
    folders = [folder] if folder else []
    for count in counts:
        folders.append(parent / f"ulang-{count}")
        make_folder(folders[-1], count)
    for one in folders:
        state = parent / f"{one.name}-state"
        first = check(one, state, parent / "1.json")
        check(one, state, parent / "2.json")
        second, used = min(effort(one, state) for _ in range(3))
        files = len(json.loads((parent / "2.json").read_bytes())["documents"])
        same = masked(parent / "1.json") == masked(parent / "2.json")
        trace = parent / "trace"
        opened = "not traced"
        if shutil.which("strace"):
            words = command("check", one, "--state", state, "--year", 2024, "--no-ocr", "--quiet")
            subprocess.run(["strace", "-f", "-e", "trace=open,openat", "-o", trace, *words],
                           capture_output=True, check=False)  # fmt: skip
            calls = [line for line in trace.read_text(errors="replace").splitlines() if f'"{one}/' in line]
            evidence = [line for line in calls if "O_DIRECTORY" not in line and "evidence.toml" not in line]
            opened = str(len(evidence))
            good = good and not evidence
        each = 1000 * max(0.0, used - start) / max(1, files)
        print(f"check twice, {files:,} files: first {first:.1f} s, second {second:.2f} s of clock, {used:.2f} s of "
              f"processor (start-up {start:.2f} s, {each:.3f} ms a file beyond) · evidence files opened {opened} "
              f"· same assessment {same}")  # fmt: skip
        good = good and same
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--folder", type=Path, help="another folder for `again`")
    parser.add_argument("--again-files", type=int, default=20_000)
    parser.add_argument("--only", default="kills,faults,processes,beside,again")
    chosen = parser.parse_args()
    parts: dict[str, Callable[[Path], bool]] = {
        "kills": lambda p: kills(p, chosen.kills, chosen.files),
        "faults": faults,
        "processes": lambda p: processes(p, 8, 200),
        "beside": lambda p: beside(p, 200),
        "again": lambda p: again(p, chosen.folder, (chosen.again_files,) if chosen.again_files else ()),
    }
    with tempfile.TemporaryDirectory() as parent:
        results = [parts[name](Path(parent)) for name in chosen.only.split(",")]
    print("all held" if all(results) else "NOT all held")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
