"""Kirim: a receipt before anything is placed; placed and taken back through the journal; a kill loses nothing."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_checker.organize import folder_tree
from evidence_checker.web.live_folder import LiveFolder
from evidence_checker.web.submissions import Submissions
from tests.conftest import ROOT
from tests.web.office import Office, regulation


def _send(office: Office, name: str, content: bytes) -> str:
    """Send a file; the address of its receipt."""
    answer = office.ask("POST", f"{office.base}/kirim", data={"csrf": office.csrf()}, files={"berkas": (name, content)})
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"]
    office.site.submissions[office.live.key].wait(address.rpartition("/")[2], 120.0)
    return address


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".evidence-checker" not in path.parts
    }


def test_a_file_gets_its_receipt_is_placed_and_comes_back(office: Office) -> None:
    before = _tree(office.folder)
    content = regulation(9, "Pasal 5\n(1) Pusat data dikelola oleh Dinas.").encode()
    address = _send(office, "Perbup baru.txt", content)
    page = office.get(address).text
    assert "Dihitung" in page and "indikator" in page.lower()
    assert _tree(office.folder) == before, "nothing is placed before it is asked for"

    proposed = re.search(r'<option value="usulan"[^>]*>Usulan: ([^<]+)</option>', page)
    assert proposed is not None
    assert office.post(f"{address}/tempatkan", {"place": "usulan"}).status_code == 303
    now = _tree(office.folder)
    assert {path: data for path, data in now.items() if path not in before} == {proposed[1]: content}
    assert "Sudah ditempatkan" in office.get(address).text

    assert office.post(f"{address}/batal").status_code == 303
    assert _tree(office.folder) == before
    assert office.post(f"{address}/tempatkan", {"place": "Kebijakan"}).status_code == 303
    assert _tree(office.folder)["Kebijakan/Perbup baru.txt"] == content
    assert office.post(f"{address}/batal").status_code == 303
    assert office.post(f"{address}/buang").status_code == 303
    assert office.get(address).status_code == 404 and _tree(office.folder) == before


def test_nothing_that_is_there_is_overwritten(office: Office) -> None:
    before = _tree(office.folder)
    address = _send(office, "Perbup SPBE.txt", regulation(7).encode())
    assert office.post(f"{address}/tempatkan", {"place": "Kebijakan"}).status_code == 303
    now = _tree(office.folder)
    assert {path: now[path] for path in before} == before
    assert now["Kebijakan/Perbup SPBE (2).txt"] == regulation(7).encode()


def test_the_same_file_again_is_said_to_be_there(office: Office) -> None:
    content = (office.folder / "Kebijakan" / "Perbup SPBE.txt").read_bytes()
    assert "Sudah ada" in office.get(_send(office, "salinan.txt", content)).text


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("surat.txt", b"Harga cabai naik menjelang hari raya di pasar.\n" * 3, "Tidak dihitung"),
        ("rusak.pdf", b"%PDF-1.4\nbukan apa-apa", "Tidak terbaca"),
        ("../../etc/passwd", b"root", "passwd"),
        ("a" * 300 + ".txt", b"isi", "aaaa"),
        ("kosong.txt", b"", "kosong.txt"),
    ],
)
def test_every_sort_of_file_gets_a_receipt(office: Office, name: str, content: bytes, word: str) -> None:
    before = _tree(office.folder)
    assert word in office.get(_send(office, name, content)).text
    assert _tree(office.folder) == before


@pytest.mark.parametrize("place", ["../luar", "/etc", "Tidak Ada", "Kebijakan/../..", "..\\luar", ""])
def test_only_folders_that_are_there_can_be_chosen(office: Office, place: str) -> None:
    before = _tree(office.folder.parent)
    address = _send(office, "Perbup baru.txt", regulation(9).encode())
    answer = office.post(f"{address}/tempatkan", {"place": place})
    assert answer.status_code == (303 if place == "" else 409)
    if place:
        now = {path: data for path, data in _tree(office.folder.parent).items() if not path.startswith("keadaan/")}
        assert now == {path: data for path, data in before.items() if not path.startswith("keadaan/")}


def test_a_disk_that_is_full_takes_nothing_and_says_so(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("evidence_checker.web.submissions.os.fsync", full)
    answer = office.ask(
        "POST", f"{office.base}/kirim", data={"csrf": office.csrf()}, files={"berkas": ("a.txt", b"isi")}
    )
    assert answer.status_code == 409 and "disk penuh" in answer.text
    monkeypatch.undo()
    assert office.site.submissions[office.live.key].all() == ()


def test_a_full_disk_while_placing_leaves_the_file_in_one_place(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = regulation(9).encode()
    address = _send(office, "Perbup baru.txt", content)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder_tree.Folder, "link", full)
    monkeypatch.setattr("evidence_checker.organize.transfer.copy", full)
    assert office.post(f"{address}/tempatkan", {"place": "Kebijakan"}).status_code == 409
    monkeypatch.undo()
    page = office.get(address).text  # the next look finishes what was begun
    assert "Sudah ditempatkan" in page or "Tempatkan ke folder" in page
    placed = _tree(office.folder).get("Kebijakan/Perbup baru.txt")
    assert placed in (None, content)


# ------------------------------------------------------------ killed at any moment


_KILLED = """
import sys
from pathlib import Path
from evidence_checker import rules
from evidence_checker.assess.configuration import Settings
from evidence_checker.assessment import decisions
from evidence_checker.web import placing
from evidence_checker.web.live_folder import LiveFolder
from evidence_checker.web.submissions import Submissions
folder, state, what = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
live = LiveFolder(folder, Settings(agency="Pemerintah Kabupaten Cemara Raya", year=2023, workers=1, state=state, ocr=False),
                  rules.load("spbe-2020"), poll=True)
print("ready", flush=True)
if what == "decide":
    for number in range(10_000):
        live.record(decisions.made("waive", "1", name="P", reason=f"nomor {number}", made_at="2026-01-01T00:00:00+07:00", expires="2030-01-01"))
        print(number, flush=True)
else:
    sent = Submissions(live)
    one = sent.get(sys.argv[4])
    together = live.judged_with(one.examined)
    while True:
        one = sent.get(sys.argv[4])
        if one.state == "placed":
            sent.undo(one)
        else:
            plan = placing.planned(together, live.request.framework, str(folder), one.about.name, one.about.sha256, "Kebijakan")
            sent.place(one, plan, "2026-01-01T00:00:00+07:00")
        print(one.state, flush=True)
"""


def _killed(office_folder: Path, state: Path, what: str, after: int, *more: str) -> list[str]:
    """Run that program, kill it after some lines of output; everything that it had acknowledged."""
    command = [sys.executable, "-c", _KILLED, str(office_folder), str(state), what, *more]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    lines: list[str] = []
    while len(lines) <= after and (line := process.stdout.readline()):
        lines.append(line.strip())
    process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    rest, _ = process.communicate()
    assert lines and lines[0] == "ready"
    whole = rest.splitlines(keepends=True)
    return lines[1:] + [each.strip() for each in whole if each.endswith("\n")]


KILLS = int(os.environ.get("EVIDENCE_CHECKER_KILLS", "3"))


def test_every_acknowledged_decision_survives_a_kill(office: Office, tmp_path: Path) -> None:
    office.close()
    said = 0
    for kill in range(KILLS):
        said += len(_killed(office.folder, tmp_path / "keadaan", "decide", 1 + (kill * 7) % 20))
        reopened = LiveFolder(office.folder, office.live.settled, office.live.request.framework, poll=True)
        recorded = len(reopened.recorded())
        assert said <= recorded <= said + kill + 1  # at most the one in hand was recorded and not yet told
        said = recorded
        reopened.close()


def test_a_kill_while_placing_leaves_the_file_whole_in_one_place(office: Office, tmp_path: Path) -> None:
    content = regulation(9).encode()
    address = _send(office, "Perbup baru.txt", content)
    identifier = address.rpartition("/")[2]
    office.close()
    target = office.folder / "Kebijakan" / "Perbup baru.txt"
    for kill in range(KILLS):
        _killed(office.folder, tmp_path / "keadaan", "place", 1 + (kill * 3) % 7, identifier)
        reopened = LiveFolder(office.folder, office.live.settled, office.live.request.framework, poll=True)
        sent = Submissions(reopened)
        one = sent.get(identifier)
        assert one is not None
        kept = sent._home / identifier / "isi"
        places = [path for path in (target, kept) if path.exists()]
        assert len(places) == 1 and places[0].read_bytes() == content
        assert (one.state == "placed") is (places[0] == target)
        left = [path.name for path in office.folder.rglob("*") if ".part" in path.name]
        assert left == []
        sent.close()
        reopened.close()
