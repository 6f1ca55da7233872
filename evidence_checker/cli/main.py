"""The front door: finds the verb, runs it, and turns every error a user can cause into one clear line and a status.

Only click is imported here. A verb's module is imported when the verb is used, so `--help` costs no reader and no
matcher.
"""

from __future__ import annotations

import errno
import gc
import importlib
import os
import sys
from typing import Any

import click

from evidence_checker.cli.language import HelpText, chosen, click_message, heed
from evidence_checker.cli.verbs import VERBS
from evidence_checker.errors import EvidenceCheckerError, Exit, RulesError, UsageError


class VerbGroup(click.Group):
    """A click group whose commands are named in a table and imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        verb = VERBS.get(cmd_name)
        if verb is None:
            return None
        module_name, attribute = verb.target.split(":")
        try:
            command = getattr(importlib.import_module(module_name), attribute)
        except ModuleNotFoundError as absent:
            if absent.name != module_name:
                raise
            raise UsageError("ES122", verb=cmd_name) from absent
        assert isinstance(command, click.Command)
        if chosen() == "en":
            from evidence_checker.cli.english import in_english

            in_english(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        english = chosen() == "en"
        rows = [(name, verb.summary_en if english else verb.summary_id) for name, verb in VERBS.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        english = chosen() == "en"
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(
                "Checks a folder of documents against the evidence that SPBE 2020 or Pemdi 2026 asks for. "
                "Evidence is only read."
                if english
                else "Memeriksa folder dokumen terhadap bukti dukung yang diminta SPBE 2020 atau Pemdi 2026. "
                "Bukti hanya dibaca, tidak pernah diubah."
            )

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        english = chosen() == "en"
        formatter.write_paragraph()
        formatter.write_text(
            "Exit status: 0 complete, 1 something weak or missing, 2 wrong use, 3 some file could not be read, "
            "4 a tool is missing, 130 interrupted."
            if english
            else "Status keluar: 0 lengkap, 1 ada yang lemah atau belum ada, 2 salah pakai, 3 ada berkas yang tidak "
            "terbaca, 4 alat yang diperlukan tidak ada, 130 dihentikan."
        )


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Without importlib.metadata, which would cost more than the whole of `--help`."""
    if wanted:
        from evidence_checker import __version__

        click.echo(f"evidence-checker {__version__}")
        ctx.exit()


@click.group(cls=VerbGroup, name="evidence-checker", help="", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(["id", "en"]), default=None, help="Bahasa / language.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Versi / version."
)
def cli(lang: str | None) -> None:
    """The group; `--lang` has been heeded before parsing."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave the process with the contract's exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page must not turn a quote into a traceback.
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    status = run(arguments)
    # What is left ends with the process: the interpreter need not look for cycles in it first.
    gc.freeze()
    sys.exit(status)


def run(arguments: list[str] | None = None) -> int:
    """Run one command line. Returns its exit status; never raises for what a user can cause."""
    click.Context.formatter_class = HelpText
    heed(sys.argv[1:] if arguments is None else arguments)
    try:
        result = cli.main(args=arguments, prog_name="evidence-checker", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()  # what does not fit on a full disk is said here, not by the interpreter on its way out
        return int(result) if isinstance(result, int) else Exit.COMPLETE
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as mistake:
        _say(click_message(mistake))
        return Exit.USAGE
    except EvidenceCheckerError as error:
        _explain(error)
        return error.exit
    except (KeyboardInterrupt, click.Abort):
        _say("Dihentikan." if chosen() == "id" else "Interrupted.")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe left (`| head`): said as what it is, and Python must not complain at exit either.
        _say(
            "Penerima keluaran sudah menutup pipa; sisanya tidak ditulis."
            if chosen() == "id"
            else "The receiver of the output closed the pipe; the rest was not written."
        )
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        return Exit.COMPLETE
    except OSError as error:
        if error.errno not in _NOT_WRITTEN or error.filename is not None:
            return _unforeseen(error)
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        _explain(UsageError("ES180", reason=error.strerror or "?"))
        return Exit.USAGE
    except Exception as error:
        return _unforeseen(error)


# Errors of writing to standard output: full disk, quota, too large, a device that failed, a closed descriptor.
_NOT_WRITTEN = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG, errno.EIO, errno.EBADF})


def _unforeseen(error: Exception) -> int:
    if os.environ.get("EVIDENCE_CHECKER_DEBUG"):
        raise error
    _confess(error)
    return Exit.NOT_FINAL


def _confess(error: Exception) -> None:
    """An error of the program itself: its trace goes into a file to send, a user reads one line."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="evidence-checker-error-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
    ) as log:
        log.writelines(traceback.format_exception(error))
    _explain(EvidenceCheckerError("ES120", error=type(error).__name__, log=log.name))


def _explain(error: EvidenceCheckerError) -> None:
    from evidence_checker import messages
    from evidence_checker.model import Finding

    lang = chosen()
    finding = Finding.of(error.code, **{name: _plain(str(fact)) for name, fact in error.facts.items()})
    try:
        lines = [messages.message(finding, lang), messages.advice(finding, lang)]
    except KeyError:  # a code without wording fails a test; a user still gets its facts
        lines = [f"{error.code}: " + ", ".join(f"{name}={value}" for name, value in finding.facts)]
    if isinstance(error, RulesError):
        expected = "seharusnya" if lang == "id" else "expected"
        findings: tuple[Finding, ...] = getattr(error, "findings", ())
        lines[1:1] = [f"  {_plain(messages.message(each, lang))}" for each in findings] or [
            f"  {_plain(file)}:{line}: {_plain(found)}; {expected}: {_plain(wanted)}"
            for file, line, found, wanted in error.mistakes
        ]
    _say("\n".join(line for line in lines if line))


def _plain(text: str) -> str:
    """The text without anything a terminal would obey (control characters, direction marks)."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _say(text: str) -> None:
    click.echo(text, err=True)
