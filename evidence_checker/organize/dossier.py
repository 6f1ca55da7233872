"""The dossier of an assessment: report, cited pages as pictures, rules, decisions, what is left out, and a verifier.

One ZIP, the same bytes for the same contents. Its manifest holds the hash of every entry; the hash of the manifest, the
head, stands on the signed paper, so that a changed byte is found on another machine.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_checker import messages
from evidence_checker.model import Assessment, Finding, plain

MANIFEST = "manifest.json"
VERIFIER = "verifikasi.py"
_WHEN = (1980, 1, 1, 0, 0, 0)
_TEMPLATES = Path(__file__).parents[1] / "reports" / "templates"


@dataclass(frozen=True, slots=True)
class CitedPage:
    """A page that quotes of the assessment stand on. `name`: of its picture in the dossier."""

    path: str
    sha256: str
    page: int

    @property
    def name(self) -> str:
        """One name a document and page, whatever the document is called."""
        return f"halaman/{self.sha256[:16]}-{self.page:04d}.jpg"


Draw = Callable[[CitedPage], bytes | Finding]


def cited_pages(assessment: Assessment) -> tuple[CitedPage, ...]:
    """Every page that evidence is quoted from, each once, in order of document and page."""
    known = {document.path: document.sha256 for document in assessment.documents}
    found = {
        CitedPage(evidence.path, known.get(evidence.path, evidence.sha256), passage.page)
        for indicator in assessment.indicators
        for evidence in indicator.evidence
        for passage in evidence.passages
    }
    return tuple(sorted(found, key=lambda page: (page.path, page.page)))


def contents(
    assessment: Assessment,
    *,
    reports: Mapping[str, bytes],
    rules: Mapping[str, bytes],
    draw: Draw,
    lang: str,
) -> dict[str, bytes]:
    """Every entry but the manifest. `reports`: name → bytes. `rules`: name of the rule file → bytes. `draw`: the
    picture of a page as JPEG, or why there is none."""
    entries = dict(reports)
    entries |= {f"aturan/{name}": data for name, data in rules.items()}
    pictures: dict[CitedPage, str] = {}
    left: list[tuple[str, str, str]] = []
    for page in cited_pages(assessment):
        drawn = draw(page)
        if isinstance(drawn, bytes):
            entries[page.name] = drawn
            pictures[page] = page.name
        else:
            left.append((page.path, str(page.page), messages.message(drawn, lang)))
    entries["kutipan.json"] = _quotes(assessment, pictures)
    entries["keputusan.json"] = _json([plain(decision) for decision in assessment.decisions])
    entries["tidak-disertakan.csv"] = _left_out(assessment, left, lang)
    entries[VERIFIER] = (_TEMPLATES / VERIFIER).read_bytes()
    return entries


def _quotes(assessment: Assessment, pictures: Mapping[CitedPage, str]) -> bytes:
    known = {document.path: document.sha256 for document in assessment.documents}
    rows = [
        {
            "indicator": indicator.id,
            "path": evidence.path,
            "sha256": evidence.sha256,
            "page": passage.page,
            "article": passage.article,
            "quote": passage.quote,
            "box": [list(box) for box in passage.box],
            "picture": pictures.get(CitedPage(evidence.path, known.get(evidence.path, ""), passage.page), ""),
        }
        for indicator in assessment.indicators
        for evidence in indicator.evidence
        for passage in evidence.passages
    ]
    return _json(rows)


def _left_out(assessment: Assessment, pages: Sequence[tuple[str, str, str]], lang: str) -> bytes:
    """Every document that is in the folder and proves nothing, and every page without a picture, each with its
    reason."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(("berkas", "halaman", "alasan") if lang == "id" else ("file", "page", "reason"))
    for document in assessment.documents:
        if document.indicators:
            continue
        why = document.why or next(iter(document.findings), None)
        reason = messages.message(why, lang) if why is not None else ""
        writer.writerow((_plain_cell(document.path), "", _plain_cell(reason)))
    for path, page, reason in pages:
        writer.writerow((_plain_cell(path), page, _plain_cell(reason)))
    return b"\xef\xbb\xbf" + table.getvalue().encode("utf-8", "backslashreplace")


def _plain_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, indent=1, sort_keys=True).encode("ascii") + b"\n"


def manifest(entries: Mapping[str, bytes], made_at: str) -> bytes:
    """The manifest of the entries: hash and size of each."""
    files = {
        name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in sorted(entries.items())
    }
    return _json({"schema": "evidence-checker/dossier/1", "made_at": made_at, "files": files})


def packed(entries: Mapping[str, bytes], made_at: str) -> tuple[bytes, str]:
    """The ZIP and its head, the hash of the manifest."""
    listed = manifest(entries, made_at)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in _ordered({MANIFEST: listed, **entries}):
            info = zipfile.ZipInfo(name, _WHEN)
            # Pictures are packed already.
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".jpg") else zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, body)
    return data.getvalue(), hashlib.sha256(listed).hexdigest()


def _ordered(entries: Mapping[str, bytes]) -> Iterable[tuple[str, bytes]]:
    return sorted(entries.items(), key=lambda entry: (entry[0] != MANIFEST, entry[0]))
