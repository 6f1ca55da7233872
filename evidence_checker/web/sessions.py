"""Who is at the other end: one-time tokens, sessions, and the brake on guessing. All of it lives in memory only.

A session is named by a random cookie of which only the hash is kept here; it is made at sign-in, never adopted from a
cookie that was sent along (session fixation). Times are seconds of a monotonic clock, which tests replace.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

Clock = Callable[[], float]

IDLE_SECONDS = 45 * 60.0
LONGEST_SECONDS = 12 * 3600.0
TOKEN_SECONDS = 15 * 60.0
_MOST_SESSIONS = 2_000

RIGHTS: dict[str, frozenset[str]] = {
    "owner": frozenset({"see", "send", "decide", "export", "open"}),
    "staf": frozenset({"see", "send"}),
    "auditor": frozenset({"see", "decide", "export"}),
    "inspektorat": frozenset({"see", "export"}),
}
ROLES = ("staf", "auditor", "inspektorat")


@dataclass(slots=True)
class Session:
    """One signed-in browser. `name`: the account, or the name that the owner gave. `csrf`: in each of its forms.
    `blind`: judging without seeing what others judged."""

    name: str
    role: str
    began: float
    seen: float
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    blind: bool = False

    def may(self, right: str) -> bool:
        """Whether the account has the right."""
        return right in RIGHTS[self.role]

    def holds(self, csrf: str) -> bool:
        """Whether a form carries this session's token."""
        return hmac.compare_digest(self.csrf.encode(), csrf.encode("utf-8", "replace"))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


class Sessions:
    """Sessions by the hash of their cookie. Safe from any thread."""

    def __init__(self, clock: Clock = time.monotonic, idle: float = IDLE_SECONDS) -> None:
        self._clock = clock
        self._idle = idle
        self._held: dict[str, Session] = {}
        self._lock = threading.Lock()

    def begin(self, name: str, role: str) -> tuple[str, Session]:
        """A new session and the value of its cookie, which is told this once."""
        cookie, now = secrets.token_urlsafe(32), self._clock()
        session = Session(name, role, now, now)
        with self._lock:
            self._drop_ended(now)
            self._held[_digest(cookie)] = session
        return cookie, session

    def of(self, cookie: str) -> Session | None:
        """The session of a cookie, kept alive by the asking; None when there is none or it ended."""
        now = self._clock()
        with self._lock:
            session = self._held.get(_digest(cookie)) if cookie else None
            if session is None:
                return None
            if self._ended(session, now):
                del self._held[_digest(cookie)]
                return None
            session.seen = now
            return session

    def end(self, cookie: str) -> None:
        """End the session of a cookie."""
        with self._lock:
            self._held.pop(_digest(cookie), None)

    def ended(self, session: Session) -> bool:
        """Whether it is over; asking does not keep it alive."""
        with self._lock:
            return self._ended(session, self._clock()) or all(each is not session for each in self._held.values())

    def end_of(self, name: str) -> None:
        """End every session of an account."""
        with self._lock:
            self._held = {key: each for key, each in self._held.items() if each.name != name}

    def _ended(self, session: Session, now: float) -> bool:
        return now - session.seen > self._idle or now - session.began > LONGEST_SECONDS

    def _drop_ended(self, now: float) -> None:
        self._held = {key: each for key, each in self._held.items() if not self._ended(each, now)}
        while len(self._held) >= _MOST_SESSIONS:
            del self._held[min(self._held, key=lambda key: self._held[key].seen)]


class OneTimeTokens:
    """Tokens that open a session once each, for a while. Only their hashes are kept."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[str, float] = {}
        self._lock = threading.Lock()

    def new(self, seconds: float = TOKEN_SECONDS) -> str:
        """A new token that works once."""
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._open[_digest(token)] = self._clock() + seconds
        return token

    def use(self, token: str) -> bool:
        """Whether the token was good; it is not any more."""
        with self._lock:
            until = self._open.pop(_digest(token), None)
        return until is not None and self._clock() <= until


class Throttle:
    """A brake on wrong attempts: from the fifth on, each doubles the wait, up to a quarter of an hour.

    Counted for each key (an account, an address) by itself; a key that rests as long as it must is tried once more.
    """

    FREE, LONGEST, FORGET, MOST_KEYS = 5, 900.0, 3600.0, 20_000

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()

    def wait(self, *keys: str) -> float:
        """Seconds that must pass before the next attempt; 0.0 = now."""
        now, longest = self._clock(), 0.0
        with self._lock:
            for key in keys:
                count, last = self._wrong.get(key, (0, 0.0))
                if count >= self.FREE and now - last < self.FORGET:
                    longest = max(longest, last + min(2.0 ** (count - self.FREE), self.LONGEST) - now)
        return max(longest, 0.0)

    def wrong(self, *keys: str) -> None:
        """Count a wrong attempt."""
        now = self._clock()
        with self._lock:
            for key in keys:
                count, last = self._wrong.pop(key, (0, now))
                self._wrong[key] = (1 if now - last > self.FORGET else count + 1, now)
            while len(self._wrong) > self.MOST_KEYS:
                del self._wrong[next(iter(self._wrong))]

    def right(self, *keys: str) -> None:
        """Forget the wrong attempts."""
        with self._lock:
            for key in keys:
                self._wrong.pop(key, None)
