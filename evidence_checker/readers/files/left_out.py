"""What lies in shared folders and is no document: known by its name, from `rules/shared/no_documents.toml`."""

from __future__ import annotations

import fnmatch
import functools
import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_FILE = "no_documents.toml"


@functools.lru_cache(maxsize=1)
def _data() -> Mapping[str, list[Mapping[str, Any]]]:
    """The data file: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[2]
    homes = (package / "_rules" / "shared", package.parent / "rules" / "shared")
    place = next(home / _FILE for home in homes if (home / _FILE).is_file())
    with place.open("rb") as stream:
        return tomllib.load(stream)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(fnmatch.translate(name.casefold()) for name in names))


@functools.lru_cache(maxsize=8)
def _patterns(table: str, what: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((str(row.get(what, "")), _any_of(row["names"])) for row in _data()[table])


def _first(table: str, what: str, name: str) -> str:
    folded = name.casefold()
    return next((named for named, pattern in _patterns(table, what) if pattern.match(folded)), "")


def file_group(name: str) -> str:
    """Which group of files that are no documents a name is of ("kunci", "ikon", …); "" = it may be a document."""
    return _first("files", "group", name)


def folder_group(name: str) -> str:
    """The same for the name of a folder, which stands for everything below it."""
    return _first("folders", "group", name)


def group_of(path: str) -> str:
    """The group of a path ("/" separators): by its folders first, then by its name."""
    *folders, name = path.split("/")
    return next((group for folder in folders if (group := folder_group(folder))), "") or file_group(name)


def is_copying(name: str) -> bool:
    """Whether programs give such names to files while they are still copied."""
    return any(pattern.match(name.casefold()) for _, pattern in _patterns("copying", "source"))


def stand_in(name: str) -> str:
    """What a file of that name stands for: "not_downloaded", "cloud_document", "link"; "" = it is a file itself."""
    return _first("stand_ins", "what", name)


def count_below(folder: str, most: int = 100_000) -> int:
    """How many files lie below a folder that is left out; links are not followed, what cannot be listed counts 0."""
    counted, waiting = 0, [folder]
    while waiting and counted < most:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        counted += 1
        except OSError:
            continue
    return counted
