"""Page images for the viewer: drawn in contained workers that stay, kept by content hash and size.

The workers are those that read evidence, with the same containment: a page that hangs, crashes or asks for too much
costs that page. What is kept can be drawn again, so a disk that refuses is no error, and the oldest go first.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections import OrderedDict
from concurrent.futures import Future
from pathlib import Path

from evidence_checker import workers
from evidence_checker.model import Box, DrawnPage, Finding, PageOrder, PageQuote, SourceFile
from evidence_checker.readers.page_image import draw
from evidence_checker.store import durable
from evidence_checker.workers.lasting_worker import Busy, LastingWorker

__all__ = ["WIDTHS", "Busy", "PageImages"]

WIDTHS = (700, 1100, 1600, 2200)
KEPT_BYTES = 512 << 20
_PAGE_SECONDS = 30.0
_BOXES_KEPT = 4_000


class PageImages:
    """`workers`: processes, started with the first page asked for. Safe from any thread."""

    def __init__(self, folder: Path, count: int = 2, kept_bytes: int = KEPT_BYTES) -> None:
        self._folder = folder
        self._kept_bytes = kept_bytes
        limits = workers.Limits(silence=_PAGE_SECONDS, seconds=_PAGE_SECONDS, recycle_files=400)
        self._worker = LastingWorker(draw, DrawnPage, _ended, limits, count)
        self._same: dict[tuple[str, int, int, tuple[PageQuote, ...]], Future[DrawnPage]] = {}
        self._lock = threading.Lock()
        self._boxes: OrderedDict[tuple[str, int, PageQuote], tuple[Box, ...]] = OrderedDict()
        self._sizes: OrderedDict[tuple[str, int], tuple[int, float, float]] = OrderedDict()
        self._written = 0
        self.counters = {"drawn": 0, "kept": 0}

    def image(self, file: SourceFile, page: int, width: int) -> DrawnPage:
        """The page at one of `WIDTHS`; from what is kept when it was drawn before. Raises Busy."""
        path = self._path(file.sha256, page, width)
        with contextlib.suppress(OSError):
            if body := durable.read(path):
                with contextlib.suppress(OSError):
                    os.utime(path)
                self.counters["kept"] += 1
                return DrawnPage(body, *self._sizes.get((file.sha256, page), (0, 0.0, 0.0)))
        return self._drawn(file, page, width, ())

    def boxes(self, file: SourceFile, page: int, quotes: tuple[PageQuote, ...], width: int) -> DrawnPage:
        """Where quotes stand on a page, with the page's size; the image, if it has to be drawn, is kept. Raises
        Busy."""
        keys = [(file.sha256, page, quote) for quote in quotes]
        with self._lock:
            size = self._sizes.get((file.sha256, page))
            if size is not None and all(key in self._boxes for key in keys):
                return DrawnPage(b"", *size, tuple(self._boxes[key] for key in keys))
        there = self._path(file.sha256, page, width).is_file()
        drawn = self._drawn(file, page, 0 if there else width, quotes)
        with self._lock:
            for key, boxes in zip(keys, drawn.boxes, strict=False):
                self._boxes[key] = boxes
            while len(self._boxes) > _BOXES_KEPT:
                self._boxes.popitem(last=False)
        return drawn

    def _drawn(self, file: SourceFile, page: int, width: int, quotes: tuple[PageQuote, ...]) -> DrawnPage:
        key = (file.sha256, page, width, quotes)
        with self._lock:
            # Fifty readers of one page ask for one drawing.
            future = self._same.get(key)
            fresh = future is None
            if future is None:
                order = PageOrder(
                    file.path, file.system_path, file.bytes, file.modified_ns, file.sha256, file.inode,
                    file.changed_ns, page, width, quotes,
                )  # fmt: skip
                future = self._same[key] = self._worker.submit(order)
        try:
            drawn = future.result(timeout=4 * _PAGE_SECONDS)
        except TimeoutError:
            raise Busy from None
        finally:
            with self._lock:
                self._same.pop(key, None)
        if drawn.pages:
            with self._lock:
                self._sizes[(file.sha256, page)] = (drawn.pages, drawn.width, drawn.height)
                while len(self._sizes) > _BOXES_KEPT:
                    self._sizes.popitem(last=False)
        if drawn.image and fresh:
            self.counters["drawn"] += 1
            self._keep(self._path(file.sha256, page, width), drawn.image)
        return drawn

    def _path(self, sha256: str, page: int, width: int) -> Path:
        return self._folder / sha256[:2] / f"{sha256}-{page}-{width}.jpg"

    def _keep(self, path: Path, body: bytes) -> None:
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            durable.replace_whole(path, body, sync=False)
            self._written += len(body)
            if self._written > self._kept_bytes // 8:
                self._written = 0
                self._shrink()

    def _shrink(self) -> None:
        """Drop the images longest unseen until three quarters of the limit are left."""
        held = []
        for path in self._folder.glob("*/*.jpg"):
            with contextlib.suppress(OSError):
                status = path.stat()
                held.append((status.st_mtime_ns, status.st_size, path))
        size = sum(each[1] for each in held)
        if size <= self._kept_bytes:
            return
        for _, bytes_, path in sorted(held, key=lambda each: each[0]):
            if size <= self._kept_bytes * 3 // 4:
                return
            with contextlib.suppress(OSError):
                path.unlink()
                size -= bytes_

    def close(self) -> None:
        """End the workers with what they have in hand."""
        self._worker.close()


def _ended(file: SourceFile, why: Finding) -> DrawnPage:
    page = file.page if isinstance(file, PageOrder) else 0
    return DrawnPage(why=Finding.of("ES513", page=page))
