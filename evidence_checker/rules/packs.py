"""Where rule packs live, and how one is read: `framework.yaml` and one YAML file per indicator, in one folder."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path

from evidence_checker import messages
from evidence_checker.errors import RulesError, UsageError
from evidence_checker.model import Finding, Framework, Knowledge
from evidence_checker.rules.build import build, sound, trees
from evidence_checker.rules.shared import SHARED, learn_names, read_shared, shared_from
from evidence_checker.rules.tree import HEAD, MOST_BYTES, LocatedValue, Mistakes

MOST_FILES = 1000


class InvalidRules(RulesError):
    """Invalid rules. `findings`: every mistake as code and facts (file, line, found, expected), in order of place."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        facts = [finding.mapping for finding in findings]
        super().__init__(
            tuple(
                (str(fact["file"]), int(str(fact["line"])), messages.message(finding), str(fact["expected"]))
                for fact, finding in zip(facts, findings, strict=True)
            )
        )
        self.findings = findings


def homes() -> tuple[Path, ...]:
    """Folders that hold shipped packs: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    return (package / "_rules", package.parent / "rules")


def shipped() -> tuple[str, ...]:
    """Names of the shipped packs."""
    found: dict[str, None] = {}
    for home in homes():
        if home.is_dir():
            found.update((entry.name, None) for entry in sorted(home.iterdir()) if (entry / HEAD).is_file())
    return tuple(found)


_DEFAULT = re.compile(rb"^default:\s*true\b", re.MULTILINE)


def default_pack() -> str:
    """The shipped pack that says that it is taken where none is named; the first one when none says so."""
    names = shipped()
    for name in names:
        if _DEFAULT.search((find(name) / HEAD).read_bytes()):
            return name
    return names[0]


def find(location: str | Path) -> Path:
    """The folder of a pack; "" = the default one. Raises UsageError when there is none."""
    text = str(location) or default_pack()
    if text and "/" not in text and "\\" not in text and text not in (".", ".."):
        for home in homes():
            if (home / text / HEAD).is_file():
                return home / text
    folder = Path(text)
    if (folder / HEAD).is_file():
        return folder
    raise UsageError("ES220", location=text, known=", ".join(shipped()))


def read(folder: Path) -> dict[str, bytes]:
    """The pack's files as they are: YAML files directly in the folder, cut one byte past the limit of a rule file."""
    found: dict[str, bytes] = {}
    try:
        for path in sorted(folder.iterdir()):
            if path.suffix in (".yaml", ".yml") and not path.name.startswith((".", "~")) and path.is_file():
                with path.open("rb") as stream:
                    found[path.name] = stream.read(MOST_BYTES + 1)
            if len(found) > MOST_FILES:
                raise UsageError("ES221", location=str(folder), why=f"> {MOST_FILES}")
    except OSError as failed:
        raise UsageError("ES221", location=str(folder), why=failed.strerror or type(failed).__name__) from failed
    return found


def sources(location: str | Path) -> dict[str, bytes]:
    """The files that a framework is made of, as they are: those of the pack, and the shared ones below "shared/".

    Raises UsageError when there is no such pack.
    """
    folder = find(location)
    found = dict(read(folder))
    shared = _shared_home()
    if shared.is_dir():
        found |= read_shared(shared)
    return found


def parse(files: Mapping[str, bytes], folder: str = "") -> Framework:
    """The framework of a pack's files; the same files are parsed once in a process.

    Raises InvalidRules with every mistake.
    """
    framework = _parsed(tuple(sorted(files.items())), folder, shared_knowledge())
    learn_names(framework.knowledge)
    return framework


# A framework never changes once it is built, so those who open one folder after another (serve, check-all) share it.
@functools.lru_cache(maxsize=8)
def _parsed(files: tuple[tuple[str, bytes], ...], folder: str, base: Knowledge) -> Framework:
    mistakes = Mistakes()
    grown = trees(dict(files), mistakes)
    framework = None
    if not mistakes.found or len(grown) == len(files):
        framework = build(grown, mistakes, base, folder)
    if mistakes.found or framework is None:
        raise _invalid(mistakes)
    return framework


def settled(grown: Mapping[str, LocatedValue]) -> tuple[Framework | None, tuple[Finding, ...]]:
    """The framework of trees in hand, and every mistake of shape or meaning, with the lines that the trees have."""
    mistakes = Mistakes()
    framework = None
    if sound(grown, mistakes):
        framework = build(grown, mistakes, shared_knowledge())
    return framework, tuple(mistakes.found)


def shared_knowledge() -> Knowledge:
    """What is true of documents whatever the framework. Raises InvalidRules, UsageError when it cannot be had."""
    knowledge, mistakes = shared_from(_shared_home())
    if mistakes.found:
        raise _invalid(mistakes)
    learn_names(knowledge)
    return knowledge


def _shared_home() -> Path:
    return next((home / SHARED for home in homes() if (home / SHARED).is_dir()), homes()[-1] / SHARED)


def _invalid(mistakes: Mistakes) -> InvalidRules:
    def place(finding: Finding) -> tuple[bool, str, int]:
        facts = finding.mapping
        return str(facts["file"]) != HEAD, str(facts["file"]), int(str(facts["line"]))

    return InvalidRules(tuple(sorted(mistakes.found, key=place)))


def grown(location: str | Path) -> dict[str, LocatedValue]:
    """The trees of a pack that is sound, as they are written (groups not unfolded). Raises as `load` does."""
    files = read(find(location))
    parse(files)
    return trees(files, Mistakes())


def load(location: str | Path) -> Framework:
    """A shipped pack by name ("" = the default one) or a pack of one's own by folder.

    Raises InvalidRules (every mistake, file and line) and UsageError (no such pack, unreadable folder).
    """
    folder = find(location)
    return parse(read(folder), str(folder))
