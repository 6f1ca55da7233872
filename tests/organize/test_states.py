"""Organize, edit, kill, undo in any order: whatever happens, no content is lost and what was not touched comes back."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from evidence_checker.errors import StateError
from evidence_checker.model import Strength
from evidence_checker.organize.file_index import HTML_NAME, XLSX_NAME, render
from evidence_checker.organize.plan import Act, SharedFiling
from evidence_checker.organize.session import filing
from tests.organize.faults import Killed, fault
from tests.organize.folder import PERBUP, Paper, contents, organize, redo, tree, undo

INDEXES = {HTML_NAME, XLSX_NAME}
STRENGTHS = st.dictionaries(st.sampled_from(["1", "2", "11"]), st.sampled_from(list(Strength)), max_size=3)


class FiledFolder(RuleBasedStateMachine):
    """The model: the set of contents that must exist, and what the folder looked like before each standing run."""

    def __init__(self) -> None:
        super().__init__()
        self.room = Path(tempfile.mkdtemp(prefix="evidence-checker-states-"))
        self.folder, self.target = self.room / "bukti", self.room / "tertata"
        self.folder.mkdir()
        self.papers: dict[str, Paper] = {}
        self.wanted: set[bytes] = set()
        self.made = 0

    def teardown(self) -> None:
        shutil.rmtree(self.room)

    @rule(name=st.sampled_from(["a.pdf", "b/a.pdf", "b/c.docx", "d.pdf"]), proves=STRENGTHS, known=st.booleans())
    def arrive(self, name: str, proves: dict[str, Strength], known: bool) -> None:
        """A document arrives, unless one of that name is there."""
        if (self.folder / name).exists():
            return
        self.made += 1
        paper = Paper(b"isi %d" % self.made, PERBUP if known else Paper(b"").identity, proves)
        self.papers[name] = paper
        self.wanted.add(paper.content)
        place = self.folder / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(paper.content)

    @rule(
        act=st.sampled_from(list(Act)),
        serve=st.sampled_from(list(SharedFiling)),
        at=st.integers(0, 150),
        what=st.sampled_from(["kill", "EIO", "ENOSPC"]),
    )
    def file_them(self, act: Act, serve: SharedFiling, at: int, what: str) -> None:
        """Organize, most times with a fault somewhere."""
        with fault(what, at), suppress(Killed, StateError, OSError):
            organize(self.folder, self.target, self.papers, act, serve)

    @precondition(lambda self: self.target.exists())
    @rule(at=st.integers(0, 150), what=st.sampled_from(["kill", "EIO"]))
    def take_back(self, at: int, what: str) -> None:
        with fault(what, at), suppress(Killed, StateError, OSError):
            undo(self.target)

    @precondition(lambda self: self.target.exists())
    @rule(at=st.integers(0, 150))
    def take_back_the_taking_back(self, at: int) -> None:
        with fault("kill", at), suppress(Killed, StateError, OSError):
            redo(self.target)

    @rule(pick=st.integers(0, 99), where=st.sampled_from(["folder", "target"]))
    def edit(self, pick: int, where: str) -> None:
        """Someone works on a document: its old content may go, the new one must stay."""
        files = [p for p in sorted(getattr(self, where).rglob("*")) if self._document(p)]
        if not files:
            return
        place = files[pick % len(files)]
        self.made += 1
        old, new = place.read_bytes(), b"suntingan %d" % self.made
        place.unlink()  # a new file under the name, as programs save; a hard link elsewhere keeps the old content
        place.write_bytes(new)
        self.wanted.add(new)
        if old not in contents(self.folder, self.target):
            self.wanted.discard(old)
        if where == "folder":
            name = place.relative_to(self.folder).as_posix()
            known = self.papers.get(name, Paper(b""))
            self.papers[name] = Paper(new, known.identity, known.proves)

    @staticmethod
    def _document(place: Path) -> bool:
        ours = (
            ".evidence-checker" in place.parts or place.name.endswith(".part") or place.name.startswith("Indeks Bukti")
        )
        return place.is_file() and not ours

    @invariant()
    def nothing_is_lost(self) -> None:
        there = {p.read_bytes() for top in (self.folder, self.target) for p in top.rglob("*") if p.is_file()}
        assert self.wanted <= there

    @invariant()
    def nothing_partial_has_a_final_name(self) -> None:
        for top in (self.folder, self.target):
            for place in top.rglob("*"):
                if self._document(place):
                    content = place.read_bytes()
                    assert content in self.wanted or content.startswith((b"isi ", b"suntingan "))

    @precondition(lambda self: (self.target / ".evidence-checker" / "journal.jsonl").exists())
    @rule()
    def settle_everything(self) -> None:
        """Without faults everything that stands is taken back; of what nobody edited nothing stays in the target."""
        with filing(self.target, render) as session:
            session.recover()
            while any(run.status != "undone" for run in session.journal.runs):
                session.undo()
        assert not list(self.room.rglob("*.part"))
        assert {name for name in tree(self.target) if name in INDEXES} == set()


FiledFolder.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
TestStates = FiledFolder.TestCase
