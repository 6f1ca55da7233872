"""The memory of a folder: what it recalls, and that kills, full disks and other processes lose nothing recorded."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_checker.errors import StateError
from evidence_checker.model import (
    Assessment,
    Decision,
    Document,
    Examination,
    Finding,
    FrameworkStamp,
    Identity,
    Index,
    Page,
    ReadStatus,
    SourceFile,
    TextSource,
    Unread,
    replace,
)
from evidence_checker.store import Store, inspection, location

OLD_NS = 1_600_000_000_123_456_789


def source(path: str = "SOP Layanan.pdf", number: int = 1) -> SourceFile:
    return SourceFile(path, "/bukti/" + path, 10, OLD_NS, f"{number:064x}", 7, OLD_NS)


def document(file: SourceFile) -> Document:
    return Document(file, "pdf", (Page(1, "STANDAR OPERASIONAL PROSEDUR"),), findings=(Finding.of("EC105", named="x"),))


def examination(file: SourceFile) -> Examination:
    return Examination(file, ReadStatus.READ, "pdf", 1, TextSource.TEXT, Identity(title="SOP"), (), "t", (1 << 63, 2))


def decision(number: int = 1) -> Decision:
    return Decision("accept", "22", "a.pdf", "ab", "Sari", f"alasan {number}", "2026-11-24T10:00:00+07:00")


def assessment(made_at: str = "2026-11-24T10:00:00+07:00", year: int = 2026) -> Assessment:
    return Assessment(made_at, FrameworkStamp("f", "1", "x", "F"), "Diskominfo", year, "/bukti", (), (), None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bukti dukung"
    made.mkdir()
    return made


@pytest.fixture
def opened(folder: Path, tmp_path: Path) -> Callable[[], Store]:
    return lambda: Store.open(folder, tmp_path / "state")


def test_everything_kept_is_there_in_the_next_process(opened: Callable[[], Store]) -> None:
    file = source()
    with opened() as store:
        store.keep_document(document(file), "r1")
        store.keep_examination("k", examination(file))
        store.record(decision())
        store.keep_assessment(assessment(), "inputs")
    with opened() as store:
        assert store.recall(replace(file, sha256="")) == file.sha256
        assert store.document(file.sha256, "r1") == replace(document(file), file=replace(file, system_path=""))
        assert store.document(file.sha256, "r2") is None
        assert store.examination("k") == examination(replace(file, system_path=""))
        assert store.examination("other") is None
        assert store.decisions() == (decision(),)
        assert store.latest("inputs") == assessment()
        assert store.latest("other inputs") is None


def test_a_file_that_could_not_be_read_is_remembered_as_such(opened: Callable[[], Store]) -> None:
    unread = Unread(source(), ReadStatus.UNREADABLE, Finding.of("EC101", format="PDF"))
    with opened() as store:
        store.keep_document(unread, "r1")
        found = store.document(unread.file.sha256, "r1")
    assert isinstance(found, Unread) and found.why == unread.why


@pytest.mark.parametrize("change", [{"bytes": 11}, {"modified_ns": OLD_NS + 1}, {"inode": 8}, {"changed_ns": 3}])
def test_a_changed_file_is_not_recalled(opened: Callable[[], Store], change: dict[str, int]) -> None:
    with opened() as store:
        store.remember(source())
        assert store.recall(source()) == source().sha256
        changed = replace(source(), **change)  # type: ignore[arg-type]
        assert store.recall(changed) is None


def test_what_the_system_does_not_tell_is_not_compared(opened: Callable[[], Store]) -> None:
    """Windows gives neither file number nor change time when it lists a folder."""
    with opened() as store:
        store.remember(source())
        assert store.recall(replace(source(), inode=0, changed_ns=0)) == source().sha256


@pytest.mark.parametrize(("tick", "age_ns"), [(1, 5_000_000), (1_000_000_000, 900_000_000)])
def test_a_file_changed_in_the_tick_it_was_hashed_is_hashed_again(
    opened: Callable[[], Store], monkeypatch: pytest.MonkeyPatch, tick: int, age_ns: int
) -> None:
    """It may have been changed once more without another size or time; coarse clocks tick every two seconds."""
    modified = OLD_NS // tick * tick
    file = replace(source(), modified_ns=modified)
    with opened() as store:
        monkeypatch.setattr(time, "time_ns", lambda: modified + age_ns)
        store.remember(file)
        assert store.recall(file) is None
        monkeypatch.setattr(time, "time_ns", lambda: modified + 3_000_000_000)
        store.remember(file)
        assert store.recall(file) == file.sha256


def test_paths_that_are_gone_are_forgotten(opened: Callable[[], Store]) -> None:
    with opened() as store:
        store.remember(source("a"))
        store.remember(source("b"))
        store.commit()
        assert store.forget_others({"b"}) == 1
    with opened() as store:
        assert store.recall(source("a")) is None
        assert store.recall(source("b"))


def test_text_that_is_no_utf8_is_read_again_rather_than_altered(opened: Callable[[], Store]) -> None:
    file = source()
    with opened() as store:
        store.keep_document(replace(document(file), pages=(Page(1, "a\udcff"),)), "r1")
        assert store.document(file.sha256, "r1") is None


def test_odd_bytes_in_a_decision_or_assessment_are_no_error(opened: Callable[[], Store]) -> None:
    with opened() as store:
        store.record(replace(decision(), reason="a\udce9b"))
        assert store.decisions()[0].reason == "a\\udce9b"
        store.keep_assessment(replace(assessment(), folder="\udce9"))
        assert store.assessments() == ()


def test_the_list_tells_the_index_of_each_check(opened: Callable[[], Store]) -> None:
    with opened() as store:
        store.keep_assessment(assessment())
        store.keep_assessment(replace(assessment(year=2027), index=Index(2.6, "Baik", (), ())))
        assert [kept.index for kept in store.assessments()] == [None, 2.6]


def test_the_same_assessment_is_kept_once_and_only_the_last_thirty(opened: Callable[[], Store]) -> None:
    with opened() as store:
        store.keep_assessment(assessment("2026-01-01T00:00:00+07:00"))
        store.keep_assessment(assessment("2026-01-02T00:00:00+07:00"))
        assert len(store.assessments()) == 1
        for year in range(1990, 2030):
            store.keep_assessment(assessment(year=year))
        assert [kept.year for kept in store.assessments()] == list(range(2000, 2030))
        assert len(list((store.folder / "assessments").iterdir())) == 30


# ---------------------------------------------------------------- damage


def test_a_damaged_index_gives_way_to_the_previous_one(opened: Callable[[], Store]) -> None:
    with opened() as store:
        store.keep_assessment(assessment(year=2023))
        store.keep_assessment(assessment(year=2024))
    path = store.folder / "index.json"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with opened() as store:
        assert [note.code for note in store.notes] == ["EC701"]
        assert [kept.year for kept in store.assessments()] == [2023]
    assert (store.folder / "index.json.damaged").exists()


def test_a_damaged_table_of_files_is_set_aside(opened: Callable[[], Store]) -> None:
    with opened() as store:
        store.remember(source("a"))
    path = store.folder / "files.sqlite"
    path.write_bytes(b"x" * path.stat().st_size)
    assert [finding.code for finding in inspection.verify(store.folder)] == ["EC701"]
    with opened() as store:
        assert [note.code for note in store.notes] == ["EC701"]
        assert store.recall(source("a")) is None
        store.remember(source("a"))
    assert (store.folder / "files.sqlite.damaged").exists()
    with opened() as store:
        assert store.recall(source("a"))


def test_files_that_an_earlier_version_knew_are_still_known(opened: Callable[[], Store]) -> None:
    file = source("a")
    row = {"bytes": file.bytes, "mtime": file.modified_ns, "inode": file.inode, "ctime": file.changed_ns}
    with opened() as store:
        store._index.put("files", "a", {**row, "sha256": file.sha256, "at": time.time_ns()})
        store.commit()
    for _ in range(2):
        with opened() as store:
            assert store.recall(file) == file.sha256
            store.remember(source("b"))
    assert inspection.holdings(store.folder).files == 2


def test_a_torn_or_damaged_cache_costs_a_reading_only(opened: Callable[[], Store]) -> None:
    with opened() as store:
        for number in (1, 2):
            store.keep_document(document(source(f"{number}", number)), "r")
            store.keep_examination(f"{number}", examination(source(f"{number}", number)))
    pack = store.folder / "examinations.pack"
    pack.write_bytes(pack.read_bytes()[:-5])
    text = next((store.folder / "text").glob("*/*.z"))
    text.write_bytes(text.read_bytes()[:-1])
    assert {finding.code for finding in inspection.verify(store.folder)} == {"EC706"}
    with opened() as store:
        assert store.examination("1") and store.examination("2") is None
        store.keep_examination("2", examination(source()))
    with opened() as store:
        assert store.examination("1") and store.examination("2")


def test_an_altered_or_missing_decision_shows(opened: Callable[[], Store]) -> None:
    with opened() as store:
        for number in range(4):
            store.record(decision(number))
    path = store.folder / "decisions.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    for broken in (lines[0] + lines[2] + lines[3], b"".join(lines).replace(b"alasan 1", b"alasan 9")):
        path.write_bytes(broken)
        assert [finding.code for finding in inspection.verify(store.folder)] == ["EC707"]
    path.write_bytes(b"".join(lines) + lines[0][:20])
    with opened() as store:
        assert len(store.decisions()) == 4
        store.record(decision(4))
    with opened() as store:
        assert [d.reason[-1] for d in store.decisions()] == list("01234")
    assert inspection.verify(store.folder) == ()


def test_clear_keeps_decisions_unless_told(opened: Callable[[], Store]) -> None:
    with opened() as store:
        store.keep_document(document(source()), "r")
        store.record(decision())
    opened().clear()
    with opened() as store:
        assert store.recall(source()) is None
        assert store.decisions() == (decision(),)
    opened().clear(decisions=True)
    with opened() as store:
        assert store.decisions() == ()


# ---------------------------------------------------------------- place


def test_state_never_lies_inside_the_checked_folder(folder: Path) -> None:
    with pytest.raises(StateError, match="ES301"):
        Store.open(folder, folder / "state")
    assert list(folder.iterdir()) == []


def test_state_on_a_network_share_is_refused(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "network_type", lambda path: "cifs")
    with pytest.raises(StateError, match="ES302"):
        Store.open(folder, tmp_path / "state")


@pytest.mark.skipif(sys.platform == "win32", reason="the table is Linux's")
@pytest.mark.parametrize(
    ("point", "kind", "wanted"),
    [
        ("/", "ext4", ""),
        ("{}", "cifs", "cifs"),
        ("{}", "fuse.sshfs", "fuse.sshfs"),
        ("{}", "fuseblk", ""),
        ("{}/bukti\\040dukung", "nfs4", "nfs4"),
        ("{}/bukti", "nfs4", ""),
    ],
)
def test_the_kind_of_mount_is_read_from_the_kernels_table(
    folder: Path, tmp_path: Path, point: str, kind: str, wanted: str
) -> None:
    table = tmp_path / "mountinfo"
    root = str(tmp_path.resolve())
    table.write_text(
        f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 22 0:40 / {point.replace('{}', root)} rw shared:1 - {kind} dev rw\n"
    )
    assert location.network_type(folder / "not yet" / "there", table) == wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [("/Volumes/bukti/1", "smbfs"), ("/Volumes/bukti 2", "apfs"), ("/Users/ani", "apfs"), ("/Volumes/b (x)/y", "nfs")],
)
def test_the_kind_of_mount_is_read_from_what_macos_prints(path: str, wanted: str) -> None:
    told = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//ani@server/bukti on /Volumes/bukti (smbfs, nodev, nosuid, mounted by ani)
server:/b on /Volumes/b (x) (nfs, nodev, nosuid)
"""
    assert location._mac_type(Path(path), told) == wanted


def test_two_folders_of_one_name_have_their_own_memory(tmp_path: Path) -> None:
    places = {location.state_folder(tmp_path / name / "bukti", tmp_path / "state") for name in ("a", "b")}
    assert len(places) == 2


# ---------------------------------------------------------------- faults


class Faults:
    """Makes the n-th of all writes, syncs, renames, opens and cuts fail, or end the process."""

    CALLS = ("open", "write", "fsync", "replace", "ftruncate", "mkdir")

    def __init__(self, monkeypatch: pytest.MonkeyPatch, below: Path) -> None:
        self.count = 0
        self.fail_at = 0
        self.error = errno.EIO
        for name in self.CALLS:
            monkeypatch.setattr(os, name, self._wrapped(getattr(os, name)))

    def _wrapped(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            self.count += 1
            if self.count == self.fail_at:
                if real.__name__ == "write" and self.error == errno.ENOSPC:
                    # A disk fills up in the middle of a write.
                    view = memoryview(arguments[1])  # type: ignore[arg-type]
                    real(arguments[0], view[: len(view) // 2])
                raise OSError(self.error, os.strerror(self.error))
            return real(*arguments, **named)

        return call


def _work(store: Store) -> tuple[int, int]:
    """Save in all ways. Returns how many decisions and assessments were acknowledged."""
    decisions = assessments = 0
    for number in range(3):
        try:
            store.keep_document(document(source(f"{number}.pdf", number)), "r")
            store.keep_examination(f"{number}", examination(source(f"{number}.pdf", number)))
            store.commit()
        except StateError:
            pass
        try:
            store.record(decision(number))
            decisions += 1
        except StateError:
            pass
        try:
            store.keep_assessment(assessment(year=number))
            assessments += 1
        except StateError:
            pass
    return decisions, assessments


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC])
def test_a_fault_at_any_call_of_a_save_loses_nothing_recorded(folder: Path, tmp_path: Path, error: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        faults = Faults(patch, tmp_path)
        with Store.open(folder, tmp_path / "count") as store:
            began = faults.count
            _work(store)
            total = faults.count - began
    assert total > 40
    for at in range(1, total + 1):
        state = tmp_path / f"state-{at}"
        store = Store.open(folder, state)
        with pytest.MonkeyPatch.context() as patch:
            faults = Faults(patch, tmp_path)
            faults.fail_at, faults.error = at, error
            decisions, assessments = _work(store)
        # As if killed now: nothing is closed, another process opens the memory.
        with Store.open(folder, state) as again:
            assert len(again.decisions()) >= decisions, at
            assert decisions >= 2, at
            assert len(again.assessments()) >= assessments, at
            assert all(again.assessment(kept.id) is not None for kept in again.assessments()), at
            assert [f.code for f in inspection.verify(again.folder) if f.code == "EC707"] == [], at
            for number in range(3):
                kept = again.document(f"{number:064x}", "r")
                assert kept is None or isinstance(kept, Document), at
        store.close()


_KILLED = """
import os, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
import test_store as t
at, seen = int(sys.argv[1]), 0
def wrapped(real):
    def call(*a, **k):
        global seen
        seen += 1
        if seen == at:
            if real.__name__ == "write":
                real(a[0], memoryview(a[1])[: len(a[1]) // 2])
            os.kill(os.getpid(), 9)
        return real(*a, **k)
    return call
store = t.Store.open(Path(sys.argv[2]), Path(sys.argv[3]))
for name in t.Faults.CALLS:
    setattr(os, name, wrapped(getattr(os, name)))
for number in range(3):
    store.keep_document(t.document(t.source(str(number), number)), "r")
    store.keep_examination(str(number), t.examination(t.source(str(number), number)))
    store.record(t.decision(number))
    print("decision", flush=True)
    store.keep_assessment(t.assessment(year=number))
    print("assessment", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("at", range(3, 51, 4))
def test_a_kill_at_any_call_of_a_save_loses_nothing_acknowledged(folder: Path, tmp_path: Path, at: int) -> None:
    script = _KILLED.format(tests=str(Path(__file__).parent))
    ended = subprocess.run(
        [sys.executable, "-c", script, str(at), str(folder), str(tmp_path / "state")],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False,
    )  # fmt: skip
    assert ended.returncode == -9, ended.stderr
    said = ended.stdout.split()
    with Store.open(folder, tmp_path / "state") as store:
        assert len(store.decisions()) >= said.count("decision")
        assert len(store.assessments()) >= said.count("assessment")
        assert all(store.assessment(kept.id) is not None for kept in store.assessments())
        store.record(decision(9))
    assert inspection.verify(store.folder) == ()


# ---------------------------------------------------------------- other processes


_WRITER = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
import test_store as t
who = sys.argv[1]
with t.Store.open(Path(sys.argv[2]), Path(sys.argv[3])) as store:
    for number in range(20):
        store.record(t.replace(t.decision(number), name=who))
        store.remember(t.source(f"{{who}}-{{number}}"))
        store.keep_examination(f"{{who}}-{{number}}", t.examination(t.source()))
        if number % 5 == 0:
            store.commit()
"""


def test_processes_at_once_lose_nothing(folder: Path, tmp_path: Path) -> None:
    script = _WRITER.format(tests=str(Path(__file__).parent))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [str(folder), str(tmp_path / "state")]
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(who), *arguments], env=environment) for who in range(3)
    ]
    assert [process.wait() for process in running] == [0, 0, 0]
    with Store.open(folder, tmp_path / "state") as store:
        assert len(store.decisions()) == 60
        for who in range(3):
            for number in range(20):
                assert store.recall(source(f"{who}-{number}"))
                assert store.examination(f"{who}-{number}")
    assert inspection.verify(store.folder) == ()


def test_a_store_sees_what_another_saved_meanwhile(opened: Callable[[], Store]) -> None:
    with opened() as one, opened() as other:
        one.remember(source("a"))
        one.commit()
        other.remember(source("b"))
        other.commit()
        assert other.recall(source("a"))
        one.refresh()
        assert one.recall(source("b"))
        one.record(decision(1))
        assert other.decisions() == (decision(1),)


def test_a_lock_that_is_never_free_names_its_holder(
    opened: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence_checker.store.writer_lock.LOCK_SECONDS", 0.05)
    with opened() as one:
        with one._writing(), pytest.raises(StateError) as caught:
            opened()
        assert caught.value.code == "ES303"
        assert str(os.getpid()) in str(caught.value.facts["holder"])


def test_a_large_pack_of_unused_examinations_shrinks(opened: Callable[[], Store]) -> None:
    from evidence_checker.store.examination_cache import Pack

    with opened() as store:
        for number in range(50):
            store.keep_examination(f"{number}", examination(source()))
    pack = Pack(store.folder / "examinations.pack")
    pack.load()
    assert pack.get("7") is not None
    before = pack.whole
    pack.shrink(above=0)
    assert pack.whole < before / 10
    assert pack.get("7") is not None and pack.get("8") is None
    pack.close()
