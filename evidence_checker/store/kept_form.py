"""The form in which values are kept: as UTF-8, and examinations without the path they were read from."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from evidence_checker.model import ActionRecord, Decision, Examination, replace
from evidence_checker.store.texts import anonymous

T = TypeVar("T", Decision, ActionRecord)


def speakable(entry: T) -> T:
    """The entry with bytes that are no UTF-8 (a name typed on an odd terminal) as ``\\xNN``."""
    fields = msgspec.structs.asdict(entry)
    clean: dict[str, Any] = {
        name: value.encode("utf-8", "backslashreplace").decode()
        for name, value in fields.items()
        if isinstance(value, str)
    }
    return replace(entry, **clean)


def encoded(examination: Examination) -> bytes | None:
    """None for text that is no UTF-8: it is then examined again next time."""
    try:
        return msgspec.json.encode(replace(examination, file=anonymous(examination.file)))
    except UnicodeEncodeError:
        return None
