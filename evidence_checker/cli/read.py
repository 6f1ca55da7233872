"""`read FILE`: page by page, what was read, where it came from, and what the document is."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import LANG, NO_OCR
from evidence_checker.errors import Exit, UsageError

if TYPE_CHECKING:
    from evidence_checker.model import Document, Finding, Identity, Page, SourceFile, Unread

_SOURCES = {
    "text": ("lapisan teks", "text layer"),
    "ocr": ("OCR", "OCR"),
    "mixed": ("lapisan teks dan OCR", "text layer and OCR"),
    "none": ("tanpa teks", "no text"),
}
_SIGNATURES = {
    "electronic": ("elektronik, tidak divalidasi", "electronic, not validated"),
    "seen": ("tampak", "seen"),
    "not_seen": ("tidak tampak", "not seen"),
    "unknown": ("tidak diketahui", "unknown"),
}
_FACTS = (
    "Berkas|Format|Halaman|Jenis|Judul|Nomor|Tanggal|Penerbit|Keadaan|Tanda tangan|Penanda tangan|sha256",
    "File|Format|Pages|Kind|Title|Number|Date|Issuer|State|Signature|Signed by|sha256",
)
_MAP = ("Peta halaman:", "Page map:")
_LOW = ("terbaca samar, periksa sendiri", "read poorly, look for yourself")
_STATES = {
    "final": ("berlaku", "final"),
    "draft": ("rancangan", "draft"),
    "undetermined": ("belum pasti", "undetermined"),
}


@click.command(help="Baca satu BERKAS halaman demi halaman: teks, asal teks, keyakinan, dan jenis dokumennya.")
@click.argument("file", metavar="BERKAS", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(1), metavar="N", help="Hanya halaman N.")
@click.option("--json", "as_json", is_flag=True, help="Satu objek JSON, dengan kotak kata bila ada.")
@click.option(
    "--engine", type=click.Choice(["auto", "paddle", "tesseract", "rapidocr"]), default="auto", help="Mesin OCR."
)
@NO_OCR
@LANG
def read(file: Path, page: int | None, as_json: bool, engine: str, no_ocr: bool, **_flags: Any) -> int:
    from evidence_checker.cli.language import chosen
    from evidence_checker.model import Document, Unread
    from evidence_checker.readers import ReadingOptions
    from evidence_checker.readers.files import source_of

    lang = chosen()
    options = ReadingOptions(ocr=not no_ocr, engine=engine)
    result, inner = _with_inner(source_of(file), options, follow=page is None)
    if isinstance(result, Unread):
        _say_finding(result.why, lang)
        if not inner:
            return Exit.NOT_FINAL
        result = Document(result.file, "", (), status=result.status)
    pages = [each for each in result.pages if page in (None, each.number)]
    if not pages and page is not None:
        raise UsageError("ES132", page=page, pages=len(result.pages))
    if as_json:
        _print_json(result, pages, inner)
    else:
        _print(result, pages, lang)
        for each in inner:
            _print_inner(each, lang)
    for finding in result.findings:
        _say_finding(finding, lang)
    return Exit.NOT_FINAL if result.status == "partly_read" else Exit.COMPLETE


def _with_inner(
    file: SourceFile, options: Any, *, follow: bool
) -> tuple[Document | Unread, list[Document | Unread]]:
    """What was read of a file, and of every file inside it (attachments, entries of an archive), sorted by path."""
    from evidence_checker.assess.inner_files import InnerFiles

    result = _contained(file, options)
    budget, found, waiting = InnerFiles({file.path}), [], [(file, result)] if follow else []
    while waiting:
        holder, reading = waiting.pop(0)
        for each in budget.take(holder, reading.entries)[0]:
            found.append(_contained(each, options))
            waiting.append((each, found[-1]))
    return result, sorted(found, key=lambda each: each.file.path)


def _contained(file: SourceFile, options: Any) -> Document | Unread:
    """The file read in a worker process, as `check` would read it."""
    from evidence_checker import readers, workers
    from evidence_checker.model import Document, ReadStatus, Unread

    def ended(source: SourceFile, why: Finding) -> Document | Unread:
        return Unread(source, ReadStatus.UNREADABLE, why)

    def progress(_file: SourceFile, done: int, pages: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{done}/{pages}\x1b[K", nl=False, err=True)

    task = partial(readers.read, options=options)
    limits = workers.Limits(memory=readers.memory(options))
    results = workers.examine([file], task, Document | Unread, 1, limits, ended, on_page=progress)
    found = next(iter([result for _file, result in results]))
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", nl=False, err=True)
    return found


def _say_finding(finding: Finding, lang: str) -> None:
    from evidence_checker import messages
    from evidence_checker.reports.show import line

    click.echo(line(f"{finding.code}: {messages.message(finding, lang)}"), err=True)
    if advice := messages.advice(finding, lang):
        click.echo(line(f"       {advice}"), err=True)


def _print(document: Document, pages: list[Page], lang: str) -> None:
    from evidence_checker import rules
    from evidence_checker.analysis import analyze
    from evidence_checker.reports.show import block, line

    english = lang == "en"
    for name, value in _facts(document, analyze(document, rules.shared_knowledge()).identity, english):
        if value:
            click.echo(f"{name + ':':<16}{line(value)}")
    if len(pages) > 1:
        for text in _trust_map(pages, english):
            click.echo(line(text))
    for page in pages:
        source = _SOURCES[page.source.value][english]
        parts = [f"{'Page' if english else 'Halaman'} {page.number}"]
        if page.label:
            parts.append(f"{'printed' if english else 'tercetak'} {page.label}")
        if page.heading:
            parts.append(page.heading)
        parts.append(source if page.confidence >= 1 else f"{source} {page.confidence:.0%}")
        click.echo(line(f"\n── {' · '.join(parts)} ──"[1:]).join(("\n", "")))
        if page.why:
            from evidence_checker import messages
            from evidence_checker.model import Finding

            click.echo(line(f"   {messages.message(Finding.of(page.why, page=page.number), lang)}"))
        click.echo(block(page.text))


def _print_inner(reading: Document | Unread, lang: str) -> None:
    """A file inside the file: its own facts and pages."""
    from evidence_checker.model import Document
    from evidence_checker.reports.show import line

    click.echo(f"\n══ {line(reading.file.path)} ══\n")
    if isinstance(reading, Document):
        _print(reading, list(reading.pages), lang)
    else:
        _say_finding(reading.why, lang)


def _facts(document: Document, identity: Identity, english: bool) -> list[tuple[str, str]]:
    signatures = "; ".join(" ".join(filter(None, (s.signer, s.signed_at))) for s in document.signatures)
    names = _FACTS[english].split("|")
    count = f"{len(document.pages)}" + (
        f"/{document.pages_total}" if document.pages_total > len(document.pages) else ""
    )
    values = (
        document.file.path, document.format, count, identity.kind, identity.title, identity.number, identity.date,
        identity.issuer, _STATES[identity.state.value][english], _SIGNATURES[identity.signature.value][english],
        signatures, document.file.sha256,
    )  # fmt: skip
    return list(zip(names, values, strict=True))


def _print_json(document: Document, pages: list[Page], inner: list[Document | Unread]) -> None:
    from evidence_checker import rules
    from evidence_checker.analysis import analyze
    from evidence_checker.model import Document, plain

    identity = plain(analyze(document, rules.shared_knowledge()).identity)
    shown = {
        "path": document.file.path,
        "sha256": document.file.sha256,
        "bytes": document.file.bytes,
        "format": document.format,
        "status": document.status,
        "pages_total": document.pages_total,
        "text_source": document.text_source,
        "identity": {key: value for key, value in identity.items() if key not in ("zones", "signals")},
        "signatures": [plain(each) for each in document.signatures],
        "findings": [{"code": finding.code, "facts": dict(finding.facts)} for finding in document.findings],
        "pages": [
            *(_plain_page(page) for page in pages),
            # Pages of files inside the file say which file they are of.
            *(
                {"file": each.file.path, **_plain_page(page)}
                for each in inner
                if isinstance(each, Document)
                for page in each.pages
            ),
        ],
        "inner_files": [_inner_facts(each) for each in inner],
    }
    click.echo(json.dumps(shown, ensure_ascii=True, indent=1))


def _inner_facts(reading: Document | Unread) -> dict[str, Any]:
    """Path, hash, status and findings of a file inside the file."""
    from evidence_checker.model import Document

    findings = reading.findings if isinstance(reading, Document) else (reading.why,)
    return {
        "path": reading.file.path,
        "sha256": reading.file.sha256,
        "bytes": reading.file.bytes,
        "format": reading.format if isinstance(reading, Document) else "",
        "status": reading.status,
        "pages": len(reading.pages) if isinstance(reading, Document) else 0,
        "findings": [{"code": finding.code, "facts": dict(finding.facts)} for finding in findings],
    }


def _plain_page(page: Page) -> dict[str, Any]:
    from evidence_checker.model import plain

    words = [plain(word) for word in page.words]
    return {**{key: value for key, value in plain(page).items() if key != "places"}, "words": words}


def _trust_map(pages: list[Page], english: bool) -> list[str]:
    """One line for each run of pages read alike: which pages, how they were read, how surely, and what is low."""
    from itertools import groupby

    from evidence_checker.assessment.faint_pages import LOW_CONFIDENCE

    def alike(page: Page) -> tuple[str, bool]:
        return page.source.value if page.text.strip() else "none", bool(
            page.text.strip()
        ) and page.confidence < LOW_CONFIDENCE

    lines = []
    for (source, low), run in groupby(pages, alike):
        same = list(run)
        numbers = f"{same[0].number}" + (f"–{same[-1].number}" if len(same) > 1 else "")
        sure = sum(page.confidence for page in same) / len(same)
        text = f"{_MAP[english]:<16}{numbers:<10}{_SOURCES[source][english]}"
        if source in ("ocr", "mixed"):
            text += f" {sure:.0%}"
        lines.append(text + (f" · {_LOW[english]}" if low else ""))
    return lines
