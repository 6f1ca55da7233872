"""`dossier ASSESSMENT --into FILE.zip`: what a signed report rests on, in one file that is verified anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from evidence_checker.cli.options import LANG
from evidence_checker.errors import UsageError

if TYPE_CHECKING:
    from evidence_checker.model import Assessment, DrawnPage, Finding, PageOrder, SourceFile
    from evidence_checker.organize.dossier import CitedPage


@click.command(
    help="Kemas dosir: laporan, halaman yang dikutip, aturan, keputusan, daftar yang tidak disertakan, dan "
    "pemeriksa keutuhan."
)
@click.argument("assessment", metavar="HASIL", type=click.Path())
@click.option("--into", required=True, type=click.Path(path_type=Path), metavar="FILE.zip", help="Berkas dosir.")
@click.option(
    "--folder", type=click.Path(path_type=Path), metavar="DIR", help="Folder bukti; semula seperti saat diperiksa."
)
@click.option(
    "--paper", type=click.Path(), metavar="FILE.docx", help="Tulis juga laporan yang memuat hash kepala dosir."
)
@LANG
def dossier(assessment: str, into: Path, folder: Path | None, paper: str | None, **flags: Any) -> int:
    from evidence_checker import reports
    from evidence_checker.cli.language import asked
    from evidence_checker.cli.report_files import earlier, tested, write_bytes
    from evidence_checker.messages import planning
    from evidence_checker.organize import dossier as making

    lang = asked(flags)
    for target in filter(None, (str(into), paper)):
        tested(target)
    found = earlier(assessment)
    entries = making.contents(
        found,
        reports={
            "asesmen.json": reports.render("json", found, lang),
            "laporan.html": reports.render("html", found, lang),
            "laporan.docx": reports.render("docx", found, lang),
        },
        rules=_rules(found, assessment),
        draw=_pictures(found, folder or Path(found.folder)),
        lang=lang,
    )
    data, head = making.packed(entries, found.made_at)
    write_bytes(data, str(into))
    if paper is not None:
        write_bytes(reports.render("docx", found, lang, dossier=head), paper)
    click.echo(planning.text("dossier_made", lang, files=len(entries), path=str(into)))
    click.echo(planning.text("dossier_head", lang, head=head))
    return 0


def _rules(assessment: Assessment, path: str) -> dict[str, bytes]:
    """The rule files that judged. Raises UsageError (ES524) when others are installed."""
    from evidence_checker import rules
    from evidence_checker.readers.files import shown

    stamp = assessment.framework
    framework = rules.load(stamp.id)
    if framework.sha256 != stamp.sha256:
        now = framework.sha256[:12]
        raise UsageError("ES524", path=shown(path), framework=stamp.id, made=stamp.sha256[:12], now=now)
    return rules.sources(stamp.id)


def _order(file: SourceFile, page: CitedPage) -> PageOrder:
    """The page of the bytes that were judged; a file replaced since has no picture."""
    from evidence_checker.model import PageOrder

    return PageOrder(
        path=file.path,
        system_path=file.system_path,
        bytes=file.bytes,
        modified_ns=file.modified_ns,
        sha256=page.sha256,
        inode=file.inode,
        changed_ns=file.changed_ns,
        page=page.page,
        width=1100,
    )


def _pictures(assessment: Assessment, folder: Path) -> Callable[[CitedPage], bytes | Finding]:
    """The pictures of the cited pages, drawn in contained workers; why there is none where there is none.

    Raises UsageError when the folder of the evidence is not there.
    """
    from evidence_checker import workers
    from evidence_checker.model import DrawnPage, Finding
    from evidence_checker.organize.dossier import cited_pages
    from evidence_checker.readers.files import discover, shown
    from evidence_checker.readers.page_image import draw

    if not folder.is_dir():
        raise UsageError("ES101", path=shown(folder))
    files = {file.path: file for file in discover(folder).files}
    pages = [page for page in cited_pages(assessment) if page.path in files]
    orders = [_order(files[page.path], page) for page in pages]

    def ended(_file: SourceFile, why: Finding) -> DrawnPage:
        return DrawnPage(why=why)

    drawing = cast("Callable[[SourceFile], DrawnPage]", draw)  # every file handed in is an order
    drawn: dict[CitedPage, bytes | Finding] = {}
    waiting = {id(order): page for order, page in zip(orders, pages, strict=True)}
    for order, picture in workers.examine(
        orders, drawing, DrawnPage, workers.default_workers(), workers.Limits(), ended
    ):
        page = waiting[id(order)]
        drawn[page] = picture.image or picture.why or Finding.of("ES513", page=page.page)
    return lambda page: drawn.get(page, Finding.of("ES510", reason=page.path))
