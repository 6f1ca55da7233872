"""Which documents a filing plan leaves alone, each with its reason."""

from __future__ import annotations

from evidence_checker.model import (
    Assessment,
    DocumentResult,
    Finding,
    ReadStatus,
)
from evidence_checker.organize.plan import NotFiled

INDEX_NAMES = ("Indeks Bukti.html", "Indeks Bukti.xlsx")


def archive_of(path: str, documents: dict[str, DocumentResult]) -> str:
    """The archive that a path lies in; "" when it lies in none."""
    parts = path.split("/")
    return next((p for n in range(1, len(parts)) if (p := "/".join(parts[:n])) in documents), "")


def left_alone(assessment: Assessment, placed: dict[str, str]) -> list[NotFiled]:
    """Each document that has no place in the plan, with its reason."""
    documents = {document.path: document for document in assessment.documents}
    near: dict[str, dict[str, tuple[list[str], Finding]]] = {}  # path → code → indicators, the first such reason
    review: dict[str, list[str]] = {}
    for indicator in assessment.indicators:
        for miss in indicator.near_misses:
            near.setdefault(miss.path, {}).setdefault(miss.why.code, ([], miss.why))[0].append(indicator.id)
        for evidence in indicator.evidence:
            review.setdefault(evidence.path, []).append(indicator.id)
    inside: dict[str, list[str]] = {}  # archive → the documents in it that are evidence
    for path in review:
        if archive := archive_of(path, documents):
            inside.setdefault(archive, []).append(path)
    left = []
    for document in assessment.documents:
        if document.path in placed:
            continue
        if archive := archive_of(document.path, documents):
            proves = tuple(review.get(document.path, ()))
            reasons = [
                Finding.of("EC830", indicators=proves, archive=archive)
                if proves
                else Finding.of("EC515", archive=archive)
            ]
        elif document.path in inside:
            reasons = [_holds(document.path, inside[document.path], review)]
        elif document.status in (ReadStatus.UNREADABLE, ReadStatus.UNSUPPORTED):
            reasons = [Finding.of("EC513", why=document.why.code if document.why else "")]
        elif document.duplicate_of:
            reasons = [Finding.of("EC512", path=document.duplicate_of)]
        elif document.path in review:
            reasons = [Finding.of("EC514", indicators=tuple(review[document.path]))]
        else:
            reasons = [
                reason
                for code, (indicators, why) in near.get(document.path, {}).items()
                for reason in (Finding.of("EC511", indicators=tuple(indicators), why=code), why)
            ] or [Finding.of("EC510")]
        left.append(NotFiled(document.path, document.sha256, tuple(reasons)))
    return left


def _holds(archive: str, paths: list[str], proves: dict[str, list[str]]) -> Finding:
    """What an archive holds: it is no evidence by itself, and must not look like one that proves nothing."""
    indicators = tuple(dict.fromkeys(indicator for path in paths for indicator in proves[path]))
    names = tuple(path[len(archive) + 1 :] for path in paths)
    return Finding.of("EC831", archive=archive, indicators=indicators, names=names)
