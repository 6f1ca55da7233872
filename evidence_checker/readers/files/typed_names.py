"""A name that a person typed, and the file that is meant: in any normal form and letter case, when only one fits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def _plain(name: str) -> str:
    """What names that look the same on a screen have in common."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def meant(typed: str, paths: Iterable[str], *, by_name: bool = False) -> tuple[str, ...]:
    """The paths that are meant: exactly the typed one, else the only one that differs in normal form or letter case.

    `by_name`: the name without its folders is enough (then several may be meant). Empty when none fits, or when more
    than one differs so.
    """
    listed = tuple(paths)
    wanted = typed.replace("\\", "/").removeprefix("./")
    exact = tuple(path for path in listed if path in (typed, wanted))
    if exact:
        return exact
    if by_name and (named := tuple(path for path in listed if path.rsplit("/", 1)[-1] == wanted)):
        return named
    alike = tuple(path for path in listed if _plain(path) == _plain(wanted))
    if not alike and by_name:
        alike = tuple(path for path in listed if _plain(path.rsplit("/", 1)[-1]) == _plain(wanted))
    return alike if len(alike) == 1 else ()
