"""`rules/shared` → Knowledge: what is true of government documents whatever the framework, and what a pack adds."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from evidence_checker.errors import UsageError
from evidence_checker.messages import kind_names
from evidence_checker.model import Habit, Kind, KindExample, Knowledge, NamedFile, replace
from evidence_checker.rules import check, phrases
from evidence_checker.rules.bodies import bodies_of
from evidence_checker.rules.indicators import NEW_PAGE
from evidence_checker.rules.record import Record, entry, items, texts
from evidence_checker.rules.regions import regions_of
from evidence_checker.rules.services import services_of
from evidence_checker.rules.shared_shapes import SHARED_FILES
from evidence_checker.rules.tree import HEAD, MOST_BYTES, LocatedValue, Mistakes, grow

SHARED = "shared"
# A repeated group that itself repeats can backtrack for ever.
_RUNAWAY = re.compile(r"\((?:\?:)?[^()]*(?:[+*]|\{\d+,\})[^()]*\)(?:[+*]|\{\d+,\})")


def read_shared(folder: Path) -> dict[str, bytes]:
    """The files of the shared folder. Raises UsageError when one cannot be read."""
    found = {}
    for name in SHARED_FILES:
        try:
            with (folder / name).open("rb") as stream:
                found[f"{SHARED}/{name}"] = stream.read(MOST_BYTES + 1)
        except OSError as failed:
            raise UsageError("ES221", location=str(folder), why=failed.strerror or type(failed).__name__) from failed
    return found


def knowledge_of(files: Mapping[str, bytes], mistakes: Mistakes) -> Knowledge:
    """The knowledge in the shared files, as far as it is sound; `mistakes` says whether it is."""
    grown: dict[str, LocatedValue] = {}
    for name, data in files.items():
        tree = grow(name, data, mistakes)
        if tree is not None and check.fits(name, tree, SHARED_FILES[name.split("/")[-1]], mistakes):
            grown[name.split("/")[-1]] = tree
    if len(grown) < len(SHARED_FILES):
        return Knowledge()
    at = {name: Record(f"{SHARED}/{name}", tree, mistakes) for name, tree in grown.items()}
    words: dict[str, tuple[str, ...]] = {}
    for name, spot in at["words.yaml"].table("groups").items():
        group = Record(f"{SHARED}/words.yaml", spot, mistakes)
        phrases.check(group.file, group.spots("phrases"), mistakes, f"groups.{name}", decisive=False)
        words[name] = group.texts("phrases")
    kinds = _kinds(at["kinds.yaml"], {})
    groups = {name: texts(spot) for name, spot in at["kinds.yaml"].table("groups").items()}
    check_groups(at["kinds.yaml"], "groups", kinds)
    plain = {name: tree.plain() for name, tree in grown.items()}
    return Knowledge(
        kinds=tuple(kinds.values()),
        kind_groups=tuple(groups.items()),
        phrase_groups=tuple(words.items()),
        abbreviations=tuple((short, texts(spot)) for short, spot in at["words.yaml"].table("abbreviations").items()),
        written_out=tuple((short, texts(spot)) for short, spot in at["words.yaml"].table("written_out").items()),
        services=services_of(at["sectors.yaml"], at["services.yaml"]),
        regions=regions_of(at["regions.yaml"]),
        bodies=bodies_of(at["bodies.yaml"]),
        sha256=hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest(),
    )


def _group(listed: tuple[str, ...], shared: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A group of a pack's own, in which "@name" stands for the shared group of that name."""
    unfolded = [each for item in listed for each in (shared.get(item[1:], ()) if item.startswith("@") else (item,))]
    return tuple(dict.fromkeys(unfolded))


def check_groups(item: Record, key: str, kinds: Mapping[str, Kind], shared: Iterable[str] = ()) -> None:
    """Every member of a group of kinds must be a kind, or the name of a shared group."""
    known = {*kinds, *(f"@{name}" for name in shared)}
    for group in item.table(key).values():
        for spot in items(group):
            if spot.value not in known:
                expected = "id dari kinds" + check.closest(str(spot.value), list(kinds))
                item.mistake("ES213", spot.line, str(spot.value), expected, key="kinds")


def extended(base: Knowledge, head: Record) -> Knowledge:
    """The shared knowledge with what the head of a pack adds: kinds (new, or more about a known one) and groups."""
    own = {key: head.entries[key].plain() for key in ("kinds", "kind_groups", "phrase_groups") if key in head.entries}
    if not own:
        return base
    kinds = _kinds(head, {kind.id: kind for kind in base.kinds})
    check_groups(head, "kind_groups", kinds, dict(base.kind_groups))
    groups, words = dict(base.kind_groups), dict(base.phrase_groups)
    for name, spot in head.table("kind_groups").items():
        groups[name] = _group(texts(spot), dict(base.kind_groups))
    for name, spot in head.table("phrase_groups").items():
        phrases.check(HEAD, items(spot), head.mistakes, f"phrase_groups.{name}", decisive=False)
        words[name] = _group(texts(spot), dict(base.phrase_groups))
    added = json.dumps([base.sha256, own], sort_keys=True, ensure_ascii=False)
    return replace(
        base,
        kinds=tuple(kinds.values()),
        kind_groups=tuple(groups.items()),
        phrase_groups=tuple(words.items()),
        services=base.services,
        regions=base.regions,
        bodies=base.bodies,
        sha256=hashlib.sha256(added.encode("utf-8")).hexdigest(),
    )


def _kinds(item: Record, known: Mapping[str, Kind]) -> dict[str, Kind]:
    kinds = dict(known)
    for identifier, spot in item.table("kinds").items():
        if isinstance(spot.value, str):
            # just a name: a known kind keeps what is known of it
            kinds[identifier] = known.get(identifier) or Kind(identifier, name=spot.value)
            continue
        kinds[identifier] = _kind(Record(item.file, spot, item.mistakes), identifier, known.get(identifier))
    for identifier, spot in item.table("kinds").items():
        made = kinds[identifier]
        for other in (made.counts_as, made.instead_of):
            if other and other not in kinds:
                expected = "id dari kinds" + check.closest(other, list(kinds))
                item.mistake("ES213", spot.key_line, other, expected, key=f"kinds.{identifier}")
    return kinds


_TRUTHS = (
    "legal", "national", "articled", "manifold", "speaks_in_sentences", "carries_others", "cover_apart",
    "names_own_region", "year_in_text", "rows", "picture", "lasting",
)  # fmt: skip
_TEXTS = ("name", "name_en", "short", "source", "counts_as", "numbered_as", "title_from", "signed_by")


def _kind(item: Record, identifier: str, before: Kind | None) -> Kind:
    """A kind as written; what it does not say of a kind known before stays, and its lists are added to those."""
    at = f"kinds.{identifier}"
    kind = before or Kind(identifier, name=identifier.replace("_", " ").capitalize())
    given: dict[str, Any] = {key: item.text(key) for key in _TEXTS if key in item.entries}
    given |= {key: item.truth(key) for key in _TRUTHS if key in item.entries}
    if "instead_of" in item.entries:
        instead = Record(item.file, item.entries["instead_of"], item.mistakes)
        given |= {"instead_of": instead.text("kind"), "titles": instead.texts("titles")}
    if "chapter_names" in item.entries:
        given["chapter_names"] = _pattern(item, item.entries["chapter_names"], at)
    if "file_name" in item.entries:
        named = Record(item.file, item.entries["file_name"], item.mistakes)
        given["file_name"] = NamedFile(
            _pattern(named, entry(named.spot, "pattern"), f"{at}.file_name"),
            _pattern(named, named.entries["confirmed_by"], at) if "confirmed_by" in named.entries else "",
            int(named.number("rank", 500)),
        )
    given |= {key: item.texts(key) for key in ("needs", "should_have") if key in item.entries}
    habits = []
    for spot in item.spots("habits"):
        habit = Record(item.file, spot, item.mistakes)
        patterns = tuple(_pattern(habit, each, f"{at}.habits") for each in habit.spots("patterns"))
        needed, rank, most = (
            int(habit.number(key, other)) for key, other in (("needed", 1), ("rank", 500), ("most_words", 0))
        )
        excludes = _pattern(habit, habit.entries["excludes"], f"{at}.habits") if "excludes" in habit.entries else ""
        habits.append(Habit(patterns, needed, rank, most, habit.truth("before_titles"), excludes))
    headings = tuple(_heading(item, each, at) for each in item.spots("headings"))
    return replace(
        kind,
        **given,
        headings=(*kind.headings, *headings),
        habits=(*kind.habits, *habits),
        examples=(*kind.examples, *_examples(item, "matches", True), *_examples(item, "matches_not", False)),
    )


def _heading(item: Record, spot: LocatedValue, at: str) -> str:
    """A pattern as it is; a plain phrase as the beginning of a line, whole words."""
    text = str(spot.value)
    return _pattern(item, spot, f"{at}.headings") if text.startswith("^") else "^" + re.escape(text) + r"\b"


def _pattern(item: Record, spot: LocatedValue, at: str) -> str:
    """The regular expression on a spot; one that is none, or can run for ever, is a mistake."""
    text = str(spot.value)
    try:
        re.compile(text)
    except re.error as wrong:
        item.mistake("ES230", spot.line, f"{at}: {text}", f"pola yang sah ({wrong.msg})", at=at)
        return "(?!)"
    if _RUNAWAY.search(text):
        item.mistake("ES230", spot.line, f"{at}: {text}", "pola tanpa ulangan di dalam ulangan", at=at)
        return "(?!)"
    return text


def _examples(item: Record, key: str, matches: bool) -> tuple[KindExample, ...]:
    found = []
    for spot in item.spots(key):
        plain = isinstance(spot.value, str)
        given = item if plain else Record(item.file, spot, item.mistakes)
        text = str(spot.value) if plain else given.text("text")
        name = "contoh.pdf" if plain else given.text("file_name", "contoh.pdf")
        found.append(KindExample(NEW_PAGE.sub("\f", text), matches, name, spot.line))
    return tuple(found)


def learn_names(knowledge: Knowledge) -> None:
    """Let the reports know what the kinds are called."""
    kind_names.learn({kind.id: (kind.name, kind.name_en) for kind in knowledge.kinds})


@functools.cache
def shared_from(folder: Path) -> tuple[Knowledge, Mistakes]:
    """The knowledge of a shared folder, read once in a process, and the mistakes in it."""
    mistakes = Mistakes()
    knowledge = knowledge_of(read_shared(folder), mistakes)
    return knowledge, mistakes
