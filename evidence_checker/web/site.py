"""What all pages share: the folders that are served, sessions, accounts, page images, the log of acts."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from evidence_checker.readers.files import shown
from evidence_checker.web.accounts import Accounts
from evidence_checker.web.activity_log import ActivityLog
from evidence_checker.web.guard import Limits, Names
from evidence_checker.web.live_folder import LiveFolder
from evidence_checker.web.page_images import PageImages
from evidence_checker.web.sessions import OneTimeTokens, Sessions, Throttle
from evidence_checker.web.submissions import Submissions


@dataclass(frozen=True, slots=True)
class Recent:
    """A folder that was opened before."""

    path: Path
    name: str


@dataclass(slots=True)
class Site:
    """`home`: where accounts, the log and page images lie. `accounts`: None on one's own computer, where the one-time
    token opens everything. `owner`: the name that decisions get there. `opened`: how a folder is added while running;
    None where that is not allowed."""

    home: Path
    names: Names
    lang: str = "id"
    owner: str = ""
    accounts: Accounts | None = None
    limits: Limits = field(default_factory=Limits)
    opened: Callable[[Path], LiveFolder] | None = None
    recent: tuple[Recent, ...] = ()
    sessions: Sessions = field(default_factory=Sessions)
    tokens: OneTimeTokens = field(default_factory=OneTimeTokens)
    throttle: Throttle = field(default_factory=Throttle)
    folders: dict[str, LiveFolder] = field(default_factory=dict)
    submissions: dict[str, Submissions] = field(default_factory=dict)
    images: PageImages = field(init=False)
    log: ActivityLog = field(init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.images = PageImages(self.home / "pages")
        self.log = ActivityLog(self.home / "activity.jsonl")

    @property
    def cookie(self) -> str:
        """Name of the session's cookie. Cookies do not tell ports apart, so on one's own computer the name does."""
        if self.names.secure:
            return "__Host-sesi"
        port = next(iter(sorted(self.names.origins)), "").rpartition(":")[2]
        return f"sesi-{port}"

    def add(self, folder: LiveFolder) -> LiveFolder:
        """SharedFiling a folder and keep it current; the one that is served already when it is the same."""
        with self._lock:
            held = self.folders.get(folder.key)
            if held is not None:
                folder.close()
                return held
            self.folders[folder.key] = folder
            self.submissions[folder.key] = Submissions(folder)
            folder.start()
            return folder

    def close(self) -> None:
        """Close every folder."""
        self.images.close()
        for submissions in self.submissions.values():
            submissions.close()
        for folder in self.folders.values():
            folder.close()


def now() -> str:
    """ISO 8601 with zone, to the second."""
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def label(folder: Path) -> str:
    """A folder as the pages name it."""
    return shown(folder.name or folder)
