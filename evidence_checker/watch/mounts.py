"""Shares mounted inside the watched folder: one that drops out leaves an empty folder, and nothing in it is gone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

Device = Callable[[str], "int | None"]


def device_of(path: str) -> int | None:
    """The file system a folder lies on (st_dev); None when it cannot be looked at."""
    try:
        return Path(path).stat().st_dev
    except OSError:
        return None


class Mounts:
    """Which folders below `root` were seen on another file system than the root. Paths are relative, "/" separators."""

    def __init__(self, root: str, device: Device = device_of) -> None:
        self._root, self._device = root, device
        self._mounted: dict[str, int] = {}

    def dropped(self, files: Iterable[str]) -> tuple[str, ...]:
        """Folders that were a share when last seen and now are none: what lay in them cannot be looked at.

        `files`: paths of the files that are seen now.
        """
        home = self._device(self._root)
        seen: set[str] = set()
        for path in files:
            folder = path.rpartition("/")[0]
            while folder and folder not in seen:
                seen.add(folder)
                folder = folder.rpartition("/")[0]
        for folder in sorted(seen):
            device = self._device(os.path.join(self._root, folder))  # noqa: PTH118
            if device is not None and device != home:
                self._mounted[folder] = device
        away = []
        for folder in sorted(set(self._mounted) - seen):
            now = self._device(os.path.join(self._root, folder))  # noqa: PTH118
            if now != self._mounted[folder]:
                away.append(folder)
        # of a share only its own folder is told, not every folder in it
        return tuple(each for each in away if not any(each.startswith(f"{other}/") for other in away))
