"""A number that a scan shows only in part, completed with the name of its file.

Numbers of decrees are written in by hand: "KEP/ 1/6 /VIII/2023" is what OCR makes of them. Where the file's name tells a
number of the same form, its year is the one that was read, and at least half of the rest was read so too, the name says
what the hand wrote. The name alone tells nothing, and a number that was read whole is never changed.
"""

from __future__ import annotations

import re

from evidence_checker.text.folding import fold_term

_MONTH = r"(?:XI{0,2}|IX|IV|VI{0,3}|I{1,3})"
_IN_NAME = re.compile(
    rf"(?<![0-9A-Za-z])(?P<order>\d{{1,4}})[\s_./-]+(?P<month>{_MONTH})[\s_./-]+(?:Tahun[\s_]*)?(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_READ = re.compile(
    r"^(?:NOMOR|NO)\s*[:.;]?\s*(?P<series>[A-Za-z.]{2,12}?)\s*(?P<rest>[^A-Za-z.].{2,28}?)(?P<year>(?:19|20)\d\d)\W*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"/\s*[0-9OoIl|!]+\s*/\s*[IVXl1|!]+\s*/\s*")


def completed(line: str, file_name: str) -> str:
    """The whole number, "" when the line tells it already or the name does not fit. `line`: the line of the number."""
    named, read = _IN_NAME.search(file_name), _READ.match(line)
    if not named or not read or named["year"] != read["year"] or _WHOLE.fullmatch(read["rest"]):
        return ""
    told, seen = fold_term(named["order"] + named["month"]), fold_term(read["rest"])
    if 2 * _common(told, seen) < len(told):
        return ""
    return f"{read['series']}/{named['order']}/{named['month'].upper()}/{named['year']}"


def _common(told: str, seen: str) -> int:
    """Length of the longest common subsequence: how many of the characters were read, in their order."""
    row = [0] * (len(seen) + 1)
    for character in told:
        before = 0
        for place, other in enumerate(seen, 1):
            kept = row[place]
            row[place] = before + 1 if character == other else max(row[place], row[place - 1])
            before = kept
    return row[-1]
