"""Attachments of an Outlook message; a message inside it becomes an e-mail of its own."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from email.message import EmailMessage

from evidence_checker.readers.files.failures import EntryDamaged, TooLarge
from evidence_checker.readers.inside import ole_objects
from evidence_checker.readers.inside.held import Held
from evidence_checker.readers.outlook_properties import OutlookMessage

_MOST_DEPTH = 5
_HEADERS = (("0037", "Subject"), ("0E04", "To"), ("0E03", "Cc"))


def inner(data: bytes, _path: str) -> Iterator[Held]:
    """Raises EntryDamaged when the storages cannot be listed."""
    message = OutlookMessage(ole_objects.opened(data))
    for each in message.attachments():
        if each.is_message:
            yield Held(each.name, -1, functools.partial(_as_mail, message.inner(each)))
        else:
            yield Held(each.name, -1, functools.partial(message.content, each))


def _as_mail(message: OutlookMessage) -> bytes:
    """An inner message written as an e-mail, attachments and all."""
    try:
        return _mail(message, 0).as_bytes()
    except (ValueError, LookupError, AttributeError, TypeError, UnicodeError, RecursionError) as error:
        raise EntryDamaged(str(error)) from error


def _mail(message: OutlookMessage, depth: int) -> EmailMessage:
    mail = EmailMessage()
    for tag, name in _HEADERS:
        if value := " ".join(message.text(tag).split()):
            mail[name] = value
    sender = message.text("0C1A"), message.text("5D01") or message.text("0C1F")
    mail["From"] = " ".join(f"{sender[0]} ({sender[1]})".split())
    mail["MIME-Version"] = "1.0"
    html = message.text("1013") or message.binary("1013").decode(message.code_page, "replace")
    body = message.text("1000")
    mail.set_content(body or html, subtype="plain" if body else "html")
    for each in message.attachments():
        if each.is_message and depth < _MOST_DEPTH:
            mail.add_attachment(_mail(message.inner(each), depth + 1), filename=each.name)
        elif not each.is_message:
            try:
                body_bytes = message.content(each)
            except (EntryDamaged, TooLarge):
                continue
            mail.add_attachment(body_bytes, maintype="application", subtype="octet-stream", filename=each.name)
    return mail
