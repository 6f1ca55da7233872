"""A folder of evidence and its assessment, both made by hand: filing is tested without reading a single document."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evidence_checker import rules
from evidence_checker.model import (
    Assessment,
    DocumentResult,
    Evidence,
    Finding,
    FrameworkStamp,
    Identity,
    IndicatorResult,
    NearMiss,
    Node,
    Passage,
    ReadStatus,
    SourceFile,
    Status,
    Strength,
    TextSource,
)
from evidence_checker.organize.apply import Outcome
from evidence_checker.organize.file_index import render
from evidence_checker.organize.make_plan import plan
from evidence_checker.organize.path_template import layout
from evidence_checker.organize.plan import Act, Plan, SharedFiling
from evidence_checker.organize.session import filing
from evidence_checker.organize.target_view import View
from evidence_checker.readers.files import discover

NODES = (
    Node("D1", "Kebijakan Internal SPBE", "Domain", "", 13.0),
    Node("D2", "Tata Kelola SPBE", "Domain", "", 25.0),
    Node("A1", "Kebijakan Internal Tata Kelola SPBE", "Aspek", "D1", 13.0),
    Node("A2", "Perencanaan Strategis SPBE", "Aspek", "D2", 10.0),
)
INDICATORS = {
    "1": ("Kebijakan Internal Arsitektur SPBE", "D1", "A1"),
    "2": ("Kebijakan Internal Peta Rencana SPBE", "D1", "A1"),
    "11": ("Arsitektur SPBE", "D2", "A2"),
}


UNKNOWN = Identity()
UNSIGNED = Finding.of("EC203")


@dataclass
class Paper:
    """A document of the folder: its bytes, what it is, and what it proves (indicator → strength)."""

    content: bytes
    identity: Identity = UNKNOWN
    proves: Mapping[str, Strength] = field(default_factory=dict)
    status: ReadStatus = ReadStatus.READ
    duplicate_of: str | None = None
    nearly: Sequence[str] = ()


PERBUP = Identity(
    kind="peraturan_kepala_daerah", title="SISTEM PEMERINTAHAN BERBASIS ELEKTRONIK", number="81 Tahun 2021",
    date="2021-08-31", year=2021, issuer="BUPATI CEMARA RAYA",
)  # fmt: skip


def usual() -> dict[str, Paper]:
    """One of everything that filing meets."""
    return {
        "scan0012 (2) final FIX.pdf": Paper(
            b"perbup", PERBUP, {"1": Strength.STRONG, "2": Strength.PARTIAL, "11": Strength.WEAK}
        ),
        "baru/arsitektur.PDF": Paper(
            b"arsitektur", Identity(kind="rencana_induk", title="Arsitektur SPBE"), {"11": Strength.STRONG}
        ),
        "salinan perbup.pdf": Paper(b"perbup ", PERBUP, duplicate_of="scan0012 (2) final FIX.pdf"),
        "rusak.pdf": Paper(b"%PDF", status=ReadStatus.UNREADABLE),
        "agenda.docx": Paper(b"agenda"),
        "sop.pdf": Paper(b"sop", nearly=("11",)),
    }  # fmt: skip


def write(folder: Path, papers: Mapping[str, Paper]) -> None:
    for path, paper in papers.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(paper.content)
        os.utime(place, ns=(10**18, 10**18 + 123_456_700))
    for place in [folder, *(each for each in folder.rglob("*") if each.is_dir())]:
        os.utime(place, ns=(10**18, 10**18 + 987_000))


def assess(folder: Path, papers: Mapping[str, Paper], reviewed: Sequence[str] = ()) -> Assessment:
    """The assessment of those papers. `reviewed`: indicators that await review."""
    present = {path: paper for path, paper in papers.items() if (folder / path).exists()}
    documents = tuple(
        DocumentResult(
            path=path,
            sha256=hashlib.sha256(paper.content).hexdigest(),
            bytes=len(paper.content),
            status=paper.status,
            why=Finding.of("EC102") if paper.status is ReadStatus.UNREADABLE else None,
            pages=1,
            text_source=TextSource.TEXT,
            identity=paper.identity,
            duplicate_of=paper.duplicate_of,
        )
        for path, paper in sorted(present.items())
    )
    indicators = tuple(
        IndicatorResult(
            id=identifier, name=name, domain=domain, aspect=aspect, weight=1.0,
            status=Status.REVIEW if identifier in reviewed else Status.COMPLETE, level=3.0, target_level=3.0, gain=0.0,
            evidence=tuple(
                Evidence(
                    path, hashlib.sha256(paper.content).hexdigest(), paper.proves[identifier], 0.9, (1, 2, 3), ("r",),
                    (Passage(5, 0, 9, "Pasal 8 =1+1", "arsitektur", article="Pasal 8"),),
                    reasons=() if paper.proves[identifier] is Strength.STRONG else (UNSIGNED,),
                )
                for path, paper in sorted(present.items())
                if identifier in paper.proves
            ),
            near_misses=tuple(
                NearMiss(path, Finding.of("EC301"))
                for path, paper in sorted(present.items())
                if identifier in paper.nearly
            ),
        )
        for identifier, (name, domain, aspect) in INDICATORS.items()
    )  # fmt: skip
    return Assessment(
        made_at="2024-01-01T00:00:00+07:00", framework=FrameworkStamp("spbe-2020", "1", "0" * 64, "SPBE 2020"),
        agency="Pemerintah Kabupaten Cemara Raya", year=2024, folder=folder.name, documents=documents,
        indicators=indicators, index=None, nodes=NODES,
    )  # fmt: skip


def sources(folder: Path) -> dict[str, SourceFile]:
    return {file.path: file for file in discover(folder).files}


def organize(
    folder: Path,
    target: Path,
    papers: Mapping[str, Paper],
    act: Act = Act.COPY,
    serve: SharedFiling = SharedFiling.COPIES,
    pattern: str = "",
    wait: float = 30.0,
) -> tuple[Plan, Outcome]:
    """What the command does with --apply."""
    with filing(target, render, make=True, wait=wait) as session:
        session.recover()
        view = View(str(target))
        standing = [each for each in session.journal.standing if view.stands(each.target)]
        made = plan(
            assess(folder, papers),
            layout(pattern),
            view,
            act=act,
            serve=serve,
            standing=standing,
            node_names=dict(rules.load("").node_names),
        )
        return made, session.apply(made, folder, sources(folder), "2024-01-01T00:00:00+07:00")


def undo(target: Path) -> Outcome:
    with filing(target, render) as session:
        return session.undo()


def redo(target: Path) -> Outcome:
    with filing(target, render) as session:
        session.recover()
        return session.redo()


def tree(folder: Path, *, times: bool = False) -> dict[str, object]:
    """Every entry with its content (and times), the program's own folder left out."""
    found: dict[str, object] = {}
    for place in sorted(folder.rglob("*")):
        name = place.relative_to(folder).as_posix()
        if not name.startswith(".evidence-checker"):
            content: object = place.read_bytes() if place.is_file() else None
            found[name] = (content, place.stat().st_mtime_ns) if times else content
    if times:
        found["."] = folder.stat().st_mtime_ns
    return found


def contents(*folders: Path) -> set[bytes]:
    """The contents of all whole files, temporary ones left out."""
    return {
        place.read_bytes()
        for folder in folders
        for place in folder.rglob("*")
        if place.is_file() and ".evidence-checker" not in place.parts and not place.name.endswith(".part")
    }
