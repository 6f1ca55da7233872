"""Evidence that lies in an object store: a mirror of it on disk, in which only what changed is fetched again.

An address is what fsspec understands (`s3://bucket/folder`). The mirror is made of what the store lists, file by file;
a file that cannot be fetched ends the mirror with its name, so that nothing is absent without a word.
"""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePosixPath
from typing import Any

from evidence_checker.errors import MissingToolError, UsageError
from evidence_checker.readers.files.writing import write_whole

_TELLS = ("ETag", "etag", "size", "LastModified", "mtime", "md5Hash")


def is_address(place: str) -> bool:
    """Whether it names a place in an object store, and no path."""
    return "://" in place


def file_system(address: str) -> tuple[Any, str]:
    """The file system of fsspec that an address belongs to, and the place in it. Raises as `mirrored`."""
    try:
        import fsspec
    except ImportError as error:
        raise MissingToolError("ES546", what=address, package="fsspec", extra="objects") from error
    try:
        system, root = fsspec.core.url_to_fs(address, use_listings_cache=False)
    except ImportError as error:
        raise MissingToolError("ES546", what=address, package=str(error)[:80], extra="objects") from error
    except Exception as error:  # every kind of store has errors of its own
        raise UsageError("ES547", address=address, reason=_said(error)) from error
    return system, str(root).rstrip("/")


def mirrored(address: str, into: Path) -> int:
    """Make `into` hold what lies at the address now; says how many files were fetched.

    Raises MissingToolError (ES546) without fsspec or the package for that kind of address, UsageError (ES547) for what
    cannot be listed, fetched, or be a file here.
    """
    system, root = file_system(address)
    try:
        listed: dict[str, dict[str, Any]] = system.find(root, detail=True)
    except Exception as error:  # every kind of store has errors of its own
        raise UsageError("ES547", address=address, reason=_said(error)) from error
    if not listed:
        raise UsageError("ES547", address=address, reason="FileNotFoundError")
    wanted = {_inside(key, root, address): key for key, entry in listed.items() if entry.get("type") != "directory"}
    into.mkdir(parents=True, exist_ok=True)
    held = _held(into)
    fetched = 0
    for name, key in sorted(wanted.items()):
        told = json.dumps({tell: str(listed[key][tell]) for tell in _TELLS if tell in listed[key]})
        target = into / name
        if held.get(name) == told and target.is_file():
            continue
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, system.cat_file(key))
        except Exception as error:
            raise UsageError("ES547", address=f"{address}: {name}", reason=_said(error)) from error
        held[name] = told
        fetched += 1
        if fetched % 200 == 0:
            _keep(into, held)
    for name in [name for name in held if name not in wanted]:
        del held[name]
        (into / name).unlink(missing_ok=True)
    _keep(into, held)
    return fetched


def _inside(key: str, root: str, address: str) -> str:
    """The path of a key below the address. Raises UsageError for one that would leave it."""
    name = key.removeprefix(root).lstrip("/") or PurePosixPath(key).name
    parts = name.split("/")
    odd = any(part in ("", ".", "..") or "\0" in part or "\\" in part or len(os.fsencode(part)) > 255 for part in parts)
    if odd:
        raise UsageError("ES547", address=f"{address}: {name[:80]!r}", reason="ValueError")
    return name


def _list(into: Path) -> Path:
    """Beside the mirror: file → what the store said of it when it was fetched."""
    return into.with_name(into.name + ".json")


def _held(into: Path) -> dict[str, str]:
    try:
        held = json.loads(_list(into).read_bytes())
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def _keep(into: Path, held: dict[str, str]) -> None:
    write_whole(_list(into), json.dumps(held).encode("utf-8", "surrogateescape"))


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:160]
