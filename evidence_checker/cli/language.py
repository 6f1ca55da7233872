"""In which language the command line speaks, before any verb has run: help headings and click's own complaints."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

_INDONESIAN = {
    "Commands": "Perintah",
    "Options": "Opsi",
    "Show this message and exit.": "Tampilkan bantuan ini.",
}


def heed(arguments: Sequence[str]) -> None:
    """Let a `--lang` anywhere on the command line beat EVIDENCE_CHECKER_LANG, for this process.

    The words are looked at before click parses them, because `--help` and a parse error speak before that.
    """
    for place, word in enumerate(arguments):
        if word == "--":
            return
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang" and place + 1 < len(arguments):
            value = arguments[place + 1]
        if value in ("id", "en"):
            os.environ["EVIDENCE_CHECKER_LANG"] = value
            return


def chosen() -> str:
    """ "id" or "en": Indonesian unless the command line or EVIDENCE_CHECKER_LANG says otherwise."""
    return "en" if os.environ.get("EVIDENCE_CHECKER_LANG") == "en" else "id"


def asked(flags: Mapping[str, Any]) -> str:
    """The language that a verb's --lang names, else the one of `chosen`."""
    return str(flags.get("lang") or chosen())


class HelpText(click.HelpFormatter):
    """click's help with its own words translated."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        if chosen() == "id":
            prefix = prefix or "Pemakaian: "
            args = args.replace("[OPTIONS]", "[OPSI]").replace("COMMAND", "PERINTAH").replace("[ARGS]", "[ARGUMEN]")
        super().write_usage(prog, args, prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_word(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(term, _word(text)) for term, text in rows], col_max, col_spacing)


def _word(text: str) -> str:
    return text if chosen() == "en" else _INDONESIAN.get(text, text)


def click_message(mistake: click.ClickException) -> str:
    """One or two lines for a command line that click refused."""
    english = chosen() == "en"
    ctx = mistake.ctx if isinstance(mistake, click.UsageError) else None
    where = ctx.command_path if ctx else "evidence-checker"
    if english:
        said = mistake.format_message()
        lead, way = "Error", f"See: {where} --help"
    else:
        said = _indonesian(mistake)
        lead, way = "Salah pakai", f"Lihat: {where} --help"
    printable = "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in said)
    return f"{lead}: {printable}\n{way}"


def _indonesian(mistake: click.ClickException) -> str:
    if isinstance(mistake, click.NoSuchOption):
        close = f" Maksud Anda {', '.join(sorted(mistake.possibilities))}?" if mistake.possibilities else ""
        return f"opsi {mistake.option_name} tidak dikenal.{close}"
    if isinstance(mistake, click.MissingParameter):
        return f"{_named(mistake)} belum diberikan."
    if isinstance(mistake, click.BadParameter):
        return f"nilai untuk {_named(mistake)} tidak dapat dipakai: {_why(mistake)}"
    if isinstance(mistake, click.UsageError):
        for english, indonesian in _USAGE:
            if (match := english.match(mistake.message)) is not None:
                return indonesian.format(*match.groups())
    return mistake.format_message()


# What click says of a command line, and the same in Indonesian (click 8; its sentences have no codes).
_USAGE = (
    (re.compile(r"No such command (.+)"), "tidak ada perintah {0}"),
    (re.compile(r"Missing command"), "perintah belum disebut."),
    (re.compile(r"Got unexpected extra arguments? \((.+)\)"), "argumen berlebih: {0}"),
    (re.compile(r"Option '?([^' ]+)'? requires (?:an argument|\d+ arguments)"), "opsi {0} belum diberi nilai."),
    (re.compile(r"Option '?([^' ]+)'? does not take a value"), "opsi {0} tidak menerima nilai."),
)
_PLACE = re.compile(
    r"(?:File|Directory|Path|\w+) (?P<path>'.*') (?P<what>does not exist|is a directory|is a file|is not \w+)\.?$",
    re.DOTALL,
)
_PLACES = {
    "does not exist": "tidak ada",
    "is a directory": "adalah folder, bukan berkas",
    "is a file": "adalah berkas, bukan folder",
    "is not readable": "tidak dapat dibaca",
    "is not writable": "tidak dapat ditulisi",
}


def _why(mistake: click.BadParameter) -> str:
    """What is wrong with a value; sentences of our own stay as they are."""
    asked = mistake.param.type if mistake.param is not None else None
    if isinstance(asked, click.Choice):
        return f"pilih salah satu dari {', '.join(map(str, asked.choices))}."
    if isinstance(asked, (click.IntRange, click.FloatRange)):
        return f"harus {_number(asked)}{_bounds(asked)}."
    if asked in (click.INT, click.FLOAT):
        return f"harus {_number(asked)}."
    place = _PLACE.match(mistake.message) if isinstance(asked, click.Path) else None
    if place is not None and place["what"] in _PLACES:
        return f"{place['path']} {_PLACES[place['what']]}."
    return mistake.message


def _number(asked: object) -> str:
    return "bilangan bulat" if asked is click.INT or isinstance(asked, click.IntRange) else "bilangan"


def _bounds(asked: click.IntRange | click.FloatRange) -> str:
    if asked.min is not None and asked.max is not None:
        return f" dari {asked.min:g} sampai {asked.max:g}"
    if asked.min is not None:
        return f" paling kecil {asked.min:g}" if not asked.min_open else f" lebih dari {asked.min:g}"
    return f" paling besar {asked.max:g}" if asked.max is not None else ""


def _named(mistake: click.BadParameter) -> str:
    """The option or argument as one types it."""
    if mistake.param is None:
        return str(mistake.param_hint or "?")
    return mistake.param.opts[-1] if isinstance(mistake.param, click.Option) else mistake.param.human_readable_name
