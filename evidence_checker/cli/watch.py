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
    from evidence_checker.watch.session import WatchSession


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
    watched: list[tuple[FolderWatch, WatchSession]] = []
    try:
        for folder in folders:
            watched.append(_watched(folder, settings(folder, flags), own, wake, poll=poll, every=every))
        for each, session in watched:
            session.events.keep_listening()
            outputs.greet(each, session)
        _run(watched, outputs, wake, stopping, until_idle)
    finally:
        outputs.end([each for each, _ in watched], [session.store.folder for _, session in watched])
        for _, session in watched:
            session.close()
    return Exit.COMPLETE


def _watched(
    folder: Path, settled: Settings, own: tuple[Path, ...], wake: threading.Event, *, poll: bool, every: float
) -> tuple[FolderWatch, WatchSession]:
    """One folder with its ports. Raises UsageError, RulesError, StateError."""
    from evidence_checker import rules
    from evidence_checker.assess.request import AssessmentRequest
    from evidence_checker.readers import files
    from evidence_checker.store import Store, location
    from evidence_checker.watch.events import FileEvents
    from evidence_checker.watch.folder import FolderWatch
    from evidence_checker.watch.session import WatchSession
    from evidence_checker.watch.verdicts import verdicts

    folder = folder.absolute()
    if not folder.is_dir():
        raise UsageError("ES102" if folder.exists() else "ES101", path=files.shown(folder))
    request = AssessmentRequest.of(settled, rules.load(settled.framework))
    store = Store.open(folder, settled.state_folder)
    inside = frozenset(files.shown(path.relative_to(folder)) for path in own if path.is_relative_to(folder))
    ringers: list[FolderWatch] = []

    def something_happened() -> None:
        for each in ringers:
            each.something_happened()
        wake.set()

    events = FileEvents(folder, something_happened, wanted=not poll and not location.network_type(folder))
    session = WatchSession(folder, request, store, events, wake.set, inside)
    latest = store.latest()
    earlier = verdicts(latest) if latest is not None else {}
    each = FolderWatch(files.shown(folder), session, earlier=earlier, regular=every)
    ringers.append(each)
    return each, session


def _run(
    watched: list[tuple[FolderWatch, WatchSession]],
    outputs: Any,
    wake: threading.Event,
    stopping: threading.Event,
    until_idle: bool,
) -> None:
    """Step each folder when something is due or happened, until told to stop."""
    from evidence_checker.watch.told_lines import names_of

    while not stopping.is_set():
        wake.clear()
        for each, session in watched:
            outputs.announce(each, each.step(), names_of(session.request.framework))
            outputs.beat([one for one, _ in watched], each, session.store.folder)
        if until_idle and all(
            each.caught_up and each.assessment and not each.sightings.arriving for each, _ in watched
        ):
            return
        now = watched[0][1].clock()
        due = min(each.next_due() for each, _ in watched)
        # Never longer than the heartbeat; never less than a tick, whatever a folder asks for.
        wake.wait(min(max(due - now, 0.02), outputs.patience()))
