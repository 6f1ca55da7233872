#!/usr/bin/env python3
"""Memeriksa keutuhan dosir ini. Cukup Python 3, tanpa program lain:

    python3 verifikasi.py DOSIR.zip [HASH KEPALA]

HASH KEPALA tercetak pada laporan yang ditandatangani. Status 0: utuh. Status 1: ada yang berubah.
Checks that this dossier is whole; needs only Python's standard library.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile

MANIFEST = "manifest.json"


def periksa(path: str, kepala: str = "") -> list[str]:
    """Every fault that is found, as a line."""
    faults = []
    with zipfile.ZipFile(path) as dossier:
        names = [entry.filename for entry in dossier.infolist()]
        for name in sorted({name for name in names if names.count(name) > 1}):
            faults.append(f"{name}: ada lebih dari sekali")
        if MANIFEST not in names:
            return [*faults, f"{MANIFEST}: tidak ada"]
        manifest = dossier.read(MANIFEST)
        head = hashlib.sha256(manifest).hexdigest()
        print(f"hash kepala: {head}")
        if kepala and kepala.lower() != head:
            faults.append(f"{MANIFEST}: hash kepala bukan {kepala}")
        listed = json.loads(manifest)["files"]
        for name, known in sorted(listed.items()):
            try:
                data = dossier.read(name)
            except KeyError:
                faults.append(f"{name}: tidak ada")
                continue
            except (zipfile.BadZipFile, OSError, RuntimeError, ValueError) as error:
                faults.append(f"{name}: rusak ({type(error).__name__})")
                continue
            if len(data) != known["bytes"] or hashlib.sha256(data).hexdigest() != known["sha256"]:
                faults.append(f"{name}: berubah")
        faults += [f"{name}: tidak tercatat" for name in names if name != MANIFEST and name not in listed]
    return faults


def main() -> int:
    """Check the dossier that is named; the exit status."""
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    try:
        faults = periksa(*sys.argv[1:])
    except (zipfile.BadZipFile, OSError, ValueError, KeyError) as error:
        faults = [f"{sys.argv[1]}: tidak dapat dibaca ({type(error).__name__})"]
    for fault in faults:
        print(fault)
    print("TIDAK UTUH" if faults else "UTUH")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
