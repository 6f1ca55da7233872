"""Writes the pages of the manual that are made from the program itself: `python docs/generate.py`.

perintah.md from --help, temuan.md from the catalogue of messages, contoh.md from the maker of the samples,
arsitektur.md from the modules, and the excerpt in the README from a check of the samples. tests/test_docs.py fails when
a page is not what this script would write.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import click  # noqa: E402

from evidence_checker import messages  # noqa: E402
from evidence_checker.cli.language import HelpText  # noqa: E402
from evidence_checker.cli.main import cli  # noqa: E402
from evidence_checker.model import Finding, Severity  # noqa: E402
from evidence_checker.rules import shared_knowledge  # noqa: E402

_BEGINS, _ENDS = "<!-- excerpt -->\n```\n", "```\n<!-- /excerpt -->"
_SEVERITY = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan", Severity.NOTE: "catatan"}
_FAMILIES = (
    ("EC1", "Berkas dan pembacaan"),
    ("EC2", "Cacat yang melemahkan bukti"),
    ("EC3", "Hampir: mengapa sebuah dokumen tidak dihitung"),
    ("EC4", "Indikator"),
    ("EC5", "Penataan dan kembaran"),
    ("EC6", "Keputusan penelaah"),
    ("EC7", "Pemantauan dan ingatan"),
    ("EC8", "Folder, dan pemeriksaan banyak instansi"),
    ("EC9", "Catatan"),
    ("ES1", "Salah pakai"),
    ("ES2", "Aturan"),
    ("ES3", "Ingatan"),
    ("ES4", "Penataan tidak dapat dilakukan"),
    ("ES5", "Halaman telaah"),
)


def _help(command: click.Command, words: list[str]) -> list[tuple[str, str]]:
    """(heading, help text) of the command and of everything below it."""
    context = click.Context(
        command,
        info_name=" ".join(words),
        max_content_width=100,
        terminal_width=100,
        help_option_names=["-h", "--help"],  # as cli.main sets it for the verbs below
    )
    pages = [(" ".join(words), command.get_help(context))]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            pages += _help(below, [*words, name])
    return pages


def commands() -> str:
    """perintah.md."""
    click.Context.formatter_class = HelpText
    parts = ["# Semua perintah\n", "Halaman ini dibuat dari `--help` oleh `docs/generate.py`.\n"]
    for heading, text in _help(cli, ["evidence-checker"]):
        parts.append(f"## {heading}\n\n```\n" + "\n".join(line.rstrip() for line in text.splitlines()) + "\n```\n")
    return "\n".join(parts)


def findings() -> str:
    """temuan.md: every code with an example of its sentence and its advice."""
    parts = [
        "# Semua temuan\n",
        "Tiap temuan berkode tetap; kalimatnya boleh membaik, artinya tidak berubah. "
        "Contoh di bawah memakai fakta rekaan. "
        "Halaman ini dibuat dari katalog kalimat oleh `docs/generate.py`.\n",
    ]
    for prefix, title in _FAMILIES:
        codes = sorted(code for code in messages.CATALOGUE if code.startswith(prefix))
        if not codes:
            continue
        parts += [f"## {prefix}xx: {title}\n", "| kode | tingkat | contoh kalimat | saran |", "|---|---|---|---|"]
        for code in codes:
            entry = messages.CATALOGUE[code]
            finding = Finding(code, tuple(sorted(entry.example)))
            cells = (code, _SEVERITY[entry.severity], messages.message(finding), messages.advice(finding) or "–")
            parts.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
        parts.append("")
    return "\n".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def _first_line(module: Path) -> str:
    documented = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return " ".join(documented.partition("\n\n")[0].split())


def architecture() -> str:
    """arsitektur.md: the text of arsitektur.head.md, then the layers and every module with its first line."""
    from tests.test_layers import LAYERS, LIBRARIES, PURE

    package = ROOT / "evidence_checker"
    homes: dict[str, list[str]] = {}
    for library, rooms in LIBRARIES.items():
        for room in rooms:
            homes.setdefault(room, []).append(library)
    parts = [(ROOT / "docs" / "arsitektur.head.md").read_text(encoding="utf-8")]
    parts += [
        "## Layers\n",
        "A module imports only from lower layers; rooms of one layer never import each other. "
        f"Layers 1 to {PURE} are pure: no disk, no clock, no environment (`rules` and `reports` read files of the "
        "installation). `tests/test_layers.py` holds this table and fails when the code does not.\n",
        "| layer | room | third-party libraries at home there |",
        "|---|---|---|",
    ]
    named = {room: layer for room, layer in LAYERS.items() if not room.startswith("__")}
    for room, layer in sorted(named.items(), key=lambda item: (item[1], item[0])):
        parts.append(f"| {layer} | `{room}` | {', '.join(sorted(homes.get(room, []))) or '–'} |")
    parts.append("\n## Modules\n")
    for room in sorted(named):
        place = package / room
        if not place.is_dir():
            parts.append(f"**{room}.py** {_cell(_first_line(place.with_suffix('.py')))}\n")
            continue
        parts += [f"**{room}/** {_cell(_first_line(place / '__init__.py'))}\n", "| module | what it is |", "|---|---|"]
        for module in sorted(place.rglob("*.py")):
            name = module.relative_to(place).as_posix()
            if name != "__init__.py":
                parts.append(f"| `{name}` | {_cell(_first_line(module)) or '–'} |")
        parts.append("")
    return "\n".join(parts)


def pages() -> dict[str, str]:
    """File below docs/ → its text."""
    shared_knowledge()  # what kinds of documents are called
    from tests.makers.samples import table

    return {
        "perintah.md": commands(),
        "temuan.md": findings(),
        "contoh.md": table(),
        "arsitektur.md": architecture(),
    }


def excerpt(printed: str) -> str:
    """What the README shows of the summary of a check: all but the gaps after the first."""
    lines = printed.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("Kekurangan")) + 1
    second = next(number for number, line in enumerate(lines[first + 1 :], first + 1) if not line.startswith("    "))
    rest = lines.index("", first)
    return "\n".join([*lines[:second], "     …", *lines[rest:]])


def with_excerpt(readme: str, printed: str) -> str:
    """The README with the excerpt of a check in its place. Raises ValueError when the place is gone."""
    before, marked, rest = readme.partition(_BEGINS)
    _, ends, after = rest.partition(_ENDS)
    if not marked or not ends:
        raise ValueError("README.md has no place for the excerpt")
    return f"{before}{_BEGINS}{excerpt(printed)}\n{_ENDS}{after}"


if __name__ == "__main__":
    from tests.conftest import evidence_checker

    readme = ROOT / "README.md"
    printed = evidence_checker("check", ROOT / "sample_evidence", "--no-state").stdout.decode("utf-8")
    readme.write_text(with_excerpt(readme.read_text(encoding="utf-8"), printed), encoding="utf-8", newline="\n")
    for name, text in pages().items():
        (ROOT / "docs" / name).write_text(text, encoding="utf-8", newline="\n")
