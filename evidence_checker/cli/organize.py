"""`organize FOLDER --into DIR`: prints the filing plan; acts only with --apply; `--undo DIR` takes it back."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import common, settings
from evidence_checker.errors import Exit, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from evidence_checker.assess.configuration import Settings
    from evidence_checker.organize.apply import Outcome
    from evidence_checker.organize.plan import Plan, Row

_DOING = {
    "id": {"placed": "ditempatkan", "found": "sudah ada", "back": "dikembalikan", "left": "dibiarkan",
           "none": "Tidak ada yang perlu dilakukan.", "undo": "Batalkan dengan",
           "again": "Penataan sebelumnya terhenti di tengah; sudah diselesaikan lebih dahulu."},
    "en": {"placed": "placed", "found": "there already", "back": "taken back", "left": "left alone",
           "none": "Nothing to do.", "undo": "Take it back with",
           "again": "An earlier run had stopped half-way; it was finished first."},
}  # fmt: skip


@click.command(
    help="Susun bukti di FOLDER menurut indikator ke folder lain. Tanpa --apply hanya mencetak rencana.\n\n"
    "Pola nama: evidence.toml, [filing] pattern. Isiannya: lihat docs/penataan.md."
)
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--into", type=click.Path(path_type=Path), metavar="DIR", help="Folder tujuan.")
@click.option("--apply", is_flag=True, help="Laksanakan rencana itu.")
@click.option(
    "--plan", "plan_file", type=click.Path(path_type=Path), metavar="JSON", help="Laksanakan rencana yang disimpan."
)
@click.option("--link", "act", flag_value="link", help="Tautan keras, bukan salinan (disk yang sama).")
@click.option("--move", "act", flag_value="move", help="Pindahkan: yang asli dihapus setelah salinannya terbukti sama.")
@click.option(
    "--serve",
    type=click.Choice(["copies", "links", "index"]),
    help="Dokumen untuk banyak indikator: salinan, tautan, atau satu tempat dan indeks.",
)
@click.option("--pattern", metavar="POLA", help="Pola folder dan nama; semula menurut kerangkanya.")
@click.option("--format", "form", type=click.Choice(["tree", "json"]), default="tree", help="Bentuk rencana.")
@click.option("--undo", type=click.Path(path_type=Path), metavar="DIR", help="Batalkan penataan terakhir di DIR.")
@click.option("--redo", type=click.Path(path_type=Path), metavar="DIR", help="Batalkan pembatalan terakhir di DIR.")
@common
def organize(
    folder: Path | None, into: Path | None, apply: bool, plan_file: Path | None, act: str | None, serve: str | None,
    pattern: str | None, form: str, undo: Path | None, redo: Path | None, **flags: Any,
) -> int:  # fmt: skip
    if undo is not None or redo is not None:
        return _turn_back(undo, redo, settings(None, flags))
    if folder is None:
        raise click.UsageError("FOLDER")
    if into is None:
        raise UsageError("ES417")
    settled = settings(folder, flags)
    apart(folder, into)
    chosen = _choices(settled, act, serve, pattern)
    if not apply and plan_file is None:
        from evidence_checker.organize.session import standing

        plan = _plan(folder, into, settled, chosen, flags, standing(into))
        _print_plan(plan, form, settled.lang, bool(flags.get("verbose")), hint=form == "tree" and bool(plan.moves))
        return Exit.COMPLETE
    return _apply(folder, into, settled, chosen, plan_file, form, flags)


def apart(folder: Path, into: Path) -> None:
    """Raises UsageError when one of the two folders is inside the other, by whichever links."""
    source, target = folder.resolve(), into.resolve()
    if not folder.exists():
        raise UsageError("ES101", path=_shown(folder))
    if not folder.is_dir():
        raise UsageError("ES102", path=_shown(folder))
    if target == source or source in target.parents:
        raise UsageError("ES413", target=_shown(into), source=_shown(folder))
    if target in source.parents:
        raise UsageError("ES414", target=_shown(into), source=_shown(folder))


def _choices(settled: Settings, act: str | None, serve: str | None, pattern: str | None) -> dict[str, str]:
    """act, serve and pattern: flag, else [filing] of evidence.toml, else default. Raises UsageError."""
    expected = {"act": ("copy", "link", "move"), "serve": ("copies", "links", "index"), "pattern": ()}
    chosen = {"act": "copy", "serve": "copies", "pattern": ""}
    for key, value in settled.filing:
        if key in ("per", "max_megabytes", "max_files"):
            continue  # of the package verb
        if key not in expected:
            known = "pattern, act, serve, per, max_megabytes, max_files"
            raise UsageError("ES108", file="evidence.toml", key=f"filing.{key}", known=known)
        if not isinstance(value, str) or (expected[key] and value not in expected[key]):
            raise UsageError("ES416", key=key, found=str(value), expected=" | ".join(expected[key]) or "teks / text")
        chosen[key] = value
    return chosen | {k: v for k, v in (("act", act), ("serve", serve), ("pattern", pattern)) if v is not None}


def _plan(
    folder: Path,
    into: Path,
    settled: Settings,
    chosen: Mapping[str, str],
    flags: Mapping[str, Any],
    standing: Sequence[Any],
) -> Plan:
    from evidence_checker import rules
    from evidence_checker.assessment.decided import as_decided
    from evidence_checker.cli.check import assess
    from evidence_checker.organize.make_plan import plan
    from evidence_checker.organize.path_template import layout
    from evidence_checker.organize.plan import Act, SharedFiling
    from evidence_checker.organize.target_view import View

    framework = rules.load(settled.framework)
    form = layout(chosen["pattern"], framework.filing)
    assessment = as_decided(assess(folder, settled, quiet=bool(flags.get("quiet")), look=True, framework=framework))
    names = {indicator.id: indicator.short_name for indicator in framework.indicators}
    view = View(str(into))
    return plan(
        assessment,
        form,
        view,
        act=Act(chosen["act"]),
        serve=SharedFiling(chosen["serve"]),
        standing=[each for each in standing if view.stands(each.target)],
        short_names=lambda identifier: names.get(identifier, ""),
        knowledge=framework.knowledge,
        node_names=dict(framework.node_names),
    )


def _apply(
    folder: Path, into: Path, settled: Settings, chosen: Mapping[str, str], plan_file: Path | None, form: str,
    flags: Mapping[str, Any],
) -> int:  # fmt: skip
    from evidence_checker.organize.session import filing
    from evidence_checker.organize.show_plan import load
    from evidence_checker.readers.files import discover

    lang = settled.lang
    saved = load(_bytes(plan_file), _shown(plan_file)) if plan_file else None
    with filing(into, _render(lang), make=True) as session:
        if session.journal.unfinished is not None:
            _tell(session.recover(), lang)
            click.echo(_DOING[lang]["again"], err=True)
        else:
            session.recover()
        plan = saved or _plan(folder, into, settled, chosen, flags, session.journal.standing)
        _print_plan(plan, form, lang, bool(flags.get("verbose")), hint=False)
        files = {file.path: file for file in discover(folder, settled.exclude).files}
        outcome = session.apply(plan, folder, files, _now(), _progress(flags))
    if not plan.moves:
        return Exit.COMPLETE
    return _tell(outcome, lang, f"{_DOING[lang]['undo']}: evidence-checker organize --undo {_shown(into)}")


def _turn_back(undo: Path | None, redo: Path | None, settled: Settings) -> int:
    from evidence_checker.organize.session import filing

    target = undo or redo
    assert target is not None
    with filing(target, _render(settled.lang)) as session:
        if undo is not None:
            outcome = session.undo()
        else:
            session.recover()
            outcome = session.redo()
    return _tell(outcome, settled.lang)


def _tell(outcome: Outcome | None, lang: str, last: str = "") -> int:
    """What was done, in a line; what was not, with its reason, each on its own."""
    from evidence_checker import messages

    if outcome is None:
        return Exit.COMPLETE
    words = _DOING[lang]
    lists: dict[str, Sequence[object]] = {
        "placed": outcome.placed,
        "found": outcome.found,
        "back": outcome.back,
        "left": outcome.undone,
    }
    counts = [(len(each), word) for word, each in lists.items()]
    click.echo(", ".join(f"{count} {words[word]}" for count, word in counts if count) or words["none"], err=True)
    for path, why in outcome.undone:
        click.echo(f"  {path}: {messages.message(why, lang)} {messages.advice(why, lang)}".rstrip(), err=True)
    if last and outcome.placed:
        click.echo(last, err=True)
    return Exit.GAPS if outcome.undone else Exit.COMPLETE


def _print_plan(plan: Plan, form: str, lang: str, full: bool, hint: bool) -> None:
    from evidence_checker.organize import show_plan

    click.echo(show_plan.as_json(plan, lang) if form == "json" else show_plan.as_tree(plan, lang, full=full), nl=False)
    if hint:
        click.echo(show_plan.hint(lang), err=True)


def _render(lang: str) -> Callable[[Sequence[Row]], Mapping[str, bytes]]:
    from evidence_checker.organize.file_index import render

    return lambda rows: render(rows, lang)


def _progress(flags: Mapping[str, Any]) -> Callable[[int, int], None]:
    if flags.get("quiet") or not sys.stderr.isatty():
        return lambda _done, _all: None

    def show(done: int, total: int) -> None:
        sys.stderr.write(f"\r{done}/{total}" + ("\n" if done == total else ""))
        sys.stderr.flush()

    return show


def _bytes(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise UsageError("ES112", path=_shown(path), reason=error.strerror or str(error)) from error


def _shown(path: Path) -> str:
    from evidence_checker.readers.files import shown

    return shown(path)


def _now() -> str:
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")
