"""What workers of a cluster hold is sent once, and anew when they all were lost; a cluster without any is given up."""

from __future__ import annotations

import pytest

from evidence_checker.errors import UsageError
from evidence_checker.model import Finding
from evidence_checker.workers import carried
from evidence_checker.workers.carried import Carried, value_of


class _Future:
    status = "finished"


class _Client:
    """Stands where Dask's client is asked for. `absent`: how often it finds no worker."""

    def __init__(self, absent: int = 0) -> None:
        self.status, self.absent, self.sent = "running", absent, []

    def scatter(self, body: bytes, *, broadcast: bool, hash: bool) -> _Future:
        assert broadcast and not hash
        if self.absent:
            self.absent -= 1
            raise TimeoutError("No valid workers found")
        self.sent.append(body)
        return _Future()


VALUE = value_of(b"aturan")


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(10_000))
    monkeypatch.setattr(carried.time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(carried.time, "monotonic", lambda: 10.0 * next(now))


def test_a_value_is_sent_once_and_anew_when_it_was_lost() -> None:
    client = _Client()
    values = Carried(client, "tcp://x", lambda _what: None)
    held = values.held(VALUE)
    assert values.held(value_of(b"aturan")) is held and client.sent == [b"aturan"]
    held.status = "cancelled"
    assert values.held(VALUE) is not held and client.sent == [b"aturan"] * 2


def test_workers_are_waited_for_and_it_is_told_once() -> None:
    client, told = _Client(absent=5), list[Finding]()
    Carried(client, "tcp://x", told.append).held(VALUE)
    assert client.sent == [b"aturan"]
    assert [(each.code, each.mapping["seconds"]) for each in told] == [("EC849", 120)]


def test_where_none_comes_it_is_given_up_and_later_calls_do_not_wait() -> None:
    client = _Client(absent=1000)
    values = Carried(client, "tcp://x", lambda _what: None)
    for _ in range(2):
        with pytest.raises(UsageError) as refused:
            values.held(VALUE)
        assert refused.value.code == "ES553" and refused.value.facts["address"] == "tcp://x"
        assert client.absent > 980
    assert client.absent == 1000 - 14


def test_without_a_scheduler_nobody_is_waited_for() -> None:
    client = _Client(absent=1000)
    client.status = "connecting"
    values = Carried(client, "tcp://x", lambda _what: None)
    assert not values.reachable
    with pytest.raises(TimeoutError):
        values.held(VALUE)
    assert client.absent == 999
