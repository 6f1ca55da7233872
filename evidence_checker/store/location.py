"""Where the memory of a checked folder lives, and whether that place can be trusted with locks."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import platformdirs

from evidence_checker.errors import StateError

# File systems whose server is another machine: locks and fsync there are promises of the server.
_NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "afpfs", "webdav", "davfs", "9p", "ncpfs"),
        *("ceph", "glusterfs", "lustre", "gpfs", "fuse.ceph", "fuse.glusterfs", "fuse.sshfs", "fuse.smbnetfs"),
        *("fuse.rclone", "fuse.davfs", "fuse.davfs2", "fuse.s3fs", "fuse.gcsfuse", "fuse.gvfsd-fuse", "fuse.onedriver"),
    }
)
_ESCAPE = re.compile(r"\\([0-7]{3})")


def _linux_type(path: Path, table: Path = Path("/proc/self/mountinfo")) -> str:
    """File system type of the mount that holds `path` ("" when unknown), from the kernel's own table."""
    try:
        lines = table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    wanted = os.fspath(path)
    best, kind = "", ""
    for line in lines:
        left, _, right = line.partition(" - ")
        fields = left.split(" ")
        if len(fields) < 5 or not right:
            continue
        point = _ESCAPE.sub(lambda m: chr(int(m[1], 8)), fields[4])
        inside = wanted == point or wanted.startswith(point.rstrip("/") + "/")
        # Later lines lie over earlier ones at the same point.
        if inside and len(point) >= len(best):
            best, kind = point, right.split(" ")[0]
    return kind


def _mac_type(path: Path, told: str) -> str:
    """File system type from what `mount` prints: "//ani@server/bukti on /Volumes/bukti (smbfs, nodev, ...)"."""
    wanted = os.fspath(path)
    best, kind = "", ""
    for line in told.splitlines():
        match = re.fullmatch(r".+? on (/.*) \(([^,)]+).*\)", line)
        if (
            match
            and (wanted == match[1] or wanted.startswith(match[1].rstrip("/") + "/"))
            and len(match[1]) >= len(best)
        ):
            best, kind = match[1], match[2]
    return kind


def _mounts() -> str:
    """What `mount` prints, "" when it cannot be asked."""
    try:
        return subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _windows_type(path: Path) -> str:
    import ctypes

    drive = path.drive
    if drive.startswith("\\\\"):
        return "smb"
    remote = 4
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    return "smb" if kernel.GetDriveTypeW(drive + "\\") == remote else ""


def network_type(path: Path, table: Path = Path("/proc/self/mountinfo")) -> str:
    """The network file system that holds `path` ("cifs", "nfs4", ...), "" for a local one or when it cannot be told."""
    nearest = path.absolute()
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    nearest = Path(os.path.realpath(nearest))
    if sys.platform == "win32":
        return _windows_type(nearest)
    kind = _mac_type(nearest, _mounts()) if sys.platform == "darwin" else _linux_type(nearest, table)
    return kind if kind in _NETWORK else ""


def state_root(state_dir: Path | None = None) -> Path:
    """Where the memories of all checked folders lie: `state_dir`, else the user's own."""
    own = platformdirs.user_state_dir("evidence-checker", appauthor=False)
    return Path(os.path.realpath(state_dir if state_dir is not None else own))


def state_folder(folder: Path, state_dir: Path | None) -> Path:
    """The state folder of a checked folder: one per absolute path, its name readable, kept apart by a hash.

    Raises StateError: ES301 when it would lie inside the checked folder, ES302 on a network share."""
    checked = Path(os.path.realpath(folder))
    root = state_root(state_dir)
    if root == checked or checked in root.parents:
        raise StateError("ES301", state=_printable(root), folder=_printable(checked))
    kind = network_type(root)
    if kind:
        raise StateError("ES302", state=_printable(root), kind=kind)
    name = re.sub(r"[^A-Za-z0-9]+", "-", checked.name).strip("-")[:40] or "folder"
    digest = hashlib.sha256(os.fsencode(os.path.normcase(checked))).hexdigest()[:16]
    return root / f"{name}-{digest}"


def _printable(path: Path) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace")
