"""Writing packages: streamed, with manifest and cover, then verified before they are called done."""

from __future__ import annotations

import hashlib
import json
import os
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from evidence_checker.errors import StateError
from evidence_checker.model import Assessment, SourceFile
from evidence_checker.organize.folder_tree import BLOCK, Folder, NotAFolder, Tree, split
from evidence_checker.organize.package import COVER, MANIFEST, SCHEMA, SUMS, Package, Packed
from evidence_checker.organize.package_cover import cover
from evidence_checker.organize.safe_names import numbered
from evidence_checker.readers.files import shown

_PACKED = (
    ".pdf",
    ".png",
    ".jpg",
    ".jpeg",
    ".zip",
    ".docx",
    ".xlsx",
    ".pptx",
    ".odt",
)  # deflating them again gains nothing
_WHEN = (1980, 1, 1, 0, 0, 0)  # equal evidence, equal package


def write(
    made: Sequence[Package],
    assessment: Assessment,
    folder: Path,
    files: Mapping[str, SourceFile],
    into: Path,
    lang: str = "id",
) -> Packed:
    """Write packages into a folder, never over anything; a package that stands there already is left.

    Raises StateError: ES403 (a document is not the one that was judged), ES408 (disk), ES412 (folder), ES418 (it reads
    differently than it was written).
    """
    packed = Packed()
    source = Tree(str(folder))
    try:
        into.mkdir(parents=True, exist_ok=True)
        with Tree(str(into)).folder(()) as goal:
            for package in made:
                packed.findings += package.findings
                _write_one(package, assessment, source, folder, files, goal, packed, lang)
    except NotAFolder as error:
        raise StateError("ES405", path=shown(error.filename or "")) from error
    except OSError as error:
        done = len(packed.written) + len(packed.found)
        reason = error.strerror or str(error)
        if not done:
            raise StateError("ES412", path=shown(into), reason=reason) from error
        raise StateError("ES408", done=done, total=len(made), reason=reason) from error
    return packed


def _write_one(
    package: Package, assessment: Assessment, source: Tree, folder: Path, files: Mapping[str, SourceFile], goal: Folder,
    packed: Packed, lang: str,
) -> None:  # fmt: skip
    temporary = f".{uuid.uuid4().hex[:12]}.zip.part"
    descriptor = goal.create(temporary)
    try:
        with os.fdopen(descriptor, "w+b") as stream:
            _fill(stream, package, assessment, source, folder, files, lang)
            stream.flush()
            os.fsync(stream.fileno())
            _verify(stream, package)
            stream.seek(0)
            sha256 = _digest(stream)
            size = stream.seek(0, os.SEEK_END)
        name, number = package.name, 1
        while True:
            if goal.digest(name) == sha256:
                packed.found.append(name)
                return
            try:
                goal.rename(temporary, goal, name)
                break
            except FileExistsError:
                number += 1
                name = numbered(package.name, number)
        goal.sync()
        packed.written.append((name, size, sha256))
    finally:
        with suppress(FileNotFoundError):
            goal.unlink(temporary)


def _fill(
    stream: IO[bytes],
    package: Package,
    assessment: Assessment,
    source: Tree,
    folder: Path,
    files: Mapping[str, SourceFile],
    lang: str,
) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as book:
        texts = {
            COVER: cover(package, assessment, lang),
            MANIFEST: _manifest(package, assessment),
            SUMS: "".join(f"{each.sha256}  {each.name}\n" for each in package.contents).encode(),
        }
        for name, data in texts.items():
            book.writestr(zipfile.ZipInfo(name, _WHEN), data, zipfile.ZIP_DEFLATED)
        for each in package.contents:
            info = zipfile.ZipInfo(each.name, _WHEN)
            info.compress_type = zipfile.ZIP_STORED if each.name.lower().endswith(_PACKED) else zipfile.ZIP_DEFLATED
            info.file_size = each.bytes
            file = files.get(each.source)
            if file is None:
                raise StateError("ES403", count=1, paths=each.source)
            folders, name = split(os.path.relpath(file.system_path, folder).replace(os.sep, "/"))
            summed = hashlib.sha256()
            try:
                with source.folder(folders) as home:
                    reader = home.open(name)
                    try:
                        with book.open(info, "w", force_zip64=each.bytes >= 1 << 31) as writer:
                            while block := os.read(reader, BLOCK):
                                summed.update(block)
                                writer.write(block)
                    finally:
                        os.close(reader)
            except FileNotFoundError as error:
                raise StateError("ES403", count=1, paths=each.source) from error
            if summed.hexdigest() != each.sha256:
                raise StateError("ES403", count=1, paths=each.source)


def _verify(stream: IO[bytes], package: Package) -> None:
    """Read the whole package again and compare every file with its hash. Raises StateError ES418."""
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as book:
            if book.namelist() != [COVER, MANIFEST, SUMS, *(each.name for each in package.contents)]:
                raise StateError("ES418", path=package.name, reason="namelist")
            for each in package.contents:
                with book.open(each.name) as member:
                    if _digest(member) != each.sha256:
                        raise StateError("ES418", path=package.name, reason=each.name)
    except (zipfile.BadZipFile, EOFError) as error:
        raise StateError("ES418", path=package.name, reason=str(error)[:80]) from error


def _digest(stream: IO[bytes]) -> str:
    summed = hashlib.sha256()
    while block := stream.read(BLOCK):
        summed.update(block)
    return summed.hexdigest()


def _manifest(package: Package, assessment: Assessment) -> bytes:
    made = {
        "schema": SCHEMA,
        "title": package.title,
        "agency": assessment.agency,
        "year": assessment.year,
        "framework": {"id": assessment.framework.id, "version": assessment.framework.version},
        "files": [
            {
                "path": each.name, "sha256": each.sha256, "bytes": each.bytes, "source": each.source,
                "indicators": list(each.indicators), "strength": each.strength,
                "findings": [remark.code for remark in each.remarks],
            }
            for each in package.contents
        ],
        "missing": [{"indicator": i, "name": name, "status": status} for i, name, status in package.missing],
    }
    return (json.dumps(made, ensure_ascii=True, indent=2) + "\n").encode()
