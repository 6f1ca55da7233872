"""`watch FOLDER…`: the check kept current, a line per file, a status page, a log, a command on change, a heartbeat."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import common, settings
from evidence_checker.errors import Exit, UsageError

if TYPE_CHECKING:
    from evidence_checker.assess.configuration import Settings
    from evidence_checker.watch.folder import FolderWatch
    from evidence_checker.watch.session import Desk


@click.command(
    help="Jaga hasil periksa FOLDER tetap mutakhir selama berkas masuk, berubah, dan pergi. Bukti hanya dibaca."
)
@click.argument("folders", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FOLDER...")
@click.option(
    "--status", type=click.Path(path_type=Path), metavar="JALUR", help="Halaman status HTML yang memperbarui diri."
)
@click.option(
    "--log", type=click.Path(path_type=Path), metavar="JALUR", help="Tambahkan setiap hasil sebagai baris JSON."
)
@click.option("--on-change", metavar="PERINTAH", help="Jalankan perintah ini bila ada hasil baru; menerima baris JSON.")
@click.option("--poll", is_flag=True, help="Periksa berkala, jangan andalkan kabar dari sistem berkas.")
@click.option(
    "--every", type=click.FloatRange(1, 86_400), default=60.0, metavar="DETIK", help="Jarak pemeriksaan menyeluruh."
)
@click.option("--until-idle", is_flag=True, help="Berhenti setelah semua berkas dinilai (untuk mencoba).")
@click.option("--status-of", is_flag=True, help="Cetak denyut pemantauan FOLDER yang sedang berjalan, lalu selesai.")
@common
def watch(
    folders: tuple[Path, ...],
    status: Path | None,
    log: Path | None,
    on_change: str | None,
    poll: bool,
    every: float,
    until_idle: bool,
    status_of: bool,
    **flags: Any,
) -> int:
    if status_of:
        from evidence_checker.cli.watch_status import report

        return report(folders, flags)
    from evidence_checker.cli.watch_outputs import Outputs

    wake = threading.Event()
    stopping = threading.Event()

    def stop(*_: object) -> None:
        stopping.set()
        wake.set()

    for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
    # What we write into a watched folder ourselves is no evidence.
    own = tuple(path.absolute() for path in (status, log) if path is not None)
    settled = settings(folders[0], flags)
    outputs = Outputs(settled.lang, status, log, on_change, quiet=bool(flags.get("quiet")))
    watched: list[tuple[FolderWatch, Desk]] = []
    try:
        for folder in folders:
            watched.append(_watched(folder, settings(folder, flags), own, wake, poll=poll, every=every))
        for each, desk in watched:
            desk.bell.tend()
            outputs.greet(each, desk)
        _run(watched, outputs, wake, stopping, until_idle)
    finally:
        outputs.end([each for each, _ in watched], [desk.store.folder for _, desk in watched])
        for _, desk in watched:
            desk.close()
    return Exit.COMPLETE


def _watched(
    folder: Path, settled: Settings, own: tuple[Path, ...], wake: threading.Event, *, poll: bool, every: float
) -> tuple[FolderWatch, Desk]:
    """One folder with its ports. Raises UsageError, RulesError, StateError."""
    from evidence_checker import rules, workers
    from evidence_checker.assess import check
    from evidence_checker.cli.check import applications
    from evidence_checker.readers import files
    from evidence_checker.store import Store, location
    from evidence_checker.watch.events import Bell
    from evidence_checker.watch.folder import FolderWatch
    from evidence_checker.watch.session import Desk, Terms
    from evidence_checker.watch.verdicts import verdicts

    folder = folder.absolute()
    if not folder.is_dir():
        raise UsageError("ES102" if folder.exists() else "ES101", path=files.shown(folder))
    options = check.CheckOptions(
        workers=settled.workers or workers.default_workers(), ocr=settled.ocr, exclude=settled.exclude
    )
    terms = Terms(
        rules.load(settled.framework), settled.agency, settled.aliases, settled.year, applications(settled), options
    )
    store = Store.open(folder, settled.state_folder)
    inside = frozenset(files.shown(path.relative_to(folder)) for path in own if path.is_relative_to(folder))
    ringers: list[FolderWatch] = []

    def ring() -> None:
        for each in ringers:
            each.ring()
        wake.set()

    bell = Bell(folder, ring, wanted=not poll and not location.network_type(folder))
    desk = Desk(folder, terms, store, bell, wake.set, inside)
    latest = store.latest()
    earlier = verdicts(latest) if latest is not None else {}
    each = FolderWatch(files.shown(folder), desk, earlier=earlier, regular=every)
    ringers.append(each)
    return each, desk


def _run(
    watched: list[tuple[FolderWatch, Desk]],
    outputs: Any,
    wake: threading.Event,
    stopping: threading.Event,
    until_idle: bool,
) -> None:
    """Step each folder when something is due or rings, until told to stop."""
    while not stopping.is_set():
        wake.clear()
        for each, desk in watched:
            outputs.announce(each, each.step())
            outputs.beat([one for one, _ in watched], each, desk.store.folder)
        if until_idle and all(
            each.caught_up and each.assessment and not each.sightings.arriving for each, _ in watched
        ):
            return
        now = watched[0][1].clock()
        due = min(each.next_due() for each, _ in watched)
        # Never longer than the heartbeat; never less than a tick, whatever a folder asks for.
        wake.wait(min(max(due - now, 0.02), outputs.patience()))
