"""Messages of an mbox file: each is an e-mail of its own. A line "From " after an empty line begins a message."""

from __future__ import annotations

import email.errors
import email.parser
import email.policy
import functools
import re
from collections.abc import Iterator

from evidence_checker.readers.inside.held import Held

_BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]{3,200}\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,40}:)")


def inner(data: bytes, _path: str) -> Iterator[Held]:
    """The messages of a mailbox."""
    starts = [match.span() for match in _BEGINS.finditer(data)]
    ends = [begin for begin, _ in starts[1:]] + [len(data)]
    for number, ((_, begin), end) in enumerate(zip(starts, ends, strict=True), 1):
        message = data[begin:end]
        yield Held(f"{number:04d} {_subject(message)}.eml", end - begin, functools.partial(_message, message))


def _message(message: bytes) -> bytes:
    return re.sub(rb"(?m)^>(>*From )", rb"\1", message)


def _subject(message: bytes) -> str:
    head = message[:65_536].split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]
    try:
        parsed = email.parser.BytesHeaderParser(policy=email.policy.default).parsebytes(head)
        subject = str(parsed["Subject"] or "")
    except (ValueError, LookupError, AttributeError, TypeError, KeyError, IndexError, email.errors.MessageError):
        subject = ""
    return " ".join(subject.replace("/", "-").split())[:120] or "pesan"
