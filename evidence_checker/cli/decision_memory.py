"""What the verbs of `decide` share: the memory of a folder, its documents by hash, how a decision is told."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_checker.errors import UsageError

if TYPE_CHECKING:
    from evidence_checker.assess.configuration import Settings
    from evidence_checker.model import Decision
    from evidence_checker.store import Store


def now() -> str:
    """The moment, ISO 8601 with its zone."""
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def opened(folder: Path, settled: Settings) -> Store:
    """The folder's memory. Raises UsageError for a folder that is none, StateError."""
    from evidence_checker.readers import files
    from evidence_checker.store import Store

    files.discover(folder)  # says what is wrong with the folder, in the words of `check`
    return Store.open(folder, settled.state_folder)


def known(indicator: str, settled: Settings) -> str:
    """The id of the framework. Raises UsageError (ES161) for an indicator that it does not have."""
    from evidence_checker import rules

    framework = rules.load(settled.framework)
    if indicator not in {each.id for each in framework.indicators}:
        raise UsageError("ES161", indicator=indicator, framework=str(settled.framework))
    return framework.id


def document_hash(folder: Path, document: str, store: Store) -> tuple[str, str]:
    """(path as reported, sha256) of a document of the folder: of its bytes today, else of the last check's entry.

    Raises UsageError (ES160).
    """
    from evidence_checker.readers import files
    from evidence_checker.readers.files.typed_names import meant

    listed = {file.path: file for file in files.discover(folder).files}
    for path in meant(document, listed):
        return path, files.with_hash(listed[path]).sha256
    latest = store.latest()
    recorded = {entry.path: entry for entry in latest.documents} if latest else {}
    for path in meant(document, recorded):
        return path, recorded[path].sha256
    raise UsageError("ES160", path=files.shown(document))


def told(decision: Decision, lang: str) -> str:
    """One line that says what was recorded."""
    from evidence_checker.messages import labels
    from evidence_checker.reports.show import line

    path = f", {line(decision.path)}" if decision.path else ""
    action = labels.pick((labels.ACTION | labels.LOGGED)[decision.action], lang).lower()
    return labels.text("recorded", lang, action=action, indicator=line(decision.indicator), path=path)


def record_new(decisions: Sequence[Decision], store: Store) -> list[Decision]:
    """Record those that do not stand there yet: a workbook imported twice records nothing twice."""
    fresh = unrecorded(decisions, store)
    for decision in fresh:
        store.record(decision)
    return fresh


def unrecorded(decisions: Sequence[Decision], store: Store) -> list[Decision]:
    """Those that do not stand in the log: a workbook is handed out with what was decided before filled in."""
    held = {(_content(each), each.framework) for each in store.decisions()}
    return [
        each for each in decisions if not {(_content(each), ""), (_content(each), each.framework)} & held
    ]


def _content(decision: Decision) -> tuple[str, ...]:
    """A decision without the time it was recorded and without today's name of its document."""
    return (
        decision.action, decision.indicator, decision.sha256, decision.name, decision.reason, decision.expires,
        decision.note,
    )  # fmt: skip
