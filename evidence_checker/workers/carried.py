"""What the workers of a cluster hold for tasks to come: sent once, and again when all that held it were lost."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from evidence_checker.errors import UsageError
from evidence_checker.model import Finding

_RETURN_SECONDS = 120.0  # that a cluster without any worker is waited for: a machine that starts anew takes less
_MOST_HELD = 64  # values


class Value(NamedTuple):
    """Bytes under the name of their content."""

    name: str
    body: bytes


def value_of(body: bytes) -> Value:
    """The bytes with their name, a hash of them."""
    return Value(hashlib.sha256(body).hexdigest(), body)


class Carried:
    """Values with every worker of the cluster. Safe from several threads: one sends, the others wait for it."""

    def __init__(self, client: Any, address: str, on_told: Callable[[Finding], None]) -> None:
        """`client`: of Dask. `on_told`: hears when no worker is left (EC849)."""
        self._client, self._address, self._on_told = client, address, on_told
        self._sent: dict[str, Any] = {}
        self._sending = threading.Lock()
        self._given_up = False

    @property
    def reachable(self) -> bool:
        """Whether the scheduler is there: what is cancelled then was lost with its workers."""
        return bool(self._client.status == "running")

    def held(self, value: Value) -> Any:
        """The future of a value that workers hold, whoever asked for it first. Where no worker is left it is waited for
        one. Raises UsageError (ES553) when none comes, and what Dask raises when the scheduler is gone."""
        with self._sending:
            if self._given_up:  # whoever comes later does not wait again
                raise self._nobody()
            if value.name not in self._sent or self._sent[value.name].status != "finished":
                self._sent[value.name] = self._sent_anew(value.body)
                for old in list(self._sent)[:-_MOST_HELD]:
                    del self._sent[old]
            return self._sent[value.name]

    def _sent_anew(self, body: bytes) -> Any:
        end = 0.0
        while True:
            try:
                # By a key of its own: one that was lost is let go of when its last task hears of it, which may be late.
                return self._client.scatter(body, broadcast=True, hash=False)
            except (OSError, TimeoutError):  # no worker is there, or it was lost while it was sent
                now = time.monotonic()
                if not self.reachable:
                    raise
                if not end:
                    end = now + _RETURN_SECONDS
                    self._on_told(Finding.of("EC849", address=self._address, seconds=int(_RETURN_SECONDS)))
                if now > end:
                    self._given_up = True
                    raise self._nobody() from None
                time.sleep(0.2)

    def _nobody(self) -> UsageError:
        return UsageError("ES553", address=self._address, seconds=int(_RETURN_SECONDS))
