"""File system events, reduced to one word: that something happened, never what.

The only room that knows watchdog. Events of reading are filtered out, in the kernel where possible, or our own readers
would report for ever. Lost events do no harm while one arrives: the reconciliation that follows sees the whole tree.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

_HEARD: list[type[events.FileSystemEvent]] = [
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileClosedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.DirCreatedEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
]
_HEARD_TYPES = tuple(_HEARD)


class EventListener(events.FileSystemEventHandler):
    """Calls `happened` for every event that is not one of reading."""

    def __init__(self, happened: Callable[[], None]) -> None:
        self._happened = happened

    def dispatch(self, event: events.FileSystemEvent) -> None:
        """An event of the file system: that it came is all that counts."""
        # As little as possible: a busy handler is how events get lost.
        if isinstance(event, _HEARD_TYPES):
            self._happened()


class FileEvents:
    """Calls `happened` for a folder until stopped.

    `wanted` False: never (polling was asked for, or the folder is on a share).
    """

    def __init__(self, folder: Path, happened: Callable[[], None], *, wanted: bool = True) -> None:
        self.folder = folder
        self.wanted = wanted
        self.why_not = ""
        self._happened = happened
        self._observer: BaseObserver | None = None
        self._watched: tuple[int, int] | None = None

    @property
    def works(self) -> bool:
        """Whether events still arrive."""
        observer = self._observer
        return observer is not None and observer.is_alive() and all(e.is_alive() for e in observer.emitters)

    def same_folder(self) -> bool:
        """Whether the folder can be seen and, where it is listened to, is the same one."""
        try:
            status = self.folder.stat()
        except OSError:
            return False
        return self._watched is None or (status.st_dev, status.st_ino) == self._watched

    def keep_listening(self) -> None:
        """Start it, or start it again when it died or another folder lies in the place. Call before each listing.

        Does nothing while the folder is away; a system that has no watches left is remembered in `why_not`."""
        if not self.wanted:
            return
        try:
            status = self.folder.stat()
        except OSError:
            self.stop()
            return
        identity = (status.st_dev, status.st_ino)
        if self.works and identity == self._watched:
            return
        self.stop()
        observer: BaseObserver | None = None
        try:
            observer = Observer()  # itself may fail: no inotify instance left (EMFILE)
            listener = EventListener(self._happened)
            observer.schedule(listener, os.fspath(self.folder), recursive=True, event_filter=_HEARD)
            observer.start()
        except (OSError, RuntimeError) as error:
            # No watches left (ENOSPC), no instance left or too many open files (EMFILE): polling until the next
            # reconciliation tries again.
            self.why_not = str(error)
            if observer is not None:
                with contextlib.suppress(Exception):
                    observer.stop()
            return
        self.why_not = ""
        self._observer, self._watched = observer, identity

    def stop(self) -> None:
        """Stop listening."""
        observer, self._observer, self._watched = self._observer, None, None
        if observer is not None:
            # A watch whose folder vanished may complain on the way out; nothing is lost by that.
            with contextlib.suppress(Exception):
                observer.stop()
                observer.join(2.0)
