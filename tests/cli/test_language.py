"""What click refuses is told whole in the language chosen."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from evidence_checker.cli.language import click_message

_OF_CLICK = ("is not", "Invalid", "does not", "requires", "unexpected", "Missing", "directory", "No such")


@click.command("coba")
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
@click.option("--workers", type=click.IntRange(1, 64))
@click.option("--least", type=click.IntRange(min=1))
@click.option("--share", type=click.FloatRange(0, 1))
@click.option("--year", type=int)
@click.option("--lang", type=click.Choice(["id", "en"]))
@click.option("--file", type=click.Path(exists=True, dir_okay=False))
@click.option("--quiet", is_flag=True)
def trial(**_: object) -> None:
    """A verb with every type of value that the command line has."""


def said(*arguments: str) -> str:
    with pytest.raises(click.ClickException) as caught:
        trial.main(list(arguments), standalone_mode=False)
    return click_message(caught.value)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("{here}", "--workers", "x"),
            "nilai untuk --workers tidak dapat dipakai: harus bilangan bulat dari 1 sampai 64.",
        ),
        (("{here}", "--workers", "99"), "harus bilangan bulat dari 1 sampai 64."),
        (("{here}", "--least", "0"), "harus bilangan bulat paling kecil 1."),
        (("{here}", "--share", "2"), "harus bilangan dari 0 sampai 1."),
        (("{here}", "--year", "abad"), "harus bilangan bulat."),
        (("{here}", "--lang", "fr"), "pilih salah satu dari id, en."),
        (("{here}", "--file", "{here}"), "adalah folder, bukan berkas."),
        (("{here}/tiada",), "tidak ada."),
        (("{file}",), "adalah berkas, bukan folder."),
        (("{here}", "lagi"), "argumen berlebih: lagi"),
        (("{here}", "--year"), "opsi --year belum diberi nilai."),
        (("{here}", "--quiet=ya"), "opsi --quiet tidak menerima nilai."),
        ((), "belum diberikan."),
    ],
)
def test_every_refusal_is_indonesian(
    arguments: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EVIDENCE_CHECKER_LANG", raising=False)
    file = tmp_path / "berkas.txt"
    file.write_text("isi")
    message = said(*(each.format(here=tmp_path, file=file) for each in arguments))
    assert told in message
    assert not [word for word in _OF_CLICK if word in message.replace(str(tmp_path), "")]


def test_in_english_click_speaks_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIDENCE_CHECKER_LANG", "en")
    assert "is not a valid integer" in said(str(tmp_path), "--year", "abad")
