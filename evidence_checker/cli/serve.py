"""`serve [FOLDER…]`: the review pages in a browser; `serve user …`: accounts for pages that others can reach."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import LANG, STATE, common, settings
from evidence_checker.errors import Exit, UsageError

if TYPE_CHECKING:
    from evidence_checker.web.accounts import Accounts
    from evidence_checker.web.live_folder import LiveFolder


class ServeGroup(click.Group):
    """A group whose own arguments are folders: only the word `user` in front leads to what is below it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] == "user" and not Path("user").is_dir():
            return super().parse_args(ctx, args)
        if args and args[0] in ("-h", "--help"):
            return super().parse_args(ctx, args)
        return super().parse_args(ctx, ["pages", *args])


@click.group(
    cls=ServeGroup,
    help="Buka halaman telaah di peramban: ringkasan, bukti dengan kutipan pada halamannya, keputusan, kiriman.\n\n"
    "serve [FOLDER…] sama dengan serve pages [FOLDER…]. Hanya untuk komputer ini, kecuali --bind diberikan.",
)
def serve() -> None:
    """The group; what it does without a word in front is `pages`."""


@serve.command(help="Layani halaman telaah untuk FOLDER, atau pilih foldernya di peramban.")
@click.argument("folders", type=click.Path(path_type=Path), nargs=-1, metavar="[FOLDER...]")
@click.option("--port", type=click.IntRange(1, 65_535), metavar="N", help="Port; semula yang pertama bebas dari 8765.")
@click.option("--no-open", is_flag=True, help="Jangan buka peramban.")
@click.option("--bind", default="127.0.0.1", metavar="ALAMAT", help="Dengarkan di alamat ini; perlu akun dan TLS.")
@click.option("--certificate", type=click.Path(path_type=Path), metavar="PEM", help="Sertifikat TLS.")
@click.option("--key", type=click.Path(path_type=Path), metavar="PEM", help="Kunci sertifikat itu.")
@click.option(
    "--behind-proxy", "proxies", multiple=True, metavar="ALAMAT", help="Proksi yang memasang TLS; boleh diulang."
)
@click.option(
    "--address", default="", metavar="URL", help="Alamat yang dilihat orang, misalnya https://bukti.kab.go.id."
)
@click.option("--poll", is_flag=True, help="Periksa berkala, jangan andalkan kabar dari sistem berkas.")
@common
def pages(
    folders: tuple[Path, ...],
    port: int | None,
    no_open: bool,
    bind: str,
    certificate: Path | None,
    key: Path | None,
    proxies: tuple[str, ...],
    address: str,
    poll: bool,
    **flags: Any,
) -> int:
    from evidence_checker.web import server
    from evidence_checker.web.server import Binding
    from evidence_checker.web.site import Site

    settled = settings(folders[0] if folders else None, flags)
    home = _home(flags)
    accounts = _accounts(flags)
    binding = Binding(bind, port or 0, certificate, key, proxies, address.rstrip("/"))
    count = len(accounts.all())
    server.must_be_safe(binding, count)
    local = binding.local and not binding.proxies and not certificate

    def opened(folder: Path) -> LiveFolder:
        from evidence_checker import rules
        from evidence_checker.web.live_folder import LiveFolder

        found = settings(folder, flags)
        return LiveFolder(folder, found, rules.load(found.framework), poll=poll)

    # A folder that is none is told before anything is opened.
    live = [opened(folder) for folder in folders]
    sock = server.listening(binding)
    site = Site(
        home,
        server.names_of(binding, int(sock.getsockname()[1])),
        lang=settled.lang,
        owner=_owner(),
        accounts=None if local else accounts,
        opened=opened if local else None,
        recent=_recent(flags) if local else (),
    )
    for each in live:
        site.add(each)
    where = server.first_address(site, binding)

    def started() -> None:
        # One line, so that a program can read it.
        click.echo(where)
        sys.stdout.flush()
        if not no_open and local:
            import webbrowser

            webbrowser.open(where)

    server.run(site, binding, sock, started)
    return Exit.COMPLETE


def _home(flags: dict[str, Any]) -> Path:
    from evidence_checker.store import location

    given = flags.get("state")
    return location.state_root(Path(given) if given else None) / "serve"


def _accounts(flags: dict[str, Any]) -> Accounts:
    from evidence_checker.web.accounts import Accounts

    return Accounts(_home(flags) / "accounts.json")


def _owner() -> str:
    import getpass

    try:
        return getpass.getuser()[:80]
    except (OSError, KeyError, ImportError):
        return "pemilik"


def _recent(flags: dict[str, Any]) -> tuple[Any, ...]:
    """Folders that were checked on this computer before, the last first."""
    import json

    from evidence_checker.store import location
    from evidence_checker.web.site import Recent, label

    given = flags.get("state")
    root = location.state_root(Path(given) if given else None)
    found = []
    for about in root.glob("*/about.json"):
        try:
            path = Path(json.loads(about.read_bytes())["folder"])
            found.append((about.parent.stat().st_mtime, path))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    there = [(at, path) for at, path in sorted(found, reverse=True) if path.is_dir()]
    return tuple(Recent(path, label(path)) for _, path in there[:30])


@serve.group(help="Akun untuk halaman yang dapat dibuka dari komputer lain.")
def user() -> None:
    """Accounts."""


_PASSWORD = click.option("--password-stdin", is_flag=True, help="Baca kata sandi dari masukan standar.")


def _password(from_input: bool, lang: str) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    typed: str = click.prompt("Kata sandi" if lang == "id" else "Password", hide_input=True, confirmation_prompt=True)
    return typed


@user.command("add", help="Buat akun NAMA dengan satu peran.")
@click.argument("name", metavar="NAMA")
@click.option(
    "--role",
    required=True,
    metavar="PERAN",
    help="staf (melihat, mengirim), auditor (memutuskan), inspektorat (membaca).",
)
@_PASSWORD
@STATE
@LANG
def add(name: str, role: str, password_stdin: bool, **flags: Any) -> int:
    from evidence_checker.web.sessions import ROLES
    from evidence_checker.web.site import now

    settled = settings(None, flags)
    if role not in ROLES:
        raise UsageError("ES506", role=role, known=", ".join(ROLES))
    account = _accounts(flags).add(name, role, _password(password_stdin, settled.lang), now())
    click.echo(f"{account.name}: {account.role}")
    return Exit.COMPLETE


@user.command("password", help="Ganti kata sandi akun NAMA.")
@click.argument("name", metavar="NAMA")
@_PASSWORD
@STATE
@LANG
def password(name: str, password_stdin: bool, **flags: Any) -> int:
    settled = settings(None, flags)
    _accounts(flags).change_password(name, _password(password_stdin, settled.lang))
    click.echo(name)
    return Exit.COMPLETE


@user.command("remove", help="Hapus akun NAMA; keputusannya tetap.")
@click.argument("name", metavar="NAMA")
@STATE
@LANG
def remove(name: str, **flags: Any) -> int:
    settings(None, flags)
    _accounts(flags).remove(name)
    click.echo(name)
    return Exit.COMPLETE


@user.command("list", help="Akun yang ada dan perannya.")
@STATE
@LANG
def listed(**flags: Any) -> int:
    settings(None, flags)
    for each in _accounts(flags).all():
        click.echo(f"{each.name}: {each.role}")
    return Exit.COMPLETE
