"""Evidence that lies in an object store: a mirror of it on disk, in which only what changed is fetched again.

An address is what fsspec understands (`s3://bucket/folder`). The mirror is made of what the store lists, file by file;
a file that cannot be fetched ends the mirror with its name, so that nothing is absent without a word.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from evidence_checker.errors import MissingToolError, UsageError
from evidence_checker.model import SourceFile, replace
from evidence_checker.readers.files.failures import Changing
from evidence_checker.readers.files.names import ENTRY, SETTINGS_FILE
from evidence_checker.readers.files.writing import write_whole

_TELLS = ("ETag", "etag", "size", "LastModified", "mtime", "md5Hash")

_TAGS = ("ETag", "etag", "md5Hash")


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


def mirrored(address: str, into: Path, *, fetch: bool = True) -> int:
    """Make `into` hold what lies at the address now; says how many files were fetched.

    `fetch`: False puts an empty file of the right size in the place of every document; only the settings are fetched,
    and ZIP archives, whose entries are listed with the folder. What is listed then is turned into what may be fetched
    elsewhere by `objects`.

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
        told = _told(listed[key])
        target = into / name
        if held.get(name) == told and target.is_file():
            continue
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if fetch or name == SETTINGS_FILE or name.lower().endswith(".zip"):
                write_whole(target, system.cat_file(key))
            else:
                _stand_in(target, int(listed[key].get("size") or 0))
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


def _told(entry: Mapping[str, Any]) -> str:
    return json.dumps({tell: str(entry[tell]) for tell in _TELLS if tell in entry})


def _version(told: str) -> str:
    """What tells one content of an object from another, short: its tag, where the store has one; a listing and a single
    question may round its time differently."""
    said = json.loads(told) if told else {}
    tags = {name: said[name] for name in _TAGS if name in said} or {**said, "size": ""}
    return hashlib.sha256(json.dumps([tags, said.get("size")]).encode()).hexdigest()[:16]


def _stand_in(target: Path, size: int) -> None:
    """Takes no room where the file system can leave holes."""
    beside = target.with_name(f".{target.name[:100]}.new")
    with beside.open("wb") as stream:
        stream.truncate(size)
    beside.replace(target)


def objects(files: Iterable[SourceFile], address: str, into: Path) -> tuple[SourceFile, ...]:
    """The files of a mirror without documents, each with what `fetched` takes in place of a path."""
    held = _held(into)
    made = []
    for file in files:
        place, mark, inner = file.system_path.partition(ENTRY)
        name = Path(place).relative_to(into).as_posix()
        version = _version(held.get(name, ""))
        made.append(replace(file, system_path=f"{version}@{address.rstrip('/')}/{name}{mark}{inner}"))
    return tuple(made)


def fetched(place: str, into: Path) -> Path:
    """Fetch an object into a folder, if it is still what was listed. `place`: as `objects` makes it. Raises OSError
    for what cannot be fetched, MissingToolError and UsageError as `mirrored`."""
    version, _, address = place.partition("@")
    system, key = file_system(address)
    try:
        data = system.cat_file(key)
        # Asked afterwards: what was put there meanwhile shows too.
        told = _told(system.info(key))
    except Exception as error:  # every kind of store has errors of its own
        raise OSError(_said(error)) from error
    if version != _version(told):
        raise Changing(address)
    folder = into / hashlib.sha256(place.encode()).hexdigest()[:16]
    folder.mkdir(exist_ok=True)
    target = folder / address.rpartition("/")[2]
    target.write_bytes(data)
    return target


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
