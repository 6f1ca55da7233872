"""Evidence as ZIP packages for upload or for the assessor: streamed, with manifest and cover, then verified."""

from __future__ import annotations

import hashlib
import json
import os
import re
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import IO

from evidence_checker.errors import StateError
from evidence_checker.model import Assessment, Finding, SourceFile, Status
from evidence_checker.organize.folder_tree import BLOCK, Folder, NotAFolder, Tree, split
from evidence_checker.organize.plan import Plan, Row
from evidence_checker.organize.safe_names import component, numbered
from evidence_checker.readers.files import shown

COVER, MANIFEST, SUMS = "00_Sampul.html", "manifest.json", "SHA256SUMS"
SCHEMA = "evidence-checker/package/1"
ALL = "Semua Bukti"
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


@dataclass(frozen=True, slots=True)
class Limits:
    """What the portal takes. `bytes`: of one file and of one package; `files`: in a package. 0 = no limit.

    No limit of the national portals is publicly known, so none is built in.
    """

    bytes: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """A file of a package: its name there, the document it is, and what it proves."""

    name: str
    source: str
    sha256: str
    bytes: int
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """A ZIP to be written. `missing`: indicators (id, name, status) of this group without complete evidence."""

    name: str
    title: str
    contents: tuple[Content, ...]
    missing: tuple[tuple[str, str, str], ...]
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Packed:
    """What was written: names with bytes and hash; what was there already; warnings."""

    written: list[tuple[str, int, str]] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def packages(plan: Plan, assessment: Assessment, per: str, limits: Limits) -> tuple[Package, ...]:
    """The packages of a plan. `per`: "indicator", "domain" or "all". Groups over a limit become several parts."""
    groups: dict[str, list[Row]] = {}
    titles: dict[str, str] = {}
    for row in plan.rows:
        key = {"indicator": row.indicator, "domain": row.group}.get(per, ALL)
        groups.setdefault(key, []).append(row)
        titles[key] = f"Indikator {row.indicator} - {row.indicator_name}" if per == "indicator" else key
    lacking = _lacking(assessment, plan, per)
    made = []
    for key, rows in groups.items():
        contents, findings = _contents(rows, per, limits)
        parts = _parts(contents, limits)
        for number, part in enumerate(parts, 1):
            title = titles[key] + (f" (bagian {number} dari {len(parts)})" if len(parts) > 1 else "")
            name = component(_short(titles[key]) + (f" - bagian {number}" if len(parts) > 1 else "") + ".zip")
            made.append(Package(name, title, tuple(part), lacking.get(key, ()), tuple(findings) if number == 1 else ()))
    return tuple(made)


def _short(title: str) -> str:
    """As the name of a package: numbers padded so that they sort, without the words that begin every name."""
    title = re.sub(r"^Indikator (\d)\b", r"Indikator 0\1", title)
    return re.sub(r"\s+", " ", re.sub(r" - Tingkat Kematangan ", " - ", title))[:90].strip()


def _lacking(assessment: Assessment, plan: Plan, per: str) -> dict[str, tuple[tuple[str, str, str], ...]]:
    group_of = {row.indicator: row.group for row in plan.rows}
    domain_group = {i.domain: group_of[i.id] for i in assessment.indicators if i.id in group_of}
    found: dict[str, list[tuple[str, str, str]]] = {}
    for indicator in assessment.indicators:
        if indicator.status in (Status.COMPLETE, Status.NOT_APPLICABLE):
            continue
        key = {"indicator": indicator.id, "all": ALL}.get(per, domain_group.get(indicator.domain, ""))
        found.setdefault(key, []).append((indicator.id, indicator.name, str(indicator.status)))
    return {key: tuple(each) for key, each in found.items()}


def _contents(rows: Sequence[Row], per: str, limits: Limits) -> tuple[list[Content], list[Finding]]:
    by_name: dict[str, Content] = {}
    findings = []
    for row in rows:
        name = row.target.split("/")[-1] if per == "indicator" else row.target
        known = by_name.get(name)
        indicators = (*(known.indicators if known else ()), row.indicator)
        by_name[name] = Content(name, row.source, row.sha256, row.bytes, tuple(dict.fromkeys(indicators)))
    for each in by_name.values():
        if limits.bytes and each.bytes > limits.bytes:
            facts = {"megabytes": round(each.bytes / 1e6, 1), "limit": round(limits.bytes / 1e6, 1)}
            findings.append(Finding.of("EC530", path=each.name, **facts))
    return sorted(by_name.values(), key=lambda each: each.name), findings


def _parts(contents: Sequence[Content], limits: Limits) -> list[list[Content]]:
    """In order, each part within the limits; a file that is over the limit by itself is a part by itself."""
    parts: list[list[Content]] = [[]]
    size = 0
    for each in contents:
        full = (limits.bytes and size + each.bytes > limits.bytes) or (limits.files and len(parts[-1]) >= limits.files)
        if parts[-1] and full:
            parts.append([])
            size = 0
        parts[-1].append(each)
        size += each.bytes
    return parts


def write(
    made: Sequence[Package], assessment: Assessment, folder: Path, files: Mapping[str, SourceFile], into: Path
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
                _write_one(package, assessment, source, folder, files, goal, packed)
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
    packed: Packed,
) -> None:  # fmt: skip
    temporary = f".{uuid.uuid4().hex[:12]}.zip.part"
    descriptor = goal.create(temporary)
    try:
        with os.fdopen(descriptor, "w+b") as stream:
            _fill(stream, package, assessment, source, folder, files)
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
) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as book:
        texts = {
            COVER: _cover(package, assessment),
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
            {"path": e.name, "sha256": e.sha256, "bytes": e.bytes, "source": e.source, "indicators": list(e.indicators)}
            for e in package.contents
        ],
        "missing": [{"indicator": i, "name": name, "status": status} for i, name, status in package.missing],
    }
    return (json.dumps(made, ensure_ascii=True, indent=2) + "\n").encode()


def _cover(package: Package, assessment: Assessment) -> bytes:
    rows = "".join(
        f"<tr><td>{escape(', '.join(e.indicators))}</td><td>{escape(e.name)}</td><td>{escape(e.source)}</td>"
        f"<td>{e.bytes}</td><td><code>{e.sha256}</code></td></tr>"
        for e in package.contents
    )
    words = {"weak": "lemah", "missing": "belum ada", "review": "menunggu telaah"}
    lacking = "".join(
        f"<li>Indikator {escape(i)}, {escape(name)}: {words.get(status, status)}</li>"
        for i, name, status in package.missing
    )
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(package.title)}</title><style>body{{font:15px/1.5 system-ui,sans-serif;margin:2rem}}"
        "table{border-collapse:collapse}td,th{border:1px solid #999;padding:.3rem .5rem;text-align:left}"
        "code{font-size:12px;word-break:break-all}</style></head><body>"
        f"<h1>{escape(package.title)}</h1><p>{escape(assessment.agency)}, {assessment.year or ''}<br>"
        f"{escape(assessment.framework.title)}</p><h2>Isi ({len(package.contents)} berkas)</h2>"
        "<table><tr><th>Indikator</th><th>Berkas</th><th>Asal</th><th>Bita</th><th>SHA-256</th></tr>"
        f"{rows}</table><h2>Yang belum lengkap</h2>"
        + (f"<ul>{lacking}</ul>" if lacking else "<p>Tidak ada.</p>")
        + "</body></html>\n"
    ).encode()
