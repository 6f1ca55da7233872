"""What planning must know of the target folder: which names stand there, in whichever case, with which content."""

from __future__ import annotations

import stat
from contextlib import suppress

from evidence_checker.organize.folder_tree import NotAFolder, Tree, split
from evidence_checker.organize.safe_names import collision_key


class View:
    """Names of a target folder, listed once; hashes are taken when asked. A target that does not exist is empty."""

    def __init__(self, root: str) -> None:
        self._tree = Tree(root)
        self._listed: dict[str, dict[str, str]] = {}
        self._spelled: dict[str, str] = {}

    def content(self, path: str) -> str | None:
        """SHA-256 of the file of that name, "" for a folder or anything else, None for nothing.

        A folder counts as nothing here when asked for by `planning` as a step: it asks `spelled` for those.
        """
        folders, name = split(path)
        found = self._names("/".join(folders)).get(collision_key(name))
        if found is None:
            return None
        with suppress(FileNotFoundError, NotAFolder), self._tree.folder(self._actual(folders)) as folder:
            status = folder.status(found)
            if status is None:
                return None
            return folder.digest(found) if stat.S_ISREG(status.st_mode) else ""
        return None

    def spelled(self, folder: str) -> str:
        """The folder's path as it stands, or as it was first asked for."""
        parts: tuple[str, ...] = ()
        for name in folder.split("/"):
            wanted = "/".join((*parts, name))
            standing = self._names("/".join(parts)).get(collision_key(name), name)
            spelled = self._spelled.setdefault(collision_key(wanted), standing)
            parts = (*parts, spelled)
        return "/".join(parts)

    def stands(self, path: str) -> bool:
        """Whether something stands at the path."""
        folders, name = split(path)
        return collision_key(name) in self._names("/".join(folders))

    def _actual(self, folders: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.spelled("/".join(folders)).split("/")) if folders else ()

    def _names(self, folder: str) -> dict[str, str]:
        if folder not in self._listed:
            names: list[str] = []
            parts = self._actual(tuple(folder.split("/"))) if folder else ()
            with suppress(FileNotFoundError, NotAFolder), self._tree.folder(parts) as opened:
                names = opened.names()
            self._listed[folder] = {collision_key(name): name for name in names}
        return self._listed[folder]
