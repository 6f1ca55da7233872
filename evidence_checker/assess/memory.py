"""What a check needs of a store, so that the rooms above do not depend on how it keeps things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from evidence_checker.model import Assessment, Decision, Document, Examination, SourceFile, Unread


class Memory(Protocol):
    """What a check needs of a store (see `store.Store`)."""

    def recall(self, file: SourceFile) -> str | None:
        """sha256 of a file that did not change since it was remembered, else None."""

    def document(self, sha256: str, reader_version: str) -> Document | Unread | None:
        """What was read from these bytes by that reader, else None."""

    def keep_document(self, document: Document | Unread, reader_version: str) -> None:
        """Keep what was read."""

    def remember(self, file: SourceFile) -> None:
        """Note the hash of a file as it is now."""

    @property
    def warm(self) -> bool:
        """Whether anything was remembered before."""

    def examination(self, key: str) -> Examination | None:
        """What was concluded for a key, else None."""

    def keep_examination(self, key: str, examination: Examination) -> None:
        """Keep what was concluded for a key."""

    def decisions(self) -> Sequence[Decision]:
        """What reviewers decided, in order."""

    def latest(self, inputs: str) -> Assessment | None:
        """The newest assessment made from exactly these inputs, else None."""

    def keep_assessment(self, assessment: Assessment, inputs: str) -> None:
        """Keep an assessment with the key of what it was made from."""

    def commit(self) -> None:
        """Save what waits."""
