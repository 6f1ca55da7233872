"""`watch --status-of FOLDER`: the heartbeat of a watch that runs, read from the folder's memory."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from evidence_checker import messages
from evidence_checker.cli.options import settings
from evidence_checker.errors import Exit
from evidence_checker.store import Store
from evidence_checker.watch import heartbeat
from evidence_checker.watch.standing import Beat

_WORDS = {
    "id": {
        "none": "Folder ini belum pernah dipantau.",
        "alive": "berjalan (pid {pid}), denyut {age} detik lalu",
        "ended": "selesai pada {at}",
        "dead": "TIDAK berjalan: denyut terakhir {at}, {age} detik lalu",
        "facts": "cara: {mode}; pemeriksaan menyeluruh terakhir {reconciled} (tiap {interval} detik)",
        "counts": "berkas {files}, dinilai {judged}, antrean {queue}, sedang datang {arriving}, tidak terbaca {unread}",
        "events": "langsung",
        "polling": "berkala",
    },
    "en": {
        "none": "This folder has never been watched.",
        "alive": "running (pid {pid}), last heartbeat {age} seconds ago",
        "ended": "ended at {at}",
        "dead": "NOT running: last heartbeat {at}, {age} seconds ago",
        "facts": "mode: {mode}; last reconciliation {reconciled} (every {interval} seconds)",
        "counts": "files {files}, judged {judged}, queue {queue}, arriving {arriving}, unreadable {unread}",
        "events": "events",
        "polling": "polling",
    },
}


def report(folders: tuple[Path, ...], flags: dict[str, Any]) -> int:
    """Print the heartbeat of each folder. Status 1 when one of them is not watched now."""
    worst = int(Exit.COMPLETE)
    for folder in folders:
        settled = settings(folder, flags)
        place = Store.place(folder, settled.state_folder)
        try:
            beat = heartbeat.decode((place / heartbeat.FILE_NAME).read_bytes())
        except OSError:
            beat = None
        now = datetime.datetime.now().astimezone()
        running = beat is not None and heartbeat.alive(beat, now) and runs(beat.pid)
        for said in lines(beat, now, settled.lang, running=running):
            click.echo(said)
        if not running:
            worst = int(Exit.GAPS)
    return worst


def runs(pid: int) -> bool:
    """Whether a process of that number runs here; a watch that was killed writes no farewell. 0 = not told: it may."""
    import os

    if pid <= 0:
        return True
    if os.name == "nt":
        import ctypes

        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
        handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return False
        code = ctypes.c_ulong()
        known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return not known or code.value == 259  # STILL_ACTIVE
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def lines(beat: Beat | None, now: datetime.datetime, lang: str, *, running: bool = True) -> list[str]:
    """What is printed of a heartbeat; None = there is none. `running`: whether its process was found."""
    say = _WORDS["en" if lang == "en" else "id"]
    if beat is None:
        return [say["none"]]
    state = "ended" if beat.ended else "alive" if running and heartbeat.alive(beat, now) else "dead"
    facts = {
        "pid": beat.pid,
        "age": f"{heartbeat.age(beat, now):.0f}",
        "at": beat.at,
        "mode": say[beat.mode],
        "reconciled": beat.reconciled or "-",
        "interval": f"{beat.interval:.0f}",
        "files": beat.files,
        "judged": beat.judged,
        "queue": beat.queue,
        "arriving": beat.arriving,
        "unread": beat.unread,
    }
    said = [f"{beat.folder}: {say[state]}", say["facts"], say["counts"]]
    for name, fact in facts.items():
        said = [text.replace("{" + name + "}", str(fact)) for text in said]
    return said + [messages.message(trouble, lang) for trouble in beat.trouble]
