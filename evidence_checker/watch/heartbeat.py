"""The heartbeat of a watch as bytes, and whether one that was read is still alive."""

from __future__ import annotations

import datetime

import msgspec

from evidence_checker.watch.standing import Beat

FILE_NAME = "watch.json"
WRITE_SECONDS = 10.0
_DEAD_SECONDS = 60.0


def encode(beat: Beat) -> bytes:
    """The heartbeat as JSON."""
    return msgspec.json.encode(beat)


def decode(data: bytes) -> Beat | None:
    """None when it is no heartbeat."""
    try:
        return msgspec.json.decode(data, type=Beat)
    except (msgspec.DecodeError, ValueError):
        return None


def age(beat: Beat, now: datetime.datetime) -> float:
    """Seconds since it was written. `now` has a zone."""
    return (now - datetime.datetime.fromisoformat(beat.at)).total_seconds()


def alive(beat: Beat, now: datetime.datetime) -> bool:
    """Whether the watch still writes it: every ten seconds, but for the judgement of a large folder in between. One
    that lies well ahead was written before the clock was set back, and by nobody since."""
    return not beat.ended and abs(age(beat, now)) < _DEAD_SECONDS
