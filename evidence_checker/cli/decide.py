"""`decide`: records a reviewer's decision with name, reason and expiry; lists them; proves the log whole."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from evidence_checker.cli.decision_examples import examples
from evidence_checker.cli.options import FRAMEWORK, LANG, STATE, settings
from evidence_checker.errors import StateError, UsageError

_FOLDER = click.argument("folder", type=click.Path(path_type=Path))


@click.group(
    invoke_without_command=True, help="Catat keputusan penelaah di samping penilaian; penilaian tidak berubah."
)
@click.option(
    "--import", "workbook", type=click.Path(), metavar="FILE.xlsx", help="Baca kolom penelaah dari laporan XLSX."
)
@click.option(
    "--folder", "folder", type=click.Path(path_type=Path), default=Path(), help="Folder bukti untuk --import."
)
@STATE
@FRAMEWORK
@LANG
def decide(workbook: str | None, folder: Path, **flags: Any) -> int:
    if workbook is None:
        context = click.get_current_context()
        if context.invoked_subcommand is None:
            click.echo(context.get_help())
        return 0
    return _import(workbook, folder, flags)


decide.add_command(examples)


def _record(
    action: str, folder: Path, indicator: str, document: str, name: str, reason: str, expires: str, note: str,
    flags: dict[str, Any],
) -> int:  # fmt: skip
    from evidence_checker.assessment import decisions
    from evidence_checker.cli import decision_memory as memory

    settled = settings(folder, flags)
    framework = memory.known(indicator, settled)
    with memory.opened(folder, settled) as store:
        path, sha256 = memory.document_hash(folder, document, store) if document else ("", "")
        decision = decisions.made(
            action, indicator, name=name, reason=reason, made_at=memory.now(), path=path, sha256=sha256,
            expires=expires, note=note, framework=framework,
        )  # fmt: skip
        store.record(decision)
    click.echo(memory.told(decision, settled.lang))
    return 0


def _verb(action: str, help_text: str, note_name: str) -> Callable[..., int]:
    @decide.command(action, help=help_text)
    @_FOLDER
    @click.option("--indicator", required=True, metavar="NOMOR", help="Nomor indikator.")
    @click.option("--document", default="", metavar="JALUR", help="Jalur dokumen seperti dalam laporan.")
    @click.option("--name", default="", metavar="NAMA", help="Nama yang memutuskan.")
    @click.option("--reason", default="", metavar="ALASAN", help="Alasan keputusan.")
    @click.option("--expires", default="", metavar="TTTT-BB-HH", help="Berlaku sampai.")
    @click.option(note_name, "note", default="", help="Unit yang ditugasi, atau catatan.")
    @STATE
    @FRAMEWORK
    @LANG
    def verb(
        folder: Path, indicator: str, document: str, name: str, reason: str, expires: str, note: str, **flags: Any
    ) -> int:
        return _record(action, folder, indicator, document, name, reason, expires, note, flags)

    recorded: Callable[..., int] = verb.callback  # type: ignore[assignment]
    return recorded


accept = _verb("accept", "Terima dokumen sebagai bukti indikator.", "--note")
reject = _verb("reject", "Tolak dokumen sebagai bukti indikator.", "--note")
waive = _verb("waive", "Kecualikan indikator sampai tanggal tertentu.", "--note")
assign = _verb("assign", "Tugaskan indikator kepada satu unit.", "--to")


@decide.command("withdraw", help="Tarik kembali keputusan yang berlaku; catatannya tetap ada.")
@_FOLDER
@click.option("--indicator", required=True, metavar="NOMOR", help="Nomor indikator.")
@click.option("--document", default="", metavar="JALUR", help="Jalur dokumen seperti dalam laporan.")
@click.option("--assignment", is_flag=True, help="Tarik penugasan, bukan keputusan.")
@click.option("--name", default="", metavar="NAMA", help="Nama yang menarik.")
@click.option("--reason", default="", metavar="ALASAN", help="Alasan penarikan.")
@STATE
@FRAMEWORK
@LANG
def withdraw(
    folder: Path, indicator: str, document: str, assignment: bool, name: str, reason: str, **flags: Any
) -> int:
    from evidence_checker.assessment import decisions
    from evidence_checker.cli import decision_memory as memory

    settled = settings(folder, flags)
    framework = memory.known(indicator, settled)
    with memory.opened(folder, settled) as store:
        path, sha256 = memory.document_hash(folder, document, store) if document else ("", "")
        held = decisions.held(store.decisions(), indicator, sha256, framework, assignment=assignment)
        if held is None:
            raise UsageError("ES530", indicator=indicator, path=path or "-")
        decision = decisions.made(
            "withdraw", indicator, name=name, reason=reason, made_at=memory.now(), path=path, sha256=sha256,
            note="assign" if assignment else "", framework=framework,
        )  # fmt: skip
        store.record(decision)
    click.echo(memory.told(decision, settled.lang))
    return 0


def _import(workbook: str, folder: Path, flags: dict[str, Any]) -> int:
    from evidence_checker.cli import decision_memory as memory
    from evidence_checker.cli import reviewed_workbook
    from evidence_checker.messages import labels

    settled = settings(folder, flags)
    with memory.opened(folder, settled) as store:
        found = reviewed_workbook.decisions_in(workbook, folder, settled, store, memory.now())
        fresh = memory.record_new(found, store)
    for decision in fresh:
        click.echo(memory.told(decision, settled.lang))
    key = "imported" if found else "nothing_typed"
    click.echo(labels.text(key, settled.lang, count=len(fresh)))
    return 0


@decide.command("merge", help="Satukan telaah dua orang: yang sama dicatat, yang berbeda didaftar beserta kappa.")
@click.argument("first", type=click.Path(), metavar="A.xlsx")
@click.argument("second", type=click.Path(), metavar="B.xlsx")
@click.option("--folder", "folder", type=click.Path(path_type=Path), default=Path(), help="Folder bukti keduanya.")
@click.option("--dry-run", is_flag=True, help="Bandingkan saja, jangan mencatat.")
@STATE
@FRAMEWORK
@LANG
def merge(first: str, second: str, folder: Path, dry_run: bool, **flags: Any) -> int:
    from evidence_checker.assessment import two_reviewers
    from evidence_checker.cli import decision_memory as memory
    from evidence_checker.cli import reviewed_workbook
    from evidence_checker.errors import Exit
    from evidence_checker.reports import agreement

    settled = settings(folder, flags)
    with memory.opened(folder, settled) as store:
        at = memory.now()
        # What was decided before stands in both workbooks and is no agreement of the two.
        one, other = (
            memory.unrecorded(reviewed_workbook.decisions_in(each, folder, settled, store, at), store)
            for each in (first, second)
        )
        pairs, alone = two_reviewers.compared(one, other)
        agreed = [two_reviewers.joint(each) for each in pairs if each.agrees and not dry_run]
        fresh = memory.record_new(agreed, store)
    click.echo(agreement.text(pairs, alone, len(fresh), settled.lang), nl=False)
    return Exit.COMPLETE if all(each.agrees for each in pairs) and not alone else Exit.GAPS


@decide.command("list", help="Keputusan yang berlaku untuk FOLDER.")
@_FOLDER
@STATE
@LANG
def listed(folder: Path, **flags: Any) -> int:
    from evidence_checker.cli import decision_memory as memory
    from evidence_checker.messages import labels
    from evidence_checker.reports import decisions_listed

    settled = settings(folder, flags)
    with memory.opened(folder, settled) as store:
        latest = store.latest()
        recorded = store.decisions()
    if not recorded:
        click.echo(labels.text("no_decisions", settled.lang))
    held = recorded
    if latest is not None:
        from evidence_checker.assessment import decisions
        from evidence_checker.model import replace

        held = decisions.applied(replace(latest, decisions=recorded), memory.now()[:10]).decisions
    owners = {each.id: each.responsible for each in latest.indicators} if latest is not None else {}
    for each in held:
        click.echo(decisions_listed.text(each, owners.get(each.indicator, ""), settled.lang))
    return 0


@decide.command("log", help="Catatan semua keputusan FOLDER; --verify membuktikan keutuhannya.")
@_FOLDER
@click.option("--verify", is_flag=True, help="Periksa rantai hash catatan.")
@STATE
@LANG
def log(folder: Path, verify: bool, **flags: Any) -> int:
    from evidence_checker.messages import labels
    from evidence_checker.store import Store
    from evidence_checker.store.decision_log import DecisionLog

    settled = settings(folder, flags)
    path = Store.place(folder, settled.state_folder) / "decisions.jsonl"
    if not verify:
        if path.is_file():
            # The log is JSON in ASCII-safe form; stray bytes are escaped rather than printed.
            sys.stdout.write(
                path.read_bytes().decode("utf-8", "backslashreplace").encode("ascii", "backslashreplace").decode()
            )
        return 0
    recorded_log = DecisionLog(path)
    recorded_log.load()
    if recorded_log.broken:
        raise StateError("ES162", lines=", ".join(map(str, recorded_log.broken[:20])))
    click.echo(labels.text("log_whole", settled.lang, count=len(recorded_log.decisions)))
    if recorded_log.torn:
        click.echo(labels.text("log_torn", settled.lang))
    return 0
