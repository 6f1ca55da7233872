"""Outlook message (.msg): headers and body as one page; attachments are files of their own (see `contents`)."""

from __future__ import annotations

import datetime

from evidence_checker.readers.base import Draft, Unreadable
from evidence_checker.readers.files import EntryDamaged
from evidence_checker.readers.html import visible_lines
from evidence_checker.readers.inside import ole_objects
from evidence_checker.readers.outlook_properties import OutlookMessage
from evidence_checker.readers.sections import Section, keep

_SENT, _RECEIVED = 0x0039, 0x0E06
_FIRST_DAY = datetime.datetime(1601, 1, 1, tzinfo=datetime.UTC)


def read(draft: Draft) -> None:
    """Raises Unreadable when it is no message."""
    try:
        message = OutlookMessage(ole_objects.opened(draft.data))
    except EntryDamaged as error:
        raise Unreadable("EC101", format="Outlook", detail=str(error)[:200]) from error
    sender, address = message.text("0C1A"), message.text("5D01") or message.text("0C1F")
    if address and address != sender and not address.startswith("/"):
        sender = f"{sender} <{address}>" if sender else address
    told = (
        ("Dari", sender), ("Kepada", message.text("0E04")), ("Tembusan", message.text("0E03")),
        ("Tanggal", _day(message.moment(_SENT) or message.moment(_RECEIVED))), ("Perihal", message.text("0037")),
    )  # fmt: skip
    lines = [f"{name}: {' '.join(value.split())}" for name, value in told if value.strip()]
    body = message.text("1000").replace("\r\n", "\n").replace("\r", "\n")
    if not body.strip():
        html = message.binary("1013").decode(message.code_page, "replace") or message.text("1013")
        body = "\n".join(visible_lines(html)) if html else ""
    if not lines and not body.strip():
        raise Unreadable("EC101", format="Outlook", detail="no text")
    draft.title = message.text("0037")
    keep(draft, [Section([*lines, "", *body.split("\n")])])


def _day(ticks: int) -> str:
    """`ticks`: of 100 ns since 1601; "" when it is no day."""
    if ticks <= 0:
        return ""
    try:
        return (_FIRST_DAY + datetime.timedelta(microseconds=ticks // 10)).strftime("%d-%m-%Y %H:%M UTC")
    except OverflowError:
        return ""
