"""Files inside files: what an examination found there becomes files to examine, within a budget for each holder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evidence_checker.model import Entry, Examination, Finding, ReadStatus, SourceFile, replace
from evidence_checker.readers import files


@dataclass(slots=True)
class InnerFiles:
    """`known`: paths that are examined already. `spent`: path on the disk → how many files were taken from it."""

    known: set[str] = field(default_factory=set)
    spent: dict[str, int] = field(default_factory=dict)

    def take(self, holder: SourceFile, entries: Sequence[Entry]) -> tuple[list[SourceFile], int]:
        """The files inside `holder` that are new, and how many are left out because its budget is spent.

        Of one file of the disk at most `files.MAX_ENTRIES` are taken, however deep they lie. Asked in the order of
        paths, the answer does not depend on which file was read first.
        """
        place = holder.system_path.partition(files.ENTRY)[0]
        taken: list[SourceFile] = []
        left_out = 0
        for entry in entries:
            file = files.inner_file(holder, entry)
            if file.path in self.known:
                continue
            if self.spent.get(place, 0) >= files.MAX_ENTRIES:
                left_out += 1
                continue
            self.known.add(file.path)
            self.spent[place] = self.spent.get(place, 0) + 1
            taken.append(file)
        return taken, left_out

    def opened(
        self, holders: Iterable[tuple[SourceFile, Examination]]
    ) -> tuple[list[tuple[SourceFile, Examination]], list[SourceFile]]:
        """The examinations of files that hold others, marked where some are left out, and the files to examine
        next."""
        told: list[tuple[SourceFile, Examination]] = []
        inner: list[SourceFile] = []
        for file, examination in sorted(holders, key=lambda each: each[0].path):
            now = examination.file
            holder = replace(file, modified_ns=now.modified_ns, inode=now.inode, changed_ns=now.changed_ns)
            taken, left_out = self.take(holder, examination.entries)
            inner.extend(taken)
            if left_out:
                why = Finding.of("EC119", count=len(examination.entries), limit=len(examination.entries) - left_out)
                examination = replace(
                    examination, findings=(*examination.findings, why), status=ReadStatus.PARTLY_READ
                )  # fmt: skip
            told.append((file, examination))
        return told, inner
