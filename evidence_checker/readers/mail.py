"""E-mail: headers and body as one page; attachments are files of their own (see `contents`)."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from evidence_checker.readers.base import Draft, Unreadable
from evidence_checker.readers.html import visible_lines
from evidence_checker.readers.sections import Section, keep

_HEADERS = (("From", "Dari"), ("To", "Kepada"), ("Cc", "Tembusan"), ("Date", "Tanggal"), ("Subject", "Perihal"))


def read(draft: Draft) -> None:
    """Read a message into the draft: headers and body as one page."""
    try:
        message = email.message_from_bytes(draft.data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        lines = [f"{shown}: {message[name]}" for name, shown in _HEADERS if message[name]]
        body = message.get_body(("plain", "html"))
        text = body.get_content() if body is not None else ""
    except (ValueError, LookupError, AttributeError, TypeError, KeyError, AssertionError) as error:
        raise Unreadable("EC101", format="e-mail", detail=str(error)[:200]) from error
    if not isinstance(text, str):
        text = ""
    if body is not None and body.get_content_type() == "text/html":
        text = "\n".join(visible_lines(text))
    draft.title = str(message["Subject"] or "")
    keep(draft, [Section([*lines, "", *text.replace("\r\n", "\n").split("\n")])])
