"""Attachments of an e-mail; a message inside the message is an entry of its own (`SK diteruskan.eml`)."""

from __future__ import annotations

import email
import email.policy
import functools
import mimetypes
from collections.abc import Iterator
from email.message import Message

from evidence_checker.readers.files.failures import EntryDamaged
from evidence_checker.readers.inside.held import Held

MAX_PARTS = 2_000
MAX_NESTING = 30


def inner(data: bytes, _path: str) -> Iterator[Held]:
    """Every attachment, and pictures shown in the body when they carry a name."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except (ValueError, LookupError, AttributeError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise EntryDamaged(str(error)) from error
    waiting: list[tuple[Message, int]] = [(message, 0)]
    seen = number = 0
    while waiting and seen < MAX_PARTS:
        part, depth = waiting.pop(0)
        seen += 1
        kind = part.get_content_type()
        if kind == "message/rfc822" and depth:
            number += 1
            yield Held(_subject(part, number), -1, functools.partial(_message, part))
        elif part.is_multipart() and depth <= MAX_NESTING:
            payload = part.get_payload()
            if isinstance(payload, list):
                waiting[:0] = [(each, depth + 1) for each in payload if isinstance(each, Message)]
        elif depth and (name := _name(part, number + 1)):
            number += 1
            yield Held(name, -1, functools.partial(_content, part))


def _name(part: Message, number: int) -> str:
    """The name of an attachment; "" for a part that is the mail's own text."""
    try:
        name = part.get_filename()
        disposition = part.get_content_disposition()
    except (ValueError, LookupError, AttributeError, TypeError, KeyError, IndexError):
        name = disposition = None
    if name:
        return str(name)
    kind = part.get_content_type()
    if disposition == "attachment" or kind.split("/", 1)[0] not in ("text", "multipart", "message", "image"):
        return f"lampiran {number}{mimetypes.guess_extension(kind) or ''}"
    return ""


def _subject(part: Message, number: int) -> str:
    payload = part.get_payload()
    subject = ""
    if isinstance(payload, list) and payload and isinstance(payload[0], Message):
        try:
            subject = str(payload[0]["Subject"] or "")
        except (ValueError, LookupError, AttributeError, TypeError, KeyError, IndexError):
            subject = ""
    subject = " ".join(subject.replace("/", "-").split())[:120]
    return f"{subject or f'pesan {number}'}.eml"


def _message(part: Message) -> bytes:
    payload = part.get_payload()
    try:
        if isinstance(payload, list) and payload and isinstance(payload[0], Message):
            return payload[0].as_bytes()
    except (ValueError, LookupError, AttributeError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise EntryDamaged(str(error)) from error
    raise EntryDamaged("message/rfc822")


def _content(part: Message) -> bytes:
    try:
        body = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError, KeyError, IndexError) as error:
        raise EntryDamaged(str(error)) from error
    return body if isinstance(body, bytes) else b""
