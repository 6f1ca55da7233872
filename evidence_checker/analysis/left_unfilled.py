"""Places of a template that were left as they were: "[nama pejabat]", "ganti dengan ...", "lorem ipsum".

The words are data (`rules/shared/words.yaml`, groups `isian_tertinggal` and `isian_dalam_kurung`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from evidence_checker.analysis.once import phrase_group
from evidence_checker.model import Knowledge, Page
from evidence_checker.text.alternatives import any_of

_GAP = r"\s*"  # "isi disini" as well as "isi di sini"
_LONGEST = 40  # characters of what stands in brackets behind its first word


@functools.lru_cache(maxsize=4)
def _patterns(knowledge: Knowledge) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A cheap look, for small letters only, and the pattern of the place itself."""
    said, bracketed = phrase_group(knowledge, "isian_tertinggal"), phrase_group(knowledge, "isian_dalam_kurung")
    within = any_of(bracketed)
    place = rf"\b(?:{any_of(said, gap=_GAP)})\b|\[(?:{within})[^\]\n]{{0,{_LONGEST}}}\]|<(?:{within})[^>\n]{{0,{_LONGEST}}}>"
    opening = rf"{any_of((each.casefold() for each in said), gap=_GAP)}|[\[<](?:{any_of(each.casefold() for each in bracketed)})"
    return re.compile(opening), re.compile(place, re.IGNORECASE)


def left_unfilled(pages: Iterable[Page], knowledge: Knowledge) -> tuple[int, str] | None:
    """The first such place: (number of its page, what stands there); None where there is none."""
    opening, place = _patterns(knowledge)
    for page in pages:
        if opening.search(page.text.casefold()) and (match := place.search(page.text)):
            return page.number, match[0]
    return None
