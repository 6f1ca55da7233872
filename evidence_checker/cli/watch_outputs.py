"""What a watch tells: lines for staff, JSON lines for a log, the status page, the heartbeat, a command on change."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evidence_checker.errors import UsageError
from evidence_checker.readers.files import shown, write_whole
from evidence_checker.store import durable
from evidence_checker.watch import heartbeat, status_page
from evidence_checker.watch.standing_of import beat_of, board_of
from evidence_checker.watch.told_lines import told_lines
from evidence_checker.watch.verdicts import NO_NAMES, Change, Verdict, advice, line

if TYPE_CHECKING:
    from evidence_checker.watch.folder import FolderWatch
    from evidence_checker.watch.session import WatchSession
    from evidence_checker.watch.standing import Beat

_PAGE_SECONDS = 2.0
_COMMAND_SECONDS = 300.0
_WORDS = {
    "id": {
        "greet": "Memantau {folder} ({mode}). Berhenti: Ctrl-C.",
        "events": "langsung",
        "polling": "berkala",
        "no_events": "Sistem tidak dapat mengabarkan perubahan ({why}); folder diperiksa berkala.",
        "page": "Halaman status tidak dapat ditulis: {why}",
        "command": "Perintah --on-change gagal: {why}",
        "ended": "Pemantauan selesai.",
    },
    "en": {
        "greet": "Watching {folder} ({mode}). Stop with Ctrl-C.",
        "events": "events",
        "polling": "polling",
        "no_events": "The system cannot report changes ({why}); the folder is polled.",
        "page": "The status page cannot be written: {why}",
        "command": "The --on-change command failed: {why}",
        "ended": "Watching has ended.",
    },
}


class Outputs:
    """All outputs of one watch. A page or log that cannot be written is said once, tried again, and never ends it."""

    def __init__(self, lang: str, status: Path | None, log: Path | None, on_change: str | None, *, quiet: bool) -> None:
        self.lang = lang
        self._say_words = _WORDS["en" if lang == "en" else "id"]
        self._status = status.absolute() if status else None
        self._log = log.absolute() if log else None
        self._command = _words_of(on_change) if on_change else []
        self._quiet = quiet
        self._waiting: list[bytes] = []
        self._running: subprocess.Popen[bytes] | None = None
        self._began = 0.0
        self._page_due = 0.0
        self._page_stale = True
        self._beats: dict[str, tuple[float, object]] = {}
        self._said: set[str] = set()
        if self._log is not None:
            try:
                with self._log.open("ab"):
                    pass
            except OSError as error:
                raise UsageError("ES105", path=shown(self._log), reason=error.strerror or str(error)) from error

    # ------------------------------------------------------------ lines

    def greet(self, watch: FolderWatch, session: WatchSession) -> None:
        mode = "events" if session.events_work() else "polling"
        self._say("greet", folder=watch.name, mode=self._say_words[mode])
        if session.events.why_not:
            self._say("no_events", why=session.events.why_not)

    def announce(self, watch: FolderWatch, changes: Sequence[Change], names: Mapping[str, str] = NO_NAMES) -> None:
        """Two lines a file at most; its whole verdict to log and command. `names`: of the indicators, by number."""
        if not changes:
            self._tend_command()
            return
        self._page_stale = True
        at = watch.ports.iso(watch.ports.wall_ns())
        if not self._quiet:
            for change in changes:
                path = f"{self._prefix(watch)}{change.path}"
                for printed in told_lines(change, at[11:19], path, self.lang, names):
                    click.echo(printed)
            sys.stdout.flush()
        lines = [encoded(watch.name, at, change, self.lang) for change in changes]
        if self._log is not None:
            try:
                with self._log.open("ab") as file:
                    file.write(b"".join(lines))
            except OSError as error:
                self._complain("log", "page", error)
        self._waiting += lines if self._command else []
        self._tend_command()

    def _prefix(self, watch: FolderWatch) -> str:
        """Which folder, where there are several."""
        return f"{watch.name}/" if len(self._beats) > 1 else ""

    def _say(self, word: str, **facts: str) -> None:
        if self._quiet:
            return
        text = self._say_words[word]
        for name, fact in facts.items():
            text = text.replace("{" + name + "}", fact)
        click.echo(text, err=True)

    def _complain(self, about: str, word: str, error: OSError) -> None:
        if about not in self._said:
            self._said.add(about)
            self._say(word, why=error.strerror or str(error))

    # ------------------------------------------------------------ page and heartbeat

    def patience(self) -> float:
        """How long the watch may sleep at most."""
        return 0.5 if self._running or self._waiting else heartbeat.WRITE_SECONDS / 2

    def beat(self, watches: Sequence[FolderWatch], watch: FolderWatch, state: Path) -> None:
        """Write the heartbeat of one folder and the page of all when they are due."""
        now = time.monotonic()
        beat = beat_of(watch, os.getpid())
        gist = dataclasses.replace(beat, at="", reconciled="", rounds=0, interval=0.0)
        written, before = self._beats.get(watch.name, (-1e9, None))
        if now - written >= heartbeat.WRITE_SECONDS or (gist != before and now - written >= 1.0):
            with contextlib.suppress(OSError):
                durable.replace_whole(state / heartbeat.FILE_NAME, heartbeat.encode(beat), sync=False)
            self._beats[watch.name] = (now, gist)
            self._page_stale = True
        if self._status is not None and self._page_stale and now >= self._page_due:
            self._write_page(watches, ended=False)

    def _write_page(self, watches: Sequence[FolderWatch], *, ended: bool) -> None:
        assert self._status is not None
        began = time.monotonic()
        boards = []
        for watch in watches:
            board = board_of(watch, os.getpid())
            boards.append(dataclasses.replace(board, beat=dataclasses.replace(board.beat, ended=ended)))
        try:
            write_whole(self._status, status_page.render(boards, self.lang))
        except OSError as error:
            self._complain("page", "page", error)
        else:
            self._said.discard("page")
        self._page_stale = False
        # A page of thousands of files takes a moment to make: a twentieth of the time at most.
        self._page_due = time.monotonic() + max(_PAGE_SECONDS, 20 * (time.monotonic() - began))

    # ------------------------------------------------------------ the command on change

    def _tend_command(self) -> None:
        """One command at a time; what changes while it runs waits for the next."""
        if self._running is not None:
            if self._running.poll() is None:
                if time.monotonic() - self._began > _COMMAND_SECONDS:
                    self._running.kill()
                return
            self._running = None
        if not self._waiting:
            return
        lines, self._waiting = self._waiting, []
        try:
            self._running = subprocess.Popen(self._command, stdin=subprocess.PIPE)
            self._began = time.monotonic()
            assert self._running.stdin is not None
            _feed(self._running.stdin, b"".join(lines))
        except OSError as error:
            self._running = None
            self._complain("command", "command", error)

    def end(self, watches: Sequence[FolderWatch], states: Sequence[Path]) -> None:
        """The last page and heartbeat say that it ended."""
        for watch, state in zip(watches, states, strict=True):
            beat: Beat = dataclasses.replace(beat_of(watch, os.getpid()), ended=True)
            with contextlib.suppress(OSError):
                durable.replace_whole(state / heartbeat.FILE_NAME, heartbeat.encode(beat), sync=False)
        if self._status is not None and watches:
            self._write_page(watches, ended=True)
        self._tend_command()
        self._say("ended")


def _feed(stdin: object, data: bytes) -> None:
    """Write to the command beside this thread: one that does not read must not stop the watch."""
    import threading

    def write() -> None:
        with contextlib.suppress(OSError, ValueError):
            stdin.write(data)  # type: ignore[attr-defined]
            stdin.close()  # type: ignore[attr-defined]

    threading.Thread(target=write, daemon=True).start()


def _words_of(command: str) -> list[str]:
    """The command as words; never through a shell. Raises UsageError for an open quote or nothing at all."""
    try:
        words = shlex.split(command, posix=os.name != "nt")
    except ValueError as error:
        raise UsageError("ES106", value=command) from error
    if not words:
        raise UsageError("ES106", value=command)
    return words


def encoded(folder: str, at: str, change: Change, lang: str) -> bytes:
    """One JSON line: what happened to which file, ASCII only, so that no name can forge a line."""
    verdict: Verdict | None = change.verdict
    entry = {
        "at": at,
        "folder": folder,
        "event": change.kind,
        "path": change.path,
        "verdict": verdict.word if verdict else "gone",
        "provisional": bool(verdict and verdict.provisional),
        "indicators": [{"id": use.indicator, "strength": use.strength.value, "page": use.page} for use in verdict.uses]
        if verdict
        else [],
        "text": line(change, lang),
        "advice": advice(verdict, lang) if verdict else "",
    }
    return json.dumps(entry, ensure_ascii=True).encode("ascii") + b"\n"
