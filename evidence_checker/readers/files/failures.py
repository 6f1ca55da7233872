"""Why a file or an entry of an archive could not be opened or read whole."""

from __future__ import annotations


class NotRegular(OSError):
    """The path is a link, a folder, a pipe, a socket or a device: never opened for reading."""


class TooLarge(OSError):
    """The file, or an entry while it was inflated, is over the limit."""


class Changing(OSError):
    """The file changed while it was read."""


class EntryDamaged(OSError):
    """An entry of an archive that cannot be inflated."""


class EntryProtected(OSError):
    """An entry of an archive that asks for a password."""


class EntryMethod(OSError):
    """An entry, or a whole archive, packed in a way that is not known here. `method`: its name ("Deflate64")."""

    def __init__(self, method: str) -> None:
        super().__init__(method)
        self.method = method


class NotDownloaded(OSError):
    """The file is only a stand-in: its content is in the cloud, and opening it would fetch it."""
