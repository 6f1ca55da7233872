"""What is wrong with the bones of a PDF: nesting and numbers that no program needs, and files whose end is lost.

Looked at only where pdfium failed or a page came out nearly empty, so sound documents pay nothing.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

MAX_NESTING = 500
MAX_OPERATORS = 250_000
MAX_RANGE = 1 << 16
MAX_PAGE_NODES = 2_000
_MOST_STREAMS = 40
_MOST_INFLATED = 16 << 20

_STREAM = re.compile(rb"stream\r?\n")
# Each begins with a letter that is there in so many words: then it is found some forty times as fast.
_ARRAYS = re.compile(rb"\[(?:\s*\[){%d}" % (MAX_NESTING - 1))
_DICTIONARIES = re.compile(rb"<<\s*/\w+\s*(?:<<\s*/\w+\s*){%d}" % (MAX_NESTING - 1))
_STATES = re.compile(rb"q\s(?:\s*q\s){%d}" % (MAX_NESTING - 1))
_WIDTHS = re.compile(rb"/W2?\s*\[\s*\d+\s+(\d{5,})")
_RANGE = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f]{2,8})>\s*<")
_COUNT = re.compile(rb"/Count\s+(\d{7,})")
_OBJECT = re.compile(rb"(?:\A|[\r\n ])(\d{1,7}) (\d{1,5}) obj\b")
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")


def excess(data: bytes) -> str:
    """What exceeds any sound document: "depth", "operators", "ranges" or "" for nothing."""
    if _ARRAYS.search(data) or _DICTIONARIES.search(data):
        return "depth"
    if any(int(match[1]) > MAX_RANGE for match in _WIDTHS.finditer(data)):
        return "ranges"
    for content in _streams(data):
        if _ARRAYS.search(content) or _STATES.search(content):
            return "depth"
        if b"begincmap" in content and any(int(m[2], 16) - int(m[1], 16) > MAX_RANGE for m in _RANGE.finditer(content)):
            return "ranges"
        if b"/Subtype" not in content[:200] and content.count(b"\n") + content.count(b" c ") > MAX_OPERATORS:
            return "operators"
    return ""


def page_tree_excess(data: bytes) -> bool:
    """Whether the tree of pages is deeper or claims more pages than any sound document has."""
    nodes = data.count(b"/Type/Pages") + data.count(b"/Type /Pages")
    return nodes > MAX_PAGE_NODES or any(int(match[1]) > 1_000_000 for match in _COUNT.finditer(data))


def _streams(data: bytes) -> Iterator[bytes]:
    """The first streams of the file, inflated as far as a limit; those of other filters are passed over."""
    place = 0
    for _number in range(_MOST_STREAMS):
        match = _STREAM.search(data, place)
        if match is None:
            return
        place = match.end()
        head = data[max(0, match.start() - 400) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if b"/Image" in head or b"FontFile" in head:
            continue
        if b"/FlateDecode" in head:
            try:
                yield zlib.decompressobj().decompress(data[place:], _MOST_INFLATED)
            except zlib.error:
                continue
        elif b"/Filter" not in head:
            end = data.find(b"endstream", place)
            yield data[place : end if end >= 0 else place + _MOST_INFLATED][:_MOST_INFLATED]


def mended(data: bytes) -> bytes | None:
    """A copy whose lost table of objects is written anew from the objects that are there; None when there is no
    catalogue.

    The file on disk is never touched: the copy lives in memory for one reading.
    """
    places = {int(match[1]): match.start(1) for match in _OBJECT.finditer(data)}
    catalog = _CATALOG.search(data)
    if not places or catalog is None:
        return None
    root = max(
        (number for number, place in places.items() if place < catalog.start()), key=lambda n: places[n], default=0
    )
    if not root or len(places) > 200_000:
        return None
    table = [b"xref\n0 1\n0000000000 65535 f \n"]
    table.extend(b"%d 1\n%010d 00000 n \n" % (number, places[number]) for number in sorted(places))
    start = len(data) + 1
    table.append(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, root, start))
    return data + b"\n" + b"".join(table)
