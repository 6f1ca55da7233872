"""Drawings pasted into office documents (EMF, WMF): their words become a page, pictures in them go to the OCR."""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Sequence

from evidence_checker.model import Page, TextSource
from evidence_checker.readers import metafile
from evidence_checker.readers.base import Draft, Unreadable
from evidence_checker.readers.letter_spacing import unspaced
from evidence_checker.readers.picture_sources import Picture

ENDINGS = (".emf", ".wmf", ".emz", ".wmz")
_MOST = 200
_LEAST_BYTES = 50_000
_MOST_BYTES = 32 << 20
_WORD = re.compile(r"\w{3,}")


def is_one(picture: Picture) -> bool:
    """Whether its name says that it is such a drawing."""
    return picture.name.lower().endswith(ENDINGS)


def read(draft: Draft, drawings: Sequence[Picture]) -> tuple[list[Picture], int]:
    """Add a page for every drawing that shows words the document does not say already.

    Returns the pictures in drawings, to be read by OCR, and how many larger drawings gave neither words nor pictures.
    """
    inside: list[Picture] = []
    not_read = 0
    said = " ".join(_folded("\n".join(page.text for page in draft.pages)))
    for place, each in enumerate(drawings):
        if place >= _MOST or each.size > _MOST_BYTES:
            not_read += 1
            continue
        try:
            shown = metafile.read(each.read())
        except Unreadable:
            not_read += 1
            continue
        name = posixpath.basename(each.name)
        text = unspaced(shown.text)
        new = [line for line in text.split("\n") if " ".join(_folded(line)) not in said]
        if new and _WORD.search(text):
            said += " " + " ".join(_folded(text))
            draft.pages_total = max(draft.pages_total, len(draft.pages)) + 1
            draft.add(Page(len(draft.pages) + 1, text, TextSource.TEXT, heading=name))
        # Lines without letters are an emblem as often as not: only larger ones are told.
        not_read += not text and not shown.pictures and each.size >= _LEAST_BYTES
        inside += [Picture(name, len(data), functools.partial(bytes, data)) for data in shown.pictures]
    return inside, not_read


def _folded(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
