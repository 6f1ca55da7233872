"""The plan of the package over `ast`: who may import whom, what is pure, and which room each third-party library lives
in."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "evidence_checker"

# A room imports only from rooms on lower layers. docs/decisions/0001-layers.md says where and why this differs from
# the plan.
LAYERS: dict[str, int] = {
    "errors": 1, "model": 1, "__init__": 1,
    "text": 2,
    "messages": 3, "matching": 3, "analysis": 3,
    "rules": 4,
    "assessment": 5,
    "planning": 6,
    "reports": 7,
    "readers": 8,
    "workers": 9, "store": 9,
    "assess": 10, "organize": 10,
    "watch": 11,
    "web": 12,
    "cli": 13, "__main__": 14,
}  # fmt: skip
PURE = 7
_IMPURE = {
    "os",
    "time",
    "logging",
    "socket",
    "subprocess",
    "tempfile",
    "shutil",
    "random",
    "threading",
    "getpass",
    "locale",
}
# `rules` and `reports` read files of the installation (packs, templates): never the user's evidence.
_READS_INSTALLATION = {"rules", "reports"}
_CLOCK = {"now", "today", "utcnow"}

LIBRARIES: dict[str, set[str]] = {
    "PIL": {"readers"},
    "ahocorasick": {"matching"},
    "argon2": {"web"},
    "click": {"cli"},
    "dask": {"workers"},
    "distributed": {"workers"},
    "docx": {"reports"},
    "faster_paddle": {"readers"},
    "filelock": {"store"},
    "fsspec": {"readers"},
    "jinja2": {"reports", "web"},
    "lxml": {"readers"},
    "markupsafe": {"reports", "web"},
    "msgspec": {"assess", "errors", "model", "reports", "store", "watch", "web", "workers"},
    "numpy": {"matching", "readers", "text"},
    "office_oxide": {"readers"},
    "olefile": {"readers"},
    "onnxruntime": {"readers"},
    "openpyxl": {"organize", "readers", "reports", "rules"},
    "pdfplumber": {"readers"},
    "platformdirs": {"store"},
    "pyarrow": {"reports"},
    "pypdfium2": {"readers"},
    "python_calamine": {"readers"},
    "rapidfuzz": {"assessment", "matching"},
    "rapidocr": {"readers"},
    "starlette": {"web"},
    "tinydb": {"store"},
    "uvicorn": {"web"},
    "watchdog": {"watch"},
    "yaml": {"rules"},
}


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Dotted names and their lines; `from evidence_checker import x` counts as `evidence_checker.x`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import on line {node.lineno}"
            if node.module == "evidence_checker":
                yield from ((f"evidence_checker.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield str(node.module), node.lineno


@pytest.mark.parametrize("module", _modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_keeps_to_its_layer(module: Path) -> None:
    room = _room(module)
    assert room in LAYERS, f"{room} has no layer yet"
    tree = ast.parse(module.read_text(encoding="utf-8"))
    mistakes = []
    for name, line in _imported(tree):
        top, *rest = name.split(".")
        if top == "evidence_checker":
            other = rest[0] if rest and rest[0] != "__version__" else "__init__"
            if other != room and LAYERS.get(other, 99) >= LAYERS[room]:
                mistakes.append(f"line {line}: {room} (layer {LAYERS[room]}) imports {other} ({LAYERS.get(other)})")
        elif top in LIBRARIES:
            if room not in LIBRARIES[top]:
                mistakes.append(f"line {line}: {top} lives in {sorted(LIBRARIES[top])}, not in {room}")
        elif top not in sys.stdlib_module_names:
            mistakes.append(f"line {line}: {top} has no home yet")
        elif LAYERS[room] <= PURE and room not in _READS_INSTALLATION and top in _IMPURE:
            mistakes.append(f"line {line}: {room} is pure and imports {top}")
    if LAYERS[room] <= PURE:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func
                if isinstance(called, ast.Attribute) and called.attr in _CLOCK:
                    mistakes.append(f"line {node.lineno}: {room} reads the clock")
                if isinstance(called, ast.Name) and called.id == "open" and room not in _READS_INSTALLATION:
                    mistakes.append(f"line {node.lineno}: {room} opens a file")
    assert mistakes == []


def test_no_two_modules_need_each_other() -> None:
    """A module can be read, and moved, without one that reads it in turn; imports for types count too."""
    names = {_dotted(module): module for module in _modules()}
    needs = {
        name: {each for each in _needed(ast.parse(module.read_text("utf-8"))) if each in names and each != name}
        for name, module in names.items()
    }
    both = sorted({tuple(sorted((a, b))) for a, others in needs.items() for b in others if a in needs[b]})
    # A room's face offers what its parts hold.
    assert [pair for pair in both if not pair[1].startswith(f"{pair[0]}.")] == []


def _dotted(module: Path) -> str:
    return ".".join(module.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def _needed(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_layer_is_in_use() -> None:
    """A row for a room that is gone would hide a typing mistake."""
    assert sorted(set(LAYERS) - {_room(module) for module in _modules()}) == []


MOST_LINES, MOST_ENTRIES = 300, 21


def test_modules_are_short() -> None:
    """None over 300 lines, half of them at most 140: a module is read in one go."""
    lengths = {path.relative_to(PACKAGE).as_posix(): len(path.read_bytes().splitlines()) for path in _modules()}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}
    assert sorted(lengths.values())[len(lengths) // 2] <= 140


def test_the_top_level_holds_rooms() -> None:
    """Twenty rooms and modules, beside the marker of types."""
    entries = [
        path.name for path in PACKAGE.iterdir() if path.name != "__pycache__" and not path.name.startswith("_rules")
    ]
    assert len(entries) <= MOST_ENTRIES, sorted(entries)
    assert "py.typed" in entries
