"""What a person sees of a long check while it runs: a line that is written over, and results as they come."""

from __future__ import annotations

import shutil
import textwrap
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from evidence_checker.model import Assessment, Examination, SourceFile

_EVERY = 0.1  # seconds between two drawings
_BAR = 12
_KEPT = 3  # words that a narrow line keeps: the bar, files, pages
_LEAST_NAME = 16


def provisional_lines(assessment: Assessment, waiting: int, lang: str) -> list[str]:
    """The standing of the indicators while the rest of `waiting` files is still to be read, for 80 columns."""
    from evidence_checker import messages
    from evidence_checker.messages import labels
    from evidence_checker.model import Finding, Status
    from evidence_checker.reports import outline

    told = textwrap.wrap(messages.message(Finding.of("EC181", files=waiting), lang), 79)
    for status in (Status.COMPLETE, Status.WEAK, Status.REVIEW, Status.MISSING):
        ids = [each.id for each in assessment.indicators if each.status is status]
        if ids:
            named = labels.pick(labels.STATUS[status], lang)
            text = f"{named} ({len(ids)}): {outline.numbers(ids)}"
            told += textwrap.wrap(text, 79, initial_indent="  ", subsequent_indent="    ")
    return told


class Progress:
    """Pages and files done, pages a second, what remains, and the file in hand.

    `files`: how many there are. `total`: bytes of all of them; what remains is reckoned by bytes, because pages are
    known only once a file is open. `bar`: draw the line (on a terminal). `each`: print a line for each file that is
    done.
    """

    def __init__(
        self,
        files: int,
        total: int,
        stream: TextIO,
        lang: str,
        *,
        bar: bool,
        each: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total, self._stream, self._bar, self._each, self._clock = max(1, total), stream, bar, each, clock
        self._english = lang == "en"
        self._lang = lang
        self._began = self._drawn = clock()
        self._bytes = self._pages = 0
        self._files = (0, files)
        self._in_hand: dict[str, tuple[SourceFile, int, int]] = {}
        self._begun: dict[str, tuple[SourceFile, int, int]] = {}
        self._rest = False

    def on_page(self, file: SourceFile, page: int, pages: int) -> None:
        """A page is done. `pages`: of the file, 0 while it is not known."""
        self._in_hand[file.path] = (file, page, pages)
        self._begun.pop(file.path, None)
        self._draw()

    def on_first(self, file: SourceFile, examination: Examination) -> None:
        """The first pages of a file are read; the rest comes when those of every file are."""
        finding = next((each for each in examination.findings if each.code == "EC180"), None)
        facts = finding.mapping if finding is not None else {}
        self._in_hand.pop(file.path, None)
        self._begun[file.path] = (file, int(str(facts.get("read", 0))), int(str(facts.get("pages", 0))))
        if self._each:
            from evidence_checker import messages

            self._erase()
            said = f"; {messages.message(finding, self._lang).rstrip('.')}" if finding is not None else ""
            self._stream.write(f"{self._files[0]}/{self._files[1]} {self._told(examination)}{said}\n")
        self._draw()

    def on_provisional(self, assessment: Assessment, waiting: Sequence[SourceFile]) -> None:
        """How the indicators stand by the first pages. `waiting`: the files whose rest is to be read."""
        self._rest = True
        self._erase()
        self._stream.write("".join(f"{each}\n" for each in provisional_lines(assessment, len(waiting), self._lang)))
        self._stream.flush()
        self._draw()

    def on_file(self, file: SourceFile, examination: Examination, done: int, total: int) -> None:
        """A file is done, well or badly."""
        self._in_hand.pop(file.path, None)
        self._begun.pop(file.path, None)
        self._bytes += file.bytes
        self._pages += examination.pages
        self._files = (done, total)
        if self._each:
            self._erase()
            self._stream.write(f"{done}/{total} {self._told(examination)}\n")
        if done == total:
            self._erase()
            self._stream.flush()
        else:
            self._draw()

    def line(self, width: int) -> str:
        """The line as it stands, at most `width` characters."""
        passed = max(self._clock() - self._began, 1e-6)
        open_files = [*self._in_hand.values(), *self._begun.values()]
        part = sum(file.bytes * page / pages for file, page, pages in open_files if pages)
        share = min(1.0, (self._bytes + part) / self._total)
        pages_done = self._pages + sum(page for _, page, _ in open_files)
        filled = int(_BAR * share)
        words = [f"[{'#' * filled}{'-' * (_BAR - filled)}]", "{}/{}".format(*self._files)]
        words.append(f"{pages_done} {'pages' if self._english else 'hlm'}")
        rate = pages_done / passed
        words.append(f"{rate:.1f}/s" if self._english else f"{rate:.1f}/dtk".replace(".", ","))
        if share > 0:
            words.append(self._left(passed * (1 - share) / share))
        if self._stage:
            words.append(f"· {self._stage}")
        if self._in_hand:
            # Where it is narrow, the rate makes room first, then what remains: the file and its page are always seen.
            name, at = self._hand()
            while len(" ".join([*words, "·", name[-_LEAST_NAME:] + at])) > width and len(words) > _KEPT:
                del words[_KEPT]
            most = max(1, width - len(" ".join([*words, "·", at])) - 1)
            words += ["·", (name if len(name) <= most else "…" + name[len(name) - most + 1 :]) + at]
        return " ".join(words)[:width]

    @property
    def _stage(self) -> str:
        """What is being read, once files wait with their first pages read."""
        if self._rest:
            return "the rest" if self._english else "sisanya"
        return ("first pages" if self._english else "halaman awal") if self._begun else ""

    def _left(self, seconds: float) -> str:
        amount, unit = (seconds, ("dtk", "s")) if seconds < 90 else (seconds / 60, ("mnt", "min"))
        return f"± {amount:.0f} {unit[self._english]} {('lagi', 'left')[self._english]}"

    def _hand(self) -> tuple[str, str]:
        """The name of the file in hand, and its page."""
        from evidence_checker.reports.show import line

        file, page, pages = max(self._in_hand.values(), key=lambda each: each[0].bytes)
        name = line(file.path)
        return name if len(name) <= 24 else "…" + name[-23:], f" {page}/{pages}" if pages else ""

    def _told(self, examination: Examination) -> str:
        """One file: what it is and for which indicators it may count; or why it was not read."""
        from evidence_checker import messages
        from evidence_checker.reports.show import line

        path = line(examination.file.path)
        if examination.status in ("unreadable", "unsupported") and examination.findings:
            return f"{path}: {line(messages.message(examination.findings[0], self._lang))}"
        pages = f"{examination.pages} {'pages' if self._english else 'hlm'}"
        found = list(dict.fromkeys(claim.indicator for claim in examination.claims if claim.accepted))
        counts = "may count for" if self._english else "calon bukti indikator"
        nothing = "no evidence" if self._english else "bukan bukti"
        return f"{path}: {pages}; {counts + ' ' + ', '.join(found) if found else nothing}"

    def _draw(self) -> None:
        now = self._clock()
        if self._bar and now - self._drawn >= _EVERY:
            self._drawn = now
            width = shutil.get_terminal_size().columns - 1
            self._stream.write("\r" + self.line(width).ljust(width))
            self._stream.flush()

    def _erase(self) -> None:
        if self._bar:
            self._stream.write("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r")
