"""Look at a memory without using it: what it holds, whether every part of it is whole, and empty it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence_checker.model import Finding
from evidence_checker.store import durable, texts
from evidence_checker.store.decision_log import DecisionLog
from evidence_checker.store.examination_cache import Pack
from evidence_checker.store.history import History
from evidence_checker.store.index import Index, unseal
from evidence_checker.store.known_files import KnownFiles


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a memory holds. `bytes`: of all its files."""

    files: int
    texts: int
    examinations: int
    decisions: int
    assessments: int
    bytes: int


def _all_files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def holdings(folder: Path) -> Holdings:
    """Count what `folder` (a memory) holds. Raises OSError."""
    index, pack, recorded_log = (
        Index(folder / "index.json"),
        Pack(folder / "examinations.pack"),
        DecisionLog(folder / "decisions.jsonl"),
    )
    known = KnownFiles(folder / "files.sqlite")
    index.load()
    pack.load()
    recorded_log.load()
    found = Holdings(
        files=len(known) + len(index.table("files")),
        texts=sum(1 for _ in (folder / "text").glob("*/*.z")),
        examinations=len(pack),
        decisions=len(recorded_log.decisions),
        assessments=len(index.table("assessments")),
        bytes=sum(path.stat().st_size for path in _all_files(folder)),
    )
    pack.close()
    known.close()
    return found


def verify(folder: Path) -> tuple[Finding, ...]:
    """Every part that is not whole, sorted by name; () when all is. Changes nothing. Raises OSError."""
    bad: list[tuple[str, str]] = []
    for name in ("index.json", "index.json.previous"):
        data = durable.read(folder / name)
        if data and unseal(data) is None:
            bad.append(("EC701", name))
    known = KnownFiles(folder / "files.sqlite")
    if not known.whole():
        bad.append(("EC701", known.path.name))
    pack = Pack(folder / "examinations.pack")
    pack.load()
    if pack.path.exists() and pack.path.stat().st_size != pack.whole:
        bad.append(("EC706", pack.path.name))
    pack.close()
    for path in sorted((folder / "text").glob("*/*.z")):
        if texts.unpack(durable.read(path)) is None:
            bad.append(("EC706", path.relative_to(folder).as_posix()))
    history = History(folder / "assessments", Index(folder / "index.json"))
    for path in sorted((folder / "assessments").glob("*.z")):
        if history.get(path.stem) is None:
            bad.append(("EC706", path.relative_to(folder).as_posix()))
    recorded_log = DecisionLog(folder / "decisions.jsonl")
    recorded_log.load()
    bad.extend(("EC707", f"decisions.jsonl:{line}") for line in recorded_log.broken)
    if recorded_log.torn:
        bad.append(("EC706", "decisions.jsonl"))
    return tuple(Finding.of(code, file=name) for code, name in bad)


def clear(folder: Path, *, decisions: bool) -> int:
    """Remove what can be computed again; with `decisions`, those too. Returns how many files went. Raises OSError."""
    gone = 0
    keep = {"lock", "lock.holder", "about.json"} | (set() if decisions else {"decisions.jsonl", "plan.jsonl"})
    for path in sorted(folder.iterdir()):
        if path.name in keep:
            continue
        if path.is_dir():
            gone += sum(1 for _ in _all_files(path))
            shutil.rmtree(path)
        else:
            with contextlib.suppress(FileNotFoundError):
                path.unlink()
                gone += 1
    return gone
