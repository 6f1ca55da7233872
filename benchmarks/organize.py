"""Filing under fire: kills, refusing disks, flipped folders, one name a thousand times; each beside the naive way.

    python benchmarks/organize.py faults|strace|kills|flips|thousand|speed|doubles|states|trees [FOLDER ...]

Everything is made in a temporary folder; "another disk" is /dev/shm where there is one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from evidence_checker.errors import StateError
from evidence_checker.model import Strength
from evidence_checker.organize.plan import Act, SharedFiling
from tests.organize.faults import Killed, fault
from tests.organize.flipper import flipping
from tests.organize.folder import PERBUP, Paper, contents, organize, tree, undo, write
from tests.organize.test_faults import PAPERS as FEW
from tests.organize.test_faults import WAYS, assert_sound, no_remains

HERE = Path(__file__).resolve()
OTHER_DISK = Path("/dev/shm") if Path("/dev/shm").is_dir() else None


def papers(count: int, size: int = 2000) -> dict[str, Paper]:
    """Documents of other content each, a third of them evidence for two indicators."""
    made = {}
    for n in range(count):
        content = (b"%08d " % n) * (size // 9)
        proves = {"11": Strength.STRONG} | ({"1": Strength.PARTIAL} if n % 3 == 0 else {})
        made[f"{n % 7}/{n}/laporan.pdf"] = Paper(content, PERBUP if n % 2 else Paper(b"").identity, proves)
    return made


def faults() -> None:
    """Every call of the system, three faults, five ways, both ways on."""
    print(
        f"{'way':32} {'fault':7} {'calls':>6} {'points':>7} {'lost or partial':>16} "
        f"{'not finished':>13} {'not undone':>11}"
    )
    total = 0
    for way, (act, kind) in WAYS.items():
        for what in ("kill", "EIO", "ENOSPC"):
            with tempfile.TemporaryDirectory(dir=OTHER_DISK) as place:
                folder, target = Path(place) / "bukti", Path(place) / "tertata"
                write(folder, FEW)
                with fault("", 0, **kind) as none:
                    organize(folder, target, FEW, act)
                finished = tree(target), tree(folder)
                points = unsound = unfinished = unreturned = 0
                for at in range(1, none.calls + 1):
                    for then in ("finish", "undo"):
                        shutil.rmtree(place)
                        write(folder, FEW)
                        before = tree(folder, times=True)
                        with fault(what, at, **kind), contextlib.suppress(Killed, StateError, OSError):
                            organize(folder, target, FEW, act)
                        points += 1
                        try:
                            assert_sound(folder, target)
                        except AssertionError:
                            unsound += 1
                        with fault("", 0, **kind), contextlib.suppress(StateError):
                            if then == "finish":
                                organize(folder, target, FEW, act)
                            else:
                                undo(target)
                        clean = no_remains(folder, target)
                        if then == "finish":
                            unfinished += (tree(target), tree(folder)) != finished or not clean
                        else:
                            unreturned += tree(folder, times=True) != before or bool(tree(target)) or not clean
                print(
                    f"{way:32} {what:7} {none.calls:6} {points:7} {unsound:16} {unfinished:13} {unreturned:11}",
                    flush=True,
                )
                total += points
    print(f"{total} points in all")


_CALLS = (
    "write", "fsync", "linkat", "unlinkat", "unlink", "renameat2", "rename", "mkdirat", "mkdir", "ftruncate",
    "utimensat", "sendfile", "copy_file_range",
)  # fmt: skip


def strace() -> None:
    """Real kills and refusals at every such system call of a move across disks, and the same of shutil.move."""
    if shutil.which("strace") is None or OTHER_DISK is None:
        print("strace or a second disk is missing here")
        return
    print(f"{'mover':14} {'fault':7} {'points':>7} {'lost':>5} {'partial':>8} {'twice':>6}   (right after the fault)")
    for mover in ("organize", "shutil.move"):
        for what in ("signal=KILL", "error=ENOSPC", "error=EIO"):
            points = lost = partial = twice = 0
            for call in _CALLS:
                number = 1
                while found := _struck(mover, call, what, number):
                    number += 1
                    points += 1
                    lost += found[0]
                    partial += found[1]
                    twice += found[2]
            print(f"{mover:14} {what.split('=')[1]:7} {points:7} {lost:5} {partial:8} {twice:6}", flush=True)


def _struck(mover: str, call: str, what: str, number: int) -> tuple[bool, bool, bool] | None:
    """What a fault at that call left: lost, partial, twice; None when there is no such call any more.

    After it the same command is run again and must finish.
    """
    originals = {paper.content for paper in FEW.values()}
    with tempfile.TemporaryDirectory() as here, tempfile.TemporaryDirectory(dir=OTHER_DISK) as there:
        folder, target, log = Path(here) / "bukti", Path(there) / "tertata", Path(here) / "strace"
        write(folder, FEW)
        command = [sys.executable, str(HERE), "--child", mover, str(folder), str(target)]
        subprocess.run(
            ["strace", "-f", "-o", log, "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={number}", *command],
            capture_output=True, check=False, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        traced = log.read_bytes()
        if b"INJECTED" not in traced and b"killed by SIGKILL" not in traced:
            return None
        lost = not originals <= contents(folder, target)
        final = [
            p
            for p in target.rglob("*")
            if p.is_file() and ".evidence-checker" not in p.parts and p.suffix != ".part" and "Indeks" not in p.name
        ]
        partial = any(p.read_bytes() not in originals for p in final)
        whole = [p.read_bytes() for p in [*folder.rglob("*.pdf"), *final]]
        if mover == "organize":
            subprocess.run(command, check=True)
            assert contents(target) >= originals, (call, what, number)
            assert not contents(folder), (call, what, number)
        return lost, partial, len(whole) > len(set(whole))


def child(mover: str, folder: Path, target: Path) -> None:
    if mover == "organize":
        found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
        organize(
            folder,
            target,
            {name: FEW.get(name) or _many()[name] for name in found if not name.endswith(".part")},
            Act.MOVE,
            SharedFiling.INDEX,
        )
        return
    for name in sorted(FEW):
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(folder / name, place)


def _many() -> dict[str, Paper]:
    return papers(120)


def kills(count: int = 200) -> None:
    """kill -9 at a random moment of a move of 120 documents to another disk; then the same command again."""
    dice = random.Random(2024)
    many = _many()
    originals = {paper.content for paper in many.values()}
    lost = partial = unfinished = midway = 0
    longest = 1.5
    for n in range(count):
        with tempfile.TemporaryDirectory() as here, tempfile.TemporaryDirectory(dir=OTHER_DISK) as there:
            folder, target = Path(here) / "bukti", Path(there) / "tertata"
            write(folder, many)
            command = [sys.executable, str(HERE), "--child", "organize", str(folder), str(target)]
            running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
            while running.poll() is None and not (target / ".evidence-checker" / "journal.jsonl").exists():
                time.sleep(0.002)
            began = time.monotonic()
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.wait(dice.uniform(0, longest))
                longest = max(0.1, min(longest, time.monotonic() - began))
            if running.poll() is None:
                running.send_signal(signal.SIGKILL)
                midway += 1
            running.wait()
            lost += not originals <= contents(folder, target)
            final = [p for p in target.rglob("*.pdf") if ".evidence-checker" not in p.parts]
            partial += any(p.read_bytes() not in originals for p in final)
            subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
            placed = sorted(p.read_bytes() for p in target.rglob("*.pdf"))
            unfinished += placed != sorted(originals) or bool(contents(folder)) or not no_remains(folder, target)
        if (n + 1) % 50 == 0:
            print(
                f"{n + 1} runs, {midway} killed at work: lost {lost}, partial {partial}, "
                f"not finished by a second run {unfinished}",
                flush=True,
            )


def flips(count: int = 10_000) -> None:
    """Another process turns a folder of the target into a link and back without pause while we file into it."""
    for name in ("organize --move", "makedirs + move"):
        with tempfile.TemporaryDirectory(dir=OTHER_DISK) as place:
            folder, target, outside = (Path(place) / each for each in ("bukti", "tertata", "luar"))
            outside.mkdir()
            folder.mkdir()
            (target / "satu").mkdir(parents=True)
            every: set[bytes] = set()
            runs = refused = 0
            with flipping(target / "satu", outside) as done:
                while done.value < count:
                    runs += 1
                    for n in range(8):
                        if not (folder / f"{n}.pdf").exists():
                            every.add(b"isi %d %d" % (runs, n))
                            (folder / f"{n}.pdf").write_bytes(b"isi %d %d" % (runs, n))
                    if name.startswith("organize"):
                        there = {
                            p.name: Paper(p.read_bytes(), proves={"11": Strength.STRONG}) for p in folder.iterdir()
                        }
                        try:
                            organize(folder, target, there, Act.MOVE, pattern="satu/{name}")
                        except StateError:
                            refused += 1
                    else:
                        for each in sorted(folder.iterdir()):
                            try:
                                (target / "satu").mkdir(parents=True, exist_ok=True)
                                shutil.move(each, target / "satu" / f"{runs}-{each.name}")
                            except OSError:
                                refused += 1
            written = sum(1 for _ in outside.iterdir())
            lost = len(every - contents(folder, target, outside))
            print(
                f"{name:16} {done.value} flips, {runs} runs ({refused} refused): written outside {written}, lost {lost}"
            )


def states(examples: int = 250, steps: int = 40) -> None:
    """The state machine of the tests, longer and from a random start: arrive, edit, organize, kill, undo, redo."""
    from hypothesis import HealthCheck, settings
    from hypothesis.stateful import run_state_machine_as_test

    from tests.organize.test_states import FiledFolder

    began = time.perf_counter()
    done = [0]

    class Counted(FiledFolder):
        def check_invariants(self, *arguments: object, **options: object) -> None:
            done[0] += 1
            super().check_invariants(*arguments, **options)

    run_state_machine_as_test(
        Counted,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    print(
        f"{examples} histories, {done[0]} states checked: none lost, none partial; {time.perf_counter() - began:.0f} s"
    )


def thousand() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, target = Path(place) / "bukti", Path(place) / "tertata"
        many = {f"{n:04}/laporan.pdf": Paper(b"isi %d" % n, proves={"11": Strength.STRONG}) for n in range(1000)}
        write(folder, many)
        began = time.perf_counter()
        organize(folder, target, many, Act.MOVE, pattern="{name}")
        passed = time.perf_counter() - began
        kept = len({p.read_bytes() for p in target.glob("*.pdf")})
        print(f"organize --move: 1000 files of one name: {kept} contents kept, {passed:.1f} s")
        undo(target)
        print(f"undo: {len(contents(folder))} contents back")
        naive = Path(place) / "naive"
        naive.mkdir()
        for name in many:
            shutil.move(folder / name, naive / "laporan.pdf")
        print(f"shutil.move: {len(list(naive.iterdir()))} content kept")


def speed(count: int = 2000, size: int = 200_000) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "bukti"
        many = papers(count, size)
        write(folder, many)
        megabytes = sum(len(p.content) for p in many.values()) / 1e6
        began = time.perf_counter()
        for name in many:
            goal = Path(place) / "naive" / name
            goal.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / name, goal)
        print(
            f"shutil.copy2 (no hash, no sync): {count} files, {megabytes:.0f} MB: {time.perf_counter() - began:.1f} s"
        )
        for act in (Act.COPY, Act.MOVE):
            target = Path(place) / act.value
            began = time.perf_counter()
            made, _ = organize(folder, target, many, act, SharedFiling.INDEX)
            passed = time.perf_counter() - began
            began = time.perf_counter()
            organize(folder, target, many if act is Act.COPY else {}, act, SharedFiling.INDEX)
            again = time.perf_counter() - began
            began = time.perf_counter()
            undo(target)
            back = time.perf_counter() - began
            print(
                f"organize {act.value}: {len(made.moves)} files: {passed:.1f} s; "
                f"again (nothing to do): {again:.1f} s; undo: {back:.1f} s"
            )


def doubles(count: int = 120) -> None:
    """Pairs of which it is known what they are: precision and recall, beside likeness alone."""
    from evidence_checker.assessment.duplicates import NEAR
    from evidence_checker.assessment.duplicates import doubles as find
    from evidence_checker.text.fingerprint import likeness
    from tests.makers import doubles as maker

    made, truth = maker.pairs(count)
    began = time.perf_counter()
    found = {frozenset((each.path, each.counts)): each.reason.code for each in find(made)}
    passed = time.perf_counter() - began
    right = sum(truth.get(pair) == code for pair, code in found.items())
    print(f"{len(made)} documents, {len(truth)} true pairs, {passed:.2f} s")
    for code, name in (
        ("EC502", "equal text"),
        ("EC503", "draft and final"),
        ("EC504", "scan and Word"),
        ("EC505", "earlier version"),
        ("EC506", "near"),
    ):
        mine = {p for p, c in found.items() if c == code}
        real = {p for p, c in truth.items() if c == code}
        print(f"  {name:16} found {len(mine & real)} of {len(real)}, wrongly {len(mine - real)}")
    print(f"kind right: precision {right / max(1, len(found)):.3f}, recall {right / len(truth):.3f}")
    alone = {
        frozenset((a.file.path, b.file.path))
        for n, a in enumerate(made)
        for b in made[n + 1 :]
        if likeness(a.fingerprint, b.fingerprint) >= NEAR
    }
    hits = len(alone & set(truth))
    print(
        f"likeness >= {NEAR} alone: precision {hits / max(1, len(alone)):.3f}, "
        f"recall {hits / len(truth):.3f} (without saying which kind)"
    )


def trees(folders: list[str]) -> None:
    """The command over real folders: plan, apply, apply again, undo, by way of the command line."""
    for name in folders:
        source = Path(name)
        with tempfile.TemporaryDirectory() as place:
            target, state = Path(place) / "tertata", Path(place) / "state"
            before = _stamp(source)

            def run(*arguments: object, state: Path = state) -> str:
                done = subprocess.run(
                    [sys.executable, "-m", "evidence_checker", *map(str, arguments), "--state", str(state), "--no-ocr"],
                    capture_output=True, text=True, check=False,
                )  # fmt: skip
                assert "Traceback" not in done.stderr, done.stderr
                return done.stdout + done.stderr

            first = run("organize", source, "--into", target, "--apply").strip().splitlines()
            filed = sorted(
                p.relative_to(target).as_posix()
                for p in target.rglob("*")
                if p.is_file() and ".evidence-checker" not in p.parts
            )
            stamp = _stamp(target)
            again = run("organize", source, "--into", target, "--apply")
            same = _stamp(target) == stamp
            back = run("organize", "--undo", target).strip().splitlines()
            rest = [p for p in target.rglob("*") if ".evidence-checker" not in p.parts]
            print(f"{source.name}: {len(before)} entries → {len(filed)} files; {first[-2]}")
            nothing = "Tidak ada yang perlu dilakukan." in again and same
            print(f"  again: nothing to do {nothing}; undo: {back[-1]}; left in target {len(rest)}")
            print(f"  source the same (bytes, names, times): {_stamp(source) == before}")


def _stamp(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        p.relative_to(folder).as_posix(): (
            hashlib.sha256(p.read_bytes()).hexdigest() if p.is_file() else "",
            p.stat().st_mtime_ns,
        )
        for p in sorted([folder, *folder.rglob("*")])
        if ".evidence-checker" not in p.parts
    }


if __name__ == "__main__":
    chosen, *rest = sys.argv[1:] or ["--help"]
    if chosen == "--child":
        child(rest[0], Path(rest[1]), Path(rest[2]))
    elif chosen == "trees":
        trees(rest or [str(HERE.parents[1] / "sample_evidence")])
    elif chosen in ("faults", "strace", "kills", "flips", "thousand", "speed", "doubles", "states"):
        globals()[chosen](*map(int, rest))
    else:
        print(__doc__)
