"""What file and folder names say. A hint never decides; where it contradicts the content, the conflict is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_checker.model import Claim, Finding, Framework

_INDICATOR = re.compile(
    r"(?<![a-z])(?:in[di]{2,4}k?ator|ind|ik|i)[\s_\-.+]*0*(?P<number>\d{1,2})(?P<letter>[a-j])?(?=[^0-9a-z]|[A-Z]|$)",
    re.IGNORECASE,
)
_LONG = re.compile(r"in[di]{2,4}k?ator", re.IGNORECASE)


def hinted(path: str) -> tuple[tuple[str, str], ...]:
    """(where, indicator number) pairs that the names along a path give, file first: ("berkas", "5"), ("folder",
    "6")."""
    *folders, name = path.split("/")
    found = []
    for where, text in [("berkas", name), *(("folder", folder) for folder in reversed(folders))]:
        match = _INDICATOR.search(text)
        if match and (_LONG.match(match.group()) or re.match(r"[Ii][Kk]?[\-_]?\d", match.group())):
            found.append((where, match["number"]))
    return tuple(found)


def hint_conflicts(path: str, framework: Framework, claims: Sequence[Claim]) -> list[Finding]:
    """A name that says another indicator than the content does, and names that contradict each other."""
    known = {indicator.id for indicator in framework.indicators}
    names = [(where, number) for where, number in hinted(path) if number in known]
    found = []
    if len({number for _, number in names}) > 1:
        found.append(
            Finding.of("EC231", first=names[0][1], second=next(number for _, number in names if number != names[0][1]))
        )
    accepted = {claim.indicator for claim in claims if claim.accepted}
    if names and accepted and names[0][1] not in accepted:
        found.append(
            Finding.of("EC232", hinted=names[0][1], found=tuple(sorted(accepted, key=lambda item: (len(item), item))))
        )
    return found
